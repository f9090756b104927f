"""Which language an article is in: newsfacts reads English, and must not pretend to read others.

A guess by small words and by script, made only to keep other languages out: where little speaks for
either side the text is taken for English.
"""

import re
from functools import cache

import msgspec

from newsfacts.documents.lexicon import read_lexicon

ENGLISH = "en"
GLANCE = 300  # characters of the beginning, which settle it for most articles in English …
SAMPLE = 3000  # … and of the beginning and of the middle, where they do not
SURE_SHARE = 0.2  # of the words that are small words of English: no other language has so many
FOREIGN_SHARE = 0.12  # of the words that another language needs
FOREIGN_FACTOR = 1.5  # by which it must have more of them than English
FEWEST_WORDS = 10
FEWEST_KINDS = 4  # different small words: the names of people have some
SCRIPT_SHARE = 0.5  # of the letters
WORD_RE = re.compile(r"[^\W\d_]+")
TAG_RE = re.compile(r"(?P<language>[a-z]{2,3})(?:[-_][a-z0-9_-]{1,20})?\Z")
ENGLISH_TAGS = ("en", "eng", "english")


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language with its small words."""

    code: str
    words: frozenset[str]
    examples: tuple[str, ...]


class English(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The small words of English, and those of its headlines."""

    words: frozenset[str]
    shouted: frozenset[str]
    examples: tuple[str, ...]


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A run of code points, and the language or script that is meant by them."""

    code: str
    first: int
    last: int


class Languages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicons/languages.toml``."""

    english: English
    language: tuple[Language, ...]
    script: tuple[Script, ...]


@cache
def languages() -> Languages:
    """The lexicon, read once."""
    return read_lexicon("documents", "languages", Languages)


def guess_language(text: str) -> str | None:
    """The code "en", the code of another language, or None where little speaks for either.

    >>> guess_language("Drei Menschen sind bei dem Brand in der Stadt gestorben und zwei verletzt.")
    'de'
    """
    is_small = languages().english.words.__contains__
    words = WORD_RE.findall(text[:GLANCE].lower())
    if sum(map(is_small, words)) >= SURE_SHARE * len(words) > 0:
        return ENGLISH
    middle = max(SAMPLE, len(text) // 2)
    words = WORD_RE.findall((text[:SAMPLE] + " " + text[middle : middle + SAMPLE]).lower())
    english = sum(map(is_small, words))
    if english >= SURE_SHARE * len(words) > 0:
        return ENGLISH
    letters = "".join(words)
    if letters and not letters.isascii():
        script = guess_script(letters)
        if script is not None:
            return script
    if len(words) < FEWEST_WORDS:
        return None
    best, count = None, 0
    for language in languages().language:
        own = [word for word in words if word in language.words and not is_small(word)]
        if len(own) > count and len(set(own)) >= FEWEST_KINDS:
            best, count = language.code, len(own)
    english += sum(map(languages().english.shouted.__contains__, words))
    if count >= FOREIGN_SHARE * len(words) and count > FOREIGN_FACTOR * english:
        return best
    return None


def guess_script(letters: str) -> str | None:
    """The code of the script that most letters are of, or None where that is Latin."""
    counts = {
        script.code: sum(script.first <= ord(letter) <= script.last for letter in letters)
        for script in languages().script
    }
    if counts["ja"]:  # Japanese has Chinese characters, too
        counts["ja"] += counts["zh"]
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= SCRIPT_SHARE * len(letters) else None


def is_english(language: str | None) -> bool:
    """Whether an article is read: its language is English, unknown, or no tag of a language.

    >>> [is_english(tag) for tag in ("en-GB", None, "(none)", "de", "pt_BR")]
    [True, True, True, False, False]
    """
    if language is None:
        return True
    tag = language.strip().casefold()
    match = TAG_RE.match(tag)
    return tag in ENGLISH_TAGS or match is None or match["language"] in ENGLISH_TAGS


def settle_language(text: str, given: str | None, option: str | None) -> str | None:
    """The language of an article: of the option, else by its looks, else as it was given.

    The looks go before what is given, because pages and records often say what their template says.
    A text that looks English keeps what is given when that is English, too, or nothing.
    """
    if option is not None:
        return option
    guess = guess_language(text)
    if guess is None or (guess == ENGLISH and is_english(given)):
        return given
    return guess
