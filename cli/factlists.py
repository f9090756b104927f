"""Print a choice of the facts of a store: what ``facts`` and ``quotes`` share."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest, nsmallest
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from newsfacts.cli.errors import unknown
from newsfacts.cli.evidence import (
    References,
    TextsInOrder,
    fact_record,
    texts_of,
    with_evidence,
)
from newsfacts.cli.factfinding import facts_by_columns, read_facts
from newsfacts.cli.factsheets import (
    SLIM,
    fact_columns,
    field_columns,
    field_record,
    flat_columns,
    known_fields,
    read_field,
    review_columns,
)
from newsfacts.cli.keeping import articles_of, names_in
from newsfacts.cli.printing import Output, print_rows, say, terminal_limit
from newsfacts.cli.sheets import Column
from newsfacts.cli.vocabulary import hint_when_empty

if TYPE_CHECKING:
    from newsfacts.analysis.query import Filter
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.reading import Store

NUMBERS = ("quantity.low", "quantity.high", "start", "end")  # keys that columns can sort by
PEOPLE_FORMATS = ("table", "md")  # with short references and a count of what was left out

Choose = Callable[[Iterable["Fact"]], Iterator["Fact"]]


def print_facts(
    store: "Store",
    choose: Choose,
    output: Output,
    *,
    wanted: "Filter",
    asked: Sequence[str] = (),
    sort: str | None = None,
    limit: int | None = None,
    fields: str | None = None,
    columns: Sequence[Column] | None = None,
    noun: str = "facts",
    narrow: bool = True,
) -> None:
    """Print the facts that ``choose`` leaves, in the format of ``output``.

    Args:
        store: Where the facts and their articles are.
        choose: Leaves the asked facts of all facts.
        output: From ``choose_output``.
        wanted: What ``choose`` filters by, for the last line.
        asked: What ``choose`` asks besides, as the last line says it.
        sort: A dotted key to sort by, with ``-`` before it for descending.
        limit: At most so many; 0 is all; None is 40 in a table on a terminal, else all.
        fields: Dotted keys with commas between them, instead of ``columns``.
        columns: Of the table; those of ``facts`` when None.
        noun: What the rows are, plural.
        narrow: Whether ``choose`` needs to see only what ``wanted`` may leave.
    """
    asked_columns = field_columns(check_fields(fields))
    order = sort_key(sort)
    for_people = output.format in PEOPLE_FORMATS
    reviews = store.reviews
    shown: dict[str, Any] = {"rejected": True} if reviews else {}  # the ledger shows them, marked
    found = choose(read_facts(store, wanted, **shown) if narrow else store.facts(**shown))
    most = terminal_limit(limit, output)
    known = known_count(store, wanted) if narrow and not asked and most is not None else None
    taken = top_facts(store, wanted, order, most, known)
    if taken is None:
        taken = take_facts(found, order, most, counted=for_people, known=known)
    print_rows(
        with_evidence(
            taken.facts,
            TextsInOrder(store.articles)
            if order is None
            else texts_of(articles_of(store, taken.facts), {fact.article for fact in taken.facts}),
            References.of_store(store) if for_people else None,
            reviews,
        ),
        asked_columns or (*(columns or fact_columns()), *review_columns()[: bool(reviews)]),
        output,
        flat=asked_columns or (*flat_columns(), *(review_columns() if reviews else ())),
        record=(lambda row: field_record(row, asked_columns)) if asked_columns else fact_record,
        noun=noun,
        total=taken.matching,
        filters=[*wanted.describe(), *asked, *_rest(store, taken.matching)],
        notes=["--limit 0 shows all"] if taken.cut else [],
    )
    if for_people and taken.matching == 0:
        hint = hint_when_empty(names_in(store), wanted)
        if hint:
            say(f"hint: {hint}")


class Order(NamedTuple):
    """What ``--sort`` asks for."""

    path: list[str]
    descending: bool


class Taken(NamedTuple):
    """The facts to show, and how many there are."""

    facts: "Iterable[Fact]"
    matching: int | None  # None when nobody counted
    cut: bool = False  # whether there are more than are shown


def take_facts(
    found: "Iterator[Fact]",
    order: Order | None,
    limit: int | None,
    *,
    counted: bool,
    known: int | None = None,
) -> Taken:
    """The facts to show, held in memory only where they must be sorted or cut.

    Args:
        found: All that match.
        order: To sort them by; None keeps their order.
        limit: At most so many; None is all.
        counted: Whether to go through the rest to know how many match.
        known: How many match, where that is known.
    """
    if order is not None:
        ordered, total = first_sorted(found, order, limit)
        return Taken(ordered, total, len(ordered) < total)
    if limit is None and not counted:
        return Taken(found, None)
    shown = list(islice(found, limit))
    if not counted:
        return Taken(shown, None)
    total = known if known is not None else len(shown) + sum(1 for _ in found)
    return Taken(shown, total, len(shown) < total)


def top_facts(
    store: "Store", wanted: "Filter", order: Order | None, limit: int | None, known: int | None
) -> Taken | None:
    """The first facts by a number, found by columns, where it is known how many match; or None."""
    if order is None or limit is None or known is None or ".".join(order.path) not in NUMBERS:
        return None
    from newsfacts.analysis.query import select

    column = ".".join(f'"{name}"' for name in order.path)
    by = f"{column} IS NULL, {column} {'DESC' if order.descending else 'ASC'}"
    found = facts_by_columns(store, wanted, (by, limit))
    chosen = list(select(found, wanted)) if found is not None else []
    if len(chosen) < min(limit, known):
        return None  # no columns, or they let through what the filter does not
    return Taken(first_sorted(chosen, order, limit)[0], known, len(chosen) < known)


def known_count(store: "Store", wanted: "Filter") -> int | None:
    """How many facts of a large store match what is counted once for ``stats``, or nothing at all.

    None where more is asked than a kind or a metric.
    """
    import msgspec

    from newsfacts.analysis.query import Filter, is_named
    from newsfacts.cli.keeping import is_kept

    asked = wanted.kind or wanted.metric
    group = "metric" if wanted.metric else "kind"
    if not is_kept(store) or msgspec.structs.replace(wanted, **{group: ()}) != Filter():
        return None
    from newsfacts.cli.commands.stats import counts_of

    counts = counts_of(store)[group].items()
    return sum(n for name, n in counts if not asked or any(is_named(name, each) for each in asked))


def check_fields(fields: str | None) -> list[str]:
    """The dotted keys of ``--fields``; "slim" stands for the few that a large corpus can afford.

    Raises:
        UserError: A key that facts do not have.
    """
    names = [name.strip() for name in (fields or "").split(",") if name.strip()]
    if names == ["slim"]:
        return list(SLIM)
    known = known_fields() if names else []
    for name in names:
        if name not in known:
            raise unknown("key", name, known, "newsfacts schema fact shows the keys")
    return names


def sort_key(sort: str | None) -> Order | None:
    """The order that ``--sort`` names; ``-`` before the key is descending.

    Raises:
        UserError: A key that facts do not have.
    """
    if sort is None:
        return None
    name = sort.removeprefix("-")
    known = [key for key in known_fields() if key != "sentence.text"]
    leaves = [key for key in known if not any(other.startswith(f"{key}.") for other in known)]
    if name not in leaves:
        raise unknown("sort key", name, leaves, "newsfacts schema fact shows the keys")
    return Order(name.split("."), sort.startswith("-"))


def first_sorted(
    facts: "Iterable[Fact]", order: Order, limit: int | None
) -> "tuple[list[Fact], int]":
    """The first facts by the value at a key, and how many there are.

    Those without a value stand last, equals in the order they had. Only as many are held as are
    asked for.
    """
    lacking: list[Fact] = []
    total = 0

    def having() -> "Iterator[tuple[Any, Fact]]":
        nonlocal total
        for fact in facts:
            total += 1
            value = read_field(fact, order.path)
            if value not in (None, [], ()):
                yield _sortable(value), fact
            elif limit is None or len(lacking) < limit:
                lacking.append(fact)

    by_value = itemgetter(0)
    if limit is None:
        ordered = sorted(having(), key=by_value, reverse=order.descending)
    else:
        ordered = (nlargest if order.descending else nsmallest)(limit, having(), key=by_value)
    return [*(fact for _, fact in ordered), *lacking][:limit], total


def _sortable(value: Any) -> Any:
    if isinstance(value, (int, float)):
        return (0, value, "")
    if isinstance(value, (list, tuple)):
        return (1, 0, "\0".join(map(str, value)))
    return (1, 0, str(value))


def _rest(store: "Store", matching: int | None) -> list[str]:
    total = store.manifest.counts.facts
    return [] if matching in (None, total) else [f"{total:,} facts in the store"]
