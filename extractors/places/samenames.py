"""Names of one article that are one place: "KHARAL DAM" of a headline, "Kharal Dam" and "Kharal".

Only names that no gazetteer lists: it has its own word on "Kansas" and "Kansas City".
"""

from collections.abc import Collection

from newsfacts.extractors.mentions import PlaceMention
from newsfacts.extractors.places.gazetteer import find_place, place_marks
from newsfacts.extractors.places.placewords import place_lexicon

ABBREVIATED = 3  # letters of a name in capitals that may be written so everywhere: "NYC"


def named_alike(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions of an article, one name for each place."""
    names = other_names(dict.fromkeys(mention.name for mention in mentions))
    if not names:
        return mentions
    return [
        mention._replace(name=names[mention.name]) if mention.name in names else mention
        for mention in mentions
    ]


def other_names(names: Collection[str]) -> dict[str, str]:
    """What each name should be that is another's in capitals, or with a feature behind it.

    Two features of one name stay two places, and nobody knows which of them the bare name means.

    >>> other_names(["KHARAL DAM", "Kharal", "Tarsk Dam", "Tarsk Airport", "Tarsk"])
    {'KHARAL DAM': 'Kharal'}
    """
    features = place_marks().behind
    written: dict[str, str] = {}  # how a name is written, by its letters
    featured: dict[str, set[str]] = {}  # names with a feature, by the name without it
    plain = True
    for name in names:
        folded = name.casefold()
        shouted = name.isupper() and (len(name) > ABBREVIATED or " " in name)
        if folded not in written or written[folded].isupper():
            written[folded] = name
        bare, _, feature = folded.rpartition(" ")
        if bare and feature in features:
            featured.setdefault(bare, set()).add(folded)
        plain = plain and not shouted and written[folded] == name
    if plain and featured.keys().isdisjoint(written):
        return {}
    found = {}
    for name in names:
        folded = name.casefold()
        bare = folded.rpartition(" ")[0]
        if folded in featured.get(bare, ()) and len(featured[bare]) == 1 and bare in written:
            folded = bare if find_place(bare) is None else folded
        best = _spoken(written[folded])
        if best != name and find_place(name) is None:
            found[name] = best
    return found


def _spoken(name: str) -> str:
    """A name that is written in capitals only, as it is written elsewhere."""
    if not name.isupper() or (len(name) <= ABBREVIATED and " " not in name):
        return name
    links = place_lexicon().located.links
    words = name.lower().split(" ")
    return " ".join(
        word if word in links and at else "-".join(map(str.capitalize, word.split("-")))
        for at, word in enumerate(words)
    )
