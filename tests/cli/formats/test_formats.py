"""Each format writes the same rows, and none lets the text of an article act."""

import csv
import io
import json

import pytest

from newsfacts.cli.errors import UserError
from newsfacts.cli.formats import find_writer, format_names
from newsfacts.cli.formats.table import break_words
from newsfacts.cli.screens import Screen
from newsfacts.cli.sheets import Column, Sheet, keys
from tests.cli.sheetmaking import COLUMNS, ROWS, printed


def test_the_formats_are_found_the_default_first() -> None:
    assert format_names() == ["table", "csv", "json", "jsonl", "md", "tsv"]


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(UserError) as caught:
        find_writer("jsnol")
    assert (str(caught.value), caught.value.hint) == (
        "no format 'jsnol'",
        "did you mean jsonl?",
    )


def test_json_is_one_list_a_row_a_line() -> None:
    text = printed("json")
    assert json.loads(text) == ROWS
    assert len(text.splitlines()) == len(ROWS) + 2 - 0


def test_json_of_nothing_is_an_empty_list() -> None:
    assert printed("json", []) == "[]\n"


def test_jsonl_is_an_object_a_line() -> None:
    assert [json.loads(line) for line in printed("jsonl").splitlines()] == ROWS


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_escapes_what_a_terminal_would_act_on(name: str) -> None:
    text = printed(name)
    assert r"\u001b[31m-5\u009b" in text


def test_csv_has_a_header_plain_numbers_and_no_formulas() -> None:
    assert list(csv.reader(io.StringIO(printed("csv")))) == [
        ["who", "figure", "low", "high", "tags"],
        ["Ukraine", "up to 12,000", "", "12000", "a; b"],
        ["'=cmd|'/c calc'!A1", r"\x1b[31m-5\x9b", "-5", "0.5", ""],
    ]


def test_tsv_keeps_a_row_on_a_line() -> None:
    text = printed("tsv", [{"who": "a\tb\nc", "figure": "@x", "low": 1}])
    assert text == "who\tfigure\tlow\thigh\ttags\na b c\t'@x\t1\t\t\n"


def test_md_escapes_pipes_and_markup() -> None:
    rows = [{"who": "a|b", "figure": "<b>*x*</b>", "high": 1000}]
    assert printed("md", rows).splitlines() == [
        "| who | figure | high |",
        "| --- | --- | ---: |",
        r"| a\|b | \<b\>\*x\*\</b\> | 1,000 |",
        "",
        "1 claim",
    ]


def test_md_in_a_pipe_is_its_table_alone() -> None:
    stream, aside = io.StringIO(), io.StringIO()
    sheet = Sheet(
        rows=[{"who": "a"}],
        columns=keys("who"),
        flat=keys("who"),
        record=lambda row: row,
        noun="claims",
        notes=["a note"],
    )
    find_writer("md")(sheet, Screen(stream, False, 80, False, aside))
    assert stream.getvalue() == "| who |\n| --- |\n| a |\n"
    assert aside.getvalue() == "1 claim\na note\n"


def test_a_plain_table_is_aligned_and_ends_with_its_count() -> None:
    assert printed("table", total=7, filters=["metric=troops"]).splitlines() == [
        "who                figure            high",
        "Ukraine            up to 12,000    12,000",
        r"=cmd|'/c calc'!A1  \x1b[31m-5\x9b     0.5",
        "",
        "2 of 7 claims · metric=troops",
    ]


def test_a_plain_table_is_never_cut() -> None:
    long = "word " * 100 + "end"
    assert long in printed("table", [{"who": long, "figure": "x", "high": 1}], width=20)


def test_wide_characters_keep_columns_aligned() -> None:
    rows = [{"who": "北京", "figure": "x", "high": 1}, {"who": "abcd", "figure": "y", "high": 2}]
    lines = printed("table", rows).splitlines()
    assert lines[1] == "北京  x          1"
    assert lines[2] == "abcd  y          2"


def test_a_table_on_a_terminal_fits_it() -> None:
    rows = [{"who": "North Korean People's Army officers", "figure": "12,000", "high": 12000}]
    lines = printed("table", rows, terminal=True, width=40).splitlines()
    assert all(len(line.rstrip()) <= 40 for line in lines)
    assert [line.rstrip() for line in lines[:3]] == [
        "who                       figure    high",
        "North Korean People's     12,000  12,000",
        "Army officers",
    ]


def test_a_table_on_a_terminal_holds_no_control_characters() -> None:
    text = printed("table", terminal=True)
    assert "\x1b" not in text
    assert "\x9b" not in text


def test_colour_only_where_it_is_wanted() -> None:
    assert "\x1b[" in printed("table", terminal=True, color=True)
    assert "\x1b[" not in printed("table", terminal=True, color=False)


def test_forced_colour_in_a_pipe_still_cuts_nothing() -> None:
    long = "x" * 200
    text = printed("table", [{"who": long, "figure": "y", "high": 1}], color=True, width=20)
    assert long in text


def test_rich_markup_in_an_article_is_text() -> None:
    rows = [{"who": "[red]a[/red] :smile:", "figure": "[/]", "high": 1}]
    assert "[red]a[/red] :smile:" in printed("table", rows, terminal=True, color=False)


def test_an_empty_table_is_only_its_last_line() -> None:
    assert printed("table", [], total=5, filters=["place=Mars"]) == "0 of 5 claims · place=Mars\n"


def test_a_long_cell_is_clipped_on_a_terminal_only() -> None:
    columns = (COLUMNS[0]._replace(clip=12),)
    rows = [{"who": "a sentence of many words"}]
    assert "a sentence…" in printed("table", rows, columns=columns, terminal=True)
    assert "of many words" in printed("table", rows, columns=columns)


