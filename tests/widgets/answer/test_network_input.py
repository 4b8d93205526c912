import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from mnist_desktop.widgets.answer.network_input import NetworkInput
from mnist_desktop.widgets.base.images import picture_from_qimage


@pytest.fixture
def view(shown):
    return shown(NetworkInput(), 280, 280)


@pytest.fixture
def image():
    image = np.zeros((28, 28), np.float32)
    image[3, 20] = 1.0
    image[25, 6] = 0.5
    return image


def painted(view):
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    view.render(image)
    return picture_from_qimage(image)[:, :, 0]


def test_black_while_nothing_is_drawn(view):
    assert painted(view)[3:-3, 3:-3].max() == 0  # the focus has a frame
    assert view.image() is None
    assert not view.copy_action.isEnabled()


def test_shows_every_pixel_white_on_black(view, image):
    view.set_image(image)
    middles = painted(view)[5::10, 5::10]
    assert np.abs(middles / 255 - image).max() < 0.01


def test_explains_the_pixel_under_the_pointer(view, image, qtbot):
    view.set_image(image)
    with qtbot.waitSignal(view.pixel_explained) as explained:
        QTest.mouseMove(view, QPoint(205, 35))
    for part in ("3", "20", "1.000"):
        assert part in explained.args[0]


def test_explains_by_keyboard_and_goes_round(view, qtbot):
    for _ in range(15):
        QTest.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.pixel_explained) as explained:
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert explained.args == [view.explanation(13, 1)]


@pytest.mark.parametrize(
    ("place", "pixel"), [((0, 0), (0, 0)), ((279, 279), (27, 27)), ((-9, 900), (27, 0))]
)
def test_pixels_by_place(view, place, pixel):
    assert view.pixel_at(QPointF(*place)) == pixel


def test_copies_as_numpy_that_runs(view, image):
    view.set_image(image)
    view.copy_action.trigger()
    names = {}
    exec(QGuiApplication.clipboard().text(), names)
    assert names["image"].shape == (28, 28)
    assert names["image"].dtype == np.float32
    np.testing.assert_allclose(names["image"], image, atol=0.5 / 255)
