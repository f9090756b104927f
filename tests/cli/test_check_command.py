"""``newsfacts check``: exact output, formats, exit statuses, and that nothing is left behind."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.samplestore import Run

CLIP = (
    "Mali said on 3 May 2023 that up to 500 soldiers were in Gao.\n"
    "Chad said that 300 soldiers were in Gao.\n"
)
DRAFT = (
    "Mali says 500 soldiers are in Gao.\nChad says 300 soldiers are in Gao.\n"
    "Some 20 people were killed.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with clippings and a draft."""
    clips = tmp_path / "clips"
    clips.mkdir()
    (clips / "one_a.txt").write_text(CLIP)
    (tmp_path / "draft.txt").write_text(DRAFT)
    return tmp_path


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_each_figure_has_its_position_its_verdict_and_its_evidence(run: Run, folder: Path) -> None:
    result = run("check", "draft.txt", "--against", "clips")
    lines = result.stdout.splitlines()
    assert lines[0] == "draft.txt:1:11  HEDGE DROPPED   500 · Mali · Gao"
    assert lines[1].startswith("   one:1  “Mali said")
    assert "up to 500 soldiers" in result.stdout
    assert "draft.txt:2:11  supported       300 · Chad · Gao" in lines
    assert "draft.txt:3:1  not found       Some 20 · deaths" in lines
    assert "   The one article gives no deaths." in lines
    assert lines[-2] == "3 figures: 1 supported, 1 hedge dropped, 1 not found"
    assert lines[-1] == "What the clippings say, not what is true. Exit status 1."
    assert result.exit_code == 1
    assert result.stderr == ""


def test_no_line_is_wider_than_the_screen(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in (40, 60, 80):
        monkeypatch.setenv("COLUMNS", str(width))
        result = run("check", "draft.txt", "--against", "clips")
        assert max(map(len, result.stdout.splitlines())) <= width


def test_a_folder_is_read_and_nothing_is_left_behind(run: Run, folder: Path) -> None:
    before = files_in(folder)
    run("check", "draft.txt", "--against", "clips")
    assert files_in(folder) == before


def test_the_store_and_the_folder_say_the_same(run: Run, folder: Path) -> None:
    against = run("check", "draft.txt", "--against", "clips", "--json").stdout
    run("ingest", "clips")
    assert run("check", "draft.txt", "--json").stdout == against


def test_a_draft_that_was_ingested_does_not_support_itself(run: Run, folder: Path) -> None:
    run("ingest", "clips", "draft.txt")
    (folder / "copy.txt").write_text(DRAFT)
    for name in ("draft.txt", "copy.txt"):
        found = json.loads(run("check", name, "--json").stdout)
        assert [each["verdict"] for each in found] == ["hedge dropped", "supported", "not found"]


def test_stdin_is_a_draft(run: Run, folder: Path) -> None:
    result = run("check", "-", "--against", "clips", input=DRAFT)
    assert result.stdout.startswith("-:1:11  HEDGE DROPPED")


def test_stdin_may_be_the_clippings_but_not_both(run: Run, folder: Path) -> None:
    assert run("check", "-", "--against", "-", input=DRAFT).exit_code == 2


def test_a_folder_of_drafts(run: Run, folder: Path) -> None:
    drafts = folder / "drafts"
    drafts.mkdir()
    (drafts / "a.txt").write_text("Chad says 300 soldiers are in Gao.\n")
    (drafts / "b.txt").write_text("Mali says 500 soldiers are in Gao.\n")
    found = json.loads(run("check", "drafts", "--against", "clips", "--json").stdout)
    assert [(Path(each["path"]).name, each["verdict"]) for each in found] == [
        ("a.txt", "supported"),
        ("b.txt", "hedge dropped"),
    ]


def test_nothing_to_act_on_is_status_0(run: Run, folder: Path) -> None:
    (folder / "fine.txt").write_text("Chad says 300 soldiers are in Gao.\nSome 20 were killed.\n")
    result = run("check", "fine.txt", "--against", "clips")
    assert result.exit_code == 0
    assert result.stdout.endswith("Exit status 0.\n")


def test_not_found_can_be_made_to_fail(run: Run, folder: Path) -> None:
    (folder / "fine.txt").write_text("Some 20 were killed.\n")
    words = ("check", "fine.txt", "--against", "clips", "--fail-on")
    result = run(*words, "not found")
    assert result.exit_code == 1
    assert result.stdout.endswith("Exit status 1.\n")
    assert run(*words, "undecidable").exit_code == 0
    refused = run(*words, "not fond")
    assert refused.exit_code == 2
    assert "did you mean not found?" in refused.stderr


def test_a_draft_without_figures_says_so(run: Run, folder: Path) -> None:
    (folder / "none.txt").write_text("Nothing is known.\n")
    result = run("check", "none.txt", "--against", "clips")
    assert (result.exit_code, result.stderr) == (0, "no figures in the draft\n")
    assert result.stdout.startswith("0 figures\n")


def test_a_date_makes_more_decidable(run: Run, folder: Path) -> None:
    (folder / "clips" / "two_b.txt").write_text(
        "Niger said on 3 May 2023: 90 soldiers are in Bol.\n"
    )
    (folder / "late.txt").write_text("Niger said that 60 soldiers are in Bol.\n")
    plain = json.loads(run("check", "late.txt", "--against", "clips", "--json").stdout)
    dated = run("check", "late.txt", "--against", "clips", "--date", "2023-05-04", "--json")
    assert [each["verdict"] for each in plain] == ["undecidable"]
    assert [each["verdict"] for each in json.loads(dated.stdout)] == ["contradicted"]
    assert dated.exit_code == 1


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "tsv", "md", "sarif"])
def test_every_format_has_every_figure(run: Run, folder: Path, name: str) -> None:
    result = run("check", "draft.txt", "--against", "clips", "--format", name)
    assert result.exit_code == 1
    for words in ("hedge", "supported", "draft.txt"):
        assert words in result.stdout.lower()


