"""The digit map: thousands of images as points, and one's drawing among them."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from mnist_desktop.insight.digit_map import DigitMap, MapPlace
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.map_cloud import (
    Cloud,
    names_of,
    paint_cloud,
    paint_names,
    signs_of,
)
from mnist_desktop.widgets.pictures.map_marks import paint_card, paint_dot, paint_lines, paint_trail
from mnist_desktop.widgets.pictures.map_viewport import MapViewport, bounds_of, united

_SIZE, _LEAST = QSize(320, 320), QSize(160, 140)  # logical px
_REACH = 12.0  # logical px; an image farther from the pointer is not meant
_NOTCH = 120.0  # of a wheel, in eighths of a degree
_WHEEL_FACTOR, _KEY_FACTOR = 1.25, 1.5  # of the zoom, for a notch and for a key
_STEP = 40.0  # logical px that Shift and an arrow key move
_TRAIL = 60  # places that the dot has come from
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class DigitMapView(Translated, QWidget):
    """Paints the images once for each part of the map that is seen, the rest over them."""

    image_chosen = Signal(int)  # index in the map

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digitMap")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._map: DigitMap | None = None
        self._classes: tuple[str, ...] = ()
        self._chosen_classes: frozenset[int] = frozenset()  # empty for all
        self._only_wrong = False
        self._viewport: MapViewport | None = None
        self._places = np.zeros((0, 2))  # of all images, in logical px
        self._is_faint = np.zeros(0, np.bool_)
        self._cloud: QPixmap | None = None  # painted for the present viewport
        self._drawing: MapPlace | None = None
        self._trail: list[tuple[float, float]] = []  # on the axes
        self._pointed: int | None = None  # the image under the pointer or chosen by keys
        self._pressed: QPointF | None = None  # where the mouse went down
        self._is_dragged = False
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("Map of the images"))
        self.setStatusTip(
            self.tr(
                "Turn the wheel to look closer, drag to move, double-click to see all. A click puts"
                " an image on the paper. Keys: arrows, Enter, + and −, 0; with Shift the arrows"
                " move the map."
            )
        )
        self.update()

    # What is shown

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

    # What is pointed at

    def image_at(self, point: QPointF) -> int | None:
        """The chosen image nearest to a point, by its index; None if none is near."""
        if not len(self._places):
            return None
        distances = np.hypot(*(self._places - (point.x(), point.y())).T)
        distances[self._is_faint] = np.inf
        nearest = int(distances.argmin())
        return nearest if distances[nearest] <= _REACH else None

    def words(self, index: int) -> list[str]:
        """What is said of an image, line by line."""
        assert self._map is not None
        number = int(self._map.numbers[index])
        label = int(self._map.images.labels[index])
        answer = int(self._map.answers[index])
        read = self.tr("read as {answer}").format(answer=class_name(self._classes, answer))
        return [
            self.tr("labelled {label}").format(label=class_name(self._classes, label)),
            read if answer == label else f"{read} ✗",
            self.tr("validation image {number}").format(number=f"{number:,}"),
        ]

    def _point_at(self, index: int | None) -> None:
        if index != self._pointed:
            self._pointed = index
            self.setAccessibleDescription("" if index is None else ", ".join(self.words(index)))
            self.update()

    def _step(self, dx: float, dy: float) -> None:
        """Points at the nearest chosen image in a direction, a sector of a right angle."""
        start = QPointF(self.width() / 2, self.height() / 2)
        if self._pointed is not None:
            start = self.place_of(self._pointed)
        elif self._drawing is not None and self._viewport is not None:
            start = self._viewport.place(self._drawing.x, self._drawing.y)
        ways = self._places - (start.x(), start.y())
        along, across = ways @ (dx, dy), np.abs(ways @ (dy, dx))
        is_there = (along > 0.5) & (across <= along) & ~self._is_faint
        if is_there.any():
            index = int(np.where(is_there, along + across, np.inf).argmin())
            self._point_at(index)
            self._bring_into_sight(self.place_of(index))

    def _bring_into_sight(self, place: QPointF) -> None:
        viewport = self._viewport
        if viewport is not None and not viewport.rect.contains(place):
            self._look(viewport.moved(viewport.rect.center() - place))

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
                painter.drawPixmap(0, 0, self._cloud)
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

    def _painted(self, digit_map: DigitMap, viewport: MapViewport) -> QPixmap:
        """The images, and what their classes are called."""
        ratio = self.devicePixelRatioF()
        cloud = QPixmap(self.size() * ratio)
        cloud.setDevicePixelRatio(ratio)
        cloud.fill(self.palette().color(QPalette.ColorRole.Base))
        labels, palette = digit_map.images.labels, self.palette()
        with QPainter(cloud) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.font())
            shown = digit_map.images, self._places, digit_map.is_wrong, self._is_faint
            paint_cloud(painter, Cloud(*shown, signs_of(self._classes), viewport.zoom, palette))
            painter.setFont(self.font())
            middles = {
                label: QPointF(*np.median(self._places[labels == label], axis=0).tolist())
                for label in np.unique(labels).tolist()
                if not self._chosen_classes or label in self._chosen_classes
            }
            paint_names(painter, middles, names_of(self._classes), palette, viewport.rect)
        return cloud

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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Looks closer at what is under the pointer, or from farther away."""
        if self._viewport is None:
            event.ignore()
            return
        factor = _WHEEL_FACTOR ** (event.angleDelta().y() / _NOTCH)
        self._look(self._viewport.zoomed(factor, event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._is_dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the map, or points at an image."""
        place, pressed = event.position(), self._pressed
        if pressed is None:
            self._point_at(self.image_at(place))
            return
        by = place - pressed
        if self._is_dragged or by.manhattanLength() >= QApplication.startDragDistance():
            self._is_dragged, self._pressed = True, place
            if self._viewport is not None:
                self._point_at(None)
                self._look(self._viewport.moved(by))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chooses the image that was clicked."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        index = self.image_at(event.position())
        if not self._is_dragged and index is not None:
            self._point_at(index)
            self.image_chosen.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Shows all of the map."""
        self._pressed = None
        self._show_all()

    def _show_all(self) -> None:
        viewport = self._viewport
        if viewport is not None:
            self._look(MapViewport(viewport.bounds, viewport.size))

    def leaveEvent(self, event: QEvent) -> None:
        """Points at nothing any more."""
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from image to image, or with Shift move the map; Enter, +, - and 0."""
        key, viewport = Qt.Key(event.key()), self._viewport
        arrow = _ARROWS.get(key)
        if viewport is None:
            super().keyPressEvent(event)
        elif arrow is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._look(viewport.moved(QPointF(*arrow) * -_STEP))
        elif arrow is not None:
            self._step(*arrow)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pointed is not None:
            self.image_chosen.emit(self._pointed)
        elif event.text() in ("+", "=", "-", "\u2212"):
            factor = _KEY_FACTOR if event.text() in ("+", "=") else 1 / _KEY_FACTOR
            at = viewport.rect.center() if self._pointed is None else self.place_of(self._pointed)
            self._look(viewport.zoomed(factor, at))
        elif event.text() == "0":
            self._show_all()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Takes its keys before the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if is_plain and (Qt.Key(event.key()) in _ARROWS or event.text() in tuple("+-=0\r")):
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Points at nothing any more."""
        super().focusOutEvent(event)
        self._point_at(None)

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
