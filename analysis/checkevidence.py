"""The evidence of a check: which statements of the clippings bear on a figure, and their words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from newsfacts.analysis.aliases import short_forms, with_long_names
from newsfacts.analysis.blocks import Row
from newsfacts.analysis.checkclippings import Clippings, sentence_of, words_of
from newsfacts.analysis.checkrecords import Exhibit
from newsfacts.analysis.checktimes import TELLING
from newsfacts.analysis.claims import Claim
from newsfacts.analysis.days import AsOf, iso_day, order
from newsfacts.analysis.drafts import check_lexicon
from newsfacts.analysis.gathering import Weights
from newsfacts.analysis.kinship import names_in
from newsfacts.analysis.matching import (
    Match,
    relate,
    supersedes,
    voice_relation,
)
from newsfacts.analysis.parts import part_words
from newsfacts.analysis.records import When
from newsfacts.analysis.settings import INCIDENT, Context, Settings
from newsfacts.analysis.verdicts import judge
from newsfacts.analysis.wording import figure_words
from newsfacts.extractors.facts import Fact

MOST_OWN = 2  # further figures of the draft's claimant that are shown
MOST_OTHERS = 3  # differing figures of others
AFTER = 40  # characters behind a figure that a quotation may take
NEAR = 24  # characters between two parts that it takes with them
LONGEST = 60  # of a part before the figure


def match_rows(
    d: Claim,
    text: str,
    clippings: Clippings,
    settings: Settings,
    until: int | None,
) -> list[Match]:
    """Each statement of the draft's metric beside a figure of the draft, by its closest mention.

    Args:
        d: The draft's claim.
        text: The draft's.
        clippings: From ``gather``.
        settings: The width of "about" and of one time.
        until: The last day of the draft, which cannot know later figures.
    """
    metric = d.keys.metric
    rows = clippings.rows.get(metric, ())
    (d,) = with_long_names([d], {**clippings.short_forms, **short_forms([text])})
    d = _known(d, clippings)
    sentence, passage = d.fact.sentence, paragraph_at(text, d.fact.start)
    mine, words = words_of(text[sentence.start : sentence.end]), clippings.words
    weights = clippings.weights.get(metric, Weights(()))
    names = names_in(passage)
    texts = {**clippings.texts, d.fact.article: text}
    d_is_part = _is_part(d, texts)

    def likeness(claim: Claim) -> Callable[[], float]:
        return lambda: weights.likeness(mine, words[claim.fact.id])

    def kindred(claim: Claim) -> Callable[[], bool]:
        return lambda: clippings.names.share(names, claim.fact.article) >= check_lexicon().kindred

    def related(claim: Claim) -> Match:
        claim = _where_named(claim, d, texts)
        like, kin = likeness(claim), kindred(claim)
        match = relate(d, claim, likeness=like, kindred=kin, settings=settings)
        if match.figure in ("fits", "differs") and _is_part(claim, texts) != d_is_part:
            return match._replace(thing="other")
        return match

    found = []
    for row in rows:
        match = min(map(related, _speaking(row, d)), key=lambda match: match.rank)
        if match.thing == "other":  # of several told in one figure another may be meant
            match = min(map(related, row.claims), key=lambda match: match.rank)
        since = match.claim.as_of.start
        is_later = until is not None and since is not None and since > until
        match = match._replace(later=is_later, origin=row.origin)
        found.append(match if d.keys.role == "before" else without_revised(match, rows))
    if d.as_of.basis in TELLING:  # what was said on a day stays so, whatever came later
        return found
    newer = _Newer(found)
    revised = next((m.superseded for m in found if m.superseded and m.voice == "same"), None)
    if revised is not None:  # what an article states without a name is the revised figure, too
        found = [_with_revision(match, revised) for match in found]
    return [
        match if match.superseded else match._replace(superseded=newer.than(match))
        for match in found
    ]


def _where_named(claim: Claim, d: Claim, texts: Mapping[str, str]) -> Claim:
    """A clipping's toll, also at the draft's place where its sentence names that.

    "After the Kharal dam burst in Swat" is told of Swat, and a draft on Kharal tells of the same.
    """
    if claim.kind != INCIDENT or not d.event.places or claim.event.places & d.event.places:
        return claim
    sentence = sentence_of(claim, texts)
    named = {place for place in d.event.places if f" {place} " in f" {sentence} "}
    if not named:
        return claim
    return claim._replace(event=claim.event._replace(places=claim.event.places | named))


def without_revised(match: Match, rows: Sequence[Row]) -> Match:
    """A figure that its own clipping tells as an earlier one, with what it was revised to.

    "Down to 79 from 83" supports no 83: it is outdated, or, where nobody says what came after it
    or the draft is older than the revision, of another time.
    """
    claim = match.claim
    if claim.keys.role != "before" or match.figure not in ("said", "bare"):
        return match
    told = (each for row in rows for each in row.claims if follows(each, claim))
    later = None if match.later else next(told, None)
    return match._replace(superseded=later, time=match.time if later else "another")


def _with_revision(match: Match, revised: Claim) -> Match:
    """A statement in no name of what the draft's claimant has revised since, or on that day."""
    is_plain = match.voice == "plain" and match.figure in ("said", "bare")
    is_later = order(match.claim.as_of, revised.as_of) > 0
    return match._replace(superseded=revised) if is_plain and not is_later else match


