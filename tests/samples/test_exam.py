import numpy as np

from mnist_desktop.samples.exam import ExamResult, examine
from tests.samples.hands import hand


class Reader:
    """Reads the digits in this order, whatever it is shown."""

    def __init__(self, digits):
        self.digits = digits

    def logits(self, images):
        assert images.shape == (len(self.digits), 28, 28)
        return np.eye(10)[self.digits]


def test_both_models_read_the_same_new_drawings():
    inks, labels = hand(rounds=1)
    result = examine(Reader([0] * 10), Reader(labels), inks, labels)
    assert (result.right_before, result.right_after) == (1, 10)
    assert not result.could_be_luck
    assert result.images.shape == (10, 28, 28)


def test_two_more_of_ten_could_be_luck():
    labels = np.arange(10)
    before = np.where(labels < 2, 9, labels)
    result = ExamResult(np.zeros((10, 28, 28), np.float32), labels, before, labels)
    assert (result.right_before, result.right_after) == (8, 10)
    assert result.could_be_luck
