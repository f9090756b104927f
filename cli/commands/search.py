"""``newsfacts search``: where the articles say something, and the facts read there."""

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from newsfacts.cli.completion import complete_any_zone
from newsfacts.cli.errors import UserError
from newsfacts.cli.formats.table import GAP, display_width
from newsfacts.cli.options import (
    ArticleOption,
    ForceOption,
    FormatOption,
    JsonOption,
    LimitOption,
    OutletOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows, say, terminal_limit
from newsfacts.cli.renderers.wrapping import pad, wrap
from newsfacts.cli.sanitize import printable
from newsfacts.cli.screens import NO_LINKS
from newsfacts.cli.sheets import Column
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    from rich.console import Console

    from newsfacts.analysis.query import Filter
    from newsfacts.analysis.searching import Hit, Pattern
    from newsfacts.cli.printing import Output
    from newsfacts.documents.records import Article
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.boilerplate import Repeated
    from newsfacts.store.reading import Store

ZoneOption = Annotated[
    list[str] | None,
    typer.Option(
        "--zone",
        metavar="NAME",
        autocompletion=complete_any_zone,
        help="headline, body, bullet, post, caption or footer.",
    ),
]
MOST_FACTS = 100  # of a sentence that a hit lists; only a sentence without end has more
IDS = 3  # of facts that a line shows
LINE = r"\S.*"  # all of a line that has anything
AROUND = 70  # characters shown on either side of the words found


class Found(NamedTuple):
    """A hit with its article, what it is called, and the facts of its sentence."""

    article: "Article"
    place: str  # "002:17"
    hit: "Hit"
    facts: tuple[str, ...]  # whole ids
    shown: tuple[str, ...]  # and the shortest that are unique
    url: str | None = None  # of the file


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            'newsfacts search "North Korean soldiers"',
            "newsfacts search Kursk --facts",
            "newsfacts search --regex '(?i)soldiers?|troops' --format csv",
            "newsfacts search --zone footer",
        )
    )(search)


