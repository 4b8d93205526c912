"""Searches for the least change of strokes that networks read as another digit, robustly.

A beam search over random edits. The value of a drawing is the margin by which the less convinced
network reads the digit asked for, averaged over small distortions, minus a price for altered ink.
Most edits are dropped after one look by the referee, which is cheap; few cost the model's time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.alteration import Alterations
from mnist_desktop.insight.restoring import restored
from mnist_desktop.insight.stroke_edits import EDITS, chosen
from mnist_desktop.insight.traced_ink import Strokes, TracedInk
from mnist_desktop.recognition.classifier import CHUNK, Classifier
from mnist_desktop.recognition.image_batch import images_from_segments
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.preprocessing import PEN_WIDTH

Floats = NDArray[np.float64]
Images = NDArray[np.float32]


@dataclass(frozen=True)
class SearchSettings:
    """How a search weighs and how long it looks; chosen by `training.judging.changes`.

    Attributes:
        price: what altering all ink costs, in units of the margin (natural log odds).
        enough: margins above it count no more.
        corner_price: of a sharp corner in new ink.
        speck_price: of a stroke too short to see a purpose, or one that touches no other.
        place_price: of every further place that is altered.
        budget: images that the model may see.
        generation: edits tried at a time.
        beam: drawings that are kept of them.
    """

    price: float = 8.0
    enough: float = 3.5
    corner_price: float = 0.3
    speck_price: float = 0.6
    place_price: float = 0.2
    budget: int = 2200
    generation: int = 160
    beam: int = 8
    looked_at: int = 40
    finalists: int = 8
    patience: int = 6


DISTORTIONS = 8
ROBUST_SHARE = 0.9
MIN_PROBABILITY = 0.9
MIN_GAIN = 0.02


def distortions(count: int = DISTORTIONS, seed: int = 1) -> tuple[Floats, Floats]:
    """(n, 2, 2) matrices and (n,) pen widths; the first changes nothing."""
    random = np.random.default_rng(seed)
    matrices, widths = [np.eye(2)], [PEN_WIDTH]
    for _ in range(count - 1):
        turn, slant = random.uniform(-0.1, 0.1), random.uniform(-0.12, 0.12)
        stretch = np.exp(random.uniform(-0.06, 0.06))
        rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        matrices.append(rotation @ np.array([[stretch, slant], [0, 1 / stretch]]))
        widths.append(random.uniform(1.8, 2.8))
    return np.stack(matrices), np.array(widths)


def log_odds(classifier: Classifier, images: Images, target: int) -> Floats:
    """(n,) natural log odds of the probability that a model gives to a digit."""
    count = len(classifier.classes) or CLASSES
    chunks = [images[start : start + CHUNK] for start in range(0, len(images), CHUNK)]
    # One chunk after the other stays on one core
    scores = np.concatenate([classifier.logits(chunk) for chunk in chunks])[:, :count]
    scores = scores.astype(np.float64) / classifier.metadata.temperature
    others = np.delete(scores, target, axis=1)
    largest = others.max(axis=1, keepdims=True)
    rest = largest[:, 0] + np.log(np.exp(others - largest).sum(axis=1))
    result: Floats = scores[:, target] - rest
    return result


@dataclass(frozen=True, eq=False)
class Candidate:
    """An altered drawing.

    Attributes:
        strokes: the drawing.
        share: of altered ink.
        cost: of the alteration.
        margins: (networks, distortions) log odds of the digit asked for, the model first.
        value: what the search maximises.
    """

    strokes: Strokes
    share: float
    cost: float
    margins: Floats
    value: float

    @property
    def is_robust(self) -> bool:
        """Whether the model is sure of the digit, and both read it under most distortions."""
        is_sure = self.margins[0, 0] >= np.log(MIN_PROBABILITY / (1 - MIN_PROBABILITY))
        return bool(is_sure and ((self.margins > 0).mean(axis=1) >= ROBUST_SHARE).all())


def images_of(drawings: Sequence[Strokes], matrices: Floats, widths: Floats) -> Images:
    """(drawings * distortions, 28, 28), all distortions of a drawing one after the other."""
    pieces = [_segments(strokes) for strokes in drawings]
    counts = np.repeat([len(piece) for piece in pieces], len(widths))
    segments = np.concatenate(
        [
            (piece[None] @ matrices[:, None].transpose(0, 1, 3, 2)).reshape(-1, 2, 2)
            for piece in pieces
        ]
    )
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    return images_from_segments(segments, first, np.tile(widths, len(drawings)))


def _segments(strokes: Strokes) -> Floats:
    """(n, 2, 2) the lines of a drawing."""
    lines = []
    for stroke in strokes:
        ends = stroke.points[1:] if len(stroke) > 1 else stroke.points
        lines.append(np.stack([stroke.points[: len(ends)], ends], axis=1))
    return np.concatenate(lines)


class ChangeSearch:
    """One search.

    Args:
        ink: the drawing.
        target: the digit asked for.
        networks: the model, then its referees.
        settings: of the search.
    """

    def __init__(
        self,
        ink: TracedInk,
        target: int,
        networks: Sequence[Classifier],
        settings: SearchSettings,
        seed: int = 0,
    ) -> None:
        self._ink = ink
        self._target = target
        self._networks = networks
        self._settings = settings
        self._random = np.random.default_rng(seed)
        self._distortions = distortions()
        self.seen = 0
        self.rendered = 0
        self._found: list[Candidate] = []

    def run(self, should_stop: Callable[[], bool] = lambda: False) -> list[Candidate]:
        """The best robust drawings found within the budget, the best first; maybe none."""
        settings = self._settings
        beam = self._judged([self._ink.strokes])
        idle, value = 0, -np.inf
        while self.seen < settings.budget and idle < settings.patience and not should_stop():
            children = self._looked_at(self._edited(beam))
            judged = self._judged(children)
            beam = self._kept([*beam, *judged])
            self._found = self._kept([*self._found, *(one for one in judged if one.is_robust)])
            if self._found:
                idle = 0 if self._found[0].value > value + MIN_GAIN else idle + 1
                value = max(value, self._found[0].value)
        return self._found

    def _edited(self, beam: Sequence[Candidate]) -> list[Strokes]:
        edits, chances = list(EDITS), np.cumsum(list(EDITS.values()))
        back = 0.35 if self._found else 0.15
        children: list[Strokes] = []
        tries = 0
        while len(children) < self._settings.generation and tries < 4 * self._settings.generation:
            tries += 1
            parent = beam[int(self._random.integers(len(beam)))].strokes
            child: Strokes | None
            if self._random.random() < back:
                child = restored(self._ink, parent, self._random)
            else:
                edit = edits[chosen(chances, self._random)]
                child = edit(parent, self._random)
            if child:
                children.append(child)
        return children

    def _looked_at(self, children: list[Strokes]) -> list[Strokes]:
        """The most promising, after a look at each in one distortion."""
        settings = self._settings
        matrices, widths = self._distortions
        one = int(self._random.integers(len(widths)))
        images = images_of(children, matrices[one : one + 1], widths[one : one + 1])
        self.rendered += len(images)
        costs = self._costs(children)[1]
        margins = np.full((len(self._networks), len(children)), np.inf)
        for row, network in enumerate(self._networks[1:], 1):
            margins[row] = log_odds(network, images, self._target)
        first = np.argsort(-(self._soft(margins[1:]) - costs), kind="stable")[: settings.looked_at]
        if len(self._networks) == 1:
            first = np.arange(len(children))
        margins[0] = np.nan
        margins[0, first] = log_odds(self._networks[0], images[first], self._target)
        self.seen += len(first)
        values = self._soft(margins[:, first]) - costs[first]
        best = first[np.argsort(-values, kind="stable")][: settings.finalists]
        return [children[place] for place in best]

    def _judged(self, drawings: Sequence[Strokes]) -> list[Candidate]:
        if not drawings:
            return []
        images = images_of(drawings, *self._distortions)
        self.rendered += len(images)
        self.seen += len(images)
        margins = np.stack(
            [log_odds(network, images, self._target) for network in self._networks]
        ).reshape(len(self._networks), len(drawings), -1)
        result = []
        shares, costs = self._costs(drawings)
        for place, strokes in enumerate(drawings):
            value = float(self._soft(margins[:, place]).mean() - costs[place])
            one = Candidate(
                strokes, float(shares[place]), float(costs[place]), margins[:, place], value
            )
            result.append(one)
        return result

    def _soft(self, margins: Floats) -> Floats:
        """The least of the networks' margins; above `enough` they count no more."""
        if not len(margins):
            return np.zeros(margins.shape[1])
        capped = np.minimum(margins, self._settings.enough)
        soft: Floats = capped.min(axis=0) + 0.1 * capped.mean(axis=0)
        return soft

    def _costs(self, drawings: Sequence[Strokes]) -> tuple[Floats, Floats]:
        """(n,) shares of altered ink, and (n,) what each costs."""
        settings, altered = self._settings, Alterations.of(self._ink, drawings)
        costs = settings.price * altered.shares
        costs = costs + settings.corner_price * altered.corners
        costs += settings.speck_price * (altered.specks + altered.floating)
        costs += settings.place_price * np.maximum(altered.places - 1, 0)
        return altered.shares, costs

    def _kept(self, candidates: list[Candidate]) -> list[Candidate]:
        ordered = sorted(candidates, key=lambda one: -one.value)
        return ordered[: self._settings.beam]
