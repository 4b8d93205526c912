"""The drawing as pixels: white paper, black ink, drawn once and then only added to."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.plain_image import PAPER_SIZE
from mnist_desktop.widgets.picture_image import qimage_from_picture

_INK = "#111827"
_PAPER = "#ffffff"
_LIGHTEST_PRESSURE = 0.4  # share of the brush's width that the lightest touch draws


class PaperImage:
    """Keeps the picture of a drawing for a widget of some size; redraws it only when it must."""

    def __init__(self) -> None:
        self._drawing = Drawing()
        self._image = QImage()
        self._size = QSize(0, 0)
        self._is_current = False
        self._picture: QImage | None = None

    def show(self, drawing: Drawing) -> None:
        """Shows another drawing at the next `image`, unless it is the one adopted."""
        if drawing is not self._drawing:
            self.adopt(drawing)
            self._is_current = False

    def adopt(self, drawing: Drawing) -> None:
        """Takes a drawing whose lines are on the image already."""
        has_picture = drawing.picture is not None
        self._picture = qimage_from_picture(drawing.picture) if has_picture else None
        self._drawing = drawing

    def draw_line(
        self, start: tuple[float, float], end: tuple[float, float], width: float, pressure: float
    ) -> QRect:
        """Adds a piece of line, in ink units.

        Returns:
            The rectangle that changed, in logical px.
        """
        scale = self._size.height() / PAPER_SIZE
        if self._is_current:
            with QPainter(self._image) as painter:
                _set_up(painter, scale)
                _draw_piece(painter, start, end, width, pressure)
        touched = QRectF(QPointF(*start), QPointF(*end)).normalized()
        touched.adjust(-width, -width, width, width)
        corner, opposite = touched.topLeft() * scale, touched.bottomRight() * scale
        return QRectF(corner, opposite).toAlignedRect()

    def image(self, size: QSize, ratio: float) -> QImage:
        """The paper for a widget of `size` logical px on a screen of `ratio` px a logical px."""
        pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if not self._is_current or self._image.size() != pixels or self._size != size:
            self._size = size
            self._image = QImage(pixels, QImage.Format.Format_RGB32)
            self._image.setDevicePixelRatio(ratio)
            self._redraw()
            self._is_current = True
        return self._image

    def _redraw(self) -> None:
        self._image.fill(_PAPER)
        with QPainter(self._image) as painter:
            if self._picture is not None:
                self._draw_picture(painter, self._picture)
                return
            _set_up(painter, self._size.height() / PAPER_SIZE)
            for stroke, width in zip(self._drawing.strokes, self._drawing.widths, strict=True):
                draw_stroke(painter, stroke.tolist(), width)

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
    paper = PaperImage()
    paper.show(drawing)
    return paper.image(QSize(side, side), 1.0)


def draw_stroke(painter: QPainter, points: list[list[float]], width: float) -> None:
    """Draws one stroke of x, y[, t[, pressure]] in the painter's coordinates."""
    before = points[0]
    for point in points[1:] or points:
        pressure = point[3] if len(point) == 4 else 1.0
        _draw_piece(painter, (before[0], before[1]), (point[0], point[1]), width, pressure)
        before = point


def _set_up(painter: QPainter, scale: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)


def _draw_piece(
    painter: QPainter,
    start: tuple[float, float],
    end: tuple[float, float],
    width: float,
    pressure: float,
) -> None:
    shown = width * (_LIGHTEST_PRESSURE + (1 - _LIGHTEST_PRESSURE) * pressure)
    pen = QPen(_INK, shown)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if start == end:
        painter.drawPoint(QPointF(*end))
    else:
        painter.drawLine(QLineF(QPointF(*start), QPointF(*end)))
