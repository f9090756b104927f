"""What kind of word each word of an article is, as far as a list can tell, in one look-up.

Sources and contents end where such words stand, so the grammar of attribution asks for them all the
time; a set for each question would cost a look-up each, a bit mask costs one for all.
"""

from functools import cache
from typing import Final

from newsfacts.extractors.attribution.cues import cue_lexicon
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.scanning import MOST_WORDS, Scan

DET: Final = 1 << 0
PREP: Final = 1 << 1
PRONOUN: Final = 1 << 2  # that may be a subject
BE: Final = 1 << 3
HAVE: Final = 1 << 4
DO: Final = 1 << 5
MODAL: Final = 1 << 6
NEG: Final = 1 << 7
ADVERB: Final = 1 << 8
AND: Final = 1 << 9
SUB: Final = 1 << 10  # subordinators
STOP: Final = 1 << 11  # ; ? !, the full stop is where the sentence ends
COMMA: Final = 1 << 12
MARK: Final = 1 << 13  # quotation marks
DASH: Final = 1 << 14
PAREN: Final = 1 << 15
VERB: Final = 1 << 16  # a form that is hardly ever anything else
MAYBE_VERB: Final = 1 << 17  # a form that may be a noun as well
OBJECT: Final = 1 << 18  # him, them
RELATIVE: Final = 1 << 19  # who, which
COLON: Final = 1 << 20
OPENER: Final = 1 << 21  # that, whether, how: what opens a content clause
GENITIVE: Final = 1 << 22  # 's, which may also be "is"
IN_GROUP: Final = 1 << 23  # that may stand before a verb as part of it
LISTED: Final = (1 << 24) - 1  # any of the above; what follows is told by the spelling
LY: Final = 1 << 24  # an adverb by its ending
ENDS_ED: Final = 1 << 25  # may be a past form that no list has
ADVERBIAL: Final = ADVERB | LY
AUX: Final = BE | HAVE | DO | MODAL
PAUSE: Final = COMMA | DASH
EDGE: Final = STOP | COMMA | MARK | DASH | PAREN | COLON

MARKS: Final = frozenset("\"“”'‘’`„«»")
SINGLE_MARKS: Final = frozenset("'‘’`")
LY_MIN: Final = 4  # letters; "only", "July" are no adverbs by their ending


class WordKinds(dict[str, int]):
    """The mask of each listed word, and of others as they are met, by their spelling."""

    def __init__(self, listed: dict[str, int], no_adverbs: frozenset[str]) -> None:
        super().__init__(
            {word: kind | _spelling(word, no_adverbs) for word, kind in listed.items()}
        )
        self._no_adverbs = no_adverbs

    def __missing__(self, word: str) -> int:
        kind = _spelling(word, self._no_adverbs)
        if word[-2:] == "ed":
            kind |= ENDS_ED
        if len(self) < MOST_WORDS:
            self[word] = kind
        return kind


def _spelling(word: str, no_adverbs: frozenset[str]) -> int:
    return LY if word[-2:] == "ly" and len(word) > LY_MIN and word not in no_adverbs else 0


@cache
def word_kinds() -> WordKinds:
    """The mask of every listed word, and of any other that is asked for."""
    words = grammar()
    lexicon = cue_lexicon()
    groups: list[tuple[int, frozenset[str]]] = [
        (DET, words.determiners | words.possessives),
        (PREP, words.prepositions),
        (PRONOUN, words.subject_pronouns | lexicon.pronouns),
        (BE, words.be | lexicon.contracted.be),
        (HAVE, words.have | lexicon.contracted.have),
        (DO, words.do | lexicon.contracted.do),
        (MODAL, words.modals),
        (NEG, words.negations),
        (ADVERB, words.adverbs | lexicon.adverb_words),
        (AND, words.conjunctions),
        (SUB, words.subordinators),
        (STOP, frozenset(";?!…")),
        (COMMA, frozenset(",")),
        (COLON, frozenset(":")),
        (MARK, MARKS),
        (DASH, frozenset("–—―")),
        (PAREN, frozenset("()[]")),
        (OBJECT, lexicon.object_pronouns),
        (RELATIVE, lexicon.relatives),
        (OPENER, lexicon.openers),
        (GENITIVE, frozenset(("'s", "’s"))),
        (VERB, lexicon.verb_forms),
        (MAYBE_VERB, lexicon.noun_like_forms),
    ]
    words_of_groups = words.be | words.have | words.do | words.modals | words.negations
    groups.append(
        (
            IN_GROUP,
            words_of_groups
            | words.adverbs
            | lexicon.adverb_words
            | lexicon.contracted.be
            | lexicon.contracted.have
            | lexicon.contracted.do
            | lexicon.contracted.will
            | frozenset(("to", "both", "all", "'s", "’s")),
        )
    )
    kinds: dict[str, int] = {}
    for bit, group in groups:
        for word in group:
            kinds[word] = kinds.get(word, 0) | bit
    return WordKinds(kinds, lexicon.clauses.no_adverbs)


def classify(scan: Scan) -> list[int]:
    """The mask of each word of the article; nothing of ``LISTED`` where no list has it."""
    return list(map(word_kinds().__getitem__, scan.words))
