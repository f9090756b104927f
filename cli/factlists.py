"""Print a choice of the facts of a store: what ``facts`` and ``quotes`` share."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from newsfacts.cli.errors import unknown
from newsfacts.cli.evidence import (
    References,
    TextsInOrder,
    fact_record,
    texts_of,
    with_evidence,
)
from newsfacts.cli.factsheets import (
    fact_columns,
    field_columns,
    field_record,
    flat_columns,
    known_fields,
    read_field,
)
from newsfacts.cli.printing import Output, print_rows, say, terminal_limit
from newsfacts.cli.sheets import Column
from newsfacts.cli.vocabulary import hint_when_empty

if TYPE_CHECKING:
    from newsfacts.analysis.query import Filter
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.reading import Store

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
    limit = terminal_limit(limit, output)
    for_people = output.format in PEOPLE_FORMATS
    facts: Iterable[Fact] = choose(read_facts(store, wanted) if narrow else store.facts())
    matching: int | None = None
    if for_people or sort:
        facts = list(facts)
        matching = len(facts)
        if sort:
            facts = sorted_facts(facts, *order)
    if limit:
        facts = list(islice(facts, limit))
    in_order = not sort or not isinstance(facts, list)
    print_rows(
        with_evidence(
            facts,
            TextsInOrder(store.articles)
            if in_order
            else texts_of(store.articles(), {fact.article for fact in facts}),
            References.of_store(store) if for_people else None,
        ),
        asked_columns or columns or fact_columns(),
        output,
        flat=asked_columns or flat_columns(),
        record=(lambda row: field_record(row, asked_columns)) if asked_columns else fact_record,
        noun=noun,
        total=matching,
        filters=[*wanted.describe(), *asked, *_rest(store, matching)],
        notes=_notes(facts, matching),
    )
    if matching == 0 and for_people:
        hint = hint_when_empty(store.facts, wanted)
        if hint:
            say(f"hint: {hint}")


def read_facts(store: "Store", wanted: "Filter") -> "Iterator[Fact]":
    """The facts of the store, without those that the store itself can tell are not wanted."""
    exact = {}
    for name in ("kind", "metric", "zone", "modality"):
        names = getattr(wanted, name)
        if len(names) == 1 and not any(mark in names[0] for mark in "*?"):
            exact[name] = names[0].casefold()
    return store.facts(**exact)


def check_fields(fields: str | None) -> list[str]:
    """The dotted keys of ``--fields``.

    Raises:
        UserError: A key that facts do not have.
    """
    names = [name.strip() for name in (fields or "").split(",") if name.strip()]
    for name in names:
        _check_key(name)
    return names


def sort_key(sort: str | None) -> tuple[list[str], bool]:
    """The path and the direction of ``--sort``.

    Raises:
        UserError: A key that facts do not have.
    """
    name = (sort or "id").removeprefix("-")
    if name != "id":
        _check_key(name)
    return name.split("."), bool(sort and sort.startswith("-"))


def sorted_facts(facts: "list[Fact]", path: list[str], descending: bool) -> "list[Fact]":
    """The facts by the value at a key; those without one last, equals in the order they had."""

    def value(fact: "Fact") -> Any:
        return read_field(fact, path)

    having = [fact for fact in facts if value(fact) not in (None, [], ())]
    lacking = [fact for fact in facts if value(fact) in (None, [], ())]
    return sorted(having, key=lambda fact: _sortable(value(fact)), reverse=descending) + lacking


def _sortable(value: Any) -> Any:
    if isinstance(value, (int, float)):
        return (0, value, "")
    if isinstance(value, (list, tuple)):
        return (1, 0, "\0".join(map(str, value)))
    return (1, 0, str(value))


def _check_key(name: str) -> None:
    known = known_fields()
    if name not in known:
        raise unknown("key", name, known, "newsfacts schema fact shows the keys")


def _rest(store: "Store", matching: int | None) -> list[str]:
    total = store.manifest.counts.facts
    return [] if matching in (None, total) else [f"{total:,} facts in the store"]


def _notes(facts: "Iterable[Fact]", matching: int | None) -> list[str]:
    if isinstance(facts, list) and matching is not None and len(facts) < matching:
        return ["--limit 0 shows all"]
    return []
