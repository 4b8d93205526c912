"""Where a cell comes from and where it lies, as pictures side by side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from mnist_desktop.insight.receptive_field import Cell
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.cell_pictures import CellPicture
from mnist_desktop.widgets.insight.value_picture import (
    cell_at,
    cells_rect,
    contrasting,
    image_of_greys,
    number_text,
)

Floats = NDArray[np.floating]

_MOST = 4  # pictures side by side
_GAP = 16  # logical px, for the sign between two
_SIDES = (64, 168)  # logical px of a picture
_MIN_NUMBERED = 22  # logical px of a cell with its number
_BEFORE = ("image", "before")
_MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class CellView(Translated, QWidget):
    """Up to four pictures; a click on the first goes back to the cell that it shows."""

    cell_pointed_at = Signal(object)  # Cell of the block, or None
    cell_chosen = Signal(object)  # Cell of the block
    cell_before_chosen = Signal(object, bool)  # Cell of a layer before; whether of the second

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cellView")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pictures: tuple[CellPicture, ...] = ()
        self._cell: Cell = (0, 0, 0)
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("Where the cell comes from"))
        self.setStatusTip(
            self.tr(
                "From left to right: the map before with the part that is looked at, its numbers,"
                " the weights that they are multiplied by, and the map that comes of it. Click the"
                " map before to go back to it, cell by cell to the pixels."
            )
        )
        self.update()

    def show_cell(self, pictures: tuple[CellPicture, ...], cell: Cell) -> None:
        """Shows the pictures of a cell of a block."""
        if len(pictures) != len(self._pictures):
            self.updateGeometry()
        self._pictures, self._cell = pictures, cell
        self.setVisible(bool(pictures))
        self.update()

    def caption(self, picture: CellPicture) -> str:
        """What a picture shows, in two or three words."""
        return {
            "image": self.tr("the image"),
            "before": self.tr("map {number} before"),
            "second": self.tr("map {number} added"),
            "patch": self.tr("its window"),
            "kernel": self.tr("weights"),
            "products": self.tr("products"),
            "result": self.tr("map {number}"),
        }[picture.kind].format(number=picture.channel)

    # Places

    def _side(self, width: int) -> int:
        count = max(len(self._pictures), 3)
        least, most = _SIDES
        return min(max((width - (count - 1) * _GAP) // count, least), most)

    def _place(self, index: int) -> QRectF:
        side = self._side(self.width())
        return QRectF(index * (side + _GAP) + 1, 1, side - 2, side - 2)

    def _picture_at(self, point: QPointF) -> tuple[CellPicture, tuple[int, int]] | None:
        for index, picture in enumerate(self._pictures):
            place = self._place(index)
            if place.contains(point):
                return picture, cell_at(point, place, *picture.values.shape)
        return None

    # Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Reports the cell of the block under the pointer."""
        found = self._picture_at(event.position())
        is_result = found is not None and found[0].kind == "result"
        self.cell_pointed_at.emit((*found[1], found[0].channel) if is_result and found else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Reports that none is."""
        self.cell_pointed_at.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses a cell, of the block or of what it takes."""
        found = self._picture_at(event.position())
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            return
        picture, place = found
        if picture.kind == "result":
            self.cell_chosen.emit((*place, picture.channel))
        elif picture.kind in (*_BEFORE, "second"):
            self.cell_before_chosen.emit((*place, picture.channel), picture.kind == "second")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves the cell by the arrow keys; Backspace goes back to the layer before."""
        key = Qt.Key(event.key())
        move = _MOVES.get(key)
        result = next((one for one in self._pictures if one.kind == "result"), None)
        before = next((one for one in self._pictures if one.kind in _BEFORE), None)
        if move is not None and result is not None:
            (rows, columns), (row, column, channel) = result.values.shape, self._cell
            self.cell_chosen.emit(((row + move[0]) % rows, (column + move[1]) % columns, channel))
        elif key == Qt.Key.Key_Backspace and before is not None and before.frame is not None:
            row, column = (sum(span) // 2 for span in (before.frame.rows, before.frame.columns))
            self.cell_before_chosen.emit((row, column, before.channel), False)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the pictures with their signs and captions."""
        with QPainter(self) as painter:
            for index, picture in enumerate(self._pictures):
                self._paint(painter, picture, self._place(index))
            if self.hasFocus():
                highlight = self.palette().color(QPalette.ColorRole.Highlight)
                painter.setPen(QPen(highlight, 1, Qt.PenStyle.DotLine))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint(self, painter: QPainter, picture: CellPicture, place: QRectF) -> None:
        roles, palette = QPalette.ColorRole, self.palette()
        greys = picture.scale.greys(picture.values)
        painter.drawImage(place, image_of_greys(greys))
        rows, columns = picture.values.shape
        if picture.has_numbers and place.width() / columns >= _MIN_NUMBERED:
            self._paint_numbers(painter, picture.values, greys, place)
        painter.setPen(QPen(palette.color(roles.Highlight), 2))
        if picture.frame is not None:
            spans = picture.frame.rows, picture.frame.columns
            painter.drawRect(cells_rect(place, rows, columns, spans))
        if picture.mark is not None:
            row, column = picture.mark
            spans = (row, row + 1), (column, column + 1)
            painter.drawRect(cells_rect(place, rows, columns, spans))
        painter.setPen(palette.color(roles.WindowText))
        sign = QRectF(place.left() - _GAP, place.top(), _GAP - 2, place.height())
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, picture.sign)
        painter.setPen(palette.color(roles.PlaceholderText))
        text = self.caption(picture)
        width = self.fontMetrics().horizontalAdvance(text) + 1
        left = max(place.center().x() - width / 2, 0.0)  # below a narrow one it would be cut off
        caption = QRectF(left, place.bottom() + 2, width, 40)
        painter.drawText(caption, Qt.AlignmentFlag.AlignTop, text)

    def _paint_numbers(
        self, painter: QPainter, values: Floats, greys: NDArray[np.uint8], place: QRectF
    ) -> None:
        rows, columns = values.shape
        font = QFont(self.font())
        font.setPixelSize(max(round(place.width() / columns * 0.3), 8))
        painter.save()
        painter.setFont(font)
        centre = Qt.AlignmentFlag.AlignCenter
        for row in range(rows):
            for column in range(columns):
                painter.setPen(contrasting(int(greys[row, column])))
                cell = cells_rect(place, rows, columns, ((row, row + 1), (column, column + 1)))
                painter.drawText(cell, centre, number_text(float(values[row, column])))
        painter.restore()

    def hasHeightForWidth(self) -> bool:
        """Pictures are square."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of the pictures with their captions."""
        return self._side(width) + self.fontMetrics().height() + 4

    def sizeHint(self) -> QSize:
        """Four pictures of a fair size."""
        return QSize(360, self.heightForWidth(max(self.width(), 360)))

    def minimumSizeHint(self) -> QSize:
        """Four of the smallest."""
        least = _SIDES[0]
        return QSize(_MOST * least + (_MOST - 1) * _GAP, self.heightForWidth(self.width()))
