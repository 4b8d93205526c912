"""What the digit map shows: images, the drawing among them, and the one that is pointed at."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.insight.digit_map import DigitMap, MapPlace
from mnist_desktop.widgets.pictures.map_cloud import (
    CLOSE,
    Cloud,
    cloud_image,
    names_of,
    paint_names,
    signs_of,
)
from mnist_desktop.widgets.pictures.map_marks import paint_card, paint_dot, paint_lines, paint_trail
from mnist_desktop.widgets.pictures.map_viewport import MapViewport, bounds_of, united

_SIZE, _LEAST = QSize(320, 320), QSize(160, 140)  # logical px
_TRAIL = 60  # places that the dot has come from


class MapPicture(QWidget):
    """Paints the images once for each part of the map that is seen, the rest over them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._map: DigitMap | None = None
        self._classes: tuple[str, ...] = ()
        self._chosen_classes: frozenset[int] = frozenset()  # empty for all
        self._only_wrong = False
        self._viewport: MapViewport | None = None
        self._places = np.zeros((0, 2))  # of all images, in logical px
        self._is_faint = np.zeros(0, np.bool_)
        self._cloud: QImage | None = None  # painted for the present viewport
        self._drawing: MapPlace | None = None
        self._trail: list[tuple[float, float]] = []  # on the axes
        self._pointed: int | None = None  # the image under the pointer or chosen by keys

    def show_map(self, digit_map: DigitMap | None) -> None:
        """Shows a map; None for an empty frame.

        With the axes of the one before, what is seen of it stays.
        """
        before, self._map = self._map, digit_map
        if before is None or digit_map is None or before.axes is not digit_map.axes:
            self._viewport = self._drawing = self._pointed = None
            self._trail.clear()
        if digit_map is not None:
            self._classes = digit_map.data_set.classes
            bounds = bounds_of(digit_map.points)
            if self._viewport is None:
                self._viewport = MapViewport(bounds, QSizeF(self.size()))
            else:
                self._viewport = self._viewport.with_bounds(united(self._viewport.bounds, bounds))
        self._choose()

    def show_drawing(self, place: MapPlace | None, *, is_next: bool = False) -> None:
        """Shows where the drawing is; None for no drawing.

        `is_next`: whether it is the drawing shown before with more ink, whose dot leaves a trail.
        """
        if place is None or not is_next:
            self._trail.clear()
        if place is not None:
            self._trail = [*self._trail, (place.x, place.y)][-_TRAIL:]
        self._drawing = place
        self.update()

    def set_chosen(self, classes: Collection[int], *, only_wrong: bool) -> None:
        """Shows all but some images faintly.

        Args:
            classes: the labels that are chosen; empty for all of them.
            only_wrong: whether only misread images are.
        """
        self._chosen_classes, self._only_wrong = frozenset(classes), only_wrong
        self._choose()

    @property
    def digit_map(self) -> DigitMap | None:
        """The map that is shown."""
        return self._map

    @property
    def viewport(self) -> MapViewport | None:
        """Which part of the map is seen."""
        return self._viewport

    @property
    def drawing(self) -> MapPlace | None:
        """Where the drawing is."""
        return self._drawing

    @property
    def pointed(self) -> int | None:
        """The image whose card is shown, by its index in the map."""
        return self._pointed

    def place_of(self, index: int) -> QPointF:
        """Where an image is, in logical px."""
        return QPointF(*self._places[index].tolist())

    def _choose(self) -> None:
        digit_map = self._map
        if digit_map is not None:
            faint = np.zeros(len(digit_map), np.bool_)
            if self._chosen_classes:
                faint |= ~np.isin(digit_map.images.labels, sorted(self._chosen_classes))
            if self._only_wrong:
                faint |= ~digit_map.is_wrong
            self._is_faint = faint
        self._look(self._viewport)

    def _look(self, viewport: MapViewport | None) -> None:
        """Shows another part of the map, or the same one anew."""
        self._viewport, self._cloud = viewport, None
        digit_map = self._map
        if viewport is not None and digit_map is not None:
            self._places = viewport.places(digit_map.points)
        else:
            self._places = np.zeros((0, 2))
        self.update()

    def words(self, index: int) -> list[str]:
        """What is said of an image, line by line."""
        raise NotImplementedError

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the images, then what lies over them."""
        palette = self.palette()
        with QPainter(self) as painter:
            digit_map, viewport = self._map, self._viewport
            if digit_map is None or viewport is None:
                painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Base))
            else:
                if self._cloud is None:
                    self._cloud = self._painted(digit_map, viewport)
                painter.drawImage(0, 0, self._cloud)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_drawing(painter, viewport)
                if self._pointed is not None:
                    place, greys = self.place_of(self._pointed), digit_map.images.images
                    look = viewport.rect, palette
                    paint_card(
                        painter, place, greys[self._pointed], self.words(self._pointed), look
                    )
            role = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid
            painter.setPen(palette.color(role))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _painted(self, digit_map: DigitMap, viewport: MapViewport) -> QImage:
        """The images, and what their classes are called."""
        labels, palette = digit_map.images.labels, self.palette()
        shown = digit_map.images, self._places, digit_map.is_wrong, self._is_faint
        cloud = Cloud(*shown, signs_of(self._classes), viewport.zoom, palette)
        image = cloud_image(cloud, self.size(), self.devicePixelRatioF(), self.font())
        if viewport.zoom < CLOSE:
            middles = {
                label: QPointF(*np.median(self._places[labels == label], axis=0).tolist())
                for label in np.unique(labels).tolist()
                if not self._chosen_classes or label in self._chosen_classes
            }
            with QPainter(image) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setFont(self.font())
                paint_names(painter, middles, names_of(self._classes), palette, viewport.rect)
        return image

    def _paint_drawing(self, painter: QPainter, viewport: MapViewport) -> None:
        drawing, palette = self._drawing, self.palette()
        if drawing is None:
            return
        trail = viewport.places(np.array(self._trail, np.float32))
        paint_trail(painter, [QPointF(x, y) for x, y in trail.tolist()], palette)
        place = viewport.place(drawing.x, drawing.y)
        ends = [self.place_of(index) for index in drawing.nearest if index < len(self._places)]
        paint_lines(painter, place, ends, palette)
        paint_dot(painter, place, viewport.rect, palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the map to another size."""
        viewport = self._viewport
        self._look(None if viewport is None else viewport.resized(QSizeF(self.size())))

    def changeEvent(self, event: QEvent) -> None:
        """Follows colours and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._cloud = None
            self.update()

    def sizeHint(self) -> QSize:
        """For the narrow column."""
        return _SIZE

    def minimumSizeHint(self) -> QSize:
        """Room in a low window."""
        return _LEAST
