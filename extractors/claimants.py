"""Who a source is: pronouns, short names, titles and metonyms resolved over the article."""

from typing import Final, NamedTuple

from newsfacts.extractors.drafts import NOBODY, Words
from newsfacts.extractors.gazetteer import match_demonym, match_place
from newsfacts.extractors.mentions import ClaimantMention, ClaimantType
from newsfacts.extractors.names import (
    Gender,
    NameRun,
    bodies,
    claimant_lexicon,
    gender_of,
    is_person,
    name_run,
    surface,
)
from newsfacts.extractors.passages import Passage
from newsfacts.extractors.sources import noun_phrase_before
from newsfacts.extractors.wordclasses import (
    AND,
    COMMA,
    DET,
    PAREN,
    PREP,
    RELATIVE,
    SUB,
    VERB,
)

MAX_ALIAS: Final = 7  # words of a body's name
MAX_CONDITION: Final = 30  # words between a source and "on condition of anonymity"
MAX_NAME_WORDS: Final = 10  # of a source that keeps its words
LINKS: Final = frozenset(
    ("of", "for", "and", "the", "in", "on", "&", "-", "'", "’", "'s", "’s", ".")
)
LOOKS_BACK: Final = 3  # occurrences of a short name that are tried


class Known(NamedTuple):
    """A claimant that was resolved, with what later references may ask for."""

    claimant: ClaimantMention
    sentence: int
    gender: Gender | None
    plural: bool
    titles: frozenset[str]
    body: bool


