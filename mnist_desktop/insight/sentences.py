"""One sentence about a drawing that anybody can check: do this to it, and the answer changes so.

A sentence says what the network reacts to, not what it thinks. It is said only if doing the same
to copies of the drawing, as another hand would, changes them as said, and if equal edits elsewhere
in the drawing do not.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.image_batch import Images, images_of_segments
from mnist_desktop.insight.ink_edits import (
    InkEdit,
    InkLine,
    by_another_hand,
    equal_edits_elsewhere,
    ink_of,
)
from mnist_desktop.insight.ink_features import MAX_LENGTH, edits_to_try, named_by_holes
from mnist_desktop.insight.jitter import Jitter
from mnist_desktop.insight.unit_strokes import Points, UnitDrawing
from mnist_desktop.recognition.ink import Ink

COPIES, MIN_HELD = 16, 15
"""Copies of the drawing on which an edit is repeated, and how many must change as said."""
MIN_SECOND_WORST = 0.7
"""Probability of the answer after the edit on the second worst copy."""
CONTROLS, MIN_CONTROLS, MAX_CHANGED_ELSEWHERE = 20, 10, 1
"""Equal edits elsewhere; where there is room for fewer than the second number nothing is said."""
TRIED = 8
"""Edits that are checked, the most telling ones first."""
MIN_PROBABILITY = 0.6
"""Of the answer after an edit."""
MAX_LOWERED = 0.7
"""Of the answer's probability before, where an edit only makes the network less sure."""
_NAMELESS = ("gap", "no_part", "line", "longer")
_NAMED, _ALIKE, _EFFECT = 0.25, 1.5, 0.1
"""Longer sides of ink that a name, edits of the same size that do the same, and a unit of the
logarithm of the odds are worth when edits are put in order."""
_SEED = 0


class Reader(Protocol):
    """What a sentence needs of a classifier."""

    def predict(self, images: Images) -> Images:
        """Probabilities (n, 10) of images (n, 28, 28)."""
        ...


@dataclass(frozen=True, eq=False)
class Sentence:
    """What changes the answer, and how.

    Attributes:
        change: what is done; a key of `messages.insight.CHANGES`.
        places: where; keys of `messages.insight.PLACES`.
        before: the answer to the drawing.
        after: the answer then; the same where the network only becomes less sure.
        probability: of `after` then, in [0, 1].
        removed: lines that are taken away, (n, 2) each, in the ink's own units.
        added: lines that are added, likewise.
    """

    change: str
    places: tuple[str, ...]
    before: int
    after: int
    probability: float
    removed: tuple[Points, ...]
    added: tuple[Points, ...]


def sentence_of_ink(
    classifier: Reader, ink: Ink, is_stopped: Callable[[], bool] = lambda: False
) -> Sentence | None:
    """The sentence about a drawing; the same one each time.

    Args:
        classifier: the network.
        ink: one digit.
        is_stopped: asked between batches; if so, the answer is None.

    Returns:
        None if nothing is drawn, if the answer to the drawing itself is not steady, or if no edit
        passes the checks.
    """
    if ink.is_blank:
        return None
    drawing = UnitDrawing.of_ink(ink)
    if drawing.length > MAX_LENGTH:
        return None
    search = _Search(classifier, drawing)
    if not search.is_steady:
        return None
    for candidate in search.candidates():
        if is_stopped():
            return None
        if search.holds(candidate):
            return search.sentence(candidate)
    return None


@dataclass(frozen=True, eq=False)
class _Candidate:
    """An edit and the answer after it."""

    edit: InkEdit
    after: int
    probability: float


