"""``ingest``: a summary on stderr, nothing on stdout, counts with ``--json``."""

import json
import re
from pathlib import Path

import pytest

from newsfacts.cli.commands.ingest import address_of
from newsfacts.cli.summaries import summary_lines
from newsfacts.documents.records import Published
from newsfacts.store.reports import (
    Articles,
    Bound,
    Dates,
    IngestReport,
    Publication,
    Rejected,
    Voice,
    Voices,
)
from tests.cli.samplestore import Run

SEEDS = Path(__file__).parents[2] / "seeds"


def report(**parts: object) -> IngestReport:
    values: dict[str, object] = {
        "store": ".newsfacts",
        "articles": Articles(new=5),
        "words": 2130,
        "figures": {"troops": 22, "area": 1},
        "said_by": Voices(
            named=Voice(figures=14, names={"Pentagon": 8, "United States": 3, "South Korea": 3}),
            anonymous=Voice(figures=4, names={"reports": 2, "some sources": 2}),
            nobody=Voice(figures=2, names={"is estimated": 2}),
            own_voice=3,
        ),
        "dates": Dates(resolved=3, open=2, surfaces={"Thursday": 1, "December": 1}),
        "published": Publication(
            bounded=1,
            bounds=[
                Bound("seeds/004_x.txt", Published("2024-10-30", None, None, "post", "Oct 30"))
            ],
            undated=2,
            undated_paths=["seeds/000_y.txt", "seeds/001_z.txt"],
        ),
        "rejected": {
            "reference": Rejected(count=3, surfaces={"two nations": 3}),
            "ordinal": Rejected(count=1, surfaces={"first": 1}),
        },
        "problems": [],
        "problem_count": 0,
    }
    return IngestReport(**(values | parts))  # type: ignore[arg-type]


def test_the_summary_says_what_one_must_know() -> None:
    assert summary_lines(report(), 0.2, 80) == [
        "5 articles, 2,130 words                                                    0.2 s",
        "",
        "figures     23   22 troops, 1 area",
        "said by          14 named      Pentagon 8, United States 3, South Korea 3",
        "                  4 anonymous  “reports” 2, “some sources” 2",
        "                  2 nobody     “is estimated” 2",
        "                  3 the article itself",
        "dates        5   3 resolved, 2 left open (“Thursday”, “December”)",
        "published         1 bounded    004: not before 2024-10-30 (post “Oct 30”)",
        "                  2 undated    000 001   hint: --metadata dates.csv",
        "no figures  “two nations” ×3 (reference); “first” (ordinal)",
        "",
        ".newsfacts: 5 articles new.  Next: newsfacts compare --metric troops",
    ]


def test_the_summary_wraps_under_itself() -> None:
    names = {f"Claimant number {k}": 30 - k for k in range(20)}
    voices = report().said_by
    voices.named = Voice(figures=300, names=names)
    lines = summary_lines(report(figures={"troops": 309}, said_by=voices), 0.2, 80)
    assert all(len(line) <= 80 for line in lines)
    assert any(line.startswith(" " * 33 + "Claimant number") for line in lines)
    assert any("and 8 more" in line for line in lines)
    assert not any(line.endswith("Claimant number") for line in lines)


def test_the_summary_escapes_what_articles_say() -> None:
    voices = report().said_by
    voices.anonymous = Voice(figures=1, names={"\x1b[31msources\u202e": 1})
    text = "\n".join(summary_lines(report(said_by=voices), 0.2, 80))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_many_reasons_are_told_shortly() -> None:
    rejected = {
        f"reason{k}": Rejected(count=40 - k, surfaces={f"{k}{n}": 2 for n in range(5)})
        for k in range(10)
    }
    text = " ".join("\n".join(summary_lines(report(rejected=rejected), 0.2, 80)).split())
    assert "no figures “00” ×2, “01” ×2 … (40 reason0); “10” ×2" in text
    assert "(33 reason7); and 63 of other kinds" in text


def test_nothing_new_is_one_line() -> None:
    lines = summary_lines(report(articles=Articles(unchanged=5), words=0), 0.04, 80)
    assert lines == [
        "5 articles: 5 unchanged                                                    0.0 s"
    ]