def search(
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="Words as they stand in a row; none: every line."),
    ] = None,
    expression: Annotated[
        bool, typer.Option("--regex", help="TEXT is a regular expression; case counts.")
    ] = False,
    facts: Annotated[
        bool, typer.Option("--facts", help="The facts of the sentences where it stands.")
    ] = False,
    zone: ZoneOption = None,
    article: ArticleOption = None,
    outlet: OutletOption = None,
    limit: LimitOption = None,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Find words in the articles, with their lines and the facts that were read there.

    Case, line breaks and the kind of quotation marks or dashes do not count, without --regex.
    --zone footer shows what was set aside as the page's own: it gives no facts.
    """
    from newsfacts.analysis.searching import SearchError, expression_pattern, text_pattern
    from newsfacts.cli.vocabulary import make_filter, with_whole_names

    target = choose_output(format_name, as_json, output, force)
    wanted = make_filter(article=article, outlet=outlet, zone=zone)
    if text is None and not zone:
        raise UserError("search for what?", "newsfacts search TEXT, or --zone footer")
    opened = open_store(store)
    exact = with_whole_names(wanted, opened)
    asked = [] if text is None else [f"{'regex' if expression else 'text'}={text}"]
    try:
        if text is None:
            pattern = expression_pattern(LINE)
        else:
            pattern = expression_pattern(text) if expression else text_pattern(text)
        if facts:
            print_found_facts(opened, pattern, target, exact, wanted, asked, limit)
        else:
            print_hits(opened, pattern, target, exact, wanted, asked, limit)
    except SearchError as error:
        raise UserError(str(error), "without --regex the words are taken as they are") from error


def print_found_facts(
    store: "Store",
    pattern: "Pattern",
    output: "Output",
    exact: "Filter",
    wanted: "Filter",
    asked: list[str],
    limit: int | None,
) -> None:
    """The facts whose sentences hold a hit, as ``facts`` prints them."""
    from newsfacts.analysis.query import select
    from newsfacts.analysis.searching import find_hits
    from newsfacts.cli.evidence import TextsInOrder
    from newsfacts.cli.factlists import print_facts

    text_of = TextsInOrder(store.articles)

    def choose(facts: "Iterable[Fact]") -> "Iterator[Fact]":
        known, hits, starts = "", list[Any](), list[int]()
        for fact in select(facts, exact):
            if fact.article != known:
                known, hits = fact.article, list(find_hits(text_of(fact.article), pattern))
                starts = [hit.start for hit in hits]
            # the last hit that begins before the sentence ends: those before it end before it does
            last = bisect_right(starts, fact.sentence.end - 1) - 1
            if last >= 0 and hits[last].end > fact.sentence.start:
                yield fact

    print_facts(store, choose, output, wanted=wanted, asked=asked, limit=limit, narrow=False)


def print_hits(
    store: "Store",
    pattern: "Pattern",
    output: "Output",
    exact: "Filter",
    wanted: "Filter",
    asked: list[str],
    limit: int | None,
) -> None:
    """The hits, a row each."""
    shown = terminal_limit(limit, output)
    found = find_in_store(store, pattern, exact)
    rows = list(islice(found, shown))
    total = len(rows) + sum(1 for _ in found)
    notes = ["--limit 0 shows all"] if total > len(rows) else []
    print_rows(
        rows,
        hit_columns(),
        output,
        flat=flat_columns(),
        record=hit_record,
        noun="hits",
        total=total,
        filters=[*asked, *wanted.describe()],
        notes=notes,
        draw=hits_drawing(rows, total, [*asked, *wanted.describe()], notes) if rows else None,
    )
    if not rows and output.format in ("table", "md"):
        say("hint: fewer words find more; --regex takes alternatives: 'troops|soldiers'")


def find_in_store(store: "Store", pattern: "Pattern", exact: "Filter") -> Iterator[Found]:
    """Every hit in the articles that a filter leaves, in the order of the store."""
    from newsfacts.analysis.query import matches_article
    from newsfacts.analysis.searching import find_hits
    from newsfacts.cli.evidence import References, url_of

    names, digits, folder, _ = References.of_store(store)
    repeated = repeated_lines(store) if exact.zone else {}
    for (number, entry), article in zip(store.entries(), store.articles(), strict=False):
        if not matches_article(article, exact):
            continue
        found = list(find_hits(article.text, pattern))
        hits = in_zones(found, article, exact.zone, repeated) if exact.zone else found
        if not hits:
            continue
        same = entry.id == article.id  # but for a broken index
        facts = store.facts_at(number, entry) if same else store.facts(article=article.id)
        sentences = Sentences(facts)
        path = article.path or article.id
        for hit in hits:
            ids = sentences.facts_at(hit)
            short = tuple(each[:digits] for each in ids[: IDS + 1])
            place = f"{names.get(path, path)}:{hit.line}"
            yield Found(article, place, hit, ids, short, url_of(article.path, folder))


class Sentences:
    """The facts of an article by its sentences: of each the first ones, figures before others."""

    def __init__(self, facts: "Iterable[Fact]") -> None:
        found: dict[tuple[int, int], list[Fact]] = {}
        for fact in facts:
            found.setdefault((fact.sentence.start, fact.sentence.end), []).append(fact)
        self._extents = sorted(found)
        self._ids: list[tuple[str, ...]] = []
        for extent in self._extents:
            inside = sorted(found[extent], key=lambda fact: fact.kind != "quantity")
            self._ids.append(tuple(fact.id for fact in inside[:MOST_FACTS]))

    def facts_at(self, hit: "Hit") -> tuple[str, ...]:
        """The ids of the facts in the sentences that a hit touches."""
        place = max(0, bisect_right(self._extents, (hit.start, hit.start)) - 1)
        ids: tuple[str, ...] = ()
        while place < len(self._extents) and self._extents[place][0] < hit.end:
            if self._extents[place][1] > hit.start:
                ids = (ids + self._ids[place])[:MOST_FACTS] if ids else self._ids[place]
            place += 1
        return ids


def repeated_lines(store: "Store") -> "Repeated":
    """What the store has set aside as an outlet's own."""
    from newsfacts.store.boilerplate import read_repeated

    return read_repeated(store.folder)


