"""Who says what: source, cue and content of every attribution."""

from collections.abc import Collection
from typing import Any, Final

from newsfacts.extractors.attribution.contents import read_content
from newsfacts.extractors.attribution.cues import CueVerb, cue_lexicon
from newsfacts.extractors.attribution.drafts import Draft
from newsfacts.extractors.attribution.floating import attach_floating
from newsfacts.extractors.attribution.gapped import read_gapped
from newsfacts.extractors.attribution.lookalikes import may_attribute
from newsfacts.extractors.attribution.nominals import read_adjective, read_noun
from newsfacts.extractors.attribution.nounphrases import is_reduced
from newsfacts.extractors.attribution.passages import MAX_SENTENCE, Passage
from newsfacts.extractors.attribution.phrases import (
    read_according,
    read_adverb,
    read_colon,
    read_poll,
)
from newsfacts.extractors.attribution.posts import read_posts
from newsfacts.extractors.attribution.reckonings import may_reckon, read_reckoning
from newsfacts.extractors.attribution.records import finish_all
from newsfacts.extractors.attribution.sentenceviews import SentenceView, Verb
from newsfacts.extractors.attribution.verbs import merge_chains, read_verb
from newsfacts.extractors.attribution.walls import find_walls
from newsfacts.extractors.attribution.wordclasses import (
    ADVERBIAL,
    BE,
    DET,
    GENITIVE,
    MARKS,
    NEG,
    OBJECT,
    PRONOUN,
)
from newsfacts.extractors.registry import extractor
from newsfacts.extractors.scanning import Scan

PUT_IT: Final = ("it",)
COPULAR: Final = BE | NEG | GENITIVE
AS_VERB: Final = 1  # how a word may be a cue
AS_PHRASAL: Final = 2
AS_NOUN: Final = 4
AS_ADJECTIVE: Final = 8
AS_OTHER: Final = 16
AS_RECKONING: Final = 32


