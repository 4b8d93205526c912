import numpy as np
import pytest

from mnist_desktop.recognition.drawing import Drawing, Preprocessing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.session.network_input import NetworkInput

ONE = Drawing.of_ink(Ink((np.array([[100.0, 50.0], [100.0, 250.0]]),)))


class Inference:
    """Notes what it is told."""

    def set_prepare(self, prepare, *, reads_numbers):
        self.prepare, self.reads_numbers = prepare, reads_numbers


@pytest.fixture
def inference():
    return Inference()


def test_an_inverted_image(inference):
    choices = NetworkInput(inference)
    choices.set_preprocessing(Preprocessing.MNIST, False)
    upright = inference.prepare(ONE)
    choices.set_preprocessing(Preprocessing.MNIST, True)
    np.testing.assert_allclose(inference.prepare(ONE), 1 - upright)


@pytest.mark.parametrize("other", [(Preprocessing.MNIST, True), (Preprocessing.RESIZE, False)])
def test_numbers_are_read_in_usual_images_only(inference, other):
    choices = NetworkInput(inference)
    choices.set_reads_numbers(True)
    assert choices.is_usual
    assert inference.reads_numbers
    choices.set_preprocessing(*other)
    assert not choices.is_usual
    assert not inference.reads_numbers
    choices.set_preprocessing(Preprocessing.MNIST, False)
    assert inference.reads_numbers
