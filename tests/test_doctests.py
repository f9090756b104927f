"""Every example in a docstring is what happens."""

import doctest
import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

ROOMS = ("documents", "extractors", "store", "analysis", "cli")


def modules() -> Iterator[str]:
    """Every module of the package."""
    for room in ROOMS:
        package = importlib.import_module(f"newsfacts.{room}")
        yield package.__name__
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield found.name


def test_every_example_is_what_happens() -> None:
    tried = 0
    failed = []
    for name in modules():
        module: ModuleType = importlib.import_module(name)
        result = doctest.testmod(module)
        tried += result.attempted
        if result.failed:
            failed.append(name)
    assert failed == []
    assert tried > 30
