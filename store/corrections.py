"""What a review changes in a fact."""

from collections.abc import Mapping
from typing import Any

import msgspec

from newsfacts.extractors.facts import Claimant, Fact, Place, Time
from newsfacts.store.reviews import Value

QUANTITY = "low high modifier unit counted metric role trend subject action state".split()  # noqa: SIM905
SHORT = {name: f"quantity.{name}" for name in QUANTITY}
KEYS = (*SHORT.values(), "claimant", "claimant.type", "modality", "hedge", "place", "time")
SAME = {"claimant.name": "claimant"}  # as facts --fields calls it
NUMBERS = ("quantity.low", "quantity.high")
NOTHING = ("", "none", "null")


class BadCorrection(ValueError):  # noqa: N818 - named for what is wrong
    """A correction that makes no fact; the message says why in one line."""


def read_correction(text: str) -> tuple[str, Value]:
    """``metric=deaths`` as a key and its value; "none" is nothing.

    Raises:
        BadCorrection: There is no such key, or the value is no number where one is needed.
    """
    name, mark, value = text.partition("=")
    key = (SHORT | SAME).get(name.strip(), name.strip())
    if not mark or key not in KEYS:
        raise BadCorrection(f"{text!r}: the keys are {', '.join([*SHORT, *KEYS[len(SHORT) :]])}")
    value = value.strip()
    if value.casefold() in NOTHING:
        return key, None
    if key not in NUMBERS:
        return key, value
    try:
        return key, float(value.replace(",", ""))
    except ValueError as error:
        raise BadCorrection(f"{text!r}: not a number") from error


def correct(fact: Fact, fields: Mapping[str, Value]) -> Fact:
    """A fact with other values.

    Raises:
        BadCorrection: They make no fact: a key that it does not have, a modality there is not.
    """
    data: dict[str, Any] = msgspec.to_builtins(fact)
    for key, value in fields.items():
        _set(data, fact, key, value)
    try:
        corrected = msgspec.convert(data, Fact)
    except msgspec.ValidationError as error:
        raise BadCorrection(str(error)) from error
    quantity = corrected.quantity
    if quantity is not None and None not in (quantity.low, quantity.high):
        low, high = quantity.low or 0, quantity.high or 0
        if low > high:
            raise BadCorrection(f"low is {low:g} and high {high:g}")
    return corrected


def _set(data: dict[str, Any], fact: Fact, key: str, value: Value) -> None:
    group, _, name = key.partition(".")
    if group == "quantity":
        if fact.quantity is None:
            raise BadCorrection(f"a {fact.kind} has no {name}")
        data["quantity"][name] = value
    elif group == "claimant":
        _set_claimant(data, name, value)
    elif group == "place":
        place = Place(str(value), "in", None)
        data["places"] = [] if value is None else [msgspec.to_builtins(place)]
    elif group == "time":
        data["time"] = None if value is None else msgspec.to_builtins(_time(fact, str(value)))
    else:
        data[group] = value


def _set_claimant(data: dict[str, Any], name: str, value: Value) -> None:
    if name == "type":
        if data["claimant"] is None:
            raise BadCorrection("there is no claimant: set claimant=NAME, too")
        data["claimant"]["type"] = value
    elif value is None:
        data["claimant"] = None
    else:
        known = data["claimant"] or msgspec.to_builtins(
            Claimant(None, "organisation", None, None, None, (), (), None)
        )
        kind = "organisation" if known["type"] in ("anonymous", "unattributed") else known["type"]
        data["claimant"] = {**known, "name": value, "parent": None, "type": kind}


def _time(fact: Fact, value: str) -> Time:
    """A day, month or year as the time of a fact."""
    from newsfacts.extractors.times.calendars import bounds  # its calendar is not needed else

    ends = bounds(value)
    if ends is None:
        raise BadCorrection(f"time={value}: write it as 2024-10-30, 2024-10 or 2024")
    first, last = (day.isoformat() for day in ends)
    known = fact.time
    words = known.text if known is not None else value
    relation = known.relation if known is not None else "on"
    return Time(words, "DATE", value, None, first, last, relation)
