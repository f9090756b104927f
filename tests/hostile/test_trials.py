"""Hostile inputs and faults, a few times each; ``python -m tests.hostile`` tries them often."""

import zlib
from pathlib import Path

import pytest

from newsfacts.documents.articles import Problem
from newsfacts.documents.inputs import read_inputs
from tests.documents.packing import make_zip
from tests.hostile.trials import FAULTS, INPUTS, Failed, Outcome, check_manners, run, try_input

SLOW = ("101 MB", "4 GB", "1 GB", "numbers in a row", "letters")  # tried by hand, and smaller below


@pytest.mark.parametrize("name", [name for name in INPUTS if not any(s in name for s in SLOW)])
def test_hostile_inputs_harm_nothing(name: str, tmp_path: Path) -> None:
    outcome = try_input(name, tmp_path, printing=0 if "bait" in name else 1)
    assert (outcome.lost, outcome.doubled) == (0, 0)


@pytest.mark.parametrize("name", FAULTS)
def test_faults_lose_and_double_nothing(name: str, tmp_path: Path) -> None:
    outcome = FAULTS[name](tmp_path, 1)
    assert (outcome.lost, outcome.doubled) == (0, 0)
    assert outcome.tried >= 1 or "kill" in name  # a quick machine may be done before


def test_a_trial_can_fail(tmp_path: Path) -> None:
    with pytest.raises(Failed):
        check_manners("none", run(["facts"], tmp_path))
    assert Outcome(1, "x", 2, 0).lost == 2


@pytest.mark.parametrize("ending", ["gz", "zip"])
def test_bombs_are_refused_at_the_limit(ending: str, tmp_path: Path) -> None:
    zeros = b"0" * (70 << 20)
    packed = zlib.compress(zeros, 9, wbits=31) if ending == "gz" else make_zip({"a.txt": zeros})
    (tmp_path / f"a.txt.{ending}").write_bytes(packed)
    (problem,) = read_inputs([tmp_path])
    assert isinstance(problem, Problem)
    assert problem.message == "unpacks to more than 200 times its size"


def test_an_article_of_more_than_five_books_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a " * 2_600_000)
    done = run(["ingest", "a.txt"], tmp_path)
    assert "longer than 5 million characters" in done.stderr
