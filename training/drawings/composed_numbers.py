"""Numbers put together from one writer's pen digits, as if written in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.ink_corpus import InkCorpus
from training.drawings.pen_images import excluded

Stroke = NDArray[np.float64]

FEWEST, MOST = 2, 6
"""Digits of a number."""
MIN_DIGITS = 10
"""Digits of a writer, for numbers to be made of them."""
WIDEST_GAP = 0.4
"""Of a digit's width, between the boxes of two neighbours."""
TOUCHING, OVERLAP = 0.1, 0.15
"""Share of neighbours whose boxes touch or overlap; by how much of a width at most."""
SIZE, BASELINE = 0.1, 0.08
"""Jitter of a digit's size, as a factor, and of its foot, in heights."""
LEAST_SIZE, GREATEST_SIZE = 0.75, 1.3
"""Limits of a digit's own height by the middle one of its writer."""
HEIGHT = 100.0
"""Of a digit of the writer's middle size, in ink units."""


@dataclass(frozen=True)
class Spacing:
    """How close the digits of a number stand.

    Attributes:
        widest: gap between the boxes of two neighbours, drawn from 0 to it, in digit widths.
        touching: share of neighbours whose boxes touch or overlap by up to `overlap` widths.
        overlap: of a digit width.
    """

    widest: float = WIDEST_GAP
    touching: float = TOUCHING
    overlap: float = OVERLAP

    def gap(self, generator: np.random.Generator) -> float:
        """A gap, in digit widths; negative for boxes that overlap."""
        if generator.random() < self.touching:
            return -float(generator.uniform(0, self.overlap))
        return float(generator.uniform(0, self.widest))


@dataclass(frozen=True, eq=False)
class ComposedNumber:
    """A number and where its strokes come from.

    Attributes:
        ink: strokes in writing order, y downwards.
        text: the digits.
        owners: for each stroke (n,) the place of each point's digit in the text.
        writer: of all its digits.
    """

    ink: Ink
    text: str
    owners: tuple[NDArray[np.int64], ...]
    writer: str

    def strokes_of(self, place: int) -> list[int]:
        """The strokes that have ink of a digit."""
        return [stroke for stroke, owner in enumerate(self.owners) if (owner == place).any()]

    @property
    def groups(self) -> frozenset[tuple[int, ...]]:
        """The strokes of each digit."""
        return frozenset(tuple(self.strokes_of(place)) for place in range(len(self.text)))

    def reordered(self, order: Sequence[int]) -> ComposedNumber:
        """The same strokes in another writing order."""
        strokes = tuple(self.ink.strokes[stroke] for stroke in order)
        owners = tuple(self.owners[stroke] for stroke in order)
        return ComposedNumber(Ink(strokes, self.text), self.text, owners, self.writer)


class WrittenDigits:
    """The digits of a corpus by writer, without the excluded ones."""

    def __init__(self, path: Path) -> None:
        self._corpus = InkCorpus.load(path)
        kept = np.flatnonzero(~excluded(path.stem, len(self._corpus)))
        self._labels = self._corpus.labels.astype(np.int64)
        names = self._corpus.writers[kept]
        self._by_writer = {name: kept[names == name] for name in np.unique(names).tolist()}
        self._middle_height: dict[str, float] = {}

    @property
    def writers(self) -> tuple[str, ...]:
        """Those with at least MIN_DIGITS digits, sorted."""
        return tuple(name for name, own in self._by_writer.items() if len(own) >= MIN_DIGITS)

    @property
    def everybody(self) -> tuple[str, ...]:
        """All writers, sorted."""
        return tuple(self._by_writer)

    def labels_of(self, writer: str) -> NDArray[np.int64]:
        """The digits that a writer has written, ascending."""
        return np.unique(self._labels[self._by_writer[writer]])

    def digit(self, writer: str, label: int, generator: np.random.Generator) -> list[Stroke]:
        """One of a writer's digits, its foot at y = 0 and its left edge at x = 0.

        The writer's middle height is HEIGHT.
        """
        own = self._by_writer[writer]
        index = int(generator.choice(own[self._labels[own] == label]))
        ink = self._corpus.ink(index)
        left, top, _, tall = ink.box
        middle = self._height(writer)
        size = np.clip(tall / middle, LEAST_SIZE, GREATEST_SIZE) * HEIGHT / max(tall, 1e-6)
        return [(stroke - (left, top + tall)) * size for stroke in ink.strokes]

    def singles(self, writers: Sequence[str]) -> Iterator[ComposedNumber]:
        """Every digit of the writers as a number of one digit, as it was written."""
        for writer in writers:
            for index in self._by_writer[writer].tolist():
                ink = self._corpus.ink(index)
                owners = tuple(np.zeros(len(stroke), np.int64) for stroke in ink.strokes)
                yield ComposedNumber(ink, str(self._labels[index]), owners, writer)

    def _height(self, writer: str) -> float:
        if writer not in self._middle_height:
            own = self._by_writer[writer].tolist()
            heights = [self._corpus.ink(index).box[3] for index in own]
            self._middle_height[writer] = float(np.median(heights))
        return self._middle_height[writer]


