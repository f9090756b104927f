"""The drawings: exact where small, within their width where large."""

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.analysis.compare import compare
from newsfacts.analysis.diff import diff
from newsfacts.analysis.events import events_of
from newsfacts.analysis.grouping import SIDES, By
from newsfacts.analysis.records import When
from newsfacts.analysis.sides import find_side
from newsfacts.analysis.timeline import timeline
from newsfacts.cli.formats.table import display_width
from newsfacts.cli.renderers.comparisons import comparison_lines
from newsfacts.cli.renderers.differences import Sources, difference_lines
from newsfacts.cli.renderers.eventwords import Placing
from newsfacts.cli.renderers.groupings import group_lines
from newsfacts.cli.renderers.plots import Point, plot_lines, points_of
from newsfacts.cli.renderers.pointers import Pointers
from newsfacts.cli.renderers.shorttimes import Times, short_timex
from newsfacts.cli.renderers.strips import Mark, axis_labels, draw_strip, make_axis, short_number
from newsfacts.cli.renderers.timelines import heading_words, timeline_lines
from newsfacts.cli.renderers.wrapping import ends, wrap
from newsfacts.extractors.facts import Fact
from tests.analysis.making import article, dated, figure, time
from tests.analysis.seedfacts import LABELS, seed_articles, seed_facts

WIDTHS = (50, 60, 72, 80, 100, 120)


def drawn(
    facts: list[Fact], width: int, *, show_all: bool = False, labels: dict[str, str] | None = None
) -> Iterator[str]:
    for comparison in compare(facts, articles=seed_articles(), labels=labels):
        lines = comparison_lines(comparison, Pointers(labels or {}, 4), width, show_all=show_all)
        yield from (line.text for line in lines)


@pytest.mark.parametrize(
    ("mark", "strip"),
    [
        (Mark(4000, 4000, False, False), "┊    ●    ┊    ┊"),
        (Mark(4000, 4000, False, True), "┊    ○    ┊    ┊"),
        (Mark(4000, 8000, False, False), "┊    ●────●    ┊"),
        (Mark(None, 8000, False, False), "╌╌╌╌╌╌╌╌╌╌┤    ┊"),
        (Mark(8000, None, False, False), "┊    ┊    ├╌╌╌╌╌╌╌"),
        (Mark(4000, 8000, True, False), "┊    ░░░░░░    ┊"),
        (Mark(4100, 4100, True, False), "┊    ●    ┊    ┊"),
    ],
)
def test_a_strip(mark: Mark, strip: str) -> None:
    axis = make_axis([Mark(None, 12000, False, False)], 18)
    assert axis
    assert axis_labels(axis) == "0    4k   8k   12k"
    assert draw_strip(mark, axis).rstrip() == strip


def test_an_axis_of_large_spread_is_logarithmic() -> None:
    axis = make_axis([Mark(3, 3, False, False), Mark(90000, 90000, False, False)], 40)
    assert axis
    assert axis.logarithmic
    assert axis_labels(axis).split() == ["1", "10", "100", "1k", "10k", "100k"]


@pytest.mark.parametrize("marks", [[], [Mark(None, None, True, False)]])
def test_without_bounds_there_is_no_axis(marks: list[Mark]) -> None:
    assert make_axis(marks, 30) is None


@given(
    st.lists(st.floats(min_value=0, max_value=1e12, allow_nan=False), min_size=1, max_size=6),
    st.integers(min_value=8, max_value=70),
)
def test_every_mark_is_on_the_axis(values: list[float], width: int) -> None:
    marks = [Mark(value, value, False, False) for value in values]
    axis = make_axis(marks, width)
    assert axis
    for mark in marks:
        assert len(draw_strip(mark, axis)) == width
        assert "●" in draw_strip(mark, axis)


@given(st.text(max_size=80), st.integers(min_value=4, max_value=40))
def test_wrapping_keeps_the_width(text: str, width: int) -> None:
    assert all(display_width(line) <= width for line in wrap(text, width))


