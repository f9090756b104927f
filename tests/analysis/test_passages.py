"""The passage of a fact, its marks, and how they are drawn."""

import msgspec

import newsfacts
from newsfacts.analysis.passages import Mark, Passage, Piece, joined_marks, passage_of
from newsfacts.cli.renderers.passages import Cells, fold, label_lines, passage_lines, underlines
from newsfacts.extractors.facts import Fact, Parts
from tests.analysis.making import article, figure

TEXT = "Niger has 8,000 fighters in Mao.\nMali thinks that the number has grown to 9,500."


def grown() -> Fact:
    start = TEXT.index("9,500")
    mali = TEXT.index("Mali")
    made = figure("9,500", at=start, sentence=(mali, len(TEXT)), inferred=("counted", "places"),
                  claimant="Mali", places=["Mao<Chad"])  # fmt: skip
    counted = TEXT.index("fighters")
    cue = TEXT.index("thinks")
    return msgspec.structs.replace(
        made,
        spans=Parts(
            number=((start, start + 5),),
            counted=((counted, counted + 8),),
            claimant=((mali, mali + 4),),
            cue=((cue, cue + 6),),
            hedge=((cue, cue + 6),),
        ),
    )


def first() -> Fact:
    at, place = TEXT.index("8,000"), TEXT.index("Mao")
    made = figure("8,000", at=at, sentence=(0, 32), places=["Mao<Chad"])
    return msgspec.structs.replace(made, spans=Parts(place=((place, place + 3),)))


def test_inferences_are_numbered_and_shown_where_they_come_from() -> None:
    passage = passage_of(grown(), article("a", TEXT), [first()])
    assert passage.numbers == {"counted": "①", "place": "②"}
    assert [TEXT[piece.start : piece.end] for piece in passage.pieces] == [TEXT]
    labels = {TEXT[mark.start : mark.end]: mark.label for mark in passage.pieces[0].marks}
    assert labels == {
        "fighters": "① counted",
        "Mao": "② place",
        "Mali": "claimant",
        "thinks": "cue, hedge",
        "9,500": "",
    }


def test_a_fact_with_everything_in_its_sentence_has_one_piece() -> None:
    passage = passage_of(first(), article("a", TEXT))
    assert [(piece.start, piece.end) for piece in passage.pieces] == [(0, 32)]
    assert passage.numbers == {}


def test_the_drawing_points_at_the_words() -> None:
    passage = passage_of(first(), article("a", TEXT))
    assert [line for line, _ in passage_lines(passage, TEXT, 60)] == [
        "  1 │ Niger has 8,000 fighters in Mao.",
        "    │           ━━━━━             ─┬─",
        "    │                              ╰ place",
    ]


def test_wide_characters_take_two_cells() -> None:
    text = "東京 has 8,000 troops"
    at = text.index("8,000")
    marks = (Mark(0, 2, "place"), Mark(at, at + 5, "", is_focus=True))
    assert underlines(text, Cells(0, len(text)), marks, 60) == [
        "──┬─     ━━━━━",
        "  ╰ place",
    ]


def test_labels_that_would_collide_go_to_lines_of_their_own() -> None:
    assert label_lines([(0, "claimant"), (6, "cue")], 60) == ["│     ╰ cue", "╰ claimant"]


def test_a_label_without_room_goes_to_the_left() -> None:
    assert label_lines([(18, "claimant")], 20) == ["         claimant ╯"]


def test_folding_loses_no_word() -> None:
    text = "one two three four five six seven eight nine ten"
    for room in range(5, 60):
        lines = [text[cells.start : cells.end] for cells in fold(text, 0, len(text), room)]
        assert " ".join(" ".join(lines).split()) == text
        assert all(len(line.rstrip()) <= room for line in lines)


def test_control_characters_do_not_reach_the_terminal() -> None:
    text = "evil \x1b[31m 8,000 men"
    at = text.index("8,000")
    passage = Passage((Piece(0, len(text), (Mark(at, at + 5, "", is_focus=True),)),), {})
    drawn = [line for line, _ in passage_lines(passage, text, 60)]
    assert "\x1b" not in "".join(drawn)
    assert drawn[1].index("━") == drawn[0].index("8,000")


def test_every_number_that_is_pointed_at_is_drawn() -> None:
    text = "The number of people confirmed dead in the Lomar flood has risen to 83, he said."
    for fact in newsfacts.extract(text, published="2025-08-21", id="a"):
        shown = passage_of(fact, article("a", text))
        labels = " ".join(mark.label for piece in shown.pieces for mark in piece.marks)
        assert all(number in labels for number in shown.numbers.values())


def test_a_numbered_part_within_other_marked_words_shares_their_mark() -> None:
    marks = [Mark(0, 20, "claimant"), Mark(14, 20, "① counted"), Mark(60, 62, "", is_focus=True)]
    assert [mark.label for mark in joined_marks(marks)] == ["claimant, ① counted", ""]
    assert [mark.label for mark in joined_marks([marks[0], Mark(14, 20, "place")])] == ["claimant"]
