import numpy as np
import pytest
from PySide6.QtGui import QImage

from mnist_desktop.widgets.draw.brush_cursor import brush_cursor


def alpha_of(cursor):
    """(H, W) in [0, 1]."""
    image = cursor.pixmap().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.array(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, 3 : 4 * image.width() : 4] / 255


@pytest.fixture
def make_cursor(qapp):
    def make(diameter=22.0, ratio=1.0, is_eraser=False):
        return brush_cursor(diameter, ratio, is_eraser=is_eraser)

    return make


@pytest.mark.parametrize("diameter", [1.0, 10.0, 22.0, 60.5, 110.0])
def test_draws_where_its_cross_is(make_cursor, diameter):
    cursor = make_cursor(diameter)
    alpha = alpha_of(cursor)
    spot = cursor.hotSpot()
    assert abs(spot.x() + 0.5 - alpha.shape[1] / 2) <= 1
    assert abs(spot.y() + 0.5 - alpha.shape[0] / 2) <= 1
    assert alpha[spot.y(), spot.x()] > 0.5


@pytest.mark.parametrize("diameter", [20.0, 60.0, 110.0])
def test_the_circle_is_as_wide_as_the_brush_and_not_cut_off(make_cursor, diameter):
    alpha = alpha_of(make_cursor(diameter))
    for axis in (0, 1):
        inked = np.flatnonzero(alpha.max(axis=axis) > 0.5)
        assert inked[-1] - inked[0] == pytest.approx(diameter, abs=4)
        assert inked[0] > 0
        assert inked[-1] < alpha.shape[1 - axis] - 1


def test_the_largest_is_no_larger_than_systems_show(make_cursor):
    assert make_cursor(1e4).pixmap().size() == make_cursor(1e6).pixmap().size()
    assert make_cursor(1e6).pixmap().width() <= 128


@pytest.mark.parametrize("ratio", [1.25, 2.0, 3.0])
def test_a_fine_screen_gets_more_pixels_not_a_larger_cursor(make_cursor, ratio):
    usual, fine = make_cursor(40.0).pixmap(), make_cursor(40.0, ratio).pixmap()
    assert fine.devicePixelRatio() == ratio
    assert fine.width() == pytest.approx(usual.width() * ratio, abs=1)


def test_the_eraser_is_told_by_its_shape(make_cursor):
    pen, eraser = (alpha_of(make_cursor(60.0, is_eraser=is_eraser)) for is_eraser in (False, True))
    assert pen.shape == eraser.shape
    assert eraser.sum() < pen.sum()


def test_can_be_seen_on_paper_and_on_ink(make_cursor):
    image = make_cursor(60.0).pixmap().toImage()
    greys = {
        image.pixelColor(x, y).lightness()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 250
    }
    assert min(greys) < 160
    assert max(greys) > 240
