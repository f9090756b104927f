"""Doubling hostile input must not more than double the work (with room for noise)."""

import pytest

import newsfacts
from newsfacts.extractors.engine import engine
from tests.measuring import seconds

BAITS: dict[str, str] = {
    "numbers": "1,234 56 7.8 9 10 ",
    "number words": "two hundred and one thousand million half a dozen ",
    "ands": "and 1 and 2 or 3, 4, ",
    "opening quotes": "“ he said ",
    "straight quotes": '" said "',
    "dots": ". ",
    "dashes": "1-2-3-4-5 – 6 — ",
    "capitals": "A B C D E F ",
    "cues": "said that he said according to the report that says ",
    "months": "May March May 5 March 3, Sunday Monday last this next ",
    "percent": "% 5% $ 5 $5 bn ",
    "brackets": "((((1 (2 [3 ",
    "newlines": "\n\n1\n- 2\n",
    "places": "in Russia near Kursk in New York of North Korea ",
    "hyphens": "twenty-two-year-old-three-",
    "apostrophes": "'s ’s 's 5's ",
    "one long word": "a",
    "spaces": " ",
    "currencies": "US$ HK$ USD 5 EUR ",
    "pronouns": "he said she said it said they said ",
    "victims": "killed 5 people. 6 were shot. A man and his son died. ",
    "described": "The farmers said 40 died. Miners said 9 left. ",
}


@pytest.mark.parametrize("bait", BAITS)
def test_work_grows_with_the_text_and_no_faster(bait: str) -> None:
    engine()
    unit = BAITS[bait]
    small = (unit * (16_000 // len(unit) + 1))[:16_000]
    large = small + small

    def ratio() -> float:
        first = min(seconds(lambda: list(newsfacts.extract(small))) for _ in range(3))
        second = min(seconds(lambda: list(newsfacts.extract(large))) for _ in range(3))
        return second / first

    # A busy machine may spoil one measurement, a quadratic step spoils all of them.
    assert any(ratio() < 2.6 for _ in range(6))
