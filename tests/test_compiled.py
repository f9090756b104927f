"""What the optional compiled build needs: its modules, mypyc's consent, a word without gcc."""

import importlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

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


def test_the_modules_are_those_of_the_extractors_without_records(script: ModuleType) -> None:
    chosen = set(script.compiled_modules())
    held: set[str] = set()
    free: set[str] = set()
    for path in (ROOT / "extractors").rglob("*.py"):
        if path.stem == "__init__":
            continue
        inside = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(("newsfacts", *inside))
        records = [
            each
            for each in vars(importlib.import_module(name)).values()
            if isinstance(each, type)
            and issubclass(each, msgspec.Struct)
            and each.__module__ == name
        ]
        (held if records else free).add(name)
    assert chosen == free - set(script.FRONT)
    assert "newsfacts.extractors.engine" in chosen
    assert "newsfacts.extractors.facts" in held


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
