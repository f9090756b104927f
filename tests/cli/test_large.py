"""Large stores keep what questions need; what is kept never changes an answer."""

import json
import shutil
from pathlib import Path

import pytest

from newsfacts.cli import factfinding, keeping, keptcomparisons
from newsfacts.store.derived import remove_derived
from tests.cli.samplestore import Run

QUESTIONS = (
    ("stats",),
    ("stats", "--json"),
    ("compare",),
    ("compare", "--json"),
    ("compare", "--metric", "deaths", "--by", "outlet"),
    ("compare", "--metric", "people", "--place", "Mao"),
    ("compare", "--metric", "troops", "--claimant", "Kyiv", "--json"),
    ("compare", "--metric", "troops", "--at", "2024-10-30"),
    ("compare", "--since", "2024-10-30", "--metric", "deaths"),
    ("compare", "--metric", "deaths", "--by", "outlet", "--json"),
    ("compare", "--metric", "deaths", "--all"),
    ("compare", "--metric", "deaths", "--format", "csv"),
    ("compare", "--metric", "deaths", "--within", "9", "--fail-on", "conflict"),
    ("compare", "--metric", "deaths", "--fail-on", "agree"),
    ("compare", "--metric", "ships"),
    ("timeline",),
    ("timeline", "--json"),
    ("timeline", "--metric", "deaths"),
    ("timeline", "--place", "Mao", "--since", "2024-10"),
    ("timeline", "--claimant", "Ukraine", "--json"),
    ("timeline", "--query", "flood", "--limit", "2"),
    ("timeline", "--by", "month"),
    ("timeline", "--place", "Nowhere"),
    ("timeline", "--outlet", "Halm Courier"),
    ("timeline", "--claimant", "Nobody in particular"),
    ("compare", "--metric", "people", "--place", "Maoo"),
    ("compare", "--metric", "troops", "--subject", "Halm"),
    ("facts", "--claimant", "Ukrain", "--kind", "quantity"),
    ("facts", "--outlet", "Halm Curier"),
    ("facts", "--article", "on4"),
    ("facts", "--place", "Kursc"),
    ("facts", "--metric", "deaths"),
    ("facts", "--kind", "quote", "--limit", "1"),
    ("facts", "--metric", "people", "--zone", "body", "--limit", "1"),
    ("facts", "--since", "2024-10-29", "--until", "2024-10-30"),
    ("facts", "--metric", "d*", "--format", "csv"),
    ("facts", "--kind", "quantity", "--limit", "3"),
    ("facts", "--sort", "-quantity.high", "--limit", "4"),
    ("facts", "--sort", "quantity.low", "--limit", "20", "--json"),
    ("facts", "--sort", "-start", "--metric", "deaths", "--limit", "2"),
    ("facts", "--sort", "quantity.low", "--kind", "quantity", "--json", "--limit", "4"),
)
TEXTS = (
    "Floods killed 30 people in Mao, Chad, on 28 October 2024, the Red Cross said. Some 4,000 "
    "people were left homeless.",
    "The floods in Mao, Chad, killed 34 people, officials said on Wednesday. About 3,000 people "
    "fled the town. Nobody counted the missing.",
    "Kyiv said on 29 October 2024 that up to 12,000 soldiers were in Kursk, Russia. The Pentagon "
    "counts 10,000 soldiers there.",
    "Kyiv said on 29 October 2024 that up to 12,000 soldiers were in Kursk, Russia. Reporters saw "
    "no soldiers.",
    "Some 3,000 residents were evacuated. An earlier toll of 14 dead rose to 19 on Thursday.",
    "In December the bridge of Halm will close. A flood had closed it in May 2023, the mayor said.",
)


@pytest.fixture
def stored(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("newsfacts.store.opening.ARTICLES_PER_SEGMENT", 2)
    monkeypatch.setattr(keptcomparisons, "MANY", 1)
    write(tmp_path / "in.jsonl", TEXTS)
    assert run("ingest", "in.jsonl", "-q", "-j", "1").exit_code == 0
    return run


def write(path: Path, texts: tuple[str, ...]) -> None:
    with path.open("w") as file:
        for number, text in enumerate(texts):
            record = {"id": f"{path.stem}{number}", "text": text, "outlet": "Halm Courier"}
            if number != 4:
                record["date"] = f"2024-10-{29 + number % 2}"
            file.write(json.dumps(record) + "\n")


def answers(run: Run) -> list[tuple[str, str, int]]:
    done = [run(*words) for words in QUESTIONS]
    return [(each.stdout, each.stderr, each.exit_code) for each in done]


def test_what_is_kept_changes_no_answer(
    stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = answers(stored)
    assert sum(bool(out) for out, _, _ in plain) > len(QUESTIONS) // 2
    cache = tmp_path / ".newsfacts" / "cache"
    assert not list(cache.glob("*.kept"))
    monkeypatch.setattr(keeping, "LARGE", 1)
    monkeypatch.setattr(factfinding, "BY_COLUMNS", 1)
    assert answers(stored) == plain
    names = {path.name.partition("-")[0] for path in cache.glob("*.kept")}
    assert {
        "comparison",
        "events",
        "figures",
        "homes",
        "names",
        "stats",
        "timeline.kept",
        "undated",
    } <= names
    assert answers(stored) == plain


def test_what_is_kept_can_be_deleted_or_spoilt(
    stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = answers(stored)
    monkeypatch.setattr(keeping, "LARGE", 1)
    assert answers(stored) == plain
    cache = tmp_path / ".newsfacts" / "cache"
    for path in cache.glob("*.kept"):
        path.write_bytes(path.read_bytes()[:-1] + b"\x00")
    assert answers(stored) == plain
    remove_derived(tmp_path / ".newsfacts")
    assert answers(stored) == plain
    shutil.rmtree(cache)
    assert answers(stored) == plain


def test_an_ingest_makes_it_stale(
    stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LARGE", 1)
    before = answers(stored)
    write(tmp_path / "more.jsonl", (TEXTS[1].replace("34", "41"), TEXTS[5]))
    stored("ingest", "more.jsonl", "-q", "-j", "1")
    write(tmp_path / "in.jsonl", (TEXTS[0].replace("30", "37"), *TEXTS[1:]))
    stored("ingest", "in.jsonl", "-q", "-j", "1")
    after = answers(stored)
    assert after != before
    monkeypatch.setattr(keeping, "LARGE", 1 << 30)
    assert answers(stored) == after


def test_reviews_count(stored: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LARGE", 1)
    before = stored("facts", "--metric", "deaths", "--format", "jsonl").stdout
    answers(stored)
    first = json.loads(before.splitlines()[0])["id"]
    assert stored("review", "reject", first, "--by", "T").exit_code == 0
    kept = answers(stored)
    monkeypatch.setattr(keeping, "LARGE", 1 << 30)
    assert answers(stored) == kept
