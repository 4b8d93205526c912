"""The line over a chart: what it shows, and which line is which."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

TRAINING_COLOR = "#0072B2"  # blue and orange are told apart by the colour-blind too
TRAINING_ON_DARK = "#56B4E9"  # 8 : 1 on dark, where the other has 3.6
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
        self._training = self._validation = ""

    def set_texts(self, titles: tuple[str, ...], training: str, validation: str) -> None:
        """Sets the words.

        Args:
            titles: the long one first, then shorter ones.
            training: name of the solid line.
            validation: name of the dashed line.
        """
        self._titles, self._training, self._validation = titles, training, validation
        self.update()

    def title(self) -> str:
        """The title that fits."""
        metrics = QFontMetricsF(self._title_font())
        room = float(self.width())
        if not self._is_in_two_lines():
            room -= self._legend_width() + 2 * _GAP
        for title in self._titles:
            if metrics.horizontalAdvance(title) <= room:
                return title
        return metrics.elidedText(self._titles[-1], Qt.TextElideMode.ElideRight, room)

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _legend_width(self) -> float:
        metrics = QFontMetricsF(self.font())
        words = (self._training, self._validation)
        return (
            sum(metrics.horizontalAdvance(word) + self._sample() + _GAP for word in words)
            + 2 * _GAP
        )

    def _is_in_two_lines(self) -> bool:
        """Where a long title would not fit; the same for charts of the same width."""
        room = _LONG_TITLE * QFontMetricsF(self._title_font()).averageCharWidth()
        return self.width() < self._legend_width() + room

    def _sample(self) -> float:
        return _SAMPLE if self.width() >= _NARROW else _SHORT_SAMPLE

    # Qt

    def sizeHint(self) -> QSize:
        """One line of text, or two."""
        lines = 2 if self._is_in_two_lines() else 1
        return QSize(200, lines * (round(QFontMetricsF(self.font()).height()) + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Asks for another height where another number of lines is needed."""
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints title and legend."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.setFont(self._title_font())
            place = QRectF(self.rect())
            if self._is_in_two_lines():
                place.setHeight(place.height() / 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.title())
            if self._is_in_two_lines():
                place.moveTop(place.height())
            else:
                place.setLeft(self.width() - self._legend_width())
            painter.setFont(self.font())
            self._paint_entry(painter, place, self._training, is_dashed=False)
            self._paint_entry(painter, place, self._validation, is_dashed=True)

    def _paint_entry(self, painter: QPainter, place: QRectF, word: str, *, is_dashed: bool) -> None:
        """Paints a piece of line and its name; `place` is then what is left."""
        sample = self._sample()
        middle = QPointF(place.left() + sample / 2, place.center().y())
        pen = line_pen(is_dashed=is_dashed)
        pen.setCosmetic(False)  # grows with a larger picture
        painter.setPen(pen)
        painter.drawLine(middle - QPointF(sample / 2, 0), middle + QPointF(sample / 2, 0))
        if is_dashed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(VALIDATION_COLOR))
            painter.drawEllipse(middle, DOT / 2, DOT / 2)
        place.setLeft(place.left() + sample + _GAP)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)
        place.setLeft(place.left() + QFontMetricsF(self.font()).horizontalAdvance(word) + 2 * _GAP)


def line_pen(width: float = 1.0, *, is_dashed: bool) -> QPen:
    """Solid blue is training, dashed orange is validation; `width` times the usual one."""
    is_dark = QGuiApplication.palette().base().color().lightness() < _DARK
    training = TRAINING_ON_DARK if is_dark else TRAINING_COLOR
    color = QColor(VALIDATION_COLOR if is_dashed else training)
    pen = cosmetic_pen(color, LINE_WIDTH * width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if is_dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3, 2])
    return pen


def cosmetic_pen(color: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen of so many device px, however what it draws is scaled."""
    pen = QPen(color, width, style)
    pen.setCosmetic(True)
    return pen
