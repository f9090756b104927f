"""A user's own metrics: read, checked, and held beside those of the package."""

import pickle
from collections.abc import Callable, Iterator

import pytest

from newsfacts.documents.building import build_document
from newsfacts.documents.lexicon import LexiconError
from newsfacts.extractors.engine import extract
from newsfacts.extractors.metrics.catalogue import metric, metrics, package_metrics
from newsfacts.extractors.metrics.ownmetrics import (
    failing_examples,
    own_digest,
    read_own_metrics,
    use_own_metrics,
)

WHERE = "newsfacts.toml"
TANKS = """
store = "here"
[[metric]]
name = "tanks"
about = "main battle tanks"
nouns = ["tank"]
examples = ["The brigade lost 12 tanks."]
counterexamples = ["The brigade lost 12 trucks."]
"""


@pytest.fixture
def use() -> Iterator[Callable[[str], None]]:
    """Let the metrics of a TOML text hold until the test is over."""
    yield lambda text: use_own_metrics(read_own_metrics(text, WHERE))
    use_own_metrics(())


def metrics_of(text: str) -> list[str]:
    return [fact.quantity.metric for fact in extract(build_document(text)) if fact.quantity]


def test_five_lines_make_a_metric(use: Callable[[str], None]) -> None:
    before = metrics_of("The brigade lost 12 tanks and 40 trucks.")
    use(TANKS)
    assert before == ["vehicles", "vehicles"]
    assert metrics_of("The brigade lost 12 tanks and 40 trucks.") == ["tanks", "vehicles"]
    assert metric("tanks") in metrics()


def test_metrics_are_taken_back(use: Callable[[str], None]) -> None:
    use(TANKS)
    use_own_metrics(())
    assert metrics_of("The brigade lost 12 tanks.") == ["vehicles"]
    assert metrics() == package_metrics()
    assert own_digest() == ""


def test_a_known_name_is_extended(use: Callable[[str], None]) -> None:
    use('[[metric]]\nname = "deaths"\nnouns = ["cadaver"]\nobjects = ["lynch"]')
    assert metrics_of("Divers found 12 cadavers.") == ["deaths"]
    assert metrics_of("The gang lynched nine people.") == ["deaths"]
    assert metrics_of("The storm killed nine people.") == ["deaths"]
    extended = metric("deaths")
    assert extended is not None
    assert extended.kind == "incident"
    assert extended.nouns[0] == "cadaver"
    assert len(metrics()) == len(package_metrics())


def test_verbs_make_states(use: Callable[[str], None]) -> None:
    use(
        '[[metric]]\nname = "wells"\nown = true\nnouns = ["well"]\nobjects = ["drill", "cap"]\n'
        '[metric.states]\ndrilled = ["drill"]\nsealed = ["cap"]'
    )
    facts = extract(build_document("Crews drilled 40 wells and capped nine wells."))
    found = [(f.quantity.metric, f.quantity.state) for f in facts if f.quantity is not None]
    assert found == [("wells", "drilled"), ("wells", "sealed")]


def test_the_digest_tells_metrics_apart(use: Callable[[str], None]) -> None:
    use(TANKS)
    one = own_digest()
    use(TANKS.replace('["tank"]', '["tank", "panzer"]'))
    assert one != own_digest()
    use(TANKS)
    assert own_digest() == one


def test_workers_can_be_sent_them() -> None:
    own = read_own_metrics(TANKS, WHERE)
    assert pickle.loads(pickle.dumps(own)) == own


def test_examples_are_run(use: Callable[[str], None]) -> None:
    own = read_own_metrics(TANKS + 'topic = ["war"]', WHERE)
    (failure,) = failing_examples(own)
    assert (failure.wanted, failure.found) == (True, ("vehicles",))
    use(TANKS)
    assert failing_examples(own) == []


@pytest.mark.parametrize("text", ["", 'store = "here"\njobs = 2\n'])
def test_a_file_without_metrics_has_none(text: str) -> None:
    assert read_own_metrics(text, WHERE) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[metric]]\nname = "goats"', "no word"),
        ('[[metric]]\nname = "goats"\nexamples = ["9 goats"]', "no word"),
        ('[[metric]]\nname = "goats"\nnoun = "goat"', "noun"),
        ('[[metric]]\nname = "goats"\nnouns = "goat"', "nouns"),
        ('[[metric]]\nnouns = ["goat"]', "name"),
        ('[[metric]]\nname = "deaths"\nkind = "measure"\nnouns = ["goat"]', "kind incident"),
        ('[[metric]]\nname = "a"\nnouns = ["b"]\n[[metric]]\nname = "a"\nnouns = ["c"]', "twice"),
        ("metric = 3", "array"),
        ("[[metric", "newsfacts"),
    ],
)
def test_a_wrong_entry_names_file_and_reason(text: str, told: str) -> None:
    with pytest.raises(LexiconError, match=told) as error:
        read_own_metrics(text, WHERE)
    assert WHERE in str(error.value)
