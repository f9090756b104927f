"""Put one figure together from its number: sign, currency, unit, range, cues, noun, role."""

from newsfacts.extractors.quantities.ages import AGE, read_age
from newsfacts.extractors.quantities.amounts import Amount
from newsfacts.extractors.quantities.change import settle_role
from newsfacts.extractors.quantities.counted import opens_model, read_counted
from newsfacts.extractors.quantities.datenumbers import is_year_shaped, year
from newsfacts.extractors.quantities.halves import (
    GRAND,
    SECOND,
    is_ordinal,
    read_grand,
    with_half,
    with_whole,
)
from newsfacts.extractors.quantities.heads import apply_head
from newsfacts.extractors.quantities.letters import with_letter
from newsfacts.extractors.quantities.modifiers import Reading, read_before, read_behind
from newsfacts.extractors.quantities.moneysigns import read_prefix
from newsfacts.extractors.quantities.namenumbers import (
    address,
    calibre,
    counter,
    identifier,
    is_code,
    is_direction,
    is_hour,
    is_title,
    score,
)
from newsfacts.extractors.quantities.nonquantities import nonquantities
from newsfacts.extractors.quantities.nounwords import nouns
from newsfacts.extractors.quantities.numberwords import HYPHENS, Numeral
from newsfacts.extractors.quantities.numeralwords import numerals
from newsfacts.extractors.quantities.ranges import Range, read_range
from newsfacts.extractors.quantities.rates import read_rate
from newsfacts.extractors.quantities.shares import PERCENT, read_in
from newsfacts.extractors.quantities.units import MONEY, Measure, is_pound, read_unit, unit_table
from newsfacts.extractors.scanning import Scan

SHARE_JOINTS = ("in", "out", "of")
COMPARED = ("lower", "higher")
MANY_PERIODS = 20  # "over 200 games" is more than 200
SIGNS = frozenset(("-", "−", "–", "+", "minus"))


def compose(scan: Scan, numeral: Numeral) -> Amount:
    """The figure around ``numeral``; ``refused`` says why where the number is none."""
    words = scan.words
    prefix = read_prefix(scan, numeral.first)
    behind = words[numeral.last + 1] if numeral.last + 1 < len(words) else ""
    if behind in numerals().money_letters:
        numeral = with_letter(scan, numeral, money=prefix is not None)
    find_unit = _vague_unit if numeral.form == "vague" else read_unit
    unit = None if prefix else find_unit(scan, numeral.last + 1)
    if unit is not None and opens_model(scan, unit.last):
        unit = None  # "31 M1A2 tanks" are no metres
    if unit is not None and unit.code == SECOND and is_ordinal(scan, numeral, unit):
        unit = None
    if numeral.form == "fraction" and words[numeral.first - 1] == "and":
        numeral, unit = with_whole(scan, numeral, unit)
    elif unit is not None and words[unit.last + 1 : unit.last + 2] == ["and"]:
        numeral, unit = with_half(scan, numeral, unit)
    elif behind == GRAND and not prefix:
        numeral, unit = read_grand(scan, numeral)
    if behind in SHARE_JOINTS and not prefix and not unit:
        whole = read_in(scan, numeral)
        if whole is not None:
            return _in_share(scan, numeral, whole)
    first, sign = prefix.first if prefix else numeral.first, 0
    if words[first - 1] in SIGNS or prefix:
        first, sign = _sign(scan, numeral, prefix, unit)
    reading = read_before(scan, first)
    second = read_range(scan, numeral, reading.first, unit, prefix)
    amount = Amount(scan, (numeral.first, numeral.last), numeral.low, numeral.high, numeral.form)
    amount.scale = numeral.scale
    if sign and amount.low is not None:
        amount.low = amount.high = sign * amount.low
    amount.first, amount.last = reading.first, numeral.last
    if second is not None:
        _extend(scan, amount, second)
        unit = None if prefix else read_unit(scan, amount.last + 1)
    age = "" if prefix or amount.form == "fraction" else read_age(scan, amount, unit)
    if age and age != AGE:
        amount.refused = age
        return amount
    if not age:
        amount.refused = _refused(scan, amount, numeral, reading, unit, prefix)
        if amount.refused:
            return amount
        _apply_unit(scan, amount, numeral, unit, prefix)
    if reading.cues or reading.hedges or second is not None or numeral.form == "vague":
        _apply_cues(scan, amount, reading, second)
    if sign and amount.metric == "percent":
        amount.role, amount.trend = "change", "up" if sign > 0 else "down"
    if amount.unit is None and amount.metric != MONEY:
        amount.refused = apply_head(scan, amount, numeral)
        if amount.refused:
            return amount
        if amount.counted and amount.modifier == "more_than":
            _drop_over(scan, amount)
    _apply_behind(scan, amount)
    if not age:
        opening = second.opening if second is not None else None
        settle_role(scan, amount, reading.outer if opening is None else opening)
    return amount


