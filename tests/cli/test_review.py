"""``review`` and ``eval``: what people say is kept, shown everywhere, and measured."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from newsfacts.cli.coding import one_of, read_ends
from tests.cli.samplestore import Run

TEXT = (
    "A fire killed 3 people in Lima, officials said.\n\n"
    "Some 40 boats left the harbour of Callao, the navy said.\n"
)


@pytest.fixture
def clips(run: Run, tmp_path: Path) -> Run:
    (tmp_path / "a.txt").write_text(TEXT)
    assert run("ingest", "a.txt").exit_code == 0
    return run


def ids(run: Run) -> dict[str, str]:
    rows = run("facts", "--kind", "quantity", "--format", "jsonl").stdout.splitlines()
    return {fact["text"]: fact["id"] for fact in map(json.loads, rows)}


def test_a_review_is_shown_with_its_fact(clips: Run) -> None:
    three = ids(clips)["3"]
    done = clips("review", "reject", three[:6], "--by", "Ana", "--note", "a street")
    assert done.exit_code == 0, done.stderr
    table = clips("facts", "--kind", "quantity").stdout
    assert "reject" in table.splitlines()[1]
    (row, _) = csv.DictReader(
        io.StringIO(clips("facts", "--kind", "quantity", "--format", "csv").stdout)
    )
    assert (row["review"], row["review.by"], row["review.note"]) == ("reject", "Ana", "a street")
    first = json.loads(
        clips("facts", "--kind", "quantity", "--format", "jsonl").stdout.split("\n")[0]
    )
    assert first["review"]["verdict"] == "reject"
    assert "rejected by Ana on 20" in clips("show", three).stdout
    assert "“a street”" in clips("show", three).stdout
    assert "1 rejected, and left out" in clips("compare").stderr


def test_without_reviews_nothing_is_different(clips: Run) -> None:
    assert "review" not in clips("facts", "--format", "jsonl").stdout
    assert "review" not in clips("facts", "--format", "csv").stdout
    assert clips("review").stdout == "0 reviews\n"


def test_a_correction_holds_in_compare(clips: Run) -> None:
    clips("review", "correct", ids(clips)["3"], "--set", "low=5", "--set", "high=5", "--by", "Ana")
    (found,) = json.loads(clips("compare", "--metric", "deaths", "--json").stdout)
    assert found["blocks"][0]["rows"][0]["low"] == 5
    assert "corrected by Ana" in clips("review").stdout
    (listed,) = json.loads(clips("review", "list", "--json").stdout)
    assert listed["fields"] == {"quantity.low": 5.0, "quantity.high": 5.0}
    assert listed["now"] == listed["fact"]


def test_exports_carry_reviews(clips: Run, tmp_path: Path) -> None:
    three = ids(clips)["3"]
    clips("review", "reject", three, "--by", "Ana")
    clips(
        "review",
        "correct",
        ids(clips)["Some 40"],
        "--set",
        "low=50",
        "--set",
        "high=60",
        "--by",
        "Ana",
    )
    text = clips("export", "--to", "csv", "--kind", "quantity").stdout
    rows = {row["text"]: row for row in csv.DictReader(io.StringIO(text))}
    assert (rows["3"]["review"], rows["3"]["review.by"]) == ("reject", "Ana")
    assert (rows["Some 40"]["review"], rows["Some 40"]["quantity.low"]) == ("correct", "50")
    lines = clips("export", "--to", "jsonl", "--kind", "quantity").stdout.splitlines()
    assert [json.loads(line)["review"]["verdict"] for line in lines] == ["reject", "correct"]
    # what was rejected is not in a database, but for its review; what was corrected is so
    assert clips("export", "-o", "facts.db").exit_code == 0
    with sqlite3.connect(tmp_path / "facts.db") as made:
        found = made.execute(
            "SELECT text, quantity_low, review_verdict, review_by FROM facts "
            "WHERE kind = 'quantity'"
        ).fetchall()
        assert found == [("Some 40", 50.0, "correct", "Ana")]
        said = made.execute("SELECT text, verdict, counts, fields FROM reviews").fetchall()
    fields = '{"quantity.low":50.0,"quantity.high":60.0}'
    assert sorted(said) == [("3", "reject", 1, None), ("Some 40", "correct", 1, fields)]


def test_columns_have_the_last_review(clips: Run, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    three = ids(clips)["3"]
    clips("review", "reject", three, "--by", "Ana", "--note", "a street")
    clips("review", "accept", three, "--by", "Ben")
    query = "SELECT text, review, review_by, review_note FROM figures ORDER BY text"
    rows = json.loads(clips("sql", query, "--json").stdout)
    assert [tuple(row.values()) for row in rows] == [
        ("3", "accept", "Ben", None),
        ("Some 40", None, None, None),
    ]
    query = 'SELECT verdict, "by", note, counts FROM reviews ORDER BY position'
    rows = json.loads(clips("sql", query, "--json").stdout)
    assert [tuple(row.values()) for row in rows] == [
        ("reject", "Ana", "a street", False),
        ("accept", "Ben", None, True),
    ]
    for name in ("facts.duckdb", "facts.parquet"):
        assert clips("export", "-o", name, "--kind", "quantity").exit_code == 0
    asked = 'SELECT text, review.verdict, review."by" FROM'
    expected = [("3", "accept", "Ben"), ("Some 40", None, None)]
    parquet = duckdb.sql(f"{asked} '{tmp_path / 'facts.parquet'}'").fetchall()
    assert sorted(parquet) == expected
    with duckdb.connect(str(tmp_path / "facts.duckdb"), read_only=True) as made:
        assert sorted(made.sql(f"{asked} facts").fetchall()) == expected
        assert made.sql("SELECT count(*) FROM reviews").fetchall() == [(2,)]
        assert made.sql("SELECT count(*) FROM figures WHERE review IS NULL").fetchall() == [(1,)]


def test_the_columns_of_reviews_are_there_before_anybody_said_anything(clips: Run) -> None:
    pytest.importorskip("duckdb")
    asked = clips("sql", "SELECT count(review) AS n FROM facts", "--format", "csv")
    assert asked.stdout == "n\n0\n"
    asked = clips("sql", "SELECT count(*) AS n FROM reviews", "--format", "csv")
    assert asked.stdout == "n\n0\n"


def test_an_ingest_says_what_became_of_the_reviews(clips: Run, tmp_path: Path) -> None:
    clips("review", "accept", *ids(clips).values(), "--by", "Ana")
    (tmp_path / "a.txt").write_text("Update.\n\n" + TEXT.replace("Some 40", "Some 50"))
    assert "reviews: 1 facts have theirs again, 1 lost" in clips("ingest", "a.txt").stderr
    assert "lost: no such fact now" in clips("review").stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["accept", "ID"], "who says so?"),
        (["accept", "--by", "Ana"], "accept which fact?"),
        (["correct", "ID", "--by", "Ana"], "--set goes with correct"),
        (["accept", "ID", "--set", "low=1", "--by", "Ana"], "--set goes with correct"),
        (["correct", "ID", "--set", "low=many", "--by", "Ana"], "not a number"),
        (["correct", "ID", "--set", "metric=death", "--by", "Ana"], "no metric"),
        (["correct", "ID", "--set", "modality=sure", "--by", "Ana"], "modality"),
        (["accept", "ffffffffffff", "--by", "Ana"], "no fact"),
        (["aprove", "ID", "--by", "Ana"], "no action"),
        (["accept", "ID", "--sample", "3", "--by", "Ana"], "--sample draws"),
    ],
)
def test_wrong_use_writes_nothing(
    clips: Run, words: list[str], message: str, tmp_path: Path
) -> None:
    words = [ids(clips)["3"] if word == "ID" else word for word in words]
    result = clips("review", *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (tmp_path / ".newsfacts" / "reviews.jsonl").exists()


def test_coding_is_blind_kept_and_scored(clips: Run) -> None:
    answers = {
        "A fire": "3\n3\ndea\nLima\n\n\n",  # the claimant is another one than was read
        "Some 40": "Some 41\nSome 40\n40\nships\n\n\n\n",  # not there, then as it stands
    }
    shown = clips("review", "--sample", "2", "--by", "Ana", input="").stderr
    order = sorted(answers, key=shown.index) if all(a in shown for a in answers) else None
    first = next(begin for begin in answers if begin in shown)
    order = order or [first, *(begin for begin in answers if begin != first)]
    coded = clips(
        "review", "--sample", "2", "--by", "Ana", input="".join(answers[begin] for begin in order)
    )
    assert "these words do not stand there" in coded.stderr
    assert "2 sentences coded by Ana" in coded.stderr
    assert "deaths" not in coded.stderr  # what was read is not shown
    again = clips("review", "--sample", "2", "--by", "Ana", input="")
    assert "2 of them you have coded before" in again.stderr
    rows = json.loads(clips("eval", "--reviews", "--json").stdout)
    by_field = {row["field"]: row for row in rows}
    assert by_field["figure"]["precision"] == by_field["figure"]["recall"] == 1.0
    assert by_field["metric"]["recall"] == 1.0
    assert by_field["claimant"]["right"] == 0
    assert by_field["figure"]["recall_low"] == pytest.approx(0.342, abs=0.001)
    clips("review", "--sample", "2", "--by", "Ben", input="".join(answers[b] for b in order))
    rows = json.loads(clips("eval", "--reviews", "--json").stdout)
    both = {row["field"]: row for row in rows if row["by"] == "Ana; Ben"}
    assert both["metric"]["agreement"] == both["metric"]["kappa"] == 1.0
    only = json.loads(clips("eval", "--reviews", "--by", "Ben", "--json").stdout)
    assert {row["about"] for row in only} == {"coded by Ben"}


def test_a_gold_file_is_scored(clips: Run, tmp_path: Path) -> None:
    gold = [
        {"article": "a", "text": "3", "metric": "deaths", "low": 3, "high": 3, "claimant": None},
        {"article": "a", "text": "40 boats", "metric": "ships", "claimant": "navy"},
    ]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, gold)))
    result = clips("eval", "gold.jsonl", "--json")
    assert result.exit_code == 0, result.stderr
    rows = {row["field"]: row for row in json.loads(result.stdout)}
    assert (rows["figure"]["right"], rows["figure"]["gold"]) == (2, 2)
    assert rows["value"]["recall"] == 1.0
    assert "2 figures of people, 2 of newsfacts, in 1 article" in result.stderr
    assert "1.00 (0.34–1.00) of 2" in clips("eval", "gold.jsonl").stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "eval against what?"),
        (["--reviews"], "nothing is reviewed"),
        (["gold.jsonl", "--reviews"], "eval against what?"),
        (["gold.jsonl"], "no article"),
    ],
)
def test_what_cannot_be_scored_is_wrong_use(
    clips: Run, words: list[str], message: str, tmp_path: Path
) -> None:
    (tmp_path / "gold.jsonl").write_text('{"text": "3"}\n')
    result = clips("eval", *words)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("12,000", (12000.0, 12000.0)),
        ("3-5", (3.0, 5.0)),
        ("3 – 5", (3.0, 5.0)),
        ("-12000", (None, 12000.0)),
        ("40-", (40.0, None)),
        ("", (None, None)),
    ],
)
def test_ends_are_read(text: str, ends: tuple[float | None, float | None]) -> None:
    assert read_ends(text) == ends


@pytest.mark.parametrize("text", ["many", "5-3", "1-2-3"])
def test_ends_that_are_none_are_asked_again(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any will do: it is asked again
        read_ends(text)


def test_an_answer_may_be_a_beginning() -> None:
    assert one_of("dea", ["deaths", "injuries"]) == "deaths"
    assert one_of("", ["deaths"]) is None
    with pytest.raises(ValueError, match="one of drones, deaths"):
        one_of("d", ["drones", "deaths"])


def test_a_corrected_claimant_is_what_it_is_elsewhere(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The Interior Ministry said 40 people died.\n\nAna Ruiz said 60 people were missing.\n"
    )
    run("ingest", "a.txt")
    words = ("facts", "--kind", "quantity", "--json")
    ministry, ruiz = json.loads(run(*words).stdout)
    assert (ministry["claimant"]["type"], ruiz["claimant"]["type"]) == ("official", "person")
    given = f"claimant.name={ministry['claimant']['name']}"
    assert run("review", "correct", ruiz["id"], "--set", given, "--by", "Pia").exit_code == 0
    corrected = json.loads(run(*words).stdout)[1]["claimant"]
    assert (corrected["name"], corrected["type"]) == (ministry["claimant"]["name"], "official")
    explicit = ("--set", "claimant=Ministry", "--set", "claimant.type=organisation")
    run("review", "correct", ruiz["id"], *explicit, "--by", "Pia")
    assert json.loads(run(*words).stdout)[1]["claimant"]["type"] == "organisation"
