"""What the benchmark prints: ratios and figures beside their goals."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Line:
    """One ratio; times are medians in milliseconds, `p99` of the first; no goal: to be known."""

    what: str
    ours: float
    other: float
    p99: float
    goal: float | None

    @classmethod
    def of(
        cls, what: str, ours: Sequence[float], other: Sequence[float], goal: float | None
    ) -> "Line":
        """From milliseconds measured in turn."""
        p99 = float(np.percentile(ours, 99))
        return cls(what, float(np.median(ours)), float(np.median(other)), p99, goal)

    @property
    def ratio(self) -> float:
        """Ours as a share of the other."""
        return self.ours / self.other

    def as_json(self) -> dict[str, Any]:
        """With the ratio."""
        return asdict(self) | {"ratio": self.ratio}

    def __str__(self) -> str:
        goal = "no goal" if self.goal is None else f"goal {self.goal:.2f}"
        return (
            f"{self.what:62} {self.ours:9.2f} : {self.other:9.2f} ms = {self.ratio:6.3f}"
            f"  ({goal}; p99 {self.p99:.2f} ms)"
        )


@dataclass(frozen=True)
class Figure:
    """One figure that stands for itself; no goal: to be known."""

    what: str
    value: float
    unit: str
    goal: float | None = None

    def as_json(self) -> dict[str, Any]:
        """As it is."""
        return asdict(self)

    def __str__(self) -> str:
        goal = "no goal" if self.goal is None else f"goal {self.goal:g} {self.unit}"
        return f"{self.what:62} {self.value:9.2f} {self.unit}  ({goal})"
