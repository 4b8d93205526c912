import numpy as np
import pytest

from mnist_desktop.insight.ink_edits import InkEdit, InkLine
from mnist_desktop.insight.ink_features import (
    direction_of,
    edits_to_try,
    named_by_holes,
    place_of,
)
from mnist_desktop.insight.unit_strokes import UnitDrawing
from mnist_desktop.messages.insight import change_text
from mnist_desktop.recognition.image_batch import images_from_segments
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import PEN_WIDTH
from tests.digit_strokes import DIGITS


def edits_of(digit):
    drawing = UnitDrawing.of_ink(Ink(tuple(DIGITS[digit])))
    line = InkLine.of_drawing(drawing)
    return line, edits_to_try(drawing, line)


def named(edit, line):
    drawings = [line.steps, line.edited(edit)]
    first = np.array([0, len(drawings[0])])
    images = images_from_segments(np.concatenate(drawings), first, np.full(2, PEN_WIDTH))
    return named_by_holes([edit], images[0], images[1:])[0]


@pytest.mark.parametrize(
    ("digit", "kind"),
    [(2, "no_base"), (7, "no_bar"), (7, "no_top_line"), (1, "no_flag"), (1, "base"), (4, "bar")],
)
def test_marks_that_people_know_by_name(digit, kind):
    assert kind in {edit.kind for edit in edits_of(digit)[1]}


def test_an_open_four_can_be_closed_at_its_top():
    line, edits = edits_of(4)
    closed = [named(edit, line) for edit in edits if edit.kind == "closed"]
    assert ("closed", ("top",)) in {(edit.kind, edit.places) for edit in closed}


def test_a_three_has_two_openings():
    line, edits = edits_of(3)
    names = {named(edit, line).kind for edit in edits if edit.kind == "both_closed"}
    assert "both_closed" in names


def test_a_gap_in_a_ring_opens_its_loop_and_one_in_a_stem_does_not():
    line, edits = edits_of(0)
    gap = next(edit for edit in edits if edit.kind == "gap" and len(line.edited(edit)))
    assert named(gap, line).kind == "opened"
    line, edits = edits_of(1)
    gap = next(edit for edit in edits if edit.kind == "gap")
    assert named(gap, line).kind == "gap"


def test_both_loops_of_an_eight_can_be_opened_on_one_side():
    _, edits = edits_of(8)
    places = {edit.places for edit in edits if edit.kind == "gaps"}
    assert ("top_left", "bottom_left") in places


def test_a_line_that_encloses_nothing_is_not_said_to_close_an_opening():
    line, _ = edits_of(1)
    beside = np.array([[0.3, -0.2], [0.3, 0.2]])
    assert named(InkEdit("closed", ("right",), added=(beside,)), line).kind == "joined"


@pytest.mark.parametrize(
    ("point", "place"), [((0, 0), "middle"), ((0.4, -0.4), "top_right"), ((-0.3, 0.1), "left")]
)
def test_places(point, place):
    assert place_of(np.array([point])) == place


def test_directions():
    middle = np.zeros(2)
    ends = {"right": (1, 0), "bottom": (0, 1), "top_left": (-1, -1), "top": (0.1, -1)}
    for name, end in ends.items():
        assert direction_of(np.array([middle, end])) == name


@pytest.mark.parametrize("digit", range(10))
def test_every_edit_has_words(digit):
    line, edits = edits_of(digit)
    assert 40 < len(edits) < 300
    for edit in edits:
        words = change_text(edit.kind, edit.places)
        assert words.startswith("With")
        assert "{" not in words
        assert all(stop <= len(line) for _, stop in edit.removed)


def test_a_dot_has_nothing_to_change():
    drawing = UnitDrawing.of_ink(Ink((np.array([[5.0, 5.0]]),)))
    assert edits_to_try(drawing, InkLine.of_drawing(drawing)) == []
