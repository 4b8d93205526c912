"""What `explain` prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.cli.predict import FilePrediction
from mnist_desktop.insight.changes import InkChange
from mnist_desktop.insight.ink_features import place_of
from mnist_desktop.insight.neighbours import Neighbour
from mnist_desktop.insight.sentences import Sentence, sentence_text
from mnist_desktop.messages import one_line
from mnist_desktop.messages.insight import PLACES
from mnist_desktop.percentage import confidence_percentage, percentage
from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.networks.architectures import shape_text
from mnist_desktop.recognition.networks.layers import Shape
from mnist_desktop.recognition.numbers.number import Box

LISTED = 3
"""Runs of evidence that are named in words, for the answer and against it."""
MIN_SHARE = 0.4
"""Of the largest weight; parts with less are not named in words."""
MIN_WEIGHT = 0.05
"""Log odds; below it nothing is said."""


@dataclass(frozen=True)
class WeighedPiece:
    """A piece of a stroke as evidence.

    Attributes:
        box: of the piece, in the drawing's unit.
        weight: log odds.
        stroke: its place in the file.
        first: its first point in the file.
        last: its last point.
    """

    box: Box
    weight: float
    stroke: int
    first: int
    last: int

    def to_json(self) -> dict[str, Any]:
        """As `explain --json` prints it."""
        place = {"stroke": self.stroke, "from": self.first, "to": self.last}
        return place | {"weight": self.weight}

    def joins(self, after: WeighedPart) -> bool:
        """Whether the other piece goes on where this one ends."""
        return isinstance(after, WeighedPiece) and (after.stroke, after.first) == (
            self.stroke,
            self.last,
        )


@dataclass(frozen=True)
class WeighedPatch:
    """A square of a picture as evidence: its box in pixels, and its weight in log odds."""

    box: Box
    weight: float

    def to_json(self) -> dict[str, Any]:
        """As `explain --json` prints it."""
        return {"box": [round(value, 2) for value in self.box], "weight": self.weight}

    def joins(self, _after: WeighedPart) -> bool:
        """Squares are named one by one."""
        return False


WeighedPart = WeighedPiece | WeighedPatch
Run = tuple[WeighedPart, ...]


@dataclass(frozen=True)
class LayerOutput:
    """A layer of the network, and the largest number that it gives for the drawing.

    `block` is the name of the first layer of those that are printed as one.
    """

    name: str
    kind: str
    shape: Shape
    parameters: int
    largest: float
    block: str

    def to_json(self) -> dict[str, Any]:
        """As `explain --json` prints it."""
        about = {"name": self.name, "kind": self.kind, "shape": list(self.shape)}
        return about | {"parameters": self.parameters, "largest": self.largest}


@dataclass(frozen=True, eq=False)
class Explanation:
    """What is said of the answer to one file.

    Attributes:
        answer: to the file.
        prediction: the answer's.
        evidence: in drawing order, or of a picture row by row.
        changes: by the digit asked for; None where no change was found.
        sentence: None where nothing that was tried changes the answer reliably, or for a picture.
        nearest: training images, indices in MNIST's own order; most alike first.
        layers: from the image to the scores, those of a block together.
        is_drawing: whether it is strokes; otherwise a picture.
        is_incomplete: whether something could not be had, as has been said.
    """

    answer: FilePrediction
    prediction: Prediction
    evidence: Sequence[WeighedPart] = ()
    changes: Mapping[int, InkChange | None] = field(default_factory=dict)
    sentence: Sentence | None = None
    nearest: Sequence[Neighbour] = ()
    layers: Sequence[LayerOutput] = ()
    is_drawing: bool = True
    is_incomplete: bool = False

    def to_json(self) -> dict[str, Any]:
        """As `explain --json` prints it."""
        sentence = self.sentence
        told = [] if sentence is None else [sentence]
        return {
            "file": str(self.answer.path),
            "digit": self.prediction.digit,
            "probabilities": [float(value) for value in self.prediction.probabilities],
            "evidence": [part.to_json() for part in self.evidence],
            "changes": {
                str(digit): _change_json(change)
                for digit, change in self.changes.items()
                if change is not None
            },
            "sentences": [
                {
                    "text": self._sentence_text(one),
                    "change": one.change,
                    "digit": None if one.is_lost else one.after,
                }
                for one in told
            ],
            "nearest": [
                {"index": one.index, "label": one.label, "similarity": one.similarity}
                for one in self.nearest
            ],
            "layers": [layer.to_json() for layer in self.layers],
        }

    def in_words(self) -> str:
        """As `explain` prints it."""
        sections = [
            self._answer(),
            self._evidence(),
            self._changes(),
            self._nearest(),
            self._layers(),
        ]
        return "\n\n".join("\n".join(lines) for lines in sections if lines)

    def _name(self, digit: int) -> str:
        return class_name(self.answer.classes, digit)

    def _sentence_text(self, sentence: Sentence) -> str:
        return sentence_text(sentence, self._name)

    def _answer(self) -> list[str]:
        answer = self.answer.in_words()
        lines = [f"{one_line(str(self.answer.path))}: {answer}"]
        if self.sentence is not None:
            lines.append(self._sentence_text(self.sentence))
        elif self.is_drawing:
            lines.append("No single change that was tried is sure to change the answer.")
        return lines

    def _evidence(self) -> list[str]:
        speaking = strongest_runs(self.evidence, 1)
        against = strongest_runs(self.evidence, -1)
        if not speaking and not against:
            return []
        name = self._name(self.prediction.digit)
        counted = "; strokes and points counted from 1" if self.is_drawing else ""
        lines = [f"What the lead of {name} loses without a part (about, in log odds{counted}):"]
        for heading, runs in ((f"for {name}", speaking), (f"against {name}", against)):
            for nth, run in enumerate(runs):
                weight = sum(part.weight for part in run)
                lines.append(f"  {'' if nth else heading:14}{weight:+6.1f}  {self._run_text(run)}")
        return lines

    def _run_text(self, run: Run) -> str:
        place = PLACES[self._place([part.box for part in run])]
        first, last = run[0], run[-1]
        if isinstance(first, WeighedPiece) and isinstance(last, WeighedPiece):
            points = f"points {first.first + 1} to {last.last + 1}"
            return f"stroke {first.stroke + 1}, {points}, {place}"
        x, y, width, height = first.box
        return f"{width:.0f} x {height:.0f} pixels at {x:.0f}, {y:.0f}, {place}"

    def _changes(self) -> list[str]:
        if not self.changes:
            return []
        lines = ["A small change after which it is read otherwise:"]
        for digit, change in self.changes.items():
            lines.append(f"  {self._name(digit):14}{self._change_text(change)}")
        return lines

    def _change_text(self, change: InkChange | None) -> str:
        if change is None:
            return "none found"
        parts = []
        for part in change.parts:
            points = part.added if len(part.added) else part.removed
            parts.append(f"{part.kind} {PLACES[self._place([box_of(points)])]}")
        sure = confidence_percentage(change.probability, is_whole=True)
        altered = percentage(change.changed, 0)
        return f"{', '.join(parts)} ({sure} % sure, {altered} % of the ink altered)"

    def _nearest(self) -> list[str]:
        if not self.nearest:
            return []
        lines = ["The training images of MNIST that are most alike to this network:"]
        for one in self.nearest:
            lines.append(
                f"  {self._name(one.label):14}number {one.index:,}, cosine {one.similarity:.3f}"
            )
        return lines

    def _layers(self) -> list[str]:
        """A row a block: what it gives is what its last layer gives."""
        rows = [("largest", "parameters", "output", "layers")]
        for name, group in groupby(self.layers, key=lambda layer: layer.block):
            layers = list(group)
            count = f"{sum(layer.parameters for layer in layers):,}"
            kinds = " + ".join(layer.kind.replace("_", " ") for layer in layers)
            largest, size = f"{layers[-1].largest:.1f}", shape_text(layers[-1].shape)
            rows.append((largest, count, size, f"{name}: {kinds}"))
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ["The layers, and the largest number that each gives for this drawing:"]
        for largest, count, size, kinds in rows:
            numbers = f"{largest:>{widths[0]}}  {count:>{widths[1]}}"
            lines.append(f"  {numbers}  {size:{widths[2]}}  {kinds}")
        return lines

    def _place(self, boxes: Sequence[Box]) -> str:
        """In which ninth of the drawing the middle of some boxes lies."""
        corners = np.array(boxes, np.float64)
        points = np.concatenate([corners[:, :2], corners[:, :2] + corners[:, 2:]])
        x, y, width, height = self.answer.digits[0].box
        scale = max(width, height) or 1.0
        return place_of((points - (x + width / 2, y + height / 2)) / scale)


def strongest_runs(parts: Sequence[WeighedPart], sign: int) -> list[Run]:
    """The strongest runs of parts that speak for the answer (sign 1) or against it (-1).

    A run is of parts that follow each other in a stroke; the strongest come first.
    """
    largest = max((sign * part.weight for part in parts), default=0.0)
    if largest < MIN_WEIGHT:
        return []
    strong = [part for part in parts if sign * part.weight >= MIN_SHARE * largest]
    runs: list[Run] = []
    for part in strong:
        if runs and runs[-1][-1].joins(part):
            runs[-1] = (*runs[-1], part)
        else:
            runs.append((part,))
    return sorted(runs, key=lambda run: -sign * sum(part.weight for part in run))[:LISTED]


def box_of(points: NDArray[np.float64]) -> Box:
    """The box of (n, 2) points."""
    low, high = points.min(axis=0), points.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])


def _change_json(change: InkChange) -> dict[str, Any]:
    return {
        "strokes": [stroke.tolist() for stroke in change.ink.strokes],
        "probability": change.probability,
        "changed": change.changed,
    }
