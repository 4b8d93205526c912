"""All images of a data set as a grid that is painted as far as it is seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QScrollArea,
    QScroller,
    QSizePolicy,
    QWidget,
)

from mnist_desktop.data.picture_list import PictureList
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.grid_geometry import (
    GridGeometry,
    columns_in,
    fitting_pixel,
)
from mnist_desktop.widgets.pictures.grid_rows import GridRows, caption_lines
from mnist_desktop.widgets.pictures.picture_texts import PictureTexts

MAX_ZOOM = 6
"""Logical pixels of one pixel of an image, at most."""
_USUAL_ZOOM = 2
_MIN_HEIGHT = 150  # logical px
_CAPTION_GAP = 5  # logical px


class ImageGrid(Translated, QAbstractScrollArea):
    """Images with their labels and answers; one of them is the current one.

    Nothing is made for an image that is not seen, so it does not matter how many there are.
    """

    chosen = Signal(int)  # the row of an image that was clicked, or by Return
    current_changed = Signal()
    explained = Signal(str)  # what is under the pointer
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("imageGrid")
        self.pictures: PictureList | None = None
        self.current: int | None = None  # the row of an image
        self.zoom = _USUAL_ZOOM
        self._plates: tuple[tuple[int, int], ...] = ()  # columns and rows that may fill it
        self._pressed: tuple[int | None, QPoint] = (None, QPoint())
        self._hovered: int | None = None
        self._rows = GridRows()
        self._texts = PictureTexts(self)
        self._geometry = GridGeometry(1, 1, 1, 1.0, 1, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        view = self.viewport()
        view.setMouseTracking(True)
        view.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        QScroller.grabGesture(view, QScroller.ScrollerGestureType.TouchGesture)
        self._rows.set_look(self.font(), self.palette())
        self._set_texts()

    def _set_texts(self) -> None:
        self.setStatusTip(
            self.tr(
                "Below each image its label: ✓ if it is read so, else what it is read as. Click an"
                " image, or press Enter, to put it on the paper; Ctrl and the wheel, or + and −,"
                " make the images larger or smaller."
            )
        )
        self._describe()

    # What is shown

    def show_pictures(self, pictures: PictureList, *, keeps_place: bool = False) -> None:
        """Shows other images.

        Args:
            pictures: in the order in which they are shown.
            keeps_place: whether one looks at the same images with more known of them.
        """
        place = None
        if self.pictures is not None and self.current is not None and keeps_place:
            place = int(self.pictures.places[self.current])
        self.pictures = pictures
        self.current = None if place is None else pictures.row_of(place)
        if not keeps_place:
            self.verticalScrollBar().setValue(0)
        self._hovered = None
        self._arrange()
        self._describe()
        self.current_changed.emit()

    def clear(self) -> None:
        """Shows nothing, until there are images."""
        self.pictures, self.current, self._hovered = None, None, None
        self.verticalScrollBar().setRange(0, 0)
        self.viewport().update()
        self._describe()
        self.current_changed.emit()

    def set_plates(self, *plates: tuple[int, int]) -> None:
        """Lets so many columns and rows fill the widget, those that make the images largest.

        Without any it scrolls.
        """
        policies = Qt.ScrollBarPolicy
        policy = policies.ScrollBarAlwaysOff if plates else policies.ScrollBarAlwaysOn
        self.setVerticalScrollBarPolicy(policy)
        if plates != self._plates:
            self._plates = plates
            self._arrange()

    def set_zoom(self, zoom: int) -> None:
        """Sets how large images are, 1 to MAX_ZOOM logical px a pixel."""
        zoom = min(max(zoom, 1), MAX_ZOOM)
        if zoom != self.zoom:
            self.zoom = zoom
            self._arrange()
            if self.current is not None:
                self._reveal(self.current)
            self.zoom_changed.emit()

    def set_current(self, row: int) -> None:
        """Makes an image the current one, and scrolls to it."""
        self.current = row
        self._reveal(row)
        self.viewport().update()
        self._describe()
        self.current_changed.emit()

    def _describe(self) -> None:
        count = 0 if self.pictures is None else len(self.pictures)
        self.setAccessibleName(self.tr("Images: {count}").format(count=f"{count:,}"))
        is_any = self.pictures is not None and self.current is not None
        self.setAccessibleDescription(self._words(self.current) if is_any else "")

    def _words(self, row: int | None) -> str:
        if self.pictures is None or row is None:
            return ""
        return self._texts.described(self.pictures, row)

    # Where

    def _arrange(self) -> None:
        if self.pictures is None:
            return
        view, ratio = self.viewport().size(), self.devicePixelRatioF()
        caption = caption_lines(self.pictures) * self.fontMetrics().height() + _CAPTION_GAP
        pixel = max(round(self.zoom * ratio), 1)
        columns = columns_in(view.width(), pixel, ratio)
        if self._plates:
            rooms = [
                (view.height() - rows * caption, columns, rows) for columns, rows in self._plates
            ]
            pixels = [fitting_pixel(view.width(), *room, ratio) for room in rooms]
            pixel = max(*pixels, 1)
            columns = self._plates[pixels.index(max(pixels))][0]
        count = len(self.pictures)
        self._geometry = GridGeometry(view.width(), columns, pixel, ratio, caption, count)
        self._rows.set_content(self.pictures, self._geometry)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(self._geometry.height - view.height(), 0))
        bar.setPageStep(view.height())
        bar.setSingleStep(max(self._geometry.cell_height // 3, 1))
        self.viewport().update()

    def cell(self, row: int) -> QRect:
        """Where an image is, on the viewport."""
        return self._geometry.cell(row).translated(0, -self.verticalScrollBar().value())

    def _row_at(self, point: QPoint) -> int | None:
        return self._geometry.index_at(point + QPoint(0, self.verticalScrollBar().value()))

    def _reveal(self, row: int) -> None:
        cell, bar, height = self.cell(row), self.verticalScrollBar(), self.viewport().height()
        if cell.top() < 0:
            bar.setValue(bar.value() + cell.top())
        elif cell.bottom() >= height:
            bar.setValue(bar.value() + min(cell.bottom() + 1 - height, cell.top()))

    def _choose(self, row: int) -> None:
        self.set_current(row)
        self.chosen.emit(row)

    def _hover(self, row: int | None) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().setCursor(
                Qt.CursorShape.ArrowCursor if row is None else Qt.CursorShape.PointingHandCursor
            )
            self.explained.emit(self._words(row) or self.statusTip())

    # Qt

    def minimumSizeHint(self) -> QSize:
        """Two rows of the usual size."""
        return QSize(160, _MIN_HEIGHT)

    def sizeHint(self) -> QSize:
        """As the minimum; it grows into what there is."""
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the rows in sight."""
        roles, geometry = QPalette.ColorRole, self._geometry
        top, part = self.verticalScrollBar().value(), event.rect()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(part, self.palette().color(roles.Base))
            if self.pictures is None:
                return
            first = (top + part.top()) // geometry.cell_height
            last = min((top + part.bottom()) // geometry.cell_height + 1, geometry.rows)
            for row in range(first, last):
                painter.drawImage(QPoint(0, row * geometry.cell_height - top), self._rows.row(row))
            if self.current is not None:
                width = 3 if self.hasFocus() else 2
                painter.setPen(QPen(self.palette().color(roles.Highlight), width))
                painter.drawRect(self.cell(self.current).adjusted(1, 1, -2, -2))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Moves what is painted already."""
        self.viewport().scroll(0, dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follows the number of columns; the image at the top stays there."""
        super().resizeEvent(event)
        at_top = self._row_at(QPoint(0, 0))
        self._arrange()
        if at_top:
            self.verticalScrollBar().setValue(self._geometry.cell(at_top).top())

    def changeEvent(self, event: QEvent) -> None:
        """Follows font and colours."""
        super().changeEvent(event)
        kinds = event.Type.FontChange, event.Type.PaletteChange
        if event.type() in kinds:
            self._rows.set_look(self.font(), self.palette())
            self._arrange()

    def viewportEvent(self, event: QEvent) -> bool:
        """Forgets what was under the pointer."""
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Explains the image under the pointer."""
        self._hover(self._row_at(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Notes what is pressed: a finger may be about to scroll."""
        point = event.position().toPoint()
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (self._row_at(point) if is_left else None, point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chooses an image."""
        row, place = self._pressed
        self._pressed = (None, QPoint())
        point = event.position().toPoint()
        is_still = (point - place).manhattanLength() < QApplication.startDragDistance()
        if row is not None and is_still:
            self._choose(row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl it makes the images larger or smaller.

        While the area around shows only a part of the grid, that one scrolls: else nothing below
        thousands of images would ever come.
        """
        steps = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self._plates:
            self.set_zoom(self.zoom + (steps > 0) - (steps < 0))
            event.accept()
        elif steps and self._is_cut(at_bottom=steps < 0):
            event.ignore()
        else:
            super().wheelEvent(event)

    def _is_cut(self, *, at_bottom: bool) -> bool:
        """Whether the nearest scroll area would show more of it when scrolled."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is None:
            return False
        top = self.mapTo(around.viewport(), QPoint(0, 0)).y()
        return top + self.height() > around.viewport().height() if at_bottom else top < 0

    def focusInEvent(self, event: QEvent) -> None:
        """Shows which image is the current one."""
        if self.current is None and self.pictures is not None and len(self.pictures):
            self.current = self._row_at(QPoint(0, 0)) or 0
            self._describe()
            self.current_changed.emit()
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        """Shows that the keys go elsewhere."""
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves, chooses, makes images larger or smaller."""
        key, count = event.key(), self._geometry.count
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) and not self._plates:
            self.set_zoom(self.zoom + (1 if key == Qt.Key.Key_Plus else -1))
        elif not count:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.current or 0)
        else:
            row = self._row_by(Qt.Key(key), self.current or 0, count)
            if row is None:
                super().keyPressEvent(event)
                return
            self.set_current(row)
            self.explained.emit(self._words(row))

    def _row_by(self, key: Qt.Key, row: int, count: int) -> int | None:
        """Where a key leads; None for a key that does not."""
        columns = self._geometry.columns
        page = columns * max(self.viewport().height() // self._geometry.cell_height, 1)
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -count,
            Qt.Key.Key_End: count,
        }
        step = steps.get(key)
        return None if step is None else min(max(row + step, 0), count - 1)
