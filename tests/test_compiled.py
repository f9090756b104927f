"""What the optional compiled build needs: its modules, mypyc's consent, a word without gcc."""

import importlib
import importlib.util
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import msgspec.inspect
import pytest

import newsfacts
from tests.test_packaging import ROOT, copy_checkout

VARIABLE = "NEWSFACTS_USE_MYPYC"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """setup.py, imported: it builds only when it is run."""
    spec = importlib.util.spec_from_file_location("setup", ROOT / "setup.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_modules_are_those_that_read_and_hold_no_records(script: ModuleType) -> None:
    chosen = set(script.compiled_modules())
    room = {
        ".".join(("newsfacts", *path.relative_to(ROOT).with_suffix("").parts))
        for path in (ROOT / "extractors").rglob("*.py")
        if path.stem != "__init__"
    }
    held = {name for name in room | chosen if defines_records(importlib.import_module(name))}
    assert room - chosen == (room & held) | (room & set(script.KEPT))
    assert not chosen & held
    assert {"newsfacts.documents.building", "newsfacts.documents.sentences"} <= chosen - room
    assert "newsfacts.documents.streams" not in chosen  # nothing that opens files


def test_no_record_holds_a_named_tuple_of_a_compiled_module(script: ModuleType) -> None:
    """A compiled named tuple has other annotations than were written, and msgspec reads them."""
    for found in pkgutil.walk_packages(newsfacts.__path__, "newsfacts."):
        if not found.name.startswith("newsfacts.cli") and found.name != "newsfacts.__main__":
            importlib.import_module(found.name)
    records = [each for each in descendants(msgspec.Struct) if each.__module__[:9] == "newsfacts"]
    tuples = set[type]()
    for part in parts_of([msgspec.inspect.type_info(each) for each in records]):
        if isinstance(part, msgspec.inspect.NamedTupleType):
            tuples.add(part.cls)
    assert {each.__module__ for each in tuples} & set(script.compiled_modules()) == set()
    assert "newsfacts.documents.articles" in {each.__module__ for each in tuples}


def descendants(kind: type[msgspec.Struct]) -> list[type[msgspec.Struct]]:
    below: list[type[msgspec.Struct]] = [
        each for child in kind.__subclasses__() for each in (child, *descendants(child))
    ]
    return list(dict.fromkeys(below))


def parts_of(infos: Iterable[msgspec.inspect.Type]) -> Iterator[msgspec.inspect.Type]:
    """Types and all types inside them."""
    waiting: list[object] = list(infos)
    seen = set[int]()
    while waiting:
        info = waiting.pop()
        if isinstance(info, tuple | list):
            waiting.extend(info)
        elif (
            isinstance(info, msgspec.inspect.Type | msgspec.inspect.Field) and id(info) not in seen
        ):
            seen.add(id(info))
            waiting.extend(getattr(info, name) for name in info.__struct_fields__)
            if isinstance(info, msgspec.inspect.Type):
                yield info


def defines_records(module: ModuleType) -> bool:
    return any(
        isinstance(each, type)
        and issubclass(each, msgspec.Struct)
        and each.__module__ == module.__name__
        for each in vars(module).values()
    )


def test_mypyc_takes_the_modules(tmp_path: Path) -> None:
    """Everything but the C compiler. The message names the line and what stands in the way.

    Known: no class with two bases, no ``in (*A, ...)``, no ``reversed()`` of a list of tuples that
    hold Any. A decorated class is taken and stays slow.
    """
    checkout = copy_checkout(tmp_path / "tree", links=True)
    done = subprocess.run(
        [sys.executable, "-c", "import setup; setup.compile_modules()"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (checkout / "build" / "mypyc" / "c" / "newsfacts" / "__native_core.h").is_file()


def test_without_a_c_compiler_it_says_so_at_once(tmp_path: Path) -> None:
    checkout = copy_checkout(tmp_path / "tree", links=False)
    done = subprocess.run(
        [sys.executable, "setup.py", "bdist_wheel"],
        cwd=checkout,
        env=os.environ | {VARIABLE: "1", "CC": "no-such-compiler"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    last = done.stderr.splitlines()[-2:]
    assert last[0].startswith(f"error: {VARIABLE}=1 needs a C compiler")
    assert last[1].startswith(f"hint: unset {VARIABLE}")


@pytest.mark.parametrize(("value", "asked"), [("1", True), ("0", False), (None, False)])
def test_only_the_variable_asks_for_mypyc(tmp_path: Path, value: str | None, asked: bool) -> None:
    checkout = copy_checkout(tmp_path / "tree", links=False)
    env = {name: text for name, text in os.environ.items() if name != VARIABLE}
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from setuptools import build_meta; "
            "print(*build_meta.get_requires_for_build_wheel(), sep='\\n')",
        ],
        cwd=checkout,
        env=env if value is None else env | {VARIABLE: value},
        capture_output=True,
        text=True,
        check=True,
    )
    assert any(line.startswith("mypy") for line in done.stdout.splitlines()) is asked
