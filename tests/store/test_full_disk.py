"""A disk that takes no more: a clean error, and what was committed stays."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsfacts.store.ingest import ingest
from newsfacts.store.reading import Store
from tests.store.corpora import child_environment, snapshot, write_corpus

# RLIMIT_FSIZE lets a write fail as a full disk does, at a byte of our choice.
SCRIPT = """
import json, resource, sys
from newsfacts.store import ingest as ingesting
from newsfacts.store import opening
from newsfacts.store.errors import UnwritableStore
opening.ARTICLES_PER_SEGMENT = 4
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    ingesting.ingest([sys.argv[1]], store=sys.argv[2])
except UnwritableStore as error:
    print(json.dumps([str(error), error.hint]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs RLIMIT_FSIZE")
@pytest.mark.parametrize("limit", [10, 3_000, 9_000, 20_000])
def test_a_full_disk_is_a_clean_error_and_the_next_ingest_goes_on(
    tmp_path: Path, limit: int
) -> None:
    folder, store, whole = tmp_path / "articles", tmp_path / "store", tmp_path / "whole"
    write_corpus(folder, 6, sentences=4)
    write_corpus(folder, 6, first=6, sentences=40)
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), str(store), str(limit)],
        env=child_environment(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        text=True,
        check=True,
    )
    message, hint = json.loads(run.stdout)
    assert "cannot write the store" in message
    assert "--store" in hint
    assert not list(store.glob("*.tmp")) + list(store.glob("*.new")) + list(store.glob("lock"))
    if store.exists():
        list(Store(store).articles())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsfacts.store.opening.ARTICLES_PER_SEGMENT", 4)
        ingest([folder], store=store)
        ingest([folder], store=whole)
    assert snapshot(store) == snapshot(whole)