def test_two_ends_that_do_not_fit_take_two_lines() -> None:
    assert ends("left", "right", 11) == ["left  right"]
    assert ends("left", "right", 10) == ["left", "     right"]


@pytest.mark.parametrize(
    ("value", "words"),
    [("XXXX-12", "Dec ?"), ("XXXX-12-24", "24 Dec ?"), ("XXXX-WXX-4", "?"), ("", "")],
)
def test_short_times(value: str, words: str) -> None:
    assert short_timex(value) == words


@pytest.mark.parametrize(
    ("start", "end", "words", "in_one_year"),
    [
        ("2024-01-01", "2024-03-31", "2024-Q1", "Q1"),
        ("2024-10-01", "2024-12-31", "2024-Q4", "Q4"),
        ("2024-02-01", "2024-03-31", "Feb–Mar 24", "Feb–Mar"),
        ("2024-01-05", "2024-03-31", "Jan–Mar 24", "Jan–Mar"),
        ("2024-01-01", "2024-12-31", "2024", "2024"),
        ("2024-05-01", "2024-05-31", "2024-05", "May"),
        ("2024-05-03", "2024-05-06", "2024-05-03", "3–6 May"),
        ("2022-05-03", "2024-05-06", "2022–24", "2022–24"),
    ],
)
def test_short_spans(start: str, end: str, words: str, in_one_year: str) -> None:
    span = When(start, end, "time", None)
    assert Times([span, When("1999-01-01", "1999-01-01", "time", None)]).short(span) == words
    if start[:4] == end[:4]:
        assert Times([span]).short(span) == in_one_year


