import numpy as np
import pytest

from mnist_desktop.insight.confusion import (
    MISREAD,
    Confusion,
    restored,
    stored,
    validation_labels,
)
from mnist_desktop.messages import text_of

COUNTS = np.array([[8, 2, 0], [1, 9, 2], [0, 0, 0]])


def test_the_commonest_mistakes_come_first_and_equal_ones_in_order():
    found = [(one.label, one.answer, one.count) for one in Confusion(COUNTS).mistakes]
    assert found == [(0, 1, 2), (1, 2, 2), (1, 0, 1)]
    assert Confusion(np.diag([3, 4])).mistakes == ()


def test_each_class_has_an_accuracy_and_says_how_sure_that_is():
    confusion = Confusion(COUNTS)
    assert (confusion.total, confusion.correct) == (22, 17)
    first, none = confusion.accuracy_of(0), confusion.accuracy_of(2)
    low, high = first.interval
    assert first.share == 0.8
    assert low < 0.8 < high
    assert (none.share, none.interval) == (None, (0, 1))


def test_a_cell_in_words():
    confusion = Confusion(COUNTS, ("shirt", "coat", "shoe"))
    assert text_of(confusion.message(1, 2)) == "coat read as shoe: 2 of 12."
    assert text_of(confusion.message(0, 0)) == "shirt read as shirt: 8 of 10. That is right."
    assert text_of(confusion.message(2, 0)) == "No image here is labelled shoe."


@pytest.mark.parametrize("counts", [COUNTS, np.diag([5, 6]), np.full((10, 10), 3)])
def test_a_model_file_brings_back_what_it_was_given(counts):
    numbers = stored(counts.tolist())
    assert numbers[MISREAD] == counts.sum() - counts.trace()
    assert len(numbers) + 9 <= 100  # that an epoch in a model file may hold
    np.testing.assert_array_equal(restored(numbers, validation_labels(counts.tolist())), counts)


@pytest.mark.parametrize(
    ("epoch", "labels"),
    [
        ({"loss": 0.1}, "3,4"),
        ({MISREAD: 1.0, "0>1": 1.0}, None),
        ({MISREAD: 1.0, "0>1": 1.0}, "3"),
        ({MISREAD: 1.0, "0>1": 1.0}, "3,x"),
        ({MISREAD: 1.0, "0>1": 1.0}, "3,²"),
        ({MISREAD: 4.0, "0>1": 4.0}, "3,4"),
        ({MISREAD: 1.0, "0>1": 0.5}, "3,4"),
        ({MISREAD: 1.0, "0>1": -1.0}, "3,4"),
    ],
)
def test_what_a_strangers_file_says_is_not_believed(epoch, labels):
    assert restored(epoch, labels) is None
