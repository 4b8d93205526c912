import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from mnist_desktop.widgets.pictures.stamps import Stamps

RED, BLUE, WHITE = 0xFFFF0000, 0xFF0000FF, 0xFFFFFFFF


def stamps(opacity=1.0):
    """A red square of 2 px and a blue one of 4, each in the middle of 4 px."""
    atlas = QImage(8, 4, QImage.Format.Format_ARGB32_Premultiplied)
    atlas.fill(Qt.GlobalColor.transparent)
    with QPainter(atlas) as painter:
        painter.fillRect(1, 1, 2, 2, QColor("#ff0000"))
        painter.fillRect(4, 0, 4, 4, QColor("#0000ff"))
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#ffffff"))
    return Stamps.of(atlas, 2, opacity, palette)


def test_each_stamp_is_put_with_its_middle_at_its_place(qapp):
    pixels = np.full((20, 30), WHITE, np.uint32)
    stamps().put(pixels, np.array([[5, 10], [20, 6]]), np.array([0, 1]))
    assert (pixels[9:11, 4:6] == RED).all()
    assert (pixels[4:8, 18:22] == BLUE).all()
    assert (pixels != WHITE).sum() == 4 + 16


def test_later_ones_lie_over_earlier_ones_and_faint_ones_are_near_the_ground(qapp):
    pixels = np.full((20, 20), WHITE, np.uint32)
    stamps().put(pixels, np.array([[10, 10], [10, 10]]), np.array([1, 0]))
    assert (pixels[9:11, 9:11] == RED).all()
    stamps(0.2).put(pixels, np.array([[10, 10]]), np.array([0]))
    assert (pixels[9:11, 9:11] == 0xFFFFCCCC).all()
