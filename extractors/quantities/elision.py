"""Complete figures from their neighbours: shared heads, brackets, and the two ends of a change."""

from itertools import pairwise

from newsfacts.extractors.mentions import Rejection
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.quantities.ages import AGE, may_be_age
from newsfacts.extractors.quantities.amounts import Amount
from newsfacts.extractors.quantities.antecedents import lend_from_before
from newsfacts.extractors.quantities.nounwords import nouns
from newsfacts.extractors.quantities.quotednumbers import read_behind_quotes
from newsfacts.extractors.quantities.rates import read_rate
from newsfacts.extractors.quantities.units import MONEY
from newsfacts.extractors.scanning import Scan

TEENS = 13  # "two others 37": so few are listed by their ages
LISTS = ([","], ["and"], [",", "and"], ["or"], ["&"])
OPENING, CLOSING = ("(", "["), (")", "]")
BRACKETS = (*OPENING, "/")  # between two ways to put one figure
MAX_GAP = 5  # words between two figures of a list
UP_FROM, DOWN_FROM = ["up", "from"], ["down", "from"]
ADVERBS = ("up", "down", ",")
CHANGE_GAP = 12  # words between "from 11,000" and "to 8,000"
DEGREE, POINT, PERCENT = "degree", "point", "percent"
NEAR_SHARES = 4  # figures around points in which a percentage tells that they are of one
SMALL = 100
HUNDRED = 100.0
THOUSAND = 1000
SPEEDS = {"mile": "mph", "mi": "mph"}
ENDS = (".", ",", ";", ":")
YEAR_DIGITS = 4


def complete(scan: Scan, amounts: list[Amount]) -> list[Amount]:
    """The figures with units, nouns, roles and bounds from the figures around them."""
    amounts = _outside_phrases(scan, amounts)
    _share_scales(scan, amounts)
    read_behind_quotes(scan, amounts)
    _neighbours(scan, amounts)
    _forward(scan, amounts)
    for position, amount in enumerate(amounts):
        if amount.bare:
            lend_from_before(scan, amount, amounts, position)
        elif amount.unit == DEGREE:
            _settle_degree(scan, amount)
        elif amount.unit == POINT and amount.counted:
            _settle_point(scan, amount, amounts, position)
        if amount.bare and position:
            _take_percent(scan, amount, amounts[position - 1])
    return [amount for amount in amounts if _stands(scan, amount)]


def _settle_degree(scan: Scan, amount: Amount) -> None:
    """A bare degree is one of temperature where the sentence speaks of heat: "2 degrees above"."""
    sentence = scan.sentence_index(scan.starts[amount.number[0]])
    if sentence >= 0:
        first, stop = scan.sentence_words(sentence)
        if not nouns().heat.isdisjoint(scan.words[first:stop]):
            amount.metric = "temperature"


def _settle_point(scan: Scan, amount: Amount, amounts: list[Amount], position: int) -> None:
    """Points of a poll are percentage points: "61%, up four points", "a margin of 3.1 points"."""
    sentence = scan.sentence_index(scan.starts[amount.number[0]])
    if sentence < 0 or (amount.high or amount.low or SMALL) >= SMALL:
        return
    first, stop = scan.sentence_words(sentence)
    words, table = scan.words[first:stop], nouns()
    if not table.scored.isdisjoint(words):
        return
    following = amounts[position + 1] if position + 1 < len(amounts) else None
    if following is not None and following.metric == PERCENT:
        gap = scan.words[amount.end + 1 : following.first]
        if gap in ([",", "or"], ["or"], ["("]):
            return  # "up 17.5 points, or 0.22%"
    shares = any(
        other.metric == PERCENT and first <= other.first < stop
        for other in amounts[max(0, position - NEAR_SHARES) : position + NEAR_SHARES]
    )
    if shares or not table.polled.isdisjoint(words):
        amount.last = amount.end
        amount.unit, amount.metric, amount.counted = "percentage point", PERCENT, ()
        amount.rule += " poll"


