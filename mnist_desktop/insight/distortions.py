"""Images made worse by degrees: grain, turned, moved, scaled, blurred, thickened, inverted."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_SIZE = 28  # px
_CENTRE = (_SIZE - 1) / 2
_SEED = 2018


class DistortionKind(StrEnum):
    """What is done to images."""

    NOISE = "noise"
    TURN = "turn"
    SHIFT = "shift"
    ZOOM = "zoom"
    BLUR = "blur"
    THICKNESS = "thickness"
    INVERSION = "inversion"


@dataclass(frozen=True)
class Distortion:
    """A way of making images worse.

    Attributes:
        kind: which one.
        levels: strengths, rising. NOISE: standard deviation of the grain, as a share of full
            brightness; TURN: degrees clockwise; SHIFT: px, each image in a direction of its own;
            ZOOM: times the size; BLUR: standard deviation in px; THICKNESS: px added all round,
            below 0 taken away; INVERSION: share of the way to the negative.
        neutral: the level that changes nothing.
    """

    kind: DistortionKind
    levels: tuple[float, ...]
    neutral: float = 0.0

    def apply(self, images: Floats, level: float, first: int = 0) -> Floats:
        """Distorted images.

        Args:
            images: (n, 28, 28) in [0, 1].
            level: the strength.
            first: number of the first image. Grain and direction belong to numbers, so that an
                image has the same ones at every strength and whenever it is made again, as long
                as slices begin at the same numbers.

        Returns:
            (n, 28, 28) float32 in [0, 1].
        """
        if level == self.neutral:
            return images
        generator = np.random.default_rng([_SEED, first])
        return np.clip(_WAYS[self.kind](images, level, generator), 0, 1).astype(np.float32)


_Way = Callable[[Floats, float, np.random.Generator], Floats]


def _noisy(images: Floats, level: float, generator: np.random.Generator) -> Floats:
    return images + np.float32(level) * generator.standard_normal(images.shape, np.float32)


def _turned(images: Floats, level: float, _: np.random.Generator) -> Floats:
    angle = np.deg2rad(level)
    matrix = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return _warped(images, np.broadcast_to(_about_centre(matrix), (len(images), 2, 3)))


def _shifted(images: Floats, level: float, generator: np.random.Generator) -> Floats:
    angles = generator.uniform(0, 2 * np.pi, len(images))
    matrices = np.zeros((len(images), 2, 3))
    matrices[:, 0, 0] = matrices[:, 1, 1] = 1
    matrices[:, :, 2] = level * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return _warped(images, matrices)


def _zoomed(images: Floats, level: float, _: np.random.Generator) -> Floats:
    matrix = _about_centre(np.eye(2) / level)
    if level >= 1:
        return _warped(images, np.broadcast_to(matrix, (len(images), 2, 3)))
    import cv2

    side = max(1, round(_SIZE * level))  # smaller by averaging areas, as a camera would
    out = np.zeros_like(images)
    top = (_SIZE - side) // 2
    for index, image in enumerate(images):
        small = cv2.resize(image, (side, side), interpolation=cv2.INTER_AREA)
        out[index, top : top + side, top : top + side] = small
    return out


def _blurred(images: Floats, level: float, _: np.random.Generator) -> Floats:
    import cv2

    border = cv2.BORDER_CONSTANT
    return np.stack([cv2.GaussianBlur(image, (0, 0), level, borderType=border) for image in images])


def _thickened(images: Floats, level: float, _: np.random.Generator) -> Floats:
    """Dilated or eroded by a cross, once for each px; a part of a px is blended."""
    import cv2

    cross = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    change = cv2.dilate if level > 0 else cv2.erode
    before, steps = images, ceil(abs(level))
    for step in range(steps):
        changed = np.stack([change(image, cross) for image in before])
        share = np.float32(min(abs(level) - step, 1))
        before = before + share * (changed - before)
    return before


def _inverted(images: Floats, level: float, _: np.random.Generator) -> Floats:
    share = np.float32(level)
    return images * (1 - share) + (1 - images) * share


def _about_centre(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """(2, 3): where a pixel of the new image is taken from, the centre staying where it is."""
    middle = np.full(2, _CENTRE)
    return np.column_stack([matrix, middle - matrix @ middle])


def _warped(images: Floats, matrices: NDArray[np.float64]) -> Floats:
    import cv2

    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    pairs = zip(images, matrices, strict=True)
    return np.stack(
        [cv2.warpAffine(image, matrix, (_SIZE, _SIZE), flags=flags) for image, matrix in pairs]
    )


_WAYS: dict[DistortionKind, _Way] = {
    DistortionKind.NOISE: _noisy,
    DistortionKind.TURN: _turned,
    DistortionKind.SHIFT: _shifted,
    DistortionKind.ZOOM: _zoomed,
    DistortionKind.BLUR: _blurred,
    DistortionKind.THICKNESS: _thickened,
    DistortionKind.INVERSION: _inverted,
}
DISTORTIONS = {
    one.kind: one
    for one in (
        Distortion(DistortionKind.TURN, tuple(float(angle) for angle in range(-90, 91, 15))),
        Distortion(DistortionKind.NOISE, (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8)),
        Distortion(DistortionKind.SHIFT, (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0)),
        Distortion(
            DistortionKind.ZOOM, (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4), 1.0
        ),
        Distortion(DistortionKind.BLUR, (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0)),
        Distortion(
            DistortionKind.THICKNESS, (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
        ),
        Distortion(DistortionKind.INVERSION, tuple(step / 10 for step in range(11))),
    )
}
