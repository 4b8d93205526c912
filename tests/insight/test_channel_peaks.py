import numpy as np
import pytest

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.insight.blocks import blocks_of
from mnist_desktop.insight.channel_peaks import SLICE, channel_peaks
from tests.insight.small_networks import POOLED
from tests.recognition.random_weights import random_weights


def dots(brightness):
    """Black images with one dot of this brightness each, its row that of its index modulo 20."""
    images = np.zeros((len(brightness), 28, 28), np.uint8)
    for index, grey in enumerate(brightness):
        images[index, 3 + index % 20, 14] = grey
    return LabelledImages(images, np.zeros(len(images), np.uint8))


@pytest.fixture
def found():
    """Peaks of a block that finds dots in channel 0; channel 1 never answers."""
    weights = random_weights(POOLED)
    weights["conv1/kernel"][:] = 0
    weights["conv1/kernel"][1, 1] = 1
    weights["conv1_norm/beta"][:] = 0
    weights["conv1_norm/moving_mean"][:] = 0
    weights["conv1_norm/beta"][1] = -1e6
    images = dots(np.random.default_rng(0).permutation(2 * SLICE + 50) % 251)
    return images, list(channel_peaks(POOLED, weights, blocks_of(POOLED)[0], images))


def test_it_can_be_left_between_two_slices(found):
    images, steps = found
    assert [len(step.peaks) for step in steps] == [SLICE, 2 * SLICE, len(images)]
    assert [step.is_complete for step in steps] == [False, False, True]


def test_what_a_channel_likes_and_what_moves_it_a_little(found):
    images, steps = found
    brightness = images.images.max(axis=(1, 2))
    highest, middling = steps[-1].highest(0), steps[-1].middling(0)
    assert [brightness[one.index] for one in highest] == sorted(brightness)[:-10:-1]
    assert len(middling) == 9
    assert all(110 < brightness[one.index] < 140 for one in middling)
    assert [one.peak for one in middling] == sorted((one.peak for one in middling), reverse=True)


def test_it_knows_where_the_peak_is(found):
    _, steps = found
    for one in steps[-1].highest(0):
        assert one.cell == ((3 + one.index % 20 - 1) // 2, 6, 0)


def test_a_dead_unit_likes_nothing(found):
    _, steps = found
    assert steps[-1].dead() == (1,)
    assert steps[-1].highest(1) == steps[-1].middling(1) == ()
