"""Time expressions: found at their head word, read by the grammar of their kind, then resolved.

``parse`` reads an unresolved ``Reading`` from an anchor; ``settle`` goes through the readings in
text order and gives each its TIMEX3 value, first and last day, and the relation before it.
"""

from collections.abc import Callable, Collection
from functools import cache

from newsfacts.documents.records import Published, Span
from newsfacts.extractors.mentions import ENTRY_STAMP, TimeMention, TimeRelation
from newsfacts.extractors.registry import extractor
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.times.anchoring import settle_reading
from newsfacts.extractors.times.calendars import bounds
from newsfacts.extractors.times.clocktimes import STAMP, read_day_part, read_overnight
from newsfacts.extractors.times.contexts import Context
from newsfacts.extractors.times.dates import read_month
from newsfacts.extractors.times.decades import read_decade_name
from newsfacts.extractors.times.holidays import holiday_names, read_holiday
from newsfacts.extractors.times.numericdates import read_number
from newsfacts.extractors.times.periods import read_unit, unit_table
from newsfacts.extractors.times.quarters import read_period, read_short_period
from newsfacts.extractors.times.readings import Reading, word
from newsfacts.extractors.times.references import read_reference, read_then
from newsfacts.extractors.times.seasons import read_season
from newsfacts.extractors.times.timewords import reference_phrases, time_words
from newsfacts.extractors.times.weekdays import read_day_word, read_weekday

# Rules whose readings depend on when they were uttered.
DEICTIC = frozenset(("day", "unit", "weekday", "offset"))
# Rules whose readings name no day.
PLACELESS = frozenset(("reference", "repetition"))
# Rules whose readings a verb that looks ahead puts into the future.
PLACED_BY_TENSE = frozenset(("day", "unit", "weekday", "month", "monthday", "holiday", "season"))
# A date that opens a sentence ends at this word of it at most.
OPENING = 5
# How far before "to" the beginning of a range may stand, in words.
RANGE_REACH = 8
OPENING_QUOTES = frozenset('“"‘«`')
Reader = Callable[[Scan, int], Reading | None]


class Times:
    """Dates, clock times, durations and repetitions, in TIMEX3."""

    anchors: Collection[str]
    numbers: bool = True
    nests: bool = False

    def __init__(self) -> None:
        self.readers: dict[str, tuple[Reader, ...]] = reader_table()
        self.anchors = tuple(self.readers)

    def parse(self, scan: Scan, index: int) -> Reading | None:
        """The time expression whose head word is at ``index``."""
        readers = self.readers.get(scan.words[index])
        if readers is None:
            return read_number(scan, index)
        for reader in readers:
            found = reader(scan, index)
            if found is not None:
                return found
        return None

    def settle(self, scan: Scan, mentions: list[Reading]) -> list[TimeMention]:
        """The readings with their values, in text order."""
        return settle_readings(scan, mentions)


extractor("times")(Times)


@cache
def time_anchors() -> frozenset[str]:
    """Words that a time may end with."""
    lexicon = time_words()
    return frozenset((*lexicon.months, *lexicon.month_abbreviations, *lexicon.weekdays)) | (
        frozenset((*lexicon.day_words, *lexicon.day_parts, *lexicon.words.meridian))
    )


def reader_table() -> dict[str, tuple[Reader, ...]]:
    """Which readers each anchor word calls, in order."""
    lexicon = time_words()
    table: dict[str, list[Reader]] = {}
    kinds: tuple[tuple[tuple[str, ...], Reader], ...] = (
        (tuple(holiday_names()), read_holiday),
        (tuple(reference_phrases()), read_reference),
        (("then",), read_then),
        ((*lexicon.months, *lexicon.month_abbreviations), read_month),
        (
            (*lexicon.weekdays, *lexicon.weekday_abbreviations, *lexicon.weekday_plurals),
            read_weekday,
        ),
        (tuple(lexicon.day_words), read_day_word),
        (tuple(lexicon.day_parts), read_day_part),
        (("overnight",), read_overnight),
        (tuple(unit_table()), read_unit),
        (("period",), read_period),
        (("q", "h", "fy"), read_short_period),
        (tuple(lexicon.decade_names), read_decade_name),
        (tuple(lexicon.seasons), read_season),
    )
    for anchors, reader in kinds:
        for anchor in anchors:
            table.setdefault(anchor, []).append(reader)
    return {anchor: tuple(readers) for anchor, readers in table.items()}


def settle_readings(scan: Scan, readings: list[Reading]) -> list[TimeMention]:
    """Resolve readings in text order; a reading that overlaps the one before it is left out."""
    context = Context(scan, scan.document.published)
    posts = _post_contexts(scan, readings)
    mentions: list[TimeMention] = []
    taken = 0
    for reading in readings:
        if reading.span.start >= taken:
            post = posts.get(reading.first)
            if reading.rule == "then" and not (post or context).is_near(reading):
                continue
            taken = reading.span.end
            mention = _settle(scan, reading, post or context)
            stamped = post is not None and _is_full_date(reading)
            if stamped:
                mention = mention._replace(rule="time: post stamp")
            elif reading.data == STAMP:
                mention = mention._replace(rule=ENTRY_STAMP)
            mentions.append(mention)
    return mentions


