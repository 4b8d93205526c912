import numpy as np
import pytest
from PIL import Image

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.problem import SavingError
from mnist_desktop.samples_folder import SamplesFolder

INK = Drawing((np.array([[10.0, 20.0], [200.0, 300.0]]),), (30.0,))
PICTURE = Drawing(picture=np.full((30, 20), 200, np.uint8))


def test_ink_keeps_its_strokes_and_its_digit(tmp_path):
    digit, path = SamplesFolder(tmp_path).keep(INK, 7)
    assert (digit, path.parent) == (7, tmp_path)
    assert path.name.startswith("7-")
    assert Ink.load(path).text == "7"


def test_a_picture_is_kept_as_one(tmp_path):
    _, path = SamplesFolder(tmp_path).keep(PICTURE, 3)
    with Image.open(path) as image:
        assert image.size == (20, 30)


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(SavingError):
        SamplesFolder(tmp_path / "none").keep(INK, 7)
