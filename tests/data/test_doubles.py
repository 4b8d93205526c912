import numpy as np
import pytest

from mnist_desktop.data.data_set import DataSet
from mnist_desktop.data.doubles import NEAR, are_near, find_doubles
from mnist_desktop.data.labelled_images import LabelledImages


def images(count, seed):
    return np.random.default_rng(seed).integers(40, 200, (count, 28, 28), np.uint8)


def labelled(some, label=3):
    return LabelledImages(some, np.full(len(some), label, np.uint8))


@pytest.fixture
def parts():
    return [labelled(images(60, 1)), labelled(images(20, 2)), labelled(images(30, 3))]


def test_images_that_differ_are_no_doubles(parts):
    found = find_doubles(DataSet("", *parts, (), ""))
    assert (found.test, found.exact, found.compared, found.near) == (30, 0, 30, 0)
    assert not found.contradictions


def test_copies_in_the_training_and_the_validation_part_are_counted(parts):
    train, validation, test = parts
    test.images[4], test.images[5] = train.images[7], validation.images[8]
    found = find_doubles(DataSet("", *parts, (), ""))
    assert (found.exact, found.compared, found.near) == (2, 28, 0)


@pytest.mark.parametrize(("off", "is_near"), [(NEAR - 1, True), (NEAR, True), (NEAR + 1, False)])
def test_near_is_up_to_a_bound_of_grey_levels(off, is_near):
    others = images(50, 4)
    signs = np.where(np.indices((28, 28)).sum(axis=0) % 2, 1, -1)  # no block's mean changes
    changed = (others[:3].astype(int) + int(off) * signs).astype(np.uint8)
    assert are_near(changed, others).tolist() == [is_near] * 3
    brighter = (others[:3] + int(off)).astype(np.uint8)  # every block's mean changes as much
    assert are_near(brighter, others).tolist() == [is_near] * 3


def test_the_same_image_with_two_labels_is_told(parts):
    train, validation, _ = parts
    validation.images[2] = train.images[3]
    validation.labels[2] = 8
    assert find_doubles(DataSet("", *parts, (), "")).contradictions == 2


def test_test_images_that_are_all_learned_from_leave_none_to_compare(parts):
    train, validation, _ = parts
    found = find_doubles(DataSet("", train, validation, train[:30], (), ""))
    assert (found.test, found.exact, found.compared, found.near) == (30, 30, 0, 0)
