"""Findings: hedges and sources that got lost, parts above their whole."""

from newsfacts.analysis.compare import compare
from newsfacts.extractors.facts import Fact
from tests.analysis.making import figure

CEILING = {"text": "up to 9,000", "low": None, "high": 9000, "modifier": "at_most"}


def findings(*facts: Fact) -> list[tuple[str, str]]:
    (found,) = compare(facts)
    return [(each.finding, each.reason) for each in found.findings]


def test_a_ceiling_told_as_a_plain_figure_is_a_hedge_dropped() -> None:
    ((finding, reason),) = findings(
        figure(**CEILING, claimant="Niger", places=["Chad"]),  # type: ignore[arg-type]
        figure("9,000", claimant="Niger", places=["Chad"], article="b"),
    )
    assert finding == "hedge dropped"
    assert reason == "b has a plain 9,000 where Niger says “up to 9,000”"


def test_another_claimant_drops_no_hedge() -> None:
    assert not findings(
        figure(**CEILING, claimant="Niger", places=["Chad"]),  # type: ignore[arg-type]
        figure("9,000", claimant="Mali", places=["Chad"], article="b"),
    )


def test_another_article_that_states_the_ceiling_itself_drops_it() -> None:
    ((finding, _),) = findings(
        figure(**CEILING, claimant="Niger", places=["Chad"]),  # type: ignore[arg-type]
        figure("9,000", places=["Chad"], article="b"),
    )
    assert finding == "hedge dropped"


def test_a_figure_below_the_ceiling_drops_nothing() -> None:
    assert not findings(
        figure(**CEILING, claimant="Niger", places=["Chad"]),  # type: ignore[arg-type]
        figure("8,000", claimant="Niger", places=["Chad"], article="b"),
    )


def test_what_may_be_told_elsewhere_as_what_is() -> None:
    ((finding, reason),) = findings(
        figure("9,000", claimant="Niger", places=["Chad"], modality="possible", hedge="may"),
        figure("9,000", claimant="Niger", places=["Chad"], article="b"),
    )
    assert finding == "hedge dropped"
    assert "9,000 with “may”" in reason


def test_about_is_no_hedge_that_matters() -> None:
    assert not findings(
        figure("about 9,000", low=9000, modifier="approx", claimant="Niger", places=["Chad"]),
        figure("9,000", claimant="Niger", places=["Chad"], article="b"),
    )


def test_plain_fact_first_and_some_sources_later_is_a_source_dropped() -> None:
    ((finding, reason),) = findings(
        figure("9,000", places=["Chad"], at=10),
        figure("9,000", places=["Chad"], at=500, claimant="some sources", who="anonymous"),
    )
    assert finding == "source dropped"
    assert "“some sources”" in reason


def test_a_source_named_before_is_not_dropped() -> None:
    assert not findings(
        figure("9,000", places=["Chad"], at=500),
        figure("9,000", places=["Chad"], at=10, claimant="some sources", who="anonymous"),
    )


def test_a_named_source_further_down_is_attribution_as_usual() -> None:
    assert not findings(
        figure("9,000", places=["Chad"], at=10),
        figure("9,000", places=["Chad"], at=500, claimant="Niger"),
    )


def test_a_part_above_its_whole() -> None:
    ((finding, reason),) = findings(
        figure("9,000", claimant="Niger", places=["Mao<Chad"], published="2023-05-01"),
        figure("7,000", claimant="Mali", places=["Chad"], article="b", published="2023-05-01"),
    )
    assert finding == "part exceeds whole"
    assert reason == "Niger: 9,000 in Mao, more than 7,000 in all Chad (b)"


def test_a_part_below_its_whole_is_nothing() -> None:
    assert not findings(
        figure("9,000", claimant="Niger", places=["Mao<Chad"]),
        figure("9,500", claimant="Mali", places=["Chad"], article="b"),
    )


def test_a_part_of_another_time_is_nothing() -> None:
    assert not findings(
        figure("9,000", claimant="Niger", places=["Mao<Chad"], published="2023-05-01"),
        figure("7,000", claimant="Mali", places=["Chad"], article="b", published="2023-09-01"),
    )


def test_a_ceiling_is_no_whole() -> None:
    assert not findings(
        figure("9,000", claimant="Niger", places=["Mao<Chad"]),
        figure("at least 7,000", low=7000, high=None, modifier="at_least", claimant="Mali",
               places=["Chad"], article="b"),
    )  # fmt: skip


def test_a_headline_with_another_figure_than_its_text() -> None:
    ((finding, reason),) = findings(
        figure("9,000", places=["Chad"], at=0, zone="headline"),
        figure("7,000", claimant="Niger", places=["Chad"], at=500),
    )
    assert finding == "headline differs"
    assert reason == "a has 9,000 in its headline, 7,000 in its text"


def test_a_headline_whose_figure_the_text_has_too() -> None:
    assert not findings(
        figure("9,000", places=["Chad"], at=0, zone="headline"),
        figure("7,000", claimant="Niger", places=["Chad"], at=500),
        figure("9,000", claimant="Mali", places=["Chad"], at=700),
    )
