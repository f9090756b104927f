"""``newsfacts store``: look at a store as a whole, tidy it, mend it."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows, say
from newsfacts.cli.running import FOUND, Group
from newsfacts.cli.sheets import Column, count_text, keys
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    from newsfacts.store.describing import StoreInfo
    from newsfacts.store.repairing import RepairReport

KIB = 1024
SIZES = ("size", "of it derived")
SHOWN = 5  # damaged files that are named


def register(app: typer.Typer) -> None:
    """Add the subcommand with its five."""
    group = typer.Typer(
        cls=Group,
        rich_markup_mode=None,
        help="Look at the store as a whole, tidy it, mend it.",
        epilog=examples("newsfacts store info", "newsfacts store repair --dry-run"),
    )
    group.command(
        "info", epilog=examples("newsfacts store info", "newsfacts store info --format json")
    )(info)
    group.command("compact", epilog=examples("newsfacts store compact"))(compact)
    group.command("migrate", epilog=examples("newsfacts store migrate"))(migrate)
    group.command(
        "repair", epilog=examples("newsfacts store repair", "newsfacts store repair --dry-run")
    )(repair)
    group.command(
        "relocate",
        epilog=examples(
            "newsfacts store relocate seeds/ seeds/ --dry-run",
        ),
    )(relocate)
    app.add_typer(group, name="store")


def info(
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Show what is in the store, which versions made its facts, and how to cite it.

    The last row is a block for a methods section.
    """
    from newsfacts.store.describing import describe_store

    target = choose_output(format_name, as_json, output, force)
    rows = info_rows(describe_store(open_store(store)))
    groups = [None, *(row["group"] for row in rows)]
    opening = {id(row) for before, row in zip(groups, rows, strict=False) if before != row["group"]}
    columns = (
        Column("", lambda row: row["group"] if id(row) in opening else "", style="dim"),
        Column("name", lambda row: row["name"], wrap=True, least=10, share=0.4),
        Column("value", _shown_value, wrap=True),
    )
    print_rows(rows, columns, target, flat=keys("group", "name", "value"), noun="entries")


def info_rows(info: "StoreInfo") -> list[dict[str, Any]]:
    """The description as rows, one value each."""
    counts = info.counts
    days = f"{info.first_day} to {info.last_day}" if info.first_day else "no article is dated"
    rows = [
        ("store", "folder", info.store),
        ("store", "schema", info.schema),
        ("store", "size", info.bytes),
        ("store", "of it derived", info.derived_bytes),
        ("store", "segments", info.segments),
        ("articles", "all", counts.articles),
        ("articles", "dated", info.dated),
        ("articles", "published", days),
        ("articles", "outlets", info.outlets),
        *(("articles", f"given as language {name}", n) for name, n in info.languages.items()),
        ("articles", "corpus sha256", info.corpus),
        ("facts", "all", counts.facts),
        ("facts", "quantities", counts.quantities),
        ("facts", "dates", counts.dates),
        ("facts", "quotes", counts.quotes),
    ]
    if info.boilerplate:
        rows.append(("articles", "lines set aside", info.boilerplate_lines))
        rows.append(("articles", "their sha256", info.boilerplate))
    for made in info.made_by:
        which = "this version" if made.current else "another version: newsfacts store migrate"
        number = f"{made.counts.facts:,} facts of {made.counts.articles:,} articles, {which}"
        rows.append(("made by", made.version, number))
    if info.damaged:
        names = ", ".join(info.damaged[:SHOWN]) + (", …" if len(info.damaged) > SHOWN else "")
        what = f"{count_text(len(info.damaged), 'file')} not as written: {names}"
        rows.append(("damage", "newsfacts store repair", what))
    cite = info.citation or "nothing: a damaged store is no corpus to cite; repair it first"
    rows.append(("cite", "methods section", cite))
    return [{"group": group, "name": name, "value": value} for group, name, value in rows]


