"""The rows of a timeline: worked out from facts, or chosen among the events of a large store."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.cli.keeping import articles_of, is_kept

if TYPE_CHECKING:
    from newsfacts.analysis.events import Event
    from newsfacts.analysis.query import Filter
    from newsfacts.cli.renderers.eventwords import Placing
    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.reading import Store


class Question(NamedTuple):
    """What the rows are asked for."""

    metric: list[str] | None
    place: list[str] | None
    claimant: list[str] | None
    since: str | None  # days
    until: str | None
    query: str | None


class Answer(NamedTuple):
    """The rows, and what a drawing asks besides."""

    events: "Sequence[Event]"
    placing: "Callable[[Sequence[Event]], Placing]"  # where the facts of some rows stand
    hidden: "Callable[[Filter], int]"  # figures asked for that no row of a day shows


def fresh_answer(
    store: "Store", question: Question, wanted: "Filter", chosen: "Filter", salient: bool | int
) -> Answer:
    """The rows, worked out from the facts."""
    from newsfacts.analysis import timeline as analysis
    from newsfacts.analysis.query import select
    from newsfacts.cli.factfinding import read_facts
    from newsfacts.cli.renderers.eventwords import Placing
    from newsfacts.cli.vocabulary import with_whole_names

    metric = question.metric
    # a figure that is followed needs no other facts: of a large store they are most of it
    told = read_facts(store, wanted) if metric else store.facts()
    facts = list(select(told, with_whole_names(chosen, store)))
    if metric:  # as the facts have it: what was typed may be a pattern, or have capitals
        found = {fact.quantity.metric for fact in facts if fact.quantity is not None}
        metric = sorted(found) or [name for name in metric if "*" not in name and "?" not in name]
    needed = {fact.article for fact in facts}
    articles = [article for article in articles_of(store, facts) if article.id in needed]
    events = analysis.timeline(
        facts,
        articles=articles,
        metric=metric,
        since=question.since,
        until=question.until,
        place=question.place,
        claimant=question.claimant,
        query=question.query,
        salient=salient,
    )
    return Answer(
        events,
        lambda _: Placing.of(store, facts, articles),
        lambda narrowed: _figures_without_date(facts, narrowed, articles, question.query),
    )


def kept_answer(store: "Store", question: Question) -> Answer | None:
    """The rows, chosen among the events that are kept of a large store; None of any other."""
    if not is_kept(store):
        return None
    from newsfacts.cli.keptevents import Packed, sentences_of, timeline_of

    kept = timeline_of(store)
    events = kept.events.among(
        kept.wanted(
            question.since, question.until, question.place, question.claimant, question.query
        )
    )

    def placing(shown: "Sequence[Event]") -> "Placing":
        assert isinstance(shown, Packed)
        return shown.placing(store)

    def hidden(narrowed: "Filter") -> int:
        return kept.undated(narrowed, sentences_of(store, question.query))

    return Answer(events, placing, hidden)


def _figures_without_date(
    facts: "Sequence[Fact]", wanted: "Filter", articles: "Sequence[Article]", query: str | None
) -> int:
    """Figures asked for that no row shows, because nothing in their sentence names a day."""
    from newsfacts.analysis.gathering import has_words, stems
    from newsfacts.analysis.query import select

    dated = {(fact.article, fact.sentence.start) for fact in facts if fact.kind == "date"}
    texts = {article.id: article.text for article in articles} if query else {}
    words = stems(query or "")
    return sum(
        (fact.article, fact.sentence.start) not in dated
        and (
            not words
            or has_words(texts[fact.article][fact.sentence.start : fact.sentence.end], words)
        )
        for fact in select(facts, wanted)
        if fact.kind == "quantity"
    )
