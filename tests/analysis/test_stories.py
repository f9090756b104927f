"""Events are gathered as if each were held against every other of its time."""

import random

import pytest

from newsfacts.analysis.events import Event
from newsfacts.analysis.stories import FEW, Storyteller, groups_of

WORDS = [f"word{letter}{number}" for letter in "abcd" for number in range(20)]


def event(text: str, day: str, figures: tuple[str, ...] = ()) -> Event:
    return Event(
        date=day,
        precision="day",
        text=text,
        kind="event",
        claimants=(),
        facts=(),
        articles=("a",),
        start=day,
        end=day,
        relation="on",
        value=day,
        time="wordb1 of May",
        basis="text",
        modality="asserted",
        figures=figures,
        places=(),
        outlets=(),
        hedge=None,
        known=None,
        mentions=1,
    )


def some_events(dice: random.Random) -> list[Event]:
    """Sentences, and those that say part of one, or more than one."""
    told = [" ".join(dice.sample(WORDS, dice.randint(2, 14))) for _ in range(50)]
    told += [" ".join(text.split()[: dice.randint(2, 14)]) for text in told]
    told += [f"{text} {dice.choice(WORDS)} {dice.choice(WORDS)}" for text in told]
    dice.shuffle(told)
    return [
        event(text, f"2024-05-0{dice.randint(1, 2)}", (dice.choice("12"),) * dice.randint(0, 1))
        for text in told
    ]


@pytest.mark.parametrize("seed", range(8))
def test_each_joins_the_first_that_tells_the_same(seed: int) -> None:
    events = some_events(random.Random(seed))
    teller = Storyteller(events)
    stories = [teller.story(each) for each in events]
    groups: list[list[int]] = []
    for index, each in enumerate(events):
        for group in groups:
            is_one_day = events[group[0]].start == each.start
            if is_one_day and teller.same(stories[group[0]], stories[index]):
                group.append(index)
                break
        else:
            groups.append([index])
    assert groups_of(events) == groups
    assert FEW * 2 < len(groups) < len(events)
