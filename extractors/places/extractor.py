"""Places, with their relation to what stands before them and what contains them.

"Russia's Kursk region", "the Kursk region of Russia" and "Kursk Oblast, Russia" are one reading:
Kursk, within Russia. Names that the gazetteer does not know are read in ``unlisted.py``.
"""

from collections.abc import Collection

from newsfacts.extractors.grammar import grammar
from newsfacts.extractors.mentions import PlaceMention
from newsfacts.extractors.places.gazetteer import (
    Place,
    adjectives,
    demonym_index,
    match_demonym,
    match_place,
    match_place_words,
    place_index,
    place_marks,
)
from newsfacts.extractors.places.locating import is_time
from newsfacts.extractors.places.placewords import place_lexicon
from newsfacts.extractors.places.samenames import named_alike
from newsfacts.extractors.places.unlisted import (
    read_behind_preposition,
    read_contained,
    read_titled,
    read_typed,
)
from newsfacts.extractors.places.whereabouts import (
    POSSESSIVES,
    Found,
    country_of_mention,
    is_hyphened,
    is_name_word,
    is_shouting,
    last_capital,
    read_container,
    read_relation,
    skip_compass,
)
from newsfacts.extractors.registry import extractor
from newsfacts.extractors.scanning import Scan

# How a place came to stand where it is: linking trusts a preposition more than a bare name.
BARE = "bare"
POSSESSIVE = "possessive"
ROLE_WORDS = 4  # between "Peru's" and the name of somebody
UNNAMED = "the capital"