def compact(store: StoreOption = None) -> None:
    """Put articles into full segments and drop what can be derived again.

    Facts, ids and order stay. A store that a cluster wrote, or a repair, is smaller and faster
    behind it.
    """
    from newsfacts.store.locating import find_store
    from newsfacts.store.maintaining import compact as compact_store

    report = compact_store(find_store(store))
    say(
        f"{report.store}: {count_text(report.articles, 'article')} in "
        f"{count_text(report.segments, 'segment')} (before: {report.segments_before:,}), "
        f"{size_text(report.bytes)} (before: {size_text(report.bytes_before)})"
    )


def migrate(store: StoreOption = None) -> None:
    """Read articles again that another version has read, from the texts that the store keeps.

    The sources need not be there. A store of a later newsfacts is left alone.
    """
    from newsfacts.store.locating import find_store
    from newsfacts.store.maintaining import migrate as migrate_store

    report = migrate_store(find_store(store))
    if not report.reread:
        say(f"{report.store}: everything is of this version, schema {report.schema}")
        return
    schema = f", schema {report.schema_before} to {report.schema}"
    say(
        f"{report.store}: {count_text(report.reread, 'article')} of {report.articles:,} "
        f"read again, now {count_text(report.facts, 'fact')}"
        f"{schema if report.schema != report.schema_before else ''}"
    )


def relocate(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="The file or folder that articles were read from.")
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Where it is now.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say which articles; write nothing.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Tell the store that sources have moved, so that an ingest knows them again.

    Ids, facts and reviews stay. An ingest does so by itself for what has the same bytes and
    metadata as before; this is for the rest.
    """
    from newsfacts.store.locating import find_store
    from newsfacts.store.relocating import relocate as relocate_sources

    report = relocate_sources(find_store(store), old, new, dry_run=dry_run)
    for before, after in report.paths if dry_run else ():
        say(f"{before} → {after}")
    if dry_run and len(report.paths) < report.articles:
        say(f"and {report.articles - len(report.paths):,} more")
    verb = "would be" if dry_run else "is" if report.articles == 1 else "are"
    say(f"{report.store}: {count_text(report.articles, 'article')} {verb} at {new} now")


def repair(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only name what is broken; exit 1 if anything is.")
    ] = False,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Name every broken line of the store and mend it.

    Facts that were changed or lost are read again from the texts of their articles. An article
    whose own line is broken is left out and named: an ingest of its source brings it back.
    """
    from newsfacts.store.locating import place_store
    from newsfacts.store.repairing import repair as repair_store

    target = choose_output(format_name, as_json, output, force)
    report = repair_store(place_store(store), dry_run=dry_run)
    columns = (
        Column("where", _place, wrap=True, early=True, style="bold"),
        Column("problem", lambda row: row.problem, wrap=True),
        Column("would be" if dry_run else "mended", lambda row: row.mended, wrap=True),
    )
    rows = report.damages
    if rows or target.format != "table":
        flat = tuple(
            Column(name, lambda row, name=name: getattr(row, name))  # type: ignore[misc]
            for name in ("file", "line", "problem", "mended")
        )
        print_rows(rows, columns, target, flat=flat, noun="damages")
    say(repair_summary(report))
    if dry_run and rows:
        raise typer.Exit(FOUND)


def repair_summary(report: "RepairReport") -> str:
    """One line on what became of the store."""
    left = f"{count_text(report.articles, 'article')}, {count_text(report.facts, 'fact')}"
    if not report.damages:
        return f"{report.store}: nothing is broken ({left})"
    if not report.repaired:
        return f"{report.store}: a repair would leave {left}"
    return f"{report.store}: mended, {left}"


def size_text(size: int) -> str:
    """Bytes for people."""
    value, unit = float(size), "bytes"
    for larger in ("KiB", "MiB", "GiB", "TiB"):
        if value < KIB:
            break
        value, unit = value / KIB, larger
    return f"{size:,} bytes" if unit == "bytes" else f"{value:,.1f} {unit}"


def _shown_value(row: Any) -> Any:
    """A value for people; in JSON sizes are bytes."""
    return size_text(row["value"]) if row["name"] in SIZES else row["value"]


def _place(row: Any) -> str:
    return row.file if row.line is None else f"{row.file}:{row.line}"
