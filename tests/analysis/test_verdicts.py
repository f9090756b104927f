"""The comparability suite: two claims, their verdict, and words of its reason."""

from typing import Any

import pytest

from newsfacts.analysis.claims import Claim
from newsfacts.analysis.completing import claims_of
from newsfacts.analysis.settings import Context, Settings
from newsfacts.analysis.verdicts import judge
from newsfacts.documents.building import build_document
from tests.analysis.making import figure, time
from tests.casefiles import load_cases


def claims_in(case: dict[str, Any]) -> tuple[Claim, Claim, Context]:
    text = case.get("text")
    made = []
    for article, name in (("x", "a"), ("y", "b")):
        values = {key: _value(value) for key, value in case[name].items()}
        if "since" in values:
            values["when"] = time(values.pop("since"), relation="since")
        if text:
            at = text.index(values["text"])
            sentences = build_document(text).sentences
            holder = next(each for each in sentences if each.start <= at < each.end)
            values |= {"article": "x", "at": at, "sentence": (holder.start, holder.end)}
        else:
            values["article"] = article
        made.append(figure(**values))
    a, b = claims_of(made)
    settings = Settings(tolerance=case.get("tolerance"), within=case.get("within"))
    return a, b, Context(settings, {"x": text} if text else {})


def _value(value: Any) -> Any:
    if value == "none":
        return None
    if isinstance(value, list) and value[-1] == "none":
        return (value[0], None)
    return tuple(value) if isinstance(value, list) and value[0][:2] == "20" else value


@pytest.mark.parametrize("case", load_cases("comparability"))
def test_a_pair_gets_its_verdict(case: dict[str, Any]) -> None:
    a, b, context = claims_in(case)
    judgement = judge(a, b, context)
    expected = case["expected"]
    assert (judgement.verdict, judgement.key or "") == (expected["verdict"], expected["key"]), (
        judgement
    )
    assert expected["reason"] in judgement.reason


@pytest.mark.parametrize("case", load_cases("comparability"))
def test_a_verdict_is_symmetric(case: dict[str, Any]) -> None:
    a, b, context = claims_in(case)
    one, other = judge(a, b, context), judge(b, a, context)
    assert (one.verdict, one.key, set(one.settle)) == (
        other.verdict,
        other.key,
        set(other.settle),
    )