class Places:
    """Names of the gazetteer, and names that a type word makes places."""

    numbers = False
    nests = False

    def __init__(self) -> None:
        marks = place_marks()
        self.marks = marks
        self.locating = place_lexicon().located.prepositions
        self.sites = place_lexicon().located.sites
        classes = grammar()
        self.acting = classes.be | classes.have | classes.modals | frozenset(("says", "said"))
        self.grammar = (
            classes.prepositions
            | classes.conjunctions
            | classes.be
            | classes.have
            | classes.modals
            | classes.adverbs
        )
        self.anchors: Collection[str] = {
            *place_index(),
            *demonym_index(),
            *marks.behind,
            *marks.before,
            *marks.capital,
            *place_lexicon().located.prepositions,
        }

    def parse(self, scan: Scan, index: int) -> PlaceMention | None:
        """The place at a name or at a type word, with its relation."""
        found = None
        word = scan.words[index]
        if word in self.locating:
            if word == "at" and scan.words[index - 1] not in self.sites:
                return None  # "a base at Karonga", not "a professor at Karonga"
            if not self._may_follow(scan, index + 1):
                return None
        if scan.text[scan.starts[index]].isupper():
            match = match_place(scan, index)
            if match is not None:
                if scan.words[index - 1] == "of" and scan.words[index - 2] in self.marks.compared:
                    return None  # "an area the size of Malta"
                found = self._read_known(scan, index, *match)
            else:
                people = match_demonym(scan, index)
                if people is not None:
                    found = self._read_part(scan, index, people[0] + 1, people[1])
        if found is None:
            if word in self.marks.behind:
                found = read_typed(scan, index)
            if found is None and word in self.marks.before:
                found = read_titled(scan, index)
            if found is None and word in self.locating:
                found = read_behind_preposition(scan, index)
            if found is None and word in self.marks.capital:
                found = self._read_capital(scan, index)
            if found is None:
                return None
        relation, span = read_relation(scan, found.first)
        rule = found.rule
        if span is None and rule != POSSESSIVE:
            rule = f"{BARE} {rule}"
        return PlaceMention(
            scan.span(found.first, found.last), found.name, found.within, relation, span, rule
        )

    def settle(self, scan: Scan, mentions: list[PlaceMention]) -> list[PlaceMention]:
        """Places in a list share the first preposition ("in Mali and Chad"); one name each."""
        settled: list[PlaceMention] = []
        country: str | None = None
        unnamed = any(not mention.name for mention in mentions)
        for mention in mentions:
            if not unnamed:
                pass
            elif mention.name:
                country = country_of_mention(mention) or country
            elif country in place_lexicon().capitals:
                name = place_lexicon().capitals[country]
                mention = mention._replace(name=name, within=country)
            else:
                continue
            if settled:
                before = settled[-1]
                if mention.span.start < before.span.end:
                    continue
                between = scan.text[before.span.end : mention.span.start].strip()
                joined = between in ("and", ",", "or", ", and")
                if between[:1] == "," and self._acts(scan, mention):
                    joined = False
                if joined and mention.rule.startswith(BARE):
                    mention = mention._replace(
                        relation=before.relation,
                        relation_span=before.relation_span,
                        rule=before.rule if before.rule != POSSESSIVE else mention.rule,
                    )
            settled.append(mention)
        return named_alike(settled)

    def _acts(self, scan: Scan, mention: PlaceMention) -> bool:
        """Whether a verb follows: "500 in Congo, and Malawi is sending 250" tells of no place."""
        after = scan.word_at(mention.span.end - 1) + 1
        return after < len(scan) and scan.words[after] in self.acting

    def _may_follow(self, scan: Scan, index: int) -> bool:
        """Whether a name may begin at a word, or behind it: "in Karonga", "in nearby Karonga"."""
        if scan.words[index : index + 1] == ["the"]:
            index += 1  # "in the Cordillera del Norte"
        return index < len(scan) and (
            scan.text[scan.starts[index]].isupper() or scan.words[index] in self.marks.compass
        )

    def _read_known(self, scan: Scan, first: int, last: int, place: Place) -> Found | None:
        words, stop = scan.words, len(scan)
        follows = last + 1
        if is_hyphened(scan, first) or is_hyphened(scan, follows + 1):
            return None  # "Indo-Pacific", "Lima-based"
        if follows < stop and words[follows] == "$" and scan.touches(follows):
            return None  # "US$5"
        if follows < stop and words[follows] in POSSESSIVES:
            return self._read_possession(scan, first, follows + 1, place)
        if follows < stop and words[follows] in self.marks.border:
            return self._read_part(scan, first, follows, place.name)
        if (
            place.kind == "country"
            and follows + 1 < stop
            and words[follows] in self.marks.before
            and words[follows + 1] == "of"
        ):
            return None  # "the U.S. state of Georgia" is Georgia
        typed = place.kind != "country" and follows < stop and words[follows] in self.marks.behind
        if typed:
            last = follows
        elif self._is_part_of_name(scan, first, last):
            return None
        within = place.within
        container = read_container(scan, last, place, typed)
        if container is not None:
            last, within = container
        elif place.kind != "city" or place.within is None:
            before = read_contained(scan, first, last, place)
            if before is not None:
                return before
        return Found(first, last, place.name, within, "gazetteer")

    def _read_possession(self, scan: Scan, first: int, follows: int, place: Place) -> Found | None:
        """What "Russia's" is followed by: a place in it, a part of it, or something else."""
        at = skip_compass(scan, follows)
        if at >= len(scan):
            return None
        if scan.is_capitalised(at):
            inner = match_place(scan, at)
            if inner is not None and inner[1].kind != "country":
                last = inner[0]
                if last + 1 < len(scan) and scan.words[last + 1] in self.marks.behind:
                    last += 1
                return Found(first, last, inner[1].name, place.name, "possessed place")
            last = last_capital(scan, at)
            if last + 1 < len(scan) and scan.words[last + 1] in self.marks.behind:
                name = scan.text[scan.starts[at] : scan.ends[last]]
                return Found(first, last + 1, name, place.name, "possessed type word")
            return Found(first, follows - 1, place.name, place.within, POSSESSIVE)
        part = self._read_part(scan, first, at, place.name)
        if part is None and self._owns_person(scan, at):
            return None
        return part or Found(first, follows - 1, place.name, place.within, POSSESSIVE)

    def _owns_person(self, scan: Scan, at: int) -> bool:
        """Whether somebody is named behind what they are: "Peru's best player Ana Diaz"."""
        stop = min(len(scan) - 1, at + ROLE_WORDS)
        while at < stop and scan.words[at].isalpha() and not scan.is_capitalised(at):
            if scan.words[at] in self.grammar or scan.words[at] in self.marks.before:
                return False
            at += 1
        named = is_name_word(scan, at) and is_name_word(scan, at + 1)
        return named and match_place(scan, at) is None

    def _read_part(self, scan: Scan, first: int, at: int, country: str) -> Found | None:
        """A part of a country: "Ukraine's border", "the Haitian capital", "Russian soil"."""
        if at >= len(scan):
            return None
        word = scan.words[at]
        if word in self.marks.border:
            name = f"{adjectives().get(country, country)} {word}"
            return Found(first, at, name, None, "border")
        if word in self.marks.capital:
            capital = place_lexicon().capitals.get(country)
            # "the Peruvian capital, Lima" is one place, told by its name
            if capital is None or (at + 1 < len(scan) and scan.words[at + 1] == "city"):
                return None
            after = at + 2 if at + 1 < len(scan) and scan.words[at + 1] == "," else at + 1
            named = match_place(scan, after) if after < len(scan) else None
            if named is not None and named[1].name == capital:
                return Found(first, named[0], capital, country, "capital")
            return Found(first, at, capital, country, "capital")
        if word in self.marks.parts:
            return Found(first, at, country, None, "part")
        return None

    def _read_capital(self, scan: Scan, index: int) -> Found | None:
        """The capital, with its name behind it or to be known from the country told of."""
        words = scan.words
        if index == 0 or words[index - 1] != "the" or index + 2 >= len(scan):
            return None
        after = index + 2 if words[index + 1] == "," else index + 1
        named = match_place_words(scan.words, after) if scan.is_capitalised(after) else None
        if named is not None and named[1].kind == "city":
            return Found(index, named[0], named[1].name, named[1].within, "capital")
        if words[index + 1].isalpha() and words[index + 1] not in self.grammar:
            return None  # "the capital gains", "the capital city"
        return Found(index, index, "", None, UNNAMED)

    def _is_part_of_name(self, scan: Scan, first: int, last: int) -> bool:
        """Whether a longer name holds this one: "Boston Globe", "the University of Oregon"."""
        words, starts = scan.words, scan.starts
        sentence = scan.sentence_index(starts[first])
        if sentence >= 0 and scan.sentences[sentence].zone == "headline":
            return False
        if is_shouting(scan, first, last):
            return False  # in copy that is all capitals, no capital tells a name
        after = last + 1
        if (
            after < len(scan)
            and words[after].isalpha()
            and scan.is_capitalised(after)
            and not is_time(scan, after)  # "in Boston Monday"
            and scan.sentence_index(starts[after]) == sentence
        ):
            return True
        before = first - 1
        if before < 1 or words[before] == "":
            return False
        opening = scan.sentences[sentence].start if sentence >= 0 else 0
        if words[before] == "of":
            head = before - 1
            return (
                words[head] not in self.marks.before
                and starts[head] > opening
                and words[head].isalpha()
                and scan.is_capitalised(head)
            )
        return (
            words[before].isalpha()
            and starts[before] > opening
            and scan.is_capitalised(before)
            and words[before] not in self.marks.compass
            and words[before] not in grammar().prepositions
            and words[before] not in grammar().determiners
            and words[before] not in demonym_index()
        )


extractor("places")(Places)
