"""Whose people, soldiers, weapons or land a figure counts.

"Ten Chadian nurses" are Chad's; "40 of its clerks" and "three from Ghana" lead to a name;
"Chad has 300 officers" and "Togo has sent 900 soldiers" name their owner as subject.
"""

from functools import cache
from typing import NamedTuple

from newsfacts.documents.records import Span
from newsfacts.extractors.assembly.hedges import modality_index
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.metrics.catalogue import metric_index
from newsfacts.extractors.metrics.counting import Figure
from newsfacts.extractors.metrics.subjectwords import subject_lexicon
from newsfacts.extractors.morphology import verb_lemma
from newsfacts.extractors.places.gazetteer import (
    match_demonym,
    match_place,
    place_index,
    split_name,
)
from newsfacts.extractors.places.placewords import place_lexicon
from newsfacts.extractors.scanning import Scan

ANTECEDENT = 50  # words before "its" in which a name may stand
TOTAL = 3  # words before a total in which it may be said whose it is
BEFORE = 18  # words before a figure in which its owner may stand
NEARER = 12  # words by which a name behind "in" may be nearer to "its" than one that is a subject
OUTWARD = frozenset(("out", "back", "with", "on", "off", "up"))  # behind a verb: "pull out 900"
LOCATIVE = frozenset(("in", "near", "at", "to", "from", "toward", "towards", "across", "into"))


class Owner(NamedTuple):
    """A subject, where it stands, and how it was found."""

    name: str
    span: Span
    rule: str


@cache
def _group_index() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for written, name in subject_lexicon().names.items():
        first, *rest = split_name(written)
        index.setdefault(first, []).append((tuple(rest), name))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        for first, entries in index.items()
    }


@cache
def _capitals() -> dict[str, str]:
    return {capital: country for country, capital in place_lexicon().capitals.items()}


def find_subject(scan: Scan, figure: Figure, metric: str, total: int = -1) -> Owner | None:
    """Whose are counted, where the sentence says so.

    Args:
        scan: The article.
        figure: The figure.
        metric: What it counts.
        total: The word of the total that it is, if it is one: "the Chadian *toll* was eight".
    """
    if metric not in subject_lexicon().owners.metrics:
        return None
    if figure.mention.counted is None and metric == "area":
        return _owner(scan, figure)
    if scan.words[figure.last + 1 : figure.last + 2] == ["of"]:
        whose = scan.words[figure.last + 2 : figure.last + 3]
        if whose in (["its"], ["their"]):
            return _behind(scan, figure)  # "six of their officers serving in Chad"
    return (
        _inside(scan, figure)
        or _behind(scan, figure)
        or _side(scan, figure)
        or _owner(scan, figure)
        or _of_total(scan, figure, total)
    )


def match_name(scan: Scan, at: int) -> tuple[int, str] | None:
    """A people, a country, a group or a body named at a word, canonical, with its last word."""
    if not scan.is_capitalised(at) and scan.words[at] != "al":
        return None
    people = match_demonym(scan, at)
    if people is not None:
        return people
    for rest, name in _group_index().get(scan.words[at], ()):
        last = at + len(rest)
        if tuple(scan.words[at + 1 : last + 1]) == rest:
            return last, name
    place = match_place(scan, at)
    if place is not None and place[1].kind == "country":
        return place[0], place[1].name
    return None


def _inside(scan: Scan, figure: Figure) -> Owner | None:
    """A name inside the counted noun phrase: "North Korean troops", "Haitians"."""
    spans = () if "counted" in figure.mention.inferred else figure.mention.counted_spans
    for span in spans:
        for at in range(scan.word_at(span.start), scan.word_at(span.end - 1) + 1):
            found = match_name(scan, at)
            if found is not None:
                return Owner(found[1], scan.span(at, found[0]), "noun phrase")
    if not spans or figure.mention.counted is None:
        # "one Togolese nurse": the phrase was not read, but the word behind the figure tells
        at = figure.last + 1
        found = match_name(scan, at) if at < figure.stop else None
        if found is not None and not _is_place_alone(scan, at, found[0]):
            return Owner(found[1], scan.span(at, found[0]), "noun phrase")
    return None


def _is_place_alone(scan: Scan, at: int, last: int) -> bool:
    """Whether a country ends its clause: "1,980 have entered Zambia and 900 *Malawi*"."""
    behind = scan.words[last + 1] if last + 1 < len(scan) else "."
    return not behind[:1].isalpha() and match_demonym(scan, at) is None


def _of_total(scan: Scan, figure: Figure, total: int) -> Owner | None:
    """A name before the total: "the figure for Chadian dead was eight"."""
    for at in range(max(figure.start, total - TOTAL), total):
        found = match_name(scan, at)
        if found is not None and found[0] < total:
            return Owner(found[1], scan.span(at, found[0]), "total")
    return None


def _side(scan: Scan, figure: Figure) -> Owner | None:
    mention = figure.mention
    side = subject_lexicon().sides.get(mention.unit or "") if mention.counted else None
    return (
        Owner(side, mention.counted_spans[-1], "side") if side and mention.counted_spans else None
    )


