"""Names that only their preposition shows to be places: "in Karonga", "near Vila do Conde".

No gazetteer knows every town. A capitalised name behind "in" or "near" is one, unless it is a time,
a people, a body or the first half of something longer ("in Boeing shares").
"""

from functools import cache

from newsfacts.extractors.assembly.hedges import modality_index
from newsfacts.extractors.breaks import breaks_before
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.metrics.catalogue import metric_index
from newsfacts.extractors.metrics.subjectwords import subject_lexicon
from newsfacts.extractors.morphology import noun_lemma, verb_lemma
from newsfacts.extractors.places.gazetteer import match_place_words, place_index
from newsfacts.extractors.places.placewords import place_lexicon
from newsfacts.extractors.places.whereabouts import is_name_word
from newsfacts.extractors.quantities.numberwords import number_words
from newsfacts.extractors.scanning import Scan

LONGEST = 6  # words of a name
TIES = 2  # small words inside a name
SHORTEST = 3  # letters of its first word


def read_located(scan: Scan, first: int) -> int | None:
    """The last word of a name that starts at ``first`` and is a place by its preposition."""
    if not _may_begin(scan, first):
        return None
    words = scan.words
    last, stop = first, min(len(scan), first + LONGEST)
    while last + 1 < stop:
        after = last + 1
        if breaks_before(scan, after) or _is_incident(words[after]):
            return last  # a heading ends without a point; "in Karonga Quadruple Shooting"
        linked = _linked(scan, after)
        if words[after] == "-" and scan.touches(after) and after + 1 < stop:
            last += 2
        elif linked is not None:
            last = linked
        elif is_name_word(scan, after) and not is_time(scan, after):
            last = after
        else:
            break
    return last if last + 1 >= len(scan) or _ends(scan, last + 1) else None


def is_tied(scan: Scan, first: int, last: int) -> bool:
    """Whether small words tie a name together: "the Cordillera del Norte" is one with "the"."""
    links = place_lexicon().located.links
    return not links.isdisjoint(scan.words[first + 1 : last])


def may_locate(scan: Scan, index: int) -> bool:
    """Whether a preposition may stand before a place: not in "a stake in", nor inside a name."""
    located = place_lexicon().located
    if index > 0 and scan.words[index - 1] in located.abstract and scan.words[index - 2] != "at":
        return False  # but jobs are "at stake in Karonga"
    if not scan.is_capitalised(index):
        return True
    sentence = scan.sentence_index(scan.starts[index])
    opens = sentence >= 0 and scan.sentences[sentence].start == scan.starts[index]
    opens = opens or (index > 0 and scan.words[index - 1] in ("“", '"', "‘"))
    return opens or scan.original(index).isupper()


def is_time(scan: Scan, index: int) -> bool:
    """Whether a word may start a time: "in Lima Monday"."""
    # the times extractor is the first of all, so its anchors have the lowest bit
    return bool((scan.tags[index] or 0) & 1)


def _linked(scan: Scan, index: int) -> int | None:
    """The word that small words tie to the name before them: "Santa Rosa *de la* Cuesta"."""
    links = place_lexicon().located.links
    at = index
    while at < min(len(scan), index + TIES) and scan.words[at] in links:
        at += 1
    return at if index < at < len(scan) and is_name_word(scan, at) else None


def _may_begin(scan: Scan, first: int) -> bool:
    word = scan.words[first]
    return (
        len(word) >= SHORTEST
        and is_name_word(scan, first)
        and not scan.original(first).isupper()
        and word not in place_lexicon().located.elsewhere
        and not _is_incident(word)
        and not _is_known(scan, first)
        and not is_time(scan, first)
    )


def _is_known(scan: Scan, first: int) -> bool:
    """Whether the gazetteer reads the name: Santa Rosa, but not Santa Rosa de la Cuesta."""
    if scan.words[first] not in place_index():
        return False
    known = match_place_words(scan.words, first)
    if known is None:
        return True
    after = known[0] + 1
    if _linked(scan, after) is not None:
        return False
    # San Juan, but not San Juan Atitán
    longer = after < len(scan) and is_name_word(scan, after) and not is_time(scan, after)
    return not (longer and scan.words[first] in located_starts())


def _is_incident(word: str) -> bool:
    """Whether a word tells what happened, so that it names no place: "Shooting", "Attack"."""
    index = metric_index()
    return word in index.walk.multiples or index.nouns.get(noun_lemma(word)) == "incidents"


def located_starts() -> frozenset[str]:
    """The words that many towns begin with: San, Santa, El."""
    return place_lexicon().located.starts


def _ends(scan: Scan, after: int) -> bool:
    """Whether the name is whole: behind it stands a mark or a word of grammar, or a time."""
    word = scan.words[after]
    if not word.isalpha():
        return word not in ("'s", "’s", "-", "&")
    # "in Karonga killed 12", "in Karonga stays": a verb is no noun that the name belongs to
    if word in _closed() or is_time(scan, after) or word.endswith("ed"):
        return True
    if word in number_words():
        return True  # "in Karonga nine people died"
    if word in ("a", "an") and after + 1 < len(scan) and is_time(scan, after + 1):
        return True  # "in nearby Sake a day later"
    if word in place_lexicon().located.ends:
        return True
    return verb_lemma(word) in _verbs() and noun_lemma(word) not in metric_index().nouns


@cache
def _verbs() -> frozenset[str]:
    owners, clause = subject_lexicon().owners, modality_index().clause
    return owners.verbs | owners.takers | clause.changes | clause.seconds


@cache
def _closed() -> frozenset[str]:
    classes = grammar()
    return (
        classes.prepositions
        | classes.conjunctions
        | classes.subordinators
        | classes.be
        | classes.have
        | classes.modals
        | classes.adverbs
    )