def _post_contexts(scan: Scan, readings: list[Reading]) -> dict[int, Context]:
    """What the readings of embedded posts are resolved against: each post's own stamp.

    A stamp dates the words above it, back to the stamp before; it never dates the article's own.
    """
    zones = [zone for zone in scan.document.zones if zone.name == "post"]
    found: dict[int, Context] = {}
    context = Context(scan, None)
    for reading in readings[::-1]:
        while zones and reading.span.start < zones[-1].start:
            zones.pop()
            context = Context(scan, None)
        if not zones:
            break
        if reading.span.start >= zones[-1].end:
            continue
        if _is_full_date(reading):
            day = settle_reading(reading, context)[0]
            days = bounds(day)
            single = days is not None and days[0] == days[1]  # no "February 30, 2024"
            published = Published(day, day, day, "post", None) if single else None
            context = Context(scan, published)
        found[reading.first] = context
    return found


def _is_full_date(reading: Reading) -> bool:
    return reading.rule == "monthday" and reading.data[0] is not None


def _settle(scan: Scan, reading: Reading, context: Context) -> TimeMention:
    if reading.rule in PLACELESS:
        return _unplaced(scan, reading)
    speaker = _speaker_context(scan, reading, context) if reading.rule in DEICTIC else None
    value, window = settle_reading(reading, speaker or context)
    kind = reading.type
    if reading.rule == "amount" and (value[0] != "P" or value == "PAST_REF"):
        kind = "DATE"
    elif reading.rule == "offset" and value[0] == "P" and value != "PAST_REF":
        kind = "DURATION"  # "the year-earlier period" of nine months
    if kind in ("DATE", "TIME"):
        context.remember(value, reading.first, reading.last)
        if reading.rule in ("quarter", "unit"):
            context.remember_quarter(value, reading.last)
        if reading.rule == "unit" and reading.data == ("Y", "the") and reading.mod is None:
            context.remember_months(reading.last)
        if window is None and (days := bounds(value)) is not None:
            window = days[0].isoformat(), days[1].isoformat()
    elif kind == "DURATION" and _spans_quarters(scan, reading):
        context.remember_months(reading.last, value)
    start, end = window if window is not None else (None, None)
    relation, where = relation_before(scan, reading.first)
    if kind == "DURATION" and relation in ("on", "since", "until"):
        relation, where = None, None  # "sentenced to 60 months"
    rule = f"time: {reading.rule}"
    ahead = start is None and reading.rule in PLACED_BY_TENSE and _looks_ahead(reading, context)
    mention = TimeMention(reading.span, kind, value, reading.mod, start, end, relation, where, rule)
    return mention._replace(ahead=True) if ahead else mention


def _unplaced(scan: Scan, reading: Reading) -> TimeMention:
    """A reading that names no day and is no anchor for others: "now", "daily"."""
    relation, where = relation_before(scan, reading.first)
    rule = f"time: {reading.rule}"
    return TimeMention(
        reading.span,
        reading.type,
        reading.data[0],
        reading.mod,
        relation=relation,
        relation_span=where,
        rule=rule,
    )


def _looks_ahead(reading: Reading, context: Context) -> bool:
    """Whether a plan is told of: "will meet Thursday", "next week", "tomorrow"."""
    if reading.rule == "day":
        return bool(reading.data[0] > 0)
    if reading.data[1:2] in (("next",), ("coming",)):
        return True
    return context.tense(reading) in ("future", "due")


def _spans_quarters(scan: Scan, reading: Reading) -> bool:
    """Whether figures are given for "the first nine months", "the six months ended June 30"."""
    determined = scan.words[reading.first] in ("the", "first")
    return determined and scan.words[reading.last] in ("months", "year", "quarters")


def _speaker_context(scan: Scan, reading: Reading, context: Context) -> Context | None:
    """The speaker's own clock: in "In 2004 he said: “This year …”" this year is 2004.

    The date must open the sentence, and a quotation must open between it and the reading.
    """
    last = context.last
    sentence = scan.sentence_index(reading.span.start)
    if last is None or sentence < 0 or context.last_index >= reading.first:
        return None
    start, _ = scan.sentence_words(sentence)
    if not start <= context.last_index <= start + OPENING:
        return None
    between = scan.words[context.last_index + 1 : reading.first]
    if OPENING_QUOTES.isdisjoint(between) or time_words().tense.reporting.isdisjoint(between):
        return None
    days = bounds(last)
    if days is None:
        return None
    start_day, end_day = days[0].isoformat(), days[1].isoformat()
    return Context(scan, Published(start_day, end_day, last, "body", None))


def relation_before(scan: Scan, first: int) -> tuple[TimeRelation | None, Span | None]:
    """The preposition before an expression, as a relation, and where it stands."""
    relations = time_words().relations
    before = word(scan, first - 1)
    if first > 1 and before in ("of", "to"):  # "as of", "prior to"
        relation = relations.get(f"{scan.words[first - 2]} {before}")
        if relation is not None:
            return relation, scan.span(first - 2, first - 1)
    relation = relations.get(before)
    if before == "to" and not _ends_range(scan, first):
        return None, None
    return (None, None) if relation is None else (relation, scan.span(first - 1, first - 1))


def _ends_range(scan: Scan, first: int) -> bool:
    """Whether "to" before a time opens the end of one: "from May to July", not "moved to July"."""
    near = scan.words[max(0, first - RANGE_REACH) : first - 1]
    return "from" in near or near[-1:] == ["up"] or not time_anchors().isdisjoint(near[-2:])
