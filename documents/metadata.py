"""Given metadata: the usual names of fields, and what a record or a header says under them."""

import re
from collections.abc import Iterable, Mapping
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


class FieldLexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lexicons/fields.toml``."""

    record: FieldNames
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
    return clean(str(value)).strip() or None


def read_date(value: Any) -> str | None:
    """A date as written; a number of seconds or milliseconds since 1970 as ISO time in UTC."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        seconds = value / 1000 if value > LAST_EPOCH else value
        if FIRST_EPOCH <= seconds <= LAST_EPOCH:
            return datetime.fromtimestamp(seconds, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return read_name(value)


def read_authors(value: Any) -> tuple[str, ...] | None:
    """Names of authors from a list or from "By A and B"."""
    if isinstance(value, str):
        names: list[str | None] = list(AUTHORS_RE.split(BYLINE_RE.sub("", clean(value).strip())))
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
