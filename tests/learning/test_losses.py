import numpy as np
import pytest

from mnist_desktop.learning.config import LOSSES
from mnist_desktop.learning.losses import mean_loss


def test_cross_entropy():
    logits = np.array([[0.0, 0.0], [1e4, 0.0]])
    labels = np.array([0, 0], np.uint8)
    assert mean_loss("cross_entropy", labels, logits) == pytest.approx(np.log(2) / 2)


@pytest.mark.parametrize("loss", LOSSES)
def test_a_tie_of_two_classes(loss):
    labels = np.array([0, 1], np.uint8)
    expected = 0.25 if loss == "squared_error" else np.log(2)
    assert mean_loss(loss, labels, np.zeros((2, 2))) == pytest.approx(expected)


def test_squared_error_of_a_sure_answer():
    logits = np.full((1, 10), -100.0)
    logits[0, 3] = 100.0
    assert mean_loss("squared_error", np.array([3], np.uint8), logits) == pytest.approx(0)
    assert mean_loss("squared_error", np.array([4], np.uint8), logits) == pytest.approx(0.2)
