import pytest

from newsfacts.extractors.morphology import is_plural, noun_lemma, verb_lemma

NOUNS = """
troops troop, soldiers soldier, people person, men man, women woman, servicemen serviceman,
children child, schoolchildren schoolchild, specimen specimen, casualties casualty, countries
country, bodies body, deaths death, aircraft aircraft, ships ship, buses bus, virus virus, viruses
virus, churches church, boxes box, classes class, houses house, horses horse, headquarters
headquarters, police police, lives life, knives knife, series series, crises crisis, Chinese
chinese, potatoes potato, photos photo, gases gas, tonnes tonne, businesses business, witnesses
witness, cookies cookie, days day, police police, nurses nurse, feet foot, members member,
refugees refugee, attacks attack, missiles missile, glass glass
"""
VERBS = """
killed kill, killing kill, kills kill, wounded wound, injured injure, injuring injure, evacuated
evacuate, evacuating evacuate, stopped stop, planned plan, fled flee, fleeing flee, died die,
dying die, rose rise, risen rise, fell fall, sent send, deployed deploy, deploying deploy, trained
train, training train, stationed station, arrested arrest, detained detain, displaced displace,
destroyed destroy, damaged damage, captured capture, released release, raised raise, closed close,
estimated estimate, expected expect, believed believe, said say, says say, left leave, leaving
leave, lost lose, carried carry, reported report, reporting report, increased increase, reached
reach, treated treat, created create, visited visit, voted vote, executed execute, required
require, declared declare, feared fear, explored explore, monitored monitor, declined decline,
obtained obtain, threatened threaten, opened open, assumed assume, decided decide, raided raid,
invaded invade, loaded load, exploded explode, included include, exceeded exceed, escaped escape,
developed develop, compiled compile, failed fail, scheduled schedule, assembled assemble, toppled
topple, managed manage, charged charge, announced announce, forced force, used use, named name,
fired fire, hoped hope, showed show, fixed fix, stayed stay, abducted abduct, kidnapped kidnap,
seized seize, rescued rescue, evaded evade, buried bury, shelled shell, passed pass, crossed
cross, moved move, arrived arrive, housed house, launched launch, shot shoot, struck strike, hit
hit, was be, beheaded behead, poisoned poison, drowned drown, confirmed confirm, recovered
recover, quit quit, recruited recruit, associated associate, argued argue, taking take, making
make, meeting meet, sitting sit, running run, hosted host, listed list
"""


def pairs(table: str) -> list[tuple[str, str]]:
    return [tuple(entry.split()) for entry in table.replace("\n", " ").split(",")]  # type: ignore[misc]


@pytest.mark.parametrize(("word", "lemma"), pairs(NOUNS))
def test_a_noun_has_its_singular(word: str, lemma: str) -> None:
    assert noun_lemma(word) == lemma


@pytest.mark.parametrize(("word", "lemma"), pairs(VERBS))
def test_a_verb_has_its_base_form(word: str, lemma: str) -> None:
    assert verb_lemma(word) == lemma


@pytest.mark.parametrize("word", ["troops", "aircraft", "men", "cases"])
def test_plurals_are_seen(word: str) -> None:
    assert is_plural(word)


@pytest.mark.parametrize("word", ["soldier", "glass", "man", "'s"])
def test_singulars_are_not_plural(word: str) -> None:
    assert not is_plural(word)
