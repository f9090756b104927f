"""Complete figures from their neighbours: shared heads, brackets, the two ends of a change, and nouns
that stand elsewhere ("of the 11,000 deployed", "the number has risen to 11,000")."""

from newsfacts.extractors.ages import AGE, OLDEST
from newsfacts.extractors.amounts import Amount
from newsfacts.extractors.change import trend_of
from newsfacts.extractors.counted import nouns, read_counted
from newsfacts.extractors.mentions import Rejection
from newsfacts.extractors.morphology import noun_lemma, verb_lemma
from newsfacts.extractors.numerals import HYPHENS
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.units import MONEY, read_rate

JOINTS = frozenset((",", "or", "and", "to", "even", "then", "/", "x", "×", *HYPHENS))
OPENING, CLOSING = ("(", "["), (")", "]")
MAX_GAP = 5  # words between two figures of a list
LOOK_BACK = 40  # words, for "the number of wolves … 40"
REACH = 12  # earlier figures that may lend their noun
CHANGE_GAP = 12  # words between "from 11,000" and "to 8,000"
SMALL = 100
OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"], ["of", "whom"], ["of", "which"], ["of", "us"])
LISTS = ([","], ["and"], [",", "and"], ["or"], ["&"])
# A figure behind one of these may go without the noun of an earlier one.
LINKS = frozenset(
    (",", "and", "or", "to", "from", "with", "against", "than", "of", "versus", "at", "by", "be", "is", "was", "were", "as", "reached", "includes", "including", "but", "while", "then",
     "from", "for", "only", "just", "(", "plus", "another", "the", "these", "those", "all", "have", "had", "has", "won", ":", ";", "in", "are", "among", "lost", "saw", "took", "left", "up", "down")
)  # fmt: skip
VAGUE_LINKS = ("and", "or", ",", "but", "with")


def complete(scan: Scan, amounts: list[Amount]) -> list[Amount]:
    """The figures with units, nouns, roles and bounds from the figures around them."""
    amounts = _outside_phrases(scan, amounts)
    _neighbours(scan, amounts)
    _forward(scan, amounts)
    for position, amount in enumerate(amounts):
        if amount.bare:
            _backward(scan, amount, amounts, position)
    return [amount for amount in amounts if _stands(scan, amount)]


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


def _forward(scan: Scan, amounts: list[Amount]) -> None:
    """ "7- or 8-inch", "eight or nine euros", "24, 18 and 7 votes": the last of a list has the head."""
    for position in range(len(amounts) - 2, -1, -1):
        amount, following = amounts[position], amounts[position + 1]
        if not amount.bare or following.bare or amount.form == "vague":
            continue
        gap = scan.words[amount.last + 1 : following.first]
        if not gap or len(gap) > MAX_GAP or not JOINTS.issuperset(gap) or gap == ["to"]:
            continue
        if gap == [","] and (
            following.metric != "count" or not _listed(scan, amounts, position + 1)
        ):
            continue
        amount.unit, amount.metric = following.unit, following.metric
        amount.counted = following.counted
        amount.inferred = ("counted",) if following.counted else ("unit",)
        amount.bare = False
        amount.rule += " shared head"


def _listed(scan: Scan, amounts: list[Amount], position: int) -> bool:
    """Whether the figure took its head from a list that goes on: "24, 18 and 7 votes"."""
    return "shared head" in amounts[position].rule


def _neighbours(scan: Scan, amounts: list[Amount]) -> None:
    for amount, following in zip(amounts, amounts[1:], strict=False):
        if following.first - amount.end > CHANGE_GAP:
            continue
        gap = scan.words[amount.end + 1 : following.first]
        if amount.metric == AGE and gap in LISTS and _may_be_age(following):
            following.unit, following.metric, following.bare = amount.unit, AGE, False
            following.rule += " age list"
            continue
        if len(gap) == 1 and gap[0] in (*OPENING, "/"):
            _bracket(scan, amount, following)
        elif gap in ([",", "or"], ["or"], [",", "or", "about"]) and amount.role == "change":
            if amount.is_measure or following.is_measure:
                following.role, following.trend = "change", amount.trend
        elif gap == ["and"] and "level after" in amount.rule and following.trend is None:
            following.trend = amount.trend
        _ends_of_change(scan, amount, following, gap)


