"""One row of the probability bars: name, bar, mark of a second model, percentage."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette

from mnist_desktop.widgets.base.labels import bold

_BAR_SHARE = 1 / 3  # of the row's height
_MIN_BAR, _MAX_BAR = 10.0, 30.0  # logical px
_GAP, _EDGE = 10.0, 4.0
_MAX_FOR_NAMES = 0.4  # of the width
_TICK_BEYOND = 3.0  # over and under the bar
_TICK_WIDTH = 2.0
_TICK_GAP = 3.0  # between the ticks of two low rows
_SEEN_FROM = 0.0005  # below, a bar would be a dot
_CENTRED = Qt.AlignmentFlag.AlignCenter
_TO_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class RowColumns:
    """How wide a row's name and percentage are, the same for all rows."""

    name: float
    percentage: float

    @classmethod
    def fitting(cls, names: Sequence[str], widest: str, width: float, font: QFont) -> RowColumns:
        """Room for the widest percentage, and for the longest name up to 40 % of the width."""
        metrics = QFontMetricsF(bold(font))
        longest = max(metrics.horizontalAdvance(name) for name in names)
        name = min(longest + 8, max(width * _MAX_FOR_NAMES, 20.0))
        return cls(name, math.ceil(metrics.horizontalAdvance(widest)))


@dataclass(frozen=True)
class ProbabilityRow:
    """What one row shows.

    Attributes:
        name: at the left, shortened where it is too long.
        probability: in [0, 1]; None for an empty bar.
        percentage: the same in words, at the right.
        is_winner: whether the bar is highlighted and the type bold.
        is_pointed_at: whether the row's background is.
        is_digit: whether the name stands in the middle of its column.
        tick: probability that a second model gives, marked on the bar; None for no mark.
        tick_color: of that mark; None for the text's.
    """

    name: str
    probability: float | None
    percentage: str
    is_winner: bool
    is_pointed_at: bool
    is_digit: bool
    tick: float | None = None
    tick_color: QColor | None = None

    def paint(
        self, painter: QPainter, place: QRectF, columns: RowColumns, palette: QPalette, font: QFont
    ) -> None:
        """Paints the row into its place."""
        if self.is_pointed_at:
            painter.fillRect(place, palette.color(QPalette.ColorRole.AlternateBase))
        painter.setFont(bold(font) if self.is_winner else font)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        left = QRectF(place.left() + _EDGE, place.top(), columns.name, place.height())
        shown = painter.fontMetrics().elidedText(
            self.name, Qt.TextElideMode.ElideRight, int(columns.name)
        )
        painter.drawText(left, _CENTRED if self.is_digit else _TO_THE_LEFT, shown)
        right = QRectF(place)
        right.setRight(place.right() - _EDGE)
        right.setLeft(right.right() - columns.percentage)
        painter.drawText(right, _TO_THE_RIGHT, self.percentage)
        track = self._track(place, left, right)
        self._paint_bar(painter, track, palette)
        if self.tick is not None:
            self._paint_tick(painter, track, place.height(), palette)

    def _paint_tick(
        self, painter: QPainter, track: QRectF, row_height: float, palette: QPalette
    ) -> None:
        """A line with a margin in the background colour, so that it is visible on every bar."""
        assert self.tick is not None
        x = min(max(track.left() + track.width() * self.tick, track.left() + 1), track.right())
        height = min(track.height() + 2 * _TICK_BEYOND, row_height - _TICK_GAP)
        mark = QRectF(0, 0, _TICK_WIDTH, height)
        mark.moveCenter(QPointF(x, track.center().y()))
        roles = QPalette.ColorRole
        painter.fillRect(mark.adjusted(-1, 0, 1, 0), palette.color(roles.Window))
        painter.fillRect(mark, self.tick_color or palette.color(roles.WindowText))

    def _track(self, place: QRectF, left: QRectF, right: QRectF) -> QRectF:
        height = min(max(_BAR_SHARE * place.height(), _MIN_BAR), _MAX_BAR)
        track = QRectF(QPointF(left.right() + _GAP, 0), QPointF(right.left() - _GAP, height))
        track.moveTop(place.center().y() - height / 2)
        return track

    def _paint_bar(self, painter: QPainter, track: QRectF, palette: QPalette) -> None:
        roles = QPalette.ColorRole
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(roles.Midlight))
        painter.drawRoundedRect(track, 3, 3)
        if self.probability is None or self.probability < _SEEN_FROM:
            return
        filled = QRectF(track)
        filled.setWidth(max(track.width() * self.probability, 3.0))
        painter.setBrush(palette.color(roles.Highlight if self.is_winner else roles.Dark))
        painter.drawRoundedRect(filled, 3, 3)
