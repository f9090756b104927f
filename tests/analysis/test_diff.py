"""Differences of two sides, and how sides are named."""

import pytest

from newsfacts.analysis.diff import Change, diff
from newsfacts.analysis.sides import SideError, find_side
from newsfacts.extractors.facts import Fact
from tests.analysis.making import figure

A = [
    figure("approximately 10,000", low=10000, modifier="approx", claimant="Pentagon",
           parent="United States", places=["Mao<Chad"], article="002_x"),
    figure("thousands", low=1000, high=10000, modifier="vague", claimant="reports",
           who="anonymous", places=["Chad"], article="002_x", at=400, outlet="Frontline News"),
]  # fmt: skip
B = [
    figure("approximately 8,000", low=8000, modifier="approx", claimant="United States",
           places=["Mao<Chad"], article="003_y"),
    figure("11,000", claimant="Niger", places=["Mao<Chad"], article="003_y", at=300),
]  # fmt: skip
ARTICLES: list[tuple[str, str | None]] = [
    ("002_x", "clips/002_x.txt"),
    ("003_y", "clips/003_y.txt"),
    ("003_z", "clips/003_z.txt"),
]


def changes(a: list[Fact], b: list[Fact]) -> list[tuple[str, tuple[str, ...]]]:
    return [(change.change, change.differs) for change in diff(a, b)]


def test_a_body_and_the_state_behind_it_are_one_claim_that_changed() -> None:
    found = diff(A, B)
    assert [(change.change, change.differs) for change in found] == [
        ("changed", ("value", "claimant")),
        ("only in a", ()),
        ("only in b", ()),
    ]
    assert found[0].note
    assert "2,000 fewer" in found[0].note
    assert "its parent" in found[0].note
    assert "not known" in found[0].note


def test_a_side_does_not_differ_from_itself() -> None:
    assert {change.change for change in diff(A, A)} == {"same"}
    assert diff([], []) == []


def test_a_difference_turned_round_is_its_mirror() -> None:
    def mirrored(found: list[Change]) -> list[tuple[str, tuple[str, ...], object, object]]:
        turned = {"only in a": "only in b", "only in b": "only in a"}
        return sorted(
            (turned.get(each.change, each.change), each.differs, str(each.b), str(each.a))
            for each in found
        )

    straight = sorted((e.change, e.differs, str(e.a), str(e.b)) for e in diff(A, B))
    assert mirrored(diff(B, A)) == straight


@pytest.mark.parametrize(
    ("a", "b", "differs"),
    [
        ({"text": "9,000"}, {"text": "9,500"}, ("value",)),
        (
            {"text": "up to 9,000", "low": None, "high": 9000, "modifier": "at_most"},
            {"text": "9,000"},
            ("bound",),
        ),
        ({"text": "9,000", "modality": "possible"}, {"text": "9,000"}, ("hedge",)),
        ({"text": "9,000"}, {"text": "9,000", "claimant": "Mali"}, None),
        ({"when": "2023-05-01"}, {"when": "2023-06-01"}, ("time",)),
        ({"published": "2023-05-01"}, {"published": "2023-06-01"}, ()),
    ],
)  # fmt: skip
def test_what_changed(
    a: dict[str, object], b: dict[str, object], differs: tuple[str, ...] | None
) -> None:
    base: dict[str, object] = {"claimant": "Niger", "places": ["Chad"]}
    found = diff([figure(**(base | a))], [figure(**(base | b | {"article": "b"}))])  # type: ignore[arg-type]
    if differs is None:
        assert [change.change for change in found] == ["only in a", "only in b"]
    else:
        assert [change.differs for change in found] == [differs]


def test_another_place_is_no_change() -> None:
    one = figure("9,000", claimant="Niger", places=["Chad"])
    other = figure("9,500", claimant="Niger", places=["Mali"], article="b")
    assert changes([one], [other]) == [("only in a", ()), ("only in b", ())]


def test_claimants_as_sides_differ_by_nature() -> None:
    one = figure("9,000", claimant="Niger", places=["Chad"])
    other = figure("9,500", claimant="Mali", places=["Chad"], article="b")
    (change,) = diff([one], [other], by_claimant=True)
    assert change.differs == ("value",)


@pytest.mark.parametrize(
    ("name", "kind", "full"),
    [
        ("002", "article", "002_x"),
        ("clips/003_y.txt", "article", "003_y"),
        ("pentagon", "claimant", "Pentagon"),
        ("frontline news", "outlet", "Frontline News"),
        ("2023-05", "date", "2023-05"),
        ("claimant:reports", "claimant", "reports"),
    ],
)
def test_a_side_is_found(name: str, kind: str, full: str) -> None:
    side = find_side(name, A + B, ARTICLES)
    assert (side.kind, side.name) == (kind, full)


def test_an_article_without_figures_is_a_side() -> None:
    assert find_side("003_z", A + B, ARTICLES).facts == ()


def test_a_claimant_is_only_himself() -> None:
    assert [fact.article for fact in find_side("United States", A + B, ARTICLES).facts] == ["003_y"]


def test_a_surname_is_a_side_and_a_body_is_only_itself() -> None:
    facts = [
        figure("9,000", claimant="Army", article="a"),
        figure("8,000", claimant="Ana Ruiz", parent="Ministry", article="b"),
        figure("7,000", claimant="Ministry", article="c"),
    ]
    assert [fact.article for fact in find_side("army", facts, []).facts] == ["a"]
    assert [fact.article for fact in find_side("Ruiz", facts, []).facts] == ["b"]
    assert [fact.article for fact in find_side("Ministry", facts, []).facts] == ["c"]


def test_an_ambiguous_name_lists_what_it_could_be() -> None:
    with pytest.raises(SideError) as error:
        find_side("003", A + B, ARTICLES)
    assert error.value.candidates == ("article:003_y.txt", "article:003_z.txt")


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(SideError, match="no article, outlet, claimant or date"):
        find_side("Pentagone", A + B, ARTICLES)


def test_a_date_takes_what_came_out_then() -> None:
    facts = [
        figure(article="a", published="2023-05-01"),
        figure(article="b", published="2023-06-01"),
        figure(article="c"),
    ]
    assert [fact.article for fact in find_side("2023-05", facts, []).facts] == ["a"]


def test_an_exact_file_name_wins_over_a_beginning() -> None:
    articles: list[tuple[str, str | None]] = [("1", "clips/dam.txt"), ("2", "clips/dam-two.txt")]
    assert find_side("dam", [], articles).name == "1"


def test_one_event_has_one_name_on_both_sides() -> None:
    base: dict[str, object] = {"metric": "deaths", "subject": None, "state": None}
    one = figure("12", claimant="Niger", places=["Mao<Chad"], published="2023-05-01", **base)  # type: ignore[arg-type]
    two = figure("15", claimant="Niger", places=["Mao<Chad"], published="2023-05-03",
                 article="b", **base)  # type: ignore[arg-type]  # fmt: skip
    (change,) = diff([one], [two])
    assert change.differs == ("value",)
