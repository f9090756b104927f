"""``newsfacts facts``: the facts themselves, chosen, sorted, and printed in any format."""

from typing import Annotated

import typer

from newsfacts.cli.answers import recall
from newsfacts.cli.options import (
    ArticleOption,
    ClaimantOption,
    ForceOption,
    FormatOption,
    JsonOption,
    KindOption,
    LimitOption,
    MaxOption,
    MetricOption,
    MinOption,
    ModalityOption,
    OutletOption,
    OutputOption,
    PlaceOption,
    SinceOption,
    StoreOption,
    SubjectOption,
    UntilOption,
    WhereOption,
    ZoneOption,
    examples,
)
from newsfacts.cli.printing import choose_output
from newsfacts.cli.stores import open_store

SortOption = Annotated[
    str | None,
    typer.Option("--sort", metavar="KEY", help="A key such as quantity.high; -KEY is descending."),
]
FieldsOption = Annotated[
    str | None,
    typer.Option("--fields", metavar="KEY,KEY", help="Only these keys: id,text,quantity.low."),
]


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts facts --metric troops --claimant Ukraine",
            "newsfacts facts --where 'quantity.low >= 1000 and claimant.type = official'",
            "newsfacts facts --kind quantity --sort -quantity.high --limit 5",
            "newsfacts facts --fields id,text,claimant.name --format csv",
            "newsfacts facts --format jsonl",
        )
    )(facts)


def facts(
    kind: KindOption = None,
    metric: MetricOption = None,
    claimant: ClaimantOption = None,
    outlet: OutletOption = None,
    article: ArticleOption = None,
    place: PlaceOption = None,
    subject: SubjectOption = None,
    modality: ModalityOption = None,
    zone: ZoneOption = None,
    minimum: MinOption = None,
    maximum: MaxOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    where: WhereOption = None,
    sort: SortOption = None,
    limit: LimitOption = None,
    fields: FieldsOption = None,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print facts, chosen by filters, sorted, in any format.

    Filters take a name, with * and ? for anything, and may be given several times for
    alternatives. Tables show the beginning of long quotations; --fields and the other formats
    give all of them.
    """
    from newsfacts.analysis.query import select
    from newsfacts.cli.factlists import print_facts
    from newsfacts.cli.vocabulary import make_filter, with_whole_names

    target = choose_output(format_name, as_json, output, force)
    wanted = make_filter(
        kind=kind,
        metric=metric,
        claimant=claimant,
        outlet=outlet,
        article=article,
        place=place,
        subject=subject,
        modality=modality,
        zone=zone,
        min=minimum,
        max=maximum,
        since=since,
        until=until,
        where=where,
    )
    opened = open_store(store)
    recall(opened, target)
    exact = with_whole_names(wanted, opened)
    print_facts(
        opened,
        lambda facts: select(facts, exact),
        target,
        wanted=wanted,
        sort=sort,
        limit=limit,
        fields=fields,
    )
