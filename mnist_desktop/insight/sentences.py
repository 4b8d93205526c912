"""One sentence about a drawing that anybody can check: do this to it, and the answer changes so.

A sentence says what the network reacts to, not what it thinks. It is said only if doing the same
to copies of the drawing, as another hand would, changes every one of them as said, and if equal
edits elsewhere in the drawing do not.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
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

COPIES = 16
"""Copies of the drawing on which an edit is repeated; all must change as said."""
CONTROLS, MIN_CONTROLS = 14, 10
"""Equal edits elsewhere; of a drawing without room for the fewer of them nothing is said."""
MAX_CHANGED_ELSEWHERE = 0
TRIED = 8
"""Edits that are checked; reading all of them once has put the most telling ones first."""
MIN_PROBABILITY = 0.6
"""Of the answer after an edit."""
MAX_LOWERED = 0.7
"""Of the answer's probability before, where an edit only makes the network less sure."""
_NAMED = 0.25
"""Longer sides by which an edit with a name of its own may be longer than one without."""
_NAMELESS = ("gap", "no_part", "line", "longer")
ALIKE = 1.5
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
        edits = [
            edit
            for edit in edits_to_try(self._drawing, self._line)
            if len(self._line.edited(edit))
        ]
        if not edits:
            return
        read = self._read([self._line.edited(edit) for edit in edits])
        answers = read.argmax(axis=1)
        own = read[:, self._before]
        changed = (answers != self._before) & (read.max(axis=1) >= MIN_PROBABILITY)
        lowered = (answers == self._before) & (own < MAX_LOWERED * self._unchanged[0].max())
        margin = np.log(np.maximum(read.max(axis=1), 1e-4) / np.maximum(own, 1e-4))
        for mask, effect in ((changed, margin), (lowered, -np.log(own))):
            costs = self._costs(edits, changed if mask is changed else lowered | changed) - 0.1 * effect
            order = [index for index in np.argsort(costs, kind="stable") if mask[index]]
            for index in order[:TRIED]:
                after = int(answers[index])
                yield _Candidate(edits[index], after, float(read[index, after]))

    def _costs(self, edits: Sequence[InkEdit], changes: NDArray[np.bool_]) -> NDArray[np.float64]:
        """(n,) how little is to be expected of each edit: long, nameless, or like others that do it."""
        sizes = [(round(5 * ink_of(edit, self._line)), bool(edit.removed)) for edit in edits]
        alike = {size: [] for size in sizes}
        for size, change in zip(sizes, changes, strict=True):
            alike[size].append(change)
        return np.array(
            [
                ink_of(edit, self._line)
                - _NAMED * (edit.kind not in _NAMELESS)
                + ALIKE * np.mean(alike[size])
                for edit, size in zip(edits, sizes, strict=True)
            ]
        )

    def holds(self, candidate: _Candidate) -> bool:
        """Whether the edit does as said on every copy, and equal ones elsewhere do not."""
        edit, line = candidate.edit, self._line
        by_hand = [
            copy.of(line.edited(by_another_hand(edit, line, self._generator)))
            for copy in self._copies
        ]
        if not self._does(candidate, self._read(by_hand), exactly=True).all():
            return False
        controls = equal_edits_elsewhere(edit, line, CONTROLS, self._generator)
        if len(controls) < MIN_CONTROLS:
            return False
        elsewhere = self._read([line.edited(control) for control in controls])
        changed = self._does(candidate, elsewhere, exactly=False)
        return int(changed.sum()) <= MAX_CHANGED_ELSEWHERE

    def _does(
        self, candidate: _Candidate, read: Images, *, exactly: bool
    ) -> NDArray[np.bool_]:
        """(n,) which answers changed as said, or in any other way unless `exactly`."""
        answers = read.argmax(axis=1)
        if candidate.after != self._before:
            return (answers == candidate.after) if exactly else (answers != self._before)
        limit = halfway(float(self._unchanged[0].max()), candidate.probability)
        return read[:, self._before] < limit

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


def halfway(before: float, after: float) -> float:
    """The probability below which a copy counts as lowered like the drawing."""
    return (before + after) / 2
