"""Other runs over the one on a chart: their validation curves, each with a letter at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.labels import ElidedLabel, named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.chart.series import Curve, Points

MAX_OVERLAID = 5
"""Beside the run that is shown: six in all."""
LETTERS = "ABCDE"
_COLORS = ("#007A5A", "#C04A00", "#9C3D80", "#7A5C00", "#555555")
_ON_DARK = ("#3ED0A4", "#FF8A4C", "#E59CCB", "#D9BE5C", "#B5B5B5")
_DASHES = ([8, 3], [2, 2], [8, 3, 2, 3], [4, 4], [12, 4])
_SYMBOLS = ("s", "t", "d", "x", "+")
_DARK = 128  # lightness of what is drawn on
_WIDTH = 1.5  # logical px
_SYMBOL = 7
_SAMPLE = QSize(28, 14)  # logical px
_MAX_NAME = 30  # characters


@dataclass(frozen=True)
class OverlaidRun:
    """A run beside the one that is shown.

    Attributes:
        name: of its model.
        loss: on the validation images after each epoch.
        accuracy: likewise, shares in [0, 1].
        is_chosen: whether a person asked for it; else it is only the run before.
    """

    name: str
    loss: Curve
    accuracy: Curve
    is_chosen: bool = False


def points_of(curve: Curve) -> Points:
    """A curve as an array of shape (2, n)."""
    return np.array(curve, np.float64).reshape(-1, 2).T


def overlay_color(slot: int, palette: QPalette) -> QColor:
    """The colour of the run with the letter of that slot, on the base of a palette."""
    is_dark = palette.base().color().lightness() < _DARK
    return QColor((_ON_DARK if is_dark else _COLORS)[slot])


def overlay_pen(slot: int, palette: QPalette) -> QPen:
    """The pen of the run with the letter of that slot; no two have the same dashes."""
    pen = QPen(overlay_color(slot, palette), _WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([float(one) for one in _DASHES[slot]])
    return pen


class OverlaidLines:
    """The lines on a plot.

    Args:
        plot: pyqtgraph's.
    """

    def __init__(self, plot: Any) -> None:
        from pyqtgraph import TextItem

        self.lines = [plot.plot(connect="finite", antialias=True) for _ in LETTERS]
        self._letters = [
            TextItem(letter, anchor=(1.0 + slot, 1.0)) for slot, letter in enumerate(LETTERS)
        ]
        for line, letter in zip(self.lines, self._letters, strict=True):
            line.setZValue(-10)  # under the run that is shown
            letter.setZValue(20)
            plot.vb.addItem(letter, ignoreBounds=True)
        self.draw(())

    @property
    def dots(self) -> list[Any]:
        """The marks on the lines, for pyqtgraph."""
        return [line.scatter for line in self.lines]

    def draw(self, curves: Sequence[Curve]) -> None:
        """Draws these curves in place of those before, by their slots; empty where one is free."""
        for slot, (line, letter) in enumerate(zip(self.lines, self._letters, strict=True)):
            points = points_of(curves[slot] if slot < len(curves) else ())
            line.setVisible(points.size > 0)
            letter.setVisible(points.size > 0)
            if points.size:
                line.setData(*points)
                letter.setPos(*points[:, -1])

    def place_letters(self, low: float, high: float) -> None:
        """Puts letters below the ends of lines in the upper half of this range, else above.

        What is beyond the range has none: vector graphics do not cut it off.
        """
        for slot, (line, letter) in enumerate(zip(self.lines, self._letters, strict=True)):
            height = letter.pos().y()
            letter.setVisible(line.isVisible() and low <= height <= high)
            letter.setAnchor((1.0 + slot, 0.0 if height > (low + high) / 2 else 1.0))

    def set_look(self, ratio: float, palette: QPalette) -> None:
        """Takes over the colours; `ratio` is device px per logical px."""
        for slot, (line, letter) in enumerate(zip(self.lines, self._letters, strict=True)):
            pen, color = overlay_pen(slot, palette), overlay_color(slot, palette)
            pen.setWidthF(_WIDTH * ratio)
            pen.setCosmetic(True)
            line.setPen(pen)
            line.setSymbol(_SYMBOLS[slot])
            line.setSymbolSize(_SYMBOL)
            line.setSymbolPen(color, width=ratio)
            line.setSymbolBrush(color)
            letter.setColor(color)


class OverlayLegend(Translated, QWidget):
    """Which letter is which run; each can be taken off the charts again."""

    removal_requested = Signal(str)  # name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overlayLegend")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, spacing=8)
        self._names: Mapping[int, str] = {}
        self.hide()

    def _set_texts(self) -> None:
        self.show_names(self._names)

    def show_names(self, names: Mapping[int, str]) -> None:
        """Shows these runs, by their slots."""
        self._names = names
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            assert widget is not None
            widget.hide()
            widget.deleteLater()
        for slot, name in sorted(names.items()):
            self._flow.addWidget(self._entry(slot, name))
        self.setVisible(bool(names))
        self.updateGeometry()

    def _entry(self, slot: int, name: str) -> QWidget:
        entry = QWidget()
        label = ElidedLabel(f"{LETTERS[slot]}  {name}", textFormat=Qt.TextFormat.PlainText)
        label.elide_mode = Qt.TextElideMode.ElideMiddle  # repeats differ at the end
        label.setMaximumWidth(_MAX_NAME * self.fontMetrics().averageCharWidth())
        remove = named(f"removeOverlay{LETTERS[slot]}", QToolButton(autoRaise=True))
        remove.setText("×")
        remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        text = self.tr("Take {name} off the charts").format(name=name)
        remove.setAccessibleName(text)
        remove.setStatusTip(text)
        remove.clicked.connect(lambda: self.removal_requested.emit(name))
        row_of(OverlaySample(slot), label, remove, owner=entry, spacing=4)
        return entry

    def changeEvent(self, event: QEvent) -> None:
        """Gives the names the room that they need in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.show_names(self._names)


class OverlaySample(QWidget):
    """A piece of the line with the letter of a slot."""

    def __init__(self, slot: int) -> None:
        super().__init__()
        self._slot = slot
        self.setFixedSize(_SAMPLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the line and its mark."""
        middle = QRectF(self.rect()).center()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(overlay_pen(self._slot, self.palette()))
            painter.drawLine(QPointF(0, middle.y()), QPointF(self.width(), middle.y()))
            color = overlay_color(self._slot, self.palette())
            painter.setPen(QPen(color, 1.5))
            painter.setBrush(color)
            paint_symbol(painter, _SYMBOLS[self._slot], middle)


def paint_symbol(painter: QPainter, symbol: str, middle: QPointF) -> None:
    """Paints one of pyqtgraph's marks, which it would have to be imported for."""
    half = _SYMBOL / 2
    x, y = middle.x(), middle.y()
    if symbol == "s":
        painter.drawRect(QRectF(x - half, y - half, 2 * half, 2 * half))
    elif symbol == "t":
        triangle = ((x - half, y - half), (x + half, y - half), (x, y + half))
        painter.drawPolygon([QPointF(*corner) for corner in triangle])
    elif symbol == "d":
        corners = ((x, y - half), (x + half * 0.7, y), (x, y + half), (x - half * 0.7, y))
        painter.drawPolygon([QPointF(*corner) for corner in corners])
    elif symbol == "x":
        painter.drawLine(QPointF(x - half, y - half), QPointF(x + half, y + half))
        painter.drawLine(QPointF(x - half, y + half), QPointF(x + half, y - half))
    else:
        painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))
        painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))
