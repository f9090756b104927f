"""Text made to hurt: reading it ends, and its figures are finite, ordered and in bounds."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extractors.quantityreading import figures

HOSTILE = [
    "1-" * 3000,
    "1 to 2 to " * 1000,
    "million " * 3000,
    "hundreds of " * 2000,
    "one hundred and " * 1500,
    "9" * 9000,
    "9" * 30 + " million",
    "$" * 4000 + "5",
    "a couple of million million million million million " * 200,
    "12 x 12 x " * 1200,
    "between 1 and " * 1200,
    "aged 1, 2, 3, 4, 5, 6, " * 600,
    "(1) (2) " * 1500,
    "5 " * 4000,
    " ".join(map(str, range(1000))),  # no number of 900 groups of three
    "816 000 " * 2000,
    "about " * 4000 + "5",
    "1/2/" * 2500,
    "the number of " * 1200 + "5",
    "Big-" * 2000 + "5",
]
WORDS = """
12 3.5 1,000 2014 million hundred and a half of to - – / $ £ ( ) % percent about more than
up one two dozen few several couple troops killed years old km m bn from rose fell between
no small number in 10 third North Korean , . ’s sub
"""


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:16])
def test_hostile_text_gives_finite_figures(text: str) -> None:
    for mention in figures(text):
        for value in (mention.low, mention.high):
            assert value is None or math.isfinite(value)


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=14), st.sampled_from([" ", ""]))
def test_any_words_give_figures_in_order_and_in_bounds(words: list[str], space: str) -> None:
    text = space.join(words)
    end = 0
    for mention in figures(text):
        start, stop = mention.span
        assert 0 <= end <= start < stop <= len(text)
        end = stop
        assert start <= mention.number.start < mention.number.end <= stop
        for span in (*mention.modifier_spans, *mention.counted_spans, *mention.hedge_spans):
            assert 0 <= span.start < span.end <= len(text)
        if mention.counted is not None:
            span = mention.counted_spans[0]
            assert text[span.start : span.end] == mention.counted
        if mention.low is not None and mention.high is not None:
            assert mention.low <= mention.high
        assert mention.unit is not None or mention.counted is None


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789-–.,/$%() ½aou’", max_size=40))
def test_any_marks_end(text: str) -> None:
    for mention in figures(text):
        assert text[mention.span.start : mention.span.end]