def _take_percent(scan: Scan, amount: Amount, before: Amount) -> None:
    """A bare decimal behind a percentage is one, too: "stood at 25.2% and Dawn at 9.6"."""
    if before.metric != PERCENT or amount.form != "digits" or amount.scale != 1:
        return
    if before.role == "change":
        return  # "rose 8.15% to 3.65"
    value = amount.low if amount.low is not None else amount.high
    if value is None or not 0 < value < SMALL:
        return
    if value == int(value) and not _is_told(scan, amount):
        return
    sentence = scan.sentence_index(scan.starts[amount.number[0]])
    if sentence - scan.sentence_index(scan.starts[before.number[0]]) > 1:
        return
    change = amount.role == "change"
    amount.unit, amount.metric = "percentage point" if change else PERCENT, PERCENT
    amount.inferred, amount.bare = ("unit",), False
    amount.rule += " percent before"


def _outside_phrases(scan: Scan, amounts: list[Amount]) -> list[Amount]:
    """Drop the number of a model inside a counted phrase: "two new 737 Max jets"."""
    kept: list[Amount] = []
    for amount in amounts:
        if kept and kept[-1].counted and not amount.is_measure:
            first, last = kept[-1].counted[0]
            if first <= amount.number[0] <= last:
                scan.rejected.append(Rejection(scan.span(*amount.number), "identifier"))
                continue
        kept.append(amount)
    return kept


def _share_scales(scan: Scan, amounts: list[Amount]) -> None:
    """The first of "three or four thousand" and "100 or 200 million" has the scale, too."""
    for amount, following in pairwise(amounts):
        if following.first - amount.last != 2 or scan.words[amount.last + 1] != "or":
            continue
        scale = following.scale
        if scale == 1 and scan.words[following.number[1]] == "hundred":
            scale = HUNDRED
        low, high = amount.low, following.low
        if scale == 1 or amount.scale != 1 or low is None or high is None or low != amount.high:
            continue
        if 1 <= low <= high / scale:
            amount.low = amount.high = low * scale
            amount.scale = scale
            amount.rule += " scale behind"


def _forward(scan: Scan, amounts: list[Amount]) -> None:
    """As in "7- or 8-inch", "eight or nine euros", "24, 18 and 7 votes": the last has the head."""
    for position in range(len(amounts) - 2, -1, -1):
        amount, following = amounts[position], amounts[position + 1]
        if not amount.bare or following.bare:
            continue
        if amount.form == "vague" and following.form != "vague":
            continue
        gap = scan.words[amount.last + 1 : following.first]
        if (
            not gap
            or len(gap) > MAX_GAP
            or not nouns().joints.issuperset(gap)
            or (gap == ["to"] and not _falls(amount, following))
        ):
            continue
        if following.metric == PERCENT and (amount.scale > 1 or gap == [",", "or"]):
            continue  # "28 million and one percent", "789 dealers, or a quarter"
        if gap == [","] and (
            following.metric != "count" or not _listed(scan, amounts, position + 1)
        ):
            continue
        amount.unit, amount.metric = following.unit, following.metric
        amount.counted = following.counted
        counts = following.metric == "count" and (following.counted or following.unit == "person")
        amount.inferred = ("counted",) if counts else ("unit",)
        amount.bare = False
        amount.rule += " shared head"


def _falls(amount: Amount, following: Amount) -> bool:
    """Whether "212 to 210 votes" sets two counts side by side: a range would rise."""
    if amount.low is None or following.low is None or amount.role != "level":
        return False
    return amount.low > following.low


def _listed(scan: Scan, amounts: list[Amount], position: int) -> bool:
    """Whether the figure took its head from a list that goes on: "24, 18 and 7 votes"."""
    return "shared head" in amounts[position].rule


