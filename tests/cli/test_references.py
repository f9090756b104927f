"""Short ids, file names and lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts.cli.references import Lines, short_length, short_names


def test_ids_are_as_short_as_they_can_be() -> None:
    assert short_length([0xAB12_0000_0000_0000, 0xAB12_1000_0000_0000, 0xFF << 56]) == 5


def test_ids_have_at_least_four_digits() -> None:
    assert short_length([]) == short_length([1]) == 4


def test_the_same_id_twice_is_one_id() -> None:
    assert short_length([7, 7]) == 4


@settings(deadline=None)
@given(st.sets(st.integers(0, 2**64 - 1), max_size=30))
def test_short_ids_tell_all_apart(ids: set[int]) -> None:
    digits = short_length(ids)
    assert len({f"{each:016x}"[:digits] for each in ids}) == len(ids)


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["s/000_b4.txt", "s/001_b2.txt"], ["000", "001"]),
        (["s/000_b4.txt", "s/000_b5.txt"], ["000_b4", "000_b5"]),
        (["a/x.txt", "b/x.txt"], ["a/x.txt", "b/x.txt"]),
        (["01.txt", "01b.txt"], ["01.txt", "01b"]),
        (["s/01", "s/01b"], ["01", "01b"]),
        (["f.jsonl#p1", "f.jsonl#p10"], ["#p1", "#p10"]),
        (["plain"], ["plain"]),
        (["feed.jsonl#1", "feed.jsonl#2"], ["#1", "#2"]),
        (["a.jsonl#1", "b.jsonl#1"], ["a.jsonl#1", "b.jsonl#1"]),
        (["feed.jsonl#a-1", "feed.jsonl#b-1"], ["#a", "#b"]),
        ([], []),
    ],
)
def test_file_names_are_cut_where_they_are_unique(paths: list[str], names: list[str]) -> None:
    assert list(short_names(paths).values()) == names


@settings(deadline=None)
@given(st.lists(st.text("ab_./", min_size=1, max_size=6), unique=True, max_size=8))
def test_no_two_files_share_a_short_name(paths: list[str]) -> None:
    names = short_names(paths)
    assert len(set(names.values())) == len(paths)
    for path, name in names.items():
        begun = [other for other in paths if other.rsplit("/", 1)[-1].startswith(name)]
        whole = [other for other in paths if other.rsplit("/", 1)[-1] == name]
        assert name == path or begun == [path] or whole == [path]


def test_lines_count_from_one() -> None:
    lines = Lines("a\nbb\n\nc")
    assert [lines.line(offset) for offset in (0, 1, 2, 4, 5, 6)] == [1, 1, 2, 2, 3, 4]
