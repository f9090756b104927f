"""From drafts to attributions: claimants resolved, chains of second hand, spans of characters."""

from typing import Final

from newsfacts.documents.records import Span
from newsfacts.extractors.attribution.claimants import Resolver
from newsfacts.extractors.attribution.drafts import NOBODY, Draft, Words
from newsfacts.extractors.attribution.namewords import claimant_lexicon
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.falsehoods import debunked_at
from newsfacts.extractors.falsewords import falsehoods
from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.mentions import Attribution, ClaimantMention, QuoteType

CITING: Final = "verb cite participle"
NEIGHBOURS: Final = 8  # drafts around a citation that may be of its sentence
MAX_DEPTH: Final = 6  # attributions that hold one another


def finish_all(passage: Passage, drafts: list[Draft]) -> list[Attribution]:
    """The records of an article's drafts, claimants resolved in text order."""
    resolver = Resolver(passage)
    drafts = [d for d in drafts if _may_claim(resolver, d) and not is_debunked(passage, d)]
    for draft in sorted(drafts, key=_speaks_at):
        speaker = draft.source or draft.speaker
        draft.claimant = resolver.resolve(speaker, draft.sentence) if speaker else NOBODY
    pass_on_citations(resolver, drafts)
    drafts = pass_on_quoted(passage, drafts)
    add_chains(passage, drafts)
    drafts = trace_restatements(passage, drafts)
    return [finish(passage, draft) for draft in drafts]


def pass_on_citations(resolver: Resolver, drafts: list[Draft]) -> None:
    """Give "the radio said 20 were hurt, citing two doctors" to the doctors, through the radio."""
    for place, draft in enumerate(drafts):
        if draft.rule != CITING or draft.source is None:
            continue
        cited = resolver.resolve(draft.content[0], draft.sentence)
        for other in drafts[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]:
            if (
                other is not draft
                and other.sentence == draft.sentence
                and other.source is not None
                and other.source[0] == draft.source[0]
                and other.family == "say"
                and cited.name is not None
                and (cited.type != "person" or cited.name[0].isupper() or _are_people(cited.name))
            ):
                through = (other.claimant.name,) if other.claimant.name else ()
                other.claimant = cited._replace(via=through)


