"""Fits what the features of a group cost: `python -m training.fit_grouping --ink FILE.npz`.

The probability of a grouping falls exponentially with the sum of its groups' costs (a conditional
random field over the ways to cover the strokes; Lafferty et al. 2001). The costs are those under
which the right groupings of composed numbers and of single digits are likeliest. Half of the
writers are used; the other half judges.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.numbers.group_answers import GroupAnswers
from mnist_desktop.recognition.numbers.group_features import NAMES, SKIPPED
from mnist_desktop.recognition.numbers.grouping import Mask, mask_of
from mnist_desktop.recognition.numbers.parts import Part, parts_of
from mnist_desktop.recognition.numbers.row import (
    SKIPPED_COST,
    WEIGHTS,
    Row,
    likeliest,
    row_of_pieces,
)
from training.drawings.composed_numbers import ComposedNumber, WrittenDigits
from training.judging.numbers import numbers_of

SEED = 11
COUNTS = {
    "2 to 6 digits": 1200,
    "written closely": 500,
    "a stroke written after the next digit": 200,
    "a 5's bar off the 5": 200,
    "pen not lifted once": 400,
}
"""Numbers of each kind."""
ROUNDS, RATE, DECAY = 300, 0.05, 1e-5
MAX_EDGES = 5_000
"""Examples with more ways are left out."""


@dataclass(frozen=True, eq=False)
class Example:
    """A row with all its groups.

    Attributes:
        count: of parts.
        masks: the groups; a stretch that may be skipped occurs twice.
        features: (n, len(NAMES) + 1) of each.
        right: the groups of the right grouping.
    """

    count: int
    masks: tuple[Mask, ...]
    features: NDArray[np.float64]
    right: tuple[int, ...]


def example_of(number: ComposedNumber, answers: GroupAnswers) -> Example | None:
    """None where no right grouping is among the groups that are tried."""
    answers.begin()
    row = Row.of(parts_of(number.ink))
    row = row_of_pieces(row, likeliest(row, answers), answers)
    masks = row.masks
    read = answers.of([row.group(mask) for mask in masks])
    features = [np.append(row.features(place, one), 0.0) for place, one in enumerate(read)]
    skips = [mask for mask in masks if row.may_be_skipped(mask)]
    features += [np.append(np.zeros(len(NAMES)), 1.0) for _ in skips]
    owners = [_owner(part, number) for part in row.parts]
    right = []
    for owner in sorted(set(owners) - {-1}):
        mask = mask_of([place for place, one in enumerate(owners) if one == owner])
        if mask not in masks:
            return None
        right.append(masks.index(mask))
    for place, owner in enumerate(owners):
        if owner == -1:
            if 1 << place not in skips:
                return None
            right.append(len(masks) + skips.index(1 << place))
    if len([one for one in right if one < len(masks)]) != len(number.text):
        return None
    return Example(len(row.parts), (*masks, *skips), np.array(features), tuple(right))


def _owner(part: Part, number: ComposedNumber) -> int:
    """The digit that most of a part's length belongs to; -1 for none."""
    places = part.own_points[:, :2]
    owners = number.owners[part.stroke][part.first : part.last + 1]
    if len(places) < 2:
        return int(owners[0])
    steps = np.hypot(*np.diff(places, axis=0).T) + 1e-9
    of_step = np.where(owners[1:] == owners[:-1], owners[1:], -1)
    sums = {owner: float(steps[of_step == owner].sum()) for owner in set(of_step.tolist())}
    return int(max(sums, key=sums.__getitem__))


def _edges(example: Example) -> tuple[list[tuple[int, int, int, int]], dict[Mask, int]]:
    """(parts left, state, next state, group) of all edges; the states' numbers."""
    by_first: list[list[int]] = [[] for _ in range(example.count)]
    for place, mask in enumerate(example.masks):
        by_first[(mask & -mask).bit_length() - 1].append(place)
    order = [(1 << example.count) - 1]
    states = {order[0]: 0}
    edges = []
    for state in order:  # grows on the way
        fitting = by_first[(state & -state).bit_length() - 1] if state else []
        for place in fitting:
            rest = state & ~example.masks[place]
            if state | example.masks[place] != state:
                continue
            if rest not in states:
                states[rest] = len(order)
                order.append(rest)
            edges.append((state.bit_count(), states[state], states[rest], place))
    return edges, states


