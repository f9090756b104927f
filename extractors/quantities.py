"""Read every figure of an article: its number, modifiers, unit or counted noun, role and trend.

``parse`` reads one figure from its number with what stands around it. ``settle`` completes figures
from their neighbours: shared heads, alternatives, the two ends of a change, nouns that stand elsewhere.
"""

from typing import Any

from newsfacts.documents.records import Span
from newsfacts.extractors.ages import read_age
from newsfacts.extractors.change import settle_role
from newsfacts.extractors.counted import event_behind, nouns, read_counted, read_one, read_partitive
from newsfacts.extractors.elision import complete
from newsfacts.extractors.amounts import Amount
from newsfacts.extractors.mentions import QuantityMention, Rejection
from newsfacts.extractors.modifiers import Reading, read_before, read_behind
from newsfacts.extractors.morphology import noun_lemma, verb_lemma
from newsfacts.extractors.numerals import HYPHENS, Numeral, number_words, read_numeral
from newsfacts.extractors.ranges import Range, read_range
from newsfacts.extractors.registry import extractor
from newsfacts.extractors.rejecting import (
    DASHES,
    address,
    back_reference,
    calendar_date,
    clock_time,
    glued,
    identifier,
    idiom,
    nonquantities,
    ordinal,
    phone,
    year,
    year_pair,
)
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.units import (
    MONEY,
    Measure,
    is_pound,
    read_prefix,
    read_rate,
    read_unit,
)

PERCENT = 100.0
SIGNS = ("-", "−", "–", "+", "minus", "plus")
MORE = ("more", "other", "others", "additional", "further", "extra", "fewer", "less")
# "Over", "under" and their like are places and times before these.
PLACE_CUES = frozenset(("over", "under", "around", "above", "below", "near"))
LICENSES = frozenset(
    ("for", "after", "of", "took", "take", "takes", "lasted", "last", "spent", "just", "well", "is", "was", "in", "by", "than", "at", "to", "with", "spend", "lasting", "are", "were", "and", "been")
)  # fmt: skip


@extractor("quantities")
class Quantities:
    """The extractor of figures."""

    numbers = True
    nests = False

    def __init__(self) -> None:
        self.anchors = number_words()

    def parse(self, scan: Scan, index: int) -> Amount | None:
        """The figure whose number starts at the word ``index``, or None with the reason noted."""
        numeral, reason = _read_number(scan, index)
        if numeral is None:
            if reason:
                scan.rejected.append(Rejection(scan.span(index, index), reason))
            return None
        figure = _read_figure(scan, numeral)
        if isinstance(figure, str):
            scan.rejected.append(Rejection(scan.span(numeral.first, numeral.last), figure))
            return None
        return figure

    def settle(self, scan: Scan, mentions: list[Any]) -> list[QuantityMention]:
        """The figures as mentions, completed from their neighbours, without the parts of dates."""
        return [figure.mention() for figure in complete(scan, _outside_dates(scan, mentions))]


def _read_number(scan: Scan, index: int) -> tuple[Numeral | None, str | None]:
    """The number at ``index`` and None, or None and why it is no amount."""
    word = scan.words[index]
    digits = "0" <= word < ":"
    if digits:
        reason = glued(scan, index)
        if reason:
            prefix = read_prefix(scan, index)
            if prefix is None or not scan.touches(index):
                return None, reason
        if ordinal(scan, index):
            return None, _decade(scan, index)
        if clock_time(scan, index):
            return None, "clock time"
        if _later_part(scan, index):
            return None, "identifier"
    if idiom(scan, index):
        return None, "idiom"
    numeral = read_numeral(scan, index)
    if numeral is None:
        return None, "identifier" if digits else None
    if digits:
        last = phone(scan, index, numeral)
        if last is not None:
            return None, "phone"
        if year_pair(scan, index, numeral) is not None:
            return None, "year"
        if calendar_date(scan, index, numeral):
            return None, "date"
    elif back_reference(scan, numeral):
        return None, "back reference"
    return numeral, None


def _decade(scan: Scan, index: int) -> str:
    return "decade" if scan.words[index + 1] == "s" else "ordinal"


def _later_part(scan: Scan, index: int) -> bool:
    """The second number of a score, clock time or year pair: "2-1", "2014-15"."""
    words = scan.words
    return (
        index > 1
        and words[index - 1] in DASHES
        and scan.touches(index)
        and scan.touches(index - 1)
        and words[index - 2][:1].isdigit()
    )