def pass_on_quoted(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """Give "the radio quoted the mayor as saying 40 died" to the mayor, through the radio."""
    rules = passage.listed.quoting
    quoting = {
        draft.content[0]: draft
        for draft in drafts
        if draft.rule[:5] == "verb " and draft.rule[5:].partition(" ")[0] in rules
    }
    if not quoting:
        return drafts
    passed: set[int] = set()
    for draft in drafts:
        by = quoting.get(draft.source) if draft.source is not None else None
        if by is not None and by is not draft:
            via = (by.claimant.name,) if by.claimant.name else ()
            draft.claimant = draft.claimant._replace(via=via)
            passed.add(id(by))
    return [draft for draft in drafts if id(draft) not in passed]


def _are_people(name: str) -> bool:
    """Whether words without a name tell of people: "two doctors", not "a closed briefing"."""
    roles = claimant_lexicon().roles
    return not (roles.persons | roles.titles | roles.anonymous).isdisjoint(name.split())


def _may_claim(resolver: Resolver, draft: Draft) -> bool:
    speaker = draft.source or draft.speaker
    return speaker is None or resolver.can_claim(speaker)


def is_debunked(passage: Passage, draft: Draft) -> bool:
    """Whether what a report claims is called false: it is then the denier's to deny.

    "Posts claiming that 300 drowned are false, the mayor said": the 300 are in the mayor's words.
    """
    head = draft.head
    if not draft.content or draft.cue[0][0] != head or draft.content[-1][1] < head:
        return False
    words = passage.words
    if words[head] not in falsehoods().reports and words[head] not in falsehoods().saying:
        return False
    first, last = draft.content[-1]
    return debunked_at(words, max(0, head - 3), first + 1, first + 1, last + 1) >= 0


def _speaks_at(draft: Draft) -> int:
    return draft.source[0] if draft.source else draft.head


def trace_restatements(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """Give "the recent estimate of around 8,000" to whoever said 8,000 before.

    One that nobody made stays an estimate of nobody's; any other figure is then the author's.
    """
    wanted = {draft.figure for draft in drafts if draft.figure is not None}
    if not wanted:
        return drafts
    made: dict[str, Draft] = {}  # who gave a figure first
    kept: list[Draft] = []
    for draft in drafts:
        if draft.figure is None:
            if draft.claimant.name is not None:
                for first, last in draft.content:
                    for word in wanted.intersection(passage.words[first : last + 1]):
                        made.setdefault(word, draft)
        elif draft.figure in made:
            draft.claimant = made[draft.figure].claimant
        elif draft.family != "belief":
            continue
        kept.append(draft)
    return kept


def add_chains(passage: Passage, drafts: list[Draft]) -> None:
    """``via``: an attribution inside the content of another comes through that one's claimant.

    Where the inner one names nobody ("is estimated", "tests showed") the outer claimant speaks.
    """
    outer: list[Draft] = []  # those that may hold the next one, outermost first
    for draft in sorted(drafts, key=_extent):
        if outer:
            start = draft.content[0][0]
            outer = [other for other in outer if other.content[-1][1] >= start][-MAX_DEPTH:]
            holders = [other for other in outer if other.covers(draft.head) and other.covers(start)]
            if holders:
                draft.claimant = _through(passage, draft, [holder.claimant for holder in holders])
        outer.append(draft)


def _extent(draft: Draft) -> tuple[int, int]:
    return draft.content[0][0], -draft.content[-1][1]


def _through(passage: Passage, draft: Draft, holders: list[ClaimantMention]) -> ClaimantMention:
    inner = draft.claimant
    named = [h for h in holders if h.name is not None and not h.name[0].isdigit()]
    if not named:
        return inner
    nameless = inner.name is None or not inner.name[0].isupper()
    own = draft.source is not None and passage.words[draft.source[0]] in grammar().possessives
    polled = inner.name is not None and inner.name[0].isdigit()  # "61 percent of voters"
    if inner.name is None or polled or (nameless and (own or draft.family == "document")):
        return named[-1]
    via = tuple(dict.fromkeys(h.name for h in named if h.name and h.name != inner.name))
    return inner._replace(via=via) if via else inner


def finish(passage: Passage, draft: Draft) -> Attribution:
    """The record of a draft."""
    starts, ends = passage.scan.starts, passage.scan.ends
    cue = _spans(starts, ends, draft.cue)
    return Attribution(
        _spans(starts, ends, [draft.source]) if draft.source else (),
        cue,
        _spans(starts, ends, draft.content),
        quote_type(passage, draft),
        draft.family,
        draft.claimant,
        draft.modality,
        cue if draft.modality != "asserted" else (),
        draft.said,
        draft.rule,
    )


def _spans(starts: list[int], ends: list[int], pieces: list[Words]) -> tuple[Span, ...]:
    if len(pieces) == 1:
        first, last = pieces[0]
        return (tuple.__new__(Span, (starts[first], ends[last])),)
    return tuple([Span(starts[first], ends[last]) for first, last in sorted(pieces)])


def quote_type(passage: Passage, draft: Draft) -> QuoteType:
    """Direct where all of the content stands in quotation marks, mixed where some does."""
    if not passage.quotations:
        return "indirect"
    inside = outside = False
    for first, last in draft.content:
        i = first
        for quotation in passage.quotations_between(first, last):
            inside = True
            outside = outside or _has_words(passage, i, quotation.first)
            i = quotation.last + 1
        outside = outside or _has_words(passage, i, last + 1)
        if outside and inside:
            return "mixed"
    return "direct" if inside else "indirect"


def _has_words(passage: Passage, first: int, stop: int) -> bool:
    words = passage.words
    for i in range(first, stop):  # noqa: SIM110 - faster than any()
        if words[i] not in ",.;:":
            return True
    return False
