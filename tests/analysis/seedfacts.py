"""The figures of the seed articles, made by hand: what the extractors should find there."""

from pathlib import Path
from typing import Any

from newsfacts.documents.building import build_document
from newsfacts.documents.records import Article, Published
from newsfacts.extractors.facts import Fact
from tests.analysis.making import figure, time

SEEDS = Path(__file__).parents[2] / "seeds"
LABELS = {path.name: path.name[:3] for path in sorted(SEEDS.glob("*.txt"))}

KURSK = ["Kursk<Russia"]
PENTAGON: dict[str, Any] = {"claimant": "Pentagon", "parent": "United States"}
LEAST_004 = ("2024-10-30", None)

# article, words around the figure with the figure between bars, what it says
FIGURES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "000",
        "of |up to 12,000| North",
        {
            "low": None,
            "high": 12000,
            "modifier": "at_most",
            "state": "sent",
            "places": ["to Russia"],
        },
    ),
    (
        "000",
        "be |around 10,000|,",
        {
            "low": 10000,
            "modifier": "approx",
            "state": None,
            "places": ["Russia"],
            "who": "unattributed",
            "modality": "estimated",
        },
    ),
    (
        "000",
        "to |11,000| or",
        {
            "low": 11000,
            "trend": "up",
            "role": "after",
            "state": None,
            "places": ["Russia"],
            "claimant": "some sources",
            "who": "anonymous",
            "modality": "possible",
        },
    ),
    (
        "000",
        "even |up to 12,000|.",
        {
            "low": None,
            "high": 12000,
            "modifier": "at_most",
            "trend": "up",
            "role": "after",
            "state": None,
            "places": ["Russia"],
            "claimant": "some sources",
            "who": "anonymous",
            "modality": "possible",
        },
    ),
    (
        "001",
        "|approximately 2,000| North",
        {
            "low": 2000,
            "modifier": "approx",
            "state": "trained",
            "places": ["Russia", "near Ukraine"],
            "claimant": "reports",
            "who": "anonymous",
        },
    ),
    (
        "001",
        "|up to 3,000| North",
        {
            "low": None,
            "high": 3000,
            "modifier": "at_most",
            "state": "trained",
            "places": ["Russia"],
            "claimant": "United States",
            "modality": "possible",
        },
    ),
    (
        "001",
        "to |10,000| by",
        {
            "low": 10000,
            "trend": "up",
            "role": "after",
            "state": None,
            "claimant": "South Korea",
            "modality": "projected",
            "inferred": ("counted",),
            "when": time("XXXX-12", None, None, relation="by"),
        },
    ),
    (
        "002",
        "sends |thousands| of",
        {"low": 1000, "high": 10000, "modifier": "vague", "state": "sent", "places": ["to Russia"]},
    ),
    (
        "002",
        "sent |thousands| of",
        {
            "low": 1000,
            "high": 10000,
            "modifier": "vague",
            "state": "sent",
            "places": ["to Russia"],
            "claimant": "reports",
            "who": "anonymous",
        },
    ),
    (
        "002",
        "deployed |approximately 10,000| troops",
        {"low": 10000, "modifier": "approx", "places": KURSK, **PENTAGON},
    ),
    (
        "003",
        "that |approximately 8,000| North",
        {"low": 8000, "modifier": "approx", "places": KURSK, "claimant": "United States"},
    ),
    (
        "003",
        "of |around 8,000| troops",
        {
            "low": 8000,
            "modifier": "approx",
            "state": None,
            "who": "unattributed",
            "modality": "estimated",
        },
    ),
    (
        "003",
        "to |11,000|, while",
        {
            "low": 11000,
            "trend": "up",
            "role": "after",
            "places": KURSK,
            "claimant": "South Korea",
            "modality": "estimated",
            "inferred": ("counted", "places"),
        },
    ),
    (
        "003",
        "be |as high as 12,000|.",
        {
            "low": None,
            "high": 12000,
            "modifier": "at_most",
            "places": KURSK,
            "claimant": "Ukraine",
            "modality": "possible",
            "inferred": ("counted", "places"),
        },
    ),
    (
        "004",
        "Estimated |10,000| North",
        {
            "low": 10000,
            "modifier": "approx",
            "state": None,
            "places": ["Russia"],
            "who": "unattributed",
            "modality": "estimated",
            "when": time("PRESENT_REF", None, None),
            "zone": "bullet",
        },
    ),
    (
        "004",
        "says '|small number|' of",
        {
            "low": None,
            "high": None,
            "modifier": "vague",
            "places": KURSK,
            "zone": "post",
            **PENTAGON,
        },
    ),
    (
        "004",
        "already |a small number| that",
        {
            "low": None,
            "high": None,
            "modifier": "vague",
            "places": KURSK,
            "claimant": "Pat Ryder",
            "parent": "Pentagon",
        },
    ),
    (
        "004",
        "with |a couple thousand more| that",
        {
            "low": 2000,
            "modifier": "approx",
            "state": "under_way",
            "places": KURSK,
            "claimant": "Pat Ryder",
            "parent": "Pentagon",
        },
    ),
    (
        "004",
        "only |a small number| of",
        {"low": None, "high": None, "modifier": "vague", "places": KURSK, **PENTAGON},
    ),
    (
        "004",
        "region, |thousands more| are",
        {
            "low": 1000,
            "high": 10000,
            "modifier": "vague",
            "state": "under_way",
            "places": KURSK,
            "modality": "projected",
            **PENTAGON,
        },
    ),
    (
        "004",
        "|A couple of thousand| North",
        {
            "low": 2000,
            "modifier": "approx",
            "state": "under_way",
            "places": ["toward Kursk<Russia"],
            "said": "2024-10-29",
            "via": ("Reuters",),
            "zone": "post",
            **PENTAGON,
        },
    ),
    (
        "004",
        "and |a small number| are",
        {
            "low": None,
            "high": None,
            "modifier": "vague",
            "places": KURSK,
            "said": "2024-10-29",
            "via": ("Reuters",),
            "zone": "post",
            **PENTAGON,
        },
    ),
    (
        "004",
        "controlling |several hundred square miles| of",
        {
            "low": 300,
            "high": 900,
            "modifier": "vague",
            "metric": "area",
            "subject": "Ukraine",
            "state": None,
            "unit": "mi2",
            "action": "control",
            "places": ["Russia"],
            "when": time("XXXX-08", None, None, relation="since"),
        },
    ),
]