def _read_figure(scan: Scan, numeral: Numeral) -> Amount | str:
    """A figure with everything around its number, or the reason why there is none."""
    words = scan.words
    prefix = read_prefix(scan, numeral.first)
    numeral = _money_letter(scan, numeral, prefix)
    first = prefix.first if prefix else numeral.first
    first, sign = _sign(scan, first, numeral, prefix)
    unit = None if prefix else read_unit(scan, numeral.last + 1)
    reading = read_before(scan, first)
    second = read_range(scan, numeral, reading.first, unit, prefix)
    figure = Amount(scan, (numeral.first, numeral.last), numeral.low, numeral.high, numeral.form)
    figure.scale = numeral.scale
    if sign and figure.low is not None:
        figure.low = figure.high = sign * figure.low
    figure.first, figure.last = reading.first, numeral.last
    if second is not None:
        _extend(scan, figure, second, prefix)
        unit = None if prefix else read_unit(scan, figure.last + 1)
    age = read_age(scan, figure, unit, prefix is not None)
    if age:
        if age == "age band":
            return age
        _apply_reading(scan, figure, reading, second)
        return figure
    refused = _refused(scan, figure, numeral, reading, unit, prefix)
    if refused:
        return refused
    _apply_unit(scan, figure, numeral, unit, prefix)
    _apply_reading(scan, figure, reading, second)
    _apply_sign(figure, sign, reading)
    if figure.unit is None or figure.form == "fraction":
        bare = _apply_noun(scan, figure, numeral)
        if bare:
            return bare
    _apply_behind(scan, figure)
    settle_role(scan, figure, reading.outer if second is None or second.opening is None else second.opening)
    return figure


def _money_letter(scan: Scan, numeral: Numeral, prefix: Measure | None) -> Numeral:
    """Take "m", "b" and "t" as scale letters where there is money, or a counted noun behind."""
    from newsfacts.extractors.numerals import numerals

    words = scan.words
    index = numeral.last + 1
    if index >= len(words) or numeral.low is None or numeral.scale > 1 or numeral.form != "digits":
        return numeral
    letter = words[index]
    factor = numerals().money_letters.get(letter)
    if factor is None:
        return numeral
    if index + 1 < len(words) and scan.touches(index + 1) and words[index + 1][:1].isalnum():
        return numeral
    if not scan.touches(index) and scan.starts[index] - scan.ends[index - 1] > 1:
        return numeral
    if prefix is None and not _million_without_money(scan, index, letter):
        return numeral
    low = numeral.low * factor
    return numeral._replace(last=index, low=low, high=low, scale=factor)


def _million_without_money(scan: Scan, index: int, letter: str) -> bool:
    """"35m devices", "1.2m tons", "8 B people": a plural or a unit follows the letter."""
    words = scan.words
    if index + 1 >= len(words) or scan.touches(index + 1) and words[index + 1] not in HYPHENS:
        return False
    if letter in ("b", "t") and not (letter == "b" and scan.original(index) in ("B", "b")):
        return False
    if letter == "m" and (scan.original(index) == "M" and scan.touches(index)):
        return True
    following = words[index + 1]
    if following in ("long", "high", "wide", "tall", "deep", "away", "above", "below", "thick", "apart"):
        return False
    if read_unit(scan, index + 1) is not None and following not in HYPHENS:
        return following not in ("in", "a")
    return read_counted(scan, index + 1) is not None


def _sign(scan: Scan, first: int, numeral: Numeral, prefix: Measure | None) -> tuple[int, int]:
    """The first word with a sign before the number, and the sign as 1, -1 or 0."""
    words = scan.words
    index = first - 1
    if index < 0 or words[index] not in SIGNS:
        if prefix is not None and words[numeral.first - 1] == "-":
            return first, -1
        return first, 0
    word = words[index]
    if word in ("minus", "plus"):
        return (index, -1 if word == "minus" else 1) if word == "minus" else (first, 0)
    free = index == 0 or not scan.touches(index) or words[index - 1] in ("(", "“", ":", "$")
    if not free or not scan.touches(first):
        hyphen = index > 0 and words[index - 1] == "minus"
        return (index - 1, -1) if hyphen else (first, 0)
    if word == "–" and numeral.scale > 1:
        return first, 0
    return index, 1 if word == "+" else -1