def test_sarif_points_at_the_figures(run: Run, folder: Path) -> None:
    result = run("check", "draft.txt", "--against", "clips", "-o", "out.sarif")
    log = json.loads((folder / "out.sarif").read_text())
    (only,) = log["runs"]
    rules = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    assert (log["version"], result.stdout) == ("2.1.0", "")
    assert [each["ruleId"] for each in only["results"]] == [
        "hedge-dropped",
        "supported",
        "not-found",
    ]
    for each in only["results"]:
        assert rules[each["ruleIndex"]] == each["ruleId"]
        assert each["kind"] == ("pass" if each["level"] == "none" else "fail")
        location = each["locations"][0]["physicalLocation"]
        region = location["region"]
        assert location["artifactLocation"]["uri"] == "draft.txt"
        line = DRAFT.splitlines()[region["startLine"] - 1]
        written = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        start = region["charOffset"]
        assert DRAFT[start : start + region["charLength"]] == written


def test_sarif_and_json_exclude_each_other(run: Run, folder: Path) -> None:
    assert run("check", "draft.txt", "--json", "--format", "sarif").exit_code == 2


def test_without_a_store_the_hint_is_against(run: Run, folder: Path) -> None:
    result = run("check", "draft.txt")
    assert result.exit_code == 2
    assert "--against" in result.stderr


def test_a_missing_draft_is_an_error(run: Run, folder: Path) -> None:
    result = run("check", "drafd.txt", "--against", "clips")
    assert result.exit_code == 2
    assert "did you mean draft.txt?" in result.stderr


def test_a_draft_that_is_no_text_is_reported(run: Run, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 500)
    result = run("check", "bad.txt", "draft.txt", "--against", "clips")
    assert result.exit_code == 1
    assert "skipped: bad.txt" in result.stderr
    assert run("check", "bad.txt", "--against", "clips").exit_code == 2


def test_controls_in_a_clipping_never_reach_the_terminal(run: Run, folder: Path) -> None:
    evil = "Chad said that 300 \x1b[31msoldiers were in Gao.\n"
    (folder / "clips" / "one_a.txt").write_text(evil)
    (folder / "draft.txt").write_text("Chad says 300 \x9b31m soldiers are in Gao.\n")
    for name in ("table", "md", "csv", "sarif", "json"):
        result = run("check", "draft.txt", "--against", "clips", "--format", name)
        assert "\x1b" not in result.stdout
        assert "\x9b" not in result.stdout


