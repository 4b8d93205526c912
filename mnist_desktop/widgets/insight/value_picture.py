"""Numbers as grey pictures: maps, weights and images."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage

Floats = NDArray[np.floating]

_BRIGHT = 140  # greys from here on have dark numbers
_LIMITED = ("sigmoid", "tanh")  # functions that never exceed 1
_GAMMA = 0.6  # few maps of a layer come near its largest value
_LEVELS = 65_535  # so many that none of the greys near black is left out


@dataclass(frozen=True)
class BrightnessScale:
    """What black and white stand for, the same for all maps of a layer.

    Attributes:
        largest: the absolute value that is white.
        is_signed: whether black is `-largest` and 0 a middle grey; otherwise black is 0.
        gamma: below 1 it lightens weak values; only without signs.
    """

    largest: float = 1.0
    is_signed: bool = False
    gamma: float = 1.0

    @classmethod
    def of(cls, values: Floats) -> BrightnessScale:
        """The scale on which the largest of the values is white, and weak ones can be seen."""
        if not values.size:
            return cls()
        low, high = float(values.min()), float(values.max())
        is_signed = low < 0
        return cls(max(abs(low), abs(high)) or 1.0, is_signed, 1.0 if is_signed else _GAMMA)

    @classmethod
    def of_function(cls, function: str, values: Floats) -> BrightnessScale:
        """The same, or the fixed scale of an activation function that has limits."""
        if function in _LIMITED:
            return cls(1.0, is_signed=function == "tanh")
        return cls.of(values)

    def greys(self, values: Floats) -> NDArray[np.uint8]:
        """The values as greys, clipped to the scale."""
        shares = np.asarray(values, np.float32) / np.float32(self.largest)
        if self.is_signed:
            shares = (shares + 1) / 2
        shares = np.clip(shares, 0, 1)
        if not self.is_signed and self.gamma != 1:
            table = _greys_of_levels(self.gamma)
            return np.asarray(table[np.rint(shares * _LEVELS).astype(np.uint16)])
        greys: NDArray[np.uint8] = np.rint(shares * 255).astype(np.uint8)
        return greys

    def image(self, values: Floats) -> QImage:
        """(height, width) values as a picture of as many pixels."""
        return image_of_greys(self.greys(values))


@cache
def _greys_of_levels(gamma: float) -> NDArray[np.uint8]:
    """The grey of each level: a table, as powers of all values of a layer are slow."""
    levels = np.arange(_LEVELS + 1) / _LEVELS
    return np.rint(levels**gamma * 255).astype(np.uint8)


def image_of_greys(greys: NDArray[np.uint8]) -> QImage:
    """(height, width) greys as 32-bit colours, which Qt scales far faster than 8-bit ones."""
    colors = np.ascontiguousarray(0xFF000000 | greys.astype(np.uint32) * 0x010101)
    height, width = colors.shape
    return QImage(colors.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()


def contrasting(grey: int) -> Qt.GlobalColor:
    """Black or white, whichever can be read on a grey."""
    return Qt.GlobalColor.black if grey > _BRIGHT else Qt.GlobalColor.white


def number_text(value: float) -> str:
    """A number in a few characters: two decimals, fewer for large ones."""
    decimals = 2 if abs(value) < 100 else 0
    text = f"{value:.{decimals}f}"
    # Neither "-0.00" nor a hyphen for a minus
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "\u2212")


def plus_text(value: float) -> str:
    """What is added to a sum: "+ 0.12" or "− 0.12"."""
    text = number_text(value)
    return f"\u2212 {text[1:]}" if text.startswith("\u2212") else f"+ {text}"


@dataclass(frozen=True)
class TileGrid:
    """Where equal square tiles lie in a rectangle, row by row.

    Attributes:
        count: number of tiles.
        columns: in a full row.
        side: of a tile, in logical px.
        gap: between two tiles, in logical px.
        left: of the first tile, in logical px.
    """

    count: int
    columns: int
    side: int
    gap: int
    left: int = 0

    @classmethod
    @lru_cache(maxsize=32)  # asked for with every paint
    def fitted(
        cls, count: int, width: int, height: int, *, gap: int, sides: tuple[int, int]
    ) -> TileGrid:
        """The largest tiles that fit; not below the first nor above the second of `sides`."""
        least, most = sides
        side = least
        for candidate in range(most, least, -1):
            columns = max((width + gap) // (candidate + gap), 1)
            if -(-count // columns) * (candidate + gap) - gap <= height:
                side = candidate
                break
        columns = min(max((width + gap) // (side + gap), 1), count)
        return cls(count, columns, side, gap)

    @property
    def height(self) -> int:
        """Of all rows, in logical px."""
        return -(-self.count // self.columns) * (self.side + self.gap) - self.gap

    def rect(self, tile: int) -> QRectF:
        """The place of a tile."""
        row, column = divmod(tile, self.columns)
        step = self.side + self.gap
        return QRectF(self.left + column * step, row * step, self.side, self.side)

    def tile_at(self, point: QPointF) -> int | None:
        """The tile at a point; half of a gap belongs to each of its neighbours."""
        step = self.side + self.gap
        column = int((point.x() - self.left + self.gap / 2) // step)
        row = int((point.y() + self.gap / 2) // step)
        tile = row * self.columns + column
        is_inside = 0 <= column < self.columns and row >= 0 and tile < self.count
        return tile if is_inside else None


def cell_at(point: QPointF, place: QRectF, rows: int, columns: int) -> tuple[int, int]:
    """Row and column of the cell at a point of a picture that fills this place; clipped to it."""
    row = int((point.y() - place.top()) / place.height() * rows)
    column = int((point.x() - place.left()) / place.width() * columns)
    return min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)


def cells_rect(
    place: QRectF, rows: int, columns: int, shown: tuple[tuple[int, int], tuple[int, int]]
) -> QRectF:
    """Where rows and columns (first, one past the last) of such a picture lie."""
    (top, bottom), (left, right) = shown
    height, width = place.height() / rows, place.width() / columns
    return QRectF(
        place.left() + left * width,
        place.top() + top * height,
        (right - left) * width,
        (bottom - top) * height,
    )
