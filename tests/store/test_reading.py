"""Read a store: by filter, by name, and with nothing wrong passed over."""

import json
from pathlib import Path

import pytest

from newsfacts.store.errors import (
    AmbiguousName,
    BrokenSegment,
    NoStore,
    StoreChanged,
    UnknownName,
    WrongSchema,
)
from newsfacts.store.ingest import ingest
from newsfacts.store.naming import answers_to
from newsfacts.store.reading import Store, needle
from newsfacts.store.segments import Entry
from tests.store.corpora import SEEDS, make_article, write_corpus


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Store:
    place = tmp_path_factory.mktemp("seeds")
    ingest([SEEDS], store=place / "store")
    return Store(place / "store")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    write_corpus(tmp_path / "articles", 3)
    ingest([tmp_path / "articles"], store=tmp_path / "store")
    return tmp_path / "store"


def edit_manifest(store: Path, **changes: object) -> None:
    path = store / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps(manifest), encoding="utf-8")


def same_size(path: Path, line: int, payload: bytes) -> None:
    """Write over the beginning of a line."""
    lines = path.read_bytes().split(b"\n")
    lines[line - 1] = payload + lines[line - 1][len(payload) :]
    path.write_bytes(b"\n".join(lines))


def test_facts_come_in_the_order_of_articles_and_text(seeds: Store) -> None:
    order = [article.id for article in seeds.articles()]
    places = [(order.index(fact.article), fact.start) for fact in seeds.facts()]
    assert places == sorted(places)
    assert {fact.article for fact in seeds.facts()} == set(order)


def test_filters_choose_what_they_name(seeds: Store) -> None:
    facts = list(seeds.facts())
    assert seeds.manifest.counts.facts == len(facts)
    quantities = [fact for fact in facts if fact.kind == "quantity"]
    assert list(seeds.facts(kind="quantity")) == quantities
    troops = [fact for fact in quantities if fact.quantity and fact.quantity.metric == "troops"]
    assert troops
    assert list(seeds.facts(metric="troops")) == troops
    assert list(seeds.facts(metric="troops", kind="date")) == []
    assert list(seeds.facts(modality="asserted", zone="headline")) == [
        fact for fact in facts if fact.modality == "asserted" and fact.zone == "headline"
    ]
    assert list(seeds.facts(outlet="no such paper")) == []


def test_facts_of_an_article_are_found_by_any_name_of_it(seeds: Store) -> None:
    article = seeds.article("003")
    facts = [fact for fact in seeds.facts() if fact.article == article.id]
    assert facts
    for name in (
        "003",
        "003_62a1",
        article.id,
        article.id[:8],
        str(SEEDS / "003_62a14225dbc0a0d6.txt"),
    ):
        assert list(seeds.facts(article=name)) == facts
    assert seeds.text("003") == article.text


def test_offsets_point_into_the_text_of_the_article(seeds: Store) -> None:
    texts = {article.id: article.text for article in seeds.articles()}
    for fact in seeds.facts():
        assert texts[fact.article][fact.start : fact.end] == fact.text


def test_a_fact_is_found_by_a_unique_beginning_of_its_id(seeds: Store) -> None:
    ids = [fact.id for fact in seeds.facts()]
    for identity in ids[:5]:
        assert seeds.fact(identity).id == identity
        unique = next(n for n in range(1, 17) if sum(i.startswith(identity[:n]) for i in ids) == 1)
        assert seeds.fact(identity[:unique]).id == identity
        if unique > 1:
            with pytest.raises(AmbiguousName) as caught:
                seeds.fact(identity[: unique - 1])
            assert any(identity[:unique] in candidate for candidate in caught.value.candidates)


def test_the_ids_of_facts_come_without_the_facts(seeds: Store) -> None:
    assert list(seeds.fact_ids()) == [fact.id for fact in seeds.facts()]


@pytest.mark.parametrize("name", ["", "zzz", "009", 'x"', "00"])
def test_unknown_and_ambiguous_names_are_errors_with_a_hint(seeds: Store, name: str) -> None:
    with pytest.raises((UnknownName, AmbiguousName)) as caught:
        seeds.article(name)
    assert isinstance(caught.value, AmbiguousName) == (name == "00")
    assert caught.value.hint
    if isinstance(caught.value, AmbiguousName):
        assert len(caught.value.candidates) == 5
    with pytest.raises(UnknownName):
        seeds.fact(f"{name}-")  # no digit of an id


