"""Results of the benchmark: ratios and figures, with their goals."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Line:
    """The ratio of two times, "ours : other": medians in ms, and the 99th percentile of ours.

    The goal is for the ratio; None for information only. The spread is the interquartile range of
    ours, as a share of its median.
    """

    what: str
    ours: float
    other: float
    p99: float
    goal: float | None
    spread: float = 0.0

    @classmethod
    def of(
        cls, what: str, ours: Sequence[float], other: Sequence[float], goal: float | None
    ) -> "Line":
        """From times in ms that were measured alternately."""
        p99 = float(np.percentile(ours, 99))
        low, median, high = np.percentile(ours, (25, 50, 75))
        spread = float((high - low) / median)
        return cls(what, float(median), float(np.median(other)), p99, goal, spread)

    @property
    def ratio(self) -> float:
        """Ours divided by the other."""
        return self.ours / self.other

    def as_json(self) -> dict[str, Any]:
        """The fields, the ratio and whether it meets the goal."""
        return asdict(self) | {"ratio": self.ratio, "met": self.is_met}

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None without one."""
        return None if self.goal is None else self.ratio <= self.goal

    def __str__(self) -> str:
        goal = "no goal" if self.goal is None else f"goal {self.goal:.2f}"
        return (
            f"{self.what:62} {self.ours:9.2f} : {self.other:9.2f} ms = {self.ratio:6.3f}"
            f"  ({goal}; spread {100 * self.spread:.0f} %; p99 {self.p99:.2f} ms)"
            f"{_verdict(self.is_met)}"
        )


@dataclass(frozen=True)
class Figure:
    """One measured value; without a goal for information only; `more`: larger is better."""

    what: str
    value: float
    unit: str
    goal: float | None = None
    more: bool = False

    def as_json(self) -> dict[str, Any]:
        """The fields and whether the goal is met."""
        return asdict(self) | {"met": self.is_met}

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None without one."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.more else self.value <= self.goal

    def __str__(self) -> str:
        goal = "no goal" if self.goal is None else f"goal {self.goal:g} {self.unit}"
        return f"{self.what:62} {self.value:9.2f} {self.unit}  ({goal}){_verdict(self.is_met)}"


def _verdict(is_met: bool | None) -> str:
    return "" if is_met is None else " met" if is_met else " NOT MET"


MILLISECONDS = 1000.0


def timed(action: Callable[[], object]) -> float:
    """The duration of a call, in ms."""
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * MILLISECONDS


def printed_by(
    module: str, *arguments: str, environment: Mapping[str, str] = os.environ
) -> dict[str, Any]:
    """The JSON object in the last line that `python -m module` prints, in a process of its own."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    printed: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return printed
