"""The records as columns: the types that DuckDB and Parquet give to each key.

They are read off the records themselves, so that a table never guesses from its first lines that a
key which is null there is always null.
"""

from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

SCALARS = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}


def columns_of(record: type[msgspec.Struct]) -> dict[str, str]:
    """The SQL type of each key of a record, in their order."""
    return {name: sql_type(kind) for name, kind in get_type_hints(record).items()}


def column_at(record: type[msgspec.Struct], key: str) -> str:
    """The SQL type of a dotted key: "quantity.low" is DOUBLE; through a list it is one of lists."""
    kind: Any = record
    depth = 0
    for name in key.split("."):
        kind = _known(get_type_hints(kind)[name])
        while get_origin(kind) in (tuple, list) and kind is not None:
            inner = _known(get_args(kind)[0])
            if not (isinstance(inner, type) and issubclass(inner, msgspec.Struct)):
                break
            kind, depth = inner, depth + 1
    return sql_type(kind) + "[]" * depth


def _known(kind: Any) -> Any:
    """A type without the None that stands for unknown."""
    if get_origin(kind) in (Union, UnionType):
        return next(each for each in get_args(kind) if each is not NoneType)
    return kind


def sql_type(kind: Any) -> str:
    """The SQL type of a key of this Python type; unknown is null everywhere."""
    if kind in SCALARS:
        return SCALARS[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return sql_type(_known(kind))
    if origin is Literal:
        return "VARCHAR"
    if origin in (tuple, list):
        return f"{sql_type(arguments[0])}[]"
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        inner = ", ".join(f'"{name}" {each}' for name, each in columns_of(kind).items())
        return f"STRUCT({inner})"
    raise TypeError(f"no column holds {kind!r}")


def column_list(columns: dict[str, str]) -> str:
    """Columns as ``read_json`` takes them: {id: 'VARCHAR'}."""
    return "{" + ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items()) + "}"
