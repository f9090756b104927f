"""The figures of a draft, with what the writer left to the sentence before filled in.

"Ukraine says 12,000 soldiers are in Kursk. The Pentagon counts 10,000 there, Seoul 9,000." The
second and third figure count what the first one does, where it does. So the draft is read twice:
once as it is, and once with the nouns, the place and the verb that such figures leave out. The
extractors decide what the fuller sentence says; every position is one of the draft as written.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from newsfacts.analysis.claims import nearest_place
from newsfacts.analysis.settings import MEASURE, metric_kind
from newsfacts.documents.building import build_document
from newsfacts.documents.lexicon import read_lexicon
from newsfacts.documents.records import Document
from newsfacts.extractors.assembling import assemble
from newsfacts.extractors.engine import read_article, scan_article
from newsfacts.extractors.facts import Fact

BEFORE = 90  # characters before a figure in which its speaker may stand
THERE_RE = re.compile(r"(?:\s+\w+){0,3}?\s+(?P<there>there)\b(?!\s+(?:is|are|was|were)\b)")


class Counting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words between a name and its figure."""

    words: str
    examples: tuple[str, ...]


class Clause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that part clauses."""

    words: tuple[str, ...]


class CheckLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of ``check.toml``."""

    likeness: float
    reach: int
    act: tuple[str, ...]
    counting: tuple[Counting, ...]
    clause: Clause


class Draft(NamedTuple):
    """A draft, read: its document, dated where it can be, and its facts of all kinds."""

    document: Document
    facts: tuple[Fact, ...]

    @property
    def figures(self) -> list[Fact]:
        """What is checked, in text order."""
        return [fact for fact in self.facts if fact.quantity is not None]


class Edit(NamedTuple):
    """Words of the draft that are replaced, or put in where start is end."""

    start: int
    end: int
    words: str


class Setting(NamedTuple):
    """What a figure that names nothing counts: the noun and the place of one before it."""

    counted: str
    place: str | None
    start: int


@cache
def check_lexicon() -> CheckLexicon:
    """The words and thresholds of the checking of drafts."""
    return read_lexicon("analysis", "check", CheckLexicon)


def read_draft(document: Document) -> Draft:
    """The draft with the facts of its text, the figures completed from those before them."""
    reading = read_article(document)
    edits = list(_edits(reading.document, reading.facts))
    if not edits:
        return Draft(reading.document, tuple(reading.facts))
    filled = _filled(reading.document, edits)
    known = {(fact.start, _value(fact)): fact for fact in filled if fact.quantity is not None}
    shifted = _Shift(edits)
    facts = []
    for fact in reading.facts:
        fuller = known.get((shifted(fact.start), _value(fact)))
        is_edited = fuller is not None and _near(fact, edits)
        facts.append(_at_home(fuller, fact) if fuller is not None and is_edited else fact)
    return Draft(reading.document, tuple(facts))


def _value(fact: Fact) -> tuple[float | None, float | None] | None:
    return (fact.quantity.low, fact.quantity.high) if fact.quantity is not None else None


def _near(fact: Fact, edits: Sequence[Edit]) -> bool:
    """Whether an edit was made for this figure: at its end, or ending where it begins."""
    return any(edit.start == fact.end or edit.end == fact.start for edit in edits)


def _at_home(fuller: Fact, fact: Fact) -> Fact:
    """What the fuller sentence says of a figure, where the figure stands in the draft."""
    inferred = tuple(dict.fromkeys((*fuller.inferred, "counted")))
    return msgspec.structs.replace(
        fuller,
        id=fact.id,
        article=fact.article,
        path=fact.path,
        start=fact.start,
        end=fact.end,
        text=fact.text,
        sentence=fact.sentence,
        spans=fact.spans,
        inferred=inferred,
    )


