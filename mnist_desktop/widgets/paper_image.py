"""The drawing as pixels: white paper, black ink, drawn once and then only added to."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.plain_image import PAPER_SIZE
from mnist_desktop.widgets.picture_image import qimage_from_picture

_INK = QColor("#111827")
_PAPER = QColor("#ffffff")
_LIGHTEST_PRESSURE = 0.4  # share of the brush's width that the lightest touch draws


class PaperImage:
    """Keeps the picture of a drawing for a widget of some size; redraws it only when it must."""

    def __init__(self) -> None:
        self._drawing = Drawing()
        self._image = QImage()
        self._size = QSize(0, 0)
        self._is_drawn = False
        self._picture: QImage | None = None

    def show(self, drawing: Drawing) -> None:
        """Shows another drawing at the next `image`."""
        if drawing is self._drawing:
            return
        self._is_drawn = False
        picture = drawing.picture
        self._picture = None if picture is None else qimage_from_picture(picture)
        self._drawing = drawing

    def draw_line(
        self, start: tuple[float, float], end: tuple[float, float], width: float, pressure: float
    ) -> QRect:
        """Adds a piece of line, in ink units.

        Returns:
            The rectangle that changed, in logical px.
        """
        scale = self._size.height() / PAPER_SIZE
        if self._is_drawn:
            with QPainter(self._image) as painter:
                _set_up(painter, scale)
                _draw_piece(painter, start, end, width, pressure)
        touched = QRectF(QPointF(*start), QPointF(*end)).normalized()
        touched.adjust(-width, -width, width, width)
        corner, opposite = touched.topLeft() * scale, touched.bottomRight() * scale
        return QRectF(corner, opposite).toAlignedRect()

    def is_current(self, size: QSize, ratio: float) -> bool:
        """Whether `image` would give what is drawn already."""
        is_same_size = self._size == size and self._image.size() == _pixels(size, ratio)
        return self._is_drawn and is_same_size

    def image(self, size: QSize, ratio: float) -> QImage:
        """The paper for a widget of `size` logical px on a screen of `ratio` px a logical px."""
        if not self.is_current(size, ratio):
            self._size = size
            self._image = QImage(_pixels(size, ratio), QImage.Format.Format_RGB32)
            self._image.setDevicePixelRatio(ratio)
            self._redraw()
            self._is_drawn = True
        return self._image

    def _redraw(self) -> None:
        self._image.fill(_PAPER)
        with QPainter(self._image) as painter:
            if self._picture is not None:
                self._draw_picture(painter, self._picture)
                return
            _set_up(painter, self._size.height() / PAPER_SIZE)
            for stroke, width in zip(self._drawing.strokes, self._drawing.widths, strict=True):
                _draw_stroke(painter, stroke.tolist(), width)

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


def _pixels(size: QSize, ratio: float) -> QSize:
    return QSize(round(size.width() * ratio), round(size.height() * ratio))


def _draw_stroke(painter: QPainter, points: list[list[float]], width: float) -> None:
    """Draws one stroke of x, y[, t[, pressure]] in the painter's coordinates."""
    pressures = [point[3] if len(point) == 4 else 1.0 for point in points]
    if len(points) > 1 and min(pressures) == max(pressures):  # one line has a smoother edge
        painter.setPen(_pen(width, pressures[0]))
        painter.drawPolyline([QPointF(point[0], point[1]) for point in points])
        return
    before = points[0]
    for point, pressure in zip(points[1:] or points, pressures[1:] or pressures, strict=True):
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
    painter.setPen(_pen(width, pressure))
    if start == end:
        painter.drawPoint(QPointF(*end))
    else:
        painter.drawLine(QLineF(QPointF(*start), QPointF(*end)))


def _pen(width: float, pressure: float) -> QPen:
    pen = QPen(_INK, width * (_LIGHTEST_PRESSURE + (1 - _LIGHTEST_PRESSURE) * pressure))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
