"""Times in a narrow column: "29 Oct", "Dec ?", "2024-10-29" where years differ."""

from collections.abc import Iterable
from datetime import date

from newsfacts.analysis.records import When

QUARTERS = ((3, 31), (6, 30), (9, 30), (12, 31))  # their last days
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Times:
    """Short times for one drawing; a year that all share is said once, in ``note``."""

    def __init__(self, times: Iterable[When | None]) -> None:
        years = {
            day[:4] for when in times if when for day in (when.start, when.end) if day is not None
        }
        self.one_year = next(iter(years)) if len(years) == 1 else None
        self.note = f"  when: {self.one_year}" if self.one_year else ""

    def short(self, when: When | None) -> str:
        """A time in at most ten cells; empty where nothing is known."""
        if when is None:
            return ""
        if when.start is None and when.end is None:
            return short_timex(when.text or "")
        if when.start is None or when.end is None:
            if when.basis == "published":
                return ""
            return f"from {self._day(when.start)}" if when.start else f"to {self._day(when.end)}"
        if when.start == when.end:
            return self._day(when.start)
        return self._span(when.start, when.end)

    def _day(self, day: str | None) -> str:
        assert day is not None
        if self.one_year is None:
            return day
        known = date.fromisoformat(day)
        return f"{known.day} {MONTHS[known.month - 1]}"

    def _span(self, start: str, end: str) -> str:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return str(first.year)
        if start[:7] == end[:7]:
            month = MONTHS[first.month - 1]
            whole = first.day == 1 and last.day >= 28
            if self.one_year:
                return month if whole else f"{first.day}–{last.day} {month}"
            return start[:7] if whole else start
        if start[:4] != end[:4]:
            return f"{start[:4]}–{end[2:4]}"
        return self._months(first, last)

    def _months(self, first: date, last: date) -> str:
        """Some months of one year, a quarter by its name: "Jan–Mar", "2024-Q1", "Feb–Mar 24"."""
        quarter, whole = divmod(first.month - 1, 3)
        is_quarter = not whole and first.day == 1 and (last.month, last.day) == QUARTERS[quarter]
        months = f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]}"
        if self.one_year:
            return f"Q{quarter + 1}" if is_quarter else months
        return f"{first.year}-Q{quarter + 1}" if is_quarter else f"{months} {first.year % 100:02}"


def short_timex(value: str) -> str:
    """``XXXX-12`` is some December."""
    parts = value.split("-")
    if len(parts) >= 2 and parts[0] == "XXXX" and parts[1].isdigit():
        month = MONTHS[int(parts[1]) - 1]
        day = f"{int(parts[2])} " if len(parts) > 2 and parts[2].isdigit() else ""
        return f"{day}{month} ?"
    return "?" if value else ""
