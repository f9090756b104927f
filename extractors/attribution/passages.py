"""An article as the grammar of attribution reads it: words, their kinds, quotations, times."""

from bisect import bisect_right
from typing import Any, Final

from newsfacts.extractors.attribution.cues import cue_lexicon
from newsfacts.extractors.attribution.namewords import first_names
from newsfacts.extractors.attribution.quotations import Quotation, pair_marks
from newsfacts.extractors.attribution.wordclasses import (
    ADVERB,
    ADVERBIAL,
    DASH,
    GENITIVE,
    LISTED,
    LY_MIN,
    MAYBE_VERB,
    classify,
)
from newsfacts.extractors.mentions import TimeMention
from newsfacts.extractors.places.gazetteer import place_index
from newsfacts.extractors.scanning import Scan

MAX_SENTENCE: Final = 400  # words; what is longer is no prose and is cut
DATELINE: Final = 12  # words of a dateline before its dash
TITLE_WORDS: Final = 14
NO_NOUN: Final = LISTED & ~MAYBE_VERB
BULLETS: Final = frozenset(("•", "·", "*", "▪", "‣", "●", "◦", "-", "–"))
APOSTROPHES: Final = ("'", "’")
CAPITALS: Final = ("WHO", "US", "IT", "May", "Will")


