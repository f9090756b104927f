"""What an article adds to the report."""

import pytest

from newsfacts.documents.records import Span
from newsfacts.extractors.facts import Claimant
from newsfacts.store.reports import Counter
from newsfacts.store.tallies import speaker_of, surface_of


def claimant(
    name: str | None, kind: str, text: str | None = None, cue: str | None = None
) -> Claimant:
    return Claimant(name, kind, text, cue, None, (), (), None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "number", "surface"),
    [
        ("ties between the two nations, again", "two", "two nations"),
        ("it came first.", "first", "first"),
        ("First of all", "First", "First of"),
        ("see https://t.co/xYz8q1 now", "8", "https://t.co/xYz8q1"),
        ("(October 30, 2024)", "2024", "2024"),
        ("Flight 370 was", "370", "370"),
        ("one", "one", "one"),
        ("number one\n\nsecond", "one", "one second"),
        ("a" * 100 + "7" + "b" * 100, "7", "a" * 40),
    ],
)
def test_a_rejected_number_is_shown_as_one_would_look_for_it(
    text: str, number: str, surface: str
) -> None:
    start = text.index(number)
    assert surface_of(text, Span(start, start + len(number))) == surface


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        (None, ("own voice", "")),
        (claimant("Pentagon", "organisation", "the Pentagon"), ("named", "Pentagon")),
        (claimant("some sources", "anonymous", "Some sources"), ("anonymous", "some sources")),
        (claimant(None, "anonymous", "a source"), ("anonymous", "a source")),
        (claimant(None, "unattributed", None, "is estimated"), ("nobody", "is estimated")),
        (claimant(None, "unattributed"), ("nobody", "")),
    ],
)
def test_a_claimant_is_named_anonymous_nobody_or_the_article(
    source: Claimant | None, speaker: tuple[str, str]
) -> None:
    assert speaker_of(source) == speaker


def test_counts_beyond_the_names_kept_are_in_the_total() -> None:
    counter = Counter(kept=2)
    for name in ("b", "a", "c", "a", "c"):
        counter.add(name)
    assert counter.most_frequent() == {"a": 2, "b": 1}
    assert counter.total == 5
