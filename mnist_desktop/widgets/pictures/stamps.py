"""Small pictures that are put at thousands of places at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPalette

_SEEN = 0.3  # alpha from which a pixel is put


@dataclass(frozen=True, eq=False)
class Stamps:
    """The pixels of some small pictures, blended with the ground.

    5,000 digits take 2 ms; painted one after the other by QPainter they take 20.

    Attributes:
        offsets: (stamps, pixels, 2) x and y from the middle, in device px.
        colors: (stamps, pixels) 0xffRRGGBB.
    """

    offsets: NDArray[np.intp]
    colors: NDArray[np.uint32]

    @classmethod
    def of(cls, atlas: QImage, count: int, opacity: float, palette: QPalette) -> Stamps:
        """Of squares side by side.

        Args:
            atlas: ARGB32 premultiplied, as high as a square is wide.
            count: how many squares it holds.
            opacity: in [0, 1], of all of them over the ground of the palette.
            palette: of the widget.
        """
        side = atlas.height()
        row = atlas.bytesPerLine() // 4
        values = np.frombuffer(atlas.constBits(), np.uint8).reshape(side, row, 4)[:, : side * count]
        cells = values.reshape(side, count, side, 4).transpose(1, 0, 2, 3).astype(np.float32)
        ground = palette.color(QPalette.ColorRole.Base)
        alpha = cells[..., 3:] / 255
        ground_values = np.array([ground.blue(), ground.green(), ground.red()], np.float32)
        mixed = opacity * cells[..., :3] + (1 - opacity * alpha) * ground_values
        channels = np.clip(np.rint(mixed), 0, 255).astype(np.uint32)
        colors = 0xFF000000 | channels[..., 2] << 16 | channels[..., 1] << 8 | channels[..., 0]
        is_seen = (alpha[..., 0] >= _SEEN).reshape(count, -1)
        most = max(int(is_seen.sum(axis=1).max()), 1)
        # Seen pixels first; those that fill up repeat the first one
        order = np.argsort(~is_seen, axis=1, kind="stable")[:, :most]
        is_filling = np.arange(most) >= is_seen.sum(axis=1)[:, np.newaxis]
        order = np.where(is_filling, order[:, :1], order)
        y, x = np.divmod(order, side)
        offsets = np.stack([x, y], axis=-1) - side // 2
        values_of = np.asarray(colors, np.uint32).reshape(count, -1)
        return cls(offsets, values_of[np.arange(count)[:, np.newaxis], order])

    def put(
        self, pixels: NDArray[np.uint32], places: NDArray[np.intp], stamps: NDArray[np.intp]
    ) -> None:
        """Puts stamps into a picture; the later ones lie over the earlier ones.

        Args:
            pixels: (height, width) contiguous, changed in place.
            places: (n, 2) x and y of their middles, in device px; all of a stamp must be inside.
            stamps: (n,) which ones.
        """
        width = pixels.shape[1]
        starts = places[:, 1] * width + places[:, 0]
        steps = self.offsets[..., 1] * width + self.offsets[..., 0]
        pixels.reshape(-1)[starts[:, np.newaxis] + steps[stamps]] = self.colors[stamps]
