"""The width of the brush, in the tool row."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QWidget

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.draw.canvas import MAX_BRUSH, MIN_BRUSH

_STEP = 4  # ink units, for the keyboard


class BrushSlider(QWidget):
    """A word and a slider."""

    width_changed = Signal(float)  # ink units

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._slider = named("brushSlider", QSlider(Qt.Orientation.Horizontal))
        self._slider.setRange(round(MIN_BRUSH), round(MAX_BRUSH))
        self._slider.setSingleStep(_STEP)
        self._slider.setPageStep(_STEP)
        self._slider.setFixedWidth(100)
        self._slider.valueChanged.connect(lambda value: self.width_changed.emit(float(value)))
        self._label.setBuddy(self._slider)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.addWidget(self._label)
        layout.addWidget(self._slider)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self._label.setText(self.tr("Brush"))
        self._slider.setAccessibleName(self.tr("Brush size"))
        self._slider.setStatusTip(
            self.tr("How thick the pen draws. The answer does not depend on it.")
        )

    def width_units(self) -> float:
        """The width in ink units."""
        return float(self._slider.value())

    def set_width_units(self, width: float) -> None:
        """Shows another width."""
        self._slider.setValue(round(width))

    def step(self, steps: int) -> None:
        """Makes the brush thicker, or thinner where negative."""
        self._slider.setValue(self._slider.value() + steps * _STEP)


_CROSS = 5.0  # logical px from the middle to the end of an arm
_LARGEST = 120.0  # logical px; some systems cut larger cursors off


def brush_cursor(diameter: float, ratio: float, *, is_eraser: bool) -> QCursor:
    """A cursor that shows where and how wide the brush draws.

    Args:
        diameter: logical px of the brush.
        ratio: the screen's pixels for one logical px.
        is_eraser: whether it erases: the circle is dashed.
    """
    diameter = min(diameter, _LARGEST)
    side = int(max(diameter, 2 * _CROSS)) + 5
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    middle = QPointF(side / 2, side / 2)
    line = Qt.PenStyle.DashLine if is_eraser else Qt.PenStyle.SolidLine
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # White under dark grey: visible on paper and on ink
        for color, width in ((Qt.GlobalColor.white, 3.0), (Qt.GlobalColor.darkGray, 1.2)):
            painter.setPen(QPen(color, width, line))
            painter.drawEllipse(middle, diameter / 2, diameter / 2)
            painter.setPen(QPen(color, width))
            painter.drawLine(middle - QPointF(_CROSS, 0), middle + QPointF(_CROSS, 0))
            painter.drawLine(middle - QPointF(0, _CROSS), middle + QPointF(0, _CROSS))
    return QCursor(pixmap, side // 2, side // 2)
