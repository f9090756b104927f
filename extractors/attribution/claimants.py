"""Who a source is: pronouns, short names, titles and metonyms resolved over the article."""

from typing import Final

from newsfacts.extractors.attribution.bodies import (
    Phrase,
    country_at,
    is_plural,
    listed_body,
    media_at,
    phrase_of,
    plain_name,
)
from newsfacts.extractors.attribution.drafts import NOBODY, Words
from newsfacts.extractors.attribution.known import Known, Register, again, is_somebody
from newsfacts.extractors.attribution.names import surface
from newsfacts.extractors.attribution.namewords import Gender, claimant_lexicon
from newsfacts.extractors.attribution.nobodies import is_nobody, is_relation, without_adverb
from newsfacts.extractors.attribution.nounphrases import noun_phrase_before
from newsfacts.extractors.attribution.passages import Passage
from newsfacts.extractors.attribution.people import find_person, person_near
from newsfacts.extractors.attribution.phraseparts import head_end, owner_behind, second_source
from newsfacts.extractors.attribution.subjects import main_subject
from newsfacts.extractors.attribution.unlisted import capitalised_body, described, is_event
from newsfacts.extractors.attribution.wordclasses import (
    COMMA,
    DET,
    GENITIVE,
    PAUSE,
    PREP,
    PRONOUN,
    RELATIVE,
)
from newsfacts.extractors.mentions import ClaimantMention, ClaimantType
from newsfacts.extractors.places.gazetteer import match_demonym, match_place

PRONOUNS: Final = frozenset(
    (
        "he",
        "she",
        "his",
        "her",
        "they",
        "their",
        "it",
        "its",
        "i",
        "we",
        "you",
        "my",
        "our",
        "me",
        "us",
        "him",
        "them",
        "who",
        "which",
        "that",
    )
)
HIDDEN: Final = ("anonymity", "anonymously", "not to be", "to be named", "to be identified")
REFLEXIVES: Final = frozenset(("itself", "himself", "herself", "themselves"))
BASED: Final = ["-", "based"]
ONE_OF: Final = 1  # sentences back to those of whom one speaks
MAX_NAME: Final = 9  # words of a name in apposition
MAX_CONDITION: Final = 30  # words between a source and "on condition of anonymity"


def _hides_name(words: list[str]) -> bool:
    """Whether a name is kept: "on condition of anonymity", "asked not to be named"."""
    if "anonymity" in words or "anonymously" in words:
        return True
    for at, word in enumerate(words[:-2]):
        if word == "be" and words[at + 1] in ("named", "identified", "quoted"):
            before = words[max(0, at - 3) : at]
            return "not" in before or "declined" in before or "refused" in before
    return False


