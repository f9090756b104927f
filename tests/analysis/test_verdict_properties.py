"""What holds for any two claims."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newsfacts.analysis.completing import claims_of
from newsfacts.analysis.settings import Context
from newsfacts.analysis.verdicts import judge
from newsfacts.extractors.facts import Fact
from tests.analysis.making import figure

NUMBERS = st.sampled_from([1, 2, 3, 50, 1000, 8000, 8200, 9000, 10000])
DAYS = st.sampled_from([None, "2023-05-01", "2023-05-03", "2023-07-01", ("2023-05-02", None)])


@st.composite
def figures(draw: Any) -> Fact:
    """A claim about troops or deaths, with few values, so that two of them often meet."""
    shape = draw(st.sampled_from(["exact", "approx", "at_least", "at_most", "range", "vague"]))
    number = draw(NUMBERS)
    bounds = {
        "at_least": (number, None),
        "at_most": (None, number),
        "range": (number, number * 2),
        "vague": draw(st.sampled_from([(number, number * 10), (None, None)])),
    }.get(shape, (number, number))
    return figure(
        f"{number:,}",
        low=bounds[0],
        high=bounds[1],
        modifier=shape,
        metric=draw(st.sampled_from(["troops", "deaths"])),
        claimant=draw(st.sampled_from([None, "Niger", "Nigerien army", "some"])),
        parent=draw(st.sampled_from([None, "Niger"])),
        who=draw(st.sampled_from(["official", "anonymous", "unattributed"])),
        modality=draw(st.sampled_from(["asserted", "possible", "projected"])),
        role=draw(st.sampled_from(["level", "level", "change"])),
        trend=draw(st.sampled_from([None, None, "up"])),
        places=draw(st.sampled_from([[], ["Mao<Chad"], ["Chad"]])),
        published=draw(DAYS),
        when=draw(st.sampled_from([None, None, "2023-05-01", "XXXX-05"])),
        article=draw(st.sampled_from(["a", "b"])),
        at=draw(st.sampled_from([10, 200, 900])),
        sentence=draw(st.sampled_from([None, (0, 1000)])),
    )


@given(figures(), figures())
def test_a_verdict_does_not_depend_on_the_order(one: Fact, other: Fact) -> None:
    a, b = claims_of([one, other])
    first, second = judge(a, b, Context()), judge(b, a, Context())
    assert (first.verdict, first.key, set(first.settle)) == (
        second.verdict,
        second.key,
        set(second.settle),
    )


@given(figures(), figures())
def test_every_verdict_has_a_reason_and_what_differs(one: Fact, other: Fact) -> None:
    a, b = claims_of([one, other])
    judgement = judge(a, b, Context())
    assert judgement.reason
    assert "None" not in judgement.reason
    assert (judgement.key is not None) == (judgement.verdict == "not comparable")


@given(figures())
def test_a_claim_never_opposes_itself(one: Fact) -> None:
    (claim,) = claims_of([one])
    assert judge(claim, claim, Context()).verdict in ("agree", "compatible", "not comparable")


@given(figures(), figures())
def test_a_vague_word_makes_no_conflict(one: Fact, other: Fact) -> None:
    a, b = claims_of([one, other])
    if a.is_vague or b.is_vague:
        assert judge(a, b, Context()).verdict != "conflict"


@given(figures(), figures())
def test_figures_that_are_opposed_have_the_same_keys(one: Fact, other: Fact) -> None:
    a, b = claims_of([one, other])
    if judge(a, b, Context()).verdict in ("conflict", "revision"):
        assert a.keys._replace(place=None) == b.keys._replace(place=None)
        assert a.kind == "incident" or a.keys.place == b.keys.place
