"""Read the tables of cases in ``tests/cases/*.toml``.

A case has ``label``, ``text``, ``expected`` (what the test file of the same name compares), and may
have ``expect = "fail"`` (a known failure, strict), ``comment``, ``origin`` (wild, synthetic or
negative) and, for times, ``published``.
"""

import tomllib
from collections.abc import Iterator
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


def read_case_texts() -> Iterator[tuple[str, str]]:
    """Every string of every case, behind the name of its file and its label."""
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield from ((f"{path.stem}: {case['label']}", text) for text in _strings(case))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)
