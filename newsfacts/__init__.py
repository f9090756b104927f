"""newsfacts: who claimed which number, about what, when, how sure – and where they disagree.

The library is the command line without the terminal:

    for fact in newsfacts.extract("Up to 12,000 troops were sent, Kyiv said."): ...
    newsfacts.ingest(["seeds/"], store=".newsfacts")
    store = newsfacts.Store(".newsfacts")
    newsfacts.compare(store.facts(metric="troops"))
    newsfacts.timeline(store.facts())

Everything is imported when first used, so that ``import newsfacts`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from newsfacts.analysis.compare import compare as compare
    from newsfacts.analysis.timeline import timeline as timeline
    from newsfacts.extractors.facts import Fact as Fact
    from newsfacts.extractors.library import extract as extract
    from newsfacts.store.ingest import ingest as ingest
    from newsfacts.store.reading import Store as Store

_HOMES = {
    "Fact": "newsfacts.extractors.facts",
    "Store": "newsfacts.store.reading",
    "compare": "newsfacts.analysis.compare",
    "extract": "newsfacts.extractors.library",
    "ingest": "newsfacts.store.ingest",
    "timeline": "newsfacts.analysis.timeline",
}

__all__ = ["Fact", "Store", "__version__", "compare", "extract", "ingest", "timeline"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'newsfacts' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
