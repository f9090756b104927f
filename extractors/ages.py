"""Ages: "a 47-year-old man", "who was 9", "aged 71", "in his 30s", "over the age of 21"."""

from typing import Literal

from newsfacts.extractors.amounts import Amount
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.numerals import HYPHENS
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.units import Measure

AGE = "age"
PERSON_PRONOUNS = ("he", "she", "who", "i", "you")
OF_AGE = frozenset(("children", "people", "adults", "those", "men", "women", "anyone", "girls", "boys", "persons", "players", "kids", "patients", "everyone", "residents", "citizens", "workers", "americans", "child", "person", "youths", "males", "females"))
BE = ("is", "was", "be", "turned", "turns", "turn", "am", "being")
OLDEST = 125
AgeKind = Literal["age", "age band", "decade", ""]


def read_age(scan: Scan, figure: Amount, unit: Measure | None, money: bool) -> AgeKind:
    """Make the figure an age where it is one; "age band" for "aged 18 to 34", "" for no age."""
    if money or figure.form == "fraction":
        return ""
    following = figure.last + 1
    if following < len(scan.words) and scan.words[following] == "s" and scan.touches(following):
        return _decade(scan, figure)
    if unit is not None:
        if unit.metric == "duration" and _of_age(scan, figure):
            figure.last = unit.last
            _bound(scan, figure, figure.first - 1)
        elif unit.metric != "duration" or not _old(scan, figure, unit.last + 1):
            return ""
        if unit.metric == "duration":
            figure.unit = unit.code
            figure.metric, figure.bare = AGE, False
            figure.rule += " age"
            return "age"
        return ""
    if not _bare(scan, figure):
        return ""
    return _age(scan, figure)


def _of_age(scan: Scan, figure: Amount) -> bool:
    """"under the age of 5 years"."""
    words = scan.words
    before = figure.first - 1
    return before > 0 and (
        words[before] in ("age", "aged") or words[before - 1 : before + 1] == ["age", "of"]
    )


def _decade(scan: Scan, figure: Amount) -> AgeKind:
    """"in his early 30s" is an age of 30 to 39; "the 80s" are years, or degrees."""
    words = scan.words
    index = figure.first - 1
    while index > 0 and words[index] in ("early", "mid", "late", "-", "to"):
        index -= 1
    if words[index] not in ("his", "her", "their", "my", "our", "your") or figure.low is None:
        return "decade"
    figure.high = figure.low + 9
    figure.last += 1
    figure.unit, figure.metric, figure.bare, figure.modifier = "year", AGE, False, "vague"
    figure.rule = "age decade"
    return "age"


def _old(scan: Scan, figure: Amount, index: int) -> bool:
    """ "-year-old", "years old", "years of age"; takes the words into the figure."""
    words = scan.words
    if index < len(words) and words[index] in HYPHENS:
        index += 1
    if index < len(words) and words[index] in ("old", "olds"):
        figure.last = index
        return True
    if words[index : index + 2] == ["of", "age"]:
        figure.last = index + 1
        return True
    return False


def _bare(scan: Scan, figure: Amount) -> bool:
    if figure.low is None or figure.high is None or not 0 < figure.high <= OLDEST:
        return False
    following = figure.last + 1
    return (
        following >= len(scan.words)
        or not scan.touches(following)
        or scan.words[following] in ",.;)’”s:?!"
    )


def _age(scan: Scan, figure: Amount) -> AgeKind:
    words = scan.words
    before = figure.first - 1
    previous = words[before] if before >= 0 else ""
    following = words[figure.last + 1] if figure.last + 1 < len(words) else ""
    kind: AgeKind = ""
    if (
        previous in ("aged", "ages", "age", "aging")
        or (previous == "of" and before > 0 and words[before - 1] in ("age", "ages"))
        or (previous == "between" and words[max(0, before - 1)] in ("aged", "ages", "age"))
    ):
        kind = "age band" if figure.low != figure.high else "age"
    elif words[figure.number[0] - 2 : figure.number[0]] == ["ages", "of"] or (
        figure.low != figure.high and words[max(0, before - 2) : before + 1][:1] == ["aged"]
    ):
        kind = "age band"
    elif following == "s" and scan.touches(figure.last + 1):
        return ""
    elif figure.low != figure.high or not _plain(scan, figure):
        return ""
    elif (
        (
            previous == ","
            and following in (",", ".", ";", ")", "-", "–", "—")
            and _named(scan, before - 1)
        )
        or (previous == "(" and following == ")" and _named(scan, before - 1))
        or (
            previous in BE
            and _person(scan, before - 1)
            and not following[:1].isalnum()
            or previous in BE
            and following in ("when", "by", "at", "and", "on")
            and _person(scan, before - 1)
        )
        or (previous == "young" and words[before - 1] == "as")
    ):
        kind = "age"
    elif _under(scan, figure, following):
        kind = "age"
    if kind:
        if kind == "age" and previous in ("age", "of") and before > 0:
            _bound(scan, figure, before)
        figure.unit, figure.metric, figure.bare = "year", AGE, False
        figure.rule += " age"
        if following in ("years", "months"):
            figure.last += 1
    return kind


def _plain(scan: Scan, figure: Amount) -> bool:
    word = scan.words[figure.number[0]]
    return word.isalnum()


def _named(scan: Scan, index: int) -> bool:
    """Whether a name stands at ``index``: "Senard, 65, said"."""
    if index < 0:
        return False
    word = scan.words[index]
    return (
        word[:1].isalpha()
        and (
            scan.is_capitalised(index)
            or word
            in (
                "jr",
                "sr",
                "man",
                "woman",
                "boy",
                "girl",
                "father",
                "mother",
                "son",
                "daughter",
                "brother",
                "sister",
                "wife",
                "husband",
            )
        )
        and not (
            word
            in (
                "march",
                "april",
                "may",
                "june",
                "july",
                "august",
                "january",
                "february",
                "september",
                "october",
                "november",
                "december",
                "sept",
                "oct",
                "nov",
                "dec",
                "jan",
                "feb",
            )
        )
    )


def _under(scan: Scan, figure: Amount, following: str) -> bool:
    """"children under 12", "people over 65": the number ends the phrase."""
    words = scan.words
    index = figure.number[0]
    return (
        figure.first == index - 1
        and words[index - 1] in ("under", "over", "above", "below")
        and index > 1
        and words[index - 2] in OF_AGE
        and (not following[:1].isalnum() or following in grammar().be | grammar().modals | grammar().have | grammar().prepositions | grammar().conjunctions)
    )


def _person(scan: Scan, index: int) -> bool:
    """Whether a person stands before the verb at ``index + 1``: "he will be 35"."""
    words = scan.words
    for position in range(index, max(-1, index - 4), -1):
        if words[position] in PERSON_PRONOUNS:
            return True
        if words[position] not in (
            "will",
            "would",
            "only",
            "just",
            "now",
            "then",
            "ll",
            "’ll",
            "'ll",
            "soon",
            "when",
            "s",
            "’s",
            "'s",
        ):
            return False
    return False


def _bound(scan: Scan, figure: Amount, before: int) -> None:
    """ "over the age of 21", "under age 5"."""
    words = scan.words
    index = before
    while index > 0 and words[index] in ("of", "age", "the", "ages"):
        index -= 1
    if words[index] in ("over", "above"):
        figure.modifier, figure.high = "more_than", None
    elif words[index] in ("under", "below"):
        figure.modifier, figure.low = "less_than", None
    else:
        return
    figure.modifiers = ((index, index),)
