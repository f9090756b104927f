"""Who an article has named so far, for the pronouns and short names that come later."""

from collections.abc import Callable
from typing import Final, NamedTuple

from newsfacts.extractors.attribution.namewords import Gender, claimant_lexicon, first_names
from newsfacts.extractors.mentions import ClaimantMention

REACH: Final = 60  # how many names back a reference may go


class Known(NamedTuple):
    """A claimant that was resolved, with what later references may ask for."""

    claimant: ClaimantMention
    sentence: int
    gender: Gender | None = None
    plural: bool = False
    titles: frozenset[str] = frozenset()  # what it was called: "spokesman", "ministry"
    body: bool = True  # no person


def again(known: Known, sentence: int) -> Known:
    """The same, named in another sentence."""
    return Known(known.claimant, sentence, known.gender, known.plural, known.titles, known.body)


def is_somebody(known: Known) -> bool:
    """Whether a claimant can be "he" or "she": named, or called what people are; no diary."""
    roles = claimant_lexicon().roles
    if (known.claimant.name or "")[:1].isupper():
        return True
    return any(
        word in roles.speakers or word.endswith(roles.person_endings) for word in known.titles
    )


class Register:
    """Everybody named, in order, and by name."""

    __slots__ = ("_known", "_names")

    def __init__(self) -> None:
        self._known: list[Known] = []
        self._names: dict[str, Known] = {}

    def remember(self, known: Known) -> None:
        """Note that somebody was named; a person also by surname."""
        name = known.claimant.name
        if not name:
            return
        self._known.append(known)
        lower = name.lower()
        self._names.setdefault(lower, known)
        if not known.body and not known.plural and name[0].isupper():
            parts = lower.split()
            self._names[parts[-1]] = known
            if _family_name_first(parts):
                self._names.setdefault(parts[0], known)

    def abbreviate(self, abbreviation: str, known: Known) -> None:
        """Note what an abbreviation stands for."""
        self._names[abbreviation] = known

    def named(self, name: str) -> Known | None:
        """Who a name, lower case, belongs to."""
        return self._names.get(name)

    def person(self, name: str) -> Known | None:
        """The person of a name, lower case."""
        known = self._names.get(name)
        return known if known is not None and not known.body and not known.plural else None

    def last(self, fits: Callable[[Known], bool]) -> Known | None:
        """The one named last that fits."""
        for known in self._known[: -REACH - 1 : -1]:
            if fits(known):
                return known
        return None


def _family_name_first(parts: list[str]) -> bool:
    """Whether the first part may stand for the whole: "Yoon" for "Yoon Suk Yeol"."""
    names = first_names()
    return len(parts) > 1 and (
        parts[0] in names.family_first
        or (parts[0] not in names.male and parts[0] not in names.female)
    )
