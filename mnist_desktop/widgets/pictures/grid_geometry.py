"""Where the cells of a grid of images are, in logical pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

SIDE = 28
"""Pixels of an image, each way."""
PADDING = 6  # logical px around an image


@dataclass(frozen=True)
class GridGeometry:
    """Equal cells in rows, an image with its caption below in each.

    Attributes:
        width: of all columns.
        columns: cells in a row.
        pixel: screen pixels of one pixel of an image, each way: whole, so that all are alike.
        ratio: screen pixels of a logical one.
        caption_height: below an image.
        count: of images.
    """

    width: int
    columns: int
    pixel: int
    ratio: float
    caption_height: int
    count: int

    @property
    def side(self) -> float:
        """Of an image."""
        return SIDE * self.pixel / self.ratio

    @property
    def cell_width(self) -> int:
        """Of a cell."""
        return max(self.width // self.columns, 1)

    @property
    def cell_height(self) -> int:
        """Of a cell."""
        return round(self.side) + PADDING + self.caption_height

    @property
    def rows(self) -> int:
        """How many there are."""
        return -(-self.count // self.columns)

    @property
    def height(self) -> int:
        """Of all rows."""
        return self.rows * self.cell_height

    def cell(self, index: int) -> QRect:
        """The cell of an image."""
        row, column = divmod(index, self.columns)
        place = column * self.cell_width, row * self.cell_height
        return QRect(*place, self.cell_width, self.cell_height)

    def index_at(self, point: QPoint) -> int | None:
        """The image whose cell is at a point."""
        column, row = point.x() // self.cell_width, point.y() // self.cell_height
        index = row * self.columns + column
        is_inside = 0 <= column < self.columns and row >= 0 and index < self.count
        return index if is_inside else None


def columns_in(width: int, pixel: int, ratio: float) -> int:
    """How many columns of images fit, at least one."""
    return max(int(width // (SIDE * pixel / ratio + 2 * PADDING)), 1)


def fitting_pixel(width: int, height: int, columns: int, rows: int, ratio: float) -> int:
    """The largest `pixel` with which so many columns and rows fit, at least 1.

    Args:
        width: logical px for all columns.
        height: logical px for all rows, without their captions.
        columns: how many.
        rows: how many.
        ratio: screen pixels of a logical one.
    """
    side = min(width / columns - 2 * PADDING, height / rows - PADDING)
    return max(int(side * ratio / SIDE), 1)
