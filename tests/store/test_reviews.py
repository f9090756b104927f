"""Reviews stay with their facts through every ingest, and change what is read of them."""

from pathlib import Path

import pytest

from newsfacts.extractors.facts import Fact
from newsfacts.store.corrections import BadCorrection, correct, read_correction
from newsfacts.store.ingest import ingest
from newsfacts.store.maintaining import compact
from newsfacts.store.reading import Store
from newsfacts.store.reviews import REVIEWS, Review, ReviewVerdict, append_reviews

TEXT = (
    "A fire killed 3 people in Lima on Monday, officials said.\n\n"
    "Some 40 boats left the harbour of Callao, the ministry said.\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    ingest([tmp_path / "a.txt"], store=tmp_path / "store")
    return tmp_path / "store"


def figure(store: Path, text: str) -> Fact:
    (found,) = [
        fact for fact in Store(store).facts(kind="quantity", rejected=True) if fact.text == text
    ]
    return found


def figures(store: Path) -> list[str]:
    return [fact.text for fact in Store(store).facts(kind="quantity")]


def say(store: Path, text: str, verdict: ReviewVerdict, **more: object) -> None:
    fact = figure(store, text)
    article = Store(store).article(fact.article)
    review = Review(
        verdict=verdict,
        fact=fact.id,
        by="Ana",
        at="2024-11-02T10:00:00Z",
        path=fact.path,
        kind=fact.kind,
        text=fact.text,
        start=fact.start,
        sentence=article.text[fact.sentence.start : fact.sentence.end],
        **more,  # type: ignore[arg-type]
    )
    append_reviews(store, [review])


def test_a_rejected_fact_is_left_out_and_still_there(store: Path) -> None:
    assert figures(store) == ["3", "Some 40"]
    say(store, "3", "reject")
    assert figures(store) == ["Some 40"]
    assert figure(store, "3").text == "3"
    assert Store(store).fact(figure(store, "3").id).text == "3"
    say(store, "3", "accept")  # the last word counts
    assert figures(store) == ["3", "Some 40"]


def test_a_corrected_fact_is_read_as_corrected_and_found_by_what_it_is(store: Path) -> None:
    assert [fact.text for fact in Store(store).facts(metric="deaths")] == ["3"]
    say(store, "3", "correct", fields={"quantity.metric": "injuries", "claimant": "Lima"})
    (fact,) = Store(store).facts(metric="injuries")
    assert (fact.text, fact.claimant and fact.claimant.name) == ("3", "Lima")
    assert list(Store(store).facts(metric="deaths")) == []
    assert next(iter(Store(store).facts_as_stored())).quantity != fact.quantity


def test_reviews_stay_when_the_article_changes(store: Path) -> None:
    say(store, "3", "reject")
    before = figure(store, "3").id
    (store.parent / "a.txt").write_text(f"Correction: the date was wrong.\n\n{TEXT}", "utf-8")
    ingest([store.parent / "a.txt"], store=store)
    assert figures(store) == ["Some 40"]
    assert figure(store, "3").id != before
    assert Store(store).reviews.lost == []


def test_a_review_of_words_that_are_gone_is_lost_and_said_to_be(store: Path) -> None:
    say(store, "3", "reject")
    (store.parent / "a.txt").write_text(TEXT.replace("3 people", "4 people"), "utf-8")
    ingest([store.parent / "a.txt"], store=store)
    assert figures(store) == ["4", "Some 40"]
    (lost,) = Store(store).reviews.lost
    assert lost.text == "3"
    (store.parent / "a.txt").write_text(TEXT, "utf-8")
    ingest([store.parent / "a.txt"], store=store)
    assert figures(store) == ["Some 40"]


def test_reviews_are_only_appended_to(store: Path) -> None:
    say(store, "3", "reject")
    first = (store / REVIEWS).read_bytes()
    say(store, "Some 40", "accept")
    ingest([store.parent / "a.txt"], store=store)
    compact(store)
    assert (store / REVIEWS).read_bytes().startswith(first)
    assert figures(store) == ["Some 40"]


def test_a_broken_line_is_named_and_the_rest_holds(store: Path) -> None:
    say(store, "3", "reject")
    with (store / REVIEWS).open("ab") as file:
        file.write(b'{"type":"review","verd')  # a kill in the middle of a line
    say(store, "Some 40", "reject")
    assert figures(store) == []
    (error,) = Store(store).reviews.broken
    assert error.line == 2


def test_a_store_that_cannot_be_written_is_read_with_its_reviews(store: Path) -> None:
    say(store, "3", "reject")
    cache = store / "cache"
    if cache.is_dir():
        for path in cache.iterdir():
            path.unlink()
        cache.rmdir()
    cache.write_text("in the way")
    assert figures(store) == ["Some 40"]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("metric=injuries", ("quantity.metric", "injuries")),
        ("low=1,300", ("quantity.low", 1300.0)),
        ("high=none", ("quantity.high", None)),
        ("claimant = Red Cross", ("claimant", "Red Cross")),
        ("claimant.name=Red Cross", ("claimant", "Red Cross")),
    ],
)
def test_corrections_are_read(given: str, read: tuple[str, object]) -> None:
    assert read_correction(given) == read


@pytest.mark.parametrize("given", ["low=many", "colour=red", "metric", "=5", "text=x", "id=x"])
def test_what_is_no_correction_is_refused(given: str) -> None:
    with pytest.raises(BadCorrection):
        read_correction(given)


@pytest.mark.parametrize(
    "fields",
    [
        {"modality": "perhaps"},
        {"quantity.low": 9.0, "quantity.high": 3.0},
        {"quantity.modifier": "some"},
        {"modality": None},
        {"time": "last week"},
    ],
)
def test_what_makes_no_fact_is_refused(fields: dict[str, object], store: Path) -> None:
    with pytest.raises(BadCorrection):
        correct(figure(store, "3"), fields)  # type: ignore[arg-type]


def test_times_places_and_nobody_are_corrected(store: Path) -> None:
    fields = {"time": "2024-05", "place": "Callao", "claimant": None}
    fact = correct(figure(store, "3"), fields)
    assert fact.time is not None
    assert (fact.time.start, fact.time.end) == ("2024-05-01", "2024-05-31")
    assert [place.name for place in fact.places] == ["Callao"]
    assert fact.claimant is None