def in_zones(
    hits: "list[Hit]", article: "Article", zones: tuple[str, ...], repeated: "Repeated"
) -> "list[Hit]":
    """The hits that begin in one of these zones."""
    from newsfacts.documents.building import build_document
    from newsfacts.store.boilerplate import lines_of

    document = build_document(article.text, id="", repeated=lines_of(article, repeated))
    wanted = [zone for zone in document.zones if zone.name in zones]
    return [hit for hit in hits if any(zone.start <= hit.start < zone.end for zone in wanted)]


def hit_columns() -> tuple[Column, ...]:
    """The columns of Markdown."""
    return (
        Column("where", lambda row: row.place),
        Column("text", lambda row: "".join(around(row))),
        Column("facts", shown_ids),
    )


def flat_columns() -> tuple[Column, ...]:
    """The columns of CSV: the keys of the records."""

    def reader(key: str) -> Callable[[Any], object]:
        return lambda row: hit_record(row)[key]

    names = ("article", "path", "outlet", "line", "column", "start", "end", "text", "context")
    return tuple(Column(name, reader(name)) for name in (*names, "facts"))


def hit_record(row: Found) -> dict[str, Any]:
    """A hit as JSON prints it; ``context`` is the line that holds it."""
    article, hit = row.article, row.hit
    return {
        "article": article.id,
        "path": article.path,
        "outlet": article.outlet,
        "line": hit.line,
        "column": hit.column,
        "start": hit.start,
        "end": hit.end,
        "text": article.text[hit.start : hit.end],
        "context": article.text[hit.line_start : hit.line_end],
        "facts": list(row.facts),
    }


def around(row: Found) -> tuple[str, str, str]:
    """The words before, found, and behind, on one line each, cut at words."""
    text, hit = row.article.text, row.hit
    before = text[hit.line_start : hit.start]
    behind = text[hit.end : max(hit.line_end, hit.end)]
    if len(before) > AROUND:
        before = "…" + before[before.find(" ", len(before) - AROUND) :]
    if len(behind) > AROUND:
        behind = behind[: behind.rfind(" ", 0, AROUND) + 1 or AROUND] + "…"
    found = " ".join(text[hit.start : hit.end].split())
    return printable(before.lstrip()), printable(found), printable(behind.rstrip())


def shown_ids(row: Found) -> str:
    """The first facts of a hit, figures first, and how many more there are: "5634 7114 989a +2"."""
    more = len(row.facts) - IDS
    return " ".join([*row.shown[:IDS], *([f"+{more}"] if more > 0 else [])])


def hits_drawing(
    rows: list[Found], total: int, filters: list[str], notes: list[str]
) -> "Callable[[Console], None]":
    """What draws hits like the lines of a search: where, and the words in bold."""

    def draw(console: "Console") -> None:
        from rich.style import Style
        from rich.text import Text

        linked = os.environ.get("TERM", "") not in NO_LINKS
        indent = max(display_width(printable(row.place)) for row in rows) + GAP
        for row in rows:
            before, found, behind = around(row)
            words = Text.assemble(before, (found, "bold reverse"), behind)
            if row.facts:
                words.append(f"  {shown_ids(row)}", "dim")
            head = pad(printable(row.place), indent)
            style = Style(dim=True, link=row.url if console.is_terminal and linked else None)
            for line in words.wrap(console, max(console.width - indent, 20)):
                line.rstrip()
                console.print(Text.assemble((head, style), line), soft_wrap=True)
                head = " " * indent
        count = f"{len(rows):,} of {total:,} hits" if len(rows) < total else f"{total:,} hits"
        count = count.removesuffix("s") if total == 1 else count
        facts = len({each for row in rows for each in row.facts})
        said = f"{facts:,} fact{'' if facts == 1 else 's'} in their sentences (--facts)"
        last = " · ".join([count, said, *map(printable, filters)])
        for text in ["", last, *notes]:
            for part in wrap(text, console.width):
                console.print(Text(part), soft_wrap=True)

    return draw
