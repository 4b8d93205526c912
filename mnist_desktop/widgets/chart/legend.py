"""The line over a chart: its title, and which line is which."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
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
    """Title on the left, legend on the right, or in rows below where there is too little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._titles: tuple[str, ...] = ("",)
        self._names = ("", "")
        self._expected, self._is_alone = "", False
        self._has_lines = True, True

    def set_texts(self, titles: tuple[str, ...], training: str, validation: str) -> None:
        """Sets the titles, the longest first, and the names of the solid and the dashed line."""
        self._titles, self._names = titles, (training, validation)
        self.updateGeometry()
        self.update()

    def set_expected(self, name: str, *, is_alone: bool = False) -> None:
        """Adds the name of the line that was expected; empty: there is none.

        Args:
            name: in the legend.
            is_alone: whether it is the only line.
        """
        if (name, is_alone) != (self._expected, self._is_alone):
            self._expected, self._is_alone = name, is_alone
            self.updateGeometry()
            self.update()

    def set_has_lines(self, training: bool, validation: bool) -> None:
        """Sets which of the two lines there are; the others are not named."""
        if (training, validation) != self._has_lines:
            self._has_lines = training, validation
            self.updateGeometry()
            self.update()

    def title(self) -> str:
        """The title that fits."""
        metrics, room = QFontMetricsF(self._title_font()), float(self.width())
        if not self._has_rows_below():
            room -= sum(self._widths()) + _GAP
        fitting = (title for title in self._titles if metrics.horizontalAdvance(title) <= room)
        elided = metrics.elidedText(self._titles[-1], Qt.TextElideMode.ElideRight, room)
        return next(fitting, elided)

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _sample(self) -> float:
        return _SAMPLE if self.width() >= _NARROW else _SHORT_SAMPLE

    def _widths(self) -> list[float]:
        """Of each entry: a piece of line, its name, and the gap to the one that follows."""
        return self._widths_of([name for name, _ in self._entries()])

    def _widths_of(self, names: Sequence[str]) -> list[float]:
        metrics = QFontMetricsF(self.font())
        widths = [self._sample() + _GAP + metrics.horizontalAdvance(name) for name in names]
        return [width + 2 * _GAP for width in widths[:-1]] + widths[-1:]

    def _entries(self) -> list[tuple[str, QPen]]:
        """Names and pens."""
        expected = [(self._expected, expected_pen(self.palette()))] if self._expected else []
        if expected and self._is_alone:
            return expected
        pens = (line_pen(self.palette(), is_dashed=is_dashed) for is_dashed in (False, True))
        lines = compress(zip(self._names, pens, strict=True), self._has_lines)
        return [*lines, *expected]

    def _has_rows_below(self) -> bool:
        """Where a long title would not fit; the same for charts of the same width."""
        room = _LONG_TITLE * QFontMetricsF(self._title_font()).averageCharWidth()
        return self.width() < sum(self._widths_of(self._names)) + room

    def _rows(self) -> list[list[tuple[str, QPen]]]:
        """The entries in one row beside the title, or in as many below it as they need."""
        entries = self._entries()
        if not self._has_rows_below():
            return [entries]
        rows: list[list[tuple[str, QPen]]] = [[]]
        for entry in entries:
            names = [name for name, _ in (*rows[-1], entry)]
            if rows[-1] and sum(self._widths_of(names)) > self.width():
                rows.append([])
            rows[-1].append(entry)
        return rows

    # Qt

    def sizeHint(self) -> QSize:
        """One line of text, or more."""
        lines = len(self._rows()) + self._has_rows_below()
        return QSize(200, lines * (round(QFontMetricsF(self.font()).height()) + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Requests another height where another number of lines is needed."""
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints title and legend."""
        rows, is_below, middle = self._rows(), self._has_rows_below(), Qt.AlignmentFlag.AlignVCenter
        place = QRectF(self.rect())
        place.setHeight(place.height() / (len(rows) + is_below))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._title_font())
            painter.drawText(place, middle, self.title())
            painter.setFont(self.font())
            if not is_below:
                place.setLeft(self.width() - sum(self._widths()))
            for row in rows:
                if is_below:
                    place.translate(0, place.height())
                self._paint_row(painter, QRectF(place), row)

    def _paint_row(self, painter: QPainter, place: QRectF, row: list[tuple[str, QPen]]) -> None:
        """Paints entries from the left of a place on."""
        widths = self._widths_of([name for name, _ in row])
        for (name, pen), width in zip(row, widths, strict=True):
            self._paint_sample(painter, place, pen, has_dot=name == self._names[1])
            text = place.adjusted(self._sample() + _GAP, 0, 0, 0)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, name)
            place.setLeft(place.left() + width)

    def _paint_sample(self, painter: QPainter, place: QRectF, pen: QPen, *, has_dot: bool) -> None:
        """Paints a piece of line at the left of a place."""
        painter.save()
        start, sample = QPointF(place.left(), place.center().y()), QPointF(self._sample(), 0)
        painter.setPen(pen)
        painter.drawLine(start, start + sample)
        if has_dot:
            painter.setBrush(painter.pen().color())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(start + sample / 2, DOT / 2, DOT / 2)
        painter.restore()


def expected_pen(palette: QPalette) -> QPen:
    """Dotted, in the colour of the text, is what was expected before the run."""
    pen = QPen(palette.color(QPalette.ColorRole.WindowText), LINE_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.5, 1.5])
    return pen


def line_pen(palette: QPalette, *, is_dashed: bool) -> QPen:
    """Solid blue is training, dashed orange is validation; on the base of a palette."""
    is_dark = palette.base().color().lightness() < _DARK
    training = TRAINING_ON_DARK if is_dark else TRAINING_COLOR
    pen = QPen(QColor(VALIDATION_COLOR if is_dashed else training), LINE_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if is_dashed else Qt.PenCapStyle.RoundCap)
    if is_dashed:
        pen.setDashPattern([3, 2])
    return pen
