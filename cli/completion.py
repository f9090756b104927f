"""What the shell offers after an option; each is only called when the user presses Tab.

Names of the store are looked for in the first megabytes of its facts, as bytes: a key press must
not wait, however large the store is.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

OFFERED = 40  # names of a store
LOOKED_AT = 8_000_000  # bytes of it
LISTED_RE = re.compile(r'^name = "([^"]+)"', re.MULTILINE)


def complete_format() -> list[str]:
    """The formats."""
    from newsfacts.cli.formats import format_names

    return format_names()


def complete_metric() -> list[str]:
    """The metrics: names in the lexicon, for which all of it need not be read, and one's own."""
    from importlib import resources

    from newsfacts.cli.settings import find_settings

    lexicon = resources.files("newsfacts.extractors").joinpath("lexicons/metrics.toml")
    own = find_settings()
    texts = [lexicon.read_text("utf-8"), own.read_text("utf-8") if own is not None else ""]
    return list(dict.fromkeys([*LISTED_RE.findall("\n".join(texts)), "count"]))


def complete_kind() -> list[str]:
    """The kinds of facts."""
    from newsfacts.extractors.facts import Kind

    return list(get_args(Kind))


def complete_modality() -> list[str]:
    """How sure a claim is."""
    from newsfacts.extractors.mentions import Modality

    return list(get_args(Modality))


def complete_zone() -> list[str]:
    """The zones of an article that give facts."""
    from newsfacts.documents.records import ZoneName

    return [name for name in get_args(ZoneName) if name != "footer"]


def complete_any_zone() -> list[str]:
    """All zones of an article."""
    from newsfacts.documents.records import ZoneName

    return list(get_args(ZoneName))


def complete_finding() -> list[str]:
    """What doctor looks for."""
    from newsfacts.analysis.doctor import FINDINGS

    return list(FINDINGS)


def complete_setting() -> list[str]:
    """The keys of newsfacts.toml."""
    from newsfacts.cli.settings import KEYS

    return list(KEYS)


def complete_claimant(ctx: Any, incomplete: str) -> list[str]:
    """Who says something in the store."""
    return names_in_store(ctx, "facts", rb'"claimant":\{"name":("(?:[^"\\]|\\.)*")', incomplete)


def complete_place(ctx: Any, incomplete: str) -> list[str]:
    """Places of the store."""
    return names_in_store(ctx, "facts", rb'\{"name":("(?:[^"\\]|\\.)*"),"relation"', incomplete)


def complete_subject(ctx: Any, incomplete: str) -> list[str]:
    """Whose people and things are counted in the store."""
    return names_in_store(ctx, "facts", rb'"subject":("(?:[^"\\]|\\.)*")', incomplete)


def complete_outlet(ctx: Any, incomplete: str) -> list[str]:
    """The outlets of the store."""
    return names_in_store(ctx, "facts", rb'"outlet":("(?:[^"\\]|\\.)*")', incomplete)


def complete_article(ctx: Any, incomplete: str) -> list[str]:
    """The names of the articles' files, or of records in them."""
    paths = names_in_store(ctx, "index", rb'"path":("(?:[^"\\]|\\.)*")', "", offered=10**6)
    names = (path.rpartition("#")[2] if "#" in path else path.rpartition("/")[2] for path in paths)
    return [name for name in names if name.startswith(incomplete)][:OFFERED]


def complete_fact(ctx: Any, incomplete: str) -> list[str]:
    """Ids of facts of the store that begin so."""
    return names_in_store(ctx, "facts", rb'^\{"id":("[0-9a-f]+")', incomplete)


def names_in_store(
    ctx: Any, kind: str, pattern: bytes, incomplete: str, offered: int = OFFERED
) -> list[str]:
    """The names that a pattern finds, the most frequent first; none where there is no store."""
    import json

    counts: Counter[bytes] = Counter()
    found = re.compile(pattern, re.MULTILINE)
    for payload in read_ahead(ctx, kind):
        counts.update(found.findall(payload))
    names = (str(json.loads(name)) for name, _ in counts.most_common())
    wanted = incomplete.casefold()
    return [name for name in names if name.casefold().startswith(wanted)][:offered]


def read_ahead(ctx: Any, kind: str) -> Iterator[bytes]:
    """The beginning of what the store has of one kind, up to so many bytes."""
    from newsfacts.cli.settings import setting
    from newsfacts.store.errors import NoStore
    from newsfacts.store.locating import find_store

    try:
        given = ctx.params.get("store") or setting("store")
        folder = find_store(Path(given) if given else None)
    except NoStore:
        return
    left = LOOKED_AT
    for path in sorted(folder.glob(f"{kind}-*.jsonl")):
        with path.open("rb") as file:
            payload = file.read(left)
        yield payload[: payload.rfind(b"\n") + 1]
        left -= len(payload)
        if left <= 0:
            return