def test_a_drawing_takes_the_place_of_the_table_only() -> None:
    def draw(console: object) -> None:
        console.print("drawn")  # type: ignore[attr-defined]

    assert printed("table", draw=draw) == "drawn\n"
    assert json.loads(printed("json", draw=draw)) == ROWS


def test_columns_that_do_not_fit_a_terminal_are_stacked() -> None:
    columns = (*COLUMNS, COLUMNS[0]._replace(name="again"))
    rows = [{"who": "South Korean officials and others", "figure": "11,000", "high": 11000}] * 2
    text = printed("table", rows, columns=columns, terminal=True, width=31)
    block = [
        "who     South Korean officials",
        "        and others",
        "figure  11,000",
        "high    11,000",
        "again   South Korean officials",
        "        and others",
        "",
    ]
    assert text.splitlines() == [*block, *block, "2 claims"]


def test_links_are_for_terminals_in_colour() -> None:
    columns = (COLUMNS[0]._replace(link=lambda row: "file:///clips/a%20b.txt"),)
    rows = [{"who": "Ukraine"}]
    assert "file:///clips/a%20b.txt" in printed(
        "table", rows, columns=columns, terminal=True, color=True
    )
    assert "file:" not in printed("table", rows, columns=columns, terminal=True)
    assert "file:" not in printed("table", rows, columns=columns, color=True)


@pytest.mark.parametrize("width", [30, 36, 45, 60, 80, 120])
def test_what_does_not_wrap_is_whole_at_any_width(width: int) -> None:
    rows = [
        {"who": "the Ministry of Transport", "where": f"2024-03-02-herald:{k}"} for k in (11, 13)
    ]
    columns = [
        Column("who", lambda row: row["who"], wrap=True, share=0.5),
        Column("and", lambda row: row["who"], wrap=True),
        Column("where", lambda row: row["where"]),
    ]
    text = printed("table", rows, columns=columns, terminal=True, width=width)
    assert "2024-03-02-herald:11" in text
    assert "2024-03-02-herald:13" in text
    assert all(len(line) <= width for line in text.splitlines())


def test_what_comes_early_is_broken_last() -> None:
    columns = [
        Column("who", lambda row: row["who"], wrap=True),
        Column("where", lambda row: row["where"], wrap=True, least=12, early=True),
    ]
    rows = [{"who": "the Ministry of Transport", "where": "2024-03-02-herald:11"}]
    wide = printed("table", rows, columns=columns, terminal=True, width=32).splitlines()
    assert wide[1].rstrip() == "the         2024-03-02-herald:11"
    narrow = printed("table", rows, columns=columns, terminal=True, width=22).splitlines()
    assert [line[10:].strip() for line in narrow[1:3]] == ["2024-03-02-", "herald:11"]


def test_room_goes_to_narrow_columns_first_and_nothing_wraps_where_it_fits() -> None:
    columns = [Column(name, keys(name)[0].value, wrap=True) for name in ("a", "b")]
    rows = [{"a": "one two three", "b": " ".join(["word"] * 30)}]
    lines = printed("table", rows, columns=columns, terminal=True, width=60).splitlines()
    assert lines[1].startswith("one two three  word")
    assert max(map(len, lines)) == 60


@pytest.mark.parametrize("name", ["table", "md"])
def test_running_text_is_cut_off_a_terminal_where_its_column_says_so(name: str) -> None:
    words = Column("words", lambda row: row["who"], plain_clip=20, clip=8)
    rows = [{"who": "a sentence of many words"}]
    text = printed(name, rows, columns=[words])
    assert "a sentence of many…" in text
    assert "a sentence of many words" in printed("csv", rows, flat=keys("who"))
    assert "a sentence of many words" in printed("jsonl", rows)


def test_numbers_share_a_line_of_a_stacked_row() -> None:
    columns = [
        Column("who", lambda row: row["who"]),
        *(Column(name, lambda row: row["high"], right=True) for name in ("figures", "quotes")),
        Column("where", lambda row: row["who"]),
    ]
    rows = [{"who": "South Korea", "high": 11000}]
    text = printed("table", rows, columns=columns, terminal=True, width=34)
    assert text.splitlines()[:3] == [
        "who      South Korea",
        "figures  11,000 · quotes 11,000",
        "where    South Korea",
    ]


def test_long_names_are_broken_behind_marks() -> None:
    columns = [Column("path", lambda row: row["who"], wrap=True, least=20), COLUMNS[0]]
    rows = [{"who": "clips/2024-03-02-reuters-bridge.txt"}]
    lines = printed("table", rows, columns=columns, terminal=True, width=46).splitlines()
    assert [line[:20].rstrip() for line in lines[1:3]] == [
        "clips/2024-03-02-",
        "reuters-bridge.txt",
    ]


@pytest.mark.parametrize(
    ("path", "width", "lines"),
    [
        ("clips/01_harbour_day1.txt", 20, ["clips/", "01_harbour_day1.txt"]),
        ("clips/01_harbour_day1.txt", 12, ["clips/01_", "harbour_", "day1.txt"]),
        ("wire/feed.jsonl#00017", 18, ["wire/feed.jsonl#", "00017"]),
        ("clips/a.txt", 20, ["clips/a.txt"]),
    ],
)
def test_a_path_is_broken_before_its_file_name_where_that_fits(
    path: str, width: int, lines: list[str]
) -> None:
    assert break_words(path, width).split("\n") == lines
