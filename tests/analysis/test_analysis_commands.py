"""compare, timeline, diff and show at the command line, on a store of two made articles."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from newsfacts.cli.app import app

FIRST = (
    "The army of Chad has sent 4,000 soldiers to Mao, the Chadian government said on Monday.\n\n"
    "Niger said there were 6,000 Chadian soldiers in Mao.\n"
)
SECOND = "The Chadian government said on Friday that 5,000 Chadian soldiers were in Mao.\n"

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clips")
    (folder / "one_a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "two_b.txt").write_text(SECOND, encoding="utf-8")
    arguments = ["ingest", str(folder), "--store", str(folder / "s"), "--date", "2023-05-08"]
    result = CliRunner().invoke(app, arguments, prog_name="newsfacts")
    assert result.exit_code == 0, result.output
    return folder / "s"


@pytest.fixture
def run(store: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "NEWSFACTS_STORE", "NEWSFACTS_FORMAT"):
        monkeypatch.delenv(name, raising=False)

    def runner(*words: str) -> Result:
        command, *rest = words
        arguments = [command, *rest, "--store", str(store)]
        return CliRunner().invoke(app, arguments, prog_name="newsfacts")

    return runner


def test_compare_draws_blocks(run: Run) -> None:
    result = run("compare", "--metric", "troops")
    assert result.exit_code == 0
    assert result.stdout.startswith("troops")
    assert "┊" in result.stdout
    assert result.stdout.endswith("filters: metric=troops\n")


def test_compare_as_json_is_a_list_of_metrics(run: Run) -> None:
    found = json.loads(run("compare", "--metric", "troops", "--json").stdout)
    assert [each["metric"] for each in found] == ["troops"]
    assert sum(block["mentions"] for block in found[0]["blocks"]) == 3


def test_compare_as_csv_is_a_row_a_statement(run: Run) -> None:
    text = run("compare", "--metric", "troops", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 3
    names = "block claimant text low high modifier modality said time articles mentions fact"
    assert list(rows[0])[:12] == names.split()


def test_fail_on_sets_the_exit_status(run: Run) -> None:
    found = json.loads(run("compare", "--metric", "troops", "--json").stdout)
    verdicts = {each["verdict"] for each in found[0]["verdicts"]}
    assert "conflict" in verdicts
    assert run("compare", "--metric", "troops", "--fail-on", "conflict").exit_code == 1
    assert run("compare", "--metric", "troops", "--at", "2020").exit_code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("compare", "--metric", "trops"), "did you mean troops?"),
        (("compare", "--fail-on", "konflikt"), "did you mean conflict?"),
        (("compare", "--by", "clamant"), "did you mean claimant?"),
        (("compare", "--at", "soon"), "is not a date"),
        (("timeline", "--by", "hour"), "no period 'hour'"),
        (("timeline", "--days", "3"), "--days needs --salient"),
        (("diff", "nowhere", "one"), "no article, outlet, claimant or date 'nowhere'"),
        (("diff", "2024-09-16", "2024-09-99"), "no article, outlet, claimant or date '2024-09-99'"),
        (("show", "zzzz"), "no fact"),
    ],
)
def test_wrong_use_is_two_lines(run: Run, words: tuple[str, ...], message: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.startswith("error: ")
    assert result.stdout == ""


def test_nothing_found_is_said(run: Run) -> None:
    result = run("compare", "--metric", "deaths")
    assert result.exit_code == 0
    assert "0 statements" in result.stdout


def test_timeline_is_in_order(run: Run) -> None:
    rows = json.loads(run("timeline", "--format", "json").stdout)
    dates = [row["date"] for row in rows if row["date"]]
    assert dates == sorted(dates)
    assert {"date", "precision", "text", "kind", "claimants", "facts", "articles"} <= set(rows[0])


def test_timeline_by_month_says_the_month(run: Run) -> None:
    rows = json.loads(run("timeline", "--by", "month", "--json").stdout)
    assert {row["period"] for row in rows if row["date"]} == {"2023-05"}


def test_timeline_follows_a_metric(run: Run) -> None:
    result = run("timeline", "--metric", "troops")
    assert result.exit_code == 0
    assert "4,000" in result.stdout
    assert "metric=troops" in result.stdout


@pytest.mark.parametrize("name", ["troop*", "TROOPS", "t?oops"])
def test_a_metric_may_be_a_pattern_or_have_capitals(run: Run, name: str) -> None:
    for command in ("timeline", "compare"):
        assert "4,000" in run(command, "--metric", name).stdout


@pytest.mark.parametrize("words", [("--salient",), ("--salient", "1"), ("--salient=1",)])
def test_salient_takes_a_number_or_none(run: Run, words: tuple[str, ...]) -> None:
    result = run("timeline", *words, "--format", "json")
    assert result.exit_code == 0
    days = {row["date"] for row in json.loads(result.stdout)}
    assert len(days) == 1 or len(words) == 1


def test_diff_says_that_sides_differ(run: Run) -> None:
    result = run("diff", "one", "two")
    assert result.exit_code == 1
    assert result.stdout.startswith("--- one")
    assert "changed" in result.stdout


def test_diff_of_one_side_with_itself_is_nothing(run: Run) -> None:
    result = run("diff", "one", "one")
    assert result.exit_code == 0
    assert "0 changed" in result.stdout


def test_show_points_at_the_words(run: Run) -> None:
    fact = run("facts", "--kind", "quantity", "--min", "5000", "--max", "5000", "--json")
    (found,) = json.loads(fact.stdout)
    result = run("show", found["id"][:6])
    assert result.exit_code == 0
    assert "━━━━━" in result.stdout
    assert f"characters {found['start']}–{found['end']}" in result.stdout
    why = run("show", found["id"], "--why")
    assert found["id"] in why.stdout
    assert " rule " in why.stdout
    told = " ".join(why.stdout.partition(" why ")[2].split())
    assert f"number “5,000” {found['spans']['number'][0][0]}–" in told
    assert f" → {found['claimant']['name']}, {found['claimant']['type']}" in told
    assert "cue “" in told


def test_show_as_json_is_the_record(run: Run) -> None:
    listed = json.loads(run("facts", "--kind", "quantity", "--json").stdout)
    shown = json.loads(run("show", listed[0]["id"], "--json").stdout)
    assert shown == [listed[0]]
