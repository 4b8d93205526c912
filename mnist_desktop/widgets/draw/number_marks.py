"""What is painted round the digits of a number: where each is, and how sure the network is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform

from mnist_desktop.recognition.numbers.number import Box
from mnist_desktop.widgets.base.labels import bold
from mnist_desktop.widgets.draw.pointer_input import PointerPoint

# On paper, which is white or, in a dark window, light grey: at least 4.5 : 1 on both
_COLOR = QColor("#4b5563")
_UNSURE = QColor("#9a3412")
_FOCUSED = QColor("#1d4ed8")
_PLATE = QColor(255, 255, 255, 225)  # under the labels on a photo, which may be of any grey
_AWAY = 3.0  # logical px between the ink and its frame
_LEG = 4.0  # logical px, of a bracket
_TAP = 4.0  # logical px; a pointer that moves less on a digit chooses it
_TYPE = 0.9  # of the window's


@dataclass(frozen=True)
class NumberMark:
    """One digit of a number, or something that was not read.

    Attributes:
        box: of its ink without the pen's width: ink units, or pixels of the picture.
        text: how sure the answer is, in a word.
        short: the same where there is little room.
        is_unsure: whether it is not accepted.
        is_focused: whether the bars are of this digit.
        is_rest: whether it belongs to no digit.
    """

    box: Box
    text: str
    is_unsure: bool = False
    is_focused: bool = False
    is_rest: bool = False
    short: str = ""


@dataclass(frozen=True)
class _Placed:
    mark: NumberMark
    frame: QRectF  # round the ink
    label: QRectF  # of the text; empty where it would cover another
    text: str

    @property
    def area(self) -> QRectF:
        return self.frame.united(self.label).adjusted(-2, -2, 2, 2)


class NumberMarks:
    """Brackets with a label each, placed where they cover neither ink nor one another.

    A tap on a digit chooses it; a pointer that moves on draws.
    """

    def __init__(self) -> None:
        self._placed: tuple[_Placed, ...] = ()
        self._tapped: tuple[int, PointerPoint] | None = None  # a digit, until the pointer moves

    def show(
        self, marks: Sequence[NumberMark], to_view: QTransform, pen: float, size: QSize, font: QFont
    ) -> QRectF:
        """Places the marks, and returns what is to be painted again, in logical px.

        Args:
            marks: in reading order; what was not read comes last.
            to_view: from the unit of their boxes to logical px.
            pen: how far the ink reaches beyond the boxes, in their unit.
            size: of the canvas, logical px.
            font: of the canvas.
        """
        before = self._area()
        frames = [_frame(mark.box, to_view, pen) for mark in marks]
        self._placed = tuple(_placed(marks, frames, size, font))
        return before.united(self._area())

    def press(self, point: PointerPoint) -> bool:
        """Whether the pointer went down on a digit, which it may be about to choose."""
        digit = self.digit_at(QPointF(point.x, point.y))
        self._tapped = None if digit is None else (digit, point)
        return digit is not None

    def moved_from(self, point: PointerPoint) -> PointerPoint | None:
        """Where a line begins that is no tap any more; None if it is still one, or was none."""
        if self._tapped is None:
            return None
        _, start = self._tapped
        if hypot(point.x - start.x, point.y - start.y) < _TAP:
            return None
        self._tapped = None
        return start

    def release(self) -> int | None:
        """The digit that was chosen by a tap, by its order; None for none."""
        tapped, self._tapped = self._tapped, None
        return None if tapped is None else tapped[0]

    def digit_at(self, place: QPointF) -> int | None:
        """The digit at a place of the canvas, by its order; None for none."""
        for at, placed in enumerate(self._placed):
            is_hit = placed.frame.contains(place) or placed.label.contains(place)
            if is_hit and not placed.mark.is_rest:
                return at
        return None

    def paint(
        self, painter: QPainter, dirty: QRectF, font: QFont, *, on_picture: bool = False
    ) -> None:
        """Paints those that touch a part of the canvas.

        Args:
            painter: of the canvas.
            dirty: the part, in logical px.
            font: the canvas's.
            on_picture: whether they lie on a picture, where each label has a plate.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in self._placed:
            if placed.area.intersects(dirty):
                if on_picture and placed.text:
                    painter.fillRect(placed.label, _PLATE)
                _paint(painter, placed, _font(font, placed.mark))

    def _area(self) -> QRectF:
        area = QRectF()
        for placed in self._placed:
            area = area.united(placed.area)
        return area


