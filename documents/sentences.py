"""The sentences of an article, with exact offsets.

A pattern finds every place where a sentence may end, and tables of words decide. Everything is read
in a window around the place, so the work is linear in the text whatever it holds. Every character
that is no white space is in exactly one sentence, and none crosses a paragraph.
"""

import re

from newsfacts.documents.abbreviations import stop_words
from newsfacts.documents.paragraphs import Paragraph
from newsfacts.documents.records import Sentence, ZoneName
from newsfacts.documents.stops import WINDOW, is_end

# A run of marks, closing quotes and brackets, then white space, or a capital letter right behind.
# Possessive, and never from the middle of a run, so linear on "...."; the marks come first, as a
# pattern that begins with a set of characters is searched three times as fast.
END_RE = re.compile(
    r"""
    (?P<marks>[.!?…](?<![.!?…][.!?…])[.!?…]*+)
    (?P<closing>["”’'»)\]]*+ (?:\s++["”](?=\s|\Z))?+)
    (?: (?P<gap>\s++) | (?=["“‘(]?[A-Z]) )
    """,
    re.VERBOSE,
)


def find_sentences(
    text: str, paragraphs: list[Paragraph], names: list[ZoneName]
) -> tuple[Sentence, ...]:
    """The sentences of named paragraphs, without the white space around them, in order.

    Example:
        >>> from newsfacts.documents.paragraphs import find_paragraphs
        >>> text = "Lt. Gen. Ana Ruiz left. She did not return."
        >>> for s in find_sentences(text, find_paragraphs(text), ["body"]):
        ...     print(text[s.start : s.end])
        Lt. Gen. Ana Ruiz left.
        She did not return.
    """
    words = stop_words()
    kinds = words.kinds
    sentences: list[Sentence] = []
    for number, (paragraph, name) in enumerate(zip(paragraphs, names, strict=True)):
        start, stop = paragraph.start, paragraph.end
        for match in END_RE.finditer(text, start, stop):
            mark, cut = match.span()
            if cut >= stop:
                break
            if text[mark:cut] == ". " and (text[cut].isupper() or text[cut] in '“"`'):
                # by far the most frequent, so decided here
                word = text[text.rfind(" ", max(start, mark - WINDOW), mark) + 1 : mark]
                if len(word) > 1 and word.isalpha():
                    kind = kinds.get(word.lower())
                    if kind is None:
                        sentences.append(Sentence(start, mark + 1, name, number))
                        start = cut
                        continue
                    if kind == "titles" and word[0].isupper():
                        continue
            if is_end(text, start, match, name, words):
                sentences.append(Sentence(start, match.end("closing"), name, number))
                start = cut
        sentences.append(Sentence(start, stop, name, number))
    return tuple(sentences)
