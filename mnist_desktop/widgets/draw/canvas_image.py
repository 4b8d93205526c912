"""The drawing as pixels: black ink on white, drawn once and then only added to."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTransform

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.raw_preprocessing import CANVAS_SIZE
from mnist_desktop.widgets.base.images import qimage_from_picture

INK = QColor("#111827")
WHITE = QColor("#ffffff")
DIM = QColor("#d3d7de")  # in a dark window white would dazzle; contrast to the ink 12 : 1
_LIGHTEST_PRESSURE = 0.4  # share of the brush's width that the lightest touch draws
# Qt's time for one line grows faster than its points: 50,000 in lines of 500, criss-cross on a
# screen of 4K, take 80 s; in lines of 8 they take 9 s, and smooth handwriting 0.7 s
_PIECE_POINTS = 8
_SLICE_SECONDS = 0.02
_ORDINARY_POINTS = 500  # are drawn at once, however long that takes


class CanvasImage:
    """Keeps the picture of a drawing for a widget of some size; redraws it only when it must.

    A drawing of very many points is redrawn in slices, so that the window never waits for it; the
    previous picture is shown meanwhile.

    Args:
        background: the colour that is drawn on, much lighter than the ink.
    """

    def __init__(self, background: QColor = WHITE) -> None:
        self._drawing = Drawing()
        self._image = QImage()
        self._size = QSize(0, 0)
        self._is_started = False  # whether `_image` or `_redraw` shows the drawing in this size
        self._redraw: _Redraw | None = None
        self._background = background

    def set_background(self, background: QColor) -> None:
        """Draws on another colour from the next `image` on."""
        if background != self._background:
            self._background = background
            self._is_started = False
            self._redraw = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the drawing is left to be redrawn."""
        return self._redraw is None

    def show(self, drawing: Drawing) -> None:
        """Shows another drawing at the next `image`."""
        if drawing is self._drawing:
            return
        self._is_started = False
        self._redraw = None  # it is of another drawing
        self._drawing = drawing

    def keep(self, drawing: Drawing) -> None:
        """Takes over a drawing that consists of the last one and the lines added since.

        An ordinary one is redrawn all the same: its lines get smoother edges.
        """
        points = sum(len(stroke) for stroke in drawing.strokes)
        if self._is_started and points > _ORDINARY_POINTS:
            self._drawing = drawing

    def draw_line(
        self, start: tuple[float, float], end: tuple[float, float], width: float, pressure: float
    ) -> QRect:
        """Adds a piece of line, in ink units.

        Returns:
            The rectangle that changed, in logical px.
        """
        pen = _pen(INK, width, pressure)
        images = [self._image] + ([] if self._redraw is None else [self._redraw.image])
        for image in images:
            if not image.isNull():
                self._draw(image, start, end, pen)
        scale = self._size.height() / CANVAS_SIZE
        touched = QRectF(QPointF(*start), QPointF(*end)).normalized()
        touched.adjust(-width, -width, width, width)
        corner, opposite = touched.topLeft() * scale, touched.bottomRight() * scale
        return QRectF(corner, opposite).toAlignedRect()

    def erase_line(
        self, start: tuple[float, float], end: tuple[float, float], width: float
    ) -> None:
        """Removes a piece of line, in ink units, until the erased drawing is redrawn."""
        if not self._image.isNull():
            self._draw(self._image, start, end, _pen(self._background, width, 1.0))

    def is_current(self, size: QSize, ratio: float) -> bool:
        """Whether `image` would redraw nothing."""
        is_same_size = self._size == size and self._image.size() == _pixels(size, ratio)
        return self._is_started and is_same_size

    def image(self, size: QSize, ratio: float) -> QImage:
        """The picture for a widget of `size` logical px on a screen of `ratio` px per logical px.

        It is not `is_whole` where the drawing takes longer; `draw_more` continues.
        """
        if not self.is_current(size, ratio):
            self._image = _fitting(self._image, size, ratio, self._background)
            self._size = size
            self._redraw = _Redraw(self._drawing, size, ratio, self._background)
            self._is_started = True
            self.draw_more()
        return self._image

    def draw_more(self) -> None:
        """Redraws for `_SLICE_SECONDS`, an ordinary drawing to its end."""
        if self._redraw is not None and self._redraw.draw():
            self._image, self._redraw = self._redraw.image, None

    def _draw(
        self, image: QImage, start: tuple[float, float], end: tuple[float, float], pen: QPen
    ) -> None:
        with QPainter(image) as painter:
            _set_up(painter, self._size.height() / CANVAS_SIZE)
            _draw_piece(painter, [QPointF(*start), QPointF(*end)], pen)


