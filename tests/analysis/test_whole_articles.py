"""What whole articles come to: comparison and check on hand-made texts, read as users' are."""

from newsfacts.analysis.aliases import short_forms
from newsfacts.analysis.check import check
from newsfacts.analysis.checkrecords import CheckedFigure
from newsfacts.analysis.compare import compare
from newsfacts.analysis.completing import claims_of
from newsfacts.analysis.drafts import read_draft
from newsfacts.analysis.records import Comparison
from newsfacts.analysis.settings import Context, Settings
from newsfacts.analysis.tracing import trace_origins
from newsfacts.analysis.verdicts import judge
from newsfacts.documents.building import build_document
from newsfacts.documents.records import Article, Document, GivenDate
from newsfacts.extractors.engine import read_article
from newsfacts.extractors.facts import Fact
from tests.analysis.making import article, figure


def document(text: str, name: str, day: str | None) -> Document:
    given = GivenDate(day, "option") if day else None
    return build_document(text, id=name, path=f"{name}.txt", given_date=given)


def read(*clips: tuple[str | None, str]) -> tuple[list[Fact], list[Article]]:
    """Facts and articles of clips, each given as its day and its text."""
    facts: list[Fact] = []
    articles = []
    for number, (day, text) in enumerate(clips):
        facts += read_article(document(text, f"c{number}", day)).facts
        articles.append(article(f"c{number}", text, published=day))
    return facts, articles


def checked(
    draft: str, *clips: tuple[str | None, str], day: str | None = "2023-05-20"
) -> CheckedFigure:
    """The verdict on the first figure of a draft."""
    return check(read_draft(document(draft, "draft", day)), *read(*clips))[0]


def deaths(*clips: tuple[str | None, str]) -> Comparison:
    """The comparison of the tolls of some clips."""
    facts, articles = read(*clips)
    (found,) = compare(facts, metric="deaths", articles=articles)
    return found


def test_a_revision_leads_from_the_earlier_figure_to_the_later_one() -> None:
    found = deaths(
        ("2023-05-04", "The death toll of the flood in Mao is 83, the Red Cross said on Thursday."),
        ("2023-05-06", "The death toll of the flood in Mao is 79, the Red Cross said on Saturday."),
    )
    (verdict,) = found.verdicts
    texts = {fact: row.text for block in found.blocks for row in block.rows for fact in row.facts}
    assert verdict.verdict == "revision"
    assert (texts[verdict.a], texts[verdict.b]) == ("83", "79")


REVISED = "The Red Cross on Friday revised the death toll of the Mao flood down to 79 from 83."


def test_a_figure_that_was_revised_is_outdated() -> None:
    found = checked("The Red Cross says 83 people died in the Mao flood.", ("2023-05-05", REVISED))
    assert (found.verdict, found.evidence[1].text) == ("outdated", "79")
    assert "79 in place of it" in found.reason


def test_what_is_revised_after_a_draft_is_undecidable_in_it() -> None:
    draft = "The Red Cross says 83 people died in the Mao flood."
    found = checked(draft, ("2023-05-05", REVISED), day="2023-05-03")
    assert (found.verdict, "an earlier figure" in found.reason) == ("undecidable", True)


def test_what_it_was_revised_to_is_supported() -> None:
    found = checked("The Red Cross says 79 people died in the Mao flood.", ("2023-05-05", REVISED))
    assert found.verdict == "supported"


SUNK = "Forty-one people died when a ferry sank off Mao, the coast guard said on Thursday."
BEFORE = "It was the worst accident since 2013, when 120 people died after a ferry sank off Mao."


def test_a_bound_is_not_supported_by_the_toll_of_another_year() -> None:
    found = checked(
        "Governor Ada Keita said at least 50 people had died off Mao.",
        ("2023-05-05", f"{SUNK} {BEFORE}"),
    )
    assert found.verdict not in ("supported", "outdated")


def test_a_larger_figure_does_not_support_a_lower_bound() -> None:
    clips = ("2023-05-05", "The Red Cross said 31 people were killed in the Mao flood.")
    for bound in ("At least 17", "At least 30", "More than 30", "More than 12"):
        found = checked(f"{bound} people were killed in the Mao flood, the Red Cross said.", clips)
        assert found.verdict == ("supported" if bound == "More than 30" else "undecidable"), bound


def test_of_the_exact_words_and_a_larger_figure_the_exact_words_support() -> None:
    draft = "At least 17 people were killed in the Mao flood, the Red Cross said."
    found = checked(
        draft,
        ("2023-05-05", "The Red Cross said more than 17 people were killed in the Mao flood."),
        ("2023-05-05", draft),
    )
    assert (found.verdict, found.evidence[0].article) == ("supported", "c1")


