"""``store repair``: find what is not as it was written, save what can be saved, and say which."""

import re
from pathlib import Path

import msgspec

from newsfacts.store.errors import BrokenSegment, NoStore, UnwritableStore
from newsfacts.store.locating import MANIFEST
from newsfacts.store.locking import locked
from newsfacts.store.manifest import (
    Content,
    Counts,
    Manifest,
    Segment,
    read_manifest,
    write_manifest,
)
from newsfacts.store.salvaging import Damage, Salvage, suspects
from newsfacts.store.segments import SegmentBuilder, publish, read_index, recover
from newsfacts.store.writing import make_manifest

NOTHING = Content(0, "")
SEGMENT_RE = re.compile(r"(?:articles|facts|index)-(?P<number>\d{5,})\.jsonl")


class RepairReport(msgspec.Struct, kw_only=True):
    """What was wrong with a store, and what is in it after the repair."""

    store: str
    damages: list[Damage]
    articles: int  # in the store when it is done
    facts: int
    repaired: bool  # False for a dry run, and where there was nothing to mend


def repair(folder: Path, *, dry_run: bool = False) -> RepairReport:
    """Mend a store, or only tell what is wrong.

    Args:
        folder: Of the store.
        dry_run: Look, and write nothing.

    Raises:
        StoreError: It is locked, of another schema, or cannot be written.
    """
    if not any(SEGMENT_RE.fullmatch(path.name) for path in files_of(folder)):
        manifest = read_manifest(folder)  # raises when there is no store at all
        if not manifest.segments:
            return RepairReport(store=str(folder), damages=[], articles=0, facts=0, repaired=False)
    with locked(folder):
        try:
            return _repair(folder, dry_run=dry_run)
        except OSError as error:
            raise UnwritableStore(folder, error) from error


def files_of(folder: Path) -> list[Path]:
    """The files of a folder; none where it is none."""
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _repair(folder: Path, *, dry_run: bool) -> RepairReport:
    damages: list[Damage] = []
    manifest = _manifest_of(folder, damages)
    if manifest is not None:
        recover(folder, manifest)  # what a killed ingest left is no damage
    known = list(manifest.segments) if manifest is not None else []
    segments: list[Segment] = []
    rewritten: list[int] = []
    kept: set[str] = set()
    for number in range(len(known) or _segment_count(folder)):
        wrong = suspects(folder, number, known[number] if known else None)
        if known and not wrong:
            segments.append(_recounted(folder, number, known[number], damages))
            continue
        for kind, problem in wrong.items():
            damages.append(Damage(f"{kind}-{number:05d}.jsonl", None, problem, "mended"))
        salvage = Salvage(folder, number, set(wrong), kept if manifest is None else set())
        segments.append(_counted(salvage) if dry_run else _mended(folder, number, salvage))
        damages.extend(salvage.damages)
        rewritten.append(number)
    mended = make_manifest(tuple(segments))
    if manifest is not None and not damages and manifest.counts != mended.counts:
        damages.append(Damage(MANIFEST, None, "wrong counts", "counted again"))
    if damages and not dry_run:
        write_manifest(folder, mended)
        publish(folder, rewritten)
    return RepairReport(
        store=str(folder),
        damages=damages,
        articles=mended.counts.articles,
        facts=mended.counts.facts,
        repaired=bool(damages) and not dry_run,
    )


def _manifest_of(folder: Path, damages: list[Damage]) -> Manifest | None:
    """The manifest, or None when it is lost, with a damage that says so."""
    try:
        return read_manifest(folder)
    except NoStore:
        problem = "the file is missing"
    except BrokenSegment as error:
        problem = str(error).partition(f"{MANIFEST}: ")[2]
    damages.append(Damage(MANIFEST, None, problem, "made again from the segments"))
    return None


def _segment_count(folder: Path) -> int:
    numbers = [int(match["number"]) for match in map(_numbered, files_of(folder)) if match]
    return max(numbers, default=-1) + 1


def _numbered(path: Path) -> re.Match[str] | None:
    return SEGMENT_RE.fullmatch(path.name)


def _recounted(folder: Path, number: int, segment: Segment, damages: list[Damage]) -> Segment:
    """A whole segment with the counts that its index says, which an edit may have changed."""
    entries = read_index(folder, number, segment)
    counts = sum((entry.counts for entry in entries), Counts())
    if counts == segment.counts:
        return segment
    damages.append(Damage(MANIFEST, None, f"wrong counts of segment {number}", "counted again"))
    return msgspec.structs.replace(segment, counts=counts)


def _counted(salvage: Salvage) -> Segment:
    """What a segment would have if it were mended."""
    counts = sum((encoded.counts for encoded in salvage.articles()), Counts())
    return Segment(counts, NOTHING, NOTHING, NOTHING)


def _mended(folder: Path, number: int, salvage: Salvage) -> Segment:
    """Write a segment of what can be kept, under names that no manifest lists yet."""
    builder = SegmentBuilder(folder, number)
    try:
        for encoded in salvage.articles():
            builder.add(encoded)
    except BaseException:
        builder.abandon()
        raise
    return builder.finish()