def _frame(box: Box, to_view: QTransform, pen: float) -> QRectF:
    inked = QRectF(*box).adjusted(-pen, -pen, pen, pen)
    return to_view.mapRect(inked).adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)


def _font(font: QFont, mark: NumberMark) -> QFont:
    font = bold(font) if mark.is_focused or mark.is_unsure else QFont(font)
    font.setPointSizeF(font.pointSizeF() * _TYPE)
    return font


def _placed(
    marks: Sequence[NumberMark], frames: Sequence[QRectF], size: QSize, font: QFont
) -> list[_Placed]:
    """Each label at the first place that is free, or its short form; else it is left out.

    What matters most comes first, and has a label in any case: the digit that is looked at, then
    those that are not sure.
    """
    paper = QRectF(0, 0, size.width(), size.height())
    taken = list(frames)
    placed: dict[int, _Placed] = {}
    for at in sorted(range(len(marks)), key=lambda at: _rank(marks[at])):
        mark, frame = marks[at], frames[at]
        text, label = _label(mark, frame, taken, paper, QFontMetricsF(_font(font, mark)))
        taken.append(label)
        placed[at] = _Placed(mark, frame, label, text)
    return [placed[at] for at in range(len(marks))]


def _rank(mark: NumberMark) -> int:
    return 0 if mark.is_focused else 1 if mark.is_unsure else 3 if mark.is_rest else 2


def _label(
    mark: NumberMark,
    frame: QRectF,
    taken: Sequence[QRectF],
    paper: QRectF,
    metrics: QFontMetricsF,
) -> tuple[str, QRectF]:
    """A mark's text and where it is free; both empty if nowhere."""
    texts = [text for text in (mark.text, mark.short) if text]
    for text in texts:
        size = metrics.horizontalAdvance(text), metrics.height()
        for place in _places(frame, size, paper):
            if _is_free(place, taken, paper):
                return text, place
    if not texts or not (mark.is_focused or mark.is_unsure):
        return "", QRectF(frame.center().x(), frame.top(), 0.0, 0.0)
    size = metrics.horizontalAdvance(texts[-1]), metrics.height()
    return texts[-1], next(_places(frame, size, paper))


def _places(frame: QRectF, text: tuple[float, float], paper: QRectF) -> Iterator[QRectF]:
    """Where a label may be: over the digit, a line higher, under it, a line lower."""
    width, height = text
    left = min(max(frame.center().x() - width / 2, 1.0), max(paper.width() - width - 1.0, 1.0))
    for top in (
        frame.top() - height,
        frame.top() - 2 * height,
        frame.bottom(),
        frame.bottom() + height,
    ):
        yield QRectF(left, min(max(top, 0.0), paper.height() - height), width, height)


def _is_free(label: QRectF, taken: Sequence[QRectF], paper: QRectF) -> bool:
    return paper.contains(label) and not any(label.intersects(one) for one in taken)


def _paint(painter: QPainter, placed: _Placed, font: QFont) -> None:
    mark, frame = placed.mark, placed.frame
    color = _FOCUSED if mark.is_focused else _UNSURE if mark.is_unsure else _COLOR
    is_dashed = mark.is_unsure or mark.is_rest
    line = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(color, 1.5 if mark.is_focused else 1.0, line))
    is_over = placed.label.center().y() < frame.center().y()
    if mark.is_focused or mark.is_rest:
        painter.drawRoundedRect(frame, 3, 3)
    else:
        painter.drawPolyline(_bracket(frame, is_over=is_over))
    edge = frame.top() if is_over else frame.bottom()
    near = placed.label.bottom() if is_over else placed.label.top()
    if abs(edge - near) > _AWAY:  # a line higher: which digit is it of?
        painter.drawLine(QPointF(frame.center().x(), edge), QPointF(frame.center().x(), near))
    painter.setPen(_UNSURE if mark.is_unsure else color)
    painter.setFont(font)
    painter.drawText(placed.label, Qt.AlignmentFlag.AlignCenter, placed.text)


def _bracket(frame: QRectF, *, is_over: bool) -> list[QPointF]:
    """Along the side where the label is."""
    edge, leg = (frame.top(), _LEG) if is_over else (frame.bottom(), -_LEG)
    left, right = frame.left(), frame.right()
    return [
        QPointF(left, edge + leg),
        QPointF(left, edge),
        QPointF(right, edge),
        QPointF(right, edge + leg),
    ]
