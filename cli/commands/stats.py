"""``newsfacts stats``: how much of what is in the store."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

import typer

from newsfacts.cli.answers import recall
from newsfacts.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows
from newsfacts.cli.sheets import Column, keys
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.reading import Store

Counts: TypeAlias = dict[str, dict[str, int]]  # by group and name

TOTALS = ("articles", "words", "with an outlet")  # in the first group
GROUPS = ("articles", "published", "kind", "metric", "modality", "said by", "time", "zone")


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(epilog=examples("newsfacts stats", "newsfacts stats --json"))(stats)


def stats(
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Count articles, words, and facts of every kind."""
    target = choose_output(format_name, as_json, output, force)
    opened = open_store(store)
    recall(opened, target)
    rows = count_rows(counts_of(opened))
    print_rows(rows, stat_columns(rows), target, flat=keys("group", "name", "count"), noun="counts")


def counts_of(store: "Store") -> Counts:
    """What is in a store; of a large one each segment is counted once."""
    from newsfacts.cli.keeping import is_kept
    from newsfacts.store.kept import Kind, kept
    from newsfacts.store.reading import ARTICLES, FACTS

    if not is_kept(store):
        return count_all(store.articles(), store.facts())

    def count_segment(number: int) -> Counts:
        return count_all(
            store.records("articles", number, ARTICLES), store.records("facts", number, FACTS)
        )

    kind = Kind("stats", ("articles", "facts"))
    total: Counts = {name: {} for name in GROUPS}
    for number in range(len(store.manifest.segments)):
        for name, counts in kept(store, number, kind, Counts, count_segment).items():
            for each, count in counts.items():
                total[name][each] = total[name].get(each, 0) + count
    return total


def count_all(articles: "Iterable[Article]", facts: "Iterable[Fact]") -> Counts:
    """Articles and their words, and how they are dated; facts by all that has few values."""
    groups: dict[str, Counter[str]] = {name: Counter() for name in GROUPS}
    totals = groups["articles"]
    for article in articles:
        totals["articles"] += 1
        totals["words"] += len(article.text.split())
        totals["with an outlet"] += article.outlet is not None
        groups["published"][article.published.basis if article.published else "undated"] += 1
    for fact in facts:
        groups["kind"][fact.kind] += 1
        groups["zone"][fact.zone] += 1
        if fact.quantity is not None:
            groups["metric"][fact.quantity.metric] += 1
            groups["modality"][fact.modality] += 1
            claimant = fact.claimant
            groups["said by"][claimant.type if claimant else "the article"] += 1
        if fact.kind == "date" and fact.time is not None:
            groups["time"]["resolved" if fact.time.start or fact.time.end else "left open"] += 1
    return {name: dict(counter) for name, counter in groups.items()}


def count_rows(counts: Counts) -> list[dict[str, Any]]:
    """A row a count, those of each group largest first."""
    rows = [count_row("articles", name, counts["articles"].get(name, 0)) for name in TOTALS]
    for group in GROUPS[1:]:
        rows += ranked(group, counts[group])
    return rows


def ranked(group: str, counter: Mapping[str, int]) -> list[dict[str, Any]]:
    """The counts of one group, largest first."""
    ordered = sorted(counter.items(), key=lambda entry: (-entry[1], entry[0]))
    return [count_row(group, name, count) for name, count in ordered]


def count_row(group: str, name: str, count: int) -> dict[str, Any]:
    """One count."""
    return {"group": group, "name": name, "count": count}


def stat_columns(rows: list[dict[str, Any]]) -> tuple[Column, ...]:
    """The table: each group is named once."""
    first: dict[str, int] = {}
    for position, row in enumerate(rows):
        first.setdefault(row["group"], position)
    opening = {id(rows[position]) for position in first.values()}
    return (
        Column("", lambda row: row["group"] if id(row) in opening else "", style="dim"),
        Column("name", lambda row: row["name"]),
        Column("count", lambda row: row["count"], right=True, style="bold"),
    )
