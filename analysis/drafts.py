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
from typing import Any, NamedTuple

import msgspec

from newsfacts.analysis.claims import nearest_place
from newsfacts.analysis.settings import MEASURE, STOCK, metric_kind
from newsfacts.documents.building import build_document
from newsfacts.documents.lexicon import read_lexicon
from newsfacts.documents.records import Document
from newsfacts.extractors.assembly.assembling import assemble
from newsfacts.extractors.engine import Reading, read_article, scan_article
from newsfacts.extractors.factids import fact_id
from newsfacts.extractors.facts import Extent, Fact, Parts, Quantity
from newsfacts.extractors.mentions import Rejection
from newsfacts.extractors.places.gazetteer import find_place

BARE_NUMBER, IDENTIFIER = "bare number", "identifier"  # why a number was taken for no figure
GENERAL = ("people", "count")  # metrics of nouns that do not say what becomes of the counted
SAYS = " says that there are "
BEFORE = 90  # characters before a figure in which its speaker may stand
THERE_RE = re.compile(r"(?:\s+\w+){0,3}?\s+(?P<there>there)\b(?!\s+(?:is|are|was|were)\b)")


class Counting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words between a name and its figure."""

    words: str
    examples: tuple[str, ...]


class Clause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that part clauses, and words that open one and begin no name."""

    words: tuple[str, ...]
    not_names: frozenset[str]


class CheckLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of ``check.toml``."""

    back: int
    likeness: float
    alike: float
    kindred: float
    personal: frozenset[str]
    reach: int
    plural: frozenset[str]
    nouns: tuple[str, ...]
    act: tuple[str, ...]
    counting: tuple[Counting, ...]
    clause: Clause


class Draft(NamedTuple):
    """A draft, read: its document, dated where it can be, and its facts of all kinds."""

    document: Document
    facts: tuple[Fact, ...]
    path: str | None = None  # what messages call it

    @property
    def figures(self) -> list[Fact]:
        """What is checked, in text order."""
        return [fact for fact in self.facts if fact.quantity is not None]


class Edit(NamedTuple):
    """Words of the draft that are replaced, or put in where start is end."""

    start: int
    end: int
    words: str


class Gap(NamedTuple):
    """A figure that leaves something out, and what would fill it in."""

    start: int
    end: int
    edits: tuple[Edit, ...]
    like: Quantity | None = None  # of the figure whose noun it takes


class Setting(NamedTuple):
    """What a figure that names nothing counts: what one before it does, and where."""

    quantity: Quantity
    place: str | None
    start: int


@cache
def check_lexicon() -> CheckLexicon:
    """The words and thresholds of the checking of drafts."""
    return read_lexicon("analysis", "check", CheckLexicon)


def read_draft(document: Document, path: str | None = None) -> Draft:
    """The draft with the facts of its text, the figures completed from those before them."""
    reading = read_article(document)
    gaps = list(_gaps(reading))
    if not gaps:
        return Draft(reading.document, tuple(reading.facts), path)
    edits = [edit for gap in gaps for edit in gap.edits]
    shifted = _Shift(edits)
    filled = [fact for fact in _filled(reading.document, edits) if fact.quantity is not None]
    facts = {(fact.start, fact.kind): fact for fact in reading.facts}
    at_start = {(fact.start, _value(fact)): fact for fact in filled}
    for key, plain in list(facts.items()):
        known_fuller = at_start.get((shifted(plain.start), _value(plain)))
        if plain.quantity is not None and known_fuller is not None:
            facts[key] = msgspec.structs.replace(plain, **_told(known_fuller, plain))
    for gap in gaps:
        at = shifted(gap.start)
        for fuller in filled:
            if fuller.start <= at < fuller.end:
                known = facts.get((gap.start, "quantity"))
                if known is None or _value(known) == _value(fuller):
                    facts[gap.start, "quantity"] = _at_home(fuller, gap, known, reading.document)
                break
    return Draft(reading.document, tuple(facts[key] for key in sorted(facts)), path)


def _told(fuller: Fact, known: Fact | None) -> dict[str, Any]:
    """What the fuller sentence says of a figure, wherever it stands."""
    return {
        "quantity": fuller.quantity,
        "time": fuller.time or (known.time if known else None),
        "claimant": fuller.claimant or (known.claimant if known else None),
        "modality": fuller.modality,
        "hedge": fuller.hedge,
        "places": fuller.places,
        "inferred": fuller.inferred,
    }


def _value(fact: Fact) -> tuple[float | None, float | None] | None:
    return (fact.quantity.low, fact.quantity.high) if fact.quantity is not None else None


def _at_home(fuller: Fact, gap: Gap, known: Fact | None, document: Document) -> Fact:
    """What the fuller sentence says of a figure, where the figure stands in the draft."""
    inferred = tuple(dict.fromkeys((*fuller.inferred, "counted")))
    if known is not None:
        home = (known.id, known.start, known.end, known.sentence, known.spans)
    else:  # a number that was no figure before the noun was there
        holder = next(each for each in document.sentences if gap.start < each.end)
        ident = fact_id(fuller.article, "quantity", gap.start, gap.end, str(_value(fuller)))
        spans = Parts(number=((gap.start, gap.end),))
        home = (ident, gap.start, gap.end, Extent(holder.start, holder.end), spans)
    return msgspec.structs.replace(
        fuller,
        **(_told(fuller, known) | {"quantity": _counting_alike(fuller, gap), "inferred": inferred}),
        id=home[0],
        start=home[1],
        end=home[2],
        text=document.text[home[1] : home[2]],
        sentence=home[3],
        spans=home[4],
    )


def _counting_alike(fuller: Fact, gap: Gap) -> Quantity | None:
    """What is counted, where the noun says too little: "40 people were wounded; Lyon counts 45"."""
    quantity, like = fuller.quantity, gap.like
    if quantity is None or like is None or quantity.metric == like.metric:
        return quantity
    if quantity.metric not in GENERAL:
        return quantity
    return msgspec.structs.replace(
        quantity, metric=like.metric, unit=like.unit, action=like.action, state=like.state
    )


def _gaps(reading: Reading) -> Iterator[Gap]:
    """The figures that leave something out, in text order."""
    text, reach = reading.document.text, check_lexicon().reach
    setting: Setting | None = None
    numbers: list[tuple[int, int, Fact | None]] = [
        (fact.start, fact.end, fact) for fact in reading.facts if fact.quantity is not None
    ]
    numbers += [(*each.span, None) for each in reading.rejected if _is_number(each, text)]
    for start, end, fact in sorted(numbers, key=lambda number: number[:2]):
        quantity = fact.quantity if fact else None
        if fact is None or _leaves_out(fact, text):
            if setting is not None and start - setting.start <= reach:
                if quantity and quantity.counted:  # the extractors know what, not always where
                    setting = setting._replace(quantity=quantity)
                edits = tuple(_completed(start, end, text, setting))
                yield Gap(start, end, edits, setting.quantity)
                setting = setting._replace(start=start)
            continue
        name_end = _name_before(text, start, alone=False)
        if name_end is not None:
            yield Gap(start, end, (Edit(name_end, start, SAYS),))
        if quantity and quantity.counted and metric_kind(quantity.metric) != MEASURE:
            place = nearest_place(fact)
            where = place.name if place else None
            if name_end is not None and setting is not None:
                where = setting.place  # the name may have been taken for the place
            setting = Setting(quantity, where, start)


def _leaves_out(fact: Fact, text: str) -> bool:
    """Whether a figure has no noun, or only one that stands before it, and no place of its own."""
    quantity = fact.quantity
    assert quantity is not None
    if quantity.counted is None:
        return quantity.unit is None
    is_placeless = not fact.places or _name_before(text, fact.start, alone=True) is not None
    is_stock = metric_kind(quantity.metric) == STOCK
    return "counted" in fact.inferred and is_stock and is_placeless


def _is_number(rejection: Rejection, text: str) -> bool:
    """Whether a number lacks no more than a noun: "Chad 300" is no flight, "NBC 6" no count."""
    if rejection.reason not in (BARE_NUMBER, IDENTIFIER):
        return False
    start = rejection.span.start
    if _name_before(text, start, alone=False) is not None:
        return True
    match = _patterns()[1].search(text, max(0, start - BEFORE), start)
    return match is not None and find_place(match["name"]) is not None


def _completed(start: int, end: int, text: str, setting: Setting) -> Iterator[Edit]:
    """Speaker, noun and place around a figure that names nothing that it counts."""
    there = THERE_RE.match(text, end)
    alone = False
    name_end = _name_before(text, start, alone=False)
    if name_end is None:
        name_end = _name_before(text, start, alone=True)
        alone = name_end is not None
    if name_end is not None:
        yield Edit(name_end, start, SAYS)
    of = " of" if text[start:end].casefold().endswith(check_lexicon().nouns) else ""
    noun = f"{of} {' '.join((setting.quantity.counted or '').split())}"
    if alone and setting.place and not there:
        noun += f" in {setting.place}"  # what one sentence lists it counts in one place
    yield Edit(end, end, noun)
    if there and setting.place:
        yield Edit(there.start("there"), there.end("there"), f"in {setting.place}")


def _name_before(text: str, start: int, *, alone: bool) -> int | None:
    """Where a name ends that opens a clause, with the figure behind it or a counting verb."""
    match = _patterns()[alone].search(text, max(0, start - BEFORE), start)
    if match is None or match["name"].split()[0].casefold() in check_lexicon().clause.not_names:
        return None
    return match.end("name")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = check_lexicon()
    verbs = "|".join(
        re.escape(entry.words).replace(r"\ ", r"\s+")
        for entry in sorted(lexicon.counting, key=lambda entry: -len(entry.words))
    )
    joints = "|".join(map(re.escape, lexicon.clause.words))
    head = rf"(?:\A|[.;:,—–]\s+|\n|\b(?:{joints})\s+)"
    proper = r"(?P<name>(?:[Tt]he\s+)?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3})"
    phrase = r"(?P<name>(?:[Tt]he\s+)?[A-Za-z][\w.'’-]*(?:\s+[\w.'’-]+){0,3}?)"
    # \Z is the end that ``search`` was given: the start of the figure
    return (
        re.compile(rf"{head}{phrase}\s+(?:{verbs})\s+\Z"),
        re.compile(rf"{head}{proper}[,:]?\s+\Z"),
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