def test_a_lower_bound_is_outdated_by_a_later_larger_figure() -> None:
    draft = "At least 17 people were killed in the Mao flood, the Red Cross said."
    later = "The death toll of the Mao flood rose to 58 on Saturday, the Red Cross said."
    found = checked(draft, ("2023-05-04", draft), ("2023-05-06", later))
    assert found.verdict == "outdated"


def test_the_same_place_is_not_the_same_disaster() -> None:
    found = checked(
        "Governor Ada Keita said more than 110 people had died off Mao.",
        ("2023-05-05", f"{SUNK} {BEFORE}"),
    )
    assert found.verdict not in ("supported", "outdated")


def test_of_the_dead_is_a_part_and_no_rival() -> None:
    for part in (
        "Of the dead, 31 were children, the ministry said.",
        "The dead include 31 children, the ministry said.",
        "Among the dead were 31 children, the ministry said.",
    ):
        found = deaths(("2023-05-04", f"Fifty-eight people died in Mao, police said. {part}"))
        assert {each.verdict for each in found.verdicts} <= {"not comparable"}, part


def test_nobody_does_not_say_two_figures_with_one_voice() -> None:
    facts, articles = read(("2023-05-05", f"A dam collapse killed 83 people in Gao. {BEFORE}"))
    found = trace_origins(facts, articles)
    tolls = {each.figures for each in found if each.metric == "deaths"}
    assert tolls == {("83",), ("120",)}


COPIED = "The death toll of the Mao flood rose to 58 on Wednesday as boats came, officials said."


def test_an_undated_copy_is_of_the_origin_of_its_source() -> None:
    facts, articles = read(("2023-05-03", COPIED), (None, f"Nobody was warned.\n\n{COPIED}"))
    found = [each for each in trace_origins(facts, articles) if each.metric == "deaths"]
    assert [each.articles for each in found] == [2]


def test_a_toll_of_long_ago_is_filed_under_its_year() -> None:
    facts, articles = read(("2023-05-05", f"{SUNK} {BEFORE}"))
    (found,) = compare(facts, metric="deaths", articles=articles, by="month")
    months = {row.texts: row.value for block in found.groups for row in block.rows}
    assert months == {("Forty-one",): "2023-05", ("120",): "2013"}


def test_a_figure_that_is_only_denied_is_marked_so() -> None:
    text = "Minister Awa Diallo denied that 150 people had been killed in Mao."
    facts, articles = read(("2023-05-05", text))
    (found,) = compare(facts, metric="deaths", articles=articles, by="claimant")
    assert [row.denied for block in found.groups for row in block.rows] == [True]


TWO_DAYS = (
    ("2023-05-02", "At least 17 people were killed in Mao on Tuesday, the Red Cross said."),
    ("2023-05-03", "The Red Cross said 58 people had been killed in Gao near Mao on Tuesday."),
    ("2023-05-06", "The Red Cross said 83 people had been killed in Mao on Tuesday."),
)


def test_a_revision_is_of_the_disaster_told_before() -> None:
    found = deaths(
        ("2023-05-02", "A dam burst in Mao on Tuesday. It killed 17 people in Mao on Tuesday."),
        ("2023-05-08", "The Red Cross on Monday revised the death toll in Mao down to 79 from 83."),
        ("2023-05-09", "The death toll in Mao rose to 91 on Tuesday, police said."),
    )
    assert [block.heading for block in found.blocks] == ["Mao, 2 May 2023"]


def test_a_figure_beside_a_revision_is_not_of_a_disaster_on_its_day() -> None:
    text = "The toll in Mao rose to 41 on Friday after divers found 7 more dead, police said."
    found = deaths(
        ("2023-05-02", "A ferry sank off Mao on Tuesday. It killed 34 people in Mao on Tuesday."),
        ("2023-05-05", text),
    )
    assert len(found.blocks) == 1


def test_a_toll_that_is_no_revision_is_of_its_own_disaster() -> None:
    found = deaths(
        ("2023-05-02", "A dam burst in Mao on Tuesday. It killed 17 people in Mao on Tuesday."),
        ("2023-05-08", "A blast in Mao on Monday killed 79 people in Mao, police said."),
    )
    assert len(found.blocks) == 2


def test_of_each_claimant_the_latest_toll_of_a_disaster_counts() -> None:
    facts, articles = read(*TWO_DAYS)
    for at, texts in (("2023-05-03", ["58"]), ("2023-05-07", ["83"])):
        (found,) = compare(facts, metric="deaths", articles=articles, at=at)
        assert [row.text for block in found.blocks for row in block.rows] == texts


