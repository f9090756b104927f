"""The comparison as a whole, on the figures of the seeds."""

from collections.abc import Iterator

import msgspec
import pytest

from newsfacts.analysis.blocks import BlockKey, headings
from newsfacts.analysis.compare import compare
from newsfacts.analysis.records import BlockRecord, Comparison, RowRecord, VerdictRecord
from tests.analysis.making import article, figure
from tests.analysis.seedfacts import LABELS, seed_articles, seed_facts


@pytest.fixture(scope="module")
def troops() -> Comparison:
    found = compare(seed_facts(), metric="troops", articles=seed_articles(), labels=LABELS)
    assert len(found) == 1
    return found[0]


def block(comparison: Comparison, key: str) -> BlockRecord:
    return next(each for each in comparison.blocks if each.key == key)


def pairs(comparison: Comparison, verdict: str) -> list[tuple[str, str]]:
    rows = rows_by_fact(comparison)
    return sorted(
        tuple(sorted((name(rows[each.a]), name(rows[each.b]))))  # type: ignore[misc]
        for each in comparison.verdicts
        if each.verdict == verdict
    )


def rows_by_fact(comparison: Comparison) -> dict[str, RowRecord]:
    return {row.facts[0]: row for each in comparison.blocks for row in each.rows}


def name(row: RowRecord) -> str:
    return f"{row.claimant} {row.text}"


def verdicts(comparison: Comparison, *names: str) -> Iterator[VerdictRecord]:
    return (each for each in comparison.verdicts if each.verdict in names)


def test_mentions_and_origins_are_counted(troops: Comparison) -> None:
    voices = troops.voices
    assert (troops.mentions, troops.origins) == (22, 12)
    assert (voices.named, voices.anonymous, voices.nobody) == (7, 3, 2)


def test_blocks_are_what_is_counted_and_forecasts_come_last(troops: Comparison) -> None:
    assert [each.heading for each in troops.blocks] == [
        "in Kursk",
        "in Russia",
        "trained in Russia",
        "on the way to Kursk",
        "forecast: on the way to Kursk",
        "forecast",
    ]


def test_the_one_conflict_is_the_one_that_a_sentence_sets_side_by_side(
    troops: Comparison,
) -> None:
    assert pairs(troops, "conflict") == [
        ("South Korea 11,000", "United States approximately 8,000")
    ]
    (conflict,) = verdicts(troops, "conflict")
    assert "one sentence of 003" in conflict.reason


def test_what_would_settle_the_undecidable_is_named(troops: Comparison) -> None:
    settle = [
        [LABELS[each] for each in verdict.settle]
        for verdict in verdicts(troops, "undecidable")
        if "speaks for" in verdict.reason
    ]
    assert [sorted(each) for each in settle] == [["002", "003"]]


def test_a_forecast_is_opposed_to_nothing(troops: Comparison) -> None:
    (row,) = block(troops, "forecast/North Korea/not given").rows
    assert (row.claimant, row.text) == ("South Korea", "10,000")
    assert row.time is not None
    assert row.time.text == "XXXX-12"


def test_the_ceiling_fits_everything_under_it(troops: Comparison) -> None:
    fitting = [pair for pair in pairs(troops, "compatible") if "Ukraine" in str(pair)]
    assert len(fitting) == 3


def test_a_repeated_figure_joins_the_claim_it_repeats(troops: Comparison) -> None:
    rows = {name(row): row.mentions for row in block(troops, "North Korea/present:Kursk").rows}
    assert rows["United States approximately 8,000"] == 2
    assert rows["Pentagon small number"] == 4


def test_sources_dropped_are_found(troops: Comparison) -> None:
    dropped = [each.reason[:3] for each in troops.findings if each.finding == "source dropped"]
    assert dropped == ["000", "002"]


def test_a_part_above_its_whole_is_noted_once(troops: Comparison) -> None:
    (finding,) = [each for each in troops.findings if each.finding == "part exceeds whole"]
    assert "11,000 in Kursk" in finding.reason
    assert "(000, 004)" in finding.reason
    assert "inferred" in finding.reason


def test_agreement_of_nobody_corroborates_nothing(troops: Comparison) -> None:
    (agreement,) = verdicts(troops, "agree")
    assert "nothing is corroborated" in agreement.reason


def test_json_has_the_keys_that_scripts_rely_on(troops: Comparison) -> None:
    record = msgspec.json.decode(msgspec.json.encode(troops))
    assert {"metric", "blocks", "verdicts", "findings"} <= set(record)
    first = record["blocks"][0]
    assert {"key", "rows", "consensus"} <= set(first)
    assert {"low", "high", "origins"} <= set(first["consensus"])
    row = "claimant text low high modifier modality time place mentions origins facts"
    assert set(row.split()) <= set(first["rows"][0])
    assert {"verdict", "a", "b", "key", "reason"} <= set(record["verdicts"][0])


