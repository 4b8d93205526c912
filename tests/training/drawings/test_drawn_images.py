from functools import partial

import numpy as np
import pytest

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink
from training.drawings import drawn_images as module
from training.drawings.drawn_images import drawn_images, levels


def line(length, index):
    """Two drawings: a line to the right and one downwards."""
    size = length + index
    return [
        ((np.array([[0.0, 0.0], [size, 1.0]]),), 2.2),
        ((np.array([[0.0, 0.0], [1.0, size]]),), 3.0),
    ]


@pytest.mark.parametrize("chunk", [500, 2])
def test_every_variant_of_every_index_as_the_program_draws(chunk, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", chunk)
    images = drawn_images(partial(line, 5), 3, tmp_path, "lines")
    assert images.shape == (2, 3, 28, 28)
    shown = image_from_ink(Ink((np.array([[0.0, 0.0], [7.0, 1.0]]),)))
    assert (images[0, 2] == np.rint(shown * 255)).all()


def test_drawn_once_and_again_when_a_setting_changes(tmp_path, monkeypatch):
    first = drawn_images(partial(line, 5), 2, tmp_path, "lines", 5)
    monkeypatch.setattr(module, "levels", None)
    assert (drawn_images(partial(line, 5), 2, tmp_path, "lines", 5) == first).all()
    with pytest.raises(TypeError):
        drawn_images(partial(line, 5), 2, tmp_path, "lines", 6)


def test_nothing_drawn_is_paper():
    assert levels([]).shape == (28, 28)
    assert levels([]).max() == 0
