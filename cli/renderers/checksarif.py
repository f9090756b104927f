"""A check as SARIF 2.1.0, which code hosts and editors show beside the lines of the draft."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from newsfacts.analysis.truthtable import VERDICTS
from newsfacts.cli.printing import Output, open_output
from newsfacts.cli.renderers.check import exhibit_words, figure_parts
from newsfacts.cli.sanitize import escape_json, printable

if TYPE_CHECKING:
    from newsfacts.analysis.checkrecords import CheckedFigure
    from newsfacts.cli.renderers.pointers import Pointers

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {
    "contradicted": "error",
    "hedge dropped": "error",
    "source differs": "error",
    "outdated": "warning",
    "undecidable": "note",
    "not found": "note",
    "supported": "none",
}
RULES = {
    "supported": "The clippings say so",
    "contradicted": "The same claimant, or everybody, gives another figure at the same time",
    "undecidable": "The clippings have another figure, and it cannot be said whether both hold",
    "hedge dropped": "The number is right, its bound, its “may” or its forecast is gone",
    "source differs": "Somebody else says so",
    "outdated": "The same claimant has a newer figure",
    "not found": "No clipping has a figure of this",
}


def write_sarif(figures: "Sequence[CheckedFigure]", pointers: "Pointers", output: Output) -> None:
    """Write one run with a result a figure; what is supported passes."""
    import msgspec

    from newsfacts.store.versions import extractor_version

    driver = {
        "name": "newsfacts",
        "version": extractor_version(),
        "rules": [_rule(name) for name in VERDICTS],
    }
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(figure, pointers) for figure in figures],
            }
        ],
    }
    text = msgspec.json.format(msgspec.json.encode(log), indent=2).decode()
    with open_output(output) as screen:
        screen.stream.write(escape_json(text) + "\n")


def _rule(verdict: str) -> dict[str, Any]:
    return {
        "id": _identifier(verdict),
        "shortDescription": {"text": RULES[verdict]},
        "defaultConfiguration": {"level": LEVELS[verdict]},
    }


def _result(figure: "CheckedFigure", pointers: "Pointers") -> dict[str, Any]:
    evidence = [
        f"{pointers.article(each.article)}:{each.line} {exhibit_words(each)}"
        f" [{pointers.fact(each.fact)}]"
        for each in figure.evidence
    ]
    words = [f"{figure.verdict}: {figure_parts(figure)}", figure.reason, *evidence]
    length = figure.end - figure.start
    region: dict[str, Any] = {
        "startLine": figure.line,
        "startColumn": figure.column,
        "charOffset": figure.start,
        "charLength": length,
    }
    if "\n" not in figure.text:
        region["endColumn"] = figure.column + length
    return {
        "ruleId": _identifier(figure.verdict),
        "ruleIndex": VERDICTS.index(figure.verdict),
        "level": LEVELS[figure.verdict],
        "kind": "pass" if figure.verdict == "supported" else "fail",
        "message": {"text": printable(". ".join(word.rstrip(".") for word in words if word))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(figure.path)},
                    "region": region,
                }
            }
        ],
        "properties": {"claimant": figure.claimant, "metric": figure.metric},
    }


def _identifier(verdict: str) -> str:
    return verdict.replace(" ", "-")


def _uri(path: str) -> str:
    return "stdin" if path == "-" else quote(path.replace("\\", "/"), safe="/:#")
