"""Who says what: source, cue and content of every attribution."""

from collections.abc import Collection
from typing import Any, Final

from newsfacts.extractors.attribution.contents import may_attribute, read_content
from newsfacts.extractors.attribution.cues import CueVerb, cue_lexicon
from newsfacts.extractors.attribution.drafts import Draft
from newsfacts.extractors.attribution.floating import attach_floating
from newsfacts.extractors.attribution.nominals import read_adjective, read_noun
from newsfacts.extractors.attribution.passages import MAX_SENTENCE, Passage
from newsfacts.extractors.attribution.phrases import (
    read_according,
    read_adverb,
    read_colon,
    read_poll,
)
from newsfacts.extractors.attribution.posts import read_posts
from newsfacts.extractors.attribution.quotations import pair_marks
from newsfacts.extractors.attribution.records import finish_all
from newsfacts.extractors.attribution.sentenceviews import SentenceView
from newsfacts.extractors.attribution.verbs import merge_chains, read_verb
from newsfacts.extractors.attribution.walls import find_walls
from newsfacts.extractors.attribution.wordclasses import (
    ADVERB,
    BE,
    DET,
    GENITIVE,
    MARKS,
    NEG,
    PRONOUN,
)
from newsfacts.extractors.registry import extractor
from newsfacts.extractors.scanning import Scan

PUT_IT: Final = ("it",)
COPULAR: Final = BE | NEG | ADVERB | GENITIVE


@extractor("attribution")
class AttributionExtractor:
    """Finds cues by their words; everything else needs the sentence, so ``settle`` reads it."""

    anchors: Collection[str]
    numbers: bool = False
    nests: bool = True

    def __init__(self) -> None:
        lexicon = self.lexicon = cue_lexicon()
        self.anchors = frozenset().union(
            MARKS,
            lexicon.verbs,
            lexicon.phrasal,
            lexicon.nouns,
            lexicon.adjectives,
            lexicon.adverbs,
            lexicon.documents.polls,
            ("according", ":"),
        )

    def parse(self, scan: Scan, index: int) -> int:
        """The word: whether it is a cue is told by ``settle``, which knows the whole article."""
        return index

    def settle(self, scan: Scan, mentions: list[Any]) -> list[Any]:
        """Read the sentences that have cues, then what only the whole article tells."""
        words = scan.words
        passage = Passage(scan, pair_marks(scan, [i for i in mentions if words[i] in MARKS]))
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
        drafts.sort(key=_head)
        attach_floating(passage, drafts)
        return finish_all(passage, drafts)

    def _may_be_cue(self, passage: Passage, index: int) -> bool:
        """Whether the words next to a candidate let it attribute anything."""
        lexicon, word = self.lexicon, passage.words[index]
        before = passage.kinds[index - 1] if index else 0
        following = passage.words[index + 1] if index + 1 < len(passage.words) else ""
        determined = (
            before & DET and not before & PRONOUN and not passage.is_relative_that(index - 1)
        )
        if word in lexicon.verbs and not determined:
            return True
        if word in lexicon.phrasal and following in lexicon.phrasal_tails[word]:
            return True
        if word in lexicon.nouns:
            return following in lexicon.noun_tails
        if word in lexicon.adjectives:
            return (
                bool(before & COPULAR)
                or passage.words[index - 1] in passage.listed.stance_states
                or passage.is_adverb(index - 1)
            )
        return word not in lexicon.verbs and word not in lexicon.phrasal

    def _spoken(self, passage: Passage, mentions: list[int]) -> list[int]:
        """The candidates outside quotation marks: inside, the quoted speak."""
        words, may_be = passage.words, self._may_be_cue
        quotations = [quotation for quotation in passage.quotations if not quotation.single]
        if not quotations:
            return [i for i in mentions if words[i] not in MARKS and may_be(passage, i)]
        found: list[int] = []
        place, count = 0, len(quotations)
        first, last = quotations[0].first, quotations[0].last
        for i in mentions:
            while i > last and place + 1 < count:
                place += 1
                first, last = quotations[place].first, quotations[place].last
            if not first <= i <= last and words[i] not in MARKS and may_be(passage, i):
                found.append(i)
        return found

    def _read_sentence(self, passage: Passage, number: int, indices: list[int]) -> list[Draft]:
        view = SentenceView(passage, number, indices[0])
        others: list[int] = []
        cues, phrasal = self.lexicon.verbs, self.lexicon.phrasal
        for index in indices:
            word = passage.words[index]
            cue = cues.get(word)
            if word in phrasal:
                cue = _longest(passage, index, phrasal[word]) or cue
            verb = read_verb(view, index, cue) if cue is not None else None
            if verb is None:
                others.append(index)
            else:
                view.verbs.append(verb)
        if view.verbs:
            view.verbs = merge_chains([verb for verb in view.verbs if may_attribute(view, verb)])
            view.walls = find_walls(view)
        found = [read_content(view, verb) for verb in view.verbs]
        found += [self._read_other(view, index) for index in others]
        return _without_doubles([draft for draft in found if draft is not None])

    def _read_other(self, view: SentenceView, index: int) -> Draft | None:
        lexicon, word = self.lexicon, view.passage.words[index]
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
