"""The number that is read, large; one of its digits is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.recognition.numbers.number import Number, ReadDigit
from mnist_desktop.widgets.base.labels import bold, named, plain_tool_tip
from mnist_desktop.widgets.base.translated import Translated

_SHARE = 0.9  # of a row's height, for the type
_MIN_PX = 11  # of the digits
_SAMPLE_PX = 100
_WORD_GAP = 0.4  # of the type's size
_SIGN = 0.5  # of the type's size, for the ? of a digit that is not sure
_EDGE = 3.0  # logical px


@dataclass(frozen=True)
class _Sign:
    """A digit as it is shown."""

    text: str
    is_doubted: bool
    at: int  # in reading order
    starts_word: bool


class NumberLabel(Translated, QWidget):
    """The digits in their rows; a click or the arrow keys choose one, whose bars are shown below.

    Accessible by the number itself as its name.

    Attributes:
        rows: the digits as they are shown, by row.
    """

    digit_chosen = Signal(int)  # its place in reading order

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("numberLabel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._whose = named("numberFocusLabel", QLabel(self))
        self._whose.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._whose.setTextFormat(Qt.TextFormat.PlainText)
        self._number: Number | None = None
        self._focus = 0
        self._corrected: Mapping[int, int] = {}
        self.rows: list[list[_Sign]] = []
        self._places: list[tuple[QRectF, _Sign]] = []
        self._pixels = _MIN_PX
        self._set_texts()
        self.hide()

    def _set_texts(self) -> None:
        self.setStatusTip(
            self.tr(
                "The number that is read, a digit at a time. Click on a digit, here or on the"
                " paper, or use the arrow keys: picture, bars and Why? are of that one."
            )
        )
        self.set_number(self._number, self._focus, self._corrected)

    def set_number(
        self, number: Number | None, focus: int = 0, corrected: Mapping[int, int] | None = None
    ) -> None:
        """Shows another number.

        Args:
            number: None for none.
            focus: the digit that is looked at, in reading order.
            corrected: what digits really are, by their place, where a person said so.
        """
        self._number, self._focus, self._corrected = number, focus, corrected or {}
        rows = [] if number is None else _signs(number, self._corrected)
        whose = "" if number is None else self._whose_bars(number)
        if rows == self.rows and whose == self._whose.text():
            return  # as mostly while the pen moves
        self.rows = rows
        text = number_text(number, self._corrected) if number is not None else ""
        self.setAccessibleName(text)
        self.setToolTip(plain_tool_tip(text))
        self._whose.setText(whose)
        self.setAccessibleDescription(whose)
        self._place()

    def _whose_bars(self, number: Number) -> str:
        count, place = len(number.digits), self._focus + 1
        prediction = number.digits[self._focus].prediction
        if self._focus in self._corrected:
            text = self.tr("Below: digit {place} of {count}, read as {digit}")
        elif prediction.refused:
            text = self.tr("Below: {place} of {count}, not a digit")
        elif not prediction.accepted:
            text = self.tr("Below: digit {place} of {count}, not sure")
        else:
            text = self.tr("Below: the {digit}, digit {place} of {count}")
        return text.format(digit=prediction.digit, place=place, count=count)

    def height_for(self, row: int, most_rows: int) -> int:
        """In logical px, with this height for a row of digits; more than so many share theirs."""
        return min(max(len(self.rows), 1), most_rows) * row + self._line_height()

    def least_height(self) -> int:
        """In logical px: two lines with small digits."""
        return self.minimumSizeHint().height()

    def _line_height(self) -> int:
        return self.fontMetrics().height() + 2

    # Places

    def _place(self) -> None:
        room = QRectF(0, 0, self.width(), self.height() - self._line_height())
        self._whose.setGeometry(0, round(room.height()), self.width(), self._line_height())
        self._pixels = self._fitting(room)
        self._places = []
        font = self._font(self._pixels)
        height = min(self._pixels / _SHARE, room.height())
        top = (room.height() - height * len(self.rows)) / 2
        for row in self.rows:
            left = self._left_of(row, font, room.width())
            for sign in row:
                left += self._pixels * _WORD_GAP if sign.starts_word else 0.0
                wide = _sign_width(sign, font)
                self._places.append((QRectF(left, max(top, 0.0), wide, height), sign))
                left += wide
            top += height
        self.update()

    def _fitting(self, room: QRectF) -> int:
        """The largest type in which every row fits; measured, as no font scales exactly."""
        highest = room.height() / max(len(self.rows), 1) * _SHARE
        sample = self._font(_SAMPLE_PX)
        widest = max((_width(row, sample) for row in self.rows), default=1.0)
        pixels = max(int(min(highest, room.width() * _SAMPLE_PX / widest)), _MIN_PX)
        while pixels > _MIN_PX and any(
            _width(row, self._font(pixels)) > room.width() - 2 * _EDGE for row in self.rows
        ):
            pixels -= 1
        return pixels

    def _left_of(self, row: list[_Sign], font: QFont, room: float) -> float:
        """Where a row begins: in the middle; too long a one so that the digit looked at is seen."""
        spare = room - _width(row, font)
        if spare >= 2 * _EDGE:
            return spare / 2
        at = next((at for at, sign in enumerate(row) if sign.at == self._focus), 0)
        to_focus = _width(row[:at], font) + _width(row[at : at + 1], font) / 2
        return max(min(room / 2 - to_focus, _EDGE), spare - _EDGE)

    def _font(self, pixels: int) -> QFont:
        font = bold(self.font())
        font.setPixelSize(pixels)
        return font

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the digits to the room."""
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the digit under the pointer."""
        for place, sign in self._places:
            if place.contains(event.position()):
                self.digit_chosen.emit(sign.at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves to another digit."""
        count = 0 if self._number is None else len(self._number.digits)
        to = {
            Qt.Key.Key_Left: self._focus - 1,
            Qt.Key.Key_Right: self._focus + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
        elif 0 <= to < count:
            self.digit_chosen.emit(to)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the digits; the one that is looked at has a frame."""
        roles = QPalette.ColorRole
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, sign in self._places:
                if sign.at == self._focus:
                    painter.setPen(QPen(self.palette().color(roles.Highlight), 2))
                    painter.setBrush(self.palette().color(roles.AlternateBase))
                    painter.drawRoundedRect(place.adjusted(0.5, 1, -0.5, -1), 4, 4)
                painter.setPen(self.palette().color(roles.WindowText))
                painter.setFont(self._font(self._pixels))
                self._paint_sign(painter, place, sign)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.palette().color(roles.Highlight), 1, Qt.PenStyle.DotLine))
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_sign(self, painter: QPainter, place: QRectF, sign: _Sign) -> None:
        middle = Qt.AlignmentFlag.AlignCenter
        if not sign.is_doubted:
            painter.drawText(place, middle, sign.text)
            return
        digit = QFontMetricsF(painter.font()).horizontalAdvance(sign.text)
        painter.drawText(
            QRectF(place.topLeft(), QPointF(place.left() + digit, place.bottom())),
            middle,
            sign.text,
        )
        small = self._font(max(round(self._pixels * _SIGN), _MIN_PX - 2))
        painter.setFont(small)
        beside = QRectF(place)
        beside.setLeft(place.left() + digit)
        painter.drawText(beside, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, "?")

    def sizeHint(self) -> QSize:
        """For one row as high as two lines."""
        return QSize(200, 3 * self._line_height())

    def minimumSizeHint(self) -> QSize:
        """A row of small digits with its words."""
        return QSize(120, 2 * self._line_height())


def number_text(number: Number, corrected: Mapping[int, int]) -> str:
    """The number with what a person corrected, as `Number.text` has it; a ? for what is none."""
    rows = _signs(number, corrected)
    return "\n".join(
        "".join(f"{' ' if sign.starts_word else ''}{sign.text}" for sign in row) for row in rows
    )


def _signs(number: Number, corrected: Mapping[int, int]) -> list[list[_Sign]]:
    rows: list[list[_Sign]] = []
    at = 0
    for row in number.rows:
        rows.append([])
        for word in row:
            for place, digit in enumerate(word):
                starts_word = place == 0 and bool(rows[-1])
                rows[-1].append(_sign(digit, at, corrected.get(at), starts_word=starts_word))
                at += 1
    return rows


def _sign(digit: ReadDigit, at: int, corrected: int | None, *, starts_word: bool) -> _Sign:
    prediction = digit.prediction
    if corrected is not None:
        return _Sign(str(corrected), False, at, starts_word)
    if prediction.refused:
        return _Sign("?", False, at, starts_word)
    return _Sign(str(prediction.digit), not prediction.accepted, at, starts_word)


def _width(row: list[_Sign], font: QFont) -> float:
    gaps = sum(sign.starts_word for sign in row) * _WORD_GAP * font.pixelSize()
    return gaps + sum(_sign_width(sign, font) for sign in row)


def _sign_width(sign: _Sign, font: QFont) -> float:
    digit = QFontMetricsF(font).horizontalAdvance(sign.text)
    return digit + (font.pixelSize() * _SIGN * 0.6 if sign.is_doubted else 0.0) + _EDGE