def test_a_mixed_run_counts_each(run: Run) -> None:
    mixed = Articles(new=1, changed=2, unchanged=3, skipped=1)
    lines = summary_lines(report(articles=mixed), 1.0, 80)
    assert lines[0].startswith("6 articles, 2,130 words")
    assert lines[-2:] == [
        ".newsfacts: 1 new, 2 changed, 3 unchanged, 1 input skipped.",
        "Next: newsfacts compare --metric troops",
    ]


def test_many_new_articles_are_articles() -> None:
    lines = summary_lines(report(articles=Articles(new=3000)), 1.0, 80)
    assert lines[-1] == ".newsfacts: 3,000 articles new.  Next: newsfacts compare --metric troops"


def test_ingest_twice(run: Run) -> None:
    first = run("ingest", SEEDS)
    assert (first.exit_code, first.stdout) == (0, "")
    assert re.match(r"5 articles, 2,130 words +\d+\.\d s\n", first.stderr)
    assert ".newsfacts: 5 articles new.  Next: newsfacts " in first.stderr
    second = run("ingest", SEEDS)
    assert (second.exit_code, second.stdout) == (0, "")
    assert re.fullmatch(r"5 articles: 5 unchanged +\d+\.\d s\n", second.stderr)


def test_what_gives_no_article_is_no_article(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.jsonl").write_text('{"text": "Two died."}\nnot json\n{"title": "Flood"}\n')
    first, second = run("ingest", "a.jsonl", "empty"), run("ingest", "a.jsonl", "empty")
    assert re.search(r"^1 article, 2 words ", first.stderr, re.MULTILINE)
    assert ".newsfacts: 1 article new, 3 inputs skipped." in first.stderr
    assert re.search(r"^1 article: 1 unchanged, 3 inputs skipped ", second.stderr, re.MULTILINE)


def test_a_date_that_cannot_be_read_is_said_once(run: Run, tmp_path: Path) -> None:
    records = [{"id": f"a{k}", "text": "Two died.", "date": "next week"} for k in range(3)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    notes = [line for line in run("ingest", "a.jsonl").stderr.splitlines() if "note:" in line]
    assert len(notes) == 1
    assert "a.jsonl#a0: the date 'next week' in its record cannot be read" in notes[0]
    assert "nor of 2 more with the same" in notes[0]
    assert "(write it as 2024-10-30, 2024-10," in notes[0]


def test_a_date_option_that_cannot_be_read_is_wrong_use(run: Run) -> None:
    for command in ("ingest", "extract"):
        result = run(command, SEEDS / "001_b22b544e0916c184.txt", "--date", "31/02/2024")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("error: --date '31/02/2024' is not a date\nhint: write it")


def test_json_counts_on_stdout(run: Run) -> None:
    result = run("ingest", SEEDS, "--json")
    counts = json.loads(result.stdout)
    assert counts["articles"] == {
        "new": 5,
        "changed": 0,
        "unchanged": 0,
        "moved": 0,
        "skipped": 0,
    }
    assert counts["words"] == 2130
    assert result.stderr == ""


def test_problems_in_json_have_names(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "r1", "text": "Some 12 died.", "date": "soon"}\n')
    (tmp_path / "empty.txt").write_text("")
    problems = json.loads(run("ingest", "a.jsonl", "empty.txt", "--json").stdout)["problems"]
    assert [list(each) for each in problems] == [["path", "problem", "hint", "skipped"]] * 2
    note, skipped = sorted(problems, key=lambda each: each["path"])
    assert (note["path"], note["skipped"]) == ("a.jsonl#r1", False)
    assert "'soon'" in note["problem"]
    assert note["hint"].startswith("write it as")
    assert skipped == {"path": "empty.txt", "problem": "empty", "hint": None, "skipped": True}


def test_quiet_says_only_what_went_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = run("ingest", SEEDS, "empty.txt", "--quiet")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == ["skipped: empty.txt: empty"]


def test_strict_exits_with_one_when_an_input_is_bad(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = run("ingest", SEEDS, "empty.txt", "--strict")
    assert result.exit_code == 1
    assert "5 articles new, 1 input skipped." in result.stderr
    assert run("facts").exit_code == 0


def test_strict_is_content_with_good_input(run: Run) -> None:
    assert run("ingest", SEEDS, "--strict").exit_code == 0


def test_stdin_records_and_fields(run: Run) -> None:
    record = json.dumps({"id": "x1", "story": "Kyiv said 300 soldiers came."})
    result = run("ingest", "-", "--field", "text=story", "--json", input=record + "\n")
    assert json.loads(result.stdout)["articles"]["new"] == 1


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (["ingest"], "missing argument 'PATHS...'", "newsfacts ingest --help"),
        (["ingest", "sedes"], "no file or folder sedes", "did you mean seeds?"),
        (["ingest", "zzz"], "no file or folder zzz", "- reads stdin"),
        (["ingest", "seeds", "--field", "text"], "--field 'text' is not NAME=KEY", "such as"),
        (["ingest", "seeds", "--metadata", "no.csv"], "no.csv", ""),
        (["ingest", "seeds", "-j", "-1"], "'--jobs'", "newsfacts ingest --help"),
    ],
)
def test_wrong_use(run: Run, tmp_path: Path, words: list[str], error: str, hint: str) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("300 soldiers came.")
    result = run(*words)
    assert result.exit_code == 2
    assert error in result.stderr.splitlines()[0]
    assert hint in result.stderr
    assert not (tmp_path / ".newsfacts").exists()


def test_a_thousand_problems_of_one_kind_are_few_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    for k in range(25):
        (tmp_path / "many" / f"{k:02}.txt").write_text("")
    lines = run("ingest", "many", "--quiet").stderr.splitlines()
    assert len(lines) == 11
    assert lines[0] == "skipped: many/00.txt: empty"
    assert lines[-1] == "skipped: 15 more of this kind: empty"


def test_metadata_may_come_from_the_settings_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kyiv said 300 soldiers came.")
    (tmp_path / "dates.csv").write_text("path,date\na.txt,2024-10-30\n")
    (tmp_path / "newsfacts.toml").write_text('metadata = "dates.csv"')
    counts = json.loads(run("ingest", "a.txt", "--json").stdout)
    assert counts["published"]["by_basis"] == {"sidecar": 1}


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("-",), "stdin"),
        (("a.txt", "--metadata", "a.csv"), "--metadata"),
        (("a.txt", "--dry-run"), "--dry-run"),
    ],
)
def test_a_cluster_refuses_what_needs_one_machine(
    run: Run, words: tuple[str, ...], what: str
) -> None:
    done = run("ingest", *words, "--cluster", "local")
    assert (done.exit_code, done.stderr.splitlines()[0]) == (
        2,
        f"error: {what} is not for --cluster",
    )


def test_addresses_keep_their_strokes() -> None:
    assert address_of(Path("s3://bucket/a")) == "s3://bucket/a"
    assert address_of(Path("/data/store")) == "/data/store"
    assert address_of(None) is None


def test_a_pass_over_the_corpus_is_told(run: Run, tmp_path: Path) -> None:
    ours = "River News reaches 3 million readers"
    clips = tmp_path / "clips"
    clips.mkdir()
    for number in range(5):
        text = f"Fire {number}\n\nSome {number + 20} people died.\n\n{ours}\n\nIt rained on.\n"
        (clips / f"{number}.txt").write_text(text)
    result = run("ingest", "clips", "--boilerplate")
    assert "boilerplate: 2 lines of 1 outlet, in 5 articles; 5 facts fewer." in result.stderr
    assert run("search", "3 million", "--zone", "footer").stdout.count(":5") == 5
    (clips / "6.txt").write_text("Some 9 people died.\n")
    assert "ingest --boilerplate again" in run("ingest", "clips").stderr
    assert '"lines set aside"' in run("store", "info", "--json").stdout
    assert "set aside" not in run("ingest", "clips", "--dry-run", "--boilerplate").stderr
