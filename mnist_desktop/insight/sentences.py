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

COPIES, MIN_HELD = 16, 15
"""Copies of the drawing on which an edit is repeated, and how many must change as said."""
MIN_ON_COPIES = 0.7
"""Probability that the answer after the edit must have on those."""
CONTROLS, MIN_CONTROLS = 40, 20
"""Equal edits elsewhere; where there is room for fewer than the second number nothing is said."""
FEW_ELSEWHERE, MAX_ELSEWHERE = 2, 5
"""How many of them may change the answer, too; the second if nothing better changes it."""
TRIED = 10
"""Edits that are checked, the most telling ones first."""
MIN_PROBABILITY = 0.6
"""Of the answer after an edit."""
MAX_LOWERED = 0.7
"""Of the answer's probability before, where an edit only makes the network less sure."""
MAX_LOST = 0.1
"""Probability of the answer below which another one is more likely, whichever that may be."""
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

    @property
    def is_lost(self) -> bool:
        """Whether it only says that the drawing is no longer read as before."""
        return self.after == self.before and self.probability < MAX_LOST


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
    second_best = None
    for candidate in search.candidates():
        if is_stopped():
            return None
        is_needed = candidate.names_another and second_best is None
        limit = MAX_ELSEWHERE if is_needed else FEW_ELSEWHERE
        if not search.holds(candidate):
            continue
        changed = search.changed_elsewhere(candidate, limit)
        if changed <= FEW_ELSEWHERE:
            return search.sentence(candidate)
        if changed <= limit:
            second_best = candidate
    return None if second_best is None else search.sentence(second_best)


@dataclass(frozen=True, eq=False)
class _Candidate:
    """An edit and what is to be said of it.

    Attributes:
        edit: of the drawing.
        before: the answer to the drawing.
        sureness: its probability.
        after: the answer that is named; `before` where none is.
        probability: of `after` after the edit.
    """

    edit: InkEdit
    before: int
    sureness: float
    after: int
    probability: float

    @property
    def names_another(self) -> bool:
        """Whether the sentence names another answer."""
        return self.after != self.before

    def changed(self, read: Images) -> NDArray[np.bool_]:
        """(n,) which answers are changed in this way, whatever they have become."""
        if self.names_another or self.probability < MAX_LOST:
            return np.asarray(read.argmax(axis=1) != self.before)
        return np.asarray(read[:, self.before] < halfway(self.sureness, self.probability))

    def missed(self, read: Images) -> NDArray[np.bool_]:
        """(n,) which answers are not clearly as said."""
        if self.names_another:
            return np.asarray(read[:, self.after] < MIN_ON_COPIES)
        return ~self.changed(read)


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

    def candidates(self) -> Iterator[_Candidate]:
        """The edits worth a check: first what changes the answer, then what lowers it a lot."""
        line = self._line
        edits = [e for e in edits_to_try(self._drawing, line) if len(line.edited(e))]
        if not edits:
            return
        images = _images([line.steps, *(line.edited(edit) for edit in edits)])
        edits = named_by_holes(edits, images[0], images[1:])
        read = self._classifier.predict(images[1:])
        answers, largest, own = read.argmax(axis=1), read.max(axis=1), read[:, self.before]
        sureness = float(self._unchanged[0].max())
        is_other = answers != self.before
        floor = np.float32(1e-4)
        own_or_floor = np.maximum(own, floor)
        lost = -np.log(own_or_floor)
        for chosen, does_it, strength, names_another in (
            (is_other & (largest >= MIN_PROBABILITY), is_other, np.log(largest) + lost, True),
            (own < MAX_LOWERED * sureness, own < MAX_LOWERED * sureness, lost, False),
        ):
            costs = _costs(edits, line, does_it) - _EFFECT * strength
            order = [index for index in np.argsort(costs, kind="stable") if chosen[index]]
            for index in order[:TRIED]:
                after = int(answers[index]) if names_another else self.before
                yield _Candidate(
                    edits[index], self.before, sureness, after, float(read[index, after])
                )

    def holds(self, candidate: _Candidate) -> bool:
        """Whether the edit by another hand does as said on the copies."""
        line = self._line
        by_hand = [
            copy.of(line.edited(by_another_hand(candidate.edit, line, self._generator)))
            for copy in self._copies
        ]
        allowed = COPIES - MIN_HELD if candidate.names_another else 0
        return self._count(by_hand, candidate.missed, allowed) <= allowed

    def changed_elsewhere(self, candidate: _Candidate, limit: int) -> int:
        """How many of CONTROLS equal edits elsewhere change the answer; counted to `limit` + 1."""
        controls = equal_edits_elsewhere(candidate.edit, self._line, CONTROLS, self._generator)
        if len(controls) < MIN_CONTROLS:
            return CONTROLS
        edited = [self._line.edited(control) for control in controls]
        return self._count(edited, candidate.changed, limit)

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


def halfway(before: float, after: float) -> float:
    """The probability below which a copy counts as lowered like the drawing."""
    return (before + after) / 2


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
    kind = "answer_changes" if sentence.after != sentence.before else "answer_less_sure"
    message = Message(
        "answer_lost" if sentence.is_lost else kind,
        before=name_of(sentence.before),
        after=name_of(sentence.after),
        change=change_text(sentence.change, sentence.places, translate),
        percent=confidence_percentage(sentence.probability, is_whole=True),
    )
    return text_of(message, translate)
