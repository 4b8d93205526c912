import numpy as np
import pytest
from PIL import Image

from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.session.drawing_files import SamplesFolder

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


def test_what_was_kept_can_be_removed_also_if_it_is_gone(tmp_path):
    samples = SamplesFolder(tmp_path)
    _, path = samples.keep(INK, 7)
    assert samples.remove(path) == path
    assert not path.exists()
    assert samples.remove(path) == path


def test_what_cannot_be_removed_is_one_problem(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(SavingError):
        SamplesFolder(tmp_path).remove(tmp_path / "folder")
