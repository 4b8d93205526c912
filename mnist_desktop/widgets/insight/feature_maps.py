"""The channels of one block as tiles: feature maps, units, or weights as pictures."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from mnist_desktop.insight.receptive_field import Cell
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.selection import peak_cell
from mnist_desktop.widgets.insight.value_picture import (
    BrightnessScale,
    TileGrid,
    cell_at,
    contrasting,
    number_text,
)

Floats = NDArray[np.floating]

_MAP_SIDES = (12, 96)  # logical px
_UNIT_SIDES = (8, 44)  # logical px of a unit without a picture
_SINGLE_SIDES = (96, 240)  # logical px of a single map, such as the image
_GAP = 3  # logical px
_MIN_NUMBERED = 30  # logical px of a unit with its number
_FRAME = 2.0  # logical px of the frame of the chosen tile
_FAIR_SIDE = 28  # logical px of a map where there is little room
_PLAIN_HEIGHT = 150  # logical px that it asks for at most


class FeatureMaps(Translated, QWidget):
    """Tiles of one picture, on one brightness scale; the cell under the pointer is reported."""

    cell_pointed_at = Signal(object)  # Cell, or None
    cell_chosen = Signal(object)  # Cell

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("featureMaps")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._values: Floats = np.zeros((0, 0, 0), np.float32)  # channels last
        self._activations: Floats = self._values
        self._scale = BrightnessScale()
        self._are_weights = False
        self._off: frozenset[int] = frozenset()
        self._names = ""
        self._room = _PLAIN_HEIGHT
        self._channel: int | None = None
        self._tiles: QPixmap | None = None  # painted anew when values, size or colours change
        self._set_texts()

    @property
    def scale(self) -> BrightnessScale:
        """What black and white stand for."""
        return self._scale

    @property
    def are_weights(self) -> bool:
        """Whether weights are shown in place of what the channels give."""
        return self._are_weights

    @property
    def count(self) -> int:
        """Number of tiles."""
        return int(self._values.shape[2])

    def _set_texts(self) -> None:
        self.setStatusTip(
            self.tr(
                "What each channel of this layer finds in your drawing: bright where its pattern"
                " is. Point at a cell to see how it is computed; click to keep it."
            )
        )
        self._describe()

    def show_values(
        self,
        values: Floats,
        off: Collection[int] = (),
        *,
        function: str = "",
        pictures: Floats | None = None,
    ) -> None:
        """Shows the channels of a block.

        Args:
            values: (height, width, channels) or (units,), what the channels give.
            off: channels that are switched off; they are crossed out.
            function: the activation function that gives them.
            pictures: (height, width, units), shown instead, such as the weights of each unit.
        """
        before = self.count
        self._activations = values
        shown = values if pictures is None else pictures
        self._values = shown if shown.ndim == 3 else shown.reshape(1, 1, -1)
        self._are_weights = pictures is not None
        self._scale = BrightnessScale.of_function("" if self._are_weights else function, shown)
        self._off = frozenset(off)
        if self.count != before:
            self._channel = None
            self._limit_height()
        self._tiles = None
        self._describe()
        self.update()

    def set_layer_name(self, name: str) -> None:
        """Sets what the channels belong to, for the accessible description."""
        if name != self._names:
            self._names = name
            self._describe()

    def choose(self, channel: int | None) -> None:
        """Frames a tile."""
        if channel != self._channel:
            self._channel = channel
            self._describe()
            self.update()

    def grid(self) -> TileGrid:
        """Where the tiles lie."""
        return self._grid_in(self.size())

    def _grid_in(self, size: QSize) -> TileGrid:
        is_picture = self._values.shape[0] > 1
        sides = _MAP_SIDES if is_picture else _UNIT_SIDES
        if self.count == 1:
            sides = _SINGLE_SIDES
        gap = _GAP if is_picture else 1
        return TileGrid.fitted(
            max(self.count, 1), size.width(), size.height(), gap=gap, sides=sides
        )

    def cell_under(self, point: QPointF) -> Cell | None:
        """The cell at a point; of a unit (0, 0, unit)."""
        grid = self.grid()
        tile = grid.tile_at(point) if self.count else None
        if tile is None:
            return None
        if self._activations.ndim == 1:
            return 0, 0, tile
        row, column = cell_at(point, grid.rect(tile), *self._activations.shape[:2])
        return row, column, tile

    def set_room(self, height: int) -> None:
        """Takes of this height, in logical px, what whole rows of tiles need."""
        if height != self._room:
            self._room = height
            self._limit_height()

    def _limit_height(self) -> None:
        height = max(self._room, self._fair_height())
        self.setMaximumHeight(self._grid_in(QSize(self.width(), height)).height)
        self.updateGeometry()

    def _fair_height(self) -> int:
        """Logical px that it asks for where the column scrolls."""
        columns = max((max(self.width(), 120) + _GAP) // (_FAIR_SIDE + _GAP), 1)
        return min(-(-self.count // columns) * (_FAIR_SIDE + _GAP), _PLAIN_HEIGHT)

    def _describe(self) -> None:
        name = self._names or self.tr("Layer")
        self.setAccessibleName(self.tr("Channels of {layer}").format(layer=name))
        if self._channel is None or self._channel >= self._activations.shape[-1]:
            return self.setAccessibleDescription("")
        largest = float(self._activations[..., self._channel].max())
        text = self.tr("{layer}, channel {channel}: largest activation {value}").format(
            layer=name, channel=self._channel, value=number_text(largest)
        )
        if self._channel in self._off:
            text = self.tr("{text}; switched off").format(text=text)
        return self.setAccessibleDescription(text)

    def _paint_tiles(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        height, width, count = self._values.shape
        if not count:
            return pixmap
        # All channels one below the other in one picture
        greys = self._scale.image(np.moveaxis(self._values, 2, 0).reshape(count * height, width))
        grid = self.grid()
        with QPainter(pixmap) as painter:
            for tile in range(count):
                source = QRect(QPoint(0, tile * height), QSize(width, height))
                painter.drawImage(grid.rect(tile), greys, QRectF(source))
            if height == width == 1 and grid.side >= _MIN_NUMBERED:
                self._paint_numbers(painter, grid)
            for tile in self._off:
                self._cross_out(painter, grid.rect(tile))
        return pixmap

    def _paint_numbers(self, painter: QPainter, grid: TileGrid) -> None:
        """The values of units that are large enough."""
        font = QFont(self.font())
        font.setPixelSize(round(grid.side * 0.24))
        painter.setFont(font)
        greys = self._scale.greys(self._values[0, 0])
        for tile, value in enumerate(self._values[0, 0].tolist()):
            painter.setPen(contrasting(int(greys[tile])))
            painter.drawText(grid.rect(tile), Qt.AlignmentFlag.AlignCenter, number_text(value))

    def _cross_out(self, painter: QPainter, place: QRectF) -> None:
        # On black in both themes
        painter.setPen(QPen(QColor(Qt.GlobalColor.lightGray), 1.5))
        painter.drawLine(place.topLeft(), place.bottomRight())
        painter.drawLine(place.topRight(), place.bottomLeft())

    # Qt

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Reports the cell under the pointer."""
        self.cell_pointed_at.emit(self.cell_under(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Reports that none is."""
        self.cell_pointed_at.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the cell."""
        cell = self.cell_under(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.cell_chosen.emit(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Chooses the tile that the arrow keys move to, at its largest value."""
        columns = self.grid().columns
        step = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: columns,
            Qt.Key.Key_Up: -columns,
        }.get(Qt.Key(event.key()))
        if step is None or not self.count:
            super().keyPressEvent(event)
            return
        at = -1 if self._channel is None and step > 0 else self._channel or 0
        self.cell_chosen.emit(peak_cell(self._activations, (at + step) % self.count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paints the tiles anew."""
        super().resizeEvent(event)
        self._tiles = None
        if event.size().width() != event.oldSize().width():
            self._limit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the tiles and the frame of the chosen one."""
        if self._tiles is None:
            self._tiles = self._paint_tiles()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._tiles)
            highlight = self.palette().color(QPalette.ColorRole.Highlight)
            if self._channel is not None and self._channel < self.count:
                painter.setPen(QPen(highlight, _FRAME))
                place = self.grid().rect(self._channel)
                painter.drawRect(place.adjusted(-1, -1, 1, 1))
            if self.hasFocus():
                painter.setPen(QPen(highlight, 1, Qt.PenStyle.DotLine))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def minimumSizeHint(self) -> QSize:
        """Tiles as small as they may be at the present width."""
        return QSize(120, self._grid_in(QSize(max(self.width(), 120), 0)).height)

    def sizeHint(self) -> QSize:
        """Room for tiles of a fair size."""
        return QSize(360, max(self._fair_height(), self.minimumSizeHint().height()))
