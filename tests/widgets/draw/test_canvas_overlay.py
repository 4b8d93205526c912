"""Marks and ghosts over the drawing, which they never become part of."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

RED, BLUE = QColor("#ff0000"), QColor("#0000ff")


def square(color):
    return lambda painter: painter.fillRect(QRectF(100, 100, 50, 50), color)


def color_in_it(canvas):
    image = canvas.grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(125 * ratio), round(125 * ratio))


def test_a_ghost_replaces_the_marks_while_it_is_shown(canvas):
    canvas.show_marks(square(RED))
    assert color_in_it(canvas) == RED
    canvas.show_ghost(square(BLUE))
    assert color_in_it(canvas) == BLUE
    canvas.show_ghost(None)
    assert color_in_it(canvas) == RED
    canvas.show_marks(None)
    assert color_in_it(canvas) == QColor(Qt.GlobalColor.white)


def test_marks_scale_with_the_canvas(canvas):
    canvas.show_marks(square(RED))
    canvas.resize(200, 200)
    image = canvas.grab().toImage()
    assert image.pixelColor(62, 62) == RED
    assert image.pixelColor(90, 90) == QColor(Qt.GlobalColor.white)


def test_they_are_no_ink(canvas):
    changes = []
    canvas.ink_changed.connect(lambda: changes.append(True))
    canvas.show_marks(square(RED))
    canvas.show_ghost(square(BLUE))
    assert canvas.drawing().is_blank
    assert not changes
