"""``newsfacts sources``: who publishes, who speaks, and how each article is dated."""

from typing import Annotated, Any

import typer

from newsfacts.cli.answers import recall
from newsfacts.cli.errors import UserError, unknown
from newsfacts.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
    LimitOption,
    MetricOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows, terminal_limit
from newsfacts.cli.sheets import Column, keys
from newsfacts.cli.stores import open_store

SIDES = ("claimant", "outlet")


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts sources",
            "newsfacts sources --by claimant --metric troops",
            "newsfacts sources --dates",
        )
    )(sources)


def sources(
    by: Annotated[
        str | None, typer.Option("--by", metavar="SIDE", help="Only claimant or only outlet.")
    ] = None,
    dates: Annotated[
        bool, typer.Option("--dates", help="List each article with its date, basis and words.")
    ] = False,
    metric: MetricOption = None,
    limit: LimitOption = None,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List outlets and claimants, or how each article is dated."""
    from newsfacts.cli.vocabulary import make_filter

    target = choose_output(format_name, as_json, output, force)
    if by is not None and by not in SIDES:
        raise unknown("side", by, SIDES)
    if dates and (by or metric):
        raise UserError("--dates lists articles; --by and --metric do not apply to it")
    wanted = make_filter(metric=metric)
    opened = open_store(store)
    recall(opened, target)
    if dates:
        rows = [date_row(article) for article in opened.articles()]
        columns, noun = date_columns(rows), "articles"
    else:
        rows = speaker_rows(opened.facts(), wanted, [by] if by else list(SIDES))
        columns, noun = speaker_columns(), "sources"
    shown = take_evenly(rows, terminal_limit(limit, target))
    notes = ["--limit 0 shows all"] if len(shown) < len(rows) else []
    if dates and any(not row["published"] for row in rows):
        notes.append("newsfacts ingest … --metadata dates.csv dates what is undated")
    print_rows(
        shown,
        columns,
        target,
        flat=keys(*rows[0]) if rows else columns,
        noun=noun,
        total=len(rows),
        notes=notes,
        filters=[*wanted.describe(), *([f"by={by}"] if by else [])],
    )


def speaker_rows(facts: Any, wanted: Any, sides: list[str]) -> list[dict[str, Any]]:
    """A row for each outlet and claimant, most facts first; None is the article's own voice.

    A claimant is one in whatever case: "DEFENCE MINISTRY" of a headline has the name of most facts.
    """
    from collections import Counter

    from newsfacts.analysis.query import select

    rows: dict[tuple[str, str], dict[str, Any]] = {}
    written: dict[tuple[str, str], Counter[str]] = {}
    articles: dict[tuple[str, str], set[str]] = {}
    for fact in select(facts, wanted):
        for side, name, kind in speakers(fact):
            if side not in sides:
                continue
            called = name.casefold() if name is not None and side == "claimant" else name
            key = (side, f"({kind})" if called is None else called)
            row = rows.setdefault(key, new_row(side, name))
            written.setdefault(key, Counter())[name or ""] += 1
            row["type"] = row["type"] or kind  # a further claimant comes without its type
            row[COUNTERS[fact.kind]] += 1
            articles.setdefault(key, set()).add(fact.article)
    for key, row in rows.items():
        row["articles"] = len(articles[key])
        if row["name"] is not None:
            forms = written[key]
            row["name"] = max(forms, key=lambda form: (forms[form], not form.isupper(), form))
    order = {side: position for position, side in enumerate(("outlet", "claimant"))}
    return sorted(
        rows.values(),
        key=lambda row: (
            order[row["side"]],
            -(row["figures"] + row["quotes"] + row["dates"]),
            row["name"] is None,
            row["name"] or "",
            row["type"] or "",
        ),
    )


def take_evenly(rows: list[dict[str, Any]], limit: int | None) -> list[dict[str, Any]]:
    """The first rows of each side, so that many outlets do not hide who speaks."""
    if limit is None or len(rows) <= limit:
        return rows
    outlets = [row for row in rows if row.get("side") == "outlet"]
    others = [row for row in rows if row.get("side") != "outlet"]
    share = max(limit // 2, limit - len(others)) if others else limit
    kept = outlets[:share]
    return kept + others[: limit - len(kept)]


COUNTERS = {"quantity": "figures", "quote": "quotes", "date": "dates"}


def new_row(side: str, name: str | None) -> dict[str, Any]:
    """A row with nothing counted yet."""
    row: dict[str, Any] = {"side": side, "name": name, "type": None, "articles": 0}
    return row | dict.fromkeys(COUNTERS.values(), 0)


def speakers(fact: Any) -> list[tuple[str, str | None, str | None]]:
    """Everybody a fact counts for: its outlet, its claimant and further claimants."""
    found: list[tuple[str, str | None, str | None]] = [("outlet", fact.outlet, None)]
    claimant = fact.claimant
    if claimant is None:
        found.append(("claimant", None, "article"))
    else:
        found.append(("claimant", claimant.name, claimant.type))
        found += [("claimant", name, None) for name in claimant.others]
    return found


def speaker_columns() -> tuple[Column, ...]:
    """Outlets and claimants, with counts."""
    return (
        Column("side", lambda row: row["side"], style="dim"),
        Column("name", speaker_name, wrap=True, style="bold"),
        Column("type", lambda row: row["type"] if row["type"] != "article" else ""),
        *(
            Column(name, lambda row, name=name: row[name] or "", right=True)  # type: ignore[misc]
            for name in ("articles", "figures", "quotes", "dates")
        ),
    )


def speaker_name(row: dict[str, Any]) -> str:
    """The name, or what stands for one."""
    if row["name"] is not None:
        return str(row["name"])
    if row["side"] == "outlet":
        return "(no outlet)"
    return "(article)" if row["type"] == "article" else "(nobody named)"


def date_row(article: Any) -> dict[str, Any]:
    """How one article is dated."""
    published = article.published
    return {
        "path": article.path or article.id,
        "outlet": article.outlet,
        "published": published.value if published else None,
        "start": published.start if published else None,
        "end": published.end if published else None,
        "basis": published.basis if published else None,
        "text": published.text if published else None,
    }


def date_columns(rows: list[dict[str, Any]]) -> tuple[Column, ...]:
    """Articles with their dates."""
    return (
        Column("article", lambda row: row["path"], wrap=True, least=20),
        Column("outlet", lambda row: row["outlet"], wrap=True),
        Column("published", date_text, style="bold"),
        Column("basis", lambda row: row["basis"]),
        Column("words", date_words, wrap=True, clip=60),
    )


def date_words(row: dict[str, Any]) -> str | None:
    """The words that give the date, where they are not the date as it stands beside them."""
    return None if row["text"] == row["published"] else row["text"]


def date_text(row: dict[str, Any]) -> str:
    """The date, or the end that is known, or that it is not."""
    if row["published"]:
        return str(row["published"])
    if row["start"] and row["end"]:
        return f"{row['start']} to {row['end']}"
    if row["start"]:
        return f"{row['start']} or later"
    return f"{row['end']} or before" if row["end"] else "undated"
