"""Events that tell the same, found among many: each is held only against those that it may be like.

Two events are one when their words are alike, or one says what the other says and more. Either way
most of what the shorter one says, rare words counting more, stands in the other: so one of its
heaviest words does, and by these words the few are found that have to be compared.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from newsfacts.analysis.events import Event
from newsfacts.analysis.gathering import Weights, stems

SAME_EVENT = 0.55  # likeness from which two sentences tell one event of a day
SAID_BY_BOTH = 0.7  # ... and how much of the shorter the longer must say
SLACK = 0.01  # of a sentence's weight, so that rounding hides nothing
FEW = 16  # leaders that are gone through one by one


class Story(NamedTuple):
    """What of an event says whether another one tells the same."""

    words: frozenset[str]
    bare: frozenset[str]  # without those of its time
    figures: frozenset[str]
    norm: float  # of the words
    bare_norm: float


class Storyteller:
    """Reads events as stories, by how much each of their words tells.

    Args:
        events: All of them.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self.weights = Weights(stems(event.text) for event in events)

    def story(self, event: Event) -> Story:
        """One event, to be held against others."""
        words = stems(event.text)
        bare = words - stems(event.time or "")
        norm = self.weights.norm
        return Story(words, bare, frozenset(event.figures), norm(words), norm(bare))

    def same(self, one: Story, other: Story) -> bool:
        """Whether two events tell the same; figures that differ keep two tolls apart."""
        if one.figures and other.figures and one.figures.isdisjoint(other.figures):
            return False
        weights = self.weights
        length = one.norm * other.norm
        if length and weights.weight(one.words & other.words) / length >= SAME_EVENT:
            return True
        shared = one.bare & other.bare
        least = min(one.bare_norm, other.bare_norm) ** 2
        if not least or not weights.say_enough(shared):
            return False
        return weights.weight(shared) / least >= SAID_BY_BOTH

    def heaviest(self, story: Story) -> set[str]:
        """Words of which another event that says most of a story has at least one."""
        found: set[str] = set()
        for words, needed in ((story.words, SAME_EVENT), (story.bare, SAID_BY_BOTH)):
            rest = (1 - needed + SLACK) * self.weights.weight(words)
            for word in sorted(words, key=lambda word: (-self.weights.of(word), word)):
                if rest < 0:
                    break
                found.add(word)
                rest -= self.weights.of(word) ** 2
        return found


class Leaders:
    """The events that lead groups, in their order."""

    def __init__(self, teller: Storyteller) -> None:
        self._teller = teller
        self._stories: list[Story] = []
        self._having: dict[str, list[int]] = {}  # leaders by each of their words
        self._by_heaviest: dict[str, list[int]] = {}

    def add(self, story: Story) -> None:
        """One more leader."""
        place = len(self._stories)
        self._stories.append(story)
        for word in story.words:
            self._having.setdefault(word, []).append(place)
        for word in self._teller.heaviest(story):
            self._by_heaviest.setdefault(word, []).append(place)

    def first_like(self, story: Story) -> int | None:
        """The place of the first leader that tells the same as a story."""
        same = self._teller.same
        for place in self._candidates(story):
            if same(self._stories[place], story):
                return place
        return None

    def _candidates(self, story: Story) -> Sequence[int]:
        if len(self._stories) <= FEW:
            return range(len(self._stories))
        found: set[int] = set()
        for word in self._teller.heaviest(story):
            found.update(self._having.get(word, ()))
        for word in story.words:
            found.update(self._by_heaviest.get(word, ()))
        return sorted(found)


def groups_of(events: Sequence[Event]) -> list[list[int]]:
    """Indexes of the events, grouped where several sentences tell of one time.

    Only the stories of one time are held at once.
    """
    teller = Storyteller(events)
    by_time: dict[Hashable, list[int]] = {}
    for index, event in enumerate(events):
        undated = event.articles if event.date is None else None
        by_time.setdefault((event.start, event.end, undated), []).append(index)
    groups = [
        group
        for members in by_time.values()
        for group in _alike(members, lambda index: teller.story(events[index]), teller)
    ]
    groups.sort(key=lambda group: group[0])
    return _with_coarse(groups, events, teller)


def _alike(
    members: Sequence[int], story: Callable[[int], Story], teller: Storyteller
) -> list[list[int]]:
    """The events of one time in groups, each led by the first that tells it."""
    if len(members) == 1:
        return [list(members)]
    leaders = Leaders(teller)
    groups: list[list[int]] = []
    for index in members:
        told = story(index)
        place = leaders.first_like(told)
        if place is None:
            leaders.add(told)
            groups.append([index])
        else:
            groups[place].append(index)
    return groups


def _with_coarse(
    groups: list[list[int]], events: Sequence[Event], teller: Storyteller
) -> list[list[int]]:
    """Groups in which what tells of a week or month joins the day of it that is told of, too."""
    by_day: dict[str, list[list[int]]] = {}
    coarse: list[tuple[str, int]] = []
    for place, group in enumerate(groups):
        lead = events[group[0]]
        if lead.start is None:
            continue
        if lead.precision == "day":
            by_day.setdefault(lead.start, []).append(group)
        elif lead.precision in ("week", "month"):
            coarse.append((lead.start, place))
    homes: dict[int, list[int]] = {}
    days: dict[str, Leaders] = {}
    for start, place in sorted(coarse):  # in the order of days, so that few days are held at once
        days = {day: leaders for day, leaders in days.items() if day >= start}
        lead = events[groups[place][0]]
        story = teller.story(lead)
        for day in _days_within(lead):
            if day not in by_day:
                continue
            if day not in days:
                days[day] = Leaders(teller)
                for group in by_day[day]:
                    days[day].add(teller.story(events[group[0]]))
            first = days[day].first_like(story)
            if first is not None:
                homes[place] = by_day[day][first]
                break
    for place in sorted(homes):
        homes[place].extend(groups[place])
    return [group for place, group in enumerate(groups) if place not in homes]


def _days_within(event: Event) -> Iterator[str]:
    """The days of an event, first to last."""
    if event.start is None or event.end is None:
        return
    day, last = date.fromisoformat(event.start), date.fromisoformat(event.end)
    while day <= last:
        yield day.isoformat()
        day += timedelta(days=1)
