"""Time expressions: the table of cases, the lexicon's examples, what resolution may not do."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.documents.building import build_document
from newsfacts.documents.lexicon import LexiconError
from newsfacts.documents.records import GivenDate
from newsfacts.extractors.mentions import TimeMention
from newsfacts.extractors.publication.articles import date_article
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.anchoring import RESOLVERS
from newsfacts.extractors.times.contexts import Context, Settled
from newsfacts.extractors.times.extractor import Times
from newsfacts.extractors.times.holidaywords import Holiday, holidays
from newsfacts.extractors.times.readings import Reading
from newsfacts.extractors.times.timewords import time_words
from tests.casefiles import load_cases

TIMES = Times()
VOCABULARY = dict.fromkeys(TIMES.anchors, 1)


def find_times(text: str, published: str | None = None) -> list[TimeMention]:
    """The time mentions of a text, read by this extractor alone."""
    given_date = None if published is None else GivenDate(published, "option")
    document = build_document(text, id="case", given_date=given_date)
    document = msgspec.structs.replace(document, published=date_article(document))
    scan = Scan(document, VOCABULARY)
    readings: list[Reading] = []
    taken = 0
    for index, word in enumerate(scan.words):
        if scan.starts[index] >= taken and (word in VOCABULARY or "0" <= word < ":"):
            reading = TIMES.parse(scan, index)
            if reading is not None:
                readings.append(reading)
                taken = reading.span.end
    return TIMES.settle(scan, readings)


@pytest.mark.parametrize("case", load_cases("times"))
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        {"text": text[m.span.start : m.span.end]} | m._asdict()
        for m in find_times(text, case.get("published"))
    ]
    # a case names only what it is about; the type, value and mod are always compared
    expected = [{"mod": None} | entry for entry in case["expected"]]
    assert [
        {key: mention[key] for key in entry}
        for mention, entry in zip(found, expected, strict=False)
    ] == expected
    assert len(found) == len(expected), found[len(expected) :]


def _examples() -> Iterator[tuple[str, str, bool]]:
    for entry in (*time_words().reference, *time_words().set):
        yield from ((text, entry.value, True) for text in entry.examples)
        yield from ((text, entry.value, False) for text in entry.counterexamples)
    for named in time_words().named_day:
        yield from ((text, named.value, True) for text in named.examples)
        yield from ((text, named.value, False) for text in named.counterexamples)


@pytest.mark.parametrize(("text", "value", "wanted"), list(_examples()))
def test_lexicon_entry_finds_its_examples_only(text: str, value: str, wanted: bool) -> None:
    assert (value in [mention.value for mention in find_times(text, "2016-09-14")]) == wanted


@pytest.mark.parametrize("entry", holidays().holiday, ids=lambda entry: entry.names[0])
def test_holiday_finds_its_examples_only(entry: Holiday) -> None:
    for text in entry.examples:
        assert [m.rule for m in find_times(text, "2016-09-14")] == ["time: holiday"], text
    for text in entry.counterexamples:
        assert "time: holiday" not in [m.rule for m in find_times(text, "2016-09-14")], text


def test_relation_keeps_the_preposition_and_its_place() -> None:
    text = "The mill has been shut since March 3."
    (mention,) = find_times(text, "2016-09-14")
    assert mention.relation == "since"
    assert mention.relation_span is not None
    assert text[slice(*mention.relation_span)] == "since"


def test_undated_article_has_no_calendar_days_of_its_own() -> None:
    text = "Today, on Monday, last week, in May, this year, two days ago and at Easter it rained."
    mentions = find_times(text)
    assert len(mentions) == 7
    assert {(mention.start, mention.end) for mention in mentions} == {(None, None)}
    assert all(mention.value.startswith("XX") for mention in mentions)


WORDS = st.sampled_from(
    [
        "May", "March", "3", "15", "2013", "1990s", "Monday", "Sun.", "last", "next", "the", "of",
        "week", "years", "ago", "a", "two", "and", "half", "-", "quarter", "third", "in", "9999",
        "at", "5", "p.m.", ":", "30", "Easter", "'s", "to", ",", ".", "every", "early", "day",
        "ten", "thousand", "million", "decades", "century", "earlier", "from", "now", "31", "Feb.",
        "²", "③", "9" * 400, "dozen", "GMT", "(", ")", "on", "many", "as", "per", "fiscal", "£",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(WORDS, max_size=25).map(" ".join),
    st.sampled_from([None, "2013-03-22", "0002-01-01", "9998-12-31", "2009-04"]),
)
def test_any_words_give_ordered_mentions_inside_the_text(text: str, published: str | None) -> None:
    taken = 0
    for mention in find_times(text, published):
        assert taken <= mention.span.start < mention.span.end <= len(text)
        assert mention.value
        assert (mention.start is None) == (mention.end is None)
        assert mention.start is None or mention.end is None or mention.start <= mention.end
        taken = mention.span.end


@pytest.mark.parametrize(
    ("text", "loads"), [("It closed on May 3, 2011.", False), ("It closed on 3.5.2011.", True)]
)
def test_dateparser_is_loaded_for_odd_dates_only(text: str, loads: bool) -> None:
    code = (
        "import sys\n"
        "from newsfacts.extractors.scanning import Scan\n"
        "from newsfacts.extractors.times.extractor import Times\n"
        "from newsfacts.documents.records import Document\n"
        f"scan = Scan(Document(id='x', text={text!r}), {{}})\n"
        "times = Times()\n"
        "found = [times.parse(scan, i) for i in range(len(scan))]\n"
        "assert any(found)\n"
        "print('dateparser' in sys.modules)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == str(loads)


def test_a_broken_lexicon_is_told_and_not_taken_for_a_day_past_the_calendar(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(reading: Reading, context: Context) -> Settled:
        raise LexiconError("times.toml: broken")

    monkeypatch.setitem(RESOLVERS, "day", broken)
    with pytest.raises(LexiconError):
        find_times("It closed yesterday.", "2016-09-14")
