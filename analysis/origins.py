"""Which mentions go back to one statement, so that they count once.

One origin are the mentions of one claimant in one article, mentions that copy a passage, an
article's restatement of what it gives to somebody, a speaker and the body that he speaks for, and
one claimant's same figure in several articles at one time.
"""

from collections.abc import Iterable, Mapping, Sequence

from newsfacts.analysis.claims import Claim
from newsfacts.analysis.copies import are_alike, copied_pairs
from newsfacts.analysis.copying import ArticleCopies
from newsfacts.analysis.days import AsOf, nearness
from newsfacts.analysis.unions import Unions

ONE_BRIEFING = 7  # days within which a claimant's same figure is one statement


def same_statements(
    claims: Sequence[Claim], texts: Mapping[str, str], copies: ArticleCopies | None = None
) -> list[list[int]]:
    """Indexes of claims of one block, grouped where they make one statement of one figure.

    Args:
        claims: The claims of a block.
        texts: Texts of articles by id; without them copies are not seen.
        copies: Which of the articles copy each other; without it only sentences are compared.
    """
    statements = Statements(claims, texts)
    if copies is not None:
        statements.join_edited(copies)
    return statements.groups()


class Statements:
    """The claims of one block as they are grouped by what makes them one statement.

    Args:
        claims: The claims of a block.
        texts: Texts of articles by id; without them copies are not seen.
    """

    def __init__(self, claims: Sequence[Claim], texts: Mapping[str, str]) -> None:
        self._claims = claims
        self._texts = texts
        self._together = together = Unions(range(len(claims)))
        self._open: list[list[int]] = []  # claims of one figure that edited copies may yet join
        figures: dict[tuple[object, ...], list[int]] = {}
        for index, claim in enumerate(claims):
            figures.setdefault(figure_key(claim), []).append(index)
        for indexes in figures.values():
            if len(indexes) == 1:
                continue
            _join_named(claims, indexes, together)
            _join_nameless(claims, indexes, together)
            told = [index for index in indexes if claims[index].fact.article in texts]
            if len({claims[index].fact.article for index in told}) > 1:
                if _are_several(told, together):
                    _join_copies(claims, told, together, texts)
                undecided = _undecided(claims, told, together)
                if undecided:
                    self._open.append(undecided)

    @property
    def undecided(self) -> set[str]:
        """The articles of which it matters whether they copy each other."""
        return {self._claims[index].fact.article for told in self._open for index in told}

    def join_edited(self, copies: ArticleCopies) -> None:
        """Make one statement of what an article and its edited copy tell."""
        for told in self._open:
            _join_edited(self._claims, told, self._together, self._texts, copies)

    def groups(self) -> list[list[int]]:
        """The indexes of the claims of each statement."""
        return self._together.groups()


def _are_several(indexes: Iterable[int], together: Unions[int]) -> bool:
    """Whether there is anything to join."""
    return len({together.leader(index) for index in indexes}) > 1


def _undecided(claims: Sequence[Claim], told: Sequence[int], together: Unions[int]) -> list[int]:
    """The claims of one figure that another statement of it might be joined to.

    Two statements of two named speakers never are one, whatever the articles copy.
    """
    statements: dict[str | None, set[int]] = {}
    for index in told:
        speaker = claims[index].speaker
        statements.setdefault(speaker, set()).add(together.leader(index))
    if len(set().union(*statements.values())) < 2:
        return []
    if None in statements:
        return list(told)
    return [index for index in told if len(statements[claims[index].speaker]) > 1]


def origins_of(
    claims: Sequence[Claim],
    statements: Sequence[Sequence[int]],
    texts: Mapping[str, str] | None = None,
) -> list[int]:
    """For each claim the index of the claim that stands for its origin.

    Args:
        claims: All claims of a metric.
        statements: From ``same_statements``, over all blocks, as indexes into ``claims``.
        texts: Of articles by id: a copy is of one origin whatever block its own date puts it in.
    """
    together = Unions(range(len(claims)))
    for group in statements:
        for index in group[1:]:
            together.join(group[0], index)
    _join_across(claims, statements, together, texts or {})
    lone = {
        index
        for group in statements
        if all(claims[member].own_voice for member in group)
        for index in group
    }
    first: dict[tuple[object, ...], int] = {}
    for index, claim in enumerate(claims):
        if claim.own_voice and index not in lone:
            continue  # it restates what somebody says
        # nobody has one statement to make: two figures that nobody is named for are two
        key = (_voice(claim),) if claim.name else ("", *figure_key(claim))
        together.join(first.setdefault((claim.fact.article, *key), index), index)
    return [together.leader(index) for index in range(len(claims))]