def _in_share(scan: Scan, numeral: Numeral, whole: Numeral) -> Amount:
    """As in "About six in 10" as a percentage."""
    reading = read_before(scan, numeral.first)
    assert numeral.low is not None
    assert whole.low is not None
    share = PERCENT * numeral.low / whole.low
    amount = Amount(scan, (numeral.first, whole.last), share, share, numeral.form)
    amount.first = reading.first
    amount.unit, amount.metric, amount.bare = "percent", "percent", False
    amount.rule = "share"
    _apply_cues(scan, amount, reading, None)
    return amount


def _vague_unit(scan: Scan, following: int) -> Measure | None:
    """The unit behind a vague number, also behind "of": "millions of dollars"."""
    if following + 1 < len(scan.words) and scan.words[following] == "of":
        return read_unit(scan, following + 1)
    unit = read_unit(scan, following)
    if (
        unit is not None
        and scan.words[unit.last] == unit.code
        and scan.words[following] not in HYPHENS
    ):
        return None  # "several weekend rallies"
    return unit


def _sign(
    scan: Scan, numeral: Numeral, prefix: Measure | None, unit: Measure | None
) -> tuple[int, int]:
    """The first word with a sign before the number, and the sign as 1, -1 or 0."""
    words = scan.words
    first = prefix.first if prefix else numeral.first
    index = first - 1
    if prefix is not None and words[numeral.first - 1] in ("-", "−"):
        return first, -1
    if index < 0 or words[index] not in SIGNS:
        return first, 0
    if words[index] == "minus":
        return (first, 0) if words[index - 1] == "or" else (index, -1)  # "plus or minus 3"
    if not scan.touches(first):
        return first, 0
    if scan.touches(index) and words[index - 1] not in ("(", "“", ":", "$"):
        return (index - 1, -1) if words[index - 1] == "minus" else (first, 0)
    if numeral.scale > 1 and words[index] == "–":
        return first, 0
    if unit is None and index > 0 and words[index - 1] in nonquantities().designators:
        return first, 0  # "COVID -19"
    return index, 1 if words[index] == "+" else -1


def _extend(scan: Scan, amount: Amount, second: Range) -> None:
    """Make the figure a range up to its second end."""
    amount.low, amount.high = second.low, second.upper.low
    amount.number = (amount.number[0], second.upper.last)
    amount.last = second.upper.last
    amount.scale = max(amount.scale, second.upper.scale)
    amount.modifier = "range" if amount.low != amount.high else "exact"
    amount.rule = "range"
    if second.opening is not None and scan.words[second.opening] == "between":
        amount.first = second.opening


def _refused(
    scan: Scan, amount: Amount, numeral: Numeral, reading: Reading, unit: Measure | None,
    prefix: Measure | None,
) -> str:  # fmt: skip
    """Why a number without unit or currency is none: year, name, score, address; else ""."""
    if unit is not None:
        return _no_unit(scan, numeral, unit)
    if prefix is not None or numeral.form not in ("digits", "words"):
        return ""
    if numeral.scale > 1 or (numeral.form == "words" and numeral.low == 1):
        return ""
    words, index, last = scan.words, numeral.first, amount.last
    digits = numeral.form == "digits"
    following = words[last + 1] if last + 1 < len(words) else ""
    if following[:1].isalpha() and scan.touches(last + 1) and following not in nouns().collective:
        return "identifier"  # "5G", "4K" of a screen, but "300people"
    if digits and index and words[index - 1] == "per":
        return "rate"
    exact = reading.modifier == "exact"
    if digits and ((exact and counter(scan, index)) or is_code(scan, index, last)):
        return "identifier"
    counts = read_counted(scan, last + 1)
    amount.seen = (last + 1, counts)
    ranged = amount.rule == "range"
    shaped = digits and not ranged and is_year_shaped(words[index])
    if shaped and year(scan, index, modified=not exact, counted=counts):
        return "year"
    if ranged and exact and digits and counts is None and _years(scan, amount):
        return "year"
    if exact and identifier(scan, index, numeral, counts=counts is not None):
        return "identifier"
    if digits and (exact or counts is None) and address(scan, last):
        return "address"
    if counts is None and not exact and reading.modifier == "approx" and is_hour(scan, amount):
        return "clock time"
    return "score" if score(scan, amount, numeral, exact=exact and counts is None) else ""


def _no_unit(scan: Scan, numeral: Numeral, unit: Measure) -> str:
    """Why a number with a unit is none: "'60 Minutes'", "a 9 mm handgun", "3135 W. Broward"."""
    if numeral.form == "digits" and is_title(scan, numeral.first, unit.last):
        return "title"
    if unit.code == "mm" and calibre(scan, unit.last):
        return "identifier"
    return "address" if is_direction(scan, numeral.first, unit.last) else ""


