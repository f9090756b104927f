"""Rows of the timeline: their dates, order, kinds, merging and filters."""

import pytest
from msgspec import structs

import newsfacts
from newsfacts.analysis.events import Event, known_interval
from newsfacts.analysis.telling import clause_at, standing_alone
from newsfacts.analysis.timeline import period_of, timeline
from newsfacts.documents.records import Article, Published
from newsfacts.extractors.facts import Fact
from tests.analysis.making import article, dated, figure, time

FLOOD = "The bridge over the Lomar fell on Monday after two days of rain, the mayor said."
AGAIN = "After two days of rain the bridge over the Lomar fell on Monday."
VOTE = "Parliament will vote on the new dam in May."


def told(text: str, words: str, when: object, name: str = "a", **more: object) -> Fact:
    at = text.index(words)
    return dated(words, when, article=name, at=at, sentence=(0, len(text)), **more)  # type: ignore[arg-type]


def rows(*pairs: tuple[Fact, Article], **options: object) -> list[Event]:
    facts = [fact for fact, _ in pairs]
    return timeline(facts, articles=[each for _, each in pairs], **options)  # type: ignore[arg-type]


def test_a_row_has_date_text_and_evidence() -> None:
    (row,) = rows((told(FLOOD, "Monday", "2023-05-01"), article("a", FLOOD)))
    assert (row.date, row.precision, row.kind, row.basis) == ("2023-05-01", "day", "event", "text")
    assert row.text == FLOOD
    assert row.articles == ("a",)


def test_rows_come_in_order_and_undated_ones_last() -> None:
    undated = time("XXXX-WXX-4", None, None)
    found = rows(
        (told(FLOOD, "Monday", undated, "a"), article("a", FLOOD)),
        (told(VOTE, "May", time("2023-05", "2023-05-01", "2023-05-31"), "b"), article("b", VOTE)),
        (told(AGAIN, "Monday", "2023-04-03", "c"), article("c", AGAIN)),
    )
    assert [row.date for row in found] == ["2023-04-03", "2023-05", None]
    assert found[-1].value == "XXXX-WXX-4"


def test_two_articles_that_tell_the_same_are_one_row() -> None:
    (row,) = rows(
        (told(FLOOD, "Monday", "2023-05-01", "a", outlet="Post"), article("a", FLOOD)),
        (told(AGAIN, "Monday", "2023-05-01", "b", outlet="Echo"), article("b", AGAIN)),
    )
    assert row.articles == ("a", "b")
    assert row.outlets == ("Post", "Echo")
    assert len(row.facts) == row.mentions == 2


def test_the_same_words_about_two_days_are_two_rows() -> None:
    found = rows(
        (told(FLOOD, "Monday", "2023-05-01", "a"), article("a", FLOOD)),
        (told(AGAIN, "Monday", "2023-05-08", "b"), article("b", AGAIN)),
    )
    assert len(found) == 2


def test_different_events_of_a_day_are_two_rows() -> None:
    other = "A ferry with forty on board went down off Cape Ren on Monday."
    found = rows(
        (told(FLOOD, "Monday", "2023-05-01", "a"), article("a", FLOOD)),
        (told(other, "Monday", "2023-05-01", "b"), article("b", other)),
    )
    assert len(found) == 2


def test_what_lies_ahead_of_its_article_is_a_plan() -> None:
    ahead = told(VOTE, "May", time("2023-05", "2023-05-01", "2023-05-31"), published="2023-04-01")
    (row,) = rows((ahead, article("a", VOTE)))
    assert (row.kind, row.date, row.precision) == ("plan", "2023-05", "month")


def test_now_in_a_dated_article_is_no_event() -> None:
    text = "The bridge is now closed."
    now = time("PRESENT_REF", None, None, text="now")
    assert not rows((told(text, "now", now, published="2023-05-01"), article("a", text)))
    (undated,) = rows((told(text, "now", now), article("a", text)))
    assert undated.date is None


def test_a_duration_is_no_event() -> None:
    days = time("P2D", None, None, type="DURATION")
    assert not rows((told(FLOOD, "two days", days), article("a", FLOOD)))


