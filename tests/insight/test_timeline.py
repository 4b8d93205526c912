import numpy as np
import pytest

from mnist_desktop.insight.evidence import MAX_STROKES
from mnist_desktop.insight.timeline import (
    MAX_SECONDS,
    PEN_UP,
    PLACES,
    UNTIMED_SECONDS,
    timeline_of_ink,
)
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import (
    PEN_WIDTH,
    coverage,
    image_from_ink,
    segments_of,
    strokes_in_image,
)
from tests.digit_strokes import DIGITS, line

FOUR = Ink(tuple(stroke * 300 for stroke in DIGITS[4]))


class InkMeter:
    """A network that reads a 1 at first and surely a 4 as soon as there is ink at the bottom."""

    classes = ()

    def predict(self, images):
        has_foot = images[:, 20:].any(axis=(1, 2))
        probabilities = np.zeros((len(images), 10), np.float32)
        probabilities[:, 1] = np.where(has_foot, 0.25, 0.75)
        probabilities[:, 4] = 1 - probabilities[:, 1]
        return probabilities


@pytest.fixture(scope="module")
def built_in():
    return Classifier.load()


def test_it_ends_with_the_answer_to_the_whole_drawing(built_in):
    timeline = timeline_of_ink(built_in, FOUR)
    image = image_from_ink(FOUR)
    np.testing.assert_array_equal(timeline.images[-1], image)
    np.testing.assert_array_equal(timeline.probabilities[-1], built_in.read(image).probabilities)
    assert timeline.answer == 4


def test_a_beginning_lies_where_the_whole_drawing_does():
    timeline = timeline_of_ink(InkMeter(), FOUR)
    end_of_first = int(np.flatnonzero(timeline.strokes == 0)[-1])
    first, _ = strokes_in_image(FOUR)
    alone = coverage(segments_of([first]), PEN_WIDTH)
    np.testing.assert_allclose(timeline.images[end_of_first], alone / alone.max(), atol=1e-6)
    before_last = timeline.images[-2]  # nothing is missing but a last piece of line
    np.testing.assert_allclose(before_last[:20], timeline.images[-1][:20], atol=1e-6)


def test_ink_only_comes_and_in_equal_steps():
    timeline = timeline_of_ink(InkMeter(), FOUR)
    is_drawn = timeline.images > 0
    assert (is_drawn[:-1] <= is_drawn[1:]).all()
    assert (timeline.images.max(axis=(1, 2)) == 1).all()
    assert PLACES <= len(timeline) <= PLACES + len(FOUR.strokes)
    steps = np.diff(timeline.shares, prepend=0)
    assert (steps > 0).all()
    assert steps.max() == pytest.approx(1 / PLACES, rel=0.2)
    assert timeline.shares[-1] == 1


def test_what_was_read_until_where():
    timeline = timeline_of_ink(InkMeter(), FOUR)
    (one, start, border), (four, again, end) = timeline.readings()
    assert (one, four, start, end) == (1, 4, 0, len(timeline))
    assert border == again
    assert timeline.strokes[border] == 1


def test_classes_of_other_models():
    class Letters(InkMeter):
        classes = ("a", "b", "c")

    timeline = timeline_of_ink(Letters(), FOUR)
    assert timeline.probabilities.shape == (len(timeline), 3)
    assert timeline.classes == ("a", "b", "c")


@pytest.mark.parametrize(
    ("strokes", "places"),
    [
        ([[(5, 5)]], 1),
        ([[(5, 5)], [(9, 5)], [(5, 5), (5, 5)]], 3),
        ([[(0, 0), (0, 90)], [(40, 40)]], PLACES + 1),
        ([np.cumsum(np.random.default_rng(1).normal(size=(20_000, 2)), axis=0)], PLACES),
        ([line((0, 0), (1, 1))] * MAX_STROKES, None),
    ],
    ids=["dot", "dots", "line and dot", "scribble", "many strokes"],
)
def test_unusual_drawings(strokes, places):
    ink = Ink(tuple(strokes))
    timeline = timeline_of_ink(InkMeter(), ink)
    assert places is None or len(timeline) == places
    assert timeline.shares[-1] == 1
    assert (np.diff(timeline.shares) >= 0).all()
    np.testing.assert_array_equal(timeline.images[-1], image_from_ink(ink))
    assert np.isfinite(timeline.images).all()


def test_what_cannot_be_followed():
    assert timeline_of_ink(InkMeter(), Ink()) is None
    assert timeline_of_ink(InkMeter(), Ink((line((0, 0), (1, 1)),) * (MAX_STROKES + 1))) is None


def test_it_stops_between_two_lots_of_images():
    asked = []

    class Asked(InkMeter):
        def predict(self, images):
            asked.append(len(images))
            return super().predict(images)

    assert timeline_of_ink(Asked(), FOUR, lambda: bool(asked)) is None
    assert len(asked) == 1
    assert asked[0] < PLACES / 2


def timed(seconds, start=0.0):
    """A line drawn evenly in that time."""
    points = line((0, start), (1, start), points=40)
    return np.column_stack([points, np.linspace(0, seconds, len(points))])


def test_it_is_played_as_fast_as_it_was_drawn():
    timeline = timeline_of_ink(InkMeter(), Ink((timed(1.0), timed(2.0, start=0.5))))
    assert timeline.seconds[-1] == pytest.approx(3 + PEN_UP)
    end_of_first = int(np.flatnonzero(timeline.strokes == 0)[-1])
    assert timeline.seconds[end_of_first] == pytest.approx(1)


def test_nobody_waits_for_ever():
    slow = timeline_of_ink(InkMeter(), Ink((timed(3600.0),)))
    assert slow.seconds[-1] == pytest.approx(MAX_SECONDS)
    untimed = timeline_of_ink(InkMeter(), FOUR)
    assert untimed.seconds[-1] == UNTIMED_SECONDS
    mouse_without_clock = timeline_of_ink(InkMeter(), Ink((timed(0.0),)))
    assert mouse_without_clock.seconds[-1] == UNTIMED_SECONDS
