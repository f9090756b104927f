"""What follows a cue: a clause, a quotation, a noun phrase, an infinitive, or nothing."""

from typing import Final

from newsfacts.extractors.attribution.clauses import Kind, clause_follows, opens_figure
from newsfacts.extractors.attribution.cues import CueVerb
from newsfacts.extractors.attribution.nounphrases import has_verb
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.quotations import Quotation
from newsfacts.extractors.attribution.wordclasses import (
    AND,
    AUX,
    COLON,
    COMMA,
    DASH,
    DET,
    ENDS_ED,
    LISTED,
    MARK,
    OBJECT,
    OPENER,
    PAREN,
    PREP,
    PRONOUN,
    STOP,
    SUB,
    VERB,
)
from newsfacts.extractors.mentions import TimeMention

MAX_ADJUNCT: Final = 25  # words between a cue and "that"
TOLD_REACH: Final = 7  # words from "and" to "that" behind two who are told
NEAR: Final = 7  # words of an adverbial before "that"
MIN_QUOTATION: Final = 5  # words of a quotation behind "in a statement"
SAYS: Final = frozenset(("clause", "quote", "tag"))
SPEAKS: Final = frozenset(("clause", "tag"))
QUOTE_ONLY: Final = frozenset(("quote",))
PARTICLES: Final = frozenset(("out", "back", "up"))
SAYING: Final = frozenset(("say", "says", "said"))  # "People briefed on it said that"
EDGES: Final = MARK | COLON | COMMA | STOP | DASH


class Complement:
    """What follows a cue."""

    __slots__ = ("certain", "cue_last", "kind", "quotation", "said", "start")

    def __init__(
        self,
        kind: Kind,
        start: int,
        cue_last: int,
        said: TimeMention | None = None,
        quotation: Quotation | None = None,
        certain: bool = False,
    ) -> None:
        self.kind = kind
        self.start = start  # first word of the content
        self.cue_last = cue_last  # last word of the cue, its preposition included
        self.said = said
        self.quotation = quotation
        self.certain = certain  # "that", a quotation or a colon opens it


def complement_after(passage: Passage, index: int, cue: CueVerb, stop: int) -> Complement:
    """What a cue at ``index`` takes from the words behind it, up to ``stop``."""
    nxt = index + 1
    if nxt < stop and not cue.tail and "clause" in cue.takes:
        # most content follows at once
        if passage.words[nxt] == "that" and "that" not in cue.prepositions:
            return Complement("clause", nxt, index, None, None, True)
        if cue.takes == SAYS and passage.kinds[nxt] & PRONOUN and not passage.kinds[nxt] & OPENER:
            return Complement("clause", nxt, index)
    reader = _Reader(passage, index, cue, stop)
    while reader.j < stop:
        found = reader.step()
        if found is not None:
            return found
    return reader.nothing()