def _extend(scan: Scan, figure: Amount, second: Range, prefix: Measure | None) -> None:
    figure.low, figure.high = second.low, second.upper.low
    figure.number = (figure.number[0], second.upper.last)
    figure.last = second.upper.last
    figure.scale = max(figure.scale, second.upper.scale)
    figure.modifier = "range" if figure.low != figure.high else "exact"
    figure.rule = "range"
    if second.opening is not None and scan.words[second.opening] == "between":
        figure.first = second.opening
    if prefix is not None:
        letter = _money_letter(scan, second.upper, prefix)
        if letter.last > second.upper.last and figure.low is not None and letter.low is not None:
            assert second.upper.low is not None
            scaled = figure.low * letter.scale if figure.low <= second.upper.low else figure.low
            figure.low, figure.high, figure.scale = scaled, letter.low, letter.scale
            figure.number = (figure.number[0], letter.last)
            figure.last = letter.last


def _refused(
    scan: Scan, figure: Amount, numeral: Numeral, reading: Reading, unit: Measure | None, prefix: Measure | None
) -> str | None:
    """Why a number without unit or currency is none: year, name, score, address."""
    words = scan.words
    index = numeral.first
    if prefix is not None or numeral.form not in ("digits", "words"):
        return None
    if unit is not None:
        if unit.code == "year" and words[index - 1] in ("grade",):
            return "identifier"
        if unit.metric != "duration" or figure.low is None:
            return None
        return None
    if numeral.scale > 1 or numeral.form == "words" and numeral.low == 1:
        return None
    following = figure.last + 1
    counts = read_counted(scan, following)
    near = counts is not None and (counts[0] == counts[1] or numeral.form == "words")
    if numeral.form == "digits" and figure.rule != "range" and year(
        scan, index, modified=reading.modifier != "exact", counts=near
    ):
        return "year"
    if reading.modifier == "exact":
        name = identifier(scan, index, numeral, counts=counts is not None)
        if name:
            return name
        if numeral.form == "digits" and address(scan, figure.last):
            return "address"
    joint = words[numeral.last + 1] if numeral.last + 1 < len(words) else ""
    if figure.rule != "range" and numeral.form == "digits" and joint in DASHES and scan.touches(numeral.last + 1):
        after = words[numeral.last + 2] if numeral.last + 2 < len(words) else ""
        if after[:1].isdigit() and scan.touches(numeral.last + 2):
            return "score"
    if figure.rule == "range" and joint in DASHES and counts is None and reading.modifier == "exact":
        before = words[max(0, figure.first - 4) : figure.first]
        if (figure.high or 0) < PERCENT * 2 and any(w in nonquantities().score_words for w in before):
            return "score"
    return None


def _apply_unit(
    scan: Scan, figure: Amount, numeral: Numeral, unit: Measure | None, prefix: Measure | None
) -> None:
    words = scan.words
    if prefix is not None:
        figure.unit, figure.metric, figure.bare = prefix.code, MONEY, False
        figure.first = min(figure.first, prefix.first)
        figure.rule += " currency"
        after = figure.last + 1
        if after < len(words) and words[after] in ("us", "u.s.") and prefix.code == "USD" and not (
            after + 1 < len(words) and words[after + 1][:1].isalpha() and words[after + 1] not in ("per", "a")
        ):
            figure.last = after
    elif unit is not None:
        figure.unit, figure.metric, figure.bare = unit.code, unit.metric, False
        figure.last = unit.last
        figure.rule += " unit"
        if is_pound(scan, unit, figure.scale > 1 or figure.form == "vague" and figure.scale >= 1e5):
            figure.unit, figure.metric = "GBP", MONEY
    elif numeral.form == "multiple":
        figure.unit, figure.bare = "time", False
        return
    else:
        return
    rate = read_rate(scan, figure.last + 1, figure.metric == MONEY)
    if rate is not None and figure.metric != "duration" and "/" not in (figure.unit or "/"):
        figure.unit, figure.last = f"{figure.unit}/{rate.code}", rate.last


