"""New examples made from old ones: images turned, moved, stretched, thinned and bent a little."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

SIZE = 28
_COARSE = 5  # knots a side of the bending; between them it is smooth


@dataclass(frozen=True)
class Augmentation:
    """How much images are changed; each amount is drawn anew for every image.

    Attributes:
        rotation: degrees, either way.
        shift: pixels, either way.
        zoom: share of the size, either way, for width and height apart.
        shear: sideways pixels a pixel of height, either way.
        thickness: share of a one-pixel rim that is added or taken away, in [0, 1].
        bending: standard deviation, in pixels, of a smooth displacement.
    """

    rotation: float = 12.0
    shift: float = 1.2
    zoom: float = 0.10
    shear: float = 0.2
    thickness: float = 0.5
    bending: float = 0.5

    def apply(self, images: npt.NDArray[np.uint8], generator: np.random.Generator) -> Floats:
        """New images (n, 28, 28) float32 in [0, 1] from (n, 28, 28) uint8, ink = 255."""
        import cv2

        thicker = self._thickened(images.astype(np.float32) / np.float32(255), generator)
        x, y = self._sources(len(images), generator)
        out = np.empty_like(thicker)
        for index, image in enumerate(thicker):
            cv2.remap(image, x[index], y[index], cv2.INTER_LINEAR, out[index])
        return out

    def _thickened(self, images: Floats, generator: np.random.Generator) -> Floats:
        """Blend each image with its dilation or erosion by a cross of one pixel."""
        amount = generator.uniform(-1, 1, (len(images), 1, 1)).astype(np.float32) * self.thickness
        padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
        neighbours = (
            padded[:, 1:-1, 1:-1],
            padded[:, :-2, 1:-1],
            padded[:, 2:, 1:-1],
            padded[:, 1:-1, :-2],
            padded[:, 1:-1, 2:],
        )
        rim = np.where(
            amount > 0,
            np.maximum.reduce(neighbours) - images,
            # A thin line has no core: taking all of it away would leave nothing, so half.
            (images - np.minimum.reduce(neighbours)) * np.float32(0.5),
        )
        thickened: Floats = images + amount * rim
        return thickened

    def _sources(self, count: int, generator: np.random.Generator) -> tuple[Floats, Floats]:
        """Where each pixel of the new images is taken from: x and y, (n, 28, 28) float32."""

        def drawn(amount: float) -> npt.NDArray[np.float64]:
            return generator.uniform(-amount, amount, (count, 1, 1))

        angle = np.deg2rad(drawn(self.rotation))
        stretch_x, stretch_y = 1 + drawn(self.zoom), 1 + drawn(self.zoom)
        shear, shift_x, shift_y = drawn(self.shear), drawn(self.shift), drawn(self.shift)
        centre = (SIZE - 1) / 2
        row, column = np.mgrid[:SIZE, :SIZE] - centre
        x = (np.cos(angle) * column - np.sin(angle) * row) * stretch_x + shear * row
        y = (np.sin(angle) * column + np.cos(angle) * row) * stretch_y
        bend_x, bend_y = (self._bends(count, generator) for _ in range(2))
        return (
            (x + bend_x + shift_x + centre).astype(np.float32),
            (y + bend_y + shift_y + centre).astype(np.float32),
        )

    def _bends(self, count: int, generator: np.random.Generator) -> npt.NDArray[np.float64]:
        """Smooth random displacements (n, 28, 28) in pixels."""
        knots = generator.normal(0, self.bending, (count, _COARSE, _COARSE))
        bends: npt.NDArray[np.float64] = _SPREAD @ knots @ _SPREAD.T
        return bends


def _spread() -> npt.NDArray[np.float64]:
    """(28, 5): how much each knot counts at each pixel, a Gaussian of one knot's distance."""
    pixels = np.linspace(0, _COARSE - 1, SIZE)[:, np.newaxis]
    weights = np.exp(-((pixels - np.arange(_COARSE)) ** 2))
    normalised: npt.NDArray[np.float64] = weights / np.sqrt((weights**2).sum(1, keepdims=True))
    return normalised


_SPREAD = _spread()
