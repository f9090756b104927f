"""Complete figures from their neighbours: shared heads, alternatives, brackets, nouns that stand elsewhere."""

from newsfacts.extractors.counted import nouns, read_counted
from newsfacts.extractors.amounts import Amount
from newsfacts.extractors.morphology import noun_lemma, verb_lemma
from newsfacts.extractors.numerals import HYPHENS
from newsfacts.extractors.scanning import Scan

JOINTS = frozenset((",", "or", "and", "to", "even", "then", *HYPHENS, "/"))
MAX_GAP = 5  # words between two figures of a list
LOOK_BACK = 40  # words, for "the number of wolves … 40"
REACH = 12  # earlier figures that may lend their noun


def complete(scan: Scan, figures: list[Amount]) -> list[Amount]:
    """The figures with units, nouns, roles and bounds from the figures around them."""
    _forward(scan, figures)
    _brackets(scan, figures)
    _backward(scan, figures)
    return [figure for figure in figures if _stands(scan, figure)]


def _forward(scan: Scan, figures: list[Amount]) -> None:
    """"7- or 8-inch", "eight or nine euros", "24, 18 and 7 votes": the last of a list has the head."""
    for position in range(len(figures) - 2, -1, -1):
        figure, following = figures[position], figures[position + 1]
        if not figure.bare or following.bare or figure.form == "vague":
            continue
        gap = scan.words[figure.last + 1 : following.first]
        if not gap or len(gap) > MAX_GAP or not JOINTS.issuperset(gap) or gap == [","]:
            if gap != [","] or following.first - figure.last != 2:  # noqa: PLR2004
                continue
        if "or" not in gap and "and" not in gap and "," not in gap and "to" not in gap:
            continue
        if following.metric == "percent" and "and" not in gap and "or" not in gap:
            continue
        if "to" in gap and following.role != "level":
            continue
        figure.unit, figure.metric = following.unit, following.metric
        figure.counted = following.counted
        figure.inferred = ("counted",) if following.counted else ("unit",)
        figure.bare = False
        figure.rule += " shared head"


def _brackets(scan: Scan, figures: list[Amount]) -> None:
    """"just under 296 hp (224 kW)": the bound holds in the brackets; ", or 0.4%" is the same change."""
    words = scan.words
    for figure, following in zip(figures, figures[1:], strict=False):
        start = following.first
        if start - figure.last not in (1, 2, 3):
            continue
        gap = words[figure.last + 1 : start]
        if gap in (["("], ["/"]) and not following.bare and figure.is_measure and following.is_measure:
            if following.modifier == "exact" and figure.modifier in ("more_than", "less_than") and not following.modifiers:
                following.modifier = figure.modifier
                if figure.modifier == "more_than":
                    following.high = None
                else:
                    following.low = None
            if figure.role == "change":
                following.role, following.trend = figure.role, figure.trend
        elif gap in ([",", "or"], ["or"], ["(", "or"], ["("]) and figure.role == "change":
            if following.role == "level" and following.metric == "percent" or figure.metric == "percent":
                following.role, following.trend = figure.role, figure.trend


def _backward(scan: Scan, figures: list[Amount]) -> None:
    """A bare number takes its noun or unit from what was counted before."""
    for position, figure in enumerate(figures):
        if not figure.bare:
            continue
        if _from_total(scan, figure, figures, position):
            continue
        if _from_governor(scan, figure):
            continue
        _from_figure(scan, figure, figures, position)


def _from_total(scan: Scan, figure: Amount, figures: list[Amount], position: int) -> bool:
    """"The number of wolves has risen to 40", "the death toll stood at 41", "numbers may rise to 10"."""
    words = scan.words
    sentence = scan.sentence_index(scan.starts[figure.number[0]])
    if sentence < 0:
        return False
    begin = max(scan.sentence_words(sentence)[0], figure.first - LOOK_BACK)
    for index in range(figure.first - 1, begin - 1, -1):
        word = words[index]
        if word in nouns().tolls:
            figure.unit, figure.inferred, figure.bare = nouns().tolls[word], ("counted",), False
            figure.rule += " total"
            return True
        if word not in nouns().totals:
            continue
        if index + 1 < len(words) and words[index + 1] == "of":
            start = index + 2
            if words[start] in ("the", "its", "their", "his", "confirmed"):
                start += 1
            phrase = read_counted(scan, start)
            if phrase is not None and phrase[1] < figure.first:
                _lend(scan, figure, (phrase,))
                return True
        if word in ("number", "numbers", "total", "figure", "tally") and figure.low != 1:
            return _from_figure(scan, figure, figures, position, far=True)
    return False


def _from_governor(scan: Scan, figure: Amount) -> bool:
    """"killed 12 and wounded 30": the verb says that people are counted."""
    words = scan.words
    index = figure.first - 1
    if index < 0 or figure.scale and figure.low is not None and figure.low != int(figure.low):
        return False
    if verb_lemma(words[index]) not in nouns().governors:
        return False
    figure.unit, figure.inferred, figure.bare = "person", ("counted",), False
    figure.rule += " governor"
    return True


def _from_figure(
    scan: Scan, figure: Amount, figures: list[Amount], position: int, *, far: bool = False
) -> bool:
    """Lend the head of the nearest earlier figure that counts something."""
    if figure.high is not None and figure.high != int(figure.high):
        return False
    start = scan.starts[figure.number[0]]
    sentence = scan.sentence_index(start)
    for earlier in figures[position - 1 : (position - REACH if position > REACH else None) : -1] if position else ():
        other = scan.sentence_index(scan.starts[earlier.number[0]])
        if not far and (sentence != other and not _refers_back(scan, figure)):
            return False
        if earlier.bare or earlier.metric in ("percent", "duration", "age"):
            continue
        if earlier.is_measure and not earlier.counted:
            if far or sentence != other or earlier.metric != "money" or not _same_kind(scan, figure, earlier):
                continue
            figure.unit, figure.metric, figure.inferred = earlier.unit, earlier.metric, ("unit",)
            figure.bare = False
            figure.rule += " antecedent unit"
            return True
        if earlier.low == earlier.high == 1 and not far and earlier.unit != "person":
            continue
        figure.unit = earlier.unit
        if earlier.counted:
            _lend(scan, figure, earlier.counted)
        figure.inferred, figure.bare = ("counted",), False
        figure.rule += " antecedent"
        return True
    return False


def _refers_back(scan: Scan, figure: Amount) -> bool:
    """Whether a figure without noun counts more of what was counted: "thousands more", "a small number"."""
    words = scan.words
    return words[figure.last] in ("more", "others") or figure.form == "vague"


def _same_kind(scan: Scan, figure: Amount, earlier: Amount) -> bool:
    gap = scan.words[earlier.last + 1 : figure.first]
    return bool(gap) and gap[-1] in ("and", "or", "to", "from", "with", "versus") and figure.role == "level"


def _lend(scan: Scan, figure: Amount, counted: tuple[tuple[int, int], ...]) -> None:
    figure.counted = counted
    figure.unit = noun_lemma(scan.words[counted[0][1]])
    figure.inferred = ("counted",)
    figure.bare = False
    figure.rule += " antecedent"


def _stands(scan: Scan, figure: Amount) -> bool:
    """Whether a figure that still counts nothing is worth keeping."""
    return True
