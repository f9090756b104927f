"""Given metadata: the usual names of fields, and what a record or a header says under them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

import msgspec

from newsfacts.documents.articles import Given
from newsfacts.documents.lexicon import read_lexicon
from newsfacts.documents.records import Basis, GivenDate

HEADER_ALONE = ("title", "date", "url")  # a header of one line is believed for these
BYLINE_RE = re.compile(r"^by\s+", re.IGNORECASE)
AUTHORS_RE = re.compile(r"\s*(?:[;|,\n]|\s&\s|\sand\s)\s*")
LIST_RE = re.compile(r"\[\s*(?:['\"][^\n]*['\"]\s*)?\]")
QUOTED_RE = re.compile(r"'([^']*)'|\"([^\"]*)\"")
DEEPEST_PART = 6  # levels of a text that is kept in parts
FIRST_EPOCH, LAST_EPOCH = 100_000_000, 10_000_000_000  # seconds: 1973 to 2286


class FieldNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The names of each field, in the order in which they are looked for."""

    id: tuple[str, ...]
    title: tuple[str, ...]
    date: tuple[str, ...]
    outlet: tuple[str, ...]
    authors: tuple[str, ...]
    url: tuple[str, ...]
    language: tuple[str, ...]
    text: tuple[str, ...] = ()


class SidecarNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The columns that name the article of a row."""

    key: tuple[str, ...]


class WrapperNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys under which a list of articles is wrapped."""

    articles: tuple[str, ...]


class ValueNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of a text in parts, and the words for a value that there is not."""

    parts: tuple[str, ...]
    nothing: frozenset[str]


class FieldLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicons/fields.toml``."""

    record: FieldNames
    wrapper: WrapperNames
    values: ValueNames
    header: FieldNames
    sidecar: SidecarNames


@cache
def field_lexicon() -> FieldLexicon:
    """The names of fields, read once."""
    return read_lexicon("documents", "fields", FieldLexicon)


@cache
def record_names() -> dict[str, str]:
    """The names of a record's keys, each with the field it stands for, best name first."""
    return names_to_fields(field_lexicon().record)


@cache
def header_names() -> dict[str, str]:
    """The names of a header's keys, each with the field it stands for, best name first."""
    return names_to_fields(field_lexicon().header)


def names_to_fields(names: FieldNames) -> dict[str, str]:
    """``{"headline": "title", ...}`` in the order of the file."""
    return {name: field for field in names.__struct_fields__ for name in getattr(names, field)}


def with_user_names(names: Mapping[str, str], fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The names with the user's own in place of the usual ones of the same field.

    Args:
        names: Name to field.
        fields: The user's ``(field, name)`` pairs.
    """
    pairs = tuple(fields)
    replaced = {field for field, _ in pairs}
    mapped = {name.lower(): field for field, name in pairs}
    return mapped | {
        name: field for name, field in names.items() if field not in replaced and name not in mapped
    }


def pick(values: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Of each field the first value that is not empty; a key may be nested ("meta.date")."""
    lowered = {key.lower(): value for key, value in values.items()}
    picked: dict[str, Any] = {}
    for name, field in names.items():
        if field not in picked:
            value = lowered.get(name)
            if value is None and "." in name:
                value = nested(lowered, name.split("."))
            if value is not None and value != "" and value != []:
                picked[field] = value
    return picked


def nested(values: Any, path: Iterable[str]) -> Any:
    """The value at the end of a path of keys, or None."""
    for key in path:
        if not isinstance(values, Mapping):
            return None
        values = {name.lower(): value for name, value in values.items()}.get(key)
    return values


def given_from(values: Mapping[str, Any], names: Mapping[str, str], basis: Basis) -> Given:
    """What a record, a row or a header says of its article."""
    return given_of(pick(values, names), basis)


def given_of(picked: Mapping[str, Any], basis: Basis) -> Given:
    """What picked fields say of their article; what is empty or of no use stays unknown."""
    date = read_date(picked.get("date"))
    outlet = read_name(picked.get("outlet"))
    return Given(
        id=read_name(picked.get("id")),
        title=read_name(picked.get("title")),
        date=GivenDate(date, basis) if date else None,
        outlet=outlet,
        outlet_basis=basis if outlet else None,
        authors=read_authors(picked.get("authors")),
        url=read_name(picked.get("url")),
        language=read_name(picked.get("language")),
    )


def read_name(value: Any) -> str | None:
    """A short string; of an object its name, of a list its only entry, of a number its digits."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("id")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    found = clean(str(value)).strip()
    return None if not found or found.lower() in field_lexicon().values.nothing else found


def read_text(value: Any) -> str | None:
    """A text; of one in parts, as some collectors keep it, its paragraphs with blank lines."""
    if isinstance(value, str):
        return clean(value)
    parts = list(text_parts(value)) if isinstance(value, (list, Mapping)) else []
    return clean("\n\n".join(parts)) if parts else None


def text_parts(value: Any, depth: int = 0) -> Iterator[str]:
    """The paragraphs of a text in parts, in their order."""
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, list) and depth < DEEPEST_PART:
        for entry in value:
            yield from text_parts(entry, depth + 1)
    elif isinstance(value, Mapping) and depth < DEEPEST_PART:
        lowered = {str(key).lower(): entry for key, entry in value.items()}
        for name in field_lexicon().values.parts:
            yield from text_parts(lowered.get(name), depth + 1)


def read_date(value: Any) -> str | None:
    """A date as written; a number of seconds or milliseconds since 1970 as ISO time in UTC."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        seconds = value / 1000 if value > LAST_EPOCH else value
        if FIRST_EPOCH <= seconds <= LAST_EPOCH:
            return datetime.fromtimestamp(seconds, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return read_name(value)


def read_authors(value: Any) -> tuple[str, ...] | None:
    """Names of authors from a list, from "By A and B", or from a list that was written out."""
    if isinstance(value, str) and LIST_RE.fullmatch(value.strip()):
        names: list[str | None] = [found[1] or found[2] for found in QUOTED_RE.finditer(value)]
    elif isinstance(value, str):
        names = list(AUTHORS_RE.split(BYLINE_RE.sub("", clean(value).strip())))
    elif isinstance(value, list):
        names = [read_name(entry) for entry in value]
    else:
        names = [read_name(value)]
    found = tuple(name.strip() for name in names if name and name.strip())
    return found or None


def clean(text: str) -> str:
    """Text that can be written as UTF-8: half characters from broken escapes are replaced."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
