import numpy as np
import pytest

from mnist_desktop.insight.paired import PairedReading
from mnist_desktop.messages import text_of


def paired(gained, lost, both=0, neither=0):
    """Two networks of whose answers so many are right."""
    counts = (gained, lost, both, neither)
    right = np.repeat([1, 0, 1, 0], counts), np.repeat([0, 1, 1, 0], counts)
    return PairedReading.of(np.ones(sum(counts), int), *right)


def sentence(reading):
    return text_of(reading.message("A", "B"))


def test_every_image_is_one_of_four():
    labels = np.array([1, 2, 3, 4, 5])
    reading = PairedReading.of(labels, np.array([1, 2, 0, 0, 5]), np.array([1, 0, 3, 9, 5]))
    assert reading.only_first.tolist() == [1]
    assert reading.only_second.tolist() == [2]
    assert reading.neither.tolist() == [3]
    assert reading.both.tolist() == [0, 4]
    with pytest.raises(ValueError, match="same images"):
        PairedReading.of(labels, labels[:2], labels)


def test_the_test_is_exact():
    assert paired(1, 0).chance == 1.0
    assert paired(0, 6).chance == 2 / 64
    assert paired(2, 8).chance == pytest.approx(2 * 56 / 1024)


def test_what_is_said_is_true_of_any_counts():
    assert sentence(paired(0, 0)) == "There are no images to compare the two by."
    assert "read the same 0 right: nothing" in sentence(paired(0, 0, neither=3))
    assert "read the same 7 right: nothing" in sentence(paired(0, 0, both=7))
    one = sentence(paired(1, 0))
    assert "Of 1 images, 1 are read right by A alone and 0 by B alone." in one
    assert "no more than chance explains" in one
    assert "this unevenly in 100 % of" in one
    assert "no more than chance explains" in sentence(paired(0, 5))  # 1 in 16
    rare = sentence(paired(0, 6))
    assert "more than chance easily explains" in rare
    assert "this unevenly in 3.1 % of" in rare
    assert "in less than 0.1 % of" in sentence(paired(40, 2))