SCREEN = Path(__file__).with_name("check-seeds.txt")
PLANTED = Path(__file__).with_name("check-planted.txt")
SIX = (
    "Ukraine says 12,000 North Korean soldiers are in Russia's Kursk region. The\n"
    "Pentagon counts about 10,000 there, South Korea 9,000. On Oct. 29, 2024 the\n"
    "Pentagon said 5,000 were moving toward Kursk. About 2,000 had finished\n"
    "training in Russia, U.S. officials said, and Seoul saw 10,000 in December.\n"
    "Some 300 have been killed.\n"
)


def test_six_sentences_against_the_seeds(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(SIX)
    seeds = Path(__file__).parents[2] / "seeds"
    found = json.loads(run("check", "draft.txt", "--against", seeds, "--json").stdout)
    assert [(each["text"], each["claimant"], each["verdict"]) for each in found] == [
        ("12,000", "Ukraine", "hedge dropped"),
        ("about 10,000", "Pentagon", "supported"),
        ("9,000", "South Korea", "undecidable"),
        ("5,000", "Pentagon", "contradicted"),
        ("About 2,000", "United States", "source differs"),
        ("10,000", "South Korea", "hedge dropped"),
        ("Some 300", None, "not found"),
    ]
    assert [(each["line"], each["column"]) for each in found] == [
        (1, 14),
        (2, 17),
        (2, 49),
        (3, 15),
        (3, 47),
        (4, 56),
        (5, 1),
    ]


TEN = """Published October 31, 2024

Up to 12,000 North Korean troops are in Russia's Kursk region, the Pentagon said.
The United States has reported that some 9,000 of them are stationed in Kursk.
Ukrainian authorities believe it could be as high as 15,000 in Kursk.
South Korea says 10,000 North Korean troops arrived in December.
U.S. officials said 3,000 North Korean troops had trained in Russia.
Approximately 2,000 North Korean soldiers have trained in Kursk, according to reports.
On Tuesday the Pentagon said 5,000 North Korean troops were moving toward Kursk.
Thousands of North Korean troops have been sent to Russia.
Ukrainian troops control several hundred square kilometers of Russian territory.
More than 500 North Korean soldiers have been killed, the Pentagon said.
"""


def test_ten_planted_errors_against_the_seeds(run: Run, tmp_path: Path) -> None:
    """None passes: another claimant, figure, bound, place, day or unit, a forecast made a fact."""
    (tmp_path / "draft.txt").write_text(TEN)
    seeds = Path(__file__).parents[2] / "seeds"
    found = json.loads(run("check", "draft.txt", "--against", seeds, "--json").stdout)
    assert [(each["text"], each["verdict"]) for each in found] == [
        ("Up to 12,000", "source differs"),  # Ukraine's, not the Pentagon's
        ("some 9,000", "undecidable"),  # 8,000; nothing is dated
        ("as high as 15,000", "undecidable"),  # 12,000
        ("10,000", "hedge dropped"),  # a forecast
        ("3,000", "hedge dropped"),  # up to 3,000 may have
        ("Approximately 2,000", "undecidable"),  # in Russia: Kursk is a part of it
        ("5,000", "contradicted"),  # a couple of thousand, on the same day
        ("Thousands", "source differs"),  # reports only
        ("several hundred square kilometers", "undecidable"),  # miles
        ("More than 500", "not found"),
    ]
    assert all(each["evidence"] for each in found[:-1])


@pytest.mark.parametrize(("draft", "screen"), [(SIX, SCREEN), (TEN, PLANTED)], ids=["six", "ten"])
def test_the_screen_is_the_stored_one(run: Run, tmp_path: Path, draft: str, screen: Path) -> None:
    """As tests/screens does it: NEWSFACTS_SCREENS=write stores a new one."""
    (tmp_path / "draft.txt").write_text(draft)
    shutil.copytree(Path(__file__).parents[2] / "seeds", tmp_path / "seeds")
    result = run("check", "draft.txt", "--against", "seeds")
    assert result.exit_code == 1, result.stderr
    if os.environ.get("NEWSFACTS_SCREENS") == "write":
        screen.write_text(result.stdout, encoding="utf-8", newline="\n")
    assert result.stdout == screen.read_text(encoding="utf-8")
