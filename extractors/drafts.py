"""Attributions under construction: word indexes instead of characters, nothing resolved yet."""

from typing import TypeAlias

from newsfacts.extractors.mentions import Family, Modality, TimeMention

Words: TypeAlias = tuple[int, int]  # first and last word, both inside


class Draft:
    """One source, cue and content, in words of the article."""

    __slots__ = (
        "agentless",
        "content",
        "cue",
        "family",
        "head",
        "hedges",
        "modality",
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
        self.hedges: list[Words] = []
        self.agentless = source is None
        self.speaker: Words | None = None  # a cue that names who speaks: "reports that"

    def covers(self, index: int) -> bool:
        """Whether the content has the word."""
        return any(first <= index <= last for first, last in self.content)
