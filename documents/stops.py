"""Whether a sentence ends at a full stop, a question mark, dots: the decisions, one by one.

``documents.sentences`` finds the places and decides the plain ones; what has an abbreviation before
it, a quote around it or a small letter behind it is decided here, from the words on both sides.
"""

import re
from typing import NamedTuple

from newsfacts.documents.abbreviations import StopWords
from newsfacts.documents.records import ZoneName

NEXT_RE = re.compile(
    r"""
    (?P<opening>[\"“‘'`(\[]{0,3}) (?P<word>[\w’'-]{0,40})
    (?P<rest>[^\w\s]?\s?) (?P<second>[\w’']{0,20})
    """,
    re.VERBOSE,
)
TAG_RE = re.compile(
    r"(?P<first>[A-Z][\w’'.-]{0,30})\s(?:[A-Z][\w’'.-]{0,30}\s){0,3}(?P<verb>[a-z]{2,12})\b"
)
ROMAN_RE = re.compile(r"[IVXLC]{1,6}\Z")
WINDOW = 40  # characters before a mark in which its word is looked for
OPENINGS = "([{\"“”‘’'`*_•"
NOT_A_START = ".!?…,;:)]}”%&/"
DASHES = "-–—―"
QUOTES = "\"”’'"


class Stop(NamedTuple):
    """A place where a sentence may end, with what stands around it."""

    text: str
    start: int  # of the sentence
    mark: int
    cut: int  # where the next sentence would start
    marks: str
    closing: str
    spaced: bool
    token: str  # the word before the mark
    zone: ZoneName

    @property
    def following(self) -> re.Match[str]:
        """What comes next."""
        match = NEXT_RE.match(self.text, self.cut)
        assert match is not None  # every part of the pattern may be empty
        return match

    @property
    def opens(self) -> bool:
        """Whether the word before the mark is the first of the sentence."""
        if self.mark - self.start > WINDOW:
            return False
        return self.text[self.start : self.mark].lstrip(OPENINGS + DASHES + " ") == self.token


def is_end(text: str, start: int, match: re.Match[str], zone: ZoneName, words: StopWords) -> bool:
    """Whether a sentence ends at a mark.

    Args:
        text: The text of the article.
        start: Where the sentence begins.
        match: Of ``sentences.END_RE``; something follows it in the paragraph.
        zone: Of the paragraph; titles have capitals that start nothing.
        words: The lexicon.
    """
    mark, cut = match.span()
    following = text[cut]
    if following in NOT_A_START:
        return False
    marks, closing, gap = match.group("marks", "closing", "gap")
    if following.islower() and not text[cut : cut + 12].lower().startswith(words.lowered):
        return False
    token = last_token(text, start, mark)
    stop = Stop(text, start, mark, cut, marks, closing, gap is not None, token, zone)
    kind = words.kinds.get(token.lower())
    plain = (kind is None and len(token) > 1 and not is_acronym(token)) or text[mark - 1] in ")]"
    quoted = closing.strip(QUOTES + " ") != closing
    if following.islower():
        return stop.spaced and plain and starts_in_lower_case(stop, words)
    if following in DASHES and quoted:
        return False  # “…” — Ana Ruiz
    if not stop.spaced and not parts_without_space(stop, plain, words):
        return False
    if marks != ".":
        return ends_loudly(stop, quoted, words)
    if plain:
        return not (token.isdigit() and len(token) < 3 and stop.opens)
    return quoted or ends_after(stop, kind, words)


def is_acronym(token: str) -> bool:
    """Whether a word has full stops inside as "U.S" and "Ph.D" have, not as "3.5" and "abc.com"."""
    return "." in token and any(len(part) == 1 and part.isalpha() for part in token.split("."))


def last_token(text: str, start: int, mark: int) -> str:
    """The word that ends at ``mark``, without what opens it and what it hangs on by a hyphen."""
    pieces = text[max(start, mark - WINDOW) : mark].split()
    if not pieces or text[mark - 1].isspace():
        return ""
    return pieces[-1].rpartition("-")[2].rpartition("/")[2].lstrip(OPENINGS)


