"""Imports point left only: documents, extractors, store, analysis, cli."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("documents", "extractors", "store", "analysis", "cli")
# Only these rooms may touch files, processes or the environment.
IMPURE_MODULES = {"os", "pathlib", "shutil", "subprocess", "tempfile", "time", "random", "socket"}
PURE_ROOMS = ("extractors", "analysis")

MODULES = sorted(
    (room, path) for room in ROOMS for path in (ROOT / room).rglob("*.py") if path.is_file()
)


def imported_modules(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            pure = node.module == "pathlib" and all(n.name.startswith("Pure") for n in node.names)
            names.add("" if pure else node.module or "")
    return names


@pytest.mark.parametrize(
    ("room", "path"), MODULES, ids=[str(path.relative_to(ROOT)) for _, path in MODULES]
)
def test_imports_point_left(room: str, path: Path) -> None:
    allowed = ROOMS[: ROOMS.index(room) + 1]
    for name in imported_modules(path):
        assert name.split(".")[0] not in ROOMS, f"{name} is newsfacts.{name} when installed"
        if name.startswith("newsfacts."):
            assert name.split(".")[1] in allowed, f"{room} must not import {name}"


@pytest.mark.parametrize(
    "path",
    [path for room, path in MODULES if room in PURE_ROOMS],
    ids=[str(path.relative_to(ROOT)) for room, path in MODULES if room in PURE_ROOMS],
)
def test_extractors_and_analysis_touch_nothing_outside(path: Path) -> None:
    assert not imported_modules(path) & IMPURE_MODULES


@pytest.mark.parametrize(
    "path", [p for _, p in MODULES], ids=[str(p.relative_to(ROOT)) for _, p in MODULES]
)
def test_no_module_asks_the_clock(path: Path) -> None:
    if path == ROOT / "cli" / "commands" / "review.py":
        return  # a person's word has a moment; nothing that is read from an article depends on it
    source = path.read_text(encoding="utf-8")
    for call in ("datetime.now(", "date.today(", "datetime.today(", "utcnow("):
        assert call not in source, f"{path} asks the clock"