@pytest.mark.parametrize(
    ("value", "start", "end", "date", "precision"),
    [
        ("2023-05-01", "2023-05-01", "2023-05-01", "2023-05-01", "day"),
        ("2023-05-01TMO", "2023-05-01", "2023-05-01", "2023-05-01", "day"),
        ("2023-W18", "2023-05-01", "2023-05-07", "2023-05-01", "week"),
        ("2023-05", "2023-05-01", "2023-05-31", "2023-05", "month"),
        ("2023-Q2", "2023-04-01", "2023-06-30", "2023-04-01", "quarter"),
        ("2023-SU", "2023-06-01", "2023-08-31", "2023-06-01", "season"),
        ("2023", "2023-01-01", "2023-12-31", "2023", "year"),
        ("202", "2020-01-01", "2029-12-31", "2020-01-01", "decade"),
    ],
)
def test_precision_follows_the_value(
    value: str, start: str, end: str, date: str, precision: str
) -> None:
    (row,) = rows((told(FLOOD, "Monday", time(value, start, end)), article("a", FLOOD)))
    assert (row.date, row.precision) == (date, precision)


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ({"since": "2023-05-01"}, 1),
        ({"since": "2023-05-02"}, 0),
        ({"until": "2023-04-30"}, 0),
        ({"query": "BRIDGE rain"}, 1),
        ({"query": "bridge snow"}, 0),
        ({"claimant": "mayor"}, 1),
        ({"claimant": "minister"}, 0),
        ({"place": "Lomar"}, 1),
        ({"place": "Ren"}, 0),
    ],
)
def test_filters(options: dict[str, str], count: int) -> None:
    fact = told(FLOOD, "Monday", "2023-05-01", claimant="mayor", places=["Lomar"])
    assert len(rows((fact, article("a", FLOOD)), **options)) == count


def test_the_signature_of_a_post_dates_the_post() -> None:
    post = "The bridge fell on Tuesday, the mayor said."
    text = f"{post}\n— Ana Ruiz (@ana) May 2, 2023"
    sign = (len(post) + 1, len(text))
    facts = [
        dated("Tuesday", time("XXXX-WXX-2", None, None), at=19, sentence=(0, len(post)),
              zone="post", claimant="mayor"),
        dated("May 2, 2023", "2023-05-02", at=text.index("May 2"), sentence=sign, zone="post"),
    ]  # fmt: skip
    (row,) = timeline(facts, articles=[article("a", text)])
    assert (row.date, row.text, row.claimants) == ("2023-05-02", post, ("mayor",))


def test_a_metric_is_followed_through_time() -> None:
    facts = [
        figure("9,000", article="b", claimant="Mali", said="2023-06-01"),
        figure("8,000", article="a", claimant="Niger", said="2023-05-01"),
        figure("12,000", article="c", claimant="Niger", modality="projected", when="2023-12-01"),
        figure("7,000", article="d", claimant="Chad"),
        figure("40", article="d", metric="deaths", at=300),
    ]
    found = timeline(facts, metric="troops")
    assert [(row.date, row.kind, row.figures) for row in found] == [
        ("2023-05-01", "figure", ("8,000",)),
        ("2023-06-01", "figure", ("9,000",)),
        ("2023-12-01", "forecast", ("12,000",)),
        (None, "figure", ("7,000",)),
    ]


def test_a_bounded_article_leaves_its_figures_undated_but_says_what_is_known() -> None:
    (row,) = timeline([figure("8,000", published=("2023-05-01", None))], metric="troops")
    assert row.date is None
    assert row.known
    assert row.known.start == "2023-05-01"


@pytest.mark.parametrize(
    ("by", "period"),
    [("day", "2023-05-01"), ("week", "2023-W18"), ("month", "2023-05"), ("year", "2023")],
)
def test_periods(by: str, period: str) -> None:
    (row,) = rows((told(FLOOD, "Monday", "2023-05-01"), article("a", FLOOD)))
    assert period_of(row, by) == period  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Meanwhile, the bridge fell.", "The bridge fell."),
        ("But the bridge fell.", "The bridge fell."),
        ("(Reuters) – The bridge fell.", "The bridge fell."),
        ("LOMAR, May 1 (AFP) - The bridge fell.", "The bridge fell."),
        ("LOMAR | Mon May 1, 2023 7:50 pm LOMAR (Reuters) - The bridge fell.", "The bridge fell."),
        ("By Ana Ruiz LOMAR, May 1 (AP) -- The bridge fell.", "The bridge fell."),
        ("LOMAR, Sept. 3, 2023 — The bridge fell.", "The bridge fell."),
        ("The 3 May - a Wednesday - was cold.", "The 3 May - a Wednesday - was cold."),
        ("The UN body (WHO) - the health one - met.", "The UN body (WHO) - the health one - met."),
        ("- The bridge\n fell.", "The bridge fell."),
        ("However high, the bridge fell.", "However high, the bridge fell."),
        ("The bridge (built in 1911) - the town's only one - fell.",
         "The bridge (built in 1911) - the town's only one - fell."),
        ("So far the bridge stands.", "So far the bridge stands."),
    ],
)  # fmt: skip
def test_a_sentence_stands_alone(text: str, alone: str) -> None:
    assert standing_alone(text) == alone