def _may_be_age(amount: Amount) -> bool:
    """"aged 16, 17 and 21": a bare number in a list behind an age."""
    return amount.bare and amount.high is not None and 0 < amount.high <= OLDEST and amount.form != "vague"


def _bracket(scan: Scan, amount: Amount, following: Amount) -> None:
    """ "just under 296 hp (224 kW)": the bound holds in the brackets; a rate behind them holds before."""
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
    if after < len(scan.words) and scan.words[after] in CLOSING and amount.metric == MONEY:
        rate = read_rate(scan, after + 1, money=True)
        if rate is not None and amount.unit and "/" not in amount.unit:
            amount.unit += f"/{rate.code}"


def _ends_of_change(scan: Scan, amount: Amount, following: Amount, gap: list[str]) -> None:
    """ "from 11,000 to 8,000", "to 8,000 from 11,000": two figures, before and after."""
    if following.role == "before" and following.bare and amount.metric == "percent":
        _share(amount, following)
    if amount.role == "before" and following.role == "level" and "to" in gap[-3:]:
        following.role = "after"
        following.trend = following.trend or amount.trend
        _trend_from_values(amount, following)
        _share(amount, following)
    elif following.role == "before" and amount.role == "level" and "level after" in amount.rule:
        if (
            gap
            and gap[-1] == "from"
            and gap[0] in ("from", "in", "on", "up", "down", "last", "this")
        ):
            amount.role = "after"
            _trend_from_values(following, amount)
            _share(amount, following)


def _trend_from_values(before: Amount, after: Amount) -> None:
    if before.low is None or after.low is None or before.low == after.low:
        return
    if before.trend is None and after.trend is None:
        before.trend = after.trend = "up" if after.low > before.low else "down"


def _share(one: Amount, other: Amount) -> None:
    """Both ends of a change count the same."""
    for bare, full in ((one, other), (other, one)):
        if bare.bare and not full.bare:
            bare.unit, bare.metric, bare.counted = full.unit, full.metric, full.counted
            bare.inferred = ("counted",) if full.counted else ("unit",)
            bare.bare = False


def _backward(scan: Scan, amount: Amount, amounts: list[Amount], position: int) -> None:
    """A bare number takes its noun or unit from what was counted before."""
    if amount.high is not None and amount.high != int(amount.high):
        return
    if amount.role == "change" and amount.form == "digits":
        return
    _from_governor(scan, amount) or _from_total(scan, amount, amounts, position) or _from_figure(
        scan, amount, amounts, position
    )


def _from_total(scan: Scan, amount: Amount, amounts: list[Amount], position: int) -> bool:
    """ "The number of wolves has risen to 40", "the death toll stood at 41", "numbers may rise to 10"."""
    words = scan.words
    sentence = scan.sentence_index(scan.starts[amount.number[0]])
    if sentence < 0:
        return False
    begin = max(scan.sentence_words(sentence)[0], amount.first - LOOK_BACK)
    table = nouns()
    for index in range(amount.first - 1, begin - 1, -1):
        word = words[index]
        if word in table.tolls:
            amount.unit, amount.inferred, amount.bare = table.tolls[word], ("counted",), False
            amount.rule += " total"
            return True
        if word not in table.totals:
            continue
        if index + 2 < len(words) and words[index + 1] == "of":
            start = index + 2
            if words[start] in ("the", "its", "their", "his", "confirmed"):
                start += 1
            phrase = read_counted(scan, start)
            if phrase is not None and phrase[1] < amount.first:
                _lend(scan, amount, phrase)
                return True
        if word in ("number", "numbers", "total", "figure", "tally"):
            return _from_figure(scan, amount, amounts, position, far=True)
    return False


def _from_governor(scan: Scan, amount: Amount) -> bool:
    """ "killed 12 and wounded 30": the verb says that people are counted."""
    index = amount.first - 1
    if index < 0 or not scan.words[index].isalpha():
        return False
    if verb_lemma(scan.words[index]) not in nouns().governors:
        return False
    amount.unit, amount.inferred, amount.bare = "person", ("counted",), False
    amount.rule += " governor"
    return True