def seed_articles() -> list[Article]:
    """The five articles; only 004 is bounded, by its posts."""
    made = []
    for path in sorted(SEEDS.glob("*.txt")):
        published = None
        if path.name.startswith("004"):
            published = Published("2024-10-30", None, None, "post", "October 30, 2024")
        made.append(
            Article(
                id=path.name,
                path=f"seeds/{path.name}",
                sha256=None,
                title=None,
                outlet=None,
                outlet_basis=None,
                authors=None,
                url=None,
                language=None,
                published=published,
                text=path.read_text(encoding="utf-8"),
            )
        )
    return made


def seed_facts() -> list[Fact]:
    """The figures of the seeds in text order."""
    facts = []
    for article in seed_articles():
        text = article.text
        sentences = build_document(text).sentences
        for number, words, values in FIGURES:
            if not article.id.startswith(number):
                continue
            before, surface, after = words.split("|")
            at = text.index(before + surface + after) + len(before)
            holder = next(each for each in sentences if each.start <= at < each.end)
            published = LEAST_004 if number == "004" else None
            facts.append(
                figure(
                    surface,
                    **values,
                    article=article.id,
                    path=article.path,
                    at=at,
                    sentence=(holder.start, holder.end),
                    published=published,
                )
            )
    return sorted(facts, key=lambda fact: (fact.article, fact.start))
