"""The one pass over an article: its words with their offsets, and the anchors among them.

A pattern a phenomenon costs a pass each; here the text is cut once, by C code, into words that
cover it without gaps, and a dictionary tells which of them may start something. Extractors then
read forwards and backwards over ``words`` by index, so no step searches for a surface again.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from operator import add
from typing import Any

from newsfacts.documents.records import Document, Sentence, Span
from newsfacts.extractors.mentions import Rejection

# Letters are listed rather than \w, which is half as fast; other scripts come out as single
# characters. White space belongs to the piece before it, so pieces are words.
LETTERS = "a-z\u00aa\u00b5\u00ba\u00df-\u00f6\u00f8-\u024f"
WORD_RE = re.compile(
    rf"""
    [a-z]\.(?:[a-z]\.)+\s*            # u.s. p.m. d.c.
  | [{LETTERS}]+\s*                   # troops
  | [0-9]+(?:[.,][0-9]+)*\s*          # 12,000 3.5
  | ['’](?:s|t|re|ve|ll|d|m)(?![{LETTERS}0-9])\s*  # 's 't, straight or curly
  | .\s*                              # one mark
    """,
    re.VERBOSE | re.DOTALL,
)


# A country that lower case would make a pronoun, and the word it has in a scan.
COUNTRY, COUNTRY_WORD = "US", "u.s."
# Words that are remembered, so that a long run over a large corpus stays small.
MOST_WORDS = 1 << 17


class Vocabulary(dict[str, int]):
    """The words that may anchor a mention, each with its extractors as bits.

    ``forms`` turns a piece of text into its word and remembers it, so that equal words are one
    object whose hash is known; it learns the numbers that it meets as anchors of ``number_bits``.
    """

    def __init__(self, anchors: Mapping[str, int], number_bits: int = 0) -> None:
        super().__init__(anchors)
        self._anchors = dict(anchors)
        self.number_bits = number_bits
        self.forms = _Forms(self)

    def trim(self) -> None:
        """Forget the words met so far, where they have become too many."""
        if len(self.forms) > MOST_WORDS:
            self.forms.clear()
            self.clear()
            self.update(self._anchors)


class _Forms(dict[str, str]):
    """The word of each piece of text, without the white space behind it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, piece: str) -> str:
        word = piece.rstrip()
        word = self.get(word, word)
        # ":" follows "9" in ASCII, so this is every word that begins with a digit
        if "0" <= word < ":" and self._vocabulary.number_bits:
            self._vocabulary[word] = self._vocabulary.number_bits
        self[word] = self[piece] = word
        return word


class Scan:
    """An article cut into words.

    ``words`` are lower case, ``starts``/``ends`` their offsets; ``tags`` has for each word the
    extractors that it may anchor, as bits, None where there are none. ``mentions`` is filled
    extractor by extractor, so that a later one sees what the earlier ones found.
    """

    __slots__ = (
        "_edges",
        "_sentence_starts",
        "document",
        "ends",
        "mentions",
        "rejected",
        "sentences",
        "starts",
        "tags",
        "text",
        "words",
    )

    def __init__(self, document: Document, vocabulary: Mapping[str, int]) -> None:
        self.document = document
        self.text = document.text
        pieces = WORD_RE.findall(lower_same_length(document.text))
        self.starts: list[int] = list(accumulate(map(len, pieces), initial=0))
        if not isinstance(vocabulary, Vocabulary):
            vocabulary = Vocabulary(vocabulary)
        vocabulary.trim()
        self.words: list[str] = list(map(vocabulary.forms.__getitem__, pieces))
        self.ends: list[int] = list(map(add, self.starts, map(len, self.words)))
        self._tell_country()
        self.tags: list[int | None] = list(map(vocabulary.get, self.words))
        self.sentences: tuple[Sentence, ...] = document.sentences
        self.mentions: dict[str, list[Any]] = {}
        self.rejected: list[Rejection] = []
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self._edges: list[tuple[int, int]] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def _tell_country(self) -> None:
        """Make "US" the word "u.s.", which no pronoun is; not among capitals ("JOIN US NOW")."""
        at = self.text.find(COUNTRY)
        while at >= 0:
            index = self.word_at(at)
            if self.original(index) == COUNTRY and not self._stands_among_capitals(index):
                self.words[index] = COUNTRY_WORD
            at = self.text.find(COUNTRY, at + len(COUNTRY))

    def _stands_among_capitals(self, index: int) -> bool:
        """Whether the words on both sides are in capitals, as far as there are any."""
        beside = [self.original(i) for i in (index - 1, index + 1) if 0 <= i < len(self.words)]
        return all(word.isupper() and len(word) > 1 for word in beside if word.isalpha())

    def original(self, index: int) -> str:
        """The word as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_capitalised(self, index: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def touches(self, index: int) -> bool:
        """Whether nothing, not even a space, parts the word from the one before it."""
        return index > 0 and self.ends[index - 1] == self.starts[index]

    def word_at(self, offset: int) -> int:
        """The index of the word that holds the character at ``offset``."""
        return max(0, min(bisect_right(self.starts, offset) - 1, len(self.words) - 1))

    def span(self, first: int, last: int) -> Span:
        """The characters of the words ``first`` to ``last``, both inside."""
        # Span(…) by the quick way: a call of a named tuple's class is a call of Python's
        return tuple.__new__(Span, (self.starts[first], self.ends[last]))

    def sentence_index(self, offset: int) -> int:
        """The index of the sentence that holds ``offset``, or the last one before it; -1: none."""
        return bisect_right(self._sentence_starts, offset) - 1

    def sentence_words(self, index: int) -> tuple[int, int]:
        """The words of a sentence as ``[first, stop)``."""
        if self._edges is None:
            starts = self.starts
            # starts has one entry more than words: the end of the text
            self._edges = [
                (bisect_right(starts, s.start) - 1, min(bisect_right(starts, s.end - 1), len(self)))
                for s in self.sentences
            ]
        return self._edges[index]


def lower_same_length(text: str) -> str:
    """``text.lower()``, keeping each character whose lower case is longer (İ)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
