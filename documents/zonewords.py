"""The words by which lines are told apart, made ready for looking up."""

import re
from functools import cache
from typing import NamedTuple

from newsfacts.documents.lexicon import read_lexicon
from newsfacts.documents.zonelexicon import Boilerplate, ZoneLexicon

LONGEST_BOILERPLATE = 400  # characters; a longer paragraph is text whatever it says
LONGEST_START = 250
LONGEST_LINE = 60
SHORTEST_PART = 12
LONGEST_INSIDE = 160  # with the article going on below, only short lines are believed
ITEM_RE = re.compile(
    r"""
    (?: [-*•●▪◦‣·■□–—]{1,2} | \\\* | [0-9]{1,2}[.)] | \([0-9a-z]\) ) (?=\s)
    (?! \s* (?:$|\(@) )
    """,
    re.VERBOSE,
)
STAMP_WORD_RE = re.compile(r"[a-z]\.m|[a-z]+")
EDGES = " \t.:!?…›»>→|-–—•[](){}*\"“”'"
OPENERS = ' \t[({*>»•►▶■|-–—"“'


class ZoneWords(NamedTuple):
    """The lexicon with its phrases by what is looked up: a whole line, or a first word."""

    lexicon: ZoneLexicon
    lines: dict[str, Boilerplate]
    starts: dict[str, list[tuple[str, Boilerplate]]]
    parts: list[tuple[str, Boilerplate]]
    captions: dict[str, list[str]]

    def boilerplate(self, text: str) -> Boilerplate | None:
        """The kind of boilerplate that a paragraph is, or None."""
        if len(text) > LONGEST_BOILERPLATE:
            return None
        lowered = text.lower().replace("’", "'")
        if len(text) <= LONGEST_START:
            if len(text) < LONGEST_LINE and (
                found := self.lines.get(" ".join(lowered.strip(EDGES + "0123456789").split()))
            ):
                return found
            lowered = lowered.lstrip(OPENERS)
            if "0" <= lowered[:1] <= "9":
                lowered = "#" + lowered.lstrip("0123456789")
            for phrase, kind in self.starts.get(first_word(lowered), ()):
                if starts_with(lowered, phrase):
                    return kind
        for phrase, kind in self.parts if len(lowered) >= SHORTEST_PART else ():
            if phrase in lowered:
                return kind
        return None

    def boilerplate_inside(self, text: str) -> Boilerplate | None:
        """The kind of a line that belongs to the page though the article goes on below it."""
        if len(text) > LONGEST_INSIDE:
            return None
        first = first_word(text.lower().lstrip(OPENERS))
        if len(text) >= LONGEST_LINE and first not in self.starts:
            return None
        kind = self.boilerplate(text)
        return kind if kind is not None and (kind.inside or kind.heads) else None

    def starts_caption(self, text: str) -> bool:
        """Whether a paragraph begins as a caption or a credit does."""
        lowered = text[:40].lower()
        phrases = self.captions.get(first_word(lowered), ())
        return any(starts_with(lowered, phrase) for phrase in phrases)

    def is_byline(self, text: str) -> bool:
        """Whether a short line says who wrote the article or when, and nothing else."""
        lowered = text.lower()
        if lowered.startswith(self.lexicon.bylines.starts):
            return True
        stamps = self.lexicon.bylines.stamps
        words = STAMP_WORD_RE.findall(lowered)
        return all(word in stamps for word in words) and any(c.isdigit() for c in text)

    def is_unfinished(self, text: str) -> bool:
        """Whether a line ends in the middle of a phrase."""
        return text[-1] == "," or text.rpartition(" ")[2] in self.lexicon.unfinished

    def marks_item(self, text: str) -> bool:
        """Whether a line begins with the mark or number of a list."""
        return not text[0].isalpha() and ITEM_RE.match(text) is not None


@cache
def note_re() -> re.Pattern[str]:
    """How a note on the author begins: "Ana Ruiz is our reporter in Lima. She covers …"."""
    notes = zone_words().lexicon.biography
    roles, covers = ("|".join(map(re.escape, words)) for words in (notes.roles, notes.covers))
    return re.compile(
        rf"""
        (?:[A-Z][\w.'’-]{{0,30}}\s){{1,4}}+ is\s
        (?: our\b | (?:an?|the)\b (?= (?s:.){{0,250}} \b(?:{covers})\b ) )
        [^.!?\n]{{0,60}} \b(?:{roles})\b
        """,
        re.VERBOSE,
    )


@cache
def zone_words() -> ZoneWords:
    """The words of ``lexicons/zones.toml``, read once."""
    lexicon = read_lexicon("documents", "zones", ZoneLexicon)
    lines: dict[str, Boilerplate] = {}
    starts: dict[str, list[tuple[str, Boilerplate]]] = {}
    parts: list[tuple[str, Boilerplate]] = []
    for kind in lexicon.boilerplate:
        for phrase in kind.lines:
            lines.setdefault(phrase.strip(EDGES), kind)
        for phrase in kind.starts:
            starts.setdefault(first_word(phrase), []).append((phrase, kind))
        parts += [(phrase, kind) for phrase in kind.parts]
    captions: dict[str, list[str]] = {}
    for phrase in lexicon.captions.starts:
        captions.setdefault(first_word(phrase), []).append(phrase)
    return ZoneWords(lexicon, lines, starts, parts, captions)


def first_word(text: str) -> str:
    """What stands before the first white space, at most 40 characters."""
    return text[:40].partition(" ")[0]


def starts_with(text: str, phrase: str) -> bool:
    """Whether a text begins with a phrase that is not the beginning of a longer word."""
    head, gap, rest = phrase.partition(" … ")
    if gap:
        return text.startswith(head + " ") and rest in text[len(head) + 1 : LONGEST_START]
    if not text.startswith(phrase):
        return False
    following = text[len(phrase) : len(phrase) + 1]
    return not (following.isalpha() and phrase[-1].isalpha())