class Graph:
    """All ways to cover the parts of all examples, as one graph.

    A state is a set of parts that remain; an edge takes a group away. Edges that leave states with
    as many parts are followed together.
    """

    def __init__(self, examples: Sequence[Example]) -> None:
        edges: list[tuple[int, int, int, int]] = []
        self.full, self.empty, self._states = [], [], 0
        groups = 0
        kept = []
        for example in examples:
            own, states = _edges(example)
            if len(own) > MAX_EDGES:
                continue
            kept.append(example)
            self.full.append(self._states)
            self.empty.append(self._states + states[0])
            edges += [
                (example.count - level, self._states + state, self._states + rest, groups + place)
                for level, state, rest, place in own
            ]
            self._states += len(states)
            groups += len(example.masks)
        self.features = np.concatenate([one.features for one in kept])
        self.count = len(kept)
        offsets = np.cumsum([0, *(len(one.masks) for one in kept)])
        self.right = np.concatenate(
            [offset + np.array(one.right) for offset, one in zip(offsets, kept, strict=False)]
        )
        # By level, then by state: each level's edges in one array
        table = np.array(sorted(edges))
        starts = np.flatnonzero(np.diff(table[:, 0], prepend=-1))
        self._levels = [level[:, 1:].T for level in np.split(table, starts[1:])]

    def gradient(self, weights: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
        """Of the mean negative log likelihood of the right groupings, and that itself."""
        costs = self.features @ weights
        behind = np.zeros(self._states)
        for state, rest, group in reversed(self._levels):
            starts = np.flatnonzero(np.diff(state, prepend=-1))
            values = behind[rest] - costs[group]
            most = np.maximum.reduceat(values, starts)
            sizes = np.diff(starts, append=len(values))
            sums = np.add.reduceat(np.exp(values - np.repeat(most, sizes)), starts)
            behind[state[starts]] = most + np.log(sums)
        reached = np.zeros(self._states)
        reached[self.full] = 1.0
        likely = np.zeros(len(costs))
        for state, rest, group in self._levels:
            flow = reached[state] * np.exp(behind[rest] - costs[group] - behind[state])
            np.add.at(reached, rest, flow)
            np.add.at(likely, group, flow)
        likely[self.right] -= 1
        loss = float(costs[self.right].sum() + behind[self.full].sum()) / self.count
        return -likely @ self.features / self.count, loss


def fitted(graph: Graph, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights by Adam (Kingma and Ba 2015); none but the first may be negative."""
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, ROUNDS + 1):
        gradient, loss = graph.gradient(weights)
        gradient = gradient + DECAY * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        rate = RATE * min(1.0, 3 * (1 - step / (ROUNDS + 1)))
        change = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights = weights - rate * change
        weights[1:] = np.maximum(weights[1:], 0.0)
        if step % 50 == 0:
            print(step, round(loss, 5), flush=True)
    return weights


def numbers_to_learn(digits: WrittenDigits, writers: Sequence[str]) -> Iterator[ComposedNumber]:
    """Numbers of several kinds, and every single digit."""
    for kind, count in COUNTS.items():
        yield from islice(numbers_of(kind, digits, writers, SEED), count)
    yield from digits.singles(writers)


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, fits and prints."""
    parser = argparse.ArgumentParser(prog="python -m training.fit_grouping", description=__doc__)
    parser.add_argument("--ink", type=Path, required=True, help="pen corpus, .npz")
    options = parser.parse_args(arguments)
    digits = WrittenDigits(options.ink)
    answers = GroupAnswers(Classifier.load())
    examples, without = [], 0
    for number in numbers_to_learn(digits, digits.writers[::2]):
        one = example_of(number, answers)
        if one is None:
            without += 1
        elif len(one.masks) > 1:
            examples.append(one)
    print(len(examples), "examples;", without, "without a right grouping", flush=True)
    weights = fitted(Graph(examples), np.append(WEIGHTS, SKIPPED_COST))
    for name, weight in zip((*NAMES, SKIPPED), weights.tolist(), strict=True):
        print(f"{name:14} {weight:8.3f}")


if __name__ == "__main__":
    main()
