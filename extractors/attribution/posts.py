"""Embedded posts: whoever signs one passes on what it says, and so does the agency it quotes."""

from typing import Final

from newsfacts.extractors.attribution.drafts import Draft, Words
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.wordclasses import DASH

HANDLE_REACH: Final = 12  # words of a signature before its handle


def read_posts(passage: Passage) -> list[Draft]:
    """An attribution for each signed post, and one for the agency at its head.

    The signature is "— Ana Ruiz (@ana) October 29, 2024", behind the post it signs.
    """
    drafts: list[Draft] = []
    scan = passage.scan
    begin = -1
    for number, sentence in enumerate(scan.sentences):
        if sentence.zone != "post":
            begin = -1
            continue
        first, stop = scan.sentence_words(number)
        name = _signature(passage, first, stop)
        if name is None:
            begin = first if begin < 0 else begin
            continue
        if 0 <= begin < first:
            drafts += _post(passage, number, (begin, first - 1), name, stop)
        begin = -1
    return drafts


def _signature(passage: Passage, first: int, stop: int) -> Words | None:
    """The name in "— Ana Ruiz (@ana)"."""
    if not passage.kinds[first] & DASH:
        return None
    for i in range(first + 1, min(stop - 1, first + HANDLE_REACH)):
        if passage.words[i] == "(" and passage.words[i + 1] == "@" and i > first + 1:
            return first + 1, i - 1
    return None


def _post(passage: Passage, number: int, content: Words, name: Words, stop: int) -> list[Draft]:
    first, last = content
    head = name[0] - 1
    said = next(
        (found[0] for i in range(name[1], stop) if (found := passage.time_at(i)) is not None), None
    )
    author = Draft(
        head,
        number,
        "say",
        "asserted",
        "post",
        source=name,
        cue=[(head, head)],
        content=[content],
        said=said,
    )
    words = passage.words
    if words[first] == "(" and words[first + 2] == ")" and passage.kinds[first + 3] & DASH:
        rest = (first + 4, last)
        wire = Draft(
            first,
            number,
            "say",
            "asserted",
            "wire",
            source=(first + 1, first + 1),
            cue=[(first + 3, first + 3)],
            content=[rest],
        )
        return [author, wire]
    return [author]
