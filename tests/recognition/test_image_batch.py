"""Many drawings at once give the images that each gives alone."""

import numpy as np
import pytest

from mnist_desktop.recognition.image_batch import images_from_segments
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import PEN_WIDTH, image_from_ink, segments_of
from tests.digit_strokes import DIGITS

LEVEL = 1 / 255
DOT, WIDE = [np.array([[3.0, 4.0]])], [np.array([[0.0, 0.0], [90.0, 1.0]])]


def images_of(drawings, pen_widths):
    segments = [segments_of(strokes) for strokes in drawings]
    first = np.cumsum([0, *map(len, segments)])[:-1]
    return images_from_segments(np.concatenate(segments), first, np.asarray(pen_widths))


@pytest.mark.parametrize("pen_width", [1.5, PEN_WIDTH, 4.0])
def test_the_images_are_those_of_single_drawings(pen_width):
    drawings = [*DIGITS.values(), DOT, WIDE]
    alone = [image_from_ink(Ink(tuple(strokes)), pen_width) for strokes in drawings]
    together = images_of(drawings, [pen_width] * len(drawings))
    assert together.dtype == np.float32
    assert np.abs(together - np.stack(alone)).max() <= LEVEL


def test_every_drawing_has_a_pen_of_its_own():
    widths = [1.8, 2.8, 2.2]
    together = images_of([DIGITS[4]] * 3, widths)
    alone = [image_from_ink(Ink(tuple(DIGITS[4])), width) for width in widths]
    assert np.abs(together - np.stack(alone)).max() <= LEVEL
