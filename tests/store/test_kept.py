"""Kept values are those that would be made now: stale, cut or damaged ones are made again."""

import os
from pathlib import Path

import pytest

import newsfacts
from newsfacts.store.kept import Kind, kept
from newsfacts.store.reading import FACTS, Store

KIND = Kind("counts", ("facts",))


class Counting:
    """Counts the facts of a segment, and how often it is asked to."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.asked = 0

    def __call__(self, number: int) -> dict[str, int]:
        self.asked += 1
        return {"facts": sum(1 for _ in self.store.records("facts", number, FACTS))}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Kyiv said on 29 October 2024 that 12,000 soldiers left.\n")
    store = tmp_path / ".newsfacts"
    newsfacts.ingest([tmp_path / "a.txt"], store=store)
    return store


def ask(folder: Path, kind: Kind = KIND) -> tuple[int, int]:
    """The kept count of facts, and whether it had to be made."""
    store = Store(folder)
    store.on_broken = lambda error: None
    counting = Counting(store)
    value = kept(store, 0, kind, dict[str, int], counting)
    return value["facts"], counting.asked


def file_of(folder: Path) -> Path:
    (path,) = (folder / "cache").glob("counts-*.kept")
    return path


def test_a_value_is_made_once(folder: Path) -> None:
    first = ask(folder)
    assert first[1] == 1
    assert ask(folder) == (first[0], 0)


@pytest.mark.parametrize(
    "damaged", [b"", b"\n", b"{}", b"x" * 200], ids=["empty", "line", "braces", "other"]
)
def test_a_damaged_one_is_made_again(folder: Path, damaged: bytes) -> None:
    count, _ = ask(folder)
    file_of(folder).write_bytes(damaged)
    assert ask(folder) == (count, 1)
    assert ask(folder) == (count, 0)


def test_every_changed_byte_is_noticed(folder: Path) -> None:
    count, _ = ask(folder)
    path = file_of(folder)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert ask(folder) == (count, 1)
    path.write_bytes(whole[:-1])
    assert ask(folder) == (count, 1)


def test_it_is_made_again_by_another_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count, _ = ask(folder)
    monkeypatch.setattr("newsfacts.store.kept.program_state", lambda: "another")
    assert ask(folder) == (count, 1)
    assert ask(folder) == (count, 0)


def test_it_is_made_again_for_another_segment(folder: Path) -> None:
    count, _ = ask(folder)
    (folder.parent / "a.txt").write_text(
        "Kyiv said that 15 soldiers were killed, 20 hurt and 7 caught.\n"
    )
    newsfacts.ingest([folder.parent / "a.txt"], store=folder)
    more, made = ask(folder)
    assert more != count
    assert made == 1


def test_it_is_made_again_when_the_file_was_written_again(folder: Path) -> None:
    count, _ = ask(folder)
    path = folder / "facts-00000.jsonl"
    os.utime(path, ns=(1, 1))
    assert ask(folder) == (count, 1)


def test_nothing_is_kept_of_what_is_broken(folder: Path) -> None:
    path = folder / "facts-00000.jsonl"
    payload = path.read_bytes()
    path.write_bytes(b"x" + payload[1:])
    count, made = ask(folder)
    assert ask(folder) == (count, made) == (payload.count(b"\n") - 1, 1)
    path.write_bytes(payload[:-1])
    assert ask(folder) == (payload.count(b"\n"), 1)


def test_values_of_segments_that_are_no_more_are_dropped(folder: Path) -> None:
    left_over = folder / "cache" / "counts-00001.kept"
    left_over.parent.mkdir(exist_ok=True)
    left_over.write_bytes(b"")
    ask(folder)
    assert not left_over.exists()


def test_a_folder_that_cannot_be_written_keeps_nothing(folder: Path) -> None:
    cache = folder / "cache"
    for path in cache.glob("*"):
        path.unlink()
    cache.rmdir()
    cache.write_text("in the way")
    assert ask(folder) == ask(folder)
    assert ask(folder)[1] == 1
