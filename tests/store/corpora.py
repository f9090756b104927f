"""Make articles for the store's tests: sentences of the seeds, recombined, with other numbers."""

import os
import random
import re
import sys
from pathlib import Path

SEEDS = Path(__file__).parent.parent.parent / "seeds"
NUMBER_RE = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\b\d{2,3}\b")


def seed_sentences() -> list[str]:
    lines = [
        line.strip()
        for path in sorted(SEEDS.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [line for line in lines if len(line) > 60]


def make_article(seed: int, sentences: int = 2) -> str:
    """An article that no other seed gives."""
    dice = random.Random(seed)
    chosen = dice.choices(seed_sentences(), k=sentences)
    body = [
        NUMBER_RE.sub(lambda _: f"{dice.randrange(100, 99_999):,}", sentence) for sentence in chosen
    ]
    return f"Report number {seed} from the front\n\n" + "\n\n".join(body) + "\n"


def write_corpus(folder: Path, count: int, *, first: int = 0, sentences: int = 2) -> list[Path]:
    """Write articles as files whose names sort in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:05d}.txt" for number in range(first, first + count)]
    for number, path in enumerate(paths, first):
        path.write_text(make_article(number, sentences), encoding="utf-8")
    return paths


def snapshot(store: Path) -> dict[str, bytes]:
    """Every file of a store with its bytes, but for what is derived."""
    return {path.name: path.read_bytes() for path in sorted(store.iterdir()) if path.is_file()}


def child_environment(**more: str) -> dict[str, str]:
    """The environment of another process that imports what this one does."""
    path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path)  # noqa: PTH100
    return {**os.environ, "PYTHONPATH": path, **more}
