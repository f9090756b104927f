"""``newsfacts metrics``: what figures are grouped by, and how to try it."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsfacts.cli.errors import UserError, unknown
from newsfacts.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
    OutputOption,
    examples,
)
from newsfacts.cli.printing import Output, choose_output, print_rows, say
from newsfacts.cli.running import FOUND, Group
from newsfacts.cli.settings import FILE_NAME
from newsfacts.cli.sheets import Column, count_text, keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsfacts.extractors.facts import Fact
    from newsfacts.extractors.metrics.catalogue import Metric

FIGURE_KEYS = ("figure", "counted", "metric", "action", "state", "rule")
PLAIN_KEYS = ("name", "kind", "about", "people", "own")


def register(app: typer.Typer) -> None:
    """Add the subcommand with its three."""
    group = typer.Typer(
        cls=Group,
        rich_markup_mode=None,
        help="Show and try the metrics that figures are grouped by.",
        epilog=examples("newsfacts metrics list", "newsfacts metrics show troops"),
    )
    group.command(
        "list", epilog=examples("newsfacts metrics list", "newsfacts metrics list --json")
    )(list_metrics)
    group.command(
        "show",
        epilog=examples("newsfacts metrics show troops", "newsfacts metrics show deaths --json"),
    )(show_metric)
    group.command(
        "test",
        epilog=examples(
            "newsfacts metrics test '50 people were killed and 12 officers wounded.'",
            "newsfacts metrics test seeds/001_b22b544e0916c184.txt",
        ),
    )(try_metrics)
    app.add_typer(group, name="metrics")


def list_metrics(
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """List every metric with what it counts."""
    from newsfacts.extractors.metrics.catalogue import held_metrics, metrics

    columns = [
        Column("metric", lambda row: row["metric"], style="bold"),
        Column("kind", lambda row: row["kind"]),
        Column("counts", lambda row: row["counts"], wrap=True),
    ]
    if held_metrics():
        columns.append(Column("from", lambda row: row["from"], style="dim", wrap=True))
    rows = [
        {
            "metric": entry.name,
            "kind": entry.kind,
            "counts": entry.about,
            "from": origin_of_metric(entry.name),
        }
        for entry in metrics()
    ]
    target = choose_output(format_name, as_json, output, force)
    flat = keys("metric", "kind", "counts", "from")
    print_rows(rows, columns, target, flat=flat, noun="metrics")
    tell_of_own(held_metrics())


def show_metric(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Of a metric, as metrics list shows it.")
    ],
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Show one metric: its words, verbs, states and examples."""
    from newsfacts.cli.vocabulary import metric_names
    from newsfacts.extractors.metrics.catalogue import held_metrics, metric

    target = choose_output(format_name, as_json, output, force)
    entry = metric(name.casefold())
    if entry is None:
        raise unknown("metric", name, metric_names(), "newsfacts metrics list shows all")
    columns = (
        Column("key", lambda row: row["key"], style="dim"),
        Column("words", lambda row: row["words"], wrap=True),
    )
    rows = metric_rows(entry)
    rows.insert(1, {"key": "from", "words": origin_of_metric(entry.name)})
    print_rows(rows, columns, target, noun="keys", filters=[f"metric={entry.name}"])
    tell_of_own([each for each in held_metrics() if each.name == entry.name])


def origin_of_metric(name: str) -> str:
    """Who made a metric: the package, the user, or both."""
    from newsfacts.extractors.metrics.catalogue import held_metrics, package_metrics

    built_in = any(entry.name == name for entry in package_metrics())
    own = any(entry.name == name for entry in held_metrics())
    if own:
        return f"built in, with words of {FILE_NAME}" if built_in else FILE_NAME
    return "built in"


def tell_of_own(own: "Sequence[Metric]") -> None:
    """What the user's metrics change of those of the package, and which fail, on stderr."""
    if not own:
        return
    from newsfacts.extractors.metrics.catalogue import package_metrics
    from newsfacts.extractors.metrics.ownmetrics import failing_examples, taken_words

    built_in = {entry.name for entry in package_metrics()}
    for entry in own:
        if entry.name in built_in:
            say(f"note: {entry.name} is built in; {FILE_NAME} adds words to it")
        for name, words in taken_words(entry).items():
            shown = ", ".join(f"“{word}”" for word in words)
            say(f"note: {entry.name} of {FILE_NAME} takes {shown} from {name}, which is built in")
        failing = len(failing_examples([entry]))
        if failing:
            count = count_text(len(entry.examples) + len(entry.counterexamples), "example")
            verb = "fails" if failing == 1 else "fail"
            say(f"warning: {entry.name}: {failing} of {count} {verb}; newsfacts metrics test")