def follows(later: Claim, earlier: Claim) -> bool:
    """Whether one sentence gives a figure as what another was changed to: "to 79 from 83"."""
    one, other = earlier.fact, later.fact
    one_sentence = one.article == other.article and one.sentence == other.sentence
    is_told_as_change = other.quantity is not None and other.quantity.trend is not None
    return one_sentence and later.keys.role == "level" and is_told_as_change


def headline_notes(
    d: Claim, group: Sequence[Claim], text: str, settings: Settings
) -> Iterator[str]:
    """Where the draft's own text has another figure than its headline, and none that fits it."""
    if d.fact.zone != "headline":
        return
    extents = [claim.fact.sentence for claim in (d, *group)]
    words = [words_of(text[extent.start : extent.end]) for extent in extents]
    weights = Weights(words)
    differing = []
    for claim, told in zip(group, words[1:], strict=True):
        if claim.fact.zone == "headline":
            continue
        like = weights.likeness(words[0], told)
        match = relate(d, claim, likeness=partial(float, like), kindred=_never, settings=settings)
        if match.thing == "same" and match.figure in ("said", "bare", "fits"):
            return
        if match.thing == "same" and match.figure == "differs" and match.time != "another":
            differing.append(claim)
    for claim in differing[:1]:
        line = text.count("\n", 0, claim.fact.start) + 1
        yield f"the draft's own text has {figure_words(claim)} (line {line})"


def _known(d: Claim, clippings: Clippings) -> Claim:
    """The draft's claim, its speaker tied to the body that he speaks for in the clippings."""
    claimant = d.fact.claimant
    parent = clippings.parents.get(d.speaker or "")
    if claimant is None or claimant.parent or parent is None:
        return d
    told = msgspec.structs.replace(claimant, parent=parent)
    return d._replace(fact=msgspec.structs.replace(d.fact, claimant=told))


def _never() -> bool:
    return False


def paragraph_at(text: str, offset: int) -> str:
    """The paragraph around a character: up to the blank lines on both sides."""
    start, end = text.rfind("\n\n", 0, offset), text.find("\n\n", offset)
    return text[max(start, 0) : end if end >= 0 else len(text)]


def _is_part(claim: Claim, texts: Mapping[str, str]) -> bool:
    """Whether a figure is told as part of a larger one, or on top of one."""
    return part_words(claim, texts) is not None


def _speaking(row: Row, d: Claim) -> Sequence[Claim]:
    """The mentions that say whose figure it is.

    What an article says itself where it restates somebody does not make the figure its own, so it
    is no support for a draft that names nobody.
    """
    if d.name is not None:
        return row.claims
    return [claim for claim in row.claims if claim.name is not None] or row.claims


class _Newer:
    """The figures that may supersede the draft's, the latest first, by who gives them."""

    def __init__(self, found: Sequence[Match]) -> None:
        self._of_speaker: dict[str | None, list[Match]] = {}
        self._same_voice: list[Match] = []
        for match in sorted(found, key=lambda match: -(match.claim.as_of.start or 0)):
            if match.may_supersede and not match.later:
                self._of_speaker.setdefault(match.claim.speaker, []).append(match)
                if match.voice == "same":
                    self._same_voice.append(match)

    def than(self, match: Match) -> Claim | None:
        """The claimant's latest figure after the one that the draft has."""
        if match.figure not in ("said", "bare") or match.thing == "other":
            return None
        candidates = self._of_speaker.get(match.claim.speaker, [])
        if match.voice == "plain":
            candidates = [*self._same_voice, *candidates]
        return next((each.claim for each in candidates if supersedes(each, match)), None)


