"""Coding in the terminal: a person lists the figures of a sentence without seeing what was read.

Questions go to stderr, answers come from stdin, so that a session can also be a file of answers.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TextIO, TypeVar, get_args

from newsfacts.cli.printing import say
from newsfacts.cli.renderers.wrapping import wrap

if TYPE_CHECKING:
    from newsfacts.analysis.sampling import Passage
    from newsfacts.store.reviews import CodedFigure

T = TypeVar("T")

WIDTH = 76
SKIP, STOP = "s", "q"
HELP = (
    "For each figure type its words as they stand there, then the answers to four questions.",
    "An empty line ends a sentence; s skips it, q stops. What is answered is kept at once.",
)


class Stopped(Exception):  # noqa: N818 - says what happened
    """The person wants no more, or stdin has ended."""


class Vocabulary(NamedTuple):
    """The answers that count."""

    metrics: Sequence[str]
    modalities: Sequence[str]


def vocabulary() -> Vocabulary:
    """The metrics and modalities that there are."""
    from newsfacts.cli.vocabulary import metric_names
    from newsfacts.extractors.mentions import Modality

    return Vocabulary(metric_names(), get_args(Modality))


def code_passages(
    passages: "Sequence[Passage]",
    place_of: "Callable[[Passage], str]",
    keep: "Callable[[Passage, tuple[CodedFigure, ...]], None]",
    answers: TextIO | None = None,
) -> int:
    """Ask for the figures of each passage; how many passages were coded.

    Args:
        passages: In the order in which they are asked.
        place_of: What a passage is called.
        keep: Called with what was coded, passage by passage.
        answers: Where answers come from; stdin when None.
    """
    words = vocabulary()
    lines = iter(sys.stdin if answers is None else answers)
    for line in HELP:
        say(line)
    coded = 0
    for number, passage in enumerate(passages, 1):
        say()
        say(f"[{number}/{len(passages)}] {place_of(passage)}")
        for line in wrap(passage.text, WIDTH):
            say(f"   {line}")
        try:
            figures = code_passage(passage, words, lines)
        except Stopped:
            break
        if figures is not None:
            keep(passage, figures)
            coded += 1
    return coded


def code_passage(
    passage: "Passage", words: Vocabulary, lines: Iterable[str]
) -> "tuple[CodedFigure, ...] | None":
    """The figures of one passage; None when it is skipped.

    Raises:
        Stopped: The person wants no more.
    """
    from newsfacts.store.reviews import CodedFigure

    figures: list[CodedFigure] = []
    refused = False
    while True:
        text = ask("figure", lines)
        if text == SKIP and not figures:
            return None
        if text == STOP:
            raise Stopped
        if not text and refused and not figures:  # who mistyped a figure does not mean that
            say(f"   none was taken; again an empty line if there is none, {SKIP} skips")
            refused = False
            continue
        if not text:
            return tuple(figures)
        at = passage.text.find(text)
        taken = {figure.start - passage.start for figure in figures}
        while at in taken:
            at = passage.text.find(text, at + 1)
        if at < 0:
            say("   these words do not stand there; copy them")
            refused = True
            continue
        low, high = ask_until("from–to (12000, 3-5, -12000 up to, 40- at least)", lines, read_ends)
        metric = ask_until("counts what", lines, lambda text: one_of(text, words.metrics))
        claimant = ask("who says so (empty: the article itself)", lines)
        modality = ask_until(
            "how sure (empty: asserted)", lines, lambda text: one_of(text, words.modalities)
        )
        figures.append(
            CodedFigure(
                text=text,
                start=passage.start + at,
                end=passage.start + at + len(text),
                metric=metric or "count",
                low=low,
                high=high,
                claimant=claimant or None,
                modality=modality or "asserted",
            )
        )


def ask(question: str, lines: Iterable[str]) -> str:
    """One answer, without the white space around it.

    Raises:
        Stopped: There are no more.
    """
    print(f"   {question}> ", end="", file=sys.stderr, flush=True)
    for line in lines:
        return line.strip()
    raise Stopped


def ask_until(question: str, lines: Iterable[str], read: Callable[[str], T]) -> T:
    """An answer that can be read; what is wrong with another is said."""
    while True:
        try:
            return read(ask(question, lines))
        except ValueError as error:
            say(f"   {error}")


def one_of(text: str, known: Sequence[str]) -> str | None:
    """A word of a list, or a unique beginning of one; None for nothing.

    Raises:
        ValueError: It is none of them.
    """
    if not text:
        return None
    text = text.casefold()
    begins = [name for name in known if name.startswith(text)]
    if text in known or len(begins) == 1:
        return text if text in known else begins[0]
    raise ValueError(f"one of {', '.join(begins or known)}")


def read_ends(text: str) -> tuple[float | None, float | None]:
    """The ends of a figure: "12000", "3-5", "-12000", "40-", nothing.

    Raises:
        ValueError: It is none of these.
    """
    if not text:
        return None, None
    text = text.replace(",", "").replace("–", "-").replace(" ", "")
    first, dash, last = text.partition("-")
    try:
        low = float(first) if first else None
        high = (float(last) if last else None) if dash else low
    except ValueError as error:
        raise ValueError("a number, or two with a dash between them") from error
    if low is not None and high is not None and low > high:
        raise ValueError("the first is the smaller one")
    return low, high
