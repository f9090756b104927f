"""What one article adds to the report of an ingest, small enough to come back from a worker."""

from typing import NamedTuple

from newsfacts.documents.languages import is_english
from newsfacts.documents.records import GivenDate, Published, Span
from newsfacts.extractors.engine import Reading
from newsfacts.extractors.facts import Claimant, Fact
from newsfacts.store.givendates import unread_date

NAMED, ANONYMOUS, NOBODY, OWN_VOICE = "named", "anonymous", "nobody", "own voice"
CALENDAR = ("DATE", "TIME")  # a duration and a set name no day that could be resolved
SURFACE_LENGTH = 40
MARKS = ".,;:!?()[]\"'“”‘’"


class Tally(NamedTuple):
    """Counts over one article."""

    words: int
    figures: dict[str, int]  # by metric
    speakers: dict[tuple[str, str], int]  # of figures, by group and name, words or cue
    dates_resolved: int
    dates_open: tuple[str, ...]  # as written
    published: Published | None
    rejected: dict[tuple[str, str], int]  # by reason and surface
    unread_date: GivenDate | None = None  # that came with it
    other_language: str | None = None  # for which it was not read


def tally_article(reading: Reading) -> Tally:
    """Count what an article gave."""
    figures: dict[str, int] = {}
    speakers: dict[tuple[str, str], int] = {}
    dates_open = []
    dates_resolved = 0
    for fact in reading.facts:
        if fact.quantity is not None:
            metric = fact.quantity.metric
            figures[metric] = figures.get(metric, 0) + 1
            speaker = speaker_of(fact.claimant)
            speakers[speaker] = speakers.get(speaker, 0) + 1
        elif is_calendar(fact):
            if fact.time is not None and (fact.time.start or fact.time.end):
                dates_resolved += 1
            else:
                dates_open.append(fact.text)
    text = reading.document.text
    rejected: dict[tuple[str, str], int] = {}
    for span, reason in reading.rejected:
        key = (reason, surface_of(text, span))
        rejected[key] = rejected.get(key, 0) + 1
    return Tally(
        len(text.split()),
        figures,
        speakers,
        dates_resolved,
        tuple(dates_open),
        reading.document.published,
        rejected,
        unread_date(reading.document),
        None if is_english(reading.document.language) else reading.document.language,
    )


def surface_of(text: str, span: Span) -> str:
    """A rejected number as a reader would look for it: whole words, and what follows a numeral.

    "two nations" rather than "two", the whole of a link's code rather than the digit in it.
    """
    before = text[max(0, span.start - SURFACE_LENGTH) : span.start]
    behind = text[span.end : span.end + SURFACE_LENGTH]
    before = before.split()[-1] if before and not before[-1].isspace() else ""
    following = behind.split(maxsplit=2)
    behind = following.pop(0) if behind and not behind[0].isspace() else ""
    surface = (before + text[span.start : span.end] + behind).strip(MARKS)
    if following and surface.isalpha():
        surface += f" {following[0].rstrip(MARKS)}"
    return " ".join(surface.split())[:SURFACE_LENGTH]


def speaker_of(claimant: Claimant | None) -> tuple[str, str]:
    """Which group a claimant belongs to, and its name; of nobody the cue ("is estimated")."""
    if claimant is None:
        return OWN_VOICE, ""
    if claimant.type == "anonymous":
        return ANONYMOUS, claimant.name or claimant.text or ""
    if claimant.name is None:
        return NOBODY, claimant.cue or ""
    return NAMED, claimant.name


def is_calendar(fact: Fact) -> bool:
    """Whether a fact is a date that could be resolved to days."""
    return fact.kind == "date" and fact.time is not None and fact.time.type in CALENDAR
