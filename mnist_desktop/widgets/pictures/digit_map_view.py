"""The digit map: thousands of images, looked at with pointer, wheel and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.map_picture import MapPicture
from mnist_desktop.widgets.pictures.map_pointing import image_at, next_image
from mnist_desktop.widgets.pictures.map_viewport import MapViewport

_NOTCH = 120.0  # of a wheel, in eighths of a degree
_WHEEL_FACTOR, _KEY_FACTOR = 1.25, 1.5  # of the zoom, for a notch and for a key
_STEP = 40.0  # logical px that Shift and an arrow key move
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class DigitMapView(Translated, MapPicture):
    """Says which image is to be put on the paper."""

    image_chosen = Signal(int)  # index in the map

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digitMap")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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

    # What is pointed at

    def image_at(self, point: QPointF) -> int | None:
        """The chosen image nearest to a point, by its index; None if none is near."""
        return image_at(point, self._places, self._is_faint)

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

    def _step(self, way: tuple[float, float]) -> None:
        """Points at the next chosen image in a direction, and brings it into sight."""
        viewport = self._viewport
        if viewport is None:
            return
        start = viewport.rect.center()
        if self._pointed is not None:
            start = self.place_of(self._pointed)
        elif self._drawing is not None:
            start = viewport.place(self._drawing.x, self._drawing.y)
        index = next_image(start, way, self._places, self._is_faint)
        if index is not None:
            self._point_at(index)
            if not viewport.rect.contains(self.place_of(index)):
                self._look(viewport.moved(viewport.rect.center() - self.place_of(index)))

    # Qt

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
            self._step(arrow)
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
