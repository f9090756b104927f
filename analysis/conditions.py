"""A filter as a condition of SQL over the columns of facts.

The condition lets through every fact that the filter does, and may let through more: the filter
itself decides. So names are compared in lower case where that is safe, and what SQL would read
otherwise (patterns, letters that fold to several) is left to the filter.
"""

from collections.abc import Iterator

from newsfacts.analysis.query import Filter


def condition_of(wanted: Filter) -> str | None:
    """The condition; None when it would let everything through."""
    parts = [f"({part})" for part in _parts(wanted)]
    return " AND ".join(parts) or None


def _parts(wanted: Filter) -> Iterator[str]:
    columns = {
        "kind": "kind",
        "metric": "quantity.metric",
        "outlet": "outlet",
        "subject": "quantity.subject",
        "modality": "modality",
        "zone": "zone",
    }
    for group, column in columns.items():
        names = getattr(wanted, group)
        if names and all(map(_is_plain, names)):
            yield " OR ".join(_equals(column, name) for name in names)
    if wanted.claimant and all(map(_is_plain, wanted.claimant)):
        yield " OR ".join(map(_said_by, wanted.claimant))
    if wanted.place and all(map(_is_plain, wanted.place)):
        yield " OR ".join(map(_stands_in, wanted.place))
    if wanted.min is not None:
        yield f"coalesce(quantity.low, quantity.high) >= {wanted.min!r}"
    if wanted.max is not None:
        yield f"coalesce(quantity.high, quantity.low) <= {wanted.max!r}"
    if wanted.since or wanted.until:
        yield _dated(wanted.since, wanted.until)


def _dated(since: str | None, until: str | None) -> str:
    """Of the days of a fact, as ``query.time_span`` has them."""
    own = '("time".start IS NOT NULL OR "time"."end" IS NOT NULL)'
    days = (
        f'CASE WHEN {own} THEN "time".{end} '
        f'WHEN starts_with("time"."value", \'XXXX\') THEN NULL ELSE published.{end} END'
        for end in ("start", '"end"')
    )
    start, end = days
    parts = [f"({start}) IS NOT NULL OR ({end}) IS NOT NULL"]
    if since:
        parts.append(f"({end}) IS NULL OR ({end}) >= {_quoted(since)}")
    if until:
        parts.append(f"({start}) IS NULL OR ({start}) <= {_quoted(until)}")
    return " AND ".join(f"({part})" for part in parts)


def _is_plain(name: str) -> bool:
    return name.isascii() and not any(mark in name for mark in "*?[")


def _quoted(name: str) -> str:
    return "'" + name.lower().replace("'", "''") + "'"


def _equals(column: str, name: str) -> str:
    """Equal in lower case, or not ASCII: "Straße" folds to what looks otherwise."""
    return f"lower({column}) = {_quoted(name)} OR strlen({column}) <> length({column})"


def _said_by(name: str) -> str:
    in_list = "len(list_filter({0}, lambda each: {1})) > 0"
    return " OR ".join(
        (
            _equals("claimant.name", name),
            _equals("claimant.parent", name),
            f"ends_with(lower(claimant.name), ' ' || {_quoted(name)})",
            *(
                in_list.format(f"claimant.{key}", _equals("each", name))
                for key in ("others", "via")
            ),
        )
    )


def _stands_in(name: str) -> str:
    one = f"{_equals('each.name', name)} OR {_equals('each.within', name)}"
    return f"len(list_filter(places, lambda each: {one})) > 0"