class _Search:
    """Tries edits of one drawing."""

    def __init__(self, classifier: Reader, drawing: UnitDrawing) -> None:
        self._classifier = classifier
        self._drawing = drawing
        self._line = InkLine.of_drawing(drawing)
        self._generator = np.random.default_rng(_SEED)
        self._copies = [Jitter(self._generator) for _ in range(COPIES)]
        steps = self._line.steps
        self._unchanged = self._read([steps, *(copy.of(steps) for copy in self._copies)])
        self._before = int(self._unchanged[0].argmax())

    @property
    def is_steady(self) -> bool:
        """Whether copies of the drawing are all read alike."""
        return bool((self._unchanged.argmax(axis=1) == self._before).all())

    def candidates(self) -> Iterator[_Candidate]:
        """The edits worth a check: first what changes the answer, then what lowers it a lot."""
        line = self._line
        edits = [e for e in edits_to_try(self._drawing, line) if len(line.edited(e))]
        if not edits:
            return
        read = self._read([line.edited(edit) for edit in edits])
        answers, largest, own = read.argmax(axis=1), read.max(axis=1), read[:, self._before]
        changed = (answers != self._before) & (largest >= MIN_PROBABILITY)
        lowered = (answers == self._before) & (own < MAX_LOWERED * self._sureness)
        floor = np.float32(1e-4)
        effect = np.log(np.maximum(largest, floor) / np.maximum(own, floor))
        for chosen, does_it, strength in (
            (changed, changed, effect),
            (lowered, changed | lowered, -np.log(np.maximum(own, floor))),
        ):
            costs = _costs(edits, line, does_it) - _EFFECT * strength
            order = [index for index in np.argsort(costs, kind="stable") if chosen[index]]
            for index in order[:TRIED]:
                after = int(answers[index])
                yield _Candidate(edits[index], after, float(read[index, after]))

    def holds(self, candidate: _Candidate) -> bool:
        """Whether the edit does as said on the copies, and equal ones elsewhere do not."""
        edit, line = candidate.edit, self._line
        by_hand = [
            copy.of(line.edited(by_another_hand(edit, line, self._generator)))
            for copy in self._copies
        ]
        if not self._all_change(candidate, self._read(by_hand)):
            return False
        controls = equal_edits_elsewhere(edit, line, CONTROLS, self._generator)
        if len(controls) < MIN_CONTROLS:
            return False
        elsewhere = self._read([line.edited(control) for control in controls])
        if candidate.after != self._before:
            changed = elsewhere.argmax(axis=1) != self._before
        else:
            changed = elsewhere[:, self._before] < self._halfway(candidate)
        return int(changed.sum()) <= MAX_CHANGED_ELSEWHERE

    def _all_change(self, candidate: _Candidate, read: Images) -> bool:
        """Whether all copies, but perhaps one, change as said."""
        if candidate.after == self._before:
            return int((read[:, self._before] < self._halfway(candidate)).sum()) >= MIN_HELD
        held = read.argmax(axis=1) == candidate.after
        second_worst = np.sort(read[:, candidate.after])[COPIES - MIN_HELD]
        return int(held.sum()) >= MIN_HELD and bool(second_worst >= MIN_SECOND_WORST)

    def _halfway(self, candidate: _Candidate) -> float:
        return halfway(self._sureness, candidate.probability)

    @property
    def _sureness(self) -> float:
        return float(self._unchanged[0].max())

    def sentence(self, candidate: _Candidate) -> Sentence:
        """The candidate in the ink's own units."""
        edit = named_by_holes(candidate.edit, self._line)
        removed = [part for run in edit.removed for part in self._line.run(*run)]
        return Sentence(
            edit.kind,
            edit.places,
            self._before,
            candidate.after,
            candidate.probability,
            tuple(self._drawing.in_ink_units(part) for part in removed),
            tuple(self._drawing.in_ink_units(part) for part in edit.added),
        )

    def _read(self, drawings: Sequence[NDArray[np.float64]]) -> Images:
        counts = np.array([len(drawing) for drawing in drawings])
        return self._classifier.predict(images_of_segments(np.concatenate(drawings), counts))


def _costs(
    edits: Sequence[InkEdit], line: InkLine, does_it: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """(n,) how little is to be expected of each edit.

    Much ink, no name of its own, and many edits of the same size that do the same: then it is the
    size and not the place, and equal edits elsewhere would fail it.
    """
    sizes = [(round(5 * ink_of(edit, line)), bool(edit.removed)) for edit in edits]
    alike: dict[tuple[int, bool], list[bool]] = {}
    for size, does in zip(sizes, does_it.tolist(), strict=True):
        alike.setdefault(size, []).append(does)
    return np.array(
        [
            ink_of(edit, line)
            - _NAMED * (edit.kind not in _NAMELESS)
            + _ALIKE * sum(alike[size]) / len(alike[size])
            for edit, size in zip(edits, sizes, strict=True)
        ]
    )


def halfway(before: float, after: float) -> float:
    """The probability below which a copy counts as lowered like the drawing."""
    return (before + after) / 2