def _edits(document: Document, facts: Sequence[Fact]) -> Iterator[Edit]:
    """What the draft's figures leave out, in text order."""
    text, reach = document.text, check_lexicon().reach
    setting: Setting | None = None
    for fact in facts:
        quantity = fact.quantity
        if quantity is None:
            continue
        if _is_bare(fact):
            if setting is not None and fact.start - setting.start <= reach:
                edits = list(_completed(fact, text, setting))
                yield from edits
                setting = setting._replace(start=fact.start)
            continue
        if fact.claimant is None:
            yield from _spoken(fact, text, _speaker_with_verb(text, fact.start))
        if quantity.counted and metric_kind(quantity.metric) != MEASURE:
            place = nearest_place(fact)
            setting = Setting(quantity.counted, place.name if place else None, fact.start)


def _is_bare(fact: Fact) -> bool:
    """Whether a figure names nothing that it counts."""
    quantity = fact.quantity
    return quantity is not None and quantity.unit is None and quantity.counted is None


def _completed(fact: Fact, text: str, setting: Setting) -> Iterator[Edit]:
    """Speaker, noun and place around a figure that names nothing."""
    there = THERE_RE.match(text, fact.end)
    speaker = _speaker_with_verb(text, fact.start) if fact.claimant is None else None
    lone = _speaker_alone(text, fact.start) if fact.claimant is None and not speaker else None
    yield from _spoken(fact, text, speaker or lone)
    noun = f" {' '.join(setting.counted.split())}"
    if lone and setting.place and not there:
        noun += f" in {setting.place}"  # what one sentence lists it counts in one place
    yield Edit(fact.end, fact.end, noun)
    if there and setting.place:
        yield Edit(there.start("there"), there.end("there"), f"in {setting.place}")


def _spoken(fact: Fact, text: str, name_end: int | None) -> Iterator[Edit]:
    """The words of saying in place of those that count."""
    if name_end is not None:
        yield Edit(name_end, fact.start, " says that there are ")


def _speaker_with_verb(text: str, start: int) -> int | None:
    """Where a name ends that only a counting verb parts from the figure."""
    match = _patterns()[0].search(text, max(0, start - BEFORE), start)
    return match.end("name") if match else None


def _speaker_alone(text: str, start: int) -> int | None:
    """Where a name ends that opens a clause and has the figure right behind it."""
    match = _patterns()[1].search(text, max(0, start - BEFORE), start)
    return match.end("name") if match else None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = check_lexicon()
    verbs = "|".join(
        re.escape(entry.words).replace(r"\ ", r"\s+")
        for entry in sorted(lexicon.counting, key=lambda entry: -len(entry.words))
    )
    joints = "|".join(map(re.escape, lexicon.clause.words))
    head = rf"(?:\A|[.;:,—–]\s+|\n|\b(?:{joints})\s+)"
    name = r"(?P<name>(?:[Tt]he\s+)?(?:[A-Z][\w.'’-]*)(?:\s+[A-Z][\w.'’-]*){0,3})"
    plain = r"(?P<name>(?:[Tt]he\s+)?[A-Za-z][\w.'’-]*(?:\s+[\w.'’-]+){0,3}?)"
    # \Z is the end that ``search`` was given: the figure's start
    return (
        re.compile(rf"{head}{plain}\s+(?:{verbs})\s+\Z"),
        re.compile(rf"{head}{name}\s+\Z"),
    )


def _filled(document: Document, edits: Sequence[Edit]) -> list[Fact]:
    """The facts of the draft with the edits made."""
    pieces, position = [], 0
    for edit in edits:
        pieces += [document.text[position : edit.start], edit.words]
        position = edit.end
    text = "".join([*pieces, document.text[position:]])
    fuller = build_document(text, id=document.id, path=document.path, outlet=document.outlet)
    return assemble(scan_article(msgspec.structs.replace(fuller, published=document.published)))


class _Shift:
    """Where a character of the draft stands once the edits are made."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._ends = [edit.end for edit in edits]
        self._added = [0]
        for edit in edits:
            self._added.append(self._added[-1] + len(edit.words) - (edit.end - edit.start))

    def __call__(self, offset: int) -> int:
        return offset + self._added[bisect_right(self._ends, offset)]
