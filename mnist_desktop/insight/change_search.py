"""Searches for the least change of strokes that networks read as another digit, robustly.

A beam search over random edits. The value of a drawing is the margin by which the less convinced
network reads the digit asked for, averaged over small distortions, minus a price for altered ink.
The looks at an edited drawing become dearer as fewer are left: the referee in one distortion, the
model in one, the referee in all, the model in all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.alteration import Alterations
from mnist_desktop.insight.margins import Floats, distortions, images_of, log_odds
from mnist_desktop.insight.restoring import restored
from mnist_desktop.insight.stroke_edits import EDITS, chosen
from mnist_desktop.insight.traced_ink import Strokes, TracedInk
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.image_batch import Images

DISTORTIONS = 8
MIN_PROBABILITY = 0.9
"""The model's, of the digit asked for."""
MIN_ROBUST = 0.9
"""Share of the distortions in which each network must read it."""
MIN_GAIN = 0.02
"""Of value, for a generation not to count as idle."""
RESTORED, RESTORED_LATER = 0.15, 0.35
"""Share of the edits that lead back, before and after something was found."""
Order = NDArray[np.intp]


@dataclass(frozen=True)
class SearchSettings:
    """How a search weighs and how long it looks; `training.judging.changes` measures them.

    Attributes:
        price: what altering all ink costs, in units of the margin (natural log odds), once
            something is found; dearer ink then leaves only what is needed.
        first_price: until then, when the border is still to be crossed.
        enough: margins above it count no more.
        corner_price: of a sharp corner in new ink.
        speck_price: of a new stroke that is a mere speck, or that touches nothing.
        place_price: of every further place that is altered.
        budget: images that the model may see.
        patience: generations without gain after which a search that has found something ends.
        beam: drawings that are kept.
        generation: edits of them that the referee sees in one distortion,
        promising: of these, that the model sees in one,
        finalists: of these, that the referee sees in all distortions,
        winners: of these, that the model sees in all.
    """

    price: float = 16.0
    first_price: float = 8.0
    enough: float = 3.5
    corner_price: float = 0.5
    speck_price: float = 1.5
    place_price: float = 0.2
    budget: int = 1800
    patience: int = 12
    beam: int = 16
    generation: int = 128
    promising: int = 24
    finalists: int = 8
    winners: int = 4


@dataclass(frozen=True, eq=False)
class Candidate:
    """An altered drawing.

    Attributes:
        strokes: the drawing.
        margins: (networks, distortions) log odds of the digit asked for, the model first.
        worth: of the margins.
        share: of altered ink.
        untidiness: what corners, specks and many places cost.
    """

    strokes: Strokes
    margins: Floats
    worth: float
    share: float
    untidiness: float

    def value(self, price: float) -> float:
        """What the search maximises."""
        return self.worth - price * self.share - self.untidiness

    @property
    def is_robust(self) -> bool:
        """Whether the model is sure of the digit, and all read it under most distortions."""
        is_sure = self.margins[0, 0] >= np.log(MIN_PROBABILITY / (1 - MIN_PROBABILITY))
        return bool(is_sure and ((self.margins > 0).mean(axis=1) >= MIN_ROBUST).all())


