"""Rows of a grid of images, put together once each and kept while they are looked at."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPalette

from mnist_desktop.data.picture_list import Picture, PictureList
from mnist_desktop.widgets.base.labels import bold
from mnist_desktop.widgets.pictures.grid_geometry import PADDING, SIDE, GridGeometry

MAX_BYTES = 24 * 2**20
"""Of the rows that are kept, some screens full."""
_FRAME = 2  # logical px around an image that is misread
_MARK = 12  # logical px, the side of the corner that marks a note
Colors = NDArray[np.uint32]


class GridRows:
    """Makes rows as pictures, from the images where they lie and from captions.

    Captions repeat, so each is written once; a row in sight costs no call of Qt but one.
    """

    def __init__(self) -> None:
        self._rows: OrderedDict[int, QImage] = OrderedDict()
        self._captions: dict[tuple[int, int | None], Colors] = {}  # by label and answer
        self._note: Colors | None = None  # the mark of a note
        self._pictures: PictureList | None = None
        self._geometry = GridGeometry(1, 1, 1, 1.0, 1, 0)
        self._font, self._palette = QFont(), QPalette()

    def set_look(self, font: QFont, palette: QPalette) -> None:
        """Sets what captions are written with."""
        self._font, self._palette = font, palette
        self._forget()

    def set_content(self, pictures: PictureList, geometry: GridGeometry) -> None:
        """Sets what is shown, and where."""
        self._pictures, self._geometry = pictures, geometry
        self._forget()

    def row(self, row: int) -> QImage:
        """All cells of a row."""
        image = self._rows.get(row)
        if image is None:
            image = self._rows[row] = self._made(row)
            while len(self._rows) * image.sizeInBytes() > MAX_BYTES and len(self._rows) > 1:
                self._rows.popitem(last=False)
        self._rows.move_to_end(row)
        return image

    def _forget(self) -> None:
        self._rows.clear()
        self._captions.clear()
        self._note = None

    def _made(self, row: int) -> QImage:
        geometry, pictures = self._geometry, self._pictures
        assert pictures is not None
        image = self._empty(geometry.width, geometry.cell_height)
        colors = _colors_of(image)
        first = row * geometry.columns
        for column in range(min(geometry.columns, geometry.count - first)):
            self._put(colors, column, pictures.image(first + column), pictures[first + column])
        image.setDevicePixelRatio(geometry.ratio)
        return image

    def _put(self, colors: Colors, column: int, greys: NDArray[np.uint8], picture: Picture) -> None:
        """White on black, each pixel as a square of screen pixels; the caption below."""
        geometry = self._geometry
        ratio, pixel = geometry.ratio, geometry.pixel
        cell = round(column * geometry.cell_width * ratio)
        margin = max((geometry.cell_width - geometry.side) / 2, 0)
        left, top = cell + round(margin * ratio), round(PADDING * ratio)
        frame = round(_FRAME * ratio)
        if picture.is_wrong:
            color = self._palette.color(QPalette.ColorRole.BrightText).rgb()
            around = SIDE * pixel + frame
            colors[top - frame : top + around, max(left - frame, 0) : left + around] = color
        large = greys.astype(np.uint32).repeat(pixel, axis=0).repeat(pixel, axis=1)
        _paste(colors, top, left, large * np.uint32(0x010101) | np.uint32(0xFF000000))
        if picture.note:
            mark = self._mark()
            _paste(colors, top, left + SIDE * pixel - mark.shape[1], mark)
        _paste(colors, top + SIDE * pixel + frame, cell, self._caption(picture))

    # What is written

    def _caption(self, picture: Picture) -> Colors:
        key = picture.label, picture.answer
        if key not in self._captions:
            self._captions[key] = self._written(picture)
        return self._captions[key]

    def _written(self, picture: Picture) -> Colors:
        geometry, roles = self._geometry, QPalette.ColorRole
        width, height = geometry.cell_width, geometry.caption_height - _FRAME
        color = self._palette.color(roles.BrightText if picture.is_wrong else roles.Text)
        font = bold(self._font) if picture.is_wrong else self._font
        image = self._empty(width, height)
        image.setDevicePixelRatio(geometry.ratio)
        lines = self._lines(picture)
        with QPainter(image) as painter:
            painter.setFont(font)
            painter.setPen(color)
            for number, line in enumerate(lines):
                top = number * height / len(lines)
                at = QRectF(1, top, width - 2, height / len(lines))
                mode = Qt.TextElideMode.ElideRight
                text = QFontMetrics(font).elidedText(line, mode, int(at.width()))
                painter.drawText(at, Qt.AlignmentFlag.AlignCenter, text)
        return _colors_of(image).copy()

    def _lines(self, picture: Picture) -> list[str]:
        """Its label, with a tick if it is read so, else with what it is read as."""
        pictures = self._pictures
        assert pictures is not None
        label = pictures.class_name(picture.label)
        if not pictures.data_set.classes:
            if picture.is_wrong:
                return [f"{label} → {picture.answer}"]
            return [label if picture.answer is None else f"{label} ✓"]
        if picture.answer is None:
            return [label, ""]
        answer = pictures.class_name(picture.answer)
        return [label, f"→ {answer}" if picture.is_wrong else "✓"]

    def _mark(self) -> Colors:
        """The corner of an image about which something is said."""
        if self._note is None:
            roles = QPalette.ColorRole
            image = self._empty(_MARK, _MARK, self._palette.color(roles.Highlight))
            image.setDevicePixelRatio(self._geometry.ratio)
            with QPainter(image) as painter:
                painter.setFont(bold(self._font))
                painter.setPen(self._palette.color(roles.HighlightedText))
                painter.drawText(QRectF(0, 0, _MARK, _MARK), Qt.AlignmentFlag.AlignCenter, "!")
            self._note = _colors_of(image).copy()
        return self._note

    def _empty(self, width: int, height: int, color: QColor | None = None) -> QImage:
        """A picture of logical px, filled."""
        ratio = self._geometry.ratio
        size = max(round(width * ratio), 1), max(round(height * ratio), 1)
        image = QImage(*size, QImage.Format.Format_RGB32)
        image.fill(color or self._palette.color(QPalette.ColorRole.Base))
        return image


def caption_lines(pictures: PictureList) -> int:
    """How many lines a caption has: names of classes are too long for one."""
    return 2 if pictures.data_set.classes else 1


def _colors_of(image: QImage) -> Colors:
    """(height, width) the pixels of a 32-bit image, which are changed in place."""
    return np.frombuffer(image.bits(), np.uint32).reshape(image.height(), -1)


def _paste(colors: Colors, top: int, left: int, part: Colors) -> None:
    """Puts a part where it has room."""
    room = colors[top : top + part.shape[0], left : left + part.shape[1]]
    room[:] = part[: room.shape[0], : room.shape[1]]