def composed(
    digits: WrittenDigits,
    writer: str,
    labels: Sequence[int],
    spacing: Spacing,
    generator: np.random.Generator,
) -> ComposedNumber:
    """A number of these digits by one writer."""
    drawn = [digits.digit(writer, label, generator) for label in labels]
    drawn = [_jittered(strokes, generator) for strokes in drawn]
    width = float(np.median([_box(strokes)[1][0] for strokes in drawn]))
    strokes: list[Stroke] = []
    owners: list[NDArray[np.int64]] = []
    right = 0.0
    for place, own in enumerate(drawn):
        shift = right + spacing.gap(generator) * width if place else 0.0
        strokes += [stroke + np.array([shift, 0.0]) for stroke in own]
        owners += [np.full(len(stroke), place) for stroke in own]
        right = shift + _box(own)[1][0]
    text = "".join(str(label) for label in labels)
    return ComposedNumber(Ink(tuple(strokes), text), text, tuple(owners), writer)


def random_number(
    digits: WrittenDigits,
    writers: Sequence[str],
    generator: np.random.Generator,
    spacing: Spacing = Spacing(),
) -> ComposedNumber:
    """A number of FEWEST to MOST digits by a random one of the writers."""
    writer = writers[int(generator.integers(len(writers)))]
    count = int(generator.integers(FEWEST, MOST + 1))
    labels = generator.choice(digits.labels_of(writer), count)
    return composed(digits, writer, labels.tolist(), spacing, generator)


def with_late_stroke(number: ComposedNumber, place: int) -> ComposedNumber | None:
    """A digit's last stroke is written after the next digit, as the bar of a 5 may be.

    None for a digit of one stroke and for the last digit.
    """
    own = number.strokes_of(place)
    if len(own) < 2 or place + 1 == len(number.text):
        return None
    order = [stroke for stroke in range(len(number.owners)) if stroke != own[-1]]
    order.insert(max(number.strokes_of(place + 1)), own[-1])
    return number.reordered(order)


def with_parted_bar(
    number: ComposedNumber, place: int, generator: np.random.Generator
) -> ComposedNumber | None:
    """The last stroke of a digit of two strokes moved to the right and up, off the first one."""
    own = number.strokes_of(place)
    if len(own) != 2:
        return None
    away = generator.uniform((0.05, -0.12), (0.2, 0.0)) * HEIGHT
    strokes = list(number.ink.strokes)
    strokes[own[-1]] = strokes[own[-1]] + away
    return ComposedNumber(
        Ink(tuple(strokes), number.text), number.text, number.owners, number.writer
    )


def without_lifting(number: ComposedNumber, place: int) -> ComposedNumber:
    """The pen stays down between a digit and the next one: a straight line joins them."""
    last, first = max(number.strokes_of(place)), min(number.strokes_of(place + 1))
    strokes, owners = list(number.ink.strokes), list(number.owners)
    strokes[last] = np.concatenate([strokes[last], strokes.pop(first)])
    owners[last] = np.concatenate([owners[last], owners.pop(first)])
    return ComposedNumber(
        Ink(tuple(strokes), number.text), number.text, tuple(owners), number.writer
    )


def _jittered(strokes: Sequence[Stroke], generator: np.random.Generator) -> list[Stroke]:
    """Strokes a little larger or smaller, higher or lower; the left edge at 0."""
    size = 1 + generator.uniform(-SIZE, SIZE)
    foot = generator.uniform(-BASELINE, BASELINE) * HEIGHT
    return [stroke * size + (0.0, foot) for stroke in strokes]


def _box(strokes: Sequence[Stroke]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    points = np.concatenate(strokes)
    return points.min(axis=0), points.max(axis=0)
