"""Inputs that ingests have skipped, kept so that ``doctor`` can name them; derived, so no loss."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from newsfacts.documents.articles import Problem
from newsfacts.store.derived import derived_folder
from newsfacts.store.locating import split_member, stored_path

SKIPPED = "skipped.json"


def note_skipped(folder: Path, problems: Iterable[Problem]) -> None:
    """Add what an ingest skipped to what earlier ones did.

    Args:
        folder: Of the store; where there is none, nothing is kept.
        problems: Of the ingest, with paths as the user wrote them.
    """
    found = {stored_path(each.path, folder): each.message for each in problems if each.skipped}
    if not found or not folder.is_dir():
        return
    path = derived_folder(folder) / SKIPPED
    temporary = path.with_suffix(".tmp")
    with suppress(OSError):  # on a full disk the store counts, and the report has named them
        path.parent.mkdir(exist_ok=True)
        temporary.write_bytes(msgspec.json.encode(_read(path) | found))
        temporary.replace(path)


def read_skipped(folder: Path, known: Iterable[str | None]) -> dict[str, str]:
    """What was skipped and why, by path as the store keeps it, of what is still there.

    Args:
        folder: Of the store.
        known: The paths of its articles: what came in later is skipped no more.
    """
    noted = _read(derived_folder(folder) / SKIPPED)
    if not noted:
        return {}
    base = folder.absolute().parent
    left = noted.keys() - set(known)
    return {path: noted[path] for path in noted if path in left and _file(base, path).exists()}


def _file(base: Path, path: str) -> Path:
    return base / split_member(str(base / path))[0]


def _read(path: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except FileNotFoundError:
        return {}
    except msgspec.MsgspecError:  # cut short by a kill: it is derived, and noted again
        return {}