class _Redraw:
    """Draws an image piece by piece.

    Args:
        drawing: what is drawn.
        size: of the widget, logical px.
        ratio: px per logical px.
        background: the colour that is drawn on.
    """

    def __init__(self, drawing: Drawing, size: QSize, ratio: float, background: QColor) -> None:
        self.image = _blank(size, ratio, background)
        self._size = size
        self._picture = drawing.picture
        self._pieces = _pieces(drawing)
        self._points = 0  # drawn so far

    def draw(self) -> bool:
        """Draws for `_SLICE_SECONDS` and returns whether that was all."""
        with QPainter(self.image) as painter:
            if self._picture is not None:
                self._draw_picture(painter, qimage_from_picture(self._picture))
                return True
            _set_up(painter, self._size.height() / CANVAS_SIZE)
            until = time.perf_counter() + _SLICE_SECONDS
            for points, pen in self._pieces:
                _draw_piece(painter, points, pen)
                self._points += len(points)
                if self._points > _ORDINARY_POINTS and time.perf_counter() > until:
                    return False
        return True

    def _draw_picture(self, painter: QPainter, picture: QImage) -> None:
        """The whole picture, as large as fits; the pixels of small ones can be told apart."""
        place = _to_view(picture.size(), self._size).mapRect(QRectF(picture.rect()))
        is_enlarged = place.width() > 4 * picture.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_enlarged)
        painter.drawImage(place, picture)


def to_view(drawing: Drawing, size: QSize) -> QTransform:
    """From ink units, or from the pixels of a picture, to a canvas of `size` logical px."""
    if drawing.picture is None:
        scale = size.height() / CANVAS_SIZE
        return QTransform.fromScale(scale, scale)
    height, width = drawing.picture.shape[:2]
    return _to_view(QSize(width, height), size)


def _to_view(picture: QSize, size: QSize) -> QTransform:
    """All of a picture in the middle, as large as fits."""
    scale = min(size.width() / picture.width(), size.height() / picture.height())
    left = (size.width() - picture.width() * scale) / 2
    top = (size.height() - picture.height() * scale) / 2
    return QTransform(scale, 0, 0, scale, left, top)


def drawing_image(drawing: Drawing, height: int) -> QImage:
    """The drawing as an image, black on white, for the clipboard and for files.

    It is square, or wider where ink reaches beyond that.
    """
    size = QSize(round(height * drawing.width / CANVAS_SIZE), height)
    image = CanvasImage()
    image.show(drawing)
    image.image(size, 1.0)
    while not image.is_whole:
        image.draw_more()
    return image.image(size, 1.0)


def _pixels(size: QSize, ratio: float) -> QSize:
    return QSize(round(size.width() * ratio), round(size.height() * ratio))


def _blank(size: QSize, ratio: float, background: QColor) -> QImage:
    image = QImage(_pixels(size, ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(background)
    return image


def _fitting(image: QImage, size: QSize, ratio: float, background: QColor) -> QImage:
    """The same picture for a widget of another size, until it is redrawn."""
    if image.isNull() or size.isEmpty():
        return _blank(size, ratio, background)
    is_same = image.size() == _pixels(size, ratio)
    fitting = image if is_same else image.scaled(_pixels(size, ratio))
    fitting.setDevicePixelRatio(ratio)
    return fitting


def _pieces(drawing: Drawing) -> Iterator[tuple[list[QPointF], QPen]]:
    """Short lines that make up the drawing, each with its pen."""
    for stroke, width in zip(drawing.strokes, drawing.widths, strict=True):
        points = [QPointF(x, y) for x, y in stroke[:, :2].tolist()]
        pressures = stroke[:, 3].tolist() if stroke.shape[1] == 4 else [1.0]
        if min(pressures) == max(pressures):  # a longer line has a smoother edge
            length, pressures = _PIECE_POINTS, pressures[:1] * len(points)
        else:
            length = 1
        for first in range(0, max(len(points) - 1, 1), length):
            last = min(first + length, len(points) - 1)
            yield points[first : last + 1], _pen(INK, width, pressures[last])


def _set_up(painter: QPainter, scale: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)


def _draw_piece(painter: QPainter, points: list[QPointF], pen: QPen) -> None:
    painter.setPen(pen)
    if points[0] == points[-1] and len(points) <= 2:
        painter.drawPoint(points[0])
    else:
        painter.drawPolyline(points)


def drawn_width(brush: float, pressure: float) -> float:
    """How wide a line is, in the unit of the brush, by the pressure in [0, 1]."""
    return brush * (_LIGHTEST_PRESSURE + (1 - _LIGHTEST_PRESSURE) * pressure)


def _pen(colour: QColor, width: float, pressure: float) -> QPen:
    pen = QPen(colour, drawn_width(width, pressure))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
