"""The codebook: what each key of the records means, for the JSON Schema and as a table."""

from collections.abc import Iterator
from typing import Any

MEANINGS: dict[str, dict[str, str]] = {
    "Fact": {
        "id": "hash of article id, kind, span and value; any unique beginning is accepted",
        "kind": "a figure, a time, or somebody's words",
        "article": "id of the article",
        "path": "of the article",
        "outlet": "who published the article",
        "published": "first and last possible day of publication",
        "start": "first character of the mention in the article's text",
        "end": "the character behind it; text == article.text[start:end]",
        "text": "the mention; of a figure modifier, number, scale word and unit of measure, "
        "without the counted noun; of a quote the hull of its content",
        "zone": "where in the article; footers give no facts",
        "sentence": "characters of the sentence",
        "quantity": "of kind quantity: the figure",
        "time": "of kind date the expression itself, of kind quantity the time that the number "
        "refers to",
        "quote": "of kind quote: who says what by which words",
        "claimant": "who asserts it; null is the article's own voice",
        "modality": "how sure: reported is asserted; believed estimated; may possible; expected "
        "projected; if conditional; not denied",
        "hedge": "the words that make it less than asserted",
        "places": "where, nearest first",
        "spans": "where each part stands",
        "inferred": "names of the parts that were taken from elsewhere",
        "rule": "what fired",
    },
    "Interval": {"start": "first day, ISO; null is open", "end": "last day, ISO; null is open"},
    "Extent": {
        "start": "first character",
        "end": "the character behind the last",
        "text": "the sentence; in what commands print, not in the store",
    },
    "Quantity": {
        "low": "lower end; null is open, never 0 for unknown",
        "high": "upper end; null is open",
        "modifier": "exact; approx (about); at_least; more_than; at_most (up to); less_than; "
        "range; vague (dozens)",
        "unit": "ISO 4217, SI, percent …, or the lemma of the counted noun",
        "counted": "the counted noun phrase as written; null for measures",
        "metric": "the group of comparable figures: newsfacts metrics list",
        "role": "level; change (rose 3%); before and after are the two ends of a change",
        "trend": "direction of a change",
        "subject": "who or what is counted",
        "action": "lemma of the governing verb",
        "state": "class of the action in the metric's lexicon: trained, present, sent …",
    },
    "Time": {
        "text": "as written",
        "type": "TIMEX3 type",
        "value": "TIMEX3 value; XXXX where the article's date is needed and unknown",
        "mod": "TIMEX3 modifier: START, APPROX …",
        "start": "first day, ISO",
        "end": "last day, ISO",
        "relation": "of the fact to the time",
    },
    "Quote": {
        "type": "direct in quotation marks, indirect, or mixed",
        "family": "kind of the cue",
        "source": "spans of the words that name who asserts",
        "cue": "spans of the words that make it an attribution",
        "content": "spans of what is asserted",
    },
    "Claimant": {
        "name": "canonical; null where nobody is named (is estimated)",
        "type": "kind of claimant",
        "text": "as written",
        "cue": "the words that attribute: said, according to",
        "said": "the time of saying, not that of the number",
        "others": "further claimants of the same claim",
        "via": "the chain of second hand, nearest to the article first",
        "parent": "the body behind it: of the Pentagon the United States",
    },
    "Place": {
        "name": "canonical",
        "relation": "of the counted to the place",
        "within": "the country or region that contains it",
    },
    "Parts": {
        "number": "the figures or number words",
        "modifier": "about, more than, up to",
        "counted": "the counted noun phrase",
        "claimant": "who asserts",
        "cue": "by which words",
        "hedge": "what makes it less sure",
        "time": "the time that the number refers to",
        "place": "the places",
    },
    "Article": {
        "id": "given by the input, else a hash of path and bytes",
        "path": "relative to the folder that holds the store",
        "sha256": "of the bytes",
        "title": "a separate headline; null when unknown",
        "outlet": "who published it; null when unknown",
        "outlet_basis": "where the outlet came from",
        "authors": "null when unknown",
        "url": "null when unknown",
        "language": "null when unknown",
        "published": "when it was published; null when undated",
        "text": "decoded, newlines as \\n, otherwise untouched: what the offsets point into",
    },
    "Published": {
        "start": "first possible day, ISO; null is open",
        "end": "last possible day, ISO; null is open",
        "value": "TIMEX3, as precise as the basis allows",
        "basis": "what dates it; never the file's own time",
        "text": "the words that prove it",
    },
}


def described_schema(record: type) -> dict[str, Any]:
    """The JSON Schema of a record, every key with its meaning."""
    import msgspec

    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **msgspec.json.schema(record),
    }
    extent = schema["$defs"].get("Extent")
    if extent is not None:  # commands add it, so whoever validates their output needs it
        extent["properties"]["text"] = {"type": "string"}
    for name, definition in schema["$defs"].items():
        for key, value in definition["properties"].items():
            value["description"] = MEANINGS[name][key]
    return schema


def codebook_rows(schema: dict[str, Any], name: str) -> Iterator[dict[str, str]]:
    """Every key of a record with its values and meaning, those of its groups below it."""
    yield from _rows(schema["$defs"], name, "")


def _rows(definitions: dict[str, Any], name: str, prefix: str) -> Iterator[dict[str, str]]:
    for key, value in definitions[name]["properties"].items():
        group = _group(value)
        meaning = value["description"]
        yield {"key": f"{prefix}{key}", "values": _values(value), "meaning": meaning}
        if group is not None:
            yield from _rows(definitions, group, f"{prefix}{key}.")


def _group(value: dict[str, Any]) -> str | None:
    for choice in (value, value.get("items") or {}, *value.get("anyOf", ())):
        if "$ref" in choice:
            return str(choice["$ref"]).rsplit("/", 1)[-1]
    return None


def _values(value: dict[str, Any]) -> str:
    choices = value.get("anyOf", [value])
    return " or ".join(_value(choice) for choice in choices)


def _value(choice: dict[str, Any]) -> str:
    if "$ref" in choice:
        return "group"
    if "enum" in choice:
        return ", ".join(map(str, choice["enum"]))
    if choice["type"] == "array":
        return f"list of {_value(choice['items'])}" if choice.get("items") else "span"
    return str(choice["type"])