def _from_figure(
    scan: Scan, amount: Amount, amounts: list[Amount], position: int, *, far: bool = False
) -> bool:
    """Lend the head of the nearest earlier figure that counts something."""
    sentence = scan.sentence_index(scan.starts[amount.number[0]])
    back = far or _refers_back(scan, amount)
    previous = scan.words[amount.first - 1] if amount.first else ""
    linked = previous in LINKS or trend_of(previous) is not None or _placed(scan, amount)
    if not back and not linked:
        return False
    for earlier in reversed(amounts[max(0, position - REACH) : position]):
        other = scan.sentence_index(scan.starts[earlier.number[0]])
        if sentence != other and not back:
            return False
        if earlier.bare or earlier.metric in ("percent", "duration", "age"):
            continue
        if not earlier.counted:
            if earlier.unit == "person" and earlier.metric == "count":
                amount.unit, amount.inferred, amount.bare = "person", ("counted",), False
                amount.rule += " antecedent"
                return True
            if back or earlier.metric != MONEY or scan.words[earlier.first - 1] in OPENING:
                continue
            if amount.role == "level" and previous in (
                "and",
                "or",
                "to",
                "from",
                "with",
                "versus",
                "against",
            ):
                amount.unit, amount.metric, amount.inferred = (
                    earlier.unit,
                    earlier.metric,
                    ("unit",),
                )
                amount.bare = False
                amount.rule += " antecedent unit"
                return True
            continue
        if earlier.counted[0][1] - earlier.last == 1 and scan.words[earlier.counted[0][1]] in nouns().compounds:
            continue
        if "compound" in earlier.rule or (earlier.low == earlier.high == 1 and not back):
            continue
        _lend(scan, amount, earlier.counted[0])
        return True
    return False


def _placed(scan: Scan, amount: Amount) -> bool:
    """"nine new cases, eight in England": a place follows."""
    following = amount.last + 1
    return (
        following + 1 < len(scan.words)
        and scan.words[following] in ("in", "from", "at", "near")
        and scan.is_capitalised(following + 1)
    )


def _refers_back(scan: Scan, amount: Amount) -> bool:
    """Whether a figure counts more of what was counted: "thousands more", "a small number"."""
    if scan.words[amount.last] in ("more", "others"):
        return True
    if scan.words[max(0, amount.first - 2) : amount.first] in (["there", "were"], ["there", "are"]):
        return _ends_clause(scan, amount)
    if scan.words[amount.last + 1 : amount.last + 3] in OF_THEM:
        return True
    return amount.form == "vague"


def _ends_clause(scan: Scan, amount: Amount) -> bool:
    following = amount.last + 1
    return following >= len(scan.words) or scan.words[following] in (".", ",", ";", ":")


def _lend(scan: Scan, amount: Amount, phrase: tuple[int, int]) -> None:
    amount.counted = (phrase,)
    amount.unit = noun_lemma(scan.words[phrase[1]])
    amount.inferred = ("counted",)
    amount.bare = False
    amount.rule += " antecedent"


def _names_next(scan: Scan, amount: Amount, following: int) -> bool:
    """"2211 Falling Oak", "TIPS (8477)": plain digits before a name, or alone in brackets."""
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


def _stands(scan: Scan, amount: Amount) -> bool:
    """Whether a figure that counts nothing is worth keeping; a small number alone is not."""
    if amount.bare and amount.low in (0, None) and amount.high in (0, None) and amount.form != "vague":
        return False
    if not amount.bare or amount.modifiers or amount.role != "level" or amount.form == "vague":
        return True
    word = scan.words[amount.number[1]]
    large = amount.high is not None and abs(amount.high) >= SMALL
    following = amount.last + 1
    if word.isdecimal() and _names_next(scan, amount, following):
        scan.rejected.append(Rejection(scan.span(*amount.number), "identifier"))
        return False
    if amount.scale > 1 or large or not word.isdigit() and "0" <= word < ":":
        return True
    if amount.rule.startswith("range") and "0" <= word < ":":
        return True
    scan.rejected.append(Rejection(scan.span(*amount.number), "bare number"))
    return False
