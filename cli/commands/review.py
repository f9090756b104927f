"""``newsfacts review``: what people say of facts: right, wrong, or what is right instead."""

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, get_args

import typer

from newsfacts.cli.completion import complete_fact
from newsfacts.cli.errors import UserError, unknown
from newsfacts.cli.options import (
    ArticleOption,
    ForceOption,
    FormatOption,
    JsonOption,
    MetricOption,
    OutletOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows, say
from newsfacts.cli.sheets import Column, count_text, keys
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    from newsfacts.analysis.sampling import Passage
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.reading import Store
    from newsfacts.store.reviews import CodedFigure, Review

SHOWN_ID = 8
Action = Literal["accept", "reject", "correct", "list"]

ByNameOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who says so; also NEWSFACTS_REVIEWER."),
]


class Listed(NamedTuple):
    """A review as the list shows it."""

    review: "Review"
    now: str | None  # the id of its fact now; None when it is lost


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        epilog=examples(
            "newsfacts review accept ID --by Ana",
            "newsfacts review correct ID --set low=300 --set high=300 --by Ana",
            "newsfacts review reject ID --by Ana --note 'a street number'",
            "newsfacts review",
            "newsfacts review --sample 20 --seed 1 --by Ana < answers.txt",
        )
    )(review)


def review(
    action: Annotated[
        str, typer.Argument(metavar="[accept|reject|correct|list]", show_default=False)
    ] = "list",
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", autocompletion=complete_fact, show_default=False),
    ] = None,
    reviewer: ByNameOption = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why.")] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="What is right: metric=deaths, low=300."),
    ] = None,
    sample: Annotated[
        int | None,
        typer.Option("--sample", metavar="N", min=1, help="Code so many sentences, blind."),
    ] = None,
    seed: Annotated[
        int, typer.Option("--seed", metavar="S", help="Another draws other sentences.")
    ] = 1,
    metric: MetricOption = None,
    article: ArticleOption = None,
    outlet: OutletOption = None,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Accept, reject or correct facts, code sentences blind, or list what was said.

    A rejected fact is left out of compare, timeline and check, a corrected one is read as
    corrected; both stay in facts and show, with who said so. Reviews are kept in reviews.jsonl of
    the store and found again after every ingest.
    """
    if action not in get_args(Action):
        raise unknown("action", action, list(get_args(Action)), "newsfacts review --help")
    target = choose_output(format_name, as_json, output, force)
    opened = open_store(store)
    if sample is not None:
        if action != "list" or ids:
            raise UserError("--sample draws sentences itself", "leave out the action and the ids")
        code_sample(opened, sample, seed, need_name(reviewer), metric, article, outlet)
    elif action == "list":
        print_reviews(opened, target)
    else:
        if not ids:
            raise UserError(f"review {action} which fact?", "newsfacts facts lists their ids")
        if bool(fields) != (action == "correct"):
            raise UserError("--set goes with correct", "newsfacts review correct ID --set low=300")
        add_reviews(opened, action, ids, need_name(reviewer), note, fields or [])


def need_name(reviewer: str | None) -> str:
    """Who reviews.

    Raises:
        UserError: Nobody says.
    """
    if not reviewer or not reviewer.strip():
        raise UserError("who says so?", "--by NAME, or NEWSFACTS_REVIEWER")
    return reviewer.strip()


def moment() -> str:
    """Now, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def add_reviews(
    store: "Store", action: Any, ids: list[str], by: str, note: str | None, given: list[str]
) -> None:
    """Write a review of each fact, and say what it is now."""
    from newsfacts.store.corrections import BadCorrection, correct, read_correction
    from newsfacts.store.reviews import Review, append_reviews

    reviews = []
    for name in ids:
        fact = store.fact(name)
        try:
            fields = with_known_type(store, dict(map(read_correction, given)))
            check_metric(fields.get("quantity.metric"))
            correct(fact, fields)
        except BadCorrection as error:
            raise UserError(str(error), "newsfacts schema fact shows what each may be") from error
        sentence = store.text(fact.article)[fact.sentence.start : fact.sentence.end]
        reviews.append(
            Review(
                verdict=action,
                fact=fact.id,
                by=by,
                at=moment(),
                note=note or None,
                fields=fields,
                path=fact.path,
                kind=fact.kind,
                text=fact.text,
                start=fact.start,
                sentence=sentence,
            )
        )
    append_reviews(store.folder, reviews)
    said = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}[action]
    for each in reviews:
        say(f"{said}: {each.text!r} ({each.fact[:SHOWN_ID]}, {each.path})")


