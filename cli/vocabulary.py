"""The names a user may type after a filter, checked before work and explained after none."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_args

from newsfacts.cli.days import first_day, last_day
from newsfacts.cli.errors import UserError, unknown
from newsfacts.documents.unknowns import did_you_mean

if TYPE_CHECKING:
    from newsfacts.analysis.query import Filter
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.reading import Store
    from newsfacts.store.segments import Entry


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
    # tables show the records of a file as #17
    asked["article"] = [name.removeprefix("#") for name in asked.get("article") or ()]
    asked["since"] = first_day(asked.get("since"), "--since")
    asked["until"] = last_day(asked.get("until"), "--until")
    refuse_empty_range(asked, "since", "until")
    refuse_empty_range(asked, "min", "max")
    return Filter(**asked)


def refuse_empty_range(asked: Mapping[str, Any], first: str, last: str) -> None:
    """Refuse two ends between which nothing can lie.

    Raises:
        UserError: The first is behind the last.
    """
    low, high = asked.get(first), asked.get(last)
    if low is not None and high is not None and low > high:
        raise UserError(
            f"nothing is between --{first} {low} and --{last} {high}",
            "are they the wrong way round?",
        )


def with_whole_names(wanted: "Filter", store: "Store") -> "Filter":
    """The filter with every ``--article`` bound to the articles of the store that it means.

    A name is also the beginning of longer ones ("drones" of drones.txt and drones-tass.txt, the id
    "n1" of "n10") and an id may begin like a file name ("02"): see ``store.naming.meant_by``. A
    pattern with its last character in brackets matches nothing but the whole.
    """
    import msgspec

    from newsfacts.store.naming import answers_to, meant_by

    plain = {name for name in wanted.article if name and not any(mark in name for mark in "*?[")}
    if not plain:
        return wanted
    answering: dict[str, list[Entry]] = {name: [] for name in plain}
    for _, entry in store.entries():
        for name in plain:
            if answers_to(entry, name):
                answering[name].append(entry)
    only: dict[str, tuple[str, ...]] = {}
    for name, entries in answering.items():
        meant = meant_by(name, entries, lambda entry: entry)
        paths = [entry.path or entry.id for entry in meant]
        if len(meant) < len(entries) and not any(mark in path for path in paths for mark in "*?["):
            only[name] = tuple(f"{path[:-1]}[{path[-1]}]" for path in paths)
    names = tuple(each for name in wanted.article for each in only.get(name, (name,)))
    return msgspec.structs.replace(wanted, article=names)


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
    """Every metric of the lexicon, and of the user."""
    from newsfacts.extractors.metrics import names

    return names.metric_names()


def hint_when_empty(facts: "Callable[[], Iterable[Fact]]", wanted: "Filter") -> str | None:
    """What to try when a filter leaves nothing: the name in the store nearest to an unknown one.

    Args:
        facts: All facts of the store, once more.
        wanted: The filter that left nothing.
    """
    from newsfacts.analysis.query import Filter, select
    from newsfacts.extractors.metrics.catalogue import held_metrics

    for what, (read, where) in _NAMES_OF.items():
        for name in getattr(wanted, what):
            if next(select(facts(), Filter(**{what: name})), None) is not None:
                continue
            known = {each for fact in facts() for each in read(fact) if each}
            nearest = did_you_mean(name, sorted(known))
            missing = f"no {what} {name!r} in the store"
            return f"{missing}; did you mean {nearest}?" if nearest else f"{missing}: {where}"
    own = {entry.name for entry in held_metrics()}
    for name in own.intersection(wanted.metric):
        if next(select(facts(), Filter(metric=(name,))), None) is None:
            return (
                f"no {name} in the store: the metric is your own, and articles that were read "
                "before it was need newsfacts store migrate"
            )
    return None


def _claimants(fact: "Fact") -> Iterable[str | None]:
    claimant = fact.claimant
    return () if claimant is None else (claimant.name, claimant.parent, *claimant.others)


_SPEAKERS = "newsfacts sources lists who speaks"
_NAMES_OF: "dict[str, tuple[Callable[[Fact], Iterable[str | None]], str]]" = {
    "article": (
        lambda fact: ((fact.path or fact.article).rsplit("/", 1)[-1],),
        "newsfacts sources --dates lists them",
    ),
    "claimant": (_claimants, _SPEAKERS),
    "outlet": (lambda fact: (fact.outlet,), _SPEAKERS),
    "place": (
        lambda fact: (name for place in fact.places for name in (place.name, place.within)),
        "newsfacts facts --fields text,places.name lists them",
    ),
    "subject": (
        lambda fact: (fact.quantity.subject if fact.quantity else None,),
        "newsfacts facts --fields text,quantity.subject lists them",
    ),
}