def _join_across(
    claims: Sequence[Claim],
    statements: Sequence[Sequence[int]],
    together: Unions[int],
    texts: Mapping[str, str],
) -> None:
    """Copied sentences of two blocks: an undated copy of a dated report is no further source."""
    figures: dict[tuple[object, ...], list[int]] = {}
    for group in statements:
        for index in group:
            if claims[index].fact.article in texts:
                figures.setdefault(figure_key(claims[index]), []).append(index)
    for told in figures.values():
        if _are_several(told, together):
            _join_copies(claims, told, together, texts)


def figure_key(claim: Claim) -> tuple[object, ...]:
    """What two mentions share when they give the same figure."""
    keys = claim.keys
    return claim.low, claim.high, claim.is_vague, keys.role, keys.modality, keys.counted


def _voice(claim: Claim) -> str:
    """Who speaks in an article: a name, an anonymous group, or nobody."""
    return (claim.name or "").casefold()


def _join_named(claims: Sequence[Claim], indexes: Sequence[int], together: Unions[int]) -> None:
    """One claimant at one time; a speaker and the body behind him in one article."""
    of_speaker: dict[str, dict[tuple[int | None, int | None], int]] = {}  # whom to join, by time
    in_article: dict[tuple[str, str], int] = {}
    for index in indexes:
        claim = claims[index]
        speaker = claim.speaker
        if speaker is None:
            continue
        in_article.setdefault((speaker, claim.fact.article), index)
        known = of_speaker.setdefault(speaker, {})
        when = claim.as_of.start, claim.as_of.end
        if when not in known:
            near = (
                other
                for days, other in known.items()
                if nearness(AsOf(*days), claim.as_of, ONE_BRIEFING) != "apart"
            )
            known[when] = next(near, index)
        together.join(known[when], index)
    for index in indexes:
        claim = claims[index]
        spoken_for = in_article.get((claim.parent or "", claim.fact.article))
        if spoken_for is not None:
            together.join(spoken_for, index)


def _join_nameless(claims: Sequence[Claim], indexes: Sequence[int], together: Unions[int]) -> None:
    """What an article says itself, or of nobody, joins the one there who says the same."""
    of_article: dict[str, list[int]] = {}
    for index in indexes:
        of_article.setdefault(claims[index].fact.article, []).append(index)
    for members in of_article.values():
        if len(members) == 1:
            continue
        ranked = sorted(members, key=lambda index: (_rank(claims[index]), index))
        for index in ranked[1:]:
            claim = claims[index]
            if claim.name is None or claim.name == claims[ranked[0]].name:
                together.join(ranked[0], index)


def _rank(claim: Claim) -> int:
    if claim.speaker is not None:
        return 0
    return 1 if claim.name else 2 if not claim.own_voice else 3


def _join_copies(
    claims: Sequence[Claim], told: Sequence[int], together: Unions[int], texts: Mapping[str, str]
) -> None:
    """Sentences that are copies of each other."""
    sentences = [(claims[index].fact.article, _sentence(claims[index], texts)) for index in told]
    for one, other in copied_pairs(sentences):
        if _may_be_one(claims[told[one]], claims[told[other]]):
            together.join(told[one], told[other])


def _join_edited(
    claims: Sequence[Claim],
    told: Sequence[int],
    together: Unions[int],
    texts: Mapping[str, str],
    copies: ArticleCopies,
) -> None:
    """Sentences of an article and its copy, edited too much to be known as copies by themselves."""
    of_article: dict[str, list[int]] = {}
    for index in told:
        of_article.setdefault(claims[index].fact.article, []).append(index)
    for article, members in of_article.items():
        for partner in copies.partners(article):
            for one in of_article.get(partner, ()):
                for other in members:
                    if together.leader(one) == together.leader(other):
                        continue
                    a, b = claims[one], claims[other]
                    if _may_be_one(a, b) and are_alike(_sentence(a, texts), _sentence(b, texts)):
                        together.join(min(one, other), max(one, other))


def _sentence(claim: Claim, texts: Mapping[str, str]) -> str:
    fact = claim.fact
    return texts[fact.article][fact.sentence.start : fact.sentence.end]


def _may_be_one(a: Claim, b: Claim) -> bool:
    return a.speaker is None or b.speaker is None or a.speaker == b.speaker
