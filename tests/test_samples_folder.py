import numpy as np
import pytest
from PIL import Image

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.problem import SavingError
from mnist_desktop.samples_folder import SamplesFolder

INK = Drawing((np.array([[1.0, 2.0], [3.0, 4.0]]),), (22.0,))
PICTURE = Drawing(picture=np.full((30, 20), 7, np.uint8))


def test_ink_with_its_digit(tmp_path):
    path = SamplesFolder(tmp_path).keep(INK, 7)
    assert path.name.startswith("7-")
    assert Ink.load(path).text == "7"
    np.testing.assert_array_equal(Ink.load(path).strokes[0], INK.strokes[0])


def test_a_picture_as_one(tmp_path):
    path = SamplesFolder(tmp_path).keep(PICTURE, 3)
    with Image.open(path) as image:
        assert (image.format, image.size) == ("PNG", (20, 30))


def test_no_folder_is_one_problem(tmp_path):
    with pytest.raises(SavingError):
        SamplesFolder(tmp_path / "none").keep(INK, 7)
