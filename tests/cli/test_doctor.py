"""``doctor`` counts findings for people and lists them for programs."""

import json

from tests.cli.samplestore import Run


def test_the_table_counts_and_advises(sample: Run) -> None:
    lines = sample("doctor").stdout.splitlines()
    assert lines[0].split() == [
        *("finding", "count", "articles"),
        *("what", "it", "means,", "what", "to", "do"),
    ]
    assert any(line.startswith("undated article") and " 1 " in line for line in lines)
    assert lines[-1] == "newsfacts doctor --finding 'undated article' lists them"


def test_each_is_listed_with_its_place(sample: Run) -> None:
    rows = json.loads(sample("doctor", "--json").stdout)
    (date,) = [row for row in rows if row["finding"] == "unresolved date"]
    assert (date["path"], date["line"], date["text"]) == ("clips/first.txt", 1, "Tuesday")
    table = sample("doctor", "--finding", "unresolved date").stdout
    assert "first:1" in table
    assert "no outlet" not in table


def test_strict_is_for_scripts(sample: Run) -> None:
    assert sample("doctor").exit_code == 0
    assert sample("doctor", "--strict").exit_code == 1
    assert sample("doctor", "--finding", "inverted range", "--strict").exit_code == 0


def test_an_unknown_finding_is_wrong_use(sample: Run) -> None:
    result = sample("doctor", "--finding", "undated articel")
    assert result.exit_code == 2
    assert "did you mean undated article" in result.stderr
