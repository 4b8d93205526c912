"""The drawing as pixels: white paper, black ink, drawn once and then only added to."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.raw_preprocessing import CANVAS_SIZE
from mnist_desktop.widgets.base.images import qimage_from_picture

_INK = QColor("#111827")
WHITE = QColor("#ffffff")
DIM = QColor("#d3d7de")  # in a dark window white would dazzle; the ink is at 12 : 1 on it
_LIGHTEST_PRESSURE = 0.4  # share of the brush's width that the lightest touch draws
# Qt's time for one line grows faster than its points: 50,000 in lines of 500, criss-cross on a
# screen of 4K, take 80 s; in lines of 8 they take 9 s, and smooth handwriting 0.7 s
_PIECE_POINTS = 8
_SLICE_SECONDS = 0.02
_ORDINARY_POINTS = 500  # are drawn in one go, however long that takes


class CanvasImage:
    """Keeps the picture of a drawing for a widget of some size; redraws it only when it must.

    Args:
        paper: the colour that is drawn on, much lighter than the ink.

    A drawing of very many points is redrawn in slices, so that the window never waits for it; what
    was there before is shown meanwhile.
    """

    def __init__(self, paper: QColor = WHITE) -> None:
        self._drawing = Drawing()
        self._image = QImage()
        self._size = QSize(0, 0)
        self._is_begun = False  # whether `_image` or `_redraw` is of the drawing and the size
        self._redraw: _Redraw | None = None
        self._paper = paper

    def set_paper(self, paper: QColor) -> None:
        """Draws on paper of another colour from the next `image` on."""
        if paper != self._paper:
            self._paper = paper
            self._is_begun = False
            self._redraw = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the drawing is left to be redrawn."""
        return self._redraw is None

    def show(self, drawing: Drawing) -> None:
        """Shows another drawing at the next `image`."""
        if drawing is self._drawing:
            return
        self._is_begun = False
        self._redraw = None  # it is of another drawing
        self._drawing = drawing

    def keep(self, drawing: Drawing) -> None:
        """Another drawing, which is what was there and the lines that were added since.

        An ordinary one is redrawn nevertheless: its lines get smoother edges.
        """
        points = sum(len(stroke) for stroke in drawing.strokes)
        if self._is_begun and points > _ORDINARY_POINTS:
            self._drawing = drawing

    def draw_line(
        self, start: tuple[float, float], end: tuple[float, float], width: float, pressure: float
    ) -> QRect:
        """Adds a piece of line, in ink units.

        Returns:
            The rectangle that changed, in logical px.
        """
        pen = _pen(_INK, width, pressure)
        images = [self._image] + ([] if self._redraw is None else [self._redraw.image])
        for image in images:
            if not image.isNull():
                self._draw(image, start, end, pen)
        scale = self._size.height() / CANVAS_SIZE
        touched = QRectF(QPointF(*start), QPointF(*end)).normalized()
        touched.adjust(-width, -width, width, width)
        corner, opposite = touched.topLeft() * scale, touched.bottomRight() * scale
        return QRectF(corner, opposite).toAlignedRect()

    def rub_out(self, start: tuple[float, float], end: tuple[float, float], width: float) -> None:
        """Empties a piece of line, in ink units: what is seen until the erased drawing is drawn."""
        if not self._image.isNull():
            self._draw(self._image, start, end, _pen(self._paper, width, 1.0))

    def is_current(self, size: QSize, ratio: float) -> bool:
        """Whether `image` would begin nothing anew."""
        is_same_size = self._size == size and self._image.size() == _pixels(size, ratio)
        return self._is_begun and is_same_size

    def image(self, size: QSize, ratio: float) -> QImage:
        """The paper for a widget of `size` logical px on a screen of `ratio` px a logical px.

        Not `is_whole` where the drawing takes longer; `draw_more` goes on with it.
        """
        if not self.is_current(size, ratio):
            self._image = _fitting(self._image, size, ratio, self._paper)
            self._size = size
            self._redraw = _Redraw(self._drawing, size, ratio, self._paper)
            self._is_begun = True
            self.draw_more()
        return self._image

    def draw_more(self) -> None:
        """Redraws for `_SLICE_SECONDS`, an ordinary drawing to its end."""
        if self._redraw is not None and self._redraw.go_on():
            self._image, self._redraw = self._redraw.image, None

    def _draw(
        self, image: QImage, start: tuple[float, float], end: tuple[float, float], pen: QPen
    ) -> None:
        with QPainter(image) as painter:
            _set_up(painter, self._size.height() / CANVAS_SIZE)
            _draw_piece(painter, [QPointF(*start), QPointF(*end)], pen)


