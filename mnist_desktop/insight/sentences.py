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
from mnist_desktop.messages import text_of
from mnist_desktop.messages.insight import change_text
from mnist_desktop.percentage import confidence_percentage
from mnist_desktop.problem import Message
from mnist_desktop.recognition.image_batch import Images, images_from_segments
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import PEN_WIDTH

COPIES = 16
"""Copies of the drawing on which an edit is repeated; all must change as said."""
MIN_ON_COPIES = 0.85
"""Probability on those of the answer that is named; where none is, of all but the old one."""
CONTROLS, MIN_CONTROLS = 40, 20
"""Equal edits elsewhere; where there is room for fewer than the second number nothing is said."""
FEW_ELSEWHERE, MAX_ELSEWHERE, MAX_WHERE_LOST = 0.05, 0.18, 0.15
"""Share of them that may change the answer, too; the others if nothing better is found, the last
one where no answer is named."""
TRIED = 12
"""Edits that are checked to name another answer, the most telling ones first; as many to say that
the old one is gone."""
MIN_PROBABILITY = 0.6
"""Of the answer that is named."""
MAX_LOST = 0.1
"""Probability of the old answer where it is only said to be gone."""
_NAMELESS = ("gap", "gaps", "opened", "no_part", "line", "longer")
_NAMED, _ALIKE, _EFFECT = 0.3, 2.0, 0.1
"""Longer sides of ink that a name, edits of the same size that do the same, and a unit of the
logarithm of the odds are worth when edits are put in order."""
_AT_A_TIME = 10
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
        after: the answer then; `before` where it is only said that this is gone, because what
            it becomes varies.
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

    @property
    def is_lost(self) -> bool:
        """Whether it only says that the drawing is no longer read as before."""
        return self.after == self.before


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
    for candidates in search.candidates():
        best, least = None, 1.0
        for candidate in candidates:
            if is_stopped():
                return None
            if not search.holds(candidate):
                continue
            share = search.share_elsewhere(candidate)
            if share <= FEW_ELSEWHERE:
                return search.sentence(candidate)
            if share < least:
                best, least = candidate, share
        if best is not None:
            return search.sentence(best)
    return None


@dataclass(frozen=True, eq=False)
class _Candidate:
    """An edit, the answer after it that is to be named or `before`, and its probability."""

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
        self.before = int(self._unchanged[0].argmax())

    @property
    def is_steady(self) -> bool:
        """Whether copies of the drawing are all read alike."""
        return bool((self._unchanged.argmax(axis=1) == self.before).all())

    def candidates(self) -> Iterator[list[_Candidate]]:
        """The edits worth a check: those that make another answer, then those that end this one."""
        line = self._line
        edits = [
            edit
            for edit in edits_to_try(self._drawing, line)
            if len(line.edited(edit)) and not line.is_doubled(edit)
        ]
        if not edits:
            return
        images = _images([line.steps, *(line.edited(edit) for edit in edits)])
        edits = named_by_holes(edits, images[0], images[1:])
        read = self._classifier.predict(images[1:])
        answers, largest, own = read.argmax(axis=1), read.max(axis=1), read[:, self.before]
        is_other = answers != self.before
        effect = np.log(largest / np.maximum(own, np.float32(1e-4)))
        order = np.argsort(_costs(edits, line, is_other) - _EFFECT * effect, kind="stable")
        for is_named, chosen in ((True, largest >= MIN_PROBABILITY), (False, own < MAX_LOST)):
            afters = answers if is_named else np.full_like(answers, self.before)
            yield [
                _Candidate(edits[index], int(afters[index]), float(read[index, afters[index]]))
                for index in order[(is_other & chosen)[order]][:TRIED]
            ]

    def holds(self, candidate: _Candidate) -> bool:
        """Whether the edit by another hand does as said on the copies."""
        line = self._line
        by_hand = [
            copy.of(line.edited(by_another_hand(candidate.edit, line, self._generator)))
            for copy in self._copies
        ]

        def misses(read: Images) -> NDArray[np.bool_]:
            said = read[:, candidate.after]
            is_lost = candidate.after == self.before
            return np.asarray(said >= 1 - MIN_ON_COPIES if is_lost else said < MIN_ON_COPIES)

        return not self._count(by_hand, misses, 0)

    def share_elsewhere(self, candidate: _Candidate) -> float:
        """Share of the equal edits elsewhere that change the answer; 1 if it is too large."""
        controls = equal_edits_elsewhere(candidate.edit, self._line, CONTROLS, self._generator)
        if len(controls) < MIN_CONTROLS:
            return 1.0
        edited = [self._line.edited(control) for control in controls]
        is_lost = candidate.after == self.before
        limit = int((MAX_WHERE_LOST if is_lost else MAX_ELSEWHERE) * len(controls))
        count = self._count(edited, lambda read: read.argmax(axis=1) != self.before, limit)
        return count / len(controls) if count <= limit else 1.0

    def _count(
        self,
        drawings: Sequence[NDArray[np.float64]],
        does: Callable[[Images], NDArray[np.bool_]],
        limit: int,
    ) -> int:
        """How many drawings are read so, looked at a few at a time until there are too many."""
        count = 0
        for start in range(0, len(drawings), _AT_A_TIME):
            count += int(does(self._read(drawings[start : start + _AT_A_TIME])).sum())
            if count > limit:
                break
        return count

    def sentence(self, candidate: _Candidate) -> Sentence:
        """The candidate in the ink's own units."""
        edit = candidate.edit
        removed = [part for run in edit.removed for part in self._line.run(*run)]
        return Sentence(
            edit.kind,
            edit.places,
            self.before,
            candidate.after,
            candidate.probability,
            tuple(self._drawing.in_ink_units(part) for part in removed),
            tuple(self._drawing.in_ink_units(part) for part in edit.added),
        )

    def _read(self, drawings: Sequence[NDArray[np.float64]]) -> Images:
        return self._classifier.predict(_images(drawings))


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


def _images(drawings: Sequence[NDArray[np.float64]]) -> Images:
    counts = np.array([len(drawing) for drawing in drawings])
    first = np.cumsum(counts) - counts
    pen_widths = np.full(len(drawings), PEN_WIDTH)
    return images_from_segments(np.concatenate(drawings), first, pen_widths)


def sentence_text(
    sentence: Sentence,
    name_of: Callable[[int], str] = str,
    translate: Callable[[str, str], str] | None = None,
) -> str:
    """The sentence in words, on one line.

    Args:
        sentence: what is said.
        name_of: the name of a class by its number.
        translate: takes context and English text, as `QCoreApplication.translate` does.
    """
    message = Message(
        "answer_lost" if sentence.is_lost else "answer_changes",
        before=name_of(sentence.before),
        after=name_of(sentence.after),
        change=change_text(sentence.change, sentence.places, translate),
        percent=confidence_percentage(sentence.probability, is_whole=True),
    )
    return text_of(message, translate)
