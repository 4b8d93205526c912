import numpy as np

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.corrections import Corrections


def drawing(x=1.0):
    return Drawing((np.array([[x, 2.0], [3.0, 4.0]]),), (22.0,))


def picture(level):
    return Drawing(picture=np.full((3000, 2000), level, np.uint8))


def test_a_drawing_that_comes_back_is_still_corrected():
    corrections = Corrections()
    assert corrections.is_empty
    corrections.note(drawing(), 7, "7", 41)
    assert corrections.digit_of(drawing()) == 7
    assert corrections.digit_of(drawing(5)) is None
    assert corrections.forget(drawing()) == 41
    assert corrections.forget(drawing()) is None
    assert corrections.digit_of(drawing()) is None


def test_pictures_are_told_apart():
    corrections = Corrections()
    corrections.note(picture(0), 7, "7", 1)
    assert corrections.digit_of(picture(0)) == 7
    assert corrections.digit_of(picture(9)) is None


def test_a_class_of_another_model_is_no_correction():
    corrections = Corrections()
    corrections.note(drawing(), 1, "house", 1)
    assert corrections.digit_of(drawing(), ("cat", "house")) == 1
    assert corrections.digit_of(drawing()) is None