def _goes_on_with_ages(
    scan: Scan, aged: Amount | None, amount: Amount, following: Amount, gap: list[str]
) -> bool:
    """Whether ages are listed: "aged 16, 17 and 21", "one 29, another 52, two others 37"."""
    if amount.metric == AGE:
        return gap in LISTS or (gap[-1:] == ["another"] and gap[:-1] in LISTS)
    if aged is None or gap or following.form != "digits" or (amount.high or 0) >= TEENS:
        return False
    return scan.words[aged.end + 1 : amount.first] in LISTS


def _neighbours(scan: Scan, amounts: list[Amount]) -> None:
    aged: Amount | None = None
    for amount, following in pairwise(amounts):
        aged = amount if amount.metric == AGE else aged
        if following.first - amount.end > CHANGE_GAP:
            continue
        gap = scan.words[amount.end + 1 : following.first]
        if _goes_on_with_ages(scan, aged, amount, following, gap) and may_be_age(following):
            following.unit = (amount if amount.metric == AGE else aged or amount).unit
            following.metric, following.bare = AGE, False
            aged = following
            following.inferred = ()
            following.rule += " age list"
            continue
        if len(gap) == 1 and gap[0] in BRACKETS:
            _bracket(scan, amount, following)
        elif gap in ([",", "or"], ["or"], [",", "or", "about"]) and amount.role == "change":
            if amount.is_measure or following.is_measure:
                following.role, following.trend = "change", amount.trend
        elif gap in LISTS and _goes_on_changing(amount, following):
            following.role, following.trend = "change", amount.trend
        elif (
            gap in (["and"], ["or"], ["or", "even"])
            and "level after" in amount.rule
            and following.trend is None
        ):
            following.trend = amount.trend
        _ends_of_change(scan, amount, following, gap)


def _goes_on_changing(amount: Amount, following: Amount) -> bool:
    """Whether two differences stand side by side: "dipped by 96 points and 50 points"."""
    return (
        amount.role == "change"
        and amount.trend is not None
        and following.role == "level"
        and following.trend is None
        and amount.unit is not None
        and amount.unit == following.unit
    )


def _bracket(scan: Scan, amount: Amount, following: Amount) -> None:
    """As in "just under 296 hp (224 kW)": a bound holds in brackets, a rate behind them before."""
    if not (amount.is_measure and following.is_measure) or following.metric == "percent":
        if amount.role == "change" and following.metric == "percent":
            following.role, following.trend = "change", amount.trend
        return
    if amount.modifier in ("more_than", "less_than") and following.modifier == "exact":
        following.modifier, following.modifiers = amount.modifier, amount.modifiers
        if amount.modifier == "more_than":
            following.high = None
        else:
            following.low = None
    if amount.role == "change":
        following.role, following.trend = amount.role, amount.trend
    after = following.last + 1
    if scan.words[after : after + 1] == [")"] and amount.metric == following.metric == "distance":
        _share_speed(scan, amount, following, after + 1)
    if after < len(scan.words) and scan.words[after] in CLOSING and amount.metric == MONEY:
        rate = read_rate(scan, after + 1, money=True)
        if rate is not None and amount.unit and "/" not in amount.unit:
            amount.unit += f"/{rate.code}"


def _share_speed(scan: Scan, amount: Amount, following: Amount, index: int) -> None:
    """As in "185 kilometers (115 miles) per hour": two distances are a speed."""
    if scan.words[index : index + 2] in (["per", "hour"], ["an", "hour"]):
        for each in (amount, following):
            each.unit = SPEEDS.get(each.unit or "", f"{each.unit}/h")
            each.metric = "speed"


def _ends_of_change(scan: Scan, amount: Amount, following: Amount, gap: list[str]) -> None:
    """As in "from 11,000 to 8,000", "to 8,000 from 11,000": two figures, before and after."""
    if amount.trend is None and amount.role == "level" and gap[-2:] in (UP_FROM, DOWN_FROM):
        amount.trend = following.trend  # "3.9 million hats, up from 2.4 million"
    if following.role == "before" and following.bare and amount.metric == "percent":
        _share(amount, following)
    if amount.role == "before" and following.role == "level" and "to" in gap[-3:]:
        following.role = "after"
        following.trend = following.trend or amount.trend
        _trend_from_values(amount, following)
        _share(amount, following)
    elif following.role == "before" and amount.role == "level" and "level after" in amount.rule:
        _share(amount, following)
        if gap and gap[-1] == "from" and gap[0] not in ADVERBS:  # "rose to 8, up from 7": a level
            amount.role = "after"
            _trend_from_values(following, amount)


