"""Who says what: source, cue and content of every attribution."""

from typing import Any, NamedTuple

from newsfacts.documents.records import Span
from newsfacts.extractors.claimants import NOBODY, Resolver
from newsfacts.extractors.contents import may_attribute, openings, read_content
from newsfacts.extractors.cues import cue_lexicon
from newsfacts.extractors.drafts import Draft, Words
from newsfacts.extractors.floating import attach_floating
from newsfacts.extractors.mentions import Attribution, ClaimantMention, QuoteType
from newsfacts.extractors.nominals import read_adjective, read_noun
from newsfacts.extractors.passages import Passage
from newsfacts.extractors.phrases import read_according, read_adverb, read_colon, read_poll
from newsfacts.extractors.quotations import pair_marks
from newsfacts.extractors.registry import extractor
from newsfacts.extractors.scanning import Scan
from newsfacts.extractors.verbs import Verb, read_verb
from newsfacts.extractors.wordclasses import MARKS


class Candidate(NamedTuple):
    """A word that may be a cue, or a quotation mark; read when the whole article is known."""

    span: Span
    index: int
    mark: bool


@extractor("attribution")
class AttributionExtractor:
    """Finds cues by their words; everything else needs the sentence, so ``settle`` reads it."""

    numbers = False
    nests = True

    def __init__(self) -> None:
        self.lexicon = cue_lexicon()
        lexicon = self.lexicon
        self.anchors = frozenset().union(
            MARKS,
            lexicon.verbs,
            lexicon.nouns,
            lexicon.adjectives,
            lexicon.adverbs,
            lexicon.documents.polls,
            ("according", ":"),
        )

    def parse(self, scan: Scan, index: int) -> Candidate:
        """A candidate for ``settle``."""
        return Candidate(scan.span(index, index), index, scan.words[index] in MARKS)

    def settle(self, scan: Scan, mentions: list[Any]) -> list[Any]:
        """Read the sentences that have cues, then what only the whole article tells."""
        passage = Passage(scan, pair_marks(scan, [m.index for m in mentions if m.mark]))
        drafts: list[Draft] = []
        by_sentence: dict[int, list[int]] = {}
        for candidate in mentions:
            if not candidate.mark:
                number = scan.sentence_index(candidate.span.start)
                by_sentence.setdefault(number, []).append(candidate.index)
        for number, indices in by_sentence.items():
            if number >= 0:
                drafts += self._read_sentence(passage, number, indices)
        drafts.sort(key=lambda draft: draft.head)
        attach_floating(passage, drafts)
        return finish_all(passage, drafts)

    def _read_sentence(self, passage: Passage, number: int, indices: list[int]) -> list[Draft]:
        bounds = passage.inner_bounds(number)
        verbs: list[Verb] = []
        others: list[int] = []
        for index in indices:
            quotation = passage.quotation_at(index)
            if quotation is not None and not quotation.single:
                continue
            word = passage.words[index]
            cue = self.lexicon.verbs.get(word)
            if cue is not None:
                verb = read_verb(passage, index, cue, bounds, verbs)
                if verb is not None:
                    verbs.append(verb)
                    continue
            others.append(index)
        verbs = [verb for verb in verbs if may_attribute(passage, verb, bounds[1])]
        walls = openings(passage, verbs, bounds[1])
        found: list[Draft | None] = [
            read_content(passage, verb, bounds, walls, number) for verb in verbs
        ]
        found += [self._read_other(passage, index, bounds, walls, number) for index in others]
        return [draft for draft in found if draft is not None]

    def _read_other(
        self, passage: Passage, index: int, bounds: Words, walls: dict[int, int], number: int
    ) -> Draft | None:
        lexicon, word = self.lexicon, passage.words[index]
        if word == "according":
            return read_according(passage, index, bounds, walls, number)
        if word == ":":
            return read_colon(passage, index, bounds, lexicon.colon_stop, number)
        if word in lexicon.nouns:
            return read_noun(passage, index, bounds, walls, number, lexicon)
        if word in lexicon.adjectives:
            return read_adjective(passage, index, bounds, walls, number, lexicon)
        if word in lexicon.adverbs:
            return read_adverb(passage, index, bounds, walls, number, lexicon)
        if word in lexicon.documents.polls:
            return read_poll(passage, index, bounds, walls, number)
        return None


def finish_all(passage: Passage, drafts: list[Draft]) -> list[Attribution]:
    """The records of an article's drafts, claimants resolved in text order."""
    resolver = Resolver(passage)
    claimants: dict[int, ClaimantMention] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.source or (draft.head, 0))[0]):
        speaker = draft.source or draft.speaker
        claimants[id(draft)] = resolver.resolve(speaker, draft.sentence) if speaker else NOBODY
    add_chains(drafts, claimants)
    return [finish(passage, draft, claimants[id(draft)]) for draft in drafts]


def add_chains(drafts: list[Draft], claimants: dict[int, ClaimantMention]) -> None:
    """``via``: an attribution inside the content of another comes through that one's claimant.

    Where the inner one names nobody ("is estimated", "tests showed") the outer claimant speaks.
    """
    for draft in sorted(drafts, key=_size, reverse=True):
        inner = claimants[id(draft)]
        via: list[str] = []
        nearest: ClaimantMention | None = None
        for outer in sorted(drafts, key=_size):
            if outer is draft or not (outer.covers(draft.head) and outer.covers(draft.content[0][0])):
                continue
            claimant = claimants[id(outer)]
            if claimant.name is None:
                continue
            nearest = nearest or claimant
            if claimant.name != inner.name and claimant.name not in via:
                via.append(claimant.name)
        if nearest is None:
            continue
        nameless = inner.name is None or not inner.name[0].isupper()
        if inner.name is None or (nameless and draft.family == "document"):
            claimants[id(draft)] = nearest
        elif via:
            claimants[id(draft)] = inner._replace(via=tuple(reversed(via)))


def _size(draft: Draft) -> int:
    return sum(last - first for first, last in draft.content)


def finish(passage: Passage, draft: Draft, claimant: ClaimantMention) -> Attribution:
    """The record of a draft."""
    return Attribution(
        source=(_span(passage, draft.source),) if draft.source else (),
        cue=tuple(_span(passage, words) for words in sorted(draft.cue)),
        content=tuple(_span(passage, words) for words in sorted(draft.content)),
        type=quote_type(passage, draft),
        family=draft.family,
        claimant=claimant,
        modality=draft.modality,
        hedge_spans=tuple(_span(passage, words) for words in draft.cue)
        if draft.modality != "asserted"
        else (),
        said=draft.said,
        rule=draft.rule,
    )


def _span(passage: Passage, words: Words) -> Span:
    return passage.scan.span(*words)


def quote_type(passage: Passage, draft: Draft) -> QuoteType:
    """Direct where all of the content stands in quotation marks, mixed where some does."""
    inside = outside = 0
    for first, last in draft.content:
        i = first
        while i <= last:
            quotation = passage.quotation_at(i)
            if quotation is not None:
                inside += 1
                i = quotation.last + 1
            else:
                outside += passage.words[i] not in ",.;:"
                i += 1
    return "direct" if inside and not outside else "mixed" if inside else "indirect"
