"""How facts look: the columns of the table, the flat columns of CSV, fields by dotted keys."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from newsfacts.cli.evidence import Evidence
from newsfacts.cli.sheets import Column

if TYPE_CHECKING:
    from newsfacts.extractors.facts import Claimant, Fact, Time

# The keys of ``--fields slim``: what a figure or a day says, who says it, and where it stands.
SLIM = (
    "id",
    "kind",
    "article",
    "start",
    "end",
    "text",
    "quantity.metric",
    "quantity.low",
    "quantity.high",
    "quantity.modifier",
    "quantity.unit",
    "time.value",
    "claimant.name",
    "modality",
)
CLIP = 30  # characters of a cell in the table on a terminal
QUOTED = 80  # characters of a quotation off one


def fact_columns() -> tuple[Column, ...]:
    """The columns of the facts table, readable at 80."""
    return (
        Column("id", lambda row: row.id, style="cyan"),
        Column(
            "figure",
            lambda row: row.fact.text,
            wrap=True,
            clip=CLIP,
            share=0.25,
            least=11,
            style="bold",
            plain_clip=QUOTED,
        ),
        Column("counted", _counted, wrap=True, clip=CLIP, share=0.22, least=9),
        Column("claimant", _claimant, wrap=True, clip=CLIP, share=0.2, least=10),
        Column("modality", lambda row: row.fact.modality),
        Column(
            "time", lambda row: time_text(row.fact.time), wrap=True, clip=20, share=0.16, least=10
        ),
        where_column(),
    )


def review_columns() -> tuple[Column, ...]:
    """What people said of facts, for a store in which they did."""
    return (
        Column("review", lambda row: row.reviews[-1].verdict if row.reviews else ""),
        Column("review.by", lambda row: row.reviews[-1].by if row.reviews else ""),
        Column("review.note", lambda row: row.reviews[-1].note if row.reviews else "", wrap=True),
    )


def where_column() -> Column:
    """Where a fact stands: a long file name is broken rather than that rows are stacked."""
    return Column(
        "where",
        lambda row: row.place,
        wrap=True,
        least=12,
        early=True,
        style="dim",
        link=lambda row: row.url,
    )


def claimant_name(claimant: "Claimant | None") -> str:
    """Who says it, for people: "South Korea +1"; the article's own voice is "(article)"."""
    if claimant is None:
        return "(article)"
    name = claimant.name or "(nobody)"
    return f"{name} +{len(claimant.others)}" if claimant.others else name


def time_text(time: "Time | None") -> str:
    """A time for people: relation and day as far as known, else the words."""
    if time is None:
        return ""
    known = (time.start or time.end) and not time.value.startswith("X")
    words = f"“{time.text}”"
    if known and time.type == "DATE":
        words = time.value
    elif known and time.type == "TIME" and time.start == time.end:  # the day says more than "TMO"
        words = time.start or words
    if time.relation in {None, "on", "during"}:
        return words
    return f"{time.relation} {words}"


def flat_columns() -> tuple[Column, ...]:
    """The columns of CSV and TSV: every key of a fact that holds one value, and the sentence."""
    top = ["id", "kind", "article", "path", "outlet", "published.start", "published.end"]
    top += ["start", "end", "text", "zone"]
    quantity = ["low", "high", "modifier", "unit", "counted", "metric", "role", "trend"]
    quantity += ["subject", "action", "state"]
    time = ["text", "type", "value", "mod", "start", "end", "relation"]
    claimant = ["name", "type", "text", "cue", "said.value", "others", "via", "parent"]
    fields = [
        *top,
        *(f"quantity.{key}" for key in quantity),
        *(f"time.{key}" for key in time),
        "quote.type",
        "quote.family",
        *(f"claimant.{key}" for key in claimant),
        "modality",
        "hedge",
        "places.name",
        "places.relation",
        "places.within",
        "inferred",
        "rule",
        "sentence.text",
    ]
    return field_columns(fields)


def field_columns(fields: Sequence[str]) -> tuple[Column, ...]:
    """A column for each dotted key of a fact."""
    return tuple(Column(name, field_reader(name), wrap=True) for name in fields)


def field_reader(name: str) -> Callable[[Evidence], object]:
    """What reads the value at a dotted key from a row; through a list, the list of the values."""
    if name == "sentence.text":
        return lambda row: row.sentence
    path = tuple(name.split("."))
    if len(path) == 1:
        return lambda row: getattr(row.fact, name)
    return lambda row: _follow(row.fact, path)


def read_field(fact: "Fact", path: Sequence[str]) -> object:
    """The value at a dotted key; through a list, the list of the values."""
    return _follow(fact, path)


def field_record(row: Evidence, columns: Sequence[Column]) -> dict[str, Any]:
    """The asked fields of a fact, as JSON prints them."""
    return {column.name: column.value(row) for column in columns}


def fact_columns_of(fields: Sequence[str]) -> dict[str, str]:
    """The columns of a table of facts with their SQL types: of some fields, or of the whole record.

    Whole records are as commands print them, so that the sentence has its text.
    """
    from newsfacts.extractors.facts import Fact
    from newsfacts.store.columns import column_at, columns_of

    if fields:
        return {
            name: "VARCHAR" if name == "sentence.text" else column_at(Fact, name) for name in fields
        }
    columns = columns_of(Fact)
    columns["sentence"] = columns["sentence"].removesuffix(")") + ', "text" VARCHAR)'
    return columns


def known_fields() -> list[str]:
    """Every dotted key of a fact, ``sentence.text`` included."""
    from newsfacts.analysis.where import fact_keys

    return [*fact_keys(), "sentence.text"]


def _follow(value: Any, path: Sequence[str]) -> object:
    for k, key in enumerate(path):
        if isinstance(value, tuple):
            return [_follow(entry, path[k:]) for entry in value]
        if value is None:
            return None
        value = getattr(value, key)
    return value


def _claimant(row: Evidence) -> str:
    return claimant_name(row.fact.claimant)


def _counted(row: Evidence) -> str:
    quantity = row.fact.quantity
    if quantity is None:
        return f"({row.fact.kind})"
    return quantity.counted or quantity.metric