LONG = (
    "The port of Selva has been closed since Monday, with ships from six countries waiting"
    " outside the harbour, while the mayor, who was elected in May, promises to open it on Friday;"
    " nobody knows how."
)


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("Monday", "The port of Selva has been closed since Monday"),
        ("Friday", "… while the mayor … promises to open it on Friday"),
        ("closed", "The port of Selva has been closed since Monday"),
        ("nobody", "… nobody knows how."),
    ],
)
def test_a_long_sentence_is_told_by_its_clause(words: str, clause: str) -> None:
    at = LONG.index(words)
    assert clause_at(LONG, at, at + len(words)) == clause


def test_a_clause_in_front_is_told_by_itself() -> None:
    text = (
        "With the lower dam of the Selva under repair since August and the upper one closed for"
        " good, the town of Ormin will have to draw its water from the river again."
    )
    at = text.index("August")
    assert clause_at(text, at, at + 6).endswith("and the upper one closed for good")


def test_a_short_sentence_is_told_whole() -> None:
    assert clause_at(FLOOD, 36, 42) == FLOOD


def test_links_are_left_out() -> None:
    assert standing_alone("The bridge fell https://t.co/x7Yq today") == "The bridge fell today"


def test_a_toll_of_long_ago_stands_at_its_own_time() -> None:
    text = (
        "The ferry sank off Port Lind on Monday and 31 people died, the coast guard said. "
        "In 2011 a sinking off the same coast killed 118 people."
    )
    facts = list(newsfacts.extract(text, published="2025-03-04", id="a"))
    events = timeline(facts, articles=[article("a", text)], metric="deaths")
    assert [(event.date, event.figures) for event in events] == [
        ("2011", ("118",)),
        ("2025-03-03", ("31",)),
    ]


COURT = "Jon Vik, who spoke on Friday, will face a court in Lissa over the flood on Monday."


def test_a_clause_between_commas_goes_where_another_day_is_told() -> None:
    friday, monday = COURT.index("Friday"), COURT.index("Monday")
    assert clause_at(COURT, friday, friday + 6, [monday]) == "Jon Vik, who spoke on Friday"
    rest = "Jon Vik … will face a court in Lissa over the flood on Monday."
    assert clause_at(COURT, monday, monday + 6, [friday]) == rest
    assert clause_at(COURT, monday, monday + 6) == COURT


def test_two_days_of_a_short_sentence_are_told_apart() -> None:
    text = "Halm buried its dead on Sunday, and the shares of the owner fell on Monday."
    sunday, monday = text.index("Sunday"), text.index("Monday")
    first = clause_at(text, sunday, sunday + 6, [monday])
    assert first == "Halm buried its dead on Sunday"
    assert (
        clause_at(text, monday, monday + 6, [sunday]) == "… the shares of the owner fell on Monday."
    )


def test_a_relative_clause_says_nothing_alone() -> None:
    text = "Last week, parliament voted to hold an inquiry, which is to report by December 2021."
    at = text.index("December")
    assert clause_at(text, at, at + 13, [0]) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Between March 4 and March 7, volunteers pulled nine people out.", ("March 4", "March 7")),
        ("The mill was closed from March 4 to March 7 for repairs.", ("March 4", "March 7")),
    ],
)
def test_a_range_is_one_row(text: str, words: tuple[str, str]) -> None:
    first = told(text, words[0], time("2021-03-04", relation="since"))
    (row,) = rows(
        (first, article("a", text)), (told(text, words[1], "2021-03-07"), article("a", text))
    )
    assert (row.start, row.end, row.precision) == ("2021-03-04", "2021-03-07", "interval")


def test_two_days_that_are_no_range_are_two_rows() -> None:
    text = "They met on March 4 and March 7 in the old mill."
    pairs = [(told(text, words, day), article("a", text)) for words, day in DAYS]
    assert len(rows(*pairs)) == 2


DAYS = (("March 4", "2021-03-04"), ("March 7", "2021-03-07"))
LED = "HALM, Norva, March 3, 2021 (Norva Press) - A dam on the upper Ostra burst on Wednesday."