def _years(scan: Scan, amount: Amount) -> bool:
    """Whether both ends of a range look like years: "from 1600 to 1850"."""
    first, last = amount.number
    return is_year_shaped(scan.words[first]) and is_year_shaped(scan.words[last])


def _apply_unit(
    scan: Scan, amount: Amount, numeral: Numeral, unit: Measure | None, prefix: Measure | None
) -> None:
    words = scan.words
    if prefix is not None:
        amount.unit, amount.metric = prefix.code, MONEY
        amount.first = min(amount.first, prefix.first)
        amount.rule += " currency"
        after = amount.last + 1
        if after < len(words) and words[after] in ("us", "u.s.") and prefix.code == "USD":
            following = words[after + 1] if after + 1 < len(words) else ""
            if not following[:1].isalpha() or following in ("per", "a"):
                amount.last = after
    elif unit is not None:
        amount.unit, amount.metric = unit.code or None, unit.metric  # none: "50 grand"
        amount.last = unit.last
        amount.rule += " unit"
        large = amount.scale > 1 or amount.form == "vague"
        if is_pound(scan, unit, scaled=large and amount.scale >= 1e5):
            amount.unit, amount.metric = "GBP", MONEY
    elif numeral.form == "multiple":
        amount.unit = "time"
    else:
        return
    amount.bare = False
    if amount.metric != "duration" and amount.unit is not None and "/" not in amount.unit:
        rate = read_rate(scan, amount.last + 1, money=amount.metric == MONEY)
        if rate is not None:
            amount.unit, amount.last = f"{amount.unit}/{rate.code}", rate.last


def _apply_cues(scan: Scan, amount: Amount, reading: Reading, second: Range | None) -> None:
    """Cues before the number: bounds, hedges."""
    modifier, cues = reading.modifier, reading.cues
    if second is not None and second.opening is not None and not cues:
        outer = read_before(scan, second.opening)
        if outer.modifier == "approx":
            modifier, cues = outer.modifier, outer.cues
    if _is_time_word(scan, amount, cues):
        amount.first = max(amount.first, cues[0][1] + 1)
        return
    if amount.modifier == "range":
        amount.modifier = "approx" if modifier == "approx" else "range"
    elif amount.form == "vague":
        if modifier in ("at_most", "less_than"):
            amount.low = None
        elif modifier in ("at_least", "more_than"):
            amount.high = None
        if amount.low is not None and amount.low == amount.high:
            amount.modifier = "approx"  # a couple
    elif amount.metric != "age" or amount.modifier == "exact":
        _bound(amount, modifier)
    amount.modifiers = cues or amount.modifiers
    amount.hedges, amount.modality = reading.hedges, reading.modality


def _bound(amount: Amount, modifier: str) -> None:
    if modifier in ("at_most", "less_than"):
        amount.low = None
    elif modifier in ("at_least", "more_than"):
        amount.high = None
    amount.modifier = modifier  # type: ignore[assignment]


def _is_time_word(scan: Scan, amount: Amount, cues: tuple[tuple[int, int], ...]) -> bool:
    """Whether the only cue is "over" or the like before a duration: "fell 5% over 12 months"."""
    if len(cues) != 1 or amount.metric != "duration":
        return False
    first, last = cues[0]
    if scan.words[first] in COMPARED and scan.words[last] == "than":
        behind = scan.words[amount.last + 1 : amount.last + 2]
        return behind in (["earlier"], ["ago"], ["before"])  # "lower than four years ago"
    if first != last or scan.words[first] not in nonquantities().place_cues:
        return False
    return first == 0 or scan.words[first - 1] not in nonquantities().licences


def _drop_over(scan: Scan, amount: Amount) -> None:
    """Make "over" a time word before a few periods: "$4bn over seven seasons"."""
    words, (first, last) = scan.words, amount.modifiers[0]
    if len(amount.modifiers) != 1 or first != last or words[first] != "over" or first == 0:
        return
    if amount.unit not in nouns().periods or (amount.low or 0) >= MANY_PERIODS:
        return
    before = words[first - 1]
    if not (before in unit_table() or before in numerals().scales or before in nouns().spreads):
        return
    amount.first, amount.modifiers, amount.modifier = last + 1, (), "exact"
    amount.high = amount.low


def _apply_behind(scan: Scan, amount: Amount) -> None:
    """Cues behind the figure or its noun: "12 or so", "500-plus", "12 soldiers or more"."""
    if amount.modifier not in ("exact", "approx"):
        return
    last = amount.last
    found = read_behind(scan, last)
    if found is None and amount.counted:
        last = max(last, amount.counted[-1][1])
        found = read_behind(scan, last)
    if found is None:
        return
    end, modifier = found
    amount.modifiers = (*amount.modifiers, (last + 1, end))
    if last == amount.last:
        amount.last = end
    _bound(amount, modifier)
