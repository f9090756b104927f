"""``newsfacts eval``: precision and recall on your own articles, and how far coders agree."""

from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.cli.errors import UserError
from newsfacts.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    StoreOption,
    examples,
)
from newsfacts.cli.printing import choose_output, print_rows, say
from newsfacts.cli.sheets import Column, count_text, keys
from newsfacts.cli.stores import open_store

if TYPE_CHECKING:
    from newsfacts.analysis.evaluating import Agreement, Figure, Score, Share
    from newsfacts.store.reading import Store
    from newsfacts.store.reviews import Coding, Review

ROW_KEYS = (
    *("about", "field", "by", "right", "found", "precision", "precision_low", "precision_high"),
    *("gold", "recall", "recall_low", "recall_high", "f1", "agreement", "kappa"),
)


def register(app: typer.Typer) -> None:
    """Add the subcommand."""
    app.command(
        "eval", epilog=examples("newsfacts eval gold.jsonl", "newsfacts eval --reviews --json")
    )(evaluate)


def evaluate(
    gold: Annotated[
        Path | None,
        typer.Argument(metavar="GOLD", help="Figures as people read them, JSONL.", dir_okay=False),
    ] = None,
    reviews: Annotated[
        bool, typer.Option("--reviews", help="Use what review has collected in the store.")
    ] = False,
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="NAME", help="Only these coders.")
    ] = None,
    store: StoreOption = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Score the figures of the store: precision and recall by field, with 95% intervals (Wilson).

    GOLD has a figure a line: article, text, line, and of metric, low, high, claimant, modality,
    unit, subject, state, place, time what is to be scored. Every figure of an article that it names
    is to be there. --reviews scores against sentences coded blind, counts what reviewers accepted,
    and measures how far two coders agree (Cohen's kappa).
    """
    if (gold is None) == (not reviews):
        raise UserError("eval against what?", "newsfacts eval GOLD, or newsfacts eval --reviews")
    target = choose_output(format_name, as_json, output, force)
    opened = open_store(store)
    rows = gold_rows(opened, gold) if gold is not None else review_rows(opened, by)
    columns = (
        Column("against", lambda row: row["about"]),
        Column("field", lambda row: row["field"], style="bold"),
        Column("precision", lambda row: share_text(row, "precision", "found")),
        Column("recall", lambda row: share_text(row, "recall", "gold")),
        Column("F1", lambda row: number_text(row["f1"]), right=True),
        Column("agreement", lambda row: number_text(row["agreement"]), right=True),
        Column("kappa", lambda row: number_text(row["kappa"]), right=True),
    )
    print_rows(rows, columns, target, flat=keys(*ROW_KEYS), noun="rows")


def gold_rows(store: "Store", path: Path) -> list[dict[str, Any]]:
    """The scores against a gold file."""
    from newsfacts.analysis.evaluating import figure_of, score_figures
    from newsfacts.analysis.goldfiles import GoldError, read_gold

    try:
        with path.open("rb") as lines:
            gold = read_gold(lines, store.article)
    except GoldError as error:
        raise UserError(f"{path}: {error}", "newsfacts eval --help describes a line") from error
    if not gold.articles:
        raise UserError(f"{path}: no figure in it", "newsfacts eval --help describes a line")
    found = [
        figure_of(fact)
        for fact in store.facts_as_stored()
        if fact.kind == "quantity" and fact.article in gold.articles
    ]
    say(
        f"{count_text(len(gold.figures), 'figure')} of people, {len(found):,} of newsfacts, "
        f"in {count_text(len(gold.articles), 'article')}"
    )
    return [score_row("gold", score) for score in score_figures(gold.figures, found)]


def review_rows(store: "Store", by: list[str] | None) -> list[dict[str, Any]]:
    """The scores against what was coded and reviewed, then how far people agree."""
    said = store.reviews
    codings = [each for each in said.codings if not by or each.by in by]
    reviewed = {
        fact: kept
        for fact, all_of in said.reviewed().items()
        if (kept := tuple(each for each in all_of if not by or each.by in by))
    }
    if not codings and not reviewed:
        who = f" by {' or '.join(by)}" if by else ""
        raise UserError(f"nothing is reviewed{who}", "newsfacts review --sample 20 --by NAME")
    rows = [*coding_rows(store, codings), *verdict_rows(reviewed)]
    return [*rows, *agreement_rows(codings, reviewed)]


def coding_rows(store: "Store", codings: "list[Coding]") -> list[dict[str, Any]]:
    """The scores against sentences that were coded blind, for each coder."""
    from newsfacts.analysis.evaluating import figure_of, score_figures

    articles = {each.article for each in codings}
    facts = [
        fact
        for fact in (store.facts_as_stored() if articles else ())
        if fact.kind == "quantity" and fact.article in articles
    ]
    rows = []
    for coder in dict.fromkeys(each.by for each in codings):
        own = latest_codings(codings, coder)
        found = [
            figure_of(fact)
            for fact in facts
            if any(a == fact.article and s <= fact.start < e for (a, s), (e, _) in own.items())
        ]
        gold = [figure for _, figures in own.values() for figure in figures]
        say(f"{coder} coded {count_text(len(own), 'sentence')} with {len(gold):,} figures")
        rows += [score_row(f"coded by {coder}", each) for each in score_figures(gold, found)]
    return rows


def latest_codings(
    codings: "list[Coding]", coder: str
) -> "dict[tuple[str, int], tuple[int, list[Figure]]]":
    """The sentences of one coder, by article and start: their ends and figures; the last counts."""
    return {
        (each.article, each.start): (each.end, figures_of(each))
        for each in codings
        if each.by == coder
    }


def figures_of(coding: "Coding") -> "list[Figure]":
    """The figures of a coded sentence."""
    from newsfacts.analysis.evaluating import Figure

    return [
        Figure(
            coding.article,
            figure.start,
            figure.end,
            {
                "value": (figure.low, figure.high),
                "metric": figure.metric,
                "claimant": figure.claimant,
                "modality": figure.modality,
            },
        )
        for figure in coding.figures
    ]


def verdict_rows(reviewed: "dict[str, tuple[Review, ...]]") -> list[dict[str, Any]]:
    """Of the facts that were reviewed: how many are right, and right in each field.

    Whoever reviews sees what was read, and chooses which facts to look at: this is no sample.
    """
    from newsfacts.analysis.evaluating import Score, wilson

    if not reviewed:
        return []
    last = [reviews[-1] for reviews in reviewed.values()]
    wrong = Counter(key for review in last for key in review.fields)
    rejected = sum(review.verdict == "reject" for review in last)
    nothing = wilson(0, 0)
    total = len(last)
    rows = [score_row("reviewed", Score("fact", wilson(total - rejected, total), nothing))]
    for key, count in sorted(wrong.items()):
        share = wilson(total - rejected - count, total)
        rows.append(score_row("reviewed", Score(key, share, nothing)))
    return rows


def agreement_rows(
    codings: "list[Coding]", reviewed: "dict[str, tuple[Review, ...]]"
) -> list[dict[str, Any]]:
    """How far each two people agree: on figures of the same sentences, on verdicts of facts."""
    from newsfacts.analysis.evaluating import agree, agree_on_figures

    found: list[Agreement] = []
    coders = list(dict.fromkeys(each.by for each in codings))
    for one, other in combinations(coders, 2):
        first, second = latest_codings(codings, one), latest_codings(codings, other)
        both = [key for key in first if key in second]
        if both:
            ours = [figure for key in both for figure in first[key][1]]
            theirs = [figure for key in both for figure in second[key][1]]
            found += agree_on_figures(ours, theirs, (one, other))
    verdicts = [{each.by: each.verdict for each in reviews} for reviews in reviewed.values()]
    people = list(dict.fromkeys(name for each in verdicts for name in each))
    for one, other in combinations(people, 2):
        answers = [(each[one], each[other]) for each in verdicts if one in each and other in each]
        if answers:
            found.append(agree("verdict", (one, other), answers))
    return [agreement_row(each) for each in found]


def score_row(about: str, score: "Score") -> dict[str, Any]:
    """A score as a flat row."""
    return empty_row(
        about=about,
        field=score.field,
        right=score.precision.right,
        found=score.precision.total,
        gold=score.recall.total,
        f1=score.f1,
        **share_items("precision", score.precision),
        **share_items("recall", score.recall),
    )


def share_items(name: str, share: "Share") -> dict[str, Any]:
    """A share and its interval, under keys that begin alike."""
    return {name: share.value, f"{name}_low": share.low, f"{name}_high": share.high}


def agreement_row(agreement: "Agreement") -> dict[str, Any]:
    """An agreement as a flat row."""
    return empty_row(
        about=" and ".join(agreement.coders),
        field=agreement.field,
        by="; ".join(agreement.coders),
        found=agreement.count,
        agreement=agreement.observed,
        kappa=agreement.kappa,
    )


def empty_row(**known: Any) -> dict[str, Any]:
    """A row in which what is not known is None."""
    return {key: known.get(key) for key in ROW_KEYS}


def share_text(row: dict[str, Any], name: str, total: str) -> str:
    """A share with its interval: 0.86 (0.73–0.93) of 42."""
    if row[name] is None:
        return f"of {row[total]:,}" if row[total] and name == "precision" else ""
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return f"{row[name]:.2f} ({low:.2f}–{high:.2f}) of {row[total]:,}"


def number_text(value: float | None) -> str:
    """Two digits, or nothing."""
    return "" if value is None else f"{value:.2f}"
