import numpy as np
import pytest

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from tests.pointers import mouse_stroke
from training.drawings.ink_distortions import CANVAS, FEW, INK_CELLS, SMALLEST, in_whole_pixels
from training.drawings.invented_digits import invented

DIGITS = [invented(digit, np.random.default_rng(4)) for digit in (1, 4, 8)]


def box(drawing):
    points = np.concatenate(drawing)
    return points.min(axis=0), points.max(axis=0)


@pytest.mark.parametrize("cell", INK_CELLS)
def test_every_cell_changes_the_picture_but_leaves_a_drawing(cell):
    for digit in DIGITS:
        before = image_from_ink(Ink(tuple(digit)))
        after = image_from_ink(Ink(tuple(INK_CELLS[cell](digit))))
        assert 0.3 < after.sum() / before.sum() < 3
        assert np.abs(after - before).max() > 0.01


def test_whole_pixels_are_what_the_canvas_records(qtbot):
    canvas = DrawingCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(CANVAS, CANVAS)
    canvas.show()
    for digit in DIGITS[:2]:
        drawing = in_whole_pixels(0.5)(digit)
        for stroke in drawing:
            mouse_stroke(canvas, stroke)
        assert len(canvas.ink().strokes) == len(drawing)
        shown = image_from_ink(canvas.ink())
        assert np.abs(shown - image_from_ink(Ink(tuple(drawing)))).max() < 0.01
        canvas.clear()


@pytest.mark.parametrize("digit", DIGITS[:2])
def test_sizes_and_places(digit):
    low, high = box(INK_CELLS["5 % of the canvas"](digit))
    assert (high - low).max() == pytest.approx(SMALLEST * CANVAS, abs=1)
    low, high = box(INK_CELLS["100 % of the canvas"](digit))
    assert low.min() >= 0
    assert high.max() <= CANVAS - 1
    assert (high - low).max() > 0.98 * CANVAS
    low, high = box(INK_CELLS["in a corner"](digit))
    assert high.max() <= 0.21 * CANVAS


def test_turned_and_slanted():
    upright = [np.array([[0.0, -0.5], [0.0, 0.5]])]
    (turned,) = INK_CELLS["turned +15 degrees"](upright)
    across = turned[0] - turned[1]
    assert np.rad2deg(np.arctan2(across[0], -across[1])) == pytest.approx(15)
    (slanted,) = INK_CELLS["slanted to the right"](upright)
    assert slanted[0, 0] > slanted[1, 0]


def test_few_points():
    for digit in DIGITS:
        assert all(len(stroke) <= FEW for stroke in INK_CELLS["10 points a stroke"](digit))
