"""The drawing so far beside the ribbons; the pointer moves the place."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.insight.timeline import Timeline
from mnist_desktop.widgets.draw.canvas_image import DIM, WHITE
from mnist_desktop.widgets.insight.timeline_picture import (
    INK,
    TO_COME,
    paint_mark,
    paint_ribbons,
    paint_strokes,
)

_HEIGHT, _MAX_HEIGHT = 96, 200  # logical px
_NARROW = 320  # logical px; up to this width it has the least height
_GROWTH = 0.3  # px of height per px of width beyond
_GAP = 8  # logical px
_DARK = 128  # lightness


class TimelineView(QWidget):
    """Paints a timeline; what is the same at every place is painted once."""

    place_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelineView")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._timeline: Timeline | None = None
        self._at = 0
        self._picture: QImage | None = None

    def show_timeline(self, timeline: Timeline | None) -> None:
        """Shows another timeline, or an empty frame."""
        self._timeline = timeline
        self._forget_picture()

    def show_place(self, at: int) -> None:
        """Shows the drawing up to a place, given by its index."""
        self._at = at
        self.update()

    def place_at(self, x: float) -> int:
        """The index of the place nearest to a logical px from the left."""
        assert self._timeline is not None
        ribbons = self._ribbons_rect()
        share = (x - ribbons.left()) / ribbons.width()
        return int(np.abs(self._timeline.shares - share).argmin())

    def _drawing_rect(self) -> QRectF:
        side = self._painted_height() - 1
        return QRectF(0.5, 0.5, side, side)

    def _ribbons_rect(self) -> QRectF:
        height = self._painted_height()
        left = height + _GAP + 0.5
        return QRectF(left, 0.5, max(self.width() - left - 1, 1), height - 1)

    def _painted_height(self) -> int:
        """In a column with too much room the rest stays empty."""
        return min(self.height(), self.heightForWidth(self.width()))

    def _forget_picture(self) -> None:
        self._picture = None
        self.update()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the drawing so far, the ribbons and the place in them."""
        palette = self.palette()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._timeline is None:
                painter.setPen(palette.color(QPalette.ColorRole.Mid))
                painter.drawRect(self._drawing_rect())
                painter.drawRect(self._ribbons_rect())
                return
            if self._picture is None:
                self._picture = self._painted(self._timeline)
            painter.drawImage(0, 0, self._picture)
            parts = self._timeline.parts[: self._at + 1]
            paint_strokes(painter, self._drawing_rect(), parts, INK)
            paint_mark(painter, self._ribbons_rect(), self._timeline, self._at, palette)

    def _painted(self, timeline: Timeline) -> QImage:
        """What is the same at every place."""
        ratio = self.devicePixelRatioF()
        image = QImage(self.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        is_dark = self.palette().window().color().lightness() < _DARK
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            painter.fillRect(self._drawing_rect(), DIM if is_dark else WHITE)  # as the canvas
            paint_strokes(painter, self._drawing_rect(), timeline.parts, TO_COME)
            paint_ribbons(painter, self._ribbons_rect(), timeline, self.palette())
        return image

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes to the place under the pointer."""
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follows the pointer while its button is down."""
        is_pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if self._timeline is not None and is_pressed:
            self.place_chosen.emit(self.place_at(event.position().x()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paints it anew."""
        self._forget_picture()

    def changeEvent(self, event: QEvent) -> None:
        """Follows colours and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._forget_picture()

    def hasHeightForWidth(self) -> bool:
        """Wider ones are higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Low in a narrow column, where the ribbons need the width."""
        return min(round(_HEIGHT + max(width - _NARROW, 0) * _GROWTH), _MAX_HEIGHT)

    def sizeHint(self) -> QSize:
        """For the narrow column."""
        return QSize(_NARROW, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for the drawing and as much for the ribbons."""
        return QSize(2 * _HEIGHT + _GAP, _HEIGHT)