class Passage:
    """The article with what each step of attribution asks for."""

    __slots__ = (
        "_names_inside",
        "_parentheses",
        "_quote_starts",
        "has_semicolon",
        "kinds",
        "listed",
        "quotations",
        "scan",
        "text",
        "time_ends",
        "times",
        "words",
    )

    def __init__(self, scan: Scan, marks: list[int]) -> None:
        """Read the article; ``marks`` are the words that may be quotation marks."""
        quotations = pair_marks(scan, marks) if marks else []
        self.scan = scan
        self.text = scan.text
        self.words = scan.words
        self.listed = cue_lexicon().clauses
        self.kinds = classify(scan)
        self.quotations = quotations
        self._quote_starts = [quotation.first for quotation in quotations]
        self._correct_capitals()
        self._mark_dashes()
        self._join_names(marks)
        self._names_inside: frozenset[str] | None = None
        self.has_semicolon = ";" in self.text
        self._parentheses = ")" in self.text
        times: list[Any] = scan.mentions.get("times", [])
        self.time_ends: dict[int, TimeMention] = {time.span.end: time for time in times}
        self.times: dict[int, TimeMention] = {time.span.start: time for time in times}

    def _correct_capitals(self) -> None:
        """Take words for names that look like others: "WHO", "May", "Will" inside a sentence."""
        for spelling in CAPITALS:
            position = self.text.find(spelling)
            while position >= 0:
                index = self.scan.word_at(position)
                if self.scan.original(index) == spelling and (
                    spelling.isupper() or self.text[position - 2 : position - 1].isalnum()
                ):
                    self.kinds[index] = 0
                position = self.text.find(spelling, position + 1)

    def _mark_dashes(self) -> None:
        """A hyphen between spaces, or a doubled one, is a dash."""
        text = self.text
        start = text.find("-")
        while start >= 0:
            before = text[start - 1] if start else " "
            after = text[start + 1 : start + 2] or " "
            if (before.isspace() and after.isspace()) or before == "-" or after == "-":
                self.kinds[self.scan.word_at(start)] |= DASH
            start = text.find("-", start + 1)

    def _join_names(self, marks: list[int]) -> None:
        """The apostrophe of "O’Neill" is no quotation mark."""
        text, words, starts = self.text, self.words, self.scan.starts
        for index in marks:
            if words[index] in APOSTROPHES:
                start = starts[index]
                before, after = text[start - 1 : start], text[start + 1 : start + 2]
                if before.isalpha() and after.isalpha():
                    self.kinds[index] = 0
                elif before == "s" and after == " " and self.quotation_at(index) is None:
                    self.kinds[index] = GENITIVE  # "parents' group"

    def has_quotation(self, first: int, last: int) -> bool:
        """Whether a quotation stands between two words, or holds one of them."""
        if not self.quotations:
            return False
        place = bisect_right(self._quote_starts, last) - 1
        return place >= 0 and self.quotations[place].last >= first

    @property
    def names_inside(self) -> frozenset[str]:
        """The words that have a capital where no sentence begins; found when first asked for."""
        if self._names_inside is None:
            scan, text = self.scan, self.text
            firsts = {scan.sentence_words(number)[0] for number in range(len(scan.sentences))}
            self._names_inside = frozenset(
                word
                for at, (word, start) in enumerate(zip(self.words, scan.starts, strict=False))
                if text[start].isupper() and text[start + 1 : start + 2].islower()
                if at not in firsts
            )
        return self._names_inside

    def bounds(self, index: int) -> tuple[int, int]:
        """The sentence of a word as ``[first, stop)`` words."""
        number = self.scan.sentence_index(self.scan.starts[index])
        if number < 0:
            return 0, index + 1
        first, stop = self.scan.sentence_words(number)
        return max(first, index - MAX_SENTENCE), max(index + 1, min(stop, index + MAX_SENTENCE))

    def inner_bounds(self, number: int, index: int) -> tuple[int, int]:
        """The words of a sentence as ``[first, stop)``, bullet, dateline and full stop left out.

        Of a sentence too long to be one, the part that holds the word ``index``.
        """
        first, stop = self.scan.sentence_words(number)
        if self.words[first] in BULLETS and first + 1 < stop:
            first += 1
        if stop - first > MAX_SENTENCE:
            first += (index - first) // MAX_SENTENCE * MAX_SENTENCE
            stop = min(stop, first + MAX_SENTENCE)
        while stop - 1 > first and self.words[stop - 1] == ".":
            stop -= 1
        if self.scan.original(first).isupper() and len(self.words[first]) > 1:
            first = self._behind_capitals(first, stop)
        if self._parentheses and ")" in self.words[first : first + DATELINE]:
            first = self._behind_dateline(first, stop)
        return first, stop

    def _behind_dateline(self, first: int, stop: int) -> int:
        """The first word behind "OSLO (Reuters) -"."""
        closing = self.words.index(")", first, first + DATELINE)
        if (
            closing + 2 < stop
            and "(" in self.words[first:closing]
            and self.kinds[closing + 1] & DASH
        ):
            return closing + 2
        return first

    def _behind_capitals(self, first: int, stop: int) -> int:
        """The first word behind "KARONGA CITY, Malawi –", "KARONGA, 3 May 2021 –"."""
        i = first + 1
        while i < min(stop - 1, first + DATELINE):
            if self.kinds[i] & DASH:
                return i + 1
            time = self.time_at(i)
            if time is not None:
                i = time[1]
            elif not self.is_capitalised(i) and self.words[i] not in (",", "."):
                return first
            i += 1
        return first

    def quotation_at(self, index: int) -> Quotation | None:
        """The quotation that holds the word, its marks included."""
        place = bisect_right(self._quote_starts, index) - 1
        if place < 0:
            return None
        quotation = self.quotations[place]
        return quotation if index <= quotation.last else None

    def quotations_between(self, first: int, last: int) -> list[Quotation]:
        """The quotations that begin or go on between two words."""
        quotations = self.quotations
        if not quotations:
            return []
        place = max(0, bisect_right(self._quote_starts, first) - 1)
        found: list[Quotation] = []
        while place < len(quotations) and quotations[place].first <= last:
            if quotations[place].last >= first:
                found.append(quotations[place])
            place += 1
        return found

    def opening_at(self, index: int) -> Quotation | None:
        """The quotation that opens with this word."""
        place = bisect_right(self._quote_starts, index) - 1
        if place < 0 or self.quotations[place].first != index:
            return None
        return self.quotations[place]

    def is_adverb(self, index: int) -> bool:
        """Whether the word is an adverb, by list or by its ending."""
        kind = self.kinds[index]
        if not kind & ADVERBIAL:
            return False
        return kind & ADVERB != 0 or not self._is_named(index)

    def _is_named(self, index: int) -> bool:
        """Whether a word in -ly is a name: "Paul Kelly said", not "Reportedly" at an opening."""
        start = self.scan.starts[index]
        if not self.text[start].isupper() or not self.text[start + 1].islower():
            return False
        if self.bounds(index)[0] == index:
            word, names = self.words[index], first_names()
            known = word in names.male or word in names.female or word in place_index()
            return known or word in self.names_inside
        return not self.in_title(index)

    def is_capitalised(self, index: int) -> bool:
        """Whether the word begins with a capital letter."""
        start = self.scan.starts[index]
        return self.text[start : start + 1].isupper()

    def in_title(self, index: int) -> bool:
        """Whether the words around are a headline in which every word has its capital."""
        first, stop = self.bounds(index)
        if self.words[stop - 1] == ".":
            return False  # "the Event Data Project, 14,200 people were killed."
        capitals = lower = 0
        for i in range(first, min(stop, first + TITLE_WORDS)):
            if len(self.words[i]) > LY_MIN - 1:
                if self.is_capitalised(i):
                    capitals += 1
                else:
                    lower += 1
        return capitals > lower

    def is_relative_that(self, index: int) -> bool:
        """Whether a word is "that" behind a noun, a subject as in "banks that warned"."""
        if index < 1 or self.words[index] != "that" or self.kinds[index - 1] & NO_NOUN:
            return False
        return self.words[index - 1].isalpha()

    def time_at(self, index: int) -> tuple[TimeMention, int] | None:
        """The time expression that starts at the word, and its last word."""
        time = self.times.get(self.scan.starts[index])
        if time is None:
            return None
        return time, self.scan.word_at(time.span.end - 1)

    def time_before(self, index: int) -> tuple[TimeMention, int] | None:
        """The time expression that ends with the word, and its first word."""
        time = self.time_ends.get(self.scan.ends[index])
        if time is None:
            return None
        return time, self.scan.word_at(time.span.start)
