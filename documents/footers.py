"""Where the article ends and the page goes on: subscribe lines, related headlines, author notes.

Read from the last paragraph upwards: boilerplate, headlines of other articles and notes on the
author are passed, and the first paragraph of ordinary prose stops. The footer begins at the topmost
boilerplate line that was passed, so prose is never in it.
"""

import re

from newsfacts.documents.zonewords import ZoneWords, note_re, zone_words

LONGEST_TEASER = 150  # characters
MOST_TEASER_WORDS = 16
LONGEST_NAME = 60
MOST_LINES = 200  # of a footer; lists without prose can be as long as they like
LONGEST_CONTACT = 200
LONGEST_NOTE = 1000
LONGEST_AUTHOR_NOTE = 400
PROSE_LEFT = 0.5  # of the characters stand above a line that closes the article
CONTACT_RE = re.compile(
    r"""
    [^\s@]{1,64}@[^\s@]{1,100}\.[a-z]{2,10} | @\w{1,30} | (?:https?://|www\.)\S{1,500}
    """,
    re.VERBOSE | re.IGNORECASE,
)
REACHED_RE = re.compile(r"\breach(?:ed)? (?:\w+ )?at\b")
WORD_RE = re.compile(r"[\w'’]+")
QUOTES = '"“”'


def footer_start(texts: list[str]) -> int | None:
    """The index of the first paragraph of the footer, or None.

    Args:
        texts: The paragraphs of the article, without white space around them.
    """
    words = zone_words()
    stop, top = len(texts), None
    closing = closing_line(texts, words)
    if closing is not None:
        stop = top = closing
    for index in range(stop - 1, max(0, stop - MOST_LINES), -1):
        text = texts[index]
        kind = words.boilerplate(text)
        if kind is not None or is_contact(text) or is_author_note(text):
            if (kind is not None and kind.opens) or top == index + 1 or index == len(texts) - 1:
                top = index
        elif not is_teaser(text) and not is_biography(texts, index, words):
            break
    return top if top is not None and has_prose(texts[:top]) else None


def is_contact(text: str) -> bool:
    """Whether a paragraph is an address, or a short sentence that says how to reach the author."""
    if "@" not in text and "http" not in text and "www." not in text:
        return False
    if CONTACT_RE.fullmatch(text):
        return True
    return len(text) <= LONGEST_CONTACT and REACHED_RE.search(text) is not None


def is_author_note(text: str) -> bool:
    """Whether a paragraph says who wrote the article: believed at the end of it, nowhere else."""
    return len(text) <= LONGEST_AUTHOR_NOTE and note_re().match(text) is not None


def closing_line(texts: list[str], words: ZoneWords) -> int | None:
    """The first line that closes an article, with most of the characters above it."""
    above, total = 0, sum(map(len, texts))
    for index, text in enumerate(texts):
        if len(text) < 100 and above >= PROSE_LEFT * total:
            kind = words.boilerplate(text)
            if kind is not None and kind.closes:
                return index
        above += len(text)
    return None


def has_prose(texts: list[str]) -> bool:
    """Whether an article is left above the footer."""
    return any(not is_teaser(text) for text in texts)


def is_teaser(text: str) -> bool:
    """Whether a paragraph is a headline, a name or a link rather than a sentence."""
    if len(text) > LONGEST_TEASER:
        return False
    words = text.split()
    if text[-1] not in ".!?;:,\"”’'…" or len(words) <= 2:
        return len(words) <= MOST_TEASER_WORDS
    return is_title_case(words) and not any(mark in text for mark in QUOTES)


def is_title_case(words: list[str]) -> bool:
    """Whether nearly all longer words are capitalised, as in an American headline."""
    longer = [word for word in words if len(word) > 3 and word[-1].isalnum()]
    longer += [word for word in words if len(word) > 4 and not word[-1].isalnum()]
    if len(longer) < 2 or len(words) < 3:
        return False
    capital = sum(not word.lstrip("\"'“‘(#$")[:1].islower() for word in longer)
    return capital >= 0.8 * len(longer)


def is_biography(texts: list[str], index: int, words: ZoneWords) -> bool:
    """Whether a paragraph is the author's or outlet's note on themselves, below a short line."""
    text = texts[index]
    short_above = any(len(above) < LONGEST_NAME for above in texts[max(0, index - 3) : index])
    if not short_above or len(text) > LONGEST_NOTE or any(mark in text for mark in QUOTES):
        return False
    found = [word.lower() for word in WORD_RE.findall(text)]
    notes = words.lexicon.biography
    media = sum(word in notes.media for word in found)
    address = sum(word in notes.address for word in found)
    return media >= 1 and address >= 1 and media + address >= max(3, 0.08 * len(found))