class AttributionExtractor:
    """Finds cues by their words; everything else needs the sentence, so ``settle`` reads it."""

    anchors: Collection[str]
    numbers: bool = False
    nests: bool = True

    def __init__(self) -> None:
        lexicon = self.lexicon = cue_lexicon()
        others = frozenset(lexicon.adverbs) | lexicon.documents.polls | {"according", ":"}
        self.bits: dict[str, int] = dict.fromkeys(MARKS, 0)
        for bit, words in (
            (AS_VERB, frozenset(lexicon.verbs)),
            (AS_PHRASAL, frozenset(lexicon.phrasal)),
            (AS_NOUN, frozenset(lexicon.nouns)),
            (AS_ADJECTIVE, frozenset(lexicon.adjectives)),
            (AS_OTHER, others),
            (AS_RECKONING, lexicon.clauses.reckonings),
        ):
            for word in words:
                self.bits[word] = self.bits.get(word, 0) | bit
        self.anchors = frozenset(self.bits)

    def parse(self, scan: Scan, index: int) -> int:
        """The word: whether it is a cue is told by ``settle``, which knows the whole article."""
        return index

    def settle(self, scan: Scan, mentions: list[Any]) -> list[Any]:
        """Read the sentences that have cues, then what only the whole article tells."""
        words = scan.words
        passage = Passage(scan, [i for i in mentions if words[i] in MARKS])
        drafts: list[Draft] = []
        number, stop = -1, -1
        indices: list[int] = []
        for index in self._spoken(passage, mentions):
            if index >= stop:
                if indices:
                    drafts += self._read_sentence(passage, number, indices)
                    indices = []
                number = scan.sentence_index(scan.starts[index])
                if number < 0:
                    continue
                first, stop = scan.sentence_words(number)
                part = (index - first) // MAX_SENTENCE + 1
                stop = min(stop, first + part * MAX_SENTENCE)
            indices.append(index)
        if indices:
            drafts += self._read_sentence(passage, number, indices)
        if "(@" in passage.text:
            drafts += read_posts(passage)
        drafts += read_gapped(passage, drafts)
        drafts.sort(key=_head)
        attach_floating(passage, drafts)
        return finish_all(passage, drafts)

    def _may_be_cue(self, passage: Passage, index: int, bits: int) -> bool:
        """Whether the words next to a candidate let it attribute anything."""
        if bits & AS_RECKONING and may_reckon(passage.words, index):
            return True
        if bits & AS_VERB:
            before = passage.kinds[index - 1] if index else 0
            if not before & DET or before & PRONOUN or passage.is_relative_that(index - 1):
                return True
            if before & OBJECT and index > 1 and is_reduced(passage, index - 2, 0):
                return True  # "the surgeon treating her said"
        if bits == AS_VERB:
            return False
        lexicon, word = self.lexicon, passage.words[index]
        following = passage.words[index + 1] if index + 1 < len(passage.words) else ""
        if bits & AS_PHRASAL and following in lexicon.phrasal_tails[word]:
            return True
        if bits & AS_NOUN:
            return following in lexicon.noun_tails
        if bits & AS_ADJECTIVE:
            before = passage.kinds[index - 1] if index else 0
            return (
                before & (COPULAR | ADVERBIAL) != 0
                or passage.words[index - 1] in passage.listed.stance_states
            )
        return not bits & (AS_VERB | AS_PHRASAL | AS_RECKONING)

    def _spoken(self, passage: Passage, mentions: list[int]) -> list[int]:
        """The candidates outside quotation marks: inside, the quoted speak."""
        words, kinds, cue_bits, may_be = passage.words, passage.kinds, self.bits, self._may_be_cue
        found: list[int] = []
        outer = iter([quotation for quotation in passage.quotations if not quotation.single])
        quotation = next(outer, None)
        for i in mentions:
            while quotation is not None and i > quotation.last:
                quotation = next(outer, None)
            if quotation is not None and i >= quotation.first:
                continue
            bits = cue_bits[words[i]]
            if bits == AS_VERB and i and not kinds[i - 1] & DET:
                found.append(i)  # as most are
            elif bits and may_be(passage, i, bits):
                found.append(i)
        return found

    def _read_sentence(self, passage: Passage, number: int, indices: list[int]) -> list[Draft]:
        view = SentenceView(passage, number, indices[0])
        others: list[int] = []
        cues, phrasal, cue_bits = self.lexicon.verbs, self.lexicon.phrasal, self.bits
        verbs: list[Verb] = view.verbs
        for index in indices:
            word = passage.words[index]
            bits = cue_bits[word]
            if bits & (AS_VERB | AS_PHRASAL):
                cue = cues.get(word)
                if bits & AS_PHRASAL:
                    cue = _longest(passage, index, phrasal[word]) or cue
                verb = read_verb(view, index, cue) if cue is not None else None
                if verb is not None:
                    verbs.append(verb)
                    continue
            if bits & ~(AS_VERB | AS_PHRASAL):
                others.append(index)
        if verbs:
            view.verbs = [verb for verb in verbs if may_attribute(view, verb)]
            if len(view.verbs) > 1:
                view.verbs = merge_chains(view.verbs)
            if others or len(view.verbs) > 1:
                view.walls = find_walls(view)  # its own stop no cue
        found: list[Draft] = []
        for verb in view.verbs:
            draft = read_content(view, verb)
            if draft is not None:
                found.append(draft)
        for index in others:
            draft = self._read_other(view, index)
            if draft is not None:
                found.append(draft)
        return _without_doubles(found) if others and len(found) > 1 else found

    def _read_other(self, view: SentenceView, index: int) -> Draft | None:
        lexicon, word = self.lexicon, view.passage.words[index]
        if word in lexicon.clauses.reckonings and may_reckon(view.passage.words, index):
            reckoned = read_reckoning(view, index)
            if reckoned is not None:
                return reckoned
        if word in lexicon.nouns:
            return read_noun(view, index, lexicon)
        if word in lexicon.adjectives:
            return read_adjective(view, index, lexicon)
        if word == "according":
            return read_according(view, index)
        if word == ":":
            return read_colon(view, index, lexicon.colon_stop)
        if word in lexicon.adverbs:
            entry = lexicon.adverbs[word]
            return read_adverb(view, index, entry.family, entry.modality)
        if word in lexicon.documents.polls:
            return read_poll(view, index)
        return None


extractor("attribution")(AttributionExtractor)


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    """The drafts with one for "expressed concern over", none for "a statement" in "said in"."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.nominal:
            start = draft.content[0][0]
            if not draft.light and any(other.content[0][0] == start for other in kept):
                continue
            if draft.light:
                kept = [other for other in kept if draft.cue[0][0] != other.head]
        kept.append(draft)
    return kept


def _longest(passage: Passage, index: int, cues: tuple[CueVerb, ...]) -> CueVerb | None:
    """The verb of several words that stands here: "took issue with"."""
    for cue in cues:
        stop = index + 1 + len(cue.tail)
        if cue.tail == PUT_IT and passage.words[stop : stop + 1] == ["at"]:
            continue  # "puts it at 600" gives a figure
        if tuple(passage.words[index + 1 : stop]) == cue.tail:
            return cue
    return None


def _head(draft: Draft) -> int:
    return draft.head
