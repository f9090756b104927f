"""Names of people in running text: where one stands, who it is, and he or she."""

from functools import cache
from typing import Final

from newsfacts.extractors.attribution.namewords import Body, Gender, claimant_lexicon, first_names
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.wordclasses import DET, PREP
from newsfacts.extractors.places.gazetteer import match_demonym, match_place

MAX_AFTER_TITLE: Final = 5  # words of a name behind its title
MOST_NAMES: Final = 3  # words of a name that no list has
MAX_INITIAL: Final = 2  # letters of an abbreviated name: "A.", "Jr."
MAX_NAME: Final = 9  # words of a name, its hyphens and initials counted


@cache
def bodies() -> dict[str, Body]:
    """Every alias with its body."""
    return {alias: body for body in claimant_lexicon().body for alias in body.aliases}


class NameRun:
    """A capitalised run with its titles taken off."""

    __slots__ = ("first", "last", "titled", "titles")

    def __init__(
        self,
        first: int,
        last: int,
        titled: bool,
        titles: tuple[str, ...],
    ) -> None:
        self.first = first
        self.last = last
        self.titled = titled  # a title stood before it
        self.titles = titles


def name_run(passage: Passage, start: int, stop: int) -> NameRun | None:
    """The run of capitalised words that starts at ``start``, without the titles before the name."""
    words = passage.words
    roles = claimant_lexicon().roles
    i = start
    titles: list[str] = []
    while i < stop:
        word = words[i]
        if word in roles.titles or word in roles.courtesy or word in roles.persons:
            titles.append(word)
        elif not titles or word not in ("-", ".", "of"):
            break
        elif word == "of" and titles[-1] not in roles.titles | roles.courtesy:
            return None  # "residents of Varden"
        i += 1
    while i < stop and words[i] in "-.":
        i += 1
    first = i
    last = _run_end(passage, first, stop)
    if last < first:
        return None
    for i in range(last - 1, first - 1, -1):
        # "Peruvian President Ana Torres": the title stands inside the run
        if words[i] in roles.titles and last - i <= MAX_AFTER_TITLE:
            titles += [word for word in words[first : i + 1] if word.isalpha()]
            first = i + 1
            while first < last and not words[first].isalpha():
                first += 1
            break
    else:
        # behind a title the name begins at once: "Gen. Orsino Haider Malik"
        first = first if titles else _first_name(words, first, last)
    return NameRun(first, last, bool(titles), tuple(titles))


def _first_name(words: list[str], first: int, last: int) -> int:
    """Where the first name stands in a run that does not begin with one: "Farmer Ana Ruiz"."""
    names = first_names()
    if words[first] in names.male or words[first] in names.female or words[first] in names.either:
        return first
    for i in range(first + 1, last):
        if words[i] in names.male or words[i] in names.female:
            return i
    return first


def _run_end(passage: Passage, first: int, stop: int) -> int:
    """The last word of the capitals, particles, initials and hyphens from ``first``."""
    words, text, starts = passage.words, passage.text, passage.scan.starts
    particles, titles = first_names().particles, claimant_lexicon().roles.titles
    last = first - 1
    for i in range(first, min(stop, first + MAX_NAME)):
        word = words[i]
        if text[starts[i]].isupper():
            if (i > first or not passage.kinds[i] & (DET | PREP)) and word.isalpha():
                last = i
            elif "." not in word:
                break
        elif last < first:
            break
        elif word.isalpha():
            if words[i - 1] == "-" and passage.scan.touches(i):
                last = i  # Ki-moon
            elif word not in particles:
                break
        elif word == ".":
            short = len(words[i - 1]) <= MAX_INITIAL or words[i - 1] in titles
            if not short or not passage.scan.touches(i):
                break
        elif word not in ("-", "'", "’") or not passage.scan.touches(i):
            break
    return last


def is_person(passage: Passage, run: NameRun) -> bool:
    """Whether a run is the name of a person: by its first name, or by a title before it."""
    names = first_names()
    words = passage.words
    first = words[run.first]
    if _tail_is_body(words, run):
        return False
    if run.titled:
        return True
    if run.last == run.first:
        return False
    return first in names.male or first in names.female or first in names.either


def may_be_person(passage: Passage, run: NameRun, *, told: bool = False) -> bool:
    """Whether two or three capitals that no list has are more likely a person than a body.

    What is ``told`` to be one may have the name of a town: "the chief, Marta Kos".
    """
    roles = claimant_lexicon().roles
    words = passage.words[run.first : run.last + 1]
    return (
        1 < len(words) <= MOST_NAMES
        and all(word.isalpha() for word in words)
        and not any(
            word in roles.organisations
            or word in roles.official
            or word in roles.state
            or word in roles.media
            or word in roles.documents
            or word in roles.common
            for word in words
        )
        and not passage.kinds[run.first] & (DET | PREP)
        and match_place(passage.scan, run.first) is None
        and (told or match_place(passage.scan, run.last) is None)
        and match_demonym(passage.scan, run.first) is None
    )


def _tail_is_body(words: list[str], run: NameRun) -> bool:
    roles = claimant_lexicon().roles
    tail = words[run.last]
    return (
        tail in roles.organisations
        or tail in roles.official
        or tail in roles.documents
        or tail in ("times", "post", "journal", "staff")
    )


def gender_of(passage: Passage, run: NameRun) -> Gender | None:
    """He or she, where title or first name tells."""
    names, roles = first_names(), claimant_lexicon().roles
    for title in run.titles:
        if title in roles.female:
            return "she"
        if title in roles.male:
            return "he"
    first = passage.words[run.first]
    if first in names.male:
        return "he"
    return "she" if first in names.female else None


def surface(passage: Passage, first: int, last: int) -> str:
    """The words as written, white space made one."""
    words = passage.text[passage.scan.starts[first] : passage.scan.ends[last]]
    return words if first == last else " ".join(words.split())
