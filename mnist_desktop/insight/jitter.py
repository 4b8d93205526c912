"""Copies of a drawing as the same person might have written it again."""

import numpy as np
from numpy.typing import NDArray

TURN = 3.5  # degrees
SLANT = 0.06  # shift per height
STRETCH = 0.06  # natural logarithm of width by height
WARP = 0.014  # longer sides, of each of three slow waves


class Jitter:
    """A small turn, slant, stretch and smooth warp of the plane."""

    def __init__(self, generator: np.random.Generator) -> None:
        angle = np.radians(generator.normal(0, TURN))
        cosine, sine = np.cos(angle), np.sin(angle)
        stretch = np.exp(generator.normal(0, STRETCH) / 2)
        slant = generator.normal(0, SLANT)
        turned = np.array([[cosine, -sine], [sine, cosine]])
        self._matrix = turned @ np.array([[stretch, -slant], [0, 1 / stretch]])
        self._waves = generator.normal(0, 2.5, (3, 2))
        self._phases = generator.uniform(0, 2 * np.pi, 3)
        self._sizes = generator.normal(0, WARP, (3, 2))

    def of(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points (..., 2) in longer sides, where this copy has them."""
        warped = points + np.sin(points @ self._waves.T + self._phases) @ self._sizes
        moved: NDArray[np.float64] = warped @ self._matrix.T
        return moved
