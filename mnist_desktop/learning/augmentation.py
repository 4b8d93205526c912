"""New examples made from old ones: images turned, moved, stretched, thinned and bent a little."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mnist_desktop.json_records import number, record

Floats = npt.NDArray[np.float32]

SIZE = 28
_ROWS, _COLUMNS = np.mgrid[:SIZE, :SIZE].astype(np.float64)
_COARSE = 5  # knots a side of the bending; between them it is smooth

_AMOUNTS = {
    "rotation": number(0, 180),
    "shift": number(0, 14),
    "zoom": number(0, 0.9),
    "shear": number(0, 2),
    "thickness": number(0, 1),
    "bending": number(0, 5),
    "inversion": number(0, 1),
    "background": number(0, 1),
    "noise": number(0, 1),
}


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
        inversion: share of the images that become dark on bright, in [0, 1].
        background: largest brightness of the paper behind the ink, in [0, 1].
        noise: standard deviation of grain, of the full brightness.

    ValueError if an amount is not in its range.
    """

    rotation: float = 12.0
    shift: float = 1.2
    zoom: float = 0.10
    shear: float = 0.2
    thickness: float = 0.5
    bending: float = 0.5
    inversion: float = 0.0
    background: float = 0.0
    noise: float = 0.0

    def __post_init__(self) -> None:
        record(vars(self), _AMOUNTS)

    def apply(self, images: npt.NDArray[np.uint8], generator: np.random.Generator) -> Floats:
        """New images (n, 28, 28) float32 in [0, 1] from (n, 28, 28) uint8, ink = 255."""
        floats = images.astype(np.float32) / np.float32(255)
        if self.thickness:
            floats = self._thickened(floats, generator)
        moved = self._bent(floats, generator) if self.bending else self._moved(floats, generator)
        return self._lit(moved, generator)

    def _bent(self, images: Floats, generator: np.random.Generator) -> Floats:
        """Moved, and bent besides, so that every pixel has a source of its own."""
        import cv2

        x, y = self._sources(len(images), generator)
        out = np.empty_like(images)
        for index, image in enumerate(images):
            cv2.remap(image, x[index], y[index], cv2.INTER_LINEAR, out[index])
        return out

    def _moved(self, images: Floats, generator: np.random.Generator) -> Floats:
        """Turned, stretched, sheared and shifted: several times as fast as bending."""
        import cv2

        out = np.empty_like(images)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        for index, matrix in enumerate(self._matrices(len(images), generator)):
            cv2.warpAffine(images[index], matrix, (SIZE, SIZE), out[index], flags)
        return out

    def _lit(self, images: Floats, generator: np.random.Generator) -> Floats:
        """On brighter paper, inverted, with grain; in [0, 1]."""
        count = (len(images), 1, 1)
        if self.background:
            paper = generator.uniform(0, self.background, count).astype(np.float32)
            images = paper + (1 - paper) * images
        if self.noise:
            grain = generator.standard_normal(images.shape, np.float32)
            images = np.clip(images + np.float32(self.noise) * grain, 0, 1)
        if self.inversion:
            images = np.where(generator.random(count) < self.inversion, 1 - images, images)
        return images

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

    def _matrices(self, count: int, generator: np.random.Generator) -> npt.NDArray[np.float64]:
        """From a new image's column and row to where it is taken from, (n, 2, 3)."""

        def drawn(amount: float) -> npt.NDArray[np.float64]:
            return generator.uniform(-amount, amount, count)

        angle = np.deg2rad(drawn(self.rotation))
        stretch_x, stretch_y = 1 + drawn(self.zoom), 1 + drawn(self.zoom)
        shear, shift_x, shift_y = drawn(self.shear), drawn(self.shift), drawn(self.shift)
        matrices = np.empty((count, 2, 3))
        matrices[:, 0, 0] = np.cos(angle) * stretch_x
        matrices[:, 0, 1] = -np.sin(angle) * stretch_x + shear
        matrices[:, 1, 0] = np.sin(angle) * stretch_y
        matrices[:, 1, 1] = np.cos(angle) * stretch_y
        centre = (SIZE - 1) / 2  # which stays where it is, but for the shift
        matrices[:, 0, 2] = centre + shift_x - matrices[:, 0, :2].sum(axis=1) * centre
        matrices[:, 1, 2] = centre + shift_y - matrices[:, 1, :2].sum(axis=1) * centre
        return matrices

    def _sources(self, count: int, generator: np.random.Generator) -> tuple[Floats, Floats]:
        """Where each pixel of the new images is taken from: x and y, (n, 28, 28) float32."""
        places = np.stack([_COLUMNS, _ROWS, np.ones((SIZE, SIZE))])
        x, y = np.einsum("nij,jrc->inrc", self._matrices(count, generator), places)
        bend_x, bend_y = (self._bends(count, generator) for _ in range(2))
        return (x + bend_x).astype(np.float32), (y + bend_y).astype(np.float32)

    def _bends(self, count: int, generator: np.random.Generator) -> npt.NDArray[np.float64]:
        """Smooth random displacements (n, 28, 28) in pixels."""
        knots = generator.normal(0, self.bending, (count, _COARSE, _COARSE))
        return _SPREAD @ knots @ _SPREAD.T


def _spread() -> npt.NDArray[np.float64]:
    """(28, 5): how much each knot counts at each pixel, a Gaussian of one knot's distance."""
    pixels = np.linspace(0, _COARSE - 1, SIZE)[:, np.newaxis]
    weights = np.exp(-((pixels - np.arange(_COARSE)) ** 2))
    normalised: npt.NDArray[np.float64] = weights / np.sqrt((weights**2).sum(1, keepdims=True))
    return normalised


_SPREAD = _spread()