def _behind(scan: Scan, figure: Figure) -> Owner | None:
    """A name behind the counted: "of its clerks", "from Ghana"."""
    words = scan.words
    for at in sorted({figure.last + 1, figure.end + 1}):
        if at + 1 >= figure.stop or words[at] not in ("of", "from"):
            continue
        after = at + 1
        while after + 1 < figure.stop and words[after] in ("the", "all", "those", "a", "an"):
            after += 1
        if words[after] in ("its", "their"):
            return _antecedent(scan, figure, figure.first)
        found = match_name(scan, after)
        whose = words[at] == "from"
        if found is not None and (whose or (words[at] == "of" and _names_people(scan, found[0]))):
            return Owner(found[1], scan.span(after, found[0]), "behind")
    # "some 40 drivers of its fleet"
    spans = figure.mention.counted_spans
    if spans and spans[0].start >= figure.mention.span.end:
        for at in range(scan.word_at(spans[0].start), figure.end):
            if words[at] in ("its", "their"):
                return _antecedent(scan, figure, figure.first)
    return None


def _names_people(scan: Scan, last: int) -> bool:
    """Whether "of Haiti" ends there: "of Haiti's capital" is a place."""
    if last + 1 >= len(scan):
        return True
    return scan.words[last + 1] not in ("'s", "’s") and scan.words[last] not in place_index()


def _antecedent(scan: Scan, figure: Figure, before: int) -> Owner | None:
    """Who "its" is: the nearest name before it that is no place of something, else any."""
    spare, spare_at = None, 0
    for at in range(before - 1, max(figure.start, before - ANTECEDENT) - 1, -1):
        if spare is not None and at < spare_at - NEARER:
            break
        found = match_name(scan, at)
        if found is None:
            continue
        owner = Owner(found[1], scan.span(at, found[0]), "possessive")
        previous = scan.words[at - 1] if at > figure.start else ""
        if previous == "the" and at - 1 > figure.start:
            previous = scan.words[at - 2]
        if previous not in LOCATIVE:
            return owner
        if spare is None:
            spare, spare_at = owner, at
    return spare


def _owner(scan: Scan, figure: Figure) -> Owner | None:
    """The subject of the verb that takes the figure: "Chad has 300 officers"."""
    words, classes = scan.words, grammar()
    verbs = subject_lexicon().owners.verbs
    at = figure.first - 1
    if words[at] in ("its", "their"):
        return _antecedent(scan, figure, at)
    floor = max(figure.start, figure.first - BEFORE)
    if words[at] == "of" and words[at - 1] in metric_index().nominals:
        at -= 2  # "Chad acknowledged the loss of two men"
    gapped = _name_ending(scan, at, floor)
    if gapped is not None and words[scan.word_at(gapped.span.start) - 1] in ("and", ",", ";"):
        return gapped  # "Chad has 30 nurses and Togo nine"
    while at >= floor and (words[at] in classes.determiners or words[at] in classes.adverbs):
        at -= 1
    while at > floor and words[at] in OUTWARD:
        at -= 1
    if at < floor or (verb_lemma(words[at]) not in verbs and words[at] not in verbs):
        return None
    ing = words[at].endswith("ing")
    infinitives = modality_index().infinitives
    at -= 1
    while at >= floor and (
        words[at] in classes.have
        or words[at] in classes.be
        or words[at] in classes.modals
        or words[at] in classes.adverbs
        or words[at] == "to"
        or (words[at + 1] == "to" and words[at] in infinitives)
    ):
        at -= 1
    if at < floor:
        return None
    if ing:
        # "with Chadian troops holding the pass and controlling 300 villages"
        for back in range(at, floor - 1, -1):
            found = match_name(scan, back)
            if found is not None:
                return Owner(found[1], scan.span(back, found[0]), "owner")
        return None
    if words[at] in ("which", "who") and at > floor:
        at -= 2 if words[at - 1] == "," else 1  # "Ghana, which lost 30 nurses"
    owner = _name_ending(scan, at, floor)
    if owner is not None:
        first = scan.word_at(owner.span.start)
        before = words[first - 1] if first > figure.start else ""
        if before == "the" and first - 1 > figure.start:
            before = words[first - 2]
        return None if before in classes.prepositions and before not in ("for", "that") else owner
    return None


def _name_ending(scan: Scan, last: int, floor: int) -> Owner | None:
    """The name whose noun phrase ends at a word; a capital stands for its country."""
    classes, speaks = grammar(), place_lexicon().located.speaks
    for first in range(last, max(floor, last - 3) - 1, -1):
        found = match_name(scan, first)
        if found is None:
            continue
        # "Togo's army", "the Togolese army": the name leads the noun phrase
        between = scan.words[found[0] + 1 : last + 1]
        if between[:1] in (["'s"], ["’s"]):
            between = between[1:]
        if all(
            word.isalpha() and word not in classes.prepositions and word not in speaks
            for word in between
        ):  # "Israel said Hezbollah fired 160 rockets"
            return Owner(found[1], scan.span(first, found[0]), "owner")
    if last < floor or not scan.is_capitalised(last):
        return None
    country = _capitals().get(scan.original(last))
    return Owner(country, scan.span(last, last), "owner") if country is not None else None