class ChangeSearch:
    """One search.

    Args:
        ink: the drawing.
        target: the digit asked for.
        model: that reads the drawing.
        referees: other networks that must agree.
        settings: of the search.
    """

    def __init__(
        self,
        ink: TracedInk,
        target: int,
        model: Classifier,
        referees: Sequence[Classifier],
        settings: SearchSettings,
    ) -> None:
        self._ink = ink
        self._target = target
        self._model = model
        self._referees = referees
        self._settings = settings
        self._random = np.random.default_rng(0)
        self._distortions = distortions(DISTORTIONS)
        self._seen = 0
        self._found: list[Candidate] = []

    def run(
        self,
        should_stop: Callable[[], bool] = lambda: False,
        report: Callable[[float], None] = lambda share: None,
    ) -> list[Candidate]:
        """The best robust drawings found within the budget, the best first; maybe none.

        Args:
            should_stop: asked every generation.
            report: gets the share of the budget that is spent, every generation.
        """
        settings = self._settings
        beam = self._winners([self._ink.strokes])
        idle, best = 0, -np.inf
        while self._seen < settings.budget and idle < settings.patience and not should_stop():
            winners = self._winners(self._finalists(self._edited(beam)))
            beam = self._best([*beam, *winners])
            report(min(self._seen / settings.budget, 1.0))
            self._found = self._best([*self._found, *(one for one in winners if one.is_robust)])
            if self._found:
                value = self._found[0].value(self._price)
                idle = 0 if value > best + MIN_GAIN else idle + 1
                best = max(best, value)
        return self._found

    @property
    def _price(self) -> float:
        return self._settings.price if self._found else self._settings.first_price

    def _edited(self, beam: Sequence[Candidate]) -> list[Strokes]:
        """A generation: drawings of the beam with one edit each."""
        edits, chances = list(EDITS), np.cumsum(list(EDITS.values()))
        back = RESTORED_LATER if self._found else RESTORED
        children: list[Strokes] = []
        for _ in range(4 * self._settings.generation):  # some edits cannot be made
            parent = beam[int(self._random.integers(len(beam)))].strokes
            child: Strokes | None
            if self._random.random() < back:
                child = restored(self._ink, parent, self._random)
            else:
                child = edits[chosen(chances, self._random)](parent, self._random)
            if child:
                children.append(child)
            if len(children) == self._settings.generation:
                break
        return children

    def _finalists(self, drawings: list[Strokes]) -> list[Strokes]:
        """The most promising, after a look at each in one distortion."""
        settings = self._settings
        matrices, widths = self._distortions
        one = int(self._random.integers(len(widths)))
        images = images_of(drawings, matrices[one : one + 1], widths[one : one + 1])
        shares, untidiness = self._costs(drawings)
        costs, margins = self._price * shares + untidiness, self._referees_margins(images)
        first = self._preferred(margins, costs, settings.promising)
        margins = np.concatenate([self._model_margins(images[first]), margins[:, first]])
        best = first[_largest(self._worth(margins) - costs[first], settings.finalists)]
        return [drawings[place] for place in best]

    def _winners(self, drawings: list[Strokes]) -> list[Candidate]:
        """The best, after a look at each in all distortions."""
        images = images_of(drawings, *self._distortions)
        shares, untidiness = self._costs(drawings)
        costs = self._price * shares + untidiness
        margins = self._referees_margins(images).reshape(-1, len(drawings), DISTORTIONS)
        best = self._preferred(margins, costs, self._settings.winners)
        shown = images.reshape(len(drawings), DISTORTIONS, *images.shape[1:])[best]
        models = self._model_margins(shown.reshape(-1, *images.shape[1:]))
        margins = np.concatenate([models.reshape(1, len(best), DISTORTIONS), margins[:, best]])
        worths = self._worth(margins).mean(axis=1)
        return [
            Candidate(
                drawings[place],
                margins[:, nth],
                float(worths[nth]),
                float(shares[place]),
                float(untidiness[place]),
            )
            for nth, place in enumerate(best)
        ]

    def _preferred(self, margins: Floats, costs: Floats, count: int) -> Order:
        """The places of the drawings that referees like best; without referees of all."""
        if not self._referees:
            return np.arange(len(costs))
        return _largest(self._worth(margins).reshape(len(costs), -1).mean(axis=1) - costs, count)

    def _model_margins(self, images: Images) -> Floats:
        self._seen += len(images)
        return log_odds(self._model, images, self._target)[None]

    def _referees_margins(self, images: Images) -> Floats:
        rows = [log_odds(referee, images, self._target) for referee in self._referees]
        return np.array(rows).reshape(len(rows), len(images))

    def _worth(self, margins: Floats) -> Floats:
        """Of (networks, ...) margins: mostly the least; above `enough` they count no more."""
        capped = np.minimum(margins, self._settings.enough)
        worth: Floats = capped.min(axis=0) + 0.1 * capped.mean(axis=0)
        return worth

    def _costs(self, drawings: Sequence[Strokes]) -> tuple[Floats, Floats]:
        """(n,) shares of altered ink, and (n,) what untidiness costs."""
        settings, altered = self._settings, Alterations.of(self._ink, drawings)
        untidiness: Floats = (
            settings.corner_price * altered.corners.astype(np.float64)
            + settings.speck_price * (altered.specks + altered.floating)
            + settings.place_price * np.maximum(altered.places - 1, 0)
        )
        return altered.shares, untidiness

    def _best(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        price = self._price
        return sorted(candidates, key=lambda one: -one.value(price))[: self._settings.beam]


def _largest(values: Floats, count: int) -> Order:
    """The places of the largest values, in their order."""
    return np.argsort(-values, kind="stable")[:count]
