"""The recipe's properties: the same image wherever, however large and densely ink is drawn."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import (
    PEN_WIDTH,
    centre_of_mass,
    coverage,
    image_from_ink,
    segments_of,
    straightened,
)

LEVEL = 1 / 255

strokes = st.integers(1, 12).flatmap(
    lambda count: arrays(np.float64, (count, 2), elements=st.integers(0, 200).map(float))
)
drawings = st.lists(strokes, min_size=1, max_size=4)


def extent(drawing):
    return float(np.ptp(np.concatenate(drawing), axis=0).max())


def same(first, second):
    return np.abs(image_from_ink(Ink(first)) - image_from_ink(Ink(second))).max()


@given(drawings, st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_moving_changes_nothing(drawing, right, down):
    offset = np.array([right, down]) * max(extent(drawing), 1)
    assert same(drawing, [stroke + offset for stroke in drawing]) <= LEVEL


@given(drawings, st.floats(0.1, 10))
def test_scaling_changes_nothing(drawing, scale):
    assert same(drawing, [stroke * scale for stroke in drawing]) <= LEVEL


@given(drawings, st.integers(2, 40))
def test_more_points_on_the_same_lines_change_nothing(drawing, pieces):
    def resampled(stroke):
        if len(stroke) == 1:
            return stroke
        places = np.linspace(0, len(stroke) - 1, (len(stroke) - 1) * pieces + 1)
        corners = np.arange(len(stroke))
        return np.stack([np.interp(places, corners, column) for column in stroke.T], axis=1)

    assert same(drawing, [resampled(stroke) for stroke in drawing]) <= LEVEL


@given(drawings, st.floats(0, 1), st.integers(0, 2**32 - 1))
def test_time_and_pressure_change_nothing(drawing, pressure, seed):
    times = np.random.default_rng(seed).random(1000)
    with_more = [
        np.column_stack([stroke, times[: len(stroke)], np.full(len(stroke), pressure)])
        for stroke in drawing
    ]
    assert same(drawing, with_more) == 0


@given(drawings)
def test_turning_the_pen_around_changes_nothing(drawing):
    assert same(drawing, [stroke[::-1] for stroke in drawing[::-1]]) <= LEVEL


@given(drawings)
def test_shape_range_and_peak(drawing):
    image = image_from_ink(Ink(drawing))
    assert image.shape == (28, 28)
    assert image.dtype == np.float32
    assert image.min() >= 0
    assert image.max() == 1


@given(drawings)
def test_nothing_is_cut_off_at_the_edge(drawing):
    """All ink that is seen with the box in the middle of the image is seen after the shift."""
    inside = 20 - PEN_WIDTH
    points = np.concatenate(drawing)
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    scale = inside / extent(drawing) if extent(drawing) else 1.0
    in_the_middle = [(stroke - middle) * scale + 13.5 for stroke in drawing]
    unshifted = coverage(segments_of(in_the_middle), PEN_WIDTH)
    image = image_from_ink(Ink(drawing))
    assert image.sum() == pytest.approx((unshifted / unshifted.max()).sum(), rel=0.05)


def test_blank_is_none():
    assert image_from_ink(Ink()) is None


def test_long_side_is_20_px_and_aspect_is_kept():
    image = image_from_ink(Ink([[[0, 0], [0, 100], [50, 100]]]))
    rows, columns = np.flatnonzero(image.max(axis=1)), np.flatnonzero(image.max(axis=0))
    assert image.max(axis=1).sum() == pytest.approx(20, abs=0.2)
    # half of the long side between the middles of the lines, and a pen's width around them
    assert image.max(axis=0).sum() == pytest.approx((20 - PEN_WIDTH) / 2 + PEN_WIDTH, abs=0.2)
    assert len(rows) <= 22
    assert len(columns) <= 13


@pytest.mark.parametrize("seed", range(20))
def test_centre_of_mass_is_at_14(seed):
    points = np.random.default_rng(seed).normal(size=(30, 2))
    image = image_from_ink(Ink([points]))
    assert centre_of_mass(image.astype(np.float64)) == pytest.approx([14, 14], abs=0.05)


def test_ink_heavy_on_one_side_stays_in_the_image():
    """Its centre of mass alone would push the long thin tail over the edge."""
    blob = [[x, y] for x in np.linspace(0, 12, 25) for y in (0, 12)]
    image = image_from_ink(Ink([[[0, 6], [100, 6]], blob]))
    assert image[:, -1].max() < 1
    assert image.max(axis=0).sum() == pytest.approx(20, abs=0.3)


def test_a_dot_is_a_disc_in_the_middle():
    image = image_from_ink(Ink([[[1234.5, -7]]]))
    assert centre_of_mass(image.astype(np.float64)) == pytest.approx([14, 14], abs=0.01)
    assert image.sum() == pytest.approx(np.pi * (PEN_WIDTH / 2) ** 2, rel=0.1)
    assert np.abs(image - image.T).max() < 1e-6
    np.testing.assert_array_equal(image, image_from_ink(Ink([[[3, 3]] * 5])))


@pytest.mark.parametrize("end", [[100, 0], [0, 100], [70, 70]])
def test_a_line_is_a_line(end):
    image = image_from_ink(Ink([[[0, 0], end]]))
    area = (20 - PEN_WIDTH) * np.hypot(*end) / max(end) * PEN_WIDTH
    assert image.sum() == pytest.approx(area + np.pi * (PEN_WIDTH / 2) ** 2, rel=0.05)


def test_fifty_thousand_points():
    points = np.random.default_rng(0).normal(size=(50_000, 2)).cumsum(axis=0)
    image = image_from_ink(Ink([points]))
    assert image.max() == 1
    assert 50 < image.sum() < 400


def test_pen_width_is_for_making_training_examples():
    ink = Ink([[[0, 0], [0, 100]]])
    sums = [image_from_ink(ink, pen_width=width).sum() for width in (1.2, 2.2, 3.2)]
    assert sums[0] < sums[1] < sums[2]


def test_coverage_is_that_of_a_bar():
    image = coverage(np.array([[[5.0, 10.25], [20.0, 10.25]]]), 2.0)
    # From 9.25 to 11.25, pixel 9 from 8.5 to 9.5
    np.testing.assert_allclose(image[8:13, 12], [0, 0.25, 1, 0.75, 0])
    assert image[:, 2].sum() == 0


def test_coverage_takes_a_width_for_each_segment():
    segments = np.array([[[4.0, 6.0], [23.0, 6.0]], [[4.0, 20.0], [23.0, 20.0]]])
    image = coverage(segments, np.array([1.0, 3.0]))
    assert image[:13, 14].sum() == pytest.approx(1.0)
    assert image[13:, 14].sum() == pytest.approx(3.0)


def test_straightened_keeps_corners():
    corner = np.array([[0.0, 0], [5, 0], [10, 0], [10, 5], [10, 10]])
    kept = straightened(corner).tolist()
    assert [10, 0] in kept
    assert kept[0] == [0, 0]
    assert kept[-1] == [10, 10]


@given(strokes, st.integers(0, 2**32 - 1))
def test_straightened_moves_no_line(stroke, seed):
    """Every point dropped lies on the line that is left, within 0.002 px."""
    dense = np.concatenate([np.linspace(a, b, 9) for a, b in pairwise(stroke)] or [stroke])
    left = straightened(dense)
    segments = np.stack([left[:-1], left[1:]], axis=1) if len(left) > 1 else None
    for point in dense:
        if segments is None:
            assert np.hypot(*(point - left[0])) <= 2e-3
            continue
        vector = segments[:, 1] - segments[:, 0]
        square = np.maximum((vector**2).sum(axis=1), 1e-30)
        share = np.clip(((point - segments[:, 0]) * vector).sum(axis=1) / square, 0, 1)
        away = np.hypot(*(point - segments[:, 0] - share[:, None] * vector).T)
        assert away.min() <= 2e-3