class _Redraw:
    """A drawing that becomes an image piece by piece.

    Args:
        drawing: what is drawn.
        size: of the widget, logical px.
        ratio: px a logical px.
        paper: its colour.
    """

    def __init__(self, drawing: Drawing, size: QSize, ratio: float, paper: QColor) -> None:
        self.image = _blank(size, ratio, paper)
        self._size = size
        self._picture = drawing.picture
        self._pieces = _pieces(drawing)
        self._points = 0  # that are drawn

    def go_on(self) -> bool:
        """Draws for a moment; whether that was all."""
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
        area = QRectF(QPointF(0, 0), self._size.toSizeF())
        shown = picture.size().toSizeF().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        is_enlarged = shown.width() > 4 * picture.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_enlarged)
        place = QRectF(QPointF(0, 0), shown)
        place.moveCenter(area.center())
        painter.drawImage(place, picture)


def drawing_image(drawing: Drawing, side: int) -> QImage:
    """The drawing as a square picture, black on white, for the clipboard and for files."""
    paper = CanvasImage()
    paper.show(drawing)
    paper.image(QSize(side, side), 1.0)
    while not paper.is_whole:
        paper.draw_more()
    return paper.image(QSize(side, side), 1.0)


def _pixels(size: QSize, ratio: float) -> QSize:
    return QSize(round(size.width() * ratio), round(size.height() * ratio))


def _blank(size: QSize, ratio: float, paper: QColor) -> QImage:
    image = QImage(_pixels(size, ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(paper)
    return image


def _fitting(image: QImage, size: QSize, ratio: float, paper: QColor) -> QImage:
    """The same picture for a widget of another size, until it is redrawn."""
    if image.isNull() or size.isEmpty():
        return _blank(size, ratio, paper)
    is_same = image.size() == _pixels(size, ratio)
    fitting = image if is_same else image.scaled(_pixels(size, ratio))
    fitting.setDevicePixelRatio(ratio)
    return fitting


def _pieces(drawing: Drawing) -> Iterator[tuple[list[QPointF], QPen]]:
    """Short lines that together are the drawing, each with its pen."""
    for stroke, width in zip(drawing.strokes, drawing.widths, strict=True):
        points = [QPointF(x, y) for x, y in stroke[:, :2].tolist()]
        pressures = stroke[:, 3].tolist() if stroke.shape[1] == 4 else [1.0]
        if min(pressures) == max(pressures):  # a longer line has a smoother edge
            length, pressures = _PIECE_POINTS, pressures[:1] * len(points)
        else:
            length = 1
        for first in range(0, max(len(points) - 1, 1), length):
            last = min(first + length, len(points) - 1)
            yield points[first : last + 1], _pen(_INK, width, pressures[last])


def _set_up(painter: QPainter, scale: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)


def _draw_piece(painter: QPainter, points: list[QPointF], pen: QPen) -> None:
    painter.setPen(pen)
    if points[0] == points[-1] and len(points) <= 2:
        painter.drawPoint(points[0])
    else:
        painter.drawPolyline(points)


def _pen(colour: QColor, width: float, pressure: float) -> QPen:
    pen = QPen(colour, width * (_LIGHTEST_PRESSURE + (1 - _LIGHTEST_PRESSURE) * pressure))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