def _apply_reading(scan: Scan, figure: Amount, reading: Reading, second: Range | None) -> None:
    """Modifiers before the number."""
    modifier = reading.modifier
    cues = reading.cues
    if second is not None and second.opening is not None and not cues:
        outer = read_before(scan, second.opening)
        if outer.modifier == "approx":
            modifier, cues = outer.modifier, outer.cues
    if cues and figure.metric == "duration" and len(cues) == 1:
        first, last = cues[0]
        word = scan.words[first]
        if first == last and word in PLACE_CUES and (first == 0 or scan.words[first - 1] not in LICENSES) and word in ("over", "under", "above", "below"):
            figure.first = max(figure.first, last + 1)
            return
    if modifier in ("at_most", "less_than") and figure.modifier != "range":
        if figure.modifier == "vague" and figure.low is not None:
            figure.low = None
        elif figure.modifier != "vague":
            figure.modifier, figure.low = modifier, None
    elif modifier in ("at_least", "more_than") and figure.modifier != "range":
        if figure.modifier == "vague":
            figure.high = None
        else:
            figure.modifier, figure.high = modifier, None
    elif modifier == "approx" and figure.modifier in ("exact", "range"):
        if figure.modifier == "exact" or second is not None:
            figure.modifier = "approx"
    if figure.form == "vague" and figure.low == figure.high and figure.low is not None:
        figure.modifier = "approx"  # a couple
    figure.modifiers = cues
    figure.hedges = reading.hedges
    figure.modality = reading.modality


def _apply_sign(figure: Amount, sign: int, reading: Reading) -> None:
    """"Dow +0.2%", "FTSE -0.6%": a signed share is a change."""
    if sign and figure.metric == "percent":
        figure.role, figure.trend = "change", "up" if sign > 0 else "down"


def _apply_noun(scan: Scan, figure: Amount, numeral: Numeral) -> str | None:
    """The counted noun behind the number, or why the number is nothing."""
    words = scan.words
    index = figure.last + 1
    if figure.form == "fraction" and figure.unit is None:
        return _apply_fraction(scan, figure)
    if figure.low is None and figure.high is None:  # "a small number of troops"
        phrase = read_partitive(scan, index)
        _count(scan, figure, phrase)
        return None
    if numeral.form == "words" and numeral.low == 1:
        return _apply_one(scan, figure, index)
    behind = read_behind(scan, figure.last)
    if behind is not None and behind[0] + 1 < len(words) and words[behind[0]] not in ("least", "most"):
        index = behind[0] + 1  # "500-plus workers", "12 or more soldiers"
    index = _skip_more(scan, figure, index)
    if index < len(words) and words[index] in HYPHENS and scan.touches(index):
        return _apply_compound(scan, figure, index)
    phrase = read_counted(scan, index)
    if phrase is None:
        phrase = read_partitive(scan, index)
    if phrase is not None:
        _count(scan, figure, phrase)
        rate = read_rate(scan, phrase[1] + 1, money=False)
        if rate is not None and figure.unit:
            figure.unit = f"{figure.unit}/{rate.code}"
        return None
    event = event_behind(scan, index)
    if event is not None:
        figure.unit, figure.inferred = "person", ("counted",)
        figure.rule += " event"
        figure.bare = False
        return None
    return None


def _skip_more(scan: Scan, figure: Amount, index: int) -> int:
    """"10 more", "two others": they belong to the figure, what they count may follow."""
    words = scan.words
    if index < len(words) and words[index] in MORE:
        if words[index] in ("more", "fewer", "less"):
            figure.last = index
            return index + 1
        if words[index] == "others":
            figure.last = index
            return index + 1
    return index


def _apply_compound(scan: Scan, figure: Amount, index: int) -> str | None:
    """"a 350-strong contingent", "a 7.0-magnitude quake", "a three-judge panel"."""
    words = scan.words
    if index + 1 >= len(words) or not words[index + 1][:1].isalpha():
        return "list" if not scan.touches(index + 1) else "identifier"
    if not scan.touches(index + 1):
        return None  # "four-, five- and six-cylinder"
    word = words[index + 1]
    if word in nouns().strong and word == "strong":
        phrase = read_counted(scan, index + 2) or read_one(scan, index + 2)
        _count(scan, figure, phrase)
        return None
    if word in ("and", "to", "or", "time", "way", "fold") and word != "fold":
        return "idiom"
    if word == "fold":
        figure.unit, figure.last, figure.bare = "time", index + 1, False
        return None
    figure.last = index + 1
    figure.unit = noun_lemma(word)
    figure.counted = ((index + 1, index + 1),)
    figure.bare = False
    figure.rule += " compound"
    return None