def metric_rows(entry: "Metric") -> list[dict[str, Any]]:
    """A row for each key of a metric that says something."""
    import msgspec

    rows: list[dict[str, Any]] = []
    for key, value in msgspec.structs.asdict(entry).items():
        if key in PLAIN_KEYS or isinstance(value, bool):
            if value:
                rows.append({"key": key, "words": "yes" if value is True else value})
        elif key in {"examples", "counterexamples"}:
            rows += [{"key": key.removesuffix("s"), "words": example} for example in value]
        elif key == "nominals" and value:
            words = [f"{noun} ({verb})" for noun, verb in value.items()]
            rows.append({"key": key, "words": words})
        elif isinstance(value, dict):
            rows += [{"key": f"{key}: {part}", "words": words} for part, words in value.items()]
        elif value:
            rows.append({"key": key, "words": _ordered(value)})
    return rows


def try_metrics(
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT|FILE|-]", help="A text, a file or stdin.")
    ] = None,
    format_name: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Show which metric each figure of a text gets and which it nearly got, and why.

    Without a text: run the examples of your own metrics in newsfacts.toml; exit 1 if any fails.
    """
    target = choose_output(format_name, as_json, output, force)
    if text is None:
        try_examples(target)
        return
    columns = (
        Column("figure", lambda row: row["figure"], wrap=True, style="bold"),
        Column("counted", lambda row: row["counted"], wrap=True),
        Column("metric", lambda row: row["metric"], style="cyan"),
        Column("because of", lambda row: row["why"], wrap=True),
        Column("and not", lambda row: row["nearly"], wrap=True, style="dim"),
    )
    rows = tried_rows(read_text(text))
    print_rows(rows, columns, target, flat=keys(*FIGURE_KEYS, "why", "nearly"), noun="numbers")


def tried_rows(text: str) -> list[dict[str, Any]]:
    """A row for each number of a text: its metric with what decided, and those it nearly had."""
    from newsfacts.extractors.library import extract
    from newsfacts.extractors.metrics.nearmisses import explain_metric

    facts = {fact.start: fact for fact in extract(text) if fact.kind == "quantity"}
    rows = []
    for entry in explain_metric(text):
        fact = facts.get(entry.start) if entry.metric is not None else None
        row = figure_row(fact) if fact is not None else dict.fromkeys(FIGURE_KEYS)
        nearly = [f"{near.metric}: “{near.word}” {near.reason}" for near in entry.near]
        why = entry.reason if entry.metric is not None else f"no figure: {entry.reason}"
        rows.append({**row, "figure": entry.text, "why": why, "nearly": nearly})
    return rows


def try_examples(target: Output) -> None:
    """Print which examples of the user's own metrics fail; then leave with status 1."""
    from newsfacts.extractors.metrics.catalogue import held_metrics
    from newsfacts.extractors.metrics.ownmetrics import failing_examples

    own = held_metrics()
    if not own:
        hint = "add [[metric]] entries to newsfacts.toml, or give a TEXT"
        raise UserError("no metrics of your own to test", hint)
    count = sum(len(entry.examples) + len(entry.counterexamples) for entry in own)
    failures = failing_examples(own)
    columns = (
        Column("metric", lambda row: row["metric"], style="bold"),
        Column("should be", lambda row: "found" if row["wanted"] else "not found"),
        Column("found", lambda row: row["found"], wrap=True, style="cyan"),
        Column("text", lambda row: row["text"], wrap=True),
    )
    if failures or target.format != "table":
        rows = [failure._asdict() for failure in failures]
        print_rows(rows, columns, target, noun="failing examples")
    else:
        say(f"every example of your own metrics does what it should ({count})")
    if failures:
        raise typer.Exit(FOUND)


def figure_row(fact: "Fact") -> dict[str, Any]:
    """What decides the metric of a figure."""
    quantity = fact.quantity
    return {
        "figure": fact.text,
        "counted": quantity and quantity.counted,
        "metric": quantity and quantity.metric,
        "action": quantity and quantity.action,
        "state": quantity and quantity.state,
        "rule": fact.rule,
    }


def read_text(given: str) -> str:
    """The text itself, or that of the file it names, or stdin."""
    import sys
    from pathlib import Path

    if given == "-":
        return sys.stdin.read()
    try:
        is_file = Path(given).is_file()
    except (OSError, ValueError):  # too long for a name, or a NUL in it: it is a text
        is_file = False
    if not is_file:
        return given
    from newsfacts.documents.building import build_article
    from newsfacts.documents.inputs import RawArticle, read_inputs

    texts = [build_article(raw).text for raw in read_inputs([given]) if isinstance(raw, RawArticle)]
    return "\n\n".join(texts)


def _ordered(words: object) -> list[str]:
    if isinstance(words, frozenset):
        return sorted(words)
    return list(words) if isinstance(words, tuple) else [str(words)]
