"""No leader of the event of a toll is missed by looking only near it."""

import random

import pytest

from newsfacts.analysis.claims import Event, claim_of
from newsfacts.analysis.days import AsOf
from newsfacts.analysis.eventleaders import EventLeaders
from newsfacts.analysis.incidents import same_incident
from tests.analysis.making import figure

TOWNS = ("Mao", "Homs", "Gao")
LANDS = ("Chad", "Syria")


def some_event(dice: random.Random) -> Event:
    start = dice.choice((None, dice.randint(100, 140)))
    end = dice.choice((None, (start or 100) + dice.choice((0, 0, 1, 5, 60))))
    places = frozenset(dice.sample(TOWNS + LANDS, dice.randint(0, 2)))
    within = frozenset(dice.sample(LANDS, dice.randint(0, 1)))
    return Event(AsOf(start, end, dice.choice(("time", "published"))), places, within)


@pytest.mark.parametrize("seed", range(10))
def test_all_that_are_of_one_event_are_near(seed: int) -> None:
    dice = random.Random(seed)
    claims = []
    for number in range(80):
        fact = figure("7", metric="deaths", article=f"a{dice.randrange(30)}", at=number * 10)
        claims.append(claim_of(fact)._replace(event=some_event(dice)))
    leaders = EventLeaders(claims)
    for index in range(40):
        leaders.add(index)
    found = 0
    for claim in claims:
        near = set(leaders.near(claim))
        names = claim.event.places | claim.event.within
        for index in range(40):
            other = claims[index]
            if not names & (other.event.places | other.event.within):
                continue
            if same_incident(other, claim) == "same":
                found += 1
                assert index in near
    assert found > 40