def test_the_name_of_a_record_is_its_id_and_not_its_file() -> None:
    entry = Entry("x17", "wire/october.jsonl#x17", "", "", (0, 0), (0, 0), None)  # type: ignore[arg-type]
    assert answers_to(entry, "x1")
    assert not answers_to(entry, "october")


def test_a_needle_is_not_found_in_the_text_of_a_fact() -> None:
    line = json.dumps({"text": 'the "metric":"troops" of it'}, separators=(",", ":")).encode()
    assert needle("metric", "troops") not in line
    assert needle("metric", "troops") in b'{"quantity":{"metric":"troops"}}'


def test_no_store_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        Store(tmp_path)


@pytest.mark.parametrize(
    ("schema", "hint"), [(0, "a new --store"), (2, "upgrade"), (None, "upgrade"), ("1", "upgrade")]
)
def test_a_store_of_another_schema_is_refused(store: Path, schema: object, hint: str) -> None:
    edit_manifest(store, schema=schema)
    for use in (lambda: Store(store), lambda: ingest([store.parent / "articles"], store=store)):
        with pytest.raises((WrongSchema, BrokenSegment)) as caught:
            use()
        if isinstance(caught.value, WrongSchema):
            assert hint in caught.value.hint


def test_a_broken_manifest_is_named(store: Path) -> None:
    (store / "manifest.json").write_text('{"schema": 1, "seg', encoding="utf-8")
    with pytest.raises(BrokenSegment, match=r"manifest\.json"):
        Store(store)


def test_a_broken_line_is_named(store: Path) -> None:
    same_size(store / "articles-00000.jsonl", 2, b'{"id":17,')
    articles = Store(store).articles()
    assert next(articles).text == make_article(0)
    with pytest.raises(BrokenSegment, match=r"articles-00000\.jsonl:2: ") as caught:
        next(articles)
    assert caught.value.line == 2
    with pytest.raises(BrokenSegment, match=r"articles-00000\.jsonl:2: "):
        Store(store).article("00001")
    same_size(store / "index-00000.jsonl", 3, b"}")
    with pytest.raises(BrokenSegment, match=r"index-00000\.jsonl:3: "):
        Store(store).article("00002")


def test_a_broken_fact_is_named_also_when_read_for_one_article(store: Path) -> None:
    facts = list(Store(store).facts())
    last = len(facts)
    same_size(store / "facts-00000.jsonl", last, b'{"id":"x","kind":[')
    with pytest.raises(BrokenSegment, match=f"facts-00000.jsonl:{last}: "):
        list(Store(store).facts())
    with pytest.raises(BrokenSegment, match=f"facts-00000.jsonl:{last}: "):
        list(Store(store).facts(article=facts[-1].article))


@pytest.mark.parametrize("kind", ["articles", "facts", "index"])
def test_a_segment_cut_short_or_gone_is_named(store: Path, kind: str) -> None:
    path = store / f"{kind}-00000.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(BrokenSegment, match=f"{kind}-00000.jsonl: .* bytes"):
        read_everything(store)
    path.unlink()
    with pytest.raises(BrokenSegment, match="missing"):
        read_everything(store)


def test_a_reader_notices_that_the_store_changed_under_it(store: Path) -> None:
    old = Store(store)
    (store.parent / "articles" / "00001.txt").write_text(make_article(9), encoding="utf-8")
    ingest([store.parent / "articles"], store=store)
    with pytest.raises(StoreChanged):
        list(old.articles())
    assert len(list(Store(store).articles())) == 3


def test_a_reader_does_not_mind_what_was_added_behind(store: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsfacts.store.opening.ARTICLES_PER_SEGMENT", 3)
        old = Store(store)
        write_corpus(store.parent / "articles", 4, first=3)
        ingest([store.parent / "articles"], store=store)
    assert len(list(old.articles())) == 3


def read_everything(store: Path) -> None:
    opened = Store(store)
    list(opened.articles())
    list(opened.facts())
    list(opened.entries())