def _apply_one(scan: Scan, figure: Amount, index: int) -> str | None:
    words = scan.words
    following = words[index] if index < len(words) else ""
    if following in ("of", "another") or (index > 1 and words[figure.first - 1] in ("the", "this", "that", "no", "any", "each", "every", "which")):
        return "idiom"
    if following == "more" and index + 1 < len(words):
        figure.last = index
        phrase = read_one(scan, index + 1)
        _count(scan, figure, phrase)
        return None
    phrase = read_one(scan, index)
    if phrase is None:
        return "pronoun"
    _count(scan, figure, phrase)
    return None


def _apply_fraction(scan: Scan, figure: Amount) -> str | None:
    """Shares: "a third of voters" is 33.3 percent; "half a mile" and "1/2 pound" stay amounts."""
    words = scan.words
    index = figure.last + 1
    following = words[index] if index < len(words) else ""
    unit = None
    step = index
    if following in ("a", "an") or following == "of" and index + 1 < len(words) and words[index + 1] in ("a", "an"):
        step = index + 1 + (following == "of")
        unit = read_unit(scan, step)
    if unit is not None and unit.metric != "percent":
        figure.unit, figure.metric, figure.last, figure.bare = unit.code, unit.metric, unit.last, False
        return None
    if words[figure.number[0]][:1].isdigit() and following != "of":
        phrase = read_counted(scan, index)
        if phrase is None:
            return "fraction"
        _count(scan, figure, phrase)
        return None
    if words[figure.number[0]] == "half" and not _is_share(scan, figure, following):
        return "idiom"
    figure.low = None if figure.low is None else figure.low * PERCENT
    figure.high = None if figure.high is None else figure.high * PERCENT
    figure.unit, figure.metric, figure.bare = "percent", "percent", False
    return None


def _is_share(scan: Scan, figure: Amount, following: str) -> bool:
    """Whether "half" is a share here, and not part of a name for something."""
    from newsfacts.extractors.grammar import grammar

    if following == "of" or following in grammar().determiners:
        return True
    if figure.modifiers or scan.words[figure.number[0] - 1] in ("than", "by", "about", "nearly", "almost", "in"):
        return following not in grammar().nouns if hasattr(grammar(), "nouns") else not following[:1].isalpha()
    return not following[:1].isalpha()


def _count(scan: Scan, figure: Amount, phrase: tuple[int, int] | None) -> None:
    if phrase is None:
        return
    figure.counted = (phrase,)
    figure.unit = noun_lemma(scan.words[phrase[1]])
    figure.bare = False
    figure.rule += " noun"


def _apply_behind(scan: Scan, figure: Amount) -> None:
    """Modifiers behind the figure or its noun: "12 or so", "500-plus", "12 soldiers or more"."""
    last = figure.last
    found = read_behind(scan, last)
    if found is None and figure.counted:
        last = max(last, figure.counted[-1][1])
        found = read_behind(scan, last)
    if found is None or figure.modifier not in ("exact", "approx"):
        return
    end, modifier = found
    figure.modifiers = (*figure.modifiers, (last + 1, end))
    if last == figure.last:
        figure.last = end
    figure.modifier = modifier
    if modifier in ("at_least", "more_than"):
        figure.high = None
    elif modifier in ("at_most", "less_than"):
        figure.low = None


def _outside_dates(scan: Scan, figures: list[Amount]) -> list[Amount]:
    """Drop the numbers of dates and clock times that the times extractor read."""
    times = [
        (mention.span.start, mention.span.end)
        for mention in scan.mentions.get("times", ())
        if mention.type in ("DATE", "TIME")
    ]
    if not times:
        return figures
    kept = []
    position = 0
    for figure in figures:
        start, end = scan.starts[figure.number[0]], scan.ends[figure.number[1]]
        while position < len(times) and times[position][1] <= start:
            position += 1
        inside = position < len(times) and times[position][0] < end
        if inside and figure.metric not in ("duration", "age"):
            scan.rejected.append(Rejection(Span(start, end), "date"))
        else:
            kept.append(figure)
    return kept
