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
    def divided(self) -> Doubles:
        """(k,) the scores divided by the temperature."""
        return np.asarray(self.scores / self.temperature)

    @property
    def powers(self) -> Doubles:
        """(k,) e to the power of `divided` less its largest, which leaves all shares the same.

        The largest is 1: without that, large scores would overflow.
        """
        divided = self.divided
        return np.asarray(np.exp(divided - divided.max()))

    @property
    def total(self) -> float:
        """The sum of the powers."""
        return float(self.powers.sum())

    @property
    def probabilities(self) -> Doubles:
        """(k,) each power's share of the total."""
        return self.powers / self.total
