"""The digits that a person is asked to write: shuffled rounds of ten, known by their series."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mnist_desktop.samples.hand_result import ROUNDS
from mnist_desktop.samples.sample import Origin, Sample

DIGITS = 10
_STAMP = "%Y-%m-%d %H:%M:%S"
_THIRTY, _EXAM = "thirty", "exam"


@dataclass(frozen=True)
class Prompt:
    """One digit to write.

    Attributes:
        digit: 0 to 9.
        round: from 1.
        place: in its round, from 1.
    """

    digit: int
    round: int
    place: int

    @property
    def label(self) -> str:
        """Of the drawing."""
        return str(self.digit)


@dataclass(frozen=True)
class Series:
    """What is asked for, one after the other; its name says in which order.

    So a series that was begun can be gone on with from what is kept of it alone.

    Attributes:
        name: of the samples' series.
        rounds: of ten digits each.
        origin: of the samples.
    """

    name: str
    rounds: int = ROUNDS
    origin: Origin = Origin.DRAWN
    places: int = DIGITS

    @classmethod
    def thirty(cls) -> Series:
        """Three rounds to learn from, beginning now."""
        return cls(f"{_THIRTY} {datetime.now():{_STAMP}}")

    @classmethod
    def exam(cls) -> Series:
        """Ten digits to judge by, beginning now."""
        return cls(f"{_EXAM} {datetime.now():{_STAMP}}", 1, Origin.EXAM)

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """All of them, the ten digits of each round in an order of its own."""
        prompts = []
        for number in range(1, self.rounds + 1):
            digits = list(range(DIGITS))
            random.Random(f"{self.name} {number}").shuffle(digits)
            prompts += [Prompt(digit, number, at) for at, digit in enumerate(digits, 1)]
        return tuple(prompts)


@dataclass(frozen=True)
class StartedSeries:
    """A series of which a part is kept.

    Attributes:
        series: the series.
        written: the prompts that have a drawing, in their order, each with the sample's id.
    """

    series: Series
    written: tuple[tuple[Prompt, int], ...]

    @property
    def left(self) -> tuple[Prompt, ...]:
        """The prompts that are still to be written."""
        done = {prompt for prompt, _ in self.written}
        return tuple(one for one in self.series.prompts if one not in done)


def started_series(samples: Iterable[Sample]) -> StartedSeries | None:
    """The newest *Write thirty* among samples; None without one, or if nothing of it is left."""
    drawn = [one for one in samples if one.series.startswith(_THIRTY) and one.round is not None]
    if not drawn:
        return None
    series = Series(max(one.series for one in drawn))
    of_it = {(one.label, one.round): one.id for one in drawn if one.series == series.name}
    written = tuple(
        (prompt, of_it[str(prompt.digit), prompt.round])
        for prompt in series.prompts
        if (str(prompt.digit), prompt.round) in of_it
    )
    started = StartedSeries(series, written)
    return started if started.left else None
