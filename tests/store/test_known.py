"""What the store already has, in little memory."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.store.known import Known, Table
from newsfacts.store.manifest import Counts
from newsfacts.store.segments import Entry


def entry(number: int) -> Entry:
    path, digest = f"{number}.txt", f"{number:032x}"
    return Entry(f"id{number}", path, digest, "test", (0, 0), (0, 0), Counts(1))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.text(), st.integers(0, 2**32 - 1))))
def test_a_table_is_a_dict(pairs: list[tuple[str, int]]) -> None:
    table, model = Table(), dict[str, int]()
    for name, number in pairs:
        assert table.get(name) == model.get(name)
        table.put(name, number)
        model[name] = number
        assert table.get(name) == number
    assert len(table) == len(model)


@pytest.mark.parametrize("expected", [0, 10, 5000])
def test_a_table_grows(expected: int) -> None:
    table = Table(expected)
    for number in range(2000):
        table.put(f"name {number}", number)
    assert [table.get(f"name {number}") for number in range(2000)] == list(range(2000))
    assert table.get("name 2000") is None


def test_an_article_is_known_by_its_path_and_unchanged_by_its_fingerprint() -> None:
    known = Known([entry(n) for n in range(3)], 3)
    assert known.stored == 3
    assert known.ticket("1.txt") == 1
    assert known.ticket("3.txt") is None
    fresh = entry(1).fingerprint
    assert not known.is_unchanged(1, "f" * 32)
    assert known.is_unchanged(1, fresh)


def test_an_article_that_comes_is_seen_from_then_on() -> None:
    known = Known([entry(0)], 1)
    assert not known.see(0)
    assert known.see(0)
    ticket = known.add("new.txt", "a" * 32)
    assert ticket == 1
    assert known.ticket("new.txt") == 1
    assert known.see(ticket)


def test_an_id_belongs_to_one_article() -> None:
    known = Known([entry(0), entry(1)], 2)
    assert known.claim_id("id0", 0)
    assert not known.claim_id("id0", 1)
    assert known.claim_id("new", 1)
    assert not known.claim_id("new", 2)
    assert known.claim_id("id1", 2), "1 is called new now"
    assert not known.claim_id("id1", 0)
