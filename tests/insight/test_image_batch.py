import numpy as np

from mnist_desktop.insight.image_batch import images_of_segments
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink, segments_of
from tests.digit_strokes import DIGITS

DOT, LINE = [np.array([[3.0, 4.0]])], [np.array([[3.0, 4.0], [900.0, 4.0]])]


def test_many_at_once_are_the_images_that_the_program_makes_of_each():
    drawings = [*DIGITS.values(), DOT, LINE]
    segments = [segments_of(strokes) for strokes in drawings]
    images = images_of_segments(
        np.concatenate(segments), np.array([len(part) for part in segments])
    )
    alone = np.stack([image_from_ink(Ink(tuple(strokes))) for strokes in drawings])
    assert images.dtype == np.float32
    assert np.abs(images - alone).max() < 1e-6
