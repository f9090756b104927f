"""Zones: whole lines, each with its role."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from newsfacts.documents.building import build_document
from newsfacts.documents.paragraphs import find_paragraphs
from newsfacts.documents.zones import name_paragraphs
from tests.casefiles import load_cases

PROSE = (
    "Divers searched the river for a third day on Wednesday, and the mayor, who had promised "
    "an inquiry, said that the bridge was last inspected in the spring of the year before."
)
SEEDS = Path(__file__).parents[2] / "seeds"


def with_prose(text: str) -> str:
    return "\n".join(
        " ".join([PROSE] * line.count("P")) if set(line) <= {"P", " "} and line else line
        for line in text.split("\n")
    )


@pytest.mark.parametrize("case", load_cases("zones"))
def test_names_each_paragraph(case: dict[str, Any]) -> None:
    text = with_prose(case["text"])
    assert name_paragraphs(text, find_paragraphs(text)) == case["expected"]


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_covers_the_text_in_whole_lines(seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    zones = build_document(text).zones
    assert zones[0].start == 0
    assert zones[-1].end == len(text)
    for zone, following in pairwise(zones):
        assert zone.end == following.start
        assert zone.name != following.name
        assert text[zone.end - 1] == "\n"


@pytest.mark.parametrize(
    ("seed", "line", "zone"),
    [
        ("000", 1, "body"),
        ("002", 1, "headline"),
        ("002", 29, "body"),
        *(("002", line, "footer") for line in (31, 33, 35, 37, 39)),
        ("003", 13, "body"),
        *(("003", line, "footer") for line in (15, 17, 19)),
        ("004", 1, "body"),
        *(("004", line, "headline") for line in (2, 8, 13, 19)),
        *(("004", line, "bullet") for line in range(3, 8)),
        *(("004", line, "post") for line in (11, 12, 17, 18)),
        *(("004", line, "body") for line in (9, 10, 14, 15, 16, 20, 21)),
    ],
)
def test_seeds(seed: str, line: int, zone: str) -> None:
    text = next(SEEDS.glob(f"{seed}_*.txt")).read_text(encoding="utf-8")
    offset = sum(len(part) + 1 for part in text.split("\n")[: line - 1])
    found = [z.name for z in build_document(text).zones if z.start <= offset < z.end]
    assert found == [zone]


def test_blank_lines_belong_to_the_zone_above() -> None:
    text = f"\n\nBridge Falls in Lima After Rain\n\n\n{PROSE}\n\n"
    zones = build_document(text).zones
    assert [(z.name, text[z.start : z.end].strip()[:6]) for z in zones] == [
        ("headline", "Bridge"),
        ("body", "Divers"),
    ]


def test_nothing_has_no_zones() -> None:
    assert build_document("").zones == ()


def test_white_space_is_body() -> None:
    assert [zone.name for zone in build_document(" \n\n").zones] == ["body"]