def _trend_from_values(before: Amount, after: Amount) -> None:
    if before.low is None or after.low is None or before.low == after.low:
        return
    # "cut its growth forecast to 2.1% from 3.4%": the ends tell more than the words
    before.trend = after.trend = "up" if after.low > before.low else "down"


def _share(one: Amount, other: Amount) -> None:
    """Both ends of a change count the same."""
    for bare, full in ((one, other), (other, one)):
        if bare.bare and not full.bare:
            bare.unit, bare.metric, bare.counted = full.unit, full.metric, full.counted
            bare.inferred = ("counted",) if full.counted else ("unit",)
            bare.bare = False
            _lend_scale(bare, full)


def _lend_scale(bare: Amount, full: Amount) -> None:
    """The scale that the other end of a change has: "€240 million, up from 120"."""
    if full.scale == 1 or bare.scale != 1 or bare.low is None or bare.low != bare.high:
        return
    if 1 <= bare.low < THOUSAND and (full.metric == MONEY or bare.low != int(bare.low)):
        bare.low = bare.high = bare.low * full.scale
        bare.scale = full.scale
        bare.rule += " scale before"


def _names_next(scan: Scan, amount: Amount, following: int) -> bool:
    """As in "2211 Falling Oak", "TIPS (8477)": plain digits before a name, or alone in brackets."""
    words = scan.words
    if following >= len(words):
        return False
    if words[amount.first - 1] in OPENING and words[following] in CLOSING:
        return True
    return (
        words[following][0].isalpha()
        and scan.is_capitalised(following)
        and scan.starts[following] - scan.ends[amount.last] == 1
    )


def _is_told(scan: Scan, amount: Amount) -> bool:
    """Whether all that somebody says is the number: "the bank expects 5%, its rival *says 4*"."""
    words, following = scan.words, amount.last + 1
    before = words[amount.first - 1]
    if not before.isalpha() or (following < len(words) and words[following] not in ENDS):
        return False
    verb = verb_lemma(before)
    return verb == "say" or verb in nouns().reporters or verb in nouns().expecting


def _is_whole_behind(scan: Scan, index: int) -> bool:
    """Whether digits, and no year or rank, stand at ``index``."""
    word = scan.words[index] if index < len(scan.words) else ""
    return word.isdecimal() and len(word) < YEAR_DIGITS


def _stands(scan: Scan, amount: Amount) -> bool:
    """Whether a figure that counts nothing is worth keeping; a small number alone is not."""
    if not amount.bare:
        return True
    if amount.low in (0, None) and amount.high in (0, None) and amount.form != "vague":
        return False
    if amount.low is not None and amount.low < 0:
        return True  # "she is at minus 25"
    if amount.modifiers or amount.role != "level" or amount.form == "vague":
        return True
    word = scan.words[amount.number[1]]
    if amount.low is not None and amount.low != int(amount.low):
        return True  # "a .500 record"
    large = amount.high is not None and abs(amount.high) >= SMALL
    following = amount.last + 1
    if word.isdecimal() and _names_next(scan, amount, following):
        scan.rejected.append(Rejection(scan.span(*amount.number), "identifier"))
        return False
    if scan.words[following : following + 1] == ["of"] and _is_whole_behind(scan, following + 1):
        return True  # "60 of 500 are left"
    if amount.scale > 1 or large or (not word.isdigit() and "0" <= word < ":"):
        return True
    if amount.rule.startswith("range") and "0" <= word < ":":
        return True
    scan.rejected.append(Rejection(scan.span(*amount.number), "bare number"))
    return False
