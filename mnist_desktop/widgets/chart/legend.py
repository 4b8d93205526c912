"""The line over a chart: its title, and which line is which."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

TRAINING_COLOR = "#0072B2"  # the colour-blind can tell blue from orange too
TRAINING_ON_DARK = "#56B4E9"  # contrast 8 : 1 on dark, where the other has 3.6
VALIDATION_COLOR = "#E69F00"
_DARK = 128  # lightness of what is drawn on
LINE_WIDTH = 2.0  # logical px
DOT = 7.0
_SAMPLE, _SHORT_SAMPLE = 24.0, 12.0  # length of a line in the legend; where there is little room
_NARROW = 240
_LONG_TITLE = 28  # characters
_GAP = 6.0


class ChartLegend(QWidget):
    """Title on the left, legend on the right, or below it where a long title leaves no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._titles: tuple[str, ...] = ("",)
        self._names = ("", "")

    def set_texts(self, titles: tuple[str, ...], training: str, validation: str) -> None:
        """Sets the titles, the longest first, and the names of the solid and the dashed line."""
        self._titles, self._names = titles, (training, validation)
        self.update()

    def title(self) -> str:
        """The title that fits."""
        metrics = QFontMetricsF(self._title_font())
        room = float(self.width())
        if not self._has_two_lines():
            room -= self._legend_width() + 2 * _GAP
        for title in self._titles:
            if metrics.horizontalAdvance(title) <= room:
                return title
        return metrics.elidedText(self._titles[-1], Qt.TextElideMode.ElideRight, room)

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _sample(self) -> float:
        return _SAMPLE if self.width() >= _NARROW else _SHORT_SAMPLE

    def _entry_width(self, name: str) -> float:
        return self._sample() + QFontMetricsF(self.font()).horizontalAdvance(name) + 3 * _GAP

    def _legend_width(self) -> float:
        return sum(map(self._entry_width, self._names)) - 2 * _GAP

    def _has_two_lines(self) -> bool:
        """Where a long title would not fit; the same for charts of the same width."""
        room = _LONG_TITLE * QFontMetricsF(self._title_font()).averageCharWidth()
        return self.width() < self._legend_width() + room

    # Qt

    def sizeHint(self) -> QSize:
        """One line of text, or two."""
        lines = 2 if self._has_two_lines() else 1
        return QSize(200, lines * (round(QFontMetricsF(self.font()).height()) + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Requests another height where another number of lines is needed."""
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints title and legend."""
        place = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._title_font())
            if self._has_two_lines():
                place.setHeight(place.height() / 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.title())
            if self._has_two_lines():
                place.moveTop(place.height())
            else:
                place.setLeft(self.width() - self._legend_width())
            painter.setFont(self.font())
            for name, is_dashed in zip(self._names, (False, True), strict=True):
                self._paint_entry(painter, place, name, is_dashed=is_dashed)
                place.setLeft(place.left() + self._entry_width(name))

    def _paint_entry(self, painter: QPainter, place: QRectF, name: str, *, is_dashed: bool) -> None:
        """Paints a piece of line and its name."""
        text_pen, sample = painter.pen(), self._sample()
        start = QPointF(place.left(), place.center().y())
        pen = line_pen(is_dashed=is_dashed)
        pen.setCosmetic(False)  # grows with a larger picture
        painter.setPen(pen)
        painter.drawLine(start, start + QPointF(sample, 0))
        if is_dashed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(pen.color())
            painter.drawEllipse(start + QPointF(sample / 2, 0), DOT / 2, DOT / 2)
        painter.setPen(text_pen)
        name_place = place.adjusted(sample + _GAP, 0, 0, 0)
        painter.drawText(name_place, Qt.AlignmentFlag.AlignVCenter, name)


def line_pen(width: float = 1.0, *, is_dashed: bool) -> QPen:
    """Solid blue is training, dashed orange is validation; `width` times the usual one."""
    is_dark = QGuiApplication.palette().base().color().lightness() < _DARK
    training = TRAINING_ON_DARK if is_dark else TRAINING_COLOR
    pen = cosmetic_pen(QColor(VALIDATION_COLOR if is_dashed else training), LINE_WIDTH * width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if is_dashed else Qt.PenCapStyle.RoundCap)
    if is_dashed:
        pen.setDashPattern([3, 2])
    return pen


def cosmetic_pen(color: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen of so many device px, whatever the scale of the painter."""
    pen = QPen(color, width, style)
    pen.setCosmetic(True)
    return pen
