"""From scores to probabilities, step by step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class SoftmaxSteps:
    """The steps of softmax for one image.

    Attributes:
        scores: (k,) float64, of the classes that the model has names for.
        temperature: what the scores are divided by; above 1 the network is less sure of itself.
    """

    scores: Doubles
    temperature: float

    @property
    def shifted(self) -> Doubles:
        """(k,) the divided scores less the largest, which keeps powers of e small."""
        divided = self.scores / self.temperature
        return np.asarray(divided - divided.max())

    @property
    def powers(self) -> Doubles:
        """(k,) e to the power of `shifted`; the largest is 1."""
        return np.exp(self.shifted)

    @property
    def total(self) -> float:
        """The sum of the powers."""
        return float(self.powers.sum())

    @property
    def probabilities(self) -> Doubles:
        """(k,) each power's share of the total."""
        return self.powers / self.total