def test_short_numbers() -> None:
    assert [short_number(x) for x in (0, 40, 1500, 2.5e6, 1e9)] == [
        "0",
        "40",
        "1.5k",
        "2.5m",
        "1bn",
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_comparison_of_the_seeds_fits(width: int) -> None:
    lines = list(drawn(seed_facts(), width, labels=LABELS))
    assert max(map(display_width, lines)) <= width
    assert any("IN KURSK" in line for line in lines)


def test_the_seeds_at_eighty_columns() -> None:
    lines = list(drawn(seed_facts(), 80, labels=LABELS))
    assert lines[0] == (
        "troops · North Korea          22 mentions, 12 origins (7 named, 3 anon., 2 none)"
    )
    kursk = lines.index(
        "IN KURSK  8,000 to 11,000, ceiling 12,000                  9 mentions, 5 origins"
    )
    text = " ".join(" ".join(lines[kursk:]).split())
    assert "conflict United States 8,000 ≠ South Korea 11,000: one sentence of 003 sets" in text
    assert "8,000, 10,000 and 11,000 fit Ukraine: “as high as 12,000”" in text
    assert "000 and 004 say 10,000; nobody is named" in text
    assert "part > whole South Korea: 11,000 in Kursk, more than 10,000 in all Russia" in text
    assert "Dating 002 and 003 would settle 2 of the 4 undecidable" in text


def many_claimants() -> list[Fact]:
    return [
        figure(f"{8000 + 50 * number:,}", claimant=f"Ministry of the Interior of Land {number}",
               article=f"article-with-a-long-name-{number}", places=["Kursk<Russia"])
        for number in range(60)
    ]  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
def test_sixty_claimants_fit_on_a_screen(width: int) -> None:
    lines = list(drawn(many_claimants(), width))
    assert max(map(display_width, lines)) <= width
    assert len(lines) < 60
    assert any(line.startswith(" + 55 statements within 8,") for line in lines)


def one_fire(count: int) -> list[Fact]:
    """Tolls of one fire, told on two days by as many: most say 45."""
    return [
        figure(
            str(toll), metric="deaths", state="", subject=None, claimant=f"Body {number}",
            places=["Mao<Chad"], when="2023-05-02", published=f"2023-05-0{3 + number % 2}",
            article=f"a{number:02}",
        )
        for number, toll in enumerate([40, 43, 45, 45, 45, 50] * (count // 6))
    ]  # fmt: skip


def test_of_many_rows_those_shown_differ_and_what_most_say_is_among_them() -> None:
    lines = list(drawn(one_fire(60), 80))
    rows = [line for line in lines if line.startswith(" Body ")]
    assert sorted(line.split()[2] for line in rows) == ["40", "43", "45", "45", "50"]
    assert " most say       45: 30 articles, 30 origins" in lines


def test_many_conflicts_of_one_day_are_gathered_by_figure() -> None:
    text = " ".join(" ".join(drawn(one_fire(60), 120)).split())
    others = "43 (Body 1, Body 7 and 8 others) ≠ 45 (Body 3, Body 9 and 8 others) ≠ 50 (Body 5,"
    assert f"conflict {others} Body 11 and 8 others): all as of 4 May 2023" in text
    most = "45 (Body 2, Body 4 and 18 others) ≠ 40 (Body 0, Body 6 and 8 others)"
    assert f"conflict {most}: both as of 3 May 2023" in text
    assert "more pairs" not in text


def through_time(days: int) -> list[Fact]:
    return [
        figure(f"{1000 * day:,}", claimant="Niger", places=["Mao<Chad"], article=f"a{day}",
               published=f"2023-05-{3 * day:02}")
        for day in range(1, days + 1)
    ]  # fmt: skip


def test_figures_of_several_days_are_plotted_under_their_block() -> None:
    lines = list(drawn(through_time(6), 80))
    assert any(line.startswith(" 6k ┤") and line.endswith("A") for line in lines)
    assert "     A Niger  ╌ until the next of the same" in lines
    assert not any("┤" in line and "k ┤" in line for line in drawn(through_time(3), 80))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("by", SIDES)
def test_rows_by_any_side_fit(width: int, by: By) -> None:
    for facts in (seed_facts(), many_claimants(), one_fire(60)):
        for comparison in compare(facts, articles=seed_articles(), by=by):
            lines = [line.text for line in group_lines(comparison, Pointers(LABELS, 4), width)]
            assert max(map(display_width, lines)) <= width


def test_a_row_by_article_spans_its_figures() -> None:
    (found,) = compare(seed_facts(), metric="troops", articles=seed_articles(), by="article")
    lines = [line.text for line in group_lines(found, Pointers(LABELS, 4), 80)]
    row = next(line for line in lines if line.startswith(" 003 "))
    assert "8,000 to 11,000, up to" in row
    assert "●─" in row
    assert "●╌┤" in row  # "as high as 12,000", beyond


def test_all_shows_every_claimant() -> None:
    text = " ".join(" ".join(drawn(many_claimants(), 120, show_all=True)).split())
    assert all(f"Land {number} " in text for number in range(60))


def test_a_long_name_wraps_and_is_not_cut() -> None:
    name = "The Independent International Commission of Inquiry on Everything"
    lines = list(drawn([figure(claimant=name, places=["Chad"])], 80))
    words = " ".join(line[1:32].strip() for line in lines)
    assert all(word in words for word in name.split())


def test_escape_sequences_do_not_pass() -> None:
    evil = figure(claimant="Evil \x1b[31m Ministry", subject="S\x1b[1m", places=["P\x1b[2m"])
    lines = list(drawn([evil, figure("9,000", claimant="Niger", places=["P\x1b[2m"])], 80))
    assert "\x1b" not in "".join(lines)


def test_a_timeline_fits_and_says_who() -> None:
    text = "The bridge over the river Lomar fell on Monday after two days of rain, Ana Ruiz said."
    facts = [
        dated("Monday", "2023-05-01", at=36, sentence=(0, len(text)), claimant="Ana Ruiz"),
        dated("Thursday", time("XXXX-WXX-4", None, None, text="Thursday"), article="b",
              sentence=(0, 32)),
        dated("May", time("XXXX-12", None, None, relation="by"), article="c", at=3,
              sentence=(0, 30), modality="projected"),
    ]  # fmt: skip
    articles = [
        article("a", text),
        article("b", "Thursday was to bring the rain."),
        article("c", "By May the roads will be open."),
    ]
    events = timeline(facts, articles=articles)
    placing = Placing(
        {fact.id: (fact.article, fact.start) for fact in facts},
        {each.id: each for each in articles},
        {},
        4,
        {},
    )
    assert [line.text for line in timeline_lines(events, placing, 64)] == [
        "2023",
        " 1 May Mon          The bridge over the river Lomar fell on",
        "                    Monday after two days of rain, Ana Ruiz",
        "                    said.",
        f"                    Ana Ruiz · clips/a.txt:1 · {facts[0].id[:4]}",
        "",
        "FORECAST, year unknown",
        " by Dec      will   By May the roads will be open.",
        f"                    the article itself · clips/c.txt:1 · {facts[2].id[:4]}",
        "",
        "UNDATED  in the order of the articles; nothing is resolved",
        "against the clock",
        " clips/b.txt  “Thursday”    Thursday was to bring the rain. ·",
        f"                            clips/b.txt:1 {facts[1].id[:4]}",
        "",
    ]


def test_a_plot_has_a_letter_and_a_line_a_claimant() -> None:
    points = [
        Point(738641, 2000, "Niger"),
        Point(738651, 4000, "Niger"),
        Point(738671, 8000, "Mali"),
        Point(738681, 8000, "Niger"),
    ]
    lines = list(plot_lines(points, 46))
    assert [line for line in lines if "A" in line or "B" in line] == [
        " 8k ┤                              B         A",
        " 4k ┤          A╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        "    │A╌╌╌╌╌╌╌╌╌",
        "     A Niger  B Mali  ╌ until the next of the",
    ]
    assert lines[-3].split() == ["1", "May", "2023", "10", "Jun", "2023"]


def test_the_article_itself_has_no_line_and_several_figures_of_a_cell_a_star() -> None:
    points = [
        Point(738641, 2000, "nobody"),
        Point(738651, 4000, "nobody"),
        Point(738651, 4000, "Mali"),
        Point(738681, 8000, "nobody"),
    ]
    lines = list(plot_lines(points, 46))
    assert not any("╌" in line for line in lines)
    assert lines[-1].strip() == "A nobody  B Mali  * several"


def test_figures_of_one_day_stand_side_by_side_where_a_day_has_room() -> None:
    points = [
        Point(738641, 2000, "the article itself"),
        Point(738641, 2000, "Niger"),
        Point(738644, 4000, "Mali"),
        Point(738644, 8000, "Niger"),
    ]
    lines = list(plot_lines(points, 46))
    assert any("AC" in line or "CA" in line for line in lines)
    assert "C the article itself" in " ".join(" ".join(lines).split())
    assert "*" not in "".join(lines)


def test_a_sentence_that_names_two_undated_times_is_told_once() -> None:
    text = "Rates rose on Tuesday after prices had risen in February."
    when = time("XXXX-WXX-2", None, None, text="Tuesday")
    month = time("XXXX-02", None, None, text="February")
    facts = [
        dated("Tuesday", when, at=14, sentence=(0, len(text))),
        dated("February", month, at=48, sentence=(0, len(text))),
    ]
    told = article("a", text)
    placing = Placing({fact.id: ("a", fact.start) for fact in facts}, {"a": told}, {}, 4, {})
    lines = [line.text for line in timeline_lines(events_of(facts, {"a": told}), placing, 100)]
    assert sum(text in line for line in lines) == 1
    assert sum("the same sentence · clips/a.txt:1" in line for line in lines) == 1


def test_no_line_joins_figures_of_two_places() -> None:
    one = [Point(738641 + day, 2000.0 * (day + 1), "Niger", "Lomar") for day in range(4)]
    assert any("╌" in line for line in plot_lines(one, 46))
    assert "of 2 places" not in "".join(plot_lines(one, 46))
    apart = [one[0], *(p._replace(where=f"Ormin {p.day}") for p in one[1:])]
    lines = list(plot_lines(apart, 90))
    assert not any("╌" in line for line in lines)
    assert lines[-1].strip() == "of 4 places, and no line joins two: --place NAME follows one"


def test_a_denied_figure_is_no_point() -> None:
    fact = figure("44", claimant="Red Cross", published="2021-03-03", modality="denied")
    (day,) = timeline([fact], metric="troops")
    assert points_of([day], {fact.id: 44.0}) == []


def test_a_part_is_no_point_and_is_marked_in_its_row() -> None:
    fact = figure("3", metric="deaths", published="2021-03-03")
    (day,) = timeline([fact], metric="deaths")
    part = msgspec.structs.replace(day, part="part")
    assert [point.value for point in points_of([day], {fact.id: 3.0})] == [3.0]
    assert points_of([part], {fact.id: 3.0}) == []
    placing = Placing({fact.id: ("a", 0)}, {"a": article("a", "3 children")}, {}, 4, {})
    dated_line = next(
        line.text for line in timeline_lines([part], placing, 80) if "3 Mar" in line.text
    )
    assert dated_line.startswith(" 3 Mar Wed   part   3")
    undated = msgspec.structs.replace(part, date=None, start=None, end=None, value=None)
    lines = [line.text for line in timeline_lines([undated], placing, 80)]
    assert any("undated part  3" in line for line in lines)


def test_a_figure_of_a_whole_year_is_no_point() -> None:
    fact = figure("44", claimant="Red Cross", published="2021-03-03")
    (day,) = timeline([fact], metric="troops")
    row = msgspec.structs.replace(day, start="2021-01-01", end="2021-12-31")
    assert points_of([row], {fact.id: 44.0}) == []
    assert [point.value for point in points_of([day], {fact.id: 44.0})] == [44.0]


def test_headings_are_for_people() -> None:
    periods = ("2021", "2021-03", "2021-03-08", "2021-W10", "2020-W53")
    assert [heading_words(period) for period in periods] == [
        "2021",
        "March 2021",
        "8 March 2021",
        "2021-W10  8–14 Mar",
        "2020-W53  28 Dec – 3 Jan",
    ]


def test_few_figures_or_one_day_are_not_plotted() -> None:
    assert not list(plot_lines([Point(738641, 2000, "Niger")] * 9, 40))
    assert not list(plot_lines([Point(738641, 2000, "a"), Point(738642, 2000, "b")], 40))


def test_a_difference_is_in_unified_style() -> None:
    facts = seed_facts()
    articles = {each.id: each for each in seed_articles()}
    entries = [(each.id, each.path) for each in articles.values()]
    sides = (find_side("002", facts, entries), find_side("003", facts, entries))
    changes = diff(sides[0].facts, sides[1].facts, articles=articles.values())
    sources = Sources({fact.id: fact for fact in facts}, articles, LABELS, 4)
    lines = [line.text for line in difference_lines(changes, sides, sources, 80)]
    assert max(map(display_width, lines)) <= 80
    assert lines[0].startswith("--- 002   002_89d98501be4faeb4.txt   undated")
    assert lines[1].startswith("+++ 003")
    changed = next(index for index, line in enumerate(lines) if line.startswith("@@"))
    assert "value, claimant" in lines[changed]
    assert lines[changed + 1].startswith("-Pentagon: ")
    assert any(line.startswith("+United States: ") for line in lines)
    assert "2,000 fewer; Pentagon → United States, its parent" in " ".join(lines)
    assert lines[-1].startswith("1 changed, 1 only in 002, 2 only in 003, 0 the same.")