def test_the_day_of_a_dateline_is_no_event() -> None:
    dateline = told(LED, "March 3, 2021", "2021-03-03")
    (row,) = rows(
        (dateline, article("a", LED)), (told(LED, "Wednesday", "2021-03-03"), article("a", LED))
    )
    assert row.text == "A dam on the upper Ostra burst on Wednesday."
    assert rows((dateline, article("a", LED))) == []


def test_a_short_report_joins_the_long_one_that_says_it_too() -> None:
    long = (
        "The Health Office of Norva declared an outbreak of fever on Thursday and advised towns to "
        "close their markets until the number of the sick falls."
    )
    short = "On 11 June, the Norva Health Office declared an outbreak of fever."
    found = rows(
        (told(long, "Thursday", "2009-06-11", "a"), article("a", long)),
        (told(short, "11 June", "2009-06-11", "b"), article("b", short)),
    )
    assert [row.articles for row in found] == [("a", "b")]


def test_two_tolls_of_a_day_stay_apart() -> None:
    texts = [
        f"The flood in Halm on Monday killed {n} people in their houses." for n in ("31", "38")
    ]
    pairs = []
    for name, text in zip("ab", texts, strict=True):
        at = text.index("3")
        words = text[at : at + 2]
        toll = figure(words, article=name, at=at, sentence=(0, len(text)), when="2021-03-01")
        known = article(name, text)
        pairs += [(told(text, "Monday", "2021-03-01", name), known), (toll, known)]
    found = rows(*pairs)
    assert [row.figures for row in found] == [("31",), ("38",)]


def test_what_happened_stands_for_what_was_planned() -> None:
    plan = "Jon Vik will appear before the district court in Lissa on March 15."
    event = "Jon Vik appeared before the district court in Lissa on March 15."
    (row,) = rows(
        (told(plan, "March 15", "2021-03-15", "a", published="2021-03-05"), article("a", plan)),
        (told(event, "March 15", "2021-03-15", "b", published="2021-03-16"), article("b", event)),
    )
    assert (row.text, row.kind, row.articles) == (event, "event", ("a", "b"))


def test_a_year_has_no_month() -> None:
    text = "The dam above the town of Halm was built in 1962."
    (row,) = rows(
        (told(text, "1962", time("1962", "1962-01-01", "1962-12-31")), article("a", text))
    )
    assert [period_of(row, by) for by in ("day", "week", "month", "year")] == ["1962"] * 4


def test_filters_know_surnames_and_what_lies_within() -> None:
    text = "The bridge over the Lomar fell on Monday, Ana Ruiz said."
    fact = told(
        text, "Monday", "2021-03-01", claimant="Ana Ruiz", who="person", places=["Halm<Norva"]
    )
    pair = (fact, article("a", text))
    assert len(rows(pair, claimant="ruiz")) == len(rows(pair, place="Norva")) == 1
    assert rows(pair, claimant="Vik") == rows(pair, place="Lissa") == []


def test_what_tells_of_the_week_joins_the_day_that_another_names() -> None:
    day = (
        "Parliament voted by a margin of three on Wednesday to hold an inquiry into the dam burst."
    )
    week = "Last week, parliament voted to hold an inquiry into the dam burst."
    of_week = time("2021-W10", "2021-03-08", "2021-03-14", text="Last week")
    (row,) = rows(
        (told(week, "Last week", of_week, "a"), article("a", week)),
        (told(day, "Wednesday", "2021-03-10", "b"), article("b", day)),
    )
    assert (row.date, row.text, row.articles) == ("2021-03-10", day, ("b", "a"))
    found = rows(
        (told(week, "Last week", of_week, "a"), article("a", week)),
        (told(day, "Wednesday", "2021-03-17", "b"), article("b", day)),
    )
    assert [each.precision for each in found] == ["week", "day"]


def test_headings_glued_to_a_sentence_go() -> None:
    text = (
        "Flood kills nine Tuesday 4 May 2021 22.09 BST A dam burst over the town of Halm on Monday "
        "night, killing nine people in their sleep."
    )
    (row,) = rows((told(text, "Monday night", "2021-05-03"), article("a", text)))
    assert row.text.startswith("A dam burst over the town of Halm on Monday night")


