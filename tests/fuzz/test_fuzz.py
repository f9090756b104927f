"""The corpus and what fuzzing has found, read again; and some new inputs at each run of the tests.

``python -m tests.fuzz TARGET`` goes on for as long as it is told.
"""

import random
from pathlib import Path

import pytest

from tests.fuzz.mutating import mutate_bytes, mutate_words
from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent
KEPT = sorted(
    path for folder in ("corpus", "cases") for path in (HERE / folder).rglob("*") if path.is_file()
)
TRIES = 150


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_kept_input_keeps_the_promises(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_mutations_of_the_corpus_keep_the_promises(target: str) -> None:
    choose = random.Random(20241030)
    known = [path.read_bytes() for path in KEPT if path.parent.name == target]
    for _ in range(TRIES):
        mutate = mutate_words if target == "text" else mutate_bytes
        data = mutate(choose.choice(known), 3000, choose.randrange(1 << 30))
        try:
            TARGETS[target](data)
        except Exception as error:
            raise AssertionError(f"{target}: {data!r}") from error
