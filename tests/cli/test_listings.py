"""``quotes``, ``sources``, ``stats``, ``metrics`` and ``schema`` on a made store."""

import json
from pathlib import Path

import pytest

from newsfacts.cli.codebook import MEANINGS
from tests.cli.samplestore import Run, made_facts


def quoted(result_text: str) -> list[str]:
    return [json.loads(line)["text"] for line in result_text.splitlines()]


def test_quotes_show_speaker_verb_and_words(sample: Run) -> None:
    ids = [fact.id[:4] for fact in made_facts() if fact.kind == "quote"]
    assert sample("quotes").stdout.splitlines() == [
        "id    where    speaker     verb    text",
        f"{ids[0]}  first:1  Ukraine     said    up to 12,000 North Korean soldiers were in Kursk",
        f"{ids[1]}  first:2  Ukraine +1  warned  Thousands more may come by December.",
        "",
        "2 quotes · kind=quote · families say and document (--all: every) · 7 facts in the store",
    ]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ([], 2),
        (["--all"], 3),
        (["--speaker", "Red Cross", "--all"], 1),
        (["--verb", "warn"], 1),
        (["--verb", "warned"], 1),
        (["--direct"], 1),
        (["--with-number"], 2),
        (["--with-number", "--direct", "--verb", "say"], 0),
        (["--limit", "1"], 1),
        (["--article", "second"], 0),
    ],
)
def test_quotes_are_chosen(sample: Run, words: list[str], count: int) -> None:
    assert len(quoted(sample("quotes", *words, "--format", "jsonl").stdout)) == count


def test_sources_count_outlets_and_claimants(sample: Run) -> None:
    assert sample("sources").stdout.splitlines() == [
        "side      name         type          articles  figures  quotes  dates",
        "outlet    (no outlet)                       1        2       2      1",
        "outlet    The Daily                         1        1       1",
        "claimant  Ukraine      official             1        2       2",
        "claimant  NATO                              1        1       1",
        "claimant  Red Cross    organisation         1        1       1",
        "claimant  (article)                         1                       1",
        "",
        "6 sources",
    ]


@pytest.mark.parametrize(("limit", "sides"), [(2, "oc"), (3, "occ"), (5, "ooccc"), (6, "oocccc")])
def test_a_limit_leaves_some_of_each_side(sample: Run, limit: int, sides: str) -> None:
    rows = json.loads(sample("sources", "--limit", limit, "--json").stdout)
    assert "".join(row["side"][0] for row in rows) == sides


def test_sources_of_one_side_and_metric(sample: Run) -> None:
    rows = json.loads(sample("sources", "--by", "claimant", "--metric", "deaths", "--json").stdout)
    assert rows == [
        {
            "side": "claimant",
            "name": "Red Cross",
            "type": "organisation",
            "articles": 1,
            "figures": 1,
            "quotes": 0,
            "dates": 0,
        }
    ]


def test_sources_tell_how_articles_are_dated(sample: Run) -> None:
    assert sample("sources", "--dates").stdout.splitlines() == [
        "article           outlet     published   basis     words",
        "clips/first.txt              undated",
        "clips/second.txt  The Daily  2024-10-30  dateline  Oct. 30",
        "",
        "2 articles",
        "newsfacts ingest … --metadata dates.csv dates what is undated",
    ]


def test_stats_count_everything(sample: Run) -> None:
    counts = {
        (row["group"], row["name"]): row["count"]
        for row in json.loads(sample("stats", "--json").stdout)
    }
    assert counts["articles", "articles"] == 2
    assert counts["articles", "words"] == 37
    assert counts["published", "dateline"] == 1
    assert counts["kind", "quantity"] == 3
    assert counts["metric", "troops"] == 2
    assert counts["said by", "official"] == 2
    assert counts["time", "left open"] == 1


def test_metrics_list_and_show(run: Run) -> None:
    names = [row["metric"] for row in json.loads(run("metrics", "list", "--json").stdout)]
    assert "troops" in names
    shown = run("metrics", "show", "Troops").stdout
    assert shown.splitlines()[1].split() == ["name", "troops"]
    assert "soldier" in shown


def test_an_unknown_metric_names_the_nearest(run: Run) -> None:
    result = run("metrics", "show", "dearths")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: no metric 'dearths'\nhint: did you mean deaths?\n",
    )


@pytest.mark.parametrize("record", ["fact", "article"])
def test_the_schema_is_json_schema(run: Run, record: str) -> None:
    schema = json.loads(run("schema", record).stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert record.capitalize() in schema["$defs"]
    assert schema["$defs"][record.capitalize()]["description"]


def test_an_unknown_record_names_the_nearest(run: Run) -> None:
    assert run("schema", "artcle").stderr.splitlines()[1] == "hint: did you mean article?"


@pytest.mark.parametrize("record", ["fact", "article"])
def test_every_key_of_the_schema_has_a_meaning_and_no_meaning_is_stale(
    run: Run, record: str
) -> None:
    schema = json.loads(run("schema", record).stdout)
    for name, definition in schema["$defs"].items():
        assert list(definition["properties"]) == list(MEANINGS[name])
        assert all(value["description"] for value in definition["properties"].values())


def test_the_codebook_lists_every_key_with_its_meaning(run: Run) -> None:
    lines = run("schema", "fact", "--format", "table").stdout.splitlines()
    assert lines[0].split() == ["key", "values", "meaning"]
    (low,) = [line for line in lines if line.startswith("quantity.low ")]
    assert "number or null" in low
    assert "null is open" in low
    assert any(line.startswith("claimant.said.start ") for line in lines)


def test_the_figures_that_a_timeline_leaves_out_are_those_asked_for(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(
        "The mill burnt down on 3 May 2023.\n\nSome 40 people fled Lomar, police said.\n\n"
        "About 70 houses were destroyed in Ormin, the mayor said.\n"
    )
    run("ingest", "a.txt")
    hidden = {
        (): "2 figures",
        ("--claimant", "police"): "1 figure",
        ("--place", "Ormin"): "1 figure",
        ("--query", "houses"): "1 figure",
    }
    for words, count in hidden.items():
        assert f"\n{count} without a day not shown" in "\n" + run("timeline", *words).stdout
    for words in (("--until", "2023-06-01"), ("--claimant", "nobody")):
        assert "without a day" not in run("timeline", *words).stdout


def test_a_claimant_is_one_in_whatever_case(run: Run, tmp_path: Path) -> None:
    said = "said that 40 people were hurt in Lomar.\n"
    for number, name in enumerate(("The defence ministry", "THE DEFENCE MINISTRY")):
        text = f"{name} {said}"
        (tmp_path / f"{number}.txt").write_text(text.upper() if name.isupper() else text)
    assert run("ingest", "0.txt", "1.txt", "-q").exit_code == 0
    rows = json.loads(run("sources", "--by", "claimant", "--json").stdout)
    assert [(row["name"], row["articles"]) for row in rows] == [("defence ministry", 2)]
