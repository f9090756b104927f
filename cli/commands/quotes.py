"""``newsfacts quotes``: who said what, by which verb."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from newsfacts.cli.answers import recall
from newsfacts.cli.factsheets import QUOTED, where_column
from newsfacts.cli.options import (
    ArticleOption,
    ForceOption,
    FormatOption,
    JsonOption,
    LimitOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import choose_output
from newsfacts.cli.sheets import Column
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    from newsfacts.cli.evidence import Evidence
    from newsfacts.extractors.facts import Fact

SAYING = ("say", "document")  # families shown without --all
SHOWN = 160  # characters of a quotation in the table on a terminal


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts quotes --speaker Pentagon",
            "newsfacts quotes --direct --with-number",
            "newsfacts quotes --verb believe --all --format jsonl",
        )
    )(quotes)


def quotes(
    speaker: Annotated[
        list[str] | None, typer.Option("--speaker", metavar="NAME", help="Who says it.")
    ] = None,
    verb: Annotated[
        str | None, typer.Option("--verb", metavar="WORD", help="By which verb: say, report, warn.")
    ] = None,
    direct: Annotated[
        bool, typer.Option("--direct", help="Only words in quotation marks.")
    ] = False,
    with_number: Annotated[
        bool, typer.Option("--with-number", help="Only quotations that hold a figure.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Beliefs, intents and stances, too.")
    ] = False,
    article: ArticleOption = None,
    limit: LimitOption = None,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print who said what, by which verb, in which words.

    Tables show the beginning of long quotations; json, jsonl, csv and tsv give all of each.
    """
    from newsfacts.analysis.query import select
    from newsfacts.cli.factlists import print_facts
    from newsfacts.cli.vocabulary import make_filter, with_whole_names

    target = choose_output(format_name, as_json, output, force)
    wanted = make_filter(kind=["quote"], claimant=speaker, article=article)
    opened = open_store(store)
    recall(opened, target)
    exact = with_whole_names(wanted, opened)
    asked = [f"verb={verb}"] if verb else []
    asked += ["direct"] if direct else []
    asked += ["with number"] if with_number else []
    asked += [] if every else ["families say and document (--all: every)"]

    def choose(facts: "Iterable[Fact]") -> "Iterator[Fact]":
        found = with_numbers(facts) if with_number else facts
        for fact in select(found, exact):
            if fact.quote is None or not (every or fact.quote.family in SAYING):
                continue
            if direct and fact.quote.type == "indirect":
                continue
            if verb is None or has_verb(fact, verb):
                yield fact

    print_facts(
        opened,
        choose,
        target,
        wanted=wanted,
        asked=asked,
        limit=limit,
        columns=quote_columns(),
        noun="quotes",
        narrow=not with_number,
    )


def quote_columns() -> tuple[Column, ...]:
    """Speaker, verb and words."""
    return (
        Column("id", lambda row: row.id, style="cyan"),
        where_column()._replace(early=False, share=0.2),
        Column("speaker", _speaker, wrap=True, share=0.2, style="bold"),
        Column(
            "verb", lambda row: row.fact.claimant and row.fact.claimant.cue, wrap=True, share=0.15
        ),
        Column(
            "text",
            lambda row: row.words(row.fact.quote.content),
            wrap=True,
            clip=SHOWN,
            plain_clip=QUOTED,
        ),
    )


def _speaker(row: "Evidence") -> str:
    from newsfacts.cli.factsheets import claimant_name

    return claimant_name(row.fact.claimant)


def has_verb(fact: "Fact", verb: str) -> bool:
    """Whether the cue of a quotation has the verb, in whatever form."""
    from newsfacts.extractors.morphology import verb_lemma

    cue = fact.claimant.cue if fact.claimant else None
    words = (cue or "").casefold().split()
    wanted = verb.casefold()
    return any(wanted in {word, verb_lemma(word)} for word in words)


def with_numbers(facts: "Iterable[Fact]") -> "Iterator[Fact]":
    """The quotations among the facts that hold a figure, article by article."""
    held: list[Fact] = []
    for fact in facts:
        if held and held[0].article != fact.article:
            yield from _holding(held)
            held = []
        held.append(fact)
    yield from _holding(held)


def _holding(facts: "list[Fact]") -> "Iterator[Fact]":
    starts = sorted(fact.start for fact in facts if fact.kind == "quantity")
    for fact in facts:
        if fact.quote and any(
            start <= position < end for start, end in fact.quote.content for position in starts
        ):
            yield fact
