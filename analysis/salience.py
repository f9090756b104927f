"""The days that matter, and the sentences that tell them best.

A day matters when later articles come back to it, the longer after the more; when much was
published on it; when figures and several outlets tell of it. How many days are kept follows from
the scores: those that reach a share of an ordinary big day, which is not the biggest, as one day
that everybody recalls would leave nothing beside it.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from newsfacts.analysis.centrality import Candidate, choose_sentences, day_candidates
from newsfacts.analysis.events import Event, names_of, places_of
from newsfacts.analysis.settings import read_timeline_lexicon
from newsfacts.analysis.telling import is_stamp
from newsfacts.documents.records import Article
from newsfacts.extractors.facts import Fact
from newsfacts.extractors.mentions import ENTRY_STAMP


def salient_events(
    facts: Sequence[Fact], articles: Mapping[str, Article], count: int | None
) -> list[Event]:
    """One or two sentences for each of the days that matter, in order of the days."""
    days = choose_days(score_days(facts, articles), published_days(articles), count)
    events = []
    candidates = day_candidates(facts, articles, days)
    told: set[str] = set()  # what one day says no other repeats
    for day in days:
        found = candidates.get(day, [])
        for chosen in choose_sentences([each for each in found if each.text not in told]):
            told.add(chosen.text)
            events.append(_event(day, chosen, articles))
    return events


def score_days(facts: Iterable[Fact], articles: Mapping[str, Article]) -> dict[str, float]:
    """How much each day matters, by ISO day.

    What an undated article says of a day counts as if it had come out the day after.
    """
    weights = read_timeline_lexicon().salience
    scores: dict[str, float] = defaultdict(float)
    outlets: dict[str, set[str]] = defaultdict(set)
    for article in articles.values():
        day = _published_day(article)
        if day:
            scores[day] += weights.published
    told: dict[tuple[str, str], float] = {}
    facts = list(facts)
    saying = _days_of_saying(facts)
    for fact in facts:
        happened = _day_of(fact)
        source = articles.get(fact.article)
        came_out = _published_day(source) if source else None
        if source is None or happened is None or (came_out is not None and happened > came_out):
            continue
        if is_stamp(source.text[fact.sentence.start : fact.sentence.end]):
            continue
        if fact.outlet:
            outlets[happened].add(fact.outlet)
        if fact.kind == "quantity":
            scores[happened] += weights.figures
        is_later = came_out is None or happened < came_out
        if fact.kind == "date" and is_later:
            lag = _ordinal(came_out) - _ordinal(happened) if came_out else 1
            worth = weights.later * math.sqrt(min(lag, weights.memory))
            if (fact.article, fact.sentence.start, happened) in saying:
                worth *= weights.said
            told[fact.article, happened] = max(worth, told.get((fact.article, happened), 0))
    for (_, happened), worth in told.items():
        scores[happened] += worth
    for day in sorted(outlets):
        scores[day] += weights.outlets * (len(outlets[day]) - 1)
    return dict(scores)


def _days_of_saying(facts: Iterable[Fact]) -> set[tuple[str, int, str]]:
    """The days on which somebody said something, with article and sentence."""
    found = set()
    for fact in facts:
        said = fact.claimant.said if fact.claimant else None
        if said is not None and said.start is not None and said.start == said.end:
            found.add((fact.article, fact.sentence.start, said.start))
    return found


def choose_days(scores: Mapping[str, float], span: int, count: int | None) -> list[str]:
    """The days that matter, in order; so many when ``count`` is given.

    ``span`` is the number of days on which articles came out: a long story has more ordinary
    big days, so the measure for them lies further down the ranking. It also limits how many are
    kept of a story in which every day is as good as the next.
    """
    weights = read_timeline_lexicon().salience
    ranked = sorted(scores, key=lambda day: (-scores[day], day))
    if count is None and ranked:
        rank = max(weights.least, round(weights.rank * math.sqrt(span)))
        least = weights.share * scores[ranked[min(rank, len(ranked)) - 1]]
        reached = sum(score >= least for score in scores.values())
        count = min(reached, max(weights.floor, round(weights.most * math.sqrt(span))))
    return sorted(ranked[:count])


def published_days(articles: Mapping[str, Article]) -> int:
    """On how many days articles came out."""
    return len({_published_day(article) for article in articles.values()} - {None})


def _published_day(article: Article) -> str | None:
    """The day on which an article came out, None where that is not one day."""
    published = article.published
    return published.start if published and published.start == published.end else None


def _day_of(fact: Fact) -> str | None:
    """The single day that a fact speaks of."""
    time = fact.time
    if time is None or fact.rule == ENTRY_STAMP or time.type not in ("DATE", "TIME"):
        return None
    if time.start != time.end:
        return None
    return time.start


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _event(day: str, chosen: Candidate, articles: Mapping[str, Article]) -> Event:
    facts = chosen.facts
    dated = next((fact for fact in facts if _day_of(fact) == day and fact.time), None)
    outlet = articles[chosen.article].outlet
    return Event(
        date=day,
        precision="day",
        text=chosen.text,
        kind="event",
        claimants=names_of(facts),
        facts=tuple(fact.id for fact in facts),
        articles=tuple(dict.fromkeys((chosen.article, *chosen.others))),
        start=day,
        end=day,
        relation=dated.time.relation if dated and dated.time else None,
        value=day,
        time=dated.time.text if dated and dated.time else None,
        basis="text" if dated else "published",
        modality="asserted",
        figures=tuple(fact.text for fact in facts if fact.kind == "quantity"),
        places=places_of(facts),
        outlets=(outlet,) if outlet else (),
        hedge=None,
        known=None,
        mentions=1 + len(chosen.others),
    )