def with_known_type(store: "Store", fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with what a claimant is elsewhere in the store, where they name but do not say.

    Without it the body that takes the place of a person would be one.
    """
    name = fields.get("claimant")
    if name is None or "claimant.type" in fields:
        return fields
    kinds = Counter(
        fact.claimant.type
        for fact in store.facts_as_stored()
        if fact.claimant is not None and fact.claimant.name == name
    )
    return {**fields, "claimant.type": kinds.most_common(1)[0][0]} if kinds else fields


def check_metric(metric: object) -> None:
    """Refuse a metric that there is not."""
    from newsfacts.cli.vocabulary import check_names, metric_names

    if isinstance(metric, str):
        check_names("metric", [metric], metric_names, "newsfacts metrics list shows all")


def print_reviews(store: "Store", target: Any) -> None:
    """Every review, and whether its fact is still there."""
    from newsfacts.cli.renderers.exhibits import review_words

    reviews = store.reviews
    rows = [
        Listed(review, fact) for fact, said in reviews.reviewed().items() for review in said
    ] + [Listed(review, None) for review in reviews.lost]
    rows.sort(key=lambda row: row.review.at)
    columns = (
        Column("fact", lambda row: (row.now or row.review.fact)[:SHOWN_ID], style="cyan"),
        Column("text", lambda row: row.review.text, wrap=True, share=0.3, plain_clip=60),
        Column("review", lambda row: review_words(row.review), wrap=True),
        Column("where", lambda row: row.review.path, wrap=True, early=True),
        Column("", lambda row: "" if row.now else "lost: no such fact now"),
    )
    flat = keys("fact", "now", "verdict", "by", "at", "note", "fields", "kind", "path", "text")
    print_rows(
        [record_of(row) for row in rows] if target.format in ("csv", "tsv") else rows,
        columns,
        target,
        flat=flat,
        record=record_of,
        noun="reviews",
        notes=[f"{count_text(len(reviews.codings), 'sentence')} coded: newsfacts eval --reviews"]
        if reviews.codings
        else [],
    )
    for error in reviews.broken:
        say(f"warning: {error}; the rest is read")


def record_of(row: Listed) -> dict[str, Any]:
    """A review as JSON prints it; ``now`` is the id of its fact now, null when it is lost."""
    import msgspec

    record = msgspec.structs.asdict(row.review)
    return {"fact": record.pop("fact"), "now": row.now, **record}


def code_sample(
    store: "Store",
    count: int,
    seed: int,
    by: str,
    metric: list[str] | None,
    article: list[str] | None,
    outlet: list[str] | None,
) -> None:
    """Draw sentences, ask for their figures and keep the answers."""
    from newsfacts.analysis.query import matches_article
    from newsfacts.analysis.sampling import may_hold_number, sample_passages
    from newsfacts.cli.coding import code_passages
    from newsfacts.cli.vocabulary import make_filter, with_whole_names
    from newsfacts.store.reviews import Coding, append_reviews

    wanted = with_whole_names(make_filter(metric=metric, article=article, outlet=outlet), store)
    articles = (each for each in store.articles() if matches_article(each, wanted))
    places = with_metric(store, metric)
    passages = sample_passages(
        articles,
        count,
        seed,
        may_hold_number,
        lambda passage: places is None or (passage.article.id, passage.start) in places,
    )
    coded_before = {
        (coding.article, coding.start) for coding in store.reviews.codings if coding.by == by
    }
    left = [each for each in passages if (each.article.id, each.start) not in coded_before]
    if len(left) < len(passages):
        say(f"{len(passages) - len(left):,} of them you have coded before")

    def keep(passage: "Passage", figures: "tuple[CodedFigure, ...]") -> None:
        coding = Coding(
            article=passage.article.id,
            path=passage.article.path,
            start=passage.start,
            end=passage.end,
            sentence=passage.text,
            by=by,
            at=moment(),
            seed=seed,
            figures=figures,
        )
        append_reviews(store.folder, [coding])

    coded = code_passages(left, place_of, keep)
    say()
    say(f"{count_text(coded, 'sentence')} coded by {by}. Next: newsfacts eval --reviews")


def with_metric(store: "Store", metric: list[str] | None) -> set[tuple[str, int]] | None:
    """The sentences in which a metric was found; None when none is asked for."""
    if not metric:
        return None
    facts: list[Fact] = [
        fact
        for name in metric
        for fact in store.facts(kind="quantity", metric=name.casefold(), rejected=True)
    ]
    return {(fact.article, fact.sentence.start) for fact in facts}


def place_of(passage: "Passage") -> str:
    """The file and line of a sentence."""
    line = passage.article.text.count("\n", 0, passage.start) + 1
    return f"{passage.article.path or passage.article.id}:{line}"