def test_a_place_asked_for_makes_no_other_blocks() -> None:
    facts, articles = read(*TWO_DAYS)
    (whole,) = compare(facts, metric="deaths", articles=articles)
    (asked,) = compare(facts, metric="deaths", articles=articles, place="Mao")
    headings = {fact: b.heading for b in whole.blocks for row in b.rows for fact in row.facts}
    for block in asked.blocks:
        for row in block.rows:
            assert {headings[fact] for fact in row.facts} == {block.heading}


def test_a_draft_on_several_disasters_does_not_place_what_names_no_place() -> None:
    clips = (
        ("2023-05-03", "The coast guard said 41 people died when a ferry sank off Mao on Tuesday."),
        ("2023-05-04", "A flood killed 30 people in Gao on Wednesday, the Red Cross said."),
    )
    draft = (
        "The Red Cross said 30 people were killed in the Gao flood.\n\n"
        "The coast guard said {} people died in the sinking of a ferry."
    )
    for number, verdict in (("41", "supported"), ("44", "undecidable"), ("38", "undecidable")):
        facts, articles = read(*clips)
        found = check(
            read_draft(document(draft.format(number), "d", "2023-05-08")), facts, articles
        )
        assert (found[-1].text, found[-1].verdict) == (number, verdict)
        assert found[-1].evidence[0].claimant == "coast guard"


def test_what_an_article_states_of_a_revised_figure_does_not_support_it() -> None:
    text = f"{REVISED} In all 83 people died in the Mao flood, a list said."
    found = checked("The Red Cross says 83 people died in the Mao flood.", ("2023-05-05", text))
    assert found.verdict == "outdated"


def test_only_what_is_undated_would_settle_a_pair() -> None:
    told = {"metric": "deaths", "subject": None, "state": None, "places": ["Mao<Chad"]}
    a, b = claims_of(
        [
            figure("30", article="x", published="2023-05-03", **told),  # type: ignore[arg-type]
            figure("50", article="y", **told),  # type: ignore[arg-type]
        ]
    )
    assert judge(a, b, Context(Settings(), {})).settle == ("y",)


LONG = "The Kanem Relief Authority (KRA) said 63 people had died in Mao on Tuesday."
SHORT = "The KRA said 112 people had died in Mao on Tuesday."
CAPITALS = "MAO, May 5 - 112 PEOPLE HAD DIED IN MAO ON TUESDAY, THE KANEM RELIEF AUTHORITY SAID."


def test_a_short_form_that_one_article_explains_is_the_same_voice_in_all() -> None:
    (verdict,) = deaths(("2023-05-03", LONG), ("2023-05-05", SHORT)).verdicts
    assert verdict.verdict == "revision"
    said = "The KRA said 63 people had died in Mao on Tuesday."
    found = checked(said, ("2023-05-03", LONG), day="2023-05-04")
    assert found.verdict == "supported"


def test_a_short_form_of_two_names_is_of_neither() -> None:
    forms = short_forms([LONG, "The Koro Rescue Agency (KRA) met.", "The Bank of Mali (BM) met."])
    assert forms == {"bm": "bank of mali"}


def test_letters_in_brackets_that_are_no_initials_tie_nothing() -> None:
    assert short_forms(["The ship (MV) sank. Some Ten Guards (USA) came. (AB) he said."]) == {}


def test_a_place_that_the_clippings_sentence_names_is_one_of_its_disaster() -> None:
    told = "At least 17 people were killed after the {} dam burst in Gao on Tuesday, the army said."
    draft = "At least 17 people were killed on May 2 when a dam burst in Mao, the army said."
    assert checked(draft, ("2023-05-02", told.format("Mao"))).verdict == "supported"
    assert checked(draft, ("2023-05-02", told.format("Bol"))).verdict == "not found"


def test_two_articles_that_tell_of_two_places_keep_them_apart() -> None:
    found = deaths(
        (
            "2023-05-06",
            "At least 12 people were killed in a raid on Mao on 3 May, Chadian officials said. "
            "At least 4 people were killed in a raid on Lagos last week, the Red Cross said.",
        ),
        (
            "2023-05-06",
            "Some 40 people were killed in a raid on Lagos on 3 May, Nigerian officials said. "
            "In Mao 7 people were killed, local police said.",
        ),
    )
    told = sorted(sorted(row.text for row in block.rows) for block in found.blocks)
    assert told == [["7", "At least 12"], ["At least 4"], ["Some 40"]]
