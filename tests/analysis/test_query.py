from typing import Any

import pytest

from newsfacts.analysis.query import Filter, article_matches, select
from tests.analysis.making import figure, time

FACTS = {
    "pentagon": figure(
        claimant="Pentagon",
        parent="United States",
        places=["Kursk<Russia"],
        article="002_ab",
        outlet="Frontline News",
        published="2024-10-30",
    ),
    "ryder": figure(
        claimant="Pat Ryder", parent="Pentagon", who="person", article="004_cd", when="2024-10-29"
    ),
    "seoul": figure("11,000", claimant="South Korea", modality="estimated", article="003_ef"),
    "kyiv": figure(
        "up to 12,000",
        low=None,
        high=12000,
        modifier="at_most",
        claimant="Ukraine",
        article="003_ef",
        when=time("XXXX-12", None, None),
        published="2024-10-30",
    ),
    "vague": figure("a small number", low=None, high=None, modifier="vague", article="004_cd"),
    "deaths": figure("12", metric="deaths", subject=None, article="EV-1", outlet="BBC News"),
}


def asked(**options: Any) -> Filter:
    return Filter(**options)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (asked(metric="TROOPS"), "pentagon ryder seoul kyiv vague"),
        (asked(claimant="pentagon"), "pentagon ryder"),
        (asked(claimant="united states"), "pentagon"),
        (asked(claimant="ryder"), "ryder"),
        (asked(claimant="korea"), ""),
        (asked(claimant="the ministry that said so"), ""),
        (asked(claimant="*korea"), "seoul"),
        (asked(claimant=["Ukraine", "South Korea"]), "seoul kyiv"),
        (asked(outlet="frontline*"), "pentagon"),
        (asked(article="003"), "seoul kyiv"),
        (asked(article="EV-*"), "deaths"),
        (asked(article="clips/003_ef.txt"), "seoul kyiv"),
        (asked(place="Russia"), "pentagon"),
        (asked(subject="north korea", min=11000), "seoul kyiv"),
        (asked(max=5000), "deaths"),
        (asked(modality="estimated"), "seoul"),
        (asked(since="2024-10-30"), "pentagon"),
        (asked(until="2024-10-29"), "ryder"),
        (asked(since="2024-10-01", until="2024-10-31"), "pentagon ryder"),
        (asked(where="quantity.modifier=at_most"), "kyiv"),
        (asked(kind="quote"), ""),
        (asked(zone="headline"), ""),
    ],
)
def test_a_filter_selects(wanted: Filter, found: str) -> None:
    chosen = list(select(FACTS.values(), wanted))
    assert [name for name, fact in FACTS.items() if fact in chosen] == found.split()


def test_a_filter_describes_itself() -> None:
    assert asked(metric=["troops", "deaths"], min=5.0, place="Kursk").describe() == [
        "metric=troops",
        "metric=deaths",
        "place=Kursk",
        "min=5",
    ]


def test_no_pattern_matches_no_article() -> None:
    assert not article_matches("", "a", "clips/a.txt")