class _Reader:
    """Walks from a cue to its content, past times, places, adverbs and whoever is told."""

    __slots__ = (
        "addressed",
        "cue",
        "cue_last",
        "j",
        "passage",
        "prepositional",
        "said",
        "stop",
        "told",
    )

    def __init__(self, passage: Passage, index: int, cue: CueVerb, stop: int) -> None:
        self.passage = passage
        self.cue = cue
        self.stop = stop
        self.cue_last = index + len(cue.tail)
        self.j = self.cue_last + 1
        self.said: TimeMention | None = None
        self.addressed = "addressee" not in cue.takes
        self.prepositional = False
        self.told = -1  # the word behind whoever is told

    def nothing(self) -> Complement:
        """No content here."""
        return Complement("none", self.j, self.cue_last, self.said)

    def step(self) -> Complement | None:
        """Read one word or phrase; None where the content is still to come."""
        passage, j, takes = self.passage, self.j, self.cue.takes
        kind, word = passage.kinds[j], passage.words[j]
        joins = word in self.cue.prepositions and j in (self.cue_last + 1, self.told)
        if joins and not self.prepositional and not self._opens_content(j):
            return self._preposition(word)
        if kind & EDGES:
            return self._edge(kind)
        if kind & OPENER and ("clause" in takes or "opened" in takes):
            opened = self._opened(word)
            if opened is not None:
                return opened
        if self.prepositional:
            return Complement("object", j, self.cue_last, self.said)
        if word == "to":
            if "infinitive" in takes and j + 1 < self.stop:
                return Complement("infinitive", j, self.cue_last, self.said)
            if "object" in takes and "clause" not in takes:
                return self.nothing()
        return self._phrase(kind, word)

    def _opens_content(self, index: int) -> bool:
        """Whether a preposition is not the cue's own: "warned *on Tuesday*", "said *about* 40"."""
        if index + 1 < self.stop and self.passage.time_at(index + 1) is not None:
            return True
        if not opens_figure(self.passage, index):
            return False
        # "complained about 40 potholes"
        return (
            self.passage.words[index] in ("at", "as")
            or "object" in self.cue.takes
            or clause_follows(self.passage, index + 1, self.stop)
        )

    def _preposition(self, word: str) -> Complement | None:
        """A preposition that belongs to the cue: "called for"."""
        takes, j = self.cue.takes, self.j
        if word == "that":
            return self.nothing()
        if word == "to" and "infinitive" in takes:
            return Complement("infinitive", j, self.cue_last, self.said)
        if "clause" in takes and word not in PARTICLES and self._that_near():
            return self._behind_adjunct()
        self.prepositional = word not in PARTICLES
        if j != self.told:
            self.cue_last = j
        self.j = j + 1
        return None

    def _edge(self, kind: int) -> Complement | None:
        """A mark, a colon, a comma or a dash."""
        passage, j = self.passage, self.j
        if kind & MARK:
            quotation = passage.opening_at(j)
            bare = self.cue.takes == QUOTE_ONLY and not self.cue.prepositions
            if quotation is None or bare:
                return self.nothing()
            return Complement("quote", j, self.cue_last, self.said, quotation, True)
        if kind & COLON:
            return self._behind_colon(j)
        if kind & COMMA:
            return self._behind_comma(j)
        return self.nothing()

    def _behind_colon(self, colon: int) -> Complement:
        nxt = colon + 1
        quotation = self.passage.opening_at(nxt) if nxt < len(self.passage.words) else None
        if quotation is not None:
            return Complement("quote", nxt, self.cue_last, self.said, quotation, True)
        if nxt < self.stop:
            return Complement("clause", nxt, self.cue_last, self.said, None, True)
        return self.nothing()

    def _behind_comma(self, comma: int) -> Complement | None:
        quotation = self.passage.opening_at(comma + 1) if comma + 1 < self.stop else None
        if quotation is not None and "quote" in self.cue.takes:
            return Complement("quote", comma + 1, self.cue_last, self.said, quotation, True)
        if not self.cue.takes.isdisjoint(("clause", "object")):
            # "said, however, that", "said in a letter, sent on Monday, that"
            words, kinds = self.passage.words, self.passage.kinds
            for i in range(comma + 1, min(self.stop - 1, comma + MAX_ADJUNCT)):
                if kinds[i] & COMMA:
                    if words[i + 1] == "that":
                        return Complement("clause", i + 1, self.cue_last, self.said, None, True)
                    if "object" in self.cue.takes and kinds[comma + 1] & PREP:
                        # "described, in blistering terms, a set of errors"
                        self.j = i + 1
                        return None
                    break
        return self.nothing()

    def _opened(self, word: str) -> Complement | None:
        """A clause that "that", "whether", "how" opens."""
        if word in ("that", "whether", "how", "why"):
            return Complement("clause", self.j, self.cue_last, self.said, None, True)
        if self.prepositional:
            return None
        asks = self.cue.lemma in self.passage.listed.asking or self.j + 1 >= self.stop
        if word in ("when", "which", "where") and not asks:
            return None
        return Complement("clause", self.j, self.cue_last, self.said, None, word != "if")

    def _phrase(self, kind: int, word: str) -> Complement | None:
        """A time, an adverbial, an adverb, whoever is told, or the content itself."""
        passage, j, takes = self.passage, self.j, self.cue.takes
        time = passage.time_at(j)
        if time is None and kind & PREP and j + 1 < self.stop:
            time = passage.time_at(j + 1)
        if time is not None and (kind & PREP or "object" not in takes):
            if kind & PREP and self.addressed and not takes >= SPEAKS:
                return self._behind_adjunct()
            self.said = self.said or time[0]
            self.j = time[1] + 1
            return None
        if kind & PREP and not kind & DET and not opens_figure(passage, j):
            return self._behind_adjunct()
        there = word in ("there", "here") and j + 1 < self.stop and passage.kinds[j + 1] & AUX
        if not there and self._is_adverb(kind, word):
            if word in passage.listed.degree:
                return self._plain()
            self.j += 1
            return None
        if not self.addressed and not there:
            end = addressee_end(passage, j, self.stop)
            self.addressed = True
            if end >= self.stop - 1:
                return self.nothing()
            self.j = self.told = end + 1
            return None
        if not there and not kind & DET:
            if kind & AUX and takes >= SPEAKS and "object" not in takes:
                # "files that officials said would harm nobody"
                return Complement("clause", j, self.cue_last, self.said)
            finite = kind & (AUX | VERB) and ("object" not in takes or self.said is not None)
            if self.said is not None and not finite:
                # "a plan unveiled on Monday met with complaints"
                finite = kind & ENDS_ED and not kind & LISTED and self._is_intransitive()
            figure = kind & PREP and opens_figure(passage, j)
            if (kind & (AND | SUB) and not figure) or finite:
                return self.nothing()
        return self._plain()

    def _is_intransitive(self) -> bool:
        """Whether a past form here takes nothing: it is the verb of what the cue only describes."""
        nxt = self.j + 1
        return nxt >= self.stop or bool(self.passage.kinds[nxt] & (PREP | COMMA | STOP))

    def _is_adverb(self, kind: int, word: str) -> bool:
        if word in self.passage.listed.bare_adverbs:
            return True
        return not kind & DET and self.passage.is_adverb(self.j)

    def _plain(self) -> Complement:
        """A clause or a noun phrase that nothing opens."""
        takes, stance = self.cue.takes, self.cue.family == "stance"
        nxt = self.j + 1
        there = self.passage.words[self.j] == "there" and "clause" in takes
        if there and nxt < self.stop and self.passage.kinds[nxt] & AUX:
            return Complement("clause", self.j, self.cue_last, self.said)
        narrow = "object" in takes and (stance or self._is_phrase()) and not self._is_subject()
        if "clause" in takes and not narrow:
            return Complement("clause", self.j, self.cue_last, self.said)
        if "object" in takes:
            return Complement("object", self.j, self.cue_last, self.said)
        return self.nothing()

    def _is_subject(self) -> bool:
        """Whether a pronoun with its verb opens the content: "denied it had"."""
        kinds, j = self.passage.kinds, self.j
        pronoun = kinds[j] & PRONOUN and not kinds[j] & (DET | OPENER)
        return bool(pronoun) and j + 1 < self.stop and bool(kinds[j + 1] & AUX)

    def _is_phrase(self) -> bool:
        """Whether no verb stands before the next comma: "pledged $20m for it, while …"."""
        passage = self.passage
        for i in range(self.j, self.stop):
            kind = passage.kinds[i]
            if kind & COMMA:
                joined = i + 1 < self.stop and passage.kinds[i + 1] & (SUB | AND)
                return bool(joined) and not has_verb(passage, self.j, i)
            if kind & (AUX | VERB | MARK | DASH | PAREN | COLON):
                return False
        return False

    def _that_near(self) -> bool:
        """Whether "that" closes an adverbial: "writing on the web that"."""
        passage = self.passage
        for i in range(self.j + 2, min(self.stop, self.j + NEAR)):
            if passage.words[i] == "that":
                return passage.words[i - 1] != "than"
            if passage.kinds[i] & (COMMA | STOP | MARK | VERB | AUX):
                return False
        return False

    def _behind_adjunct(self) -> Complement:
        """Past "in a statement", "at a rally": to "that", a colon or a quotation, if one comes."""
        passage, cue = self.passage, self.cue
        kinds, words = passage.kinds, passage.words
        start = k = self.j
        while k < min(self.stop, start + MAX_ADJUNCT):
            kind = kinds[k]
            time = passage.time_at(k) if self.said is None else None
            if time is not None:
                self.said, k = time[0], time[1] + 1
                continue
            if kind & COLON:
                return self._behind_colon(k)
            if kind & COMMA:
                return self._behind_comma(k) or self.nothing()
            if kind & MARK:
                quotation = passage.opening_at(k)
                if quotation is None or quotation.last - quotation.first < MIN_QUOTATION:
                    break
                return Complement("quote", k, self.cue_last, self.said, quotation, True)
            if kind & (STOP | DASH) or words[k] in SAYING:
                break
            if words[k] in ("that", "whether") and "clause" in cue.takes:
                return Complement("clause", k, self.cue_last, self.said, None, True)
            if k > start + 1 and cue.takes >= SPEAKS and _opens_clause(passage, k):
                return Complement("clause", k, self.cue_last, self.said)
            if k > start and kind & (AUX | VERB | AND):
                break
            k += 1
        self.j = k
        return self.nothing()


