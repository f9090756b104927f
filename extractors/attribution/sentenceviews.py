"""A sentence as its cues are read: the verbs found so far, and where their clauses open."""

from collections.abc import Collection

from newsfacts.extractors.attribution.complements import Complement, complement_after
from newsfacts.extractors.attribution.cues import CueVerb
from newsfacts.extractors.attribution.drafts import Words
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.subjects import Order, Source
from newsfacts.extractors.attribution.verbgroups import Voice
from newsfacts.extractors.attribution.wordclasses import AUX, DET, MARK, MAYBE_VERB, VERB

LONG_QUOTATION = 8  # words; a shorter one inside a sentence is a phrase of it
NO_WALLS: dict[int, int] = {}


class Verb:
    """A verb cue in its sentence, before its content is read."""

    __slots__ = (
        "after_quote",
        "by",
        "chain",
        "complement",
        "cue",
        "group",
        "index",
        "left",
        "negated",
        "source",
        "voice",
    )

    def __init__(
        self,
        index: int,
        cue: CueVerb,
        group: int,
        voice: Voice,
        source: Source,
        left: int,
        *,
        negated: bool = False,
        after_quote: bool = False,
        by: Words | None = None,
    ) -> None:
        self.index = index
        self.cue = cue
        self.group = group  # first word of the verb group: "has", "did"
        self.voice = voice
        self.source = source
        self.left = left  # first word that belongs to its part of the sentence
        self.negated = negated
        self.after_quote = after_quote  # a quotation ends right before source or cue
        self.by = by  # the source behind "by"
        self.chain: int | None = None  # "declined" of "declined to say"
        self.complement: Complement | None = None


class SentenceView:
    """One sentence without dateline and full stop: its verb cues, and where clauses open."""

    __slots__ = ("divided", "first", "number", "passage", "stop", "verbs", "walls")

    def __init__(self, passage: Passage, number: int, index: int) -> None:
        self.passage = passage
        self.number = number
        self.first, self.stop = passage.inner_bounds(number, index)
        self.verbs: list[Verb] = []
        self.walls = NO_WALLS  # words that open the clause of another cue, and that cue
        self.divided = passage.has_quotation(self.first, self.stop - 1) or (
            passage.has_semicolon and ";" in passage.words[self.first : self.stop]
        )

    def left_edge(self, index: int) -> int:
        """The first word behind the last quotation or semicolon before a cue."""
        passage, first = self.passage, self.first
        i = index - 1
        while i >= first:
            if passage.kinds[i] & MARK:
                quotation = passage.quotation_at(i)
                if quotation is not None and quotation.last == i:
                    long = quotation.last - quotation.first > LONG_QUOTATION
                    if quotation.first < first or long or passage.words[i - 1] in ",.?!":
                        return i + 1
                    i = quotation.first
            elif passage.words[i] == ";":
                return i + 1
            i -= 1
        return first

    def walls_behind(self, index: int) -> Collection[int]:
        """The walls behind a cue that are not its own."""
        walls = self.walls
        if not walls:
            return ()
        return [wall for wall, cue in walls.items() if wall > index and cue != index]

    def complement(self, verb: Verb) -> Complement:
        """What the verb takes from the words behind it."""
        if verb.complement is None:
            verb.complement = complement_after(self.passage, verb.index, verb.cue, self.stop)
            if verb.complement.kind in ("none", "object") and self._is_gapped(verb):
                verb.complement = Complement("clause", verb.index + 1, verb.index)
        return verb.complement

    def _is_gapped(self, verb: Verb) -> bool:
        """Whether content lacks the noun before: "a strike that analysts say cost millions"."""
        passage, source, nxt = self.passage, verb.source, verb.index + 1
        if source.order is not Order.BEFORE or nxt >= self.stop or source.first <= verb.left:
            return False
        if passage.words[source.first - 1] not in ("that", "which", "who"):
            return False
        kind = passage.kinds[nxt]
        return bool(kind & (AUX | VERB | MAYBE_VERB)) and not kind & DET and not verb.cue.weak
