"""One writer at a time, and no lock outlives its owner."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsfacts.store.errors import StoreLocked
from newsfacts.store.ingest import ingest
from newsfacts.store.locking import locked
from newsfacts.store.reading import Store
from tests.store.corpora import child_environment, snapshot, write_corpus

HOLDER = """
import sys
from pathlib import Path
from newsfacts.store.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(store: Path) -> "subprocess.Popen[str]":
    """Another process that holds the lock until its stdin is closed."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(store)],
        env=child_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    write_corpus(tmp_path / "articles", 2)
    ingest([tmp_path / "articles"], store=tmp_path / "store")
    return tmp_path / "store"


def test_a_second_writer_is_told_who_is_writing(store: Path) -> None:
    before = snapshot(store)
    holder = hold(store)
    with pytest.raises(StoreLocked) as caught:
        ingest([store.parent / "articles"], store=store)
    assert f"process {holder.pid} on " in str(caught.value)
    assert caught.value.hint
    assert len(list(Store(store).articles())) == 2, "reading is possible meanwhile"
    holder.communicate("")
    assert ingest([store.parent / "articles"], store=store).articles.unchanged == 2
    assert snapshot(store) == before


def test_a_second_writer_leaves_a_new_store_alone(tmp_path: Path) -> None:
    write_corpus(tmp_path / "articles", 1)
    (tmp_path / "store").mkdir()
    holder = hold(tmp_path / "store")
    with pytest.raises(StoreLocked):
        ingest([tmp_path / "articles"], store=tmp_path / "store")
    assert list(snapshot(tmp_path / "store")) == ["lock"]
    holder.communicate("")


def test_the_lock_of_a_killed_process_does_not_block(store: Path) -> None:
    holder = hold(store)
    os.kill(holder.pid, signal.SIGKILL)
    holder.communicate()
    assert (store / "lock").exists()
    assert ingest([store.parent / "articles"], store=store).articles.unchanged == 2
    assert not (store / "lock").exists()


def test_a_lock_file_from_another_machine_does_not_block(store: Path) -> None:
    (store / "lock").write_text("process 1 on elsewhere", encoding="utf-8")
    assert ingest([store.parent / "articles"], store=store).articles.unchanged == 2


def test_a_lock_can_be_taken_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), locked(tmp_path):
        raise RuntimeError
    with locked(tmp_path), pytest.raises(StoreLocked), locked(tmp_path):
        pass