def _opens_clause(passage: Passage, k: int) -> bool:
    """Whether a bare clause starts behind an adverbial: "said in a letter their driver was"."""
    kind, before = passage.kinds[k], passage.kinds[k - 1]
    if kind & PRONOUN and not kind & (DET | OPENER):
        return True
    return (
        bool(kind & DET)
        and not before & (PREP | DET | AND | AUX | VERB)
        and not passage.is_adverb(k - 1)
    )


def addressee_end(passage: Passage, j: int, stop: int) -> int:
    """The last word of whoever is told."""
    kinds, words = passage.kinds, passage.words
    if (kinds[j] & (OBJECT | PRONOUN) and not kinds[j] & DET) or words[j] == "her":
        return j
    k = j
    named = passage.is_capitalised(j) or words[j] == "the"
    while k + 1 < stop and not _addressee_stops(passage, k, named and k > j):
        k += 1
    return k


def _addressee_stops(passage: Passage, k: int, named: bool) -> bool:
    """Whether whoever is told ends with the word."""
    kinds, words = passage.kinds, passage.words
    kind = kinds[k + 1]
    if kind & AND and "that" in words[k + 2 : k + TOLD_REACH]:
        at = words.index("that", k + 2)
        if not any(kinds[i] & (AUX | VERB | PRONOUN | COMMA) for i in range(k + 2, at)):
            return False  # "told a panel of three judges and two laymen that"
    if kind & (PRONOUN | AND | AUX | VERB | STOP | COMMA | COLON | MARK) and not (
        kind & AND and passage.is_capitalised(k)
    ):
        return True
    if kind & (OPENER | DASH) or passage.time_at(k + 1):
        return True
    if kind & DET and not kinds[k] & (PREP | DET | AND):
        return True
    if kind & PREP:
        joins = words[k + 1] in ("of", "for", "at", "in", "from", "with")
        counted = words[k + 2 : k + 3]
        if words[k + 1] == "of" and words[k][-1] == "s" and counted:
            # "told dispatchers of four gunmen"
            joins = not counted[0][:1].isdigit() and counted[0] not in passage.listed.number_words
        return not joins or (k + 2 < len(words) and passage.time_at(k + 2) is not None)
    return (
        named
        and not kind & LISTED
        and passage.is_capitalised(k)
        and not passage.is_capitalised(k + 1)
    )