@pytest.mark.parametrize(
    ("value", "published", "known"),
    [
        ("PRESENT_REF", ("2021-03-03", None), ("2021-03-03", None)),
        ("XXXX-WXX-4", ("2021-01-01", "2021-12-31"), ("2021-01-01", "2021-12-31")),
        ("XXXX-WXX-4", ("2021-03-03", None), None),
        ("XXXX-08", ("2021-01-01", "2021-12-31"), None),
        ("PRESENT_REF", None, None),
    ],
)
def test_what_is_known_of_an_undated_event(
    value: str, published: tuple[str | None, str | None] | None, known: tuple[str, ...] | None
) -> None:
    when = time(value, None, None, text="currently")
    fact = dated("currently", when, published=published)
    found = known_interval(fact)
    assert (found and (found.start, found.end)) == known


def followed(*told: tuple[str, str]) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """The rows of the deaths in texts, each with the day that it came out."""
    facts: list[Fact] = []
    articles = []
    for number, (published, text) in enumerate(told):
        facts += newsfacts.extract(text, published=published, id=f"a{number}")
        articles.append(article(f"a{number}", text))
    events = timeline(facts, articles=articles, metric="deaths")
    return [(event.date, event.relation, event.figures) for event in events]


def test_a_toll_with_a_day_of_its_own_stands_there() -> None:
    text = "A family of seven were found dead in Lomar on Thursday."
    assert followed(("2025-08-23", text)) == [("2025-08-21", "on", ("seven",))]


def test_a_toll_that_is_told_again_stands_where_it_was_told() -> None:
    first = "At least 20 people were killed when the Selva dam burst in Lomar on Tuesday."
    again = first.replace("20", "35")
    rows = followed(("2025-08-20", first), ("2025-08-23", again))
    assert [(day, figures) for day, _, figures in rows] == [
        ("2025-08-20", ("At least 20",)),
        ("2025-08-23", ("At least 35",)),
    ]


def test_what_a_toll_was_before_is_no_figure_of_the_day() -> None:
    text = "The ministry on Friday revised the death toll of the Lomar flood down to 79 from 83."
    assert followed(("2025-08-22", text)) == [
        ("2025-08-22", "on", ("79",)),
        ("2025-08-22", "before", ("83",)),
    ]
    text = "The death toll of the Lomar flood rose to 58 on Wednesday, up from 17 a day earlier."
    days = [(day, figures) for day, _, figures in followed(("2025-08-20", text))]
    assert days == [("2025-08-19", ("17",)), ("2025-08-20", ("58",))]


def test_the_figure_of_an_earlier_day_is_told_by_its_own_clause() -> None:
    text = (
        "The death toll of the flood in Lomar rose to 58 on Wednesday, up from 17 a day earlier, as"
        " rescuers reached the villages, the mayor said."
    )
    facts = list(newsfacts.extract(text, published="2025-08-20", id="a"))
    told_of = {row.date: row.text for row in timeline(facts, articles=[article("a", text)])}
    assert told_of["2025-08-19"] == "… up from 17 a day earlier"


def test_a_part_of_the_dead_is_marked_as_one() -> None:
    text = "The Selva flood killed 14 people. Three of the dead were children, the mayor said."
    facts = list(newsfacts.extract(text, published="2025-08-20", id="a"))
    events = timeline(facts, articles=[article("a", text)], metric="deaths")
    assert {event.figures: event.part for event in events} == {
        ("14",): None,
        ("Three",): "part",
    }
    more = "Two more people died in the Selva flood, the mayor said."
    facts = list(newsfacts.extract(more, published="2025-08-21", id="b"))
    (event,) = timeline(facts, articles=[article("b", more)], metric="deaths")
    assert event.part == "added"


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Ruiz | Lomar Post | March 14, 2023\n\nThe bridge over the Lomar fell on Sunday.",
        "LOMAR, 14 March 2023 — The bridge over the Lomar fell on Sunday, the mayor said.",
        "LOMAR, March 14, 2023 — The bridge over the Lomar fell on Sunday, the mayor said.",
    ],
)
def test_bylines_and_datelines_are_no_events(line: str) -> None:
    text = f"Bridge falls\n\n{line}\n"
    facts = list(newsfacts.extract(text, id="a"))
    published = facts[0].published
    assert published
    basis = "line" if line.startswith("By") else "dateline"
    told = article("a", text)
    words = "March 14, 2023" if "March 14" in line else "LOMAR, 14 March 2023"
    stamp = Published(published.start, published.end, published.start, basis, words)  # type: ignore[arg-type]
    rows = timeline(facts, articles=[structs.replace(told, published=stamp)])
    assert [row.text.partition(" on Sunday")[0] for row in rows] == [
        "The bridge over the Lomar fell"
    ]