def exhibits(
    d: Claim, match: Match | None, found: Sequence[Match], clippings: Clippings
) -> Iterator[Exhibit]:
    """What is shown of a verdict: what decided, then what the draft's claimant does say."""
    shown: set[str] = set()
    if match is not None:
        yield _exhibit("decides", d, match, clippings)
        shown.add(match.claim.fact.id)
        if match.superseded is not None:
            newer = match._replace(claim=match.superseded, figure="differs")
            yield _exhibit("newer", d, newer, clippings)
            shown.add(match.superseded.fact.id)
    has_number = match is not None and match.figure in ("said", "bare", "denied")
    if match is not None and match.voice == "same" and has_number:
        return
    if not has_number:
        for each in _elsewhere(d, found, clippings)[:MOST_OWN]:
            yield _exhibit("elsewhere", d, each, clippings)
            shown.add(each.claim.fact.id)
    if d.speaker is not None and (match is None or match.voice != "same"):
        own = [each for each in found if each.voice == "same" and each.thing != "other"]
        own = [each for each in own if each.claim.fact.id not in shown]
        for each in sorted(own, key=lambda each: each.rank)[:MOST_OWN]:
            yield _exhibit("claimant", d, each, clippings)
            shown.add(each.claim.fact.id)
    if not shown:
        near = [each for each in found if each.thing != "other"]
        for each in sorted(near, key=lambda each: each.rank)[:1]:
            yield _exhibit("near", d, each, clippings)


def _elsewhere(d: Claim, found: Sequence[Match], clippings: Clippings) -> list[Match]:
    """The draft's number from the draft's claimant, of something else."""
    if d.speaker is None:
        return []
    same = [each for each in found if each.voice == "same" and each.figure in ("said", "bare")]
    of_others = (
        row.lead
        for metric, rows in clippings.rows.items()
        if metric != d.keys.metric
        for row in rows
    )
    for claim in (*of_others, *clippings.elsewhere):
        if voice_relation(d, claim) == "same" and (d.low, d.high) == (claim.low, claim.high):
            same.append(Match(claim, "other", "same", "said", "open"))
    return sorted(same, key=lambda each: each.rank)


def differing(
    d: Claim,
    match: Match | None,
    found: Sequence[Match],
    clippings: Clippings,
    context: Context,
) -> Iterator[Exhibit]:
    """Figures of the same thing by others that do not fit the draft's, each voice once."""
    shown = {match.claim.name if match else None, None}
    others = sorted(
        (each for each in found if each.thing == "same" and each.figure == "differs"),
        key=lambda each: each.rank,
    )
    count = 0
    for each in others:
        if each.claim.name in shown or count == MOST_OTHERS:
            continue
        if judge(d, each.claim, context).verdict != "not comparable":
            count += 1
            shown.add(each.claim.name)
            yield _exhibit("differs", d, each, clippings)


def origins_behind(found: Sequence[Match]) -> int:
    """How many statements, each told however often, have the draft's figure."""
    things = ("same", "less", "more")
    return len(
        {match.origin for match in found if match.thing in things and match.figure == "said"}
    )


def _exhibit(role: str, d: Claim, match: Match, clippings: Clippings) -> Exhibit:
    claim = match.claim
    fact, claimant, quantity = claim.fact, claim.fact.claimant, claim.fact.quantity
    assert quantity is not None
    text = clippings.texts.get(fact.article, "")
    relations = ("thing", "voice", "figure", "time")
    alike = ("same", "said", "open")
    return Exhibit(
        role=role,
        fact=fact.id,
        article=fact.article,
        line=text.count("\n", 0, fact.start) + 1,
        start=fact.start,
        end=fact.end,
        text=fact.text,
        quote=quotation(fact, text),
        claimant=claim.name,
        source=claimant.text if claimant else None,
        type=claimant.type if claimant else "author",
        low=claim.low,
        high=claim.high,
        modifier=quantity.modifier,
        modality=fact.modality,
        time=when_of(claim.as_of),
        place=claim.keys.place,
        inferred=tuple(dict.fromkeys((*fact.inferred, *claim.borrowed_keys))),
        differs=tuple(
            f"{name}: {getattr(match, name)}"
            for name in relations
            if getattr(match, name) not in alike
        ),
    )


def quotation(fact: Fact, text: str) -> str:
    """The words of a figure from its source to what is counted, with … where much is between."""
    sentence, parts = fact.sentence, fact.spans
    behind = [end for span in (parts.counted, parts.place, parts.time) for _, end in span]
    ceiling = min(sentence.end, fact.end + AFTER)
    end = max([each for each in behind if fact.end < each <= ceiling], default=fact.end)
    spans = sorted(
        (start, stop)
        for group in (parts.claimant, parts.cue, parts.hedge)
        for start, stop in group
        if sentence.start <= start and stop <= fact.start
    )
    pieces: list[tuple[int, int]] = []
    for start, stop in [*spans, (fact.start, end)]:
        if pieces and start - pieces[-1][1] <= NEAR:
            pieces[-1] = (pieces[-1][0], max(stop, pieces[-1][1]))
        else:
            pieces.append((start, min(stop, start + LONGEST) if stop < fact.start else stop))
    return " … ".join(" ".join(text[start:stop].split()) for start, stop in pieces)


def when_of(when: AsOf) -> When | None:
    """A time as JSON prints it."""
    if when.basis is None:
        return None
    return When(iso_day(when.start), iso_day(when.end), when.basis, when.unresolved)