def starts_in_lower_case(stop: Stop, words: StopWords) -> bool:
    """Whether the next word is a name that keeps its small letter at the start of a sentence."""
    word = stop.following["word"].lower()
    lowered = words.lexicon.lowered.words
    return not stop.closing and (word in lowered or word.partition("-")[0] in lowered)


def parts_without_space(stop: Stop, plain: bool, words: StopWords) -> bool:
    """Whether a mark with no space behind it ends a sentence: "…was closed.The driver"."""
    following = stop.following
    word = following["word"]
    if stop.closing and stop.closing[-1] in "’'" and word in ("S", "s"):
        return False
    if not plain or word.lower() in words.lexicon.domains.words:
        return False
    if not stop.token.islower() and not stop.token.isdigit() and word.lower() not in words.starters:
        return False
    return len(word) == 1 or word[1:2].islower() or bool(following["opening"])


def ends_loudly(stop: Stop, quoted: bool, words: StopWords) -> bool:
    """Whether "?", "!" or dots end a sentence before a word that does not begin in lower case."""
    following = stop.following
    word = following["word"].lower()
    if quoted:
        tag = TAG_RE.match(stop.text, stop.cut)
        return not (
            tag
            and tag["verb"] in words.lexicon.tags.words
            and tag["first"].lower() not in words.starters
        )
    if not set(stop.marks) <= set(".…"):
        shouted = stop.token.lower() in words.lexicon.shouted.words
        return not shouted or word in words.starters
    if len(stop.marks) > 3:
        return True
    if not stop.token:
        return word in words.starters and word not in ("i", "and", "but", "or")
    return word not in ("i", "i'm", "i’m", "i've", "i’ve")


def ends_after(stop: Stop, kind: str | None, words: StopWords) -> bool:
    """Whether a full stop behind an abbreviation or an initial also ends the sentence."""
    token, following = stop.token, stop.following
    word = following["word"].lower()
    capital = token[:1].isupper()
    digit = word[:1].isdigit()
    if not token:  # a mark on its own: ". . ." or " ."
        before = stop.text[max(stop.start, stop.mark - WINDOW) : stop.mark].rstrip()
        return not before.endswith(".") or word in words.starters
    if kind == "never" and not (capital and len(token) == 1):
        return False
    if kind == "clock" or token.lower().endswith(("a.m", "p.m")):
        return word not in words.lexicon.clock.followers and following["opening"] not in ("(", "[")
    if kind == "titles":
        return not capital and word in words.starters
    if kind == "numbered" and not (capital and len(token) == 1):
        return not digit and not (capital and ROMAN_RE.match(following["word"]))
    if kind == "calendar":
        return not capital or not (digit or words.kinds.get(word) == "calendar")
    if kind == "saints" and not follows_capital(stop):
        return False
    if kind in ("places", "firms") and not capital:
        return True
    if len(token) == 1 and not token.isalpha():
        return not (stop.opens and digit_or_letter(token))
    if len(token) == 1 and (stop.opens or not capital):
        return not stop.opens
    clauses = kind in ("places", "firms", "saints")
    return starts_sentence(stop, following, clauses, words)


def digit_or_letter(token: str) -> bool:
    """Whether a token may number an item."""
    return token.isalnum()


def follows_capital(stop: Stop) -> bool:
    """Whether the word before the last is capitalised or an ordinal: "Main St.", "42nd St."."""
    before = stop.text[max(stop.start, stop.mark - WINDOW) : stop.mark].split()
    return len(before) > 1 and (before[-2][0].isupper() or before[-2][0].isdigit())


def starts_sentence(stop: Stop, following: re.Match[str], clauses: bool, words: StopWords) -> bool:
    """Whether what follows an abbreviation starts a sentence rather than going on with a name."""
    opening, word, rest, second = following.group("opening", "word", "rest", "second")
    lowered = word.lower()
    if stop.zone == "headline" or opening.startswith(("(", "[")):
        return False
    if lowered in words.starters:
        return not (len(word) == 1 and rest.startswith("."))
    if opening or not second[:1].islower():
        return False
    if rest == ", ":
        return clauses and second in words.lexicon.clauses.followers
    return rest == " " and (lowered in words.nouns or (clauses and second in words.clauses))
