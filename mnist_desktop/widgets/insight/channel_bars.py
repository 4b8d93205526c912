"""What each channel of the layer before gives to a cell, as bars up and down."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.value_picture import number_text

_HEIGHT = 40  # logical px


class ChannelBars(Translated, QWidget):
    """A bar a channel, those above the line add to the cell; one is chosen."""

    channel_chosen = Signal(int)
    explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("channelBars")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sums: NDArray[np.float64] = np.zeros(0)
        self._chosen = 0
        self._are_maps = True
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("What each input gives"))
        self.setStatusTip(
            self.tr(
                "A bar for each map or number before: upwards it adds to this cell, downwards it"
                " takes away; together they are the sum. Click one to see its window and weights."
            )
        )

    def show_sums(self, sums: NDArray[np.float64], chosen: int, *, are_maps: bool) -> None:
        """Shows (channels,) sums, of maps or of single numbers; fewer than two need no bars."""
        self._sums, self._chosen, self._are_maps = sums, chosen, are_maps
        self.setVisible(len(sums) > 1)
        if len(sums):
            self.setAccessibleDescription(self.explanation(chosen))
        self.update()

    def explanation(self, channel: int) -> str:
        """The sentence for one bar."""
        of_map, of_number = (
            self.tr("Map {number} gives {value}."),
            self.tr("Number {number} times its weight gives {value}."),
        )
        return (of_map if self._are_maps else of_number).format(
            number=channel, value=number_text(float(self._sums[channel]))
        )

    def _channel_at(self, point: QPointF) -> int | None:
        channel = int(point.x() / max(self.width(), 1) * len(self._sums))
        return channel if 0 <= channel < len(self._sums) else None

    def _bar(self, channel: int, length: float) -> QRectF:
        """From the middle, upwards for a positive length."""
        width = self.width() / len(self._sums)
        top = self.height() / 2 - max(length, 0.0)
        return QRectF(channel * width, top, max(width - 1, 1), abs(length))

    # Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Explains the bar under the pointer."""
        channel = self._channel_at(event.position())
        self.explained.emit("" if channel is None else self.explanation(channel))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the channel."""
        channel = self._channel_at(event.position())
        if channel is not None and event.button() == Qt.MouseButton.LeftButton:
            self.channel_chosen.emit(channel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Chooses the channel that the arrow keys move to."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or not len(self._sums):
            super().keyPressEvent(event)
        else:
            self.channel_chosen.emit((self._chosen + step) % len(self._sums))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the bars around the line of 0."""
        roles, palette = QPalette.ColorRole, self.palette()
        middle = self.height() / 2
        largest = float(np.abs(self._sums).max()) if len(self._sums) else 0.0
        with QPainter(self) as painter:
            if largest > 0:
                lengths = self._sums / largest * (middle - 2)
                bars = [self._bar(channel, one) for channel, one in enumerate(lengths.tolist())]
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(palette.color(roles.Dark))
                painter.drawRects(bars)
                painter.fillRect(bars[self._chosen], palette.color(roles.Highlight))
            painter.setPen(palette.color(roles.PlaceholderText))
            painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
            if self.hasFocus():
                painter.setPen(palette.color(roles.Highlight))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(300, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Still told apart."""
        return QSize(120, _HEIGHT)