class Resolver:
    """Resolves the sources of one article in text order; remembers who was named."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.known: list[Known] = []
        self.names: dict[str, Known] = {}
        self.roles = claimant_lexicon().roles
        self._hides = "anonymity" in passage.text
        self._read: dict[str, Known] = {}  # phrases that say the same wherever they stand

    def resolve(self, source: Words, sentence: int) -> ClaimantMention:
        """The claimant that the words of a source name."""
        first, last = source
        passage, words = self.passage, self.passage.words
        while first < last and words[first] in ("both", "even", "neither", "only"):
            first += 1
        if first == last or (words[first] in ("he", "she") and last > first):
            pronoun = self._pronoun(first, sentence)
            if pronoun is not None:
                return pronoun
        key = passage.text[passage.scan.starts[first] : passage.scan.ends[last]]
        read = self._read.get(key)
        if read is not None:
            self._remember(read._replace(sentence=sentence))
            return read.claimant
        others = self._others(first, last)
        if others is not None:
            first, last, rest = others
        else:
            rest = None
        known = self._phrase(first, last, sentence)
        self._remember(known)
        claimant = self._unnamed(known.claimant, first, last, sentence)
        if rest is not None:
            claimant = claimant._replace(others=self._names_of(rest, sentence))
        if words[first] not in self.roles.definite:
            self._read[key] = known._replace(claimant=claimant)
        return claimant

    def _unnamed(
        self, claimant: ClaimantMention, first: int, last: int, sentence: int
    ) -> ClaimantMention:
        """ "Officials said on condition of anonymity": anonymous, with their country."""
        if not self._hides or claimant.type == "media":
            return claimant
        _, stop = self.passage.scan.sentence_words(sentence)
        if (
            "anonymity"
            not in self.passage.words[first : max(last + 1, min(stop, last + MAX_CONDITION))]
        ):
            return claimant
        name = self._plain_name(first, self._head_end(first, last))
        parent = claimant.parent or (claimant.name if claimant.name != name else None)
        return claimant._replace(name=name, type="anonymous", parent=parent)

    def _remember(self, known: Known) -> None:
        if known.claimant.name is None:
            return
        self.known.append(known)
        self.names.setdefault(known.claimant.name.lower(), known)
        if not known.body:
            self.names[known.claimant.name.rsplit(" ", 1)[-1].lower()] = known

    # -- pronouns ---------------------------------------------------------------------------------

    def _pronoun(self, index: int, sentence: int) -> ClaimantMention | None:
        word = self.passage.words[index]
        if word in ("he", "she", "his", "her"):
            return self._person("she" if word in ("she", "her") else "he", index, sentence)
        if word in ("they", "their"):
            found = self._last(lambda known: known.plural or known.body) or self._last(
                lambda known: True
            )
            return found.claimant if found else NOBODY
        if word in ("it", "its"):
            found = self._last(lambda known: known.body and not known.plural) or self._last(
                lambda known: known.body
            )
            return found.claimant if found else NOBODY
        if word in ("i", "we", "you", "my", "our", "me", "us"):
            return NOBODY
        if word in ("who", "which", "that"):
            return self._antecedent(index, sentence)
        return None

    def _antecedent(self, index: int, sentence: int) -> ClaimantMention:
        """What a relative pronoun stands for: the noun phrase before it."""
        last = index - 1
        if last >= 0 and self.passage.kinds[last] & COMMA:
            last -= 1
        start, _ = self.passage.bounds(index)
        first = self._nearest_phrase(last, start)
        if first > last:
            return NOBODY
        return self.resolve((first, last), sentence)

    def _nearest_phrase(self, last: int, start: int) -> int:
        """The first word of the shortest noun phrase that ends at ``last``."""
        kinds, words = self.passage.kinds, self.passage.words
        first = noun_phrase_before(self.passage, last, start) if last >= start else last + 1
        i = last
        while i > first:
            if kinds[i] & DET or (kinds[i - 1] & PREP and words[i - 1] not in ("of", "for")):
                return i
            i -= 1
        return first

    def _last(self, fits: object) -> Known | None:
        for known in reversed(self.known):
            if fits(known):  # type: ignore[operator]
                return known
        return None

    def _person(self, gender: Gender, index: int, sentence: int) -> ClaimantMention:
        def fits(known: Known) -> bool:
            return (
                known.claimant.type in ("person", "official", "media", "organisation")
                and not known.body
                and not known.plural
                and known.gender in (None, gender)
            )

        last = self._last(fits)
        if last is not None and last.sentence >= sentence - 1:
            return last.claimant
        near = self._named_near(gender, index, sentence)
        if near is not None:
            self._remember(near)
            return near.claimant
        return last.claimant if last is not None else NOBODY

    def _named_near(self, gender: Gender, index: int, sentence: int) -> Known | None:
        """A person named in this sentence or one of the two before it, subjects first."""
        scan = self.passage.scan
        for number in range(sentence, max(-1, sentence - 3), -1):
            first, stop = scan.sentence_words(number)
            i = first
            while i < min(stop, index):
                if self.passage.is_capitalised(i) and self.passage.words[i].isalpha():
                    run = name_run(self.passage, i, min(stop, index))
                    if run is not None:
                        if (is_person(self.passage, run) or self._is_known(run)) and gender_of(
                            self.passage, run
                        ) in (None, gender):
                            known = self._person_known(run, i, run.last, sentence)
                            if known.gender in (None, gender):
                                return known
                        i = run.last
                i += 1
        return None

    def _is_known(self, run: NameRun) -> bool:
        known = self.names.get(self.passage.words[run.last])
        return known is not None and not known.body and run.first == run.last

    # -- phrases ----------------------------------------------------------------------------------

    def _others(self, first: int, last: int) -> tuple[int, int, Words] | None:
        """Two sources joined: "South Korean officials and other allies"."""
        kinds, words = self.passage.kinds, self.passage.words
        for i in range(first + 1, last):
            if kinds[i] & (SUB | PREP | COMMA | RELATIVE) and not kinds[i] & (AND | DET):
                return None
            if words[i] == "and" or (words[i] in ("or", "nor") and i > first):
                left, right = i - 1, i + 1
                if words[i - 1] in ("'s", "’s") or (
                    not self.passage.is_capitalised(right)
                    and not kinds[right] & DET
                    and words[right] not in ("other", "others", "some")
                ):
                    return None
                if self._one_name(first, last, i):
                    return None
                return first, left, (right, last)
        return None

    def _one_name(self, first: int, last: int, conjunction: int) -> bool:
        """ "Centers for Disease Control and Prevention", "U.S. and South Korean officials"."""
        words = self.passage.words
        phrase = " ".join(
            words[first + 1 : last + 1] if words[first] == "the" else words[first : last + 1]
        )
        if phrase in bodies():
            return True
        place = match_place(self.passage.scan, first)
        if place is not None and place[0] > conjunction:
            return True
        roles = self.roles
        head = words[conjunction - 1]
        return head in roles.official and self.passage.is_capitalised(conjunction - 1)

    def _names_of(self, rest: Words, sentence: int) -> tuple[str, ...]:
        first, last = rest
        kinds = self.passage.kinds
        names: list[str] = []
        start = first
        for i in range(first, last + 2):
            if i == last + 1 or (kinds[i] & AND and self.passage.words[i] == "and"):
                if start < i:
                    known = self._phrase(start, i - 1, sentence)
                    if known.claimant.name is not None:
                        names.append(known.claimant.name)
                start = i + 1
        return tuple(names)

    def _phrase(self, first: int, last: int, sentence: int) -> Known:
        passage, words = self.passage, self.passage.words
        head_last = self._head_end(first, last)
        person = self._find_person(first, last, head_last, sentence)
        if person is not None:
            return person
        head = words[head_last]
        if head in self.roles.documents:
            return self._document(first, last, head_last, sentence)
        named = self._named_body(first, head_last, last, sentence)
        if named is not None:
            return named
        return self._described(first, last, head_last, sentence)

    def _head_end(self, first: int, last: int) -> int:
        """The last word of the noun before its prepositions, appositions and relative clauses."""
        kinds, words = self.passage.kinds, self.passage.words
        i = first
        while i <= last:
            kind = kinds[i]
            if i > first and (
                (kind & PREP and not (words[i] in ("of", "for") and self._in_name(i, first, last)))
                or kind & (COMMA | PAREN | RELATIVE)
                or (kind & SUB and not kind & DET)
                or (kind & VERB and not kind & DET and not kinds[i - 1] & DET)
            ):
                return max(first, i - 1)
            i += 1
        return last

    def _in_name(self, index: int, first: int, last: int) -> bool:
        """Whether "of" or "for" joins capitals: "Department of Health"."""
        passage = self.passage
        return (
            index < last
            and passage.is_capitalised(index - 1)
            and (
                passage.is_capitalised(index + 1)
                or (
                    index + 1 < last
                    and passage.words[index + 1] == "the"
                    and passage.is_capitalised(index + 2)
                )
            )
        )

    # -- people -----------------------------------------------------------------------------------

    def _find_person(self, first: int, last: int, head_last: int, sentence: int) -> Known | None:
        passage, words, kinds = self.passage, self.passage.words, self.passage.kinds
        i, in_apposition = first, False
        while i <= last:
            if kinds[i] & COMMA:
                if in_apposition or words[
                    head_last
                ] not in self.roles.titles | self.roles.persons | frozenset(
                    (
                        "executive",
                        "director",
                        "ceo",
                        "head",
                        "founder",
                        "manager",
                        "boss",
                        "columnist",
                        "correspondent",
                        "analyst",
                        "adviser",
                        "advisor",
                        "strategist",
                        "professor",
                        "author",
                        "health",
                    )
                ):
                    return None
                in_apposition = True
            if kinds[i] & (RELATIVE | PAREN) or (words[i] in ("'s", "’s") and i == last):
                return None
            if words[i].isalpha() and (passage.is_capitalised(i) or words[i] in self.roles.titles):
                run = name_run(passage, i, last + 1)
                if run is not None and passage.is_capitalised(run.first):
                    possessive = run.last < last and words[run.last + 1] in ("'s", "’s")
                    behind = i > first and kinds[i - 1] & PREP and not run.titled
                    if not possessive and not behind:
                        if is_person(passage, run):
                            return self._person_known(run, first, last, sentence)
                        if run.first == run.last or words[run.first] in self.names:
                            short = self._short_name(run, sentence)
                            if short is not None and run.last == head_last:
                                return short
                    i = run.last
            i += 1
        return None

    def _person_known(self, run: NameRun, first: int, last: int, sentence: int) -> Known:
        passage, words = self.passage, self.passage.words
        surname = words[run.last]
        known = self.names.get(surname)
        if (
            known is not None
            and not known.body
            and (
                run.first == run.last
                or (
                    known.claimant.name is not None
                    and known.claimant.name.lower().endswith(surname)
                )
            )
        ):
            gender = known.gender or gender_of(passage, run)
            return known._replace(sentence=sentence, gender=gender)
        if run.first == run.last:
            full = self._full_name(surname, run.first)
            if full is not None:
                titles = frozenset(run.titles)
                return self._build_person(full, full.first, full.last, sentence, titles)
        return self._build_person(run, first, last, sentence, frozenset())

    def _build_person(
        self, run: NameRun, first: int, last: int, sentence: int, titles: frozenset[str]
    ) -> Known:
        passage, words = self.passage, self.passage.words
        roles = self.roles
        around = {
            words[i]
            for i in range(
                max(0, first - 8 if first == run.first else first), min(last + 1, first + 40)
            )
        }
        if first == run.first:
            around = self._before_name(run.first)
        titles = titles | frozenset(run.titles) | (around & (roles.titles | roles.persons))
        official = bool(
            titles
            & roles.titles
            - frozenset(
                (
                    "director",
                    "chairman",
                    "chairwoman",
                    "leader",
                    "chief",
                    "officer",
                    "official",
                    "speaker",
                    "deputy",
                    "former",
                    "fire",
                    "state",
                    "foreign",
                )
            )
        )
        media = bool(around & (roles.media - frozenset(("agency", "press", "news"))))
        kind: ClaimantType = "official" if official else "media" if media else "person"
        parent = self._affiliation(first, last, run)
        name = surface(passage, run.first, run.last)
        return Known(
            ClaimantMention(name, kind, parent),
            sentence,
            gender_of(passage, run),
            False,
            titles,
            False,
        )

    def _before_name(self, index: int) -> set[str]:
        words, kinds = self.passage.words, self.passage.kinds
        found: set[str] = set()
        i = index - 1
        while i >= 0 and i > index - 8 and not kinds[i] & (COMMA | VERB) and words[i] != ".":
            found.add(words[i])
            i -= 1
        return found

    def _affiliation(self, first: int, last: int, run: NameRun) -> str | None:
        """The body or the country in the words around the name: "Pentagon spokesman"."""
        for i in range(first, min(last + 1, first + 30)):
            if run.first <= i <= run.last:
                continue
            body = self._body_at(i, last)
            if body is not None:
                return bodies()[body[1]].name
        for i in range(first, min(last + 1, first + 12)):
            if run.first <= i <= run.last:
                continue
            country = self._country_at(i)
            if country is not None:
                return country[1]
        return None

    def _short_name(self, run: NameRun, sentence: int) -> Known | None:
        """ "Ryder", after "Maj. Gen. Pat Ryder" somewhere before."""
        word = self.passage.words[run.last]
        known = self.names.get(word)
        if known is not None and not known.body:
            return known._replace(sentence=sentence)
        full = self._full_name(word, run.first)
        if full is None:
            return None
        return self._build_person(full, full.first, full.last, sentence, frozenset())

    def _full_name(self, surname: str, before: int) -> NameRun | None:
        """The first place where the surname has a first name or a title before it."""
        words, passage = self.passage.words, self.passage
        position = -1
        for _ in range(LOOKS_BACK):
            try:
                position = words.index(surname, position + 1)
            except ValueError:
                return None
            start = position
            while (
                start > 0
                and position - start < MAX_ALIAS
                and passage.is_capitalised(start - 1)
                and words[start - 1][0].isalpha()
            ) or (
                start > 1
                and position - start < MAX_ALIAS
                and words[start - 1] in ".-"
                and passage.scan.touches(start - 1)
                and passage.is_capitalised(start - 2)
            ):
                start -= 1
            for i in range(start, position):
                run = name_run(passage, i, position + 1)
                if (
                    run is not None
                    and run.last == position
                    and run.first < position
                    and is_person(passage, run)
                ):
                    return run
        return None

    # -- bodies -----------------------------------------------------------------------------------

    def _body_at(self, index: int, last: int) -> tuple[int, str] | None:
        """The longest alias of a body that starts at the word."""
        words = self.passage.words
        table = bodies()
        for end in range(min(last, index + MAX_ALIAS), index - 1, -1):
            alias = " ".join(words[index : end + 1])
            body = table.get(alias)
            if body is not None and self.passage.is_capitalised(index):
                if (
                    body.capitals
                    and end == index
                    and not self.passage.scan.original(index).isupper()
                ):
                    continue
                return end, alias
        return None

    def _country_at(self, index: int) -> tuple[int, str, bool] | None:
        """The country that the word names, as a place or as an adjective."""
        passage = self.passage
        if not passage.is_capitalised(index):
            return None
        demonym = match_demonym(passage.scan, index)
        place = match_place(passage.scan, index)
        if demonym is not None and (place is None or demonym[0] > place[0]):
            return demonym[0], demonym[1], True
        if place is not None:
            metonym = claimant_lexicon().metonyms.get(" ".join(passage.words[index : place[0] + 1]))
            if metonym is not None:
                return place[0], metonym, False
            if place[1].kind == "country":
                return place[0], place[1].name, False
        for end in (index + 1, index):
            if end < len(passage.words):
                metonym = claimant_lexicon().metonyms.get(" ".join(passage.words[index : end + 1]))
                if metonym is not None:
                    return end, metonym, False
        return None

    def _named_body(self, first: int, head_last: int, last: int, sentence: int) -> Known | None:
        passage, words = self.passage, self.passage.words
        roles, media = self.roles, claimant_lexicon().media.names
        head = words[head_last]
        plural = head in roles.plural or (head.endswith("s") and not head.endswith("ss"))
        for i in range(first, head_last + 1):
            if not words[i][0].isalnum():
                continue
            found = self._body_at(i, head_last)
            if found is not None:
                body = bodies()[found[1]]
                if (
                    found[0] == head_last
                    or head in roles.state
                    or head in roles.official
                    or head in roles.titles
                ):
                    return Known(
                        ClaimantMention(body.name, body.type, body.parent),
                        sentence,
                        None,
                        plural and found[0] < head_last,
                        frozenset((head,)),
                        True,
                    )
            if passage.is_capitalised(i):
                for end in range(min(head_last, i + 4), i - 1, -1):
                    if (
                        " ".join(words[i : end + 1]) in media
                        and (end == head_last or words[end + 1] in ("'s", "’s"))
                        and (
                            end > i
                            or passage.scan.original(i).isupper()
                            or i == first
                            or words[i - 1] == "the"
                        )
                    ):
                        return Known(
                            ClaimantMention(surface(passage, i, end), "media"),
                            sentence,
                            None,
                            False,
                            frozenset((head,)),
                            True,
                        )
            country = self._country_at(i)
            if country is not None:
                end, name, adjective = country
                if end == head_last or (
                    head in roles.state and not (set(words[i:head_last]) & roles.official)
                ):
                    return Known(
                        ClaimantMention(name, "official"),
                        sentence,
                        None,
                        plural and end < head_last,
                        frozenset((head,)),
                        True,
                    )
                if head in roles.official or head in roles.titles:
                    return Known(
                        ClaimantMention(self._plain_name(first, head_last), "official", name),
                        sentence,
                        None,
                        plural,
                        frozenset((head,)),
                        True,
                    )
                if head in roles.media:
                    return Known(
                        ClaimantMention(self._plain_name(first, head_last), "media", name),
                        sentence,
                        None,
                        plural,
                        frozenset((head,)),
                        True,
                    )
        return self._capitalised_body(first, head_last, last, sentence)

    def _capitalised_body(
        self, first: int, head_last: int, last: int, sentence: int
    ) -> Known | None:
        """A body that no list has: "Health Protection Agency", "Waitrose"."""
        passage, words, roles = self.passage, self.passage.words, self.roles
        start = first
        while start <= head_last and not (
            passage.is_capitalised(start)
            and words[start].isalnum()
            and not passage.kinds[start] & DET
        ):
            start += 1
        if start > head_last:
            return None
        end = start
        i = start
        while i <= head_last:
            if passage.is_capitalised(i) and words[i][0].isalnum():
                end = i
            elif words[i] not in LINKS:
                break
            i += 1
        if (
            start == first
            and passage.scan.sentence_words(
                passage.scan.sentence_index(passage.scan.starts[first])
            )[0]
            == first
            and start == end
            and passage.kinds[start]
        ):
            return None
        if (
            end == start
            and start == first
            and words[start]
            in roles.anonymous
            | roles.state
            | roles.official
            | roles.persons
            | roles.documents
            | roles.media
        ):
            return None
        name = surface(passage, start, end)
        head = words[head_last]
        spelled = self._spelled_out(words[end], start) if start == end else None
        if spelled is not None:
            name = spelled
        kind = self._body_type(start, end, head)
        if end + 3 <= last and words[end + 1] == "(" and words[end + 3] == ")":
            abbreviation = words[end + 2]
            self.names[abbreviation] = Known(
                ClaimantMention(name, kind), sentence, None, False, frozenset((head,)), True
            )
        known = self.names.get(words[start]) if start == end else self.names.get(name.lower())
        if known is not None and known.body:
            return known._replace(sentence=sentence)
        if end < head_last and not (
            head in roles.titles or head in roles.state or head in roles.official
        ):
            name = self._plain_name(first, head_last)
        titles = frozenset(words[start : head_last + 1])
        return Known(
            ClaimantMention(name, kind),
            sentence,
            None,
            head.endswith("s") and end < head_last,
            titles,
            True,
        )

    def _body_type(self, start: int, end: int, head: str) -> ClaimantType:
        words, roles = self.passage.words, self.roles
        tokens = words[start : end + 1]
        if any(token in roles.organisations for token in tokens) and not any(
            token in roles.official for token in tokens
        ):
            return "organisation"
        if any(token in roles.official or token in roles.state for token in tokens):
            return "official"
        if any(token in roles.media for token in tokens):
            return "media"
        return "organisation"

    def _spelled_out(self, word: str, before: int) -> str | None:
        """What an abbreviation stands for: "Department of Health (DH)"."""
        passage, words = self.passage, self.passage.words
        if not passage.scan.original(before).isupper():
            return None
        known = self.names.get(word)
        if known is not None:
            return known.claimant.name
        try:
            position = words.index(word)
        except ValueError:
            return None
        if position < 3 or words[position - 1] != "(":
            return None
        start = end = position - 2
        while (
            start > 0
            and (passage.is_capitalised(start - 1) or words[start - 1] in ("of", "for", "and"))
            and position - start < MAX_NAME_WORDS
        ):
            start -= 1
        while (start < end and not passage.is_capitalised(start)) or words[start] == "the":
            start += 1
        return surface(passage, start, end)

    def _document(self, first: int, last: int, head_last: int, sentence: int) -> Known:
        """A report, poll or statement: of whom, if the words tell."""
        passage, words, kinds = self.passage, self.passage.words, self.passage.kinds
        nxt = head_last + 1
        if nxt < last and words[nxt] in ("by", "from", "of"):
            owner = self._phrase(nxt + 1, last, sentence)
            if owner.claimant.type in ("official", "organisation", "media", "person") and (
                owner.body or words[nxt] != "of"
            ):
                return owner
        for i in range(first, head_last):
            if words[i] in ("'s", "’s") and i > first:
                return self._phrase(first, i - 1, sentence)
        start = first
        while (
            start < head_last
            and kinds[start] & DET
            and words[start] not in ("some", "several", "many")
        ):
            start += 1
        for i in range(start, head_last):
            found = self._body_at(i, head_last - 1)
            if found is not None:
                body = bodies()[found[1]]
                return Known(
                    ClaimantMention(body.name, body.type, body.parent),
                    sentence,
                    None,
                    False,
                    frozenset(),
                    True,
                )
            if words[i] in self.roles.official:
                return Known(
                    ClaimantMention(surface(passage, start, i), "official"),
                    sentence,
                    None,
                    False,
                    frozenset(),
                    True,
                )
        head = words[head_last]
        kind: ClaimantType = (
            "anonymous"
            if head in ("reports", "rumors", "estimates") and head_last - start <= 1
            else "document"
        )
        return Known(
            ClaimantMention(surface(passage, start, head_last), kind),
            sentence,
            None,
            head.endswith("s"),
            frozenset((head,)),
            True,
        )

    def _described(self, first: int, last: int, head_last: int, sentence: int) -> Known:
        """Whoever has no name: "the spokesman", "health officials", "some sources"."""
        words, roles = self.passage.words, self.roles
        head = words[head_last]
        definite = words[first] in ("the", "that", "this", "his", "her", "their", "its")
        if definite and head_last - first <= 2:
            known = self._referred(head)
            if known is not None:
                return known._replace(sentence=sentence)
        kind: ClaimantType
        if head in roles.anonymous or words[first] in roles.anonymous:
            kind = "anonymous"
        elif head in roles.media:
            kind = "media"
        elif head in roles.state or head in roles.official or head in roles.titles:
            kind = "official"
        elif head in roles.organisations:
            kind = "organisation"
        else:
            kind = "person"
        plural = head in roles.plural or (head.endswith("s") and not head.endswith("ss"))
        body = head in roles.organisations or (head in roles.official and head not in roles.titles)
        return Known(
            ClaimantMention(self._plain_name(first, head_last), kind),
            sentence,
            None,
            plural,
            frozenset((head,)),
            body,
        )

    def _referred(self, head: str) -> Known | None:
        """Who "the spokesman", "the ministry", "the agency" is: the last one that was called so."""
        roles = self.roles
        if head.endswith("s") and head not in roles.plural and not head.endswith("ss"):
            return None
        for known in reversed(self.known):
            name = (known.claimant.name or "").lower()
            if head in known.titles or (known.body and head in name.split()):
                return known
        if head in (
            "agency",
            "organization",
            "organisation",
            "body",
            "group",
            "company",
            "firm",
            "charity",
            "network",
            "department",
        ):
            return self._last(lambda known: known.body and not known.plural)
        if head in roles.titles and head not in roles.official:
            return self._last(lambda known: not known.body and known.claimant.type == "official")
        return None

    def _plain_name(self, first: int, last: int) -> str:
        """The words without their article, cut short."""
        while first < last and self.passage.words[first] in ("the", "a", "an"):
            first += 1
        return surface(self.passage, first, min(last, first + MAX_NAME_WORDS))
