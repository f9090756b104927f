"""The names a user may type after a filter, checked before work and explained after none."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, get_args

from newsfacts.cli.days import first_day, last_day
from newsfacts.cli.errors import did_you_mean, unknown

if TYPE_CHECKING:
    from newsfacts.analysis.query import Filter
    from newsfacts.extractors.facts import Fact


def make_filter(**asked: Any) -> "Filter":
    """The filter that the options ask for; days may be months or years, names are checked.

    Raises:
        UserError: A kind, metric, modality or zone that does not exist, or a day that is none.
        WhereError: The expression cannot be read.
    """
    from newsfacts.analysis.query import Filter
    from newsfacts.analysis.where import parse_where
    from newsfacts.documents.records import ZoneName
    from newsfacts.extractors.facts import Kind
    from newsfacts.extractors.mentions import Modality

    check_names("kind", asked.get("kind"), lambda: get_args(Kind))
    check_names("modality", asked.get("modality"), lambda: get_args(Modality))
    check_names("zone", asked.get("zone"), lambda: get_args(ZoneName))
    stranger = [name for name in asked.get("metric") or () if not is_listed_metric(name)]
    check_names("metric", stranger, metric_names, "newsfacts metrics list shows all")
    if asked.get("where"):
        parse_where(asked["where"])
    asked["since"] = first_day(asked.get("since"), "--since")
    asked["until"] = last_day(asked.get("until"), "--until")
    return Filter(**asked)


def check_names(
    what: str,
    names: Sequence[str] | None,
    known: Callable[[], Iterable[str]],
    otherwise: str | None = None,
) -> None:
    """Refuse names that are not known; patterns with ``*`` or ``?`` are not names.

    Raises:
        UserError: With the nearest known name.
    """
    for name in names or ():
        if not any(mark in name for mark in "*?") and name.casefold() not in known():
            raise unknown(what, name, known(), otherwise)


def is_listed_metric(name: str) -> bool:
    """Whether the lexicon plainly lists a metric: parsing all of it to know takes 20 ms."""
    from importlib import resources

    lexicon = resources.files("newsfacts.extractors").joinpath("lexicons/metrics.toml")
    return f'\nname = "{name.casefold()}"\n' in lexicon.read_text("utf-8")


def metric_names() -> tuple[str, ...]:
    """Every metric of the lexicon."""
    from newsfacts.extractors.metrics import COUNT, metrics

    names = [entry.name for entry in metrics()]
    return tuple(names if COUNT in names else [*names, COUNT])


def hint_when_empty(facts: "Callable[[], Iterable[Fact]]", wanted: "Filter") -> str | None:
    """What to try when a filter leaves nothing: the name in the store nearest to an unknown one.

    Args:
        facts: All facts of the store, once more.
        wanted: The filter that left nothing.
    """
    for name in wanted.article:
        hint = _article_hint(facts(), name)
        if hint is not None:
            return hint
    for what, read in _NAMES_OF.items():
        for name in getattr(wanted, what):
            if any(mark in name for mark in "*?"):
                continue
            known = {each for fact in facts() for each in read(fact) if each}
            if name.casefold() in {each.casefold() for each in known}:
                continue
            nearest = did_you_mean(name, sorted(known))
            if nearest is not None:
                return f"no {what} {name!r} in the store; did you mean {nearest}?"
            return f"no {what} {name!r} in the store: newsfacts sources lists who speaks"
    return None


def _article_hint(facts: "Iterable[Fact]", name: str) -> str | None:
    """What to try when no article answers to a name; None when one does."""
    from newsfacts.analysis.query import article_matches

    known = {(fact.article, fact.path) for fact in facts}
    if any(article_matches(name, article, path) for article, path in known):
        return None
    files = sorted((path or article).rsplit("/", 1)[-1] for article, path in known)
    nearest = did_you_mean(name, files)
    if nearest is not None:
        return f"no article {name!r} in the store; did you mean {nearest}?"
    return f"no article {name!r} in the store: newsfacts sources --dates lists them"


def _claimants(fact: "Fact") -> Iterable[str | None]:
    claimant = fact.claimant
    return () if claimant is None else (claimant.name, claimant.parent, *claimant.others)


_NAMES_OF: "dict[str, Callable[[Fact], Iterable[str | None]]]" = {
    "claimant": _claimants,
    "outlet": lambda fact: (fact.outlet,),
    "place": lambda fact: (name for place in fact.places for name in (place.name, place.within)),
    "subject": lambda fact: (fact.quantity.subject if fact.quantity else None,),
}
