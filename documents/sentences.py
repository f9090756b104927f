"""The sentences of an article, with exact offsets."""

import re

from newsfacts.documents.records import Sentence, Zone

LINE_RE = re.compile(r"[^\n]+")
END_RE = re.compile(r"(?<![A-Z.])(?<!Gen)(?<!Maj)(?<!Mr)(?<!Ms)[.?!][”\"'’)]*\s+(?=[A-Z“\"‘'0-9])")


def find_sentences(text: str, zones: tuple[Zone, ...]) -> tuple[Sentence, ...]:
    """Sentences without the white space around them, in order."""
    sentences: list[Sentence] = []
    paragraph = 0
    for zone in zones:
        for line in LINE_RE.finditer(text, zone.start, zone.end):
            start, stop = line.span()
            cuts = [m.end() for m in END_RE.finditer(text, start, stop)] + [stop]
            found = False
            for cut in cuts:
                piece = text[start:cut]
                left = start + len(piece) - len(piece.lstrip())
                right = start + len(piece.rstrip())
                if right > left:
                    sentences.append(Sentence(left, right, zone.name, paragraph))
                    found = True
                start = cut
            paragraph += found
    return tuple(sentences)
