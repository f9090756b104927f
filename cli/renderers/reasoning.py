"""How each part of a fact was chosen: the words it was read from, where they stand, what they made.

``show --why`` prints these lines below the rule.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsfacts.analysis.passages import INFERRED_AS
from newsfacts.analysis.wording import listed

if TYPE_CHECKING:
    from newsfacts.analysis.passages import Passage
    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact

LONGEST = 60  # characters of a part that are shown
KEYS = {"claimant": "claimant", "cue": "claimant", "time": "time", "place": "places"}


def part_lines(fact: "Fact", article: "Article", passage: "Passage") -> Iterator[str]:
    """A line for each part that stands in the text, and one for what was taken from elsewhere."""
    seen: set[str] = set()
    for name in fact.spans.__struct_fields__:
        spans = getattr(fact.spans, name)
        if not spans:
            continue
        words = " … ".join(_short(article.text[start:end]) for start, end in spans)
        where = ", ".join(f"{start}–{end}" for start, end in spans)
        seen.add(INFERRED_AS.get(name, name))
        yield f"{name} “{words}” {where}{_made(name, fact)}{_from(name, fact, passage)}"
    taken = [name for name in fact.inferred if name not in seen]
    if taken:
        number = passage.numbers.get("counted") or passage.numbers.get("place")
        source = number or "the figure that it takes up"
        yield f"{listed(taken)}: as of {source}, not in its own words"
    absent = [part for part, key in KEYS.items() if key not in seen and key not in fact.inferred]
    absent = [part for part in absent if part != "cue" and not _is_given(part, fact)]
    if absent:
        yield f"{listed(absent)}: no words for it in reach"


def _made(name: str, fact: "Fact") -> str:
    """What the words of a part came to."""
    claimant = fact.claimant
    if name == "claimant" and claimant is not None and claimant.name is not None:
        return f" → {claimant.name}, {claimant.type}"
    if name == "hedge":
        return f" → {fact.modality}"
    if name == "time" and fact.time is not None:
        return f" → {fact.time.value}, {fact.time.relation or 'on'}"
    if name == "place" and fact.places:
        return f" → {', '.join(place.name for place in fact.places)}"
    if name == "counted" and fact.quantity is not None:
        return f" → {fact.quantity.metric}"
    return ""


def _from(name: str, fact: "Fact", passage: "Passage") -> str:
    number = passage.numbers.get(name)
    inferred = INFERRED_AS.get(name, name) in fact.inferred
    return f", {number} another sentence" if number else ", inferred" if inferred else ""


def _is_given(part: str, fact: "Fact") -> bool:
    given = {"claimant": fact.claimant, "time": fact.time, "place": fact.places or None}
    return given[part] is not None


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
