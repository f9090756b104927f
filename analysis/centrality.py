"""The sentences that stand for a day: those nearest to what all that tell of it have in common."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsfacts.analysis.events import Sentence, sentence_text
from newsfacts.analysis.gathering import Weights, stems
from newsfacts.analysis.settings import read_timeline_lexicon
from newsfacts.analysis.telling import is_stamp, standing_alone
from newsfacts.documents.building import build_document
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact

LEAD = 4000  # characters in which an article's lead is looked for
TOLD = ("body", "bullet", "caption", "post")


class Candidate(NamedTuple):
    """A sentence that may stand for a day."""

    article: str
    start: int
    text: str
    words: frozenset[str]
    weight: float  # a sentence that names the day counts more than a lead of the day
    facts: tuple[Fact, ...]
    others: tuple[str, ...] = ()


def day_candidates(
    facts: Iterable[Fact], articles: Mapping[str, Article], days: Sequence[str]
) -> dict[str, list[Candidate]]:
    """For each day the sentences that name it, and the leads of the articles of that day."""
    settings = read_timeline_lexicon().sentences
    wanted = set(days)
    naming: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    in_sentence: dict[tuple[str, int, int], list[Fact]] = defaultdict(list)
    for fact in facts:
        key = (fact.article, fact.sentence.start, fact.sentence.end)
        in_sentence[key].append(fact)
        time = fact.time
        if fact.kind != "date" or time is None or fact.zone not in TOLD:
            continue
        if time.start == time.end and time.start in wanted:
            naming[key].add(time.start)
    found: dict[str, list[Candidate]] = defaultdict(list)
    for key in sorted(naming):
        name, start, end = key
        if name not in articles or is_stamp(articles[name].text[start:end]):
            continue
        members = tuple(in_sentence[key])
        text = sentence_text(Sentence(name, start, end, members), articles)
        published = articles[name].published
        for day in sorted(naming[key]):
            ahead = published is not None and published.end is not None and day > published.end
            weight = settings.naming * (settings.ahead if ahead else 1)
            candidate = Candidate(name, start, text, stems(text), weight, members)
            found[day].append(candidate)
    for article in articles.values():
        published = article.published
        if published is None or published.start != published.end or published.start not in wanted:
            continue
        for rank, (start, end) in enumerate(leads(article.text, settings.leads)):
            text = standing_alone(article.text[start:end])
            members = tuple(in_sentence.get((article.id, start, end), ()))
            weight = settings.lead * settings.fading**rank
            found[published.start].append(
                Candidate(article.id, start, text, stems(text), weight, members)
            )
    return found


def leads(text: str, count: int) -> list[tuple[int, int]]:
    """The first sentences of an article's body."""
    sentences = build_document(text[:LEAD]).sentences
    body = [each for each in sentences if each.zone == "body"]
    return [(each.start, each.end) for each in body[:count]]


def choose_sentences(candidates: Sequence[Candidate]) -> list[Candidate]:
    """One or two sentences: the most central, and the next that does not repeat it."""
    settings = read_timeline_lexicon().sentences
    usable = [
        each for each in candidates if settings.shortest <= len(each.text) <= settings.longest
    ]
    usable = usable or list(candidates)
    if not usable:
        return []
    weights = Weights(each.words for each in usable)
    common: dict[str, float] = defaultdict(float)
    for each in usable:
        for word in sorted(each.words):
            common[word] += each.weight
    total = sum(each.weight for each in usable)

    def score(each: Candidate) -> float:
        shared = sum(common[word] / total for word in sorted(each.words))
        words: float = max(len(each.words), 1) ** settings.length
        return each.weight * shared / words

    ranked = sorted(usable, key=lambda each: (-score(each), each.article, each.start))
    chosen: list[Candidate] = []
    for each in ranked:
        if len(chosen) == settings.most:
            break
        if all(weights.likeness(each.words, other.words) < settings.repeats for other in chosen):
            chosen.append(each)
    return [_with_others(each, usable, weights) for each in chosen]


def _with_others(chosen: Candidate, candidates: Sequence[Candidate], weights: Weights) -> Candidate:
    """The sentence with the other articles that tell the same."""
    likeness = read_timeline_lexicon().sentences.repeats
    others = [
        each.article
        for each in candidates
        if each.article != chosen.article and weights.likeness(each.words, chosen.words) >= likeness
    ]
    return chosen._replace(others=tuple(dict.fromkeys(others)))
