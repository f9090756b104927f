"""How TIMEX3 writes an amount of time."""

CLOCK_UNITS = frozenset(("TS", "TM", "TH"))
# Units that TIMEX3 values count in others.
MULTIPLES = {"FN": ("W", 2), "DE": ("Y", 10), "CE": ("Y", 100)}
# What a fraction of a unit is counted in.
PARTS = {"Y": ("M", 12), "W": ("D", 7), "TH": ("TM", 60), "TM": ("TS", 60)}


def duration_value(unit: str, number: float | None) -> str:
    """A TIMEX3 duration: ``P3D``, ``PT24H``, ``P18M``; an X for an unknown number.

    Example:
        >>> duration_value("Y", 1.5), duration_value("TM", 90), duration_value("DE", 2)
        ('P18M', 'PT90M', 'P20Y')
    """
    if number is None:
        unit = {"FN": "W", "DE": "Y"}.get(unit, unit)
        return f"PTX{unit[1]}" if unit in CLOCK_UNITS else f"PX{unit}"
    if unit in MULTIPLES:
        unit, factor = MULTIPLES[unit]
        number *= factor
    if number != int(number) and unit in PARTS:
        part, size = PARTS[unit]
        if number * size == int(number * size):
            if unit in CLOCK_UNITS and number > 1:
                return f"PT{int(number)}{unit[1]}{number % 1 * size:g}{part[1]}"
            unit, number = part, number * size
    digits = f"{number:g}" if number < 1e6 else str(int(number))
    return f"PT{digits}{unit[1]}" if unit in CLOCK_UNITS else f"P{digits}{unit}"
