"""Which part of a map is seen: from places on the axes to places in the widget."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF

MAX_ZOOM = 40.0
_MARGIN = 16.0  # logical px around all images
_SMALLEST = 1e-6  # extent of a map on which all images are at one place


@dataclass(frozen=True)
class MapViewport:
    """Both axes have the same scale, since distances are compared; the second one points up.

    Attributes:
        bounds: left, bottom, right and top of all images, on the axes.
        size: of the widget, in logical px.
        zoom: 1 shows all of the map.
        middle: what is in the middle of the widget, on the axes; None for the map's own middle.
    """

    bounds: tuple[float, float, float, float]
    size: QSizeF
    zoom: float = 1.0
    middle: tuple[float, float] | None = None

    @property
    def scale(self) -> float:
        """Logical px for 1 on an axis."""
        left, bottom, right, top = self.bounds
        width, height = max(right - left, _SMALLEST), max(top - bottom, _SMALLEST)
        room_x = max(self.size.width() - 2 * _MARGIN, 1)
        room_y = max(self.size.height() - 2 * _MARGIN, 1)
        return min(room_x / width, room_y / height) * self.zoom

    @property
    def centre(self) -> tuple[float, float]:
        """What is in the middle of the widget, on the axes."""
        left, bottom, right, top = self.bounds
        return self.middle or ((left + right) / 2, (bottom + top) / 2)

    def places(self, points: NDArray[np.float32]) -> NDArray[np.float64]:
        """Points (n, 2) on the axes as logical px in the widget."""
        scale = self.scale
        (x, y), half = self.centre, (self.size.width() / 2, self.size.height() / 2)
        return (points.astype(np.float64) - (x, y)) * (scale, -scale) + half

    def place(self, x: float, y: float) -> QPointF:
        """One point on the axes in the widget."""
        ((left, top),) = self.places(np.array([[x, y]], np.float32)).tolist()
        return QPointF(left, top)

    def zoomed(self, factor: float, at: QPointF) -> MapViewport:
        """Closer by a factor; what is at a point of the widget stays there."""
        zoom = min(max(self.zoom * factor, 1.0), MAX_ZOOM)
        if zoom == 1:
            return MapViewport(self.bounds, self.size)
        (x, y), scale = self.centre, self.scale
        off_x = (at.x() - self.size.width() / 2) / scale
        off_y = (self.size.height() / 2 - at.y()) / scale
        share = 1 - self.zoom / zoom
        middle = x + off_x * share, y + off_y * share
        return MapViewport(self.bounds, self.size, zoom, middle)

    def moved(self, by: QPointF) -> MapViewport:
        """What is seen moves by so many logical px; its middle stays within the map."""
        x, y = self.centre
        left, bottom, right, top = self.bounds
        middle = (
            min(max(x - by.x() / self.scale, left), right),
            min(max(y + by.y() / self.scale, bottom), top),
        )
        return MapViewport(self.bounds, self.size, self.zoom, middle)

    def resized(self, size: QSizeF) -> MapViewport:
        """In a widget of another size."""
        return MapViewport(self.bounds, size, self.zoom, self.middle)

    def with_bounds(self, bounds: tuple[float, float, float, float]) -> MapViewport:
        """Of a map with other bounds."""
        return MapViewport(bounds, self.size, self.zoom, self.middle)

    @property
    def rect(self) -> QRectF:
        """The widget."""
        return QRectF(QPointF(), self.size)


def bounds_of(points: NDArray[np.float32]) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of points (n, 2), of which there is at least one."""
    left, bottom = points.min(axis=0).tolist()
    right, top = points.max(axis=0).tolist()
    return left, bottom, right, top


def united(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """The bounds of both."""
    lows = (min(pair) for pair in zip(one[:2], other[:2], strict=True))
    highs = (max(pair) for pair in zip(one[2:], other[2:], strict=True))
    (left, bottom), (right, top) = lows, highs
    return left, bottom, right, top