class Resolver:
    """Resolves the sources of one article in text order; remembers who was named."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.register = Register()
        self.roles = claimant_lexicon().roles
        self._hides = any(word in passage.text for word in HIDDEN)
        self._read: dict[str, Known] = {}  # phrases that mean the same wherever they stand

    def resolve(self, source: Words, sentence: int) -> ClaimantMention:
        """The claimant that the words of a source name."""
        first, last = source
        passage, words = self.passage, self.passage.words
        roles = self.roles
        while first < last and words[first] in roles.focus:
            first += 1
        if last > first and words[last] == "that":
            last -= 1  # "banks that warned"
            first, last = self._named_before(first, last)
        last = without_adverb(passage, first, last)
        if last > first and words[last] in REFLEXIVES:
            last -= 1  # "Russia itself says"
        if first == last and words[first] == "both":
            pair = self._both(sentence)
            if pair is not None:
                return pair
        if words[first] in PRONOUNS and (first == last or words[first] in ("he", "she")):
            pronoun = self._pronoun(first, sentence)
            if pronoun is not None:
                return pronoun
        if words[last] in roles.either and first >= last - 1:
            one = self._one_of(sentence)
            if one is not None:
                return one
        if first == last and words[first] in roles.state:
            own = self._own_officials(first, sentence)
            if own is not None:
                return own
        key = passage.text[passage.scan.starts[first] : passage.scan.ends[last]]
        read = self._read.get(key)
        if read is not None:
            self.register.remember(again(read, sentence))
            return read.claimant
        rest = second_source(passage, first, last)
        if rest is not None:
            last = rest[0] - 2
        known = self._phrase(first, last, sentence)
        claimant = self._unnamed(known.claimant, first, last, sentence)
        if claimant is not known.claimant:
            known = known._replace(claimant=claimant)  # "the official" is the one without a name
        self.register.remember(known)
        if rest is not None:
            claimant = claimant._replace(others=self._names_of(rest, sentence, claimant.name))
        named = claimant.name is not None and claimant.name[0].isupper()
        if words[first] not in self.roles.definite or (named and key[:4].lower() == "the "):
            self._read[key] = (
                known if known.claimant is claimant else known._replace(claimant=claimant)
            )
        return claimant

    def _named_before(self, first: int, last: int) -> Words:
        """The name that "a splinter group that" stands behind: "The Ayo Front, a group that"."""
        passage, comma = self.passage, first - 1
        indefinite = passage.words[first] in ("a", "an", "the")
        if not indefinite or comma < 1 or not passage.kinds[comma] & PAUSE:
            return first, last
        if not passage.is_capitalised(comma - 1):
            return first, last
        begin = noun_phrase_before(passage, comma - 1, passage.bounds(first)[0])
        return (begin, comma - 1) if begin < comma else (first, last)

    def _own_officials(self, first: int, sentence: int) -> ClaimantMention | None:
        """Whose officials "France sent two ships, with diplomats saying …" speaks of: France's."""
        words = self.passage.words
        if first == 0 or words[first - 1] != "with":
            return None
        start = self.passage.scan.sentence_words(sentence)[0]
        subject = main_subject(self.passage, max(start, first - MAX_CONDITION), first)
        if subject.first < 0 or not self.passage.is_capitalised(subject.last):
            return None
        at = subject.first + (words[subject.first] == "the" and subject.first < subject.last)
        country = country_at(self.passage, at)
        if country is None or country.last != subject.last:
            return None
        return ClaimantMention(country.name, "official")

    def can_claim(self, source: Words) -> bool:
        """Whether a source is somebody or a document: "the introduction of troops" is neither."""
        passage, (first, last) = self.passage, source
        if first == last and passage.words[first] in ("which", "that"):
            head = first - 2 if first > 1 and passage.kinds[first - 1] & PAUSE else first - 1
            return head < 0 or passage.is_capitalised(head) or not is_event(passage.words[head])
        last = without_adverb(passage, first, last)
        head = head_end(passage, first, last)
        named = (
            last > head + 1 and passage.is_capitalised(last) and passage.is_capitalised(last - 1)
        )
        if (not named and is_nobody(passage, first, head)) or is_relation(
            passage, first, head, last
        ):
            return False
        if not passage.is_capitalised(head):
            return not is_event(passage.words[head])
        # only the first word of a sentence may be capital and no name; surnames end like "Browning"
        return (
            head > first
            or match_place(passage.scan, head) is not None
            or passage.words[head] in passage.names_inside
            or not is_event(passage.words[head].removesuffix("ing"))
        )

    def _unnamed(
        self, claimant: ClaimantMention, first: int, last: int, sentence: int
    ) -> ClaimantMention:
        """The claimant as it is, or anonymous where it speaks "on condition of anonymity"."""
        if not self._hides or claimant.type == "media":
            return claimant
        stop = max(
            last + 1, min(self.passage.scan.sentence_words(sentence)[1], last + MAX_CONDITION)
        )
        if not _hides_name(self.passage.words[first:stop]):
            return claimant
        name = plain_name(self.passage, first, head_end(self.passage, first, last))
        parent = claimant.parent or (claimant.name if claimant.name != name else None)
        return claimant._replace(name=name, type="anonymous", parent=parent)

    # -- pronouns ---------------------------------------------------------------------------------

    def _pronoun(self, index: int, sentence: int) -> ClaimantMention | None:
        word, register = self.passage.words[index], self.register
        if word in ("he", "she", "his", "her", "him"):
            return self._person("she" if word in ("she", "her") else "he", index, sentence)
        if word in ("they", "their", "them"):
            found = register.last(lambda known: known.plural or known.body)
            found = found or register.last(lambda known: True)
            return found.claimant if found else NOBODY
        if word in ("it", "its"):
            subject = self._subject_before(sentence)
            if subject is not None:
                return subject
            found = register.last(lambda known: known.body and not known.plural)
            found = found or register.last(lambda known: known.body)
            return found.claimant if found else NOBODY
        if word in ("i", "we", "you", "my", "our", "me", "us"):
            return NOBODY
        if word in ("who", "which", "that"):
            return self._antecedent(index, sentence)
        return None

    def _both(self, sentence: int) -> ClaimantMention | None:
        """The two who spoke last, in this sentence or the one before."""
        last = self.register.last(lambda known: (known.claimant.name or "")[:1].isupper())
        if last is None or last.sentence < sentence - 1:
            return None
        other = self.register.last(
            lambda known: (
                known.claimant.name != last.claimant.name
                and (known.claimant.name or "")[:1].isupper()
            )
        )
        if other is None or other.sentence < sentence - 1:
            return None
        return other.claimant._replace(others=(last.claimant.name or "",), via=())

    def _one_of(self, sentence: int) -> ClaimantMention | None:
        """The several who spoke close before: "Two sources denied it. *One* spoke of 40"."""
        last = self.register.last(lambda known: known.claimant.name is not None)
        near = last is not None and last.sentence >= sentence - ONE_OF
        if last is None or not near or not last.plural or last.claimant.type == "official":
            return None
        return last.claimant

    def _subject_before(self, sentence: int) -> ClaimantMention | None:
        """The body that is the subject of the sentence before, if nobody spoke there."""
        if sentence == 0:
            return None
        spoke = self.register.last(lambda known: known.sentence >= sentence - 1)
        if spoke is not None:
            return None
        first, stop = self.passage.scan.sentence_words(sentence - 1)
        subject = main_subject(self.passage, first, min(stop, first + MAX_CONDITION))
        if subject.first < 0:
            return None
        begin, last = self._apposed(subject.first, subject.last, stop)
        known = self._phrase(begin, last, sentence - 1)
        named = known.claimant.name is not None and known.claimant.name[0].isupper()
        if not known.body or known.plural or not named:
            return None
        self.register.remember(known)
        return known.claimant

    def _apposed(self, first: int, last: int, stop: int) -> Words:
        """The name behind a subject without one: "One supplier, Velcor Aero, furloughed 700"."""
        kinds = self.passage.kinds
        if kinds[last] & PRONOUN and first == last:
            last += 1  # "one supplier"
        if self.passage.is_capitalised(last) or last + 2 >= stop or not kinds[last + 1] & COMMA:
            return first, last
        for end in range(last + 2, min(stop, last + MAX_NAME)):
            if kinds[end] & COMMA:
                named = self.passage.is_capitalised(end - 1)
                return (last + 2, end - 1) if named else (first, last)
        return first, last

    def _person(self, gender: Gender, index: int, sentence: int) -> ClaimantMention:
        last = self.register.last(
            lambda known: (
                not known.body
                and not known.plural
                and known.gender in (None, gender)
                and is_somebody(known)
            )
        )
        if last is not None and last.sentence >= sentence - 1:
            return last.claimant
        floor = last.sentence if last is not None else -1
        near = person_near(self.passage, self.register, gender, index, sentence, floor)
        if near is not None:
            self.register.remember(near)
            return near.claimant
        return last.claimant if last is not None else NOBODY

    def _antecedent(self, index: int, sentence: int) -> ClaimantMention:
        """What a relative pronoun stands for: the shortest noun phrase before it."""
        kinds, words = self.passage.kinds, self.passage.words
        last = index - 1
        if last >= 0 and kinds[last] & PAUSE:
            last -= 1
        start, _ = self.passage.bounds(index)
        first = noun_phrase_before(self.passage, last, start) if last >= start else last + 1
        if first > last:
            return NOBODY
        for i in range(last, first, -1):
            if words[index] == "who" and words[i - 1] in ("at", "in", "from", "near"):
                continue  # "a professor at Karonga who"
            if kinds[i] & DET or (kinds[i - 1] & PREP and words[i - 1] not in ("of", "for")):
                first = i
                break
        return self.resolve((first, last), sentence)

    # -- several ----------------------------------------------------------------------------------

    def _names_of(
        self, rest: Words, sentence: int, first_name: str | None = None
    ) -> tuple[str, ...]:
        first, last = rest
        names: list[str] = []
        start = first
        for i in range(first, last + 2):
            if i == last + 1 or self.passage.words[i] == "and":
                if start < i:
                    name = self._phrase(start, i - 1, sentence).claimant.name
                    if name is not None and name != first_name:
                        names.append(name)
                start = i + 1
        return tuple(names)

    # -- phrases ----------------------------------------------------------------------------------

    def _phrase(self, first: int, last: int, sentence: int) -> Known:
        if self.passage.words[first + 1 : first + 3] == BASED and first + 3 <= last:
            first += 3  # "Kansas-based Velcor Aero"
        phrase = phrase_of(self.passage, first, last, head_end(self.passage, first, last))
        outlet = media_at(self.passage, first, phrase)
        if outlet == phrase.head == last:
            # "Al-Jazeera" is no Al
            return Known(ClaimantMention(surface(self.passage, first, last), "media"), sentence)
        person = find_person(self.passage, self.register, phrase, sentence)
        if person is not None:
            return person
        head = self.passage.words[phrase.head]
        if head in self.roles.documents:
            return self._document(phrase, sentence)
        if head in self.roles.close:
            # "a person familiar with the plans", cut at its comma
            end = phrase.head
            while end < last and not self.passage.kinds[end + 1] & (PAUSE | RELATIVE):
                end += 1
            claimant = ClaimantMention(plain_name(self.passage, first, end), "anonymous")
            plural = is_plural(self.passage, max(first, phrase.head - 1))  # they are no "he"
            return Known(claimant, sentence, None, plural, frozenset((head,)), False)
        if self.passage.words[first] in ("his", "her") and (
            head in self.roles.organisations or head in self.roles.generic or head == "office"
        ):
            # "her group estimates": whoever heads it speaks for it
            gender: Gender = "she" if self.passage.words[first] == "her" else "he"
            owner = self.register.last(
                lambda known: (
                    not known.body
                    and not known.plural
                    and known.gender in (None, gender)
                    and (known.claimant.name or "").istitle()
                )
            )
            if owner is not None:
                return again(owner, sentence)
        if not phrase.capitals:
            return described(self.passage, self.register, phrase, sentence)
        listed = listed_body(self.passage, phrase)
        if listed is not None and head in self.roles.generic:
            # "the United Nations agency" is the one named before
            part = self.register.last(lambda known: known.claimant.parent == listed.name)
            if part is not None and self.passage.words[first] in self.roles.definite:
                return again(part, sentence)
        if listed is not None:
            plural = is_plural(self.passage, phrase.head) and listed.type != "media"
            return Known(listed, sentence, None, plural, frozenset((head,)))
        return capitalised_body(self.passage, self.register, phrase, sentence) or described(
            self.passage, self.register, phrase, sentence
        )

    def _document(self, phrase: Phrase, sentence: int) -> Known:
        """A report, poll or statement: whose it is, if the words tell."""
        passage, words = self.passage, self.passage.words
        behind = owner_behind(passage, phrase.head, phrase.last)
        if behind >= 0:
            owner = self._phrase(behind + 1, phrase.last, sentence)
            if owner.body or words[behind] != "of":
                return owner
        for i in range(phrase.first + 1, phrase.head):
            if passage.kinds[i] & GENITIVE and not passage.time_at(phrase.first):
                return self._phrase(phrase.first, i - 1, sentence)
        start = phrase.first
        while start < phrase.head and words[start] in ("the", "a", "an", "this", "that"):
            start += 1
        leaked = words[start] in self.roles.leaked  # "a leaked army report" is not the army's word
        for i in range(start, phrase.head) if not leaked else ():
            if words[i] in self.roles.official:
                return Known(ClaimantMention(surface(passage, start, i), "official"), sentence)
            listed = listed_body(passage, phrase_of(passage, i, i, i))
            if listed is not None and (
                words[phrase.head] not in self.roles.studies
                or match_demonym(passage.scan, i) is None
            ):
                return Known(listed, sentence)  # "a Canadian study" is not Canada's
        head = words[phrase.head]
        hearsay = head in self.roles.hearsay and phrase.head - start <= 1
        kind: ClaimantType = "anonymous" if hearsay else "document"
        claimant = ClaimantMention(surface(passage, start, phrase.head), kind)
        return Known(claimant, sentence, None, head.endswith("s"), frozenset((head,)))
