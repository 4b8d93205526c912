"""The drawings of one writer that a hand is learned from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.hand_result import ROUNDS, rounds_of
from mnist_desktop.samples.sample import Sample
from mnist_desktop.samples.selection import Selection
from mnist_desktop.samples.writing import StartedSeries, started_series

if TYPE_CHECKING:
    from mnist_desktop.samples.store import SampleStore

Labels = NDArray[np.integer]

MIN_ROUND_SHARE = 0.2
"""Of the drawings, in the smallest round: with fewer, those of the others would be judged by a
network that has learned nearly nothing."""


@dataclass(frozen=True, eq=False)
class HandDrawings:
    """Labelled drawings of digits by one writer.

    Attributes:
        ids: of the store.
        inks: none of them blank.
        labels: (n,) the digits.
        rounds: (n,) which of ROUNDS each belongs to, from 0.
        are_rounds_written: whether that is the round of *Write thirty* in which each was drawn;
            else the drawings are dealt.
    """

    ids: tuple[int, ...]
    inks: tuple[Ink, ...]
    labels: Labels
    rounds: Labels
    are_rounds_written: bool


@dataclass(frozen=True)
class HandState:
    """How far a writer has come.

    Attributes:
        learnable: drawings that a hand can be learned from.
        started: a *Write thirty* that can be gone on with.
    """

    learnable: int
    started: StartedSeries | None

    @classmethod
    def of(cls, store: SampleStore, writer: str) -> HandState:
        """What the store has of a writer."""
        samples = learnable(store, writer)
        return cls(len(samples), started_series(samples))


def learnable(store: SampleStore, writer: str) -> list[Sample]:
    """The writer's samples that can be learned: digits that were drawn, no test images."""
    samples = store.to_learn(Selection(writer=writer))
    return [one for one in samples if one.has_ink and _is_digit(one.label)]


def hand_drawings(store: SampleStore, writer: str) -> HandDrawings:
    """The drawings of a writer; one that is deleted meanwhile is left out."""
    inks, samples = [], []
    ids = [one.id for one in learnable(store, writer)]
    for sample, ink in store.drawings(Selection(ids=ids)):
        if _is_digit(sample.label):
            inks.append(ink)
            samples.append(sample)
    labels = np.array([int(one.label) for one in samples], np.int64)
    written = _written_rounds(samples)
    rounds = rounds_of(labels) if written is None else written
    ids_left = tuple(one.id for one in samples)
    return HandDrawings(ids_left, tuple(inks), labels, rounds, written is not None)


def _written_rounds(samples: list[Sample]) -> Labels | None:
    """The rounds in which they were written; None where they say too little."""
    numbers = [one.round for one in samples]
    if not numbers or None in numbers:
        return None
    rounds = np.array([(number or 1) - 1 for number in numbers], np.int64) % ROUNDS
    counts = np.bincount(rounds, minlength=ROUNDS)
    counts = counts[counts > 0]
    is_fair = len(counts) > 1 and counts.min() >= MIN_ROUND_SHARE * len(samples)
    return rounds if is_fair else None


def _is_digit(label: str) -> bool:
    return len(label) == 1 and label in "0123456789"
