"""What is derived from a store and can be deleted any time: one folder in it."""

from pathlib import Path

DERIVED = "cache"
LAST_INGEST = "last-ingest.jsonl"  # see store.lastingest; the only one that cannot be made again


def derived_folder(folder: Path) -> Path:
    """Where derived files of a store are."""
    return folder / DERIVED


def remove_derived(folder: Path) -> None:
    """Delete everything that can be derived again."""
    if derived_folder(folder).is_dir():
        for path in derived_folder(folder).iterdir():
            if path.name != LAST_INGEST:
                path.unlink()