def test_the_order_of_the_facts_does_not_matter() -> None:
    forward = compare(seed_facts(), articles=seed_articles(), labels=LABELS)
    backward = compare(reversed(seed_facts()), articles=seed_articles(), labels=LABELS)
    for one, other in zip(forward, backward, strict=True):
        assert (one.mentions, one.origins, one.voices) == (
            other.mentions,
            other.origins,
            other.voices,
        )
        assert [each.key for each in one.blocks] == [each.key for each in other.blocks]
        counts = [sorted(v.verdict for v in each.verdicts) for each in (one, other)]
        assert counts[0] == counts[1]


def test_without_texts_no_contrast_is_seen() -> None:
    (troops,) = compare(seed_facts(), metric="troops")
    assert not list(verdicts(troops, "conflict"))


def test_place_takes_what_lies_in_it() -> None:
    kursk = compare(seed_facts(), metric="troops", place="kursk")
    russia = compare(seed_facts(), metric="troops", place="Russia")
    assert {each.place for each in kursk[0].blocks} == {"Kursk"}
    assert {each.place for each in russia[0].blocks} == {"Kursk", "Russia"}


def test_at_takes_the_latest_figure_of_each_claimant() -> None:
    facts = [
        figure("8,000", claimant="Niger", article="a", said="2023-05-01", places=["Chad"]),
        figure("9,000", claimant="Niger", article="b", said="2023-05-20", places=["Chad"]),
        figure("7,000", claimant="Niger", article="c", said="2023-07-01", places=["Chad"]),
        figure("5,000", claimant="Mali", article="d", places=["Chad"]),
    ]
    (found,) = compare(facts, at="2023-06-01")
    assert [name(row) for row in found.blocks[0].rows] == ["Niger 9,000"]


def test_the_consensus_counts_articles_and_independent_counts_origins() -> None:
    facts = [
        *(
            figure("30", metric="deaths", subject=None, state=None, claimant="police",
                   article=letter, places=["Mao<Chad"], published="2023-05-01")
            for letter in "abc"
        ),
        figure("32", metric="deaths", subject=None, state=None, claimant="medics",
               article="d", places=["Mao<Chad"], published="2023-05-01"),
        figure("32", metric="deaths", subject=None, state=None, claimant="witnesses",
               article="e", places=["Mao<Chad"], published="2023-05-01"),
    ]  # fmt: skip
    by_article = compare(facts)[0].blocks[0].consensus
    by_origin = compare(facts, independent=True)[0].blocks[0].consensus
    assert by_article
    assert by_origin
    assert (by_article.low, by_article.articles) == (30, 3)
    assert (by_origin.low, by_origin.origins) == (32, 2)


def test_copied_passages_are_one_origin() -> None:
    sentence = (
        "Some 4,500 fighters had crossed the dry river bed by dawn and taken the market town."
    )
    other = (
        "By dawn and in heavy rain about a thousand of them, or 4,500 fighters, were seen there."
    )
    facts = []
    articles = []
    for letter, text in (("a", sentence), ("b", "Late news. " + sentence), ("c", other)):
        at = text.index("4,500")
        start = text.index(sentence) if sentence in text else 0
        facts.append(
            figure("4,500", article=letter, at=at, sentence=(start, len(text)), places=["Chad"])
        )
        articles.append(article(letter, text))
    (found,) = compare(facts, articles=articles)
    assert (found.mentions, found.origins) == (3, 2)


def test_metrics_without_figures_are_left_out() -> None:
    assert compare(seed_facts(), metric="deaths") == []
    assert compare([]) == []


@pytest.mark.parametrize(
    ("at", "verdicts", "unplaced"),
    [
        (None, [("8,000", "9,000", "revision"), ("8,000", "11,000", "undecidable"),
                ("9,000", "11,000", "undecidable")], 0),
        ("2023-04-30", [], 1),
        ("2023-05-03", [], 1),
        ("2023-05-20", [], 1),
    ],
)  # fmt: skip
def test_at_a_day_each_claimant_has_the_latest_figure_known_by_then(
    at: str | None, verdicts: list[tuple[str, str, str]], unplaced: int
) -> None:
    facts = [
        figure("8,000", claimant="Niger", places=["Mao<Chad"], article="a", published="2023-05-01"),
        figure("9,000", claimant="Niger", places=["Mao<Chad"], article="b", published="2023-05-12"),
        figure("11,000", claimant="Mali", places=["Mao<Chad"], article="c"),
    ]
    text = {fact.id: fact.text for fact in facts}
    found = compare(facts, at=at)
    given = [
        (text[each.a], text[each.b], each.verdict)
        for comparison in found
        for each in comparison.verdicts
    ]
    assert given == verdicts
    shown = [row.text for each in found for block in each.blocks for row in block.rows]
    latest = {"2023-05-03": ["8,000"], "2023-05-20": ["9,000"], "2023-04-30": []}
    if at is not None:
        assert shown == latest[at]
        assert [each.unplaced for each in found] == [unplaced] * len(found)


def test_blocks_of_one_place_that_differ_in_the_state_are_not_called_alike() -> None:
    stateless = BlockKey("displaced", None, None, None, None, None, "Lomar", False, None)
    present = stateless._replace(state="present")
    elsewhere = stateless._replace(place="Selva")
    assert headings([present, stateless]) == ["in Lomar", "in Lomar, state not given"]
    assert headings([present, elsewhere]) == ["in Lomar", "in Selva"]
