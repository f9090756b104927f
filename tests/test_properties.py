"""What holds for any text whatever: no errors, spans that fit, nothing said twice."""

import itertools

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

import newsfacts
from newsfacts.extractors.facts import Fact

# Pieces of news, so that random text meets the grammar; and any characters at all.
PIECES = [
    "Up to 12,000 North Korean troops",
    "were killed",
    " according to the Pentagon",
    "Ryder said on Tuesday that ",
    "“We lost a couple of thousand more,”",
    " he said. ",
    "between 3,000 and 5,000",
    "$2.5bn",
    "three-quarters",
    "dozens of",
    "on October 30, 2024",
    "by December",
    "a 23-year-old man",
    "rose 3% to 800",
    "\n\n",
    "\n- ",
    ", while Ukrainian authorities believe it could be as high as ",
    "— Fox News (@FoxNews) October 30, 2024\n",
    "U.S. officials",
    "It is estimated ",
    "'",
    '"',
    "(",
    "–",
    "1/2",
    "0",
    "hundreds of thousands of ",
    "no ",
    "people ",
    "twenty-one ",
    "million ",
    "İ",
    "\u2028",
    "\x00",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=25).map(" ".join)


def facts_of(text: str) -> list[Fact]:
    return list(newsfacts.extract(text, published="2024-10-31", id="a"))


def parts(fact: Fact) -> list[tuple[int, int]]:
    spans = [span for group in msgspec.structs.astuple(fact.spans) for span in group]
    if fact.quote:
        spans += [*fact.quote.source, *fact.quote.cue, *fact.quote.content]
    return spans


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_span_fits_the_text(text: str) -> None:
    for fact in facts_of(text):
        assert 0 <= fact.start < fact.end <= len(text)
        assert fact.text == text[fact.start : fact.end]
        for start, end in parts(fact):
            assert 0 <= start < end <= len(text)
        assert 0 <= fact.sentence.start <= fact.start < fact.sentence.end <= len(text)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_facts_come_in_order_without_overlap_and_without_double_ids(text: str) -> None:
    facts = facts_of(text)
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
    assert len({fact.id for fact in facts}) == len(facts)
    for kind in ("quantity", "date"):
        spans = [(fact.start, fact.end) for fact in facts if fact.kind == kind]
        assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans)), spans


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_amounts_are_ordered_and_unknown_ends_are_null(text: str) -> None:
    for fact in facts_of(text):
        if fact.quantity is None:
            continue
        low, high = fact.quantity.low, fact.quantity.high
        assert low is None or high is None or low <= high
        if fact.quantity.modifier in ("at_most", "less_than"):
            assert low is None
        if fact.quantity.modifier in ("at_least", "more_than"):
            assert high is None


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_fact_survives_json(text: str) -> None:
    for fact in facts_of(text):
        assert msgspec.json.decode(msgspec.json.encode(fact), type=Fact) == fact


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    assert facts_of(text) == facts_of(text)


def shift(fact: Fact, by: int) -> tuple[object, ...]:
    return (
        fact.kind,
        fact.start + by,
        fact.end + by,
        fact.text,
        fact.quantity,
        fact.claimant and fact.claimant.name,
        [(start + by, end + by) for start, end in parts(fact)],
    )


def test_a_neutral_paragraph_only_shifts_offsets() -> None:
    first = "Officials in the region spoke of a difficult winter.\n\n"
    rest = (
        "About 8,000 North Korean troops are in Kursk, the Pentagon said. "
        "Ukrainian authorities believe the number could be as high as 12,000."
    )
    neutral = "The weather stayed mild and the roads stayed open.\n\n"
    before = facts_of(first + rest)
    after = facts_of(first + neutral + rest)
    assert before
    moved = [shift(f, len(neutral) if f.start >= len(first) else 0) for f in before]
    assert moved == [shift(f, 0) for f in after]


CUT_OFF = (
    "He said the ministry said 500 people would have left by 9:30 a.m. if the road, which 7 of "
    "the drivers use, had been open. The agency expected 8% and could cut 40 jobs, with more than "
    "20 of the 32 plants shut. Of the 15 hurt, two more died on May 3, 2011, at 5:15 p.m., "
    "according to “Dr. Ana Ruiz (the head of the clinic)” – “about 1/2 of them,” she added, citing "
    "$2.5bn in aid and a 12-year-old’s account; by then 60 to 70, or a third, had fled.\n"
    "— Ana Doe (@ana) February 30, 2024\nCopyright © 2012 The Ledger"
)


def test_a_text_may_end_anywhere() -> None:
    for end in range(len(CUT_OFF) + 1):
        if end == len(CUT_OFF) or not CUT_OFF[end].isalpha():
            facts_of(CUT_OFF[:end])
            facts_of(CUT_OFF[max(0, end - 40) : end])


def test_a_text_may_begin_anywhere() -> None:
    for start in range(0, len(CUT_OFF), 3):
        facts_of(CUT_OFF[start : start + 60])
