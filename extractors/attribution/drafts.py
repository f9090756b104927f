"""Attributions under construction: word indexes instead of characters, nothing resolved yet."""

from typing import Final, TypeAlias

from newsfacts.extractors.mentions import ClaimantMention, Family, Modality, TimeMention

Words: TypeAlias = tuple[int, int]  # first and last word, both inside


NOBODY: Final = ClaimantMention(None, "unattributed")


class Draft:
    """One source, cue and content, in words of the article."""

    __slots__ = (
        "claimant",
        "content",
        "cue",
        "family",
        "figure",
        "head",
        "light",
        "modality",
        "nominal",
        "rule",
        "said",
        "sentence",
        "source",
        "speaker",
    )

    def __init__(
        self,
        head: int,
        sentence: int,
        family: Family,
        modality: Modality,
        rule: str,
        *,
        source: Words | None,
        cue: list[Words],
        content: list[Words],
        said: TimeMention | None = None,
    ) -> None:
        self.head = head  # the cue word that anchored it
        self.sentence = sentence
        self.family = family
        self.modality = modality
        self.rule = rule
        self.source = source
        self.cue = cue
        self.content = content
        self.said = said
        self.figure: str | None = None  # the number it restates: "the estimate of 8,000"
        self.nominal = False  # the cue is a noun
        self.light = False  # and a verb carries it: "expressed concern"
        self.claimant = NOBODY
        self.speaker: Words | None = None  # a cue that names who speaks: "reports that"

    def covers(self, index: int) -> bool:
        """Whether the content has the word."""
        for first, last in self.content:  # noqa: SIM110 - faster than any()
            if first <= index <= last:
                return True
        return False
