"""Read the tables of cases in ``tests/cases/*.toml``.

A case has ``label``, ``text``, ``expected`` (what the test file of the same name compares), and may
have ``expect = "fail"`` (a known failure, strict), ``comment``, ``origin`` (wild, synthetic or
negative) and, for times, ``published``.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "cases"


def load_cases(name: str) -> list[Any]:
    """The cases of ``tests/cases/<name>.toml`` as pytest parameters, known failures marked."""
    cases = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    labels = [case["label"] for case in cases]
    assert len(labels) == len(set(labels)), f"two cases of {name} share a label"
    return [
        pytest.param(
            case,
            id=case["label"],
            marks=[pytest.mark.xfail(strict=True, reason=case.get("comment", "known failure"))]
            if case.get("expect", "pass") == "fail"
            else [],
        )
        for case in cases
    ]
