"""Lines that an outlet repeats give no facts after a pass over the corpus; all are still there."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from newsfacts.store.boilerplate import BOILERPLATE, FEWEST, read_repeated, set_aside
from newsfacts.store.describing import describe_store
from newsfacts.store.ingest import ingest
from newsfacts.store.maintaining import migrate
from newsfacts.store.reading import Store
from newsfacts.store.repairing import repair
from newsfacts.store.rereading import reread
from tests.store.corpora import snapshot

OURS = "River News reaches 3 million readers"  # no lexicon knows it
SENTENCE = "More than 500 people have died in the valley since the river first rose in the spring."
ARTICLES = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "clips"
    made.mkdir()
    for number in range(ARTICLES):
        outlet = "River News" if number % 2 else "Hill Post"
        background = f"{SENTENCE}\n\n" if number in (1, 3, 5) else ""
        text = f"Some {number + 20} people died in Lima on Monday, officials said.\n\n{background}"
        text += f"{OURS}\n\n" if outlet == "River News" or number == 0 else ""
        text += f"Rescuers looked for {number + 60} others on Tuesday, the mayor said.\n"
        header = f"Title: Fire {number}\nSource: {outlet}\n\n"
        (made / f"{number:02}.txt").write_text(f"{header}Fire {number} burned on.\n\n{text}")
    ingest([made], store=tmp_path / "store")
    return made


def figures(store: Path) -> list[str]:
    return [fact.text for fact in Store(store).facts(kind="quantity")]


def test_lines_of_one_outlet_are_set_aside_and_nothing_else(folder: Path) -> None:
    store = folder.parent / "store"
    texts = [article.text for article in Store(store).articles()]
    assert figures(store).count("3 million") == ARTICLES // 2 + 1
    report = set_aside(store)
    assert read_repeated(store) == {"River News": frozenset({OURS})}
    assert (report.lines, report.outlets, report.articles) == (1, 1, ARTICLES // 2)
    assert figures(store).count("3 million") == 1  # that of the other outlet
    assert figures(store).count("More than 500") == 3  # background stands in three of six
    assert [article.text for article in Store(store).articles()] == texts


def test_a_pass_is_idempotent_and_survives_migration_and_repair(folder: Path) -> None:
    store = folder.parent / "store"
    set_aside(store)
    once = snapshot(store)
    set_aside(store)
    assert snapshot(store) == once
    facts = store / "facts-00000.jsonl"
    facts.write_bytes(facts.read_bytes()[:-40])
    repair(store)
    assert snapshot(store) == once
    index = store / "index-00000.jsonl"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsfacts.store.maintaining.maker", lambda: "newsfacts another")
        assert migrate(store).reread == ARTICLES
    assert figures(store).count("3 million") == 1
    assert index.exists()


def test_lines_that_are_no_longer_repeated_give_facts_again(folder: Path) -> None:
    store = folder.parent / "store"
    set_aside(store)
    for path in sorted(folder.glob("*.txt"))[: ARTICLES - 2]:
        path.write_text(path.read_text().replace(OURS, "Nothing more."))
    ingest([folder], store=store)
    set_aside(store)
    assert read_repeated(store).get("River News", frozenset()) <= {"Nothing more."}
    assert figures(store).count("3 million") == 1


@pytest.mark.parametrize("fatal", [1, 4, 10])
def test_a_pass_that_was_broken_off_is_made_whole_by_the_next(folder: Path, fatal: int) -> None:
    """Articles whose lines were set aside before, and are not now, are read again, too."""
    store, other = folder.parent / "store", "Hill Post is read by 2 million"
    set_aside(store)
    for path in sorted(folder.glob("*.txt"))[2:]:
        text = path.read_text()
        path.write_text(text.replace(OURS, "Nothing.") if OURS in text else f"{text}\n{other}\n")
    ingest([folder], store=store)
    count = 0

    def reread_until(*given: Any) -> Any:
        nonlocal count
        count += 1
        if count == fatal:
            raise SystemExit("killed")
        return reread(*given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsfacts.store.boilerplate.reread", reread_until)
        with suppress(SystemExit):
            set_aside(store)
    set_aside(store)
    assert figures(store).count("3 million") == 2  # of an outlet that prints it once more
    assert figures(store).count("2 million") == 0


def test_few_articles_prove_nothing(tmp_path: Path) -> None:
    for number in range(FEWEST - 1):
        (tmp_path / f"{number}.txt").write_text(f"Fire {number}\n\nIt burned.\n\n{OURS}\n")
    ingest([tmp_path], store=tmp_path / "store")
    assert set_aside(tmp_path / "store").lines == 0


def test_the_store_says_what_was_set_aside(folder: Path) -> None:
    store = folder.parent / "store"
    assert describe_store(Store(store)).boilerplate is None
    set_aside(store)
    info = describe_store(Store(store))
    assert info.boilerplate_lines == 1
    assert info.boilerplate
    assert (store / BOILERPLATE).exists()
