"""The drawings of one own class that a person is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mnist_desktop.samples.sample import Origin

ASKED_FOR = 10


@dataclass(frozen=True)
class ClassPrompt:
    """One drawing of a class; like `writing.Prompt`, but of no round.

    Attributes:
        label: of the class.
        place: from 1.
    """

    label: str
    place: int
    round: None = None


@dataclass(frozen=True)
class ClassSeries:
    """Ten drawings of a class, one after the other; like `writing.Series`.

    Attributes:
        label: of the class.
        name: of the samples' series.
    """

    label: str
    name: str
    rounds: int = 1
    places: int = ASKED_FOR
    origin: Origin = Origin.DRAWN

    @classmethod
    def of(cls, label: str) -> ClassSeries:
        """Ten drawings with this label, beginning now."""
        return cls(label, f"class {datetime.now():%Y-%m-%d %H:%M:%S}")

    @property
    def prompts(self) -> tuple[ClassPrompt, ...]:
        """All of them."""
        return tuple(ClassPrompt(self.label, place) for place in range(1, self.places + 1))
