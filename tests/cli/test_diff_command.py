"""``diff`` of what the last ingest brought, and of two stores."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from newsfacts.store.derived import LAST_INGEST, derived_folder
from tests.cli.samplestore import Run

FIRST = {
    "one": "Published May 3, 2023\n\nAt least 12 people were killed in the mine in Orvel on "
    "Tuesday, the mining ministry said on Wednesday. Thirty people were injured, the Red Cross "
    "said.\n",
    "two": "Published May 3, 2023\n\nPolice said on Wednesday that 14 people had died in the mine "
    "in Orvel on Tuesday.\n",
}
SECOND = {
    "two": FIRST["two"].replace("14 people", "15 people"),
    "three": "Published May 5, 2023\n\nThe mining ministry said on Friday that 19 people were "
    "killed in the mine in Orvel on Tuesday. Governor Ana Ruiz said 40 miners were missing. "
    "Thirty people were injured, the Red Cross said.\n",
}


@pytest.fixture
def grown(run: Run, tmp_path: Path) -> Run:
    """A store after a second ingest, and a copy of it as it was before."""
    for texts in (FIRST, SECOND):
        if texts is SECOND:
            shutil.copytree(".newsfacts", "before/.newsfacts")
        for name, text in texts.items():
            (tmp_path / "clips").mkdir(exist_ok=True)
            (tmp_path / "clips" / f"{name}.txt").write_text(text)
        assert run("ingest", "clips", "-q").exit_code == 0
    return run


def changes(run: Run, *words: str) -> list[tuple[str, str | None, str | None]]:
    found = json.loads(run("diff", *words, "--json").stdout)
    sides = [[each[side] and each[side]["text"] for side in ("a", "b")] for each in found]
    return [(each["change"], *pair) for each, pair in zip(found, sides, strict=True)]


def test_what_the_last_ingest_brought(grown: Run) -> None:
    assert changes(grown, "--since-last") == [
        ("changed", "14", "15"),
        ("changed", "At least 12", "19"),
        ("only in b", None, "40"),
        ("same", "Thirty", "Thirty"),
    ]


def test_a_change_of_an_article_is_told_as_one(grown: Run) -> None:
    result = grown("diff", "--since-last")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[:2] == [
        "--- before   3 figures; 2 articles",
        "+++ the last ingest   4 figures; 1 new, 1 changed: three, two",
    ]
    assert any(line.startswith("-police: [14]") and line.endswith(" two before") for line in lines)
    assert " 1 more; the article was edited" in lines
    assert " at least → plain figure; 3 May 2023 before 5 May 2023" in lines
    assert lines[-1].startswith(
        "2 changed, 0 only in before, 1 only in the last ingest, 1 the same"
    )


def test_an_ingest_that_brings_nothing_leaves_what_the_last_one_brought(grown: Run) -> None:
    told = grown("diff", "--since-last").stdout
    assert grown("ingest", "clips", "-q").exit_code == 0
    assert grown("diff", "--since-last").stdout == told


def test_a_first_ingest_brought_everything(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(FIRST["one"])
    assert run("ingest", "one.txt", "-q").exit_code == 0
    result = run("diff", "--since-last")
    assert "--- before   0 figures; 0 articles" in result.stdout
    assert "2 only in the last ingest" in result.stdout


def test_nobody_knows_what_an_ingest_brought_whose_notes_are_gone(grown: Run) -> None:
    (derived_folder(Path(".newsfacts")) / LAST_INGEST).unlink()
    result = grown("diff", "--since-last")
    assert result.exit_code == 2
    assert "what the last ingest brought is not known" in result.stderr


@pytest.mark.parametrize("names", [("before", "."), ("before/.newsfacts", ".newsfacts")])
def test_two_stores_are_compared_as_wholes(grown: Run, names: tuple[str, str]) -> None:
    assert sorted(changes(grown, *names), key=str) == [
        ("changed", "14", "15"),
        ("only in b", None, "19"),
        ("only in b", None, "40"),
        ("same", "At least 12", "At least 12"),
        ("same", "Thirty", "Thirty"),
    ]


def test_a_store_does_not_differ_from_itself(grown: Run) -> None:
    result = grown("diff", ".", ".newsfacts")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].startswith("0 changed, 0 only in .newsfacts")


def test_two_versions_of_an_article_with_one_id_keep_their_own_words(
    run: Run, tmp_path: Path
) -> None:
    for name, count in (("a", 12), ("b", 9)):
        record = {"id": "n1", "text": f"{count} people died in Orvel, police said."}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(record) + "\n")
        assert run("ingest", f"{name}.jsonl", "-q", "--store", name).exit_code == 0
    out = run("diff", "a", "b").stdout
    assert "-police: [12] people died" in out
    assert "+police: [9] people died" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("diff",), "diff needs two sides"),
        (("diff", "one"), "diff needs two sides"),
        (("diff", "--since-last", "one", "two"), "--since-last has its own two sides"),
    ],
)
def test_sides_that_are_missing_or_too_many(
    grown: Run, words: tuple[str, ...], message: str
) -> None:
    result = grown(*words)
    assert result.exit_code == 2
    assert message in result.stderr


def test_metrics_narrow_what_came_in(grown: Run) -> None:
    text = grown("diff", "--since-last", "--metric", "missing", "--format", "csv").stdout
    assert [row["b.text"] for row in csv.DictReader(io.StringIO(text))] == ["40"]


def test_a_claimant_who_gives_no_figure_is_a_side_without_any(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The Coast Guard said 40 people died off Lomar.\n\n"
        "The Red Cross said that nobody had been warned of the storm.\n"
    )
    run("ingest", "a.txt")
    result = run("diff", "Coast Guard", "Red Cross")
    assert result.stdout.startswith(
        "--- Coast Guard   claimant, 1 figure\n+++ Red Cross   claimant, 0"
    )
    assert run("diff", "Coast Guard", "Blue Cross").exit_code == 2
