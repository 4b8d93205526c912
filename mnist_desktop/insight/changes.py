"""What would make it another digit? The least change of strokes that a network reads as asked.

Crossing one network's border by a hair would be a trick on that network, so another network, the
referee, must read the change too, and both must keep reading it when it is turned, slanted and
drawn with another pen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from mnist_desktop.assets import asset_path
from mnist_desktop.insight.alteration import TOUCH, Alterations
from mnist_desktop.insight.change_search import MIN_PROBABILITY, ChangeSearch, SearchSettings
from mnist_desktop.insight.traced_ink import (
    NEW,
    Points,
    Strokes,
    TracedInk,
    TracedStroke,
    runs,
)
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.preprocessing import image_from_ink

REFEREE = "referee.digitmodel"
KINDS = (
    *("lengthened", "closed", "bent", "moved", "added"),
    *("shortened", "opened", "deleted"),
)
"""What can be done to a stroke: an end goes on; it goes on to other ink; a part takes another way;
an end part takes another way; a stroke is new; an end is gone; a gap is in it; it is gone."""
MAX_LENGTH = 400.0
"""px of line; more is a scribble, in which no edit could be found in time."""


@dataclass(frozen=True, eq=False)
class ChangedPart:
    """One thing that was done to a drawing.

    Attributes:
        kind: one of KINDS.
        removed: (n, 2) line that is gone, in the ink's own units; n = 0 if none.
        added: (n, 2) line that is new, likewise.
    """

    kind: str
    removed: Points
    added: Points


@dataclass(frozen=True, eq=False)
class InkChange:
    """A drawing changed so that it is read as another digit.

    Attributes:
        digit: that digit.
        ink: the changed drawing; strokes that were not touched are those of the original, of the
            others the parts that were not touched have the original's coordinates.
        probability: of the digit, by the model.
        changed: altered ink : all ink, in [0, 1]; see `Alterations.shares`.
        parts: what was done.
    """

    digit: int
    ink: Ink
    probability: float
    changed: float
    parts: tuple[ChangedPart, ...]


def load_referee() -> Classifier:
    """The network that must agree with the model."""
    return Classifier.load(asset_path(REFEREE))


def change_to(
    ink: Ink,
    digit: int,
    model: Classifier,
    referee: Classifier | None,
    *,
    settings: SearchSettings | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> InkChange | None:
    """The least change found after which the model reads a digit at 90 %; always the same one.

    Args:
        ink: the drawing.
        digit: to be read as, 0 to 9; of a model with class names their index.
        model: that reads the drawing.
        referee: another network that must agree; None for a model with class names, which no other
            network knows.
        settings: of the search.
        should_stop: asked about twenty times a second; the best so far counts.

    Returns:
        None if nothing was found, nothing or a scribble is drawn, or it is read so as it is.

    Raises:
        ValueError: the model has no such digit.
    """
    if not 0 <= digit < (len(model.classes) or CLASSES):
        raise ValueError(f"the model has no class {digit}")
    image = image_from_ink(ink)
    if image is None or model.read(image).digit == digit:
        return None
    traced = TracedInk(ink)
    if traced.length > MAX_LENGTH:
        return None
    networks = [model] if referee is None else [model, referee]
    search = ChangeSearch(traced, digit, networks, settings or SearchSettings())
    for candidate in search.run(should_stop):
        changed = traced.ink_of(candidate.strokes)
        image = image_from_ink(changed)
        probability = 0.0 if image is None else float(model.predict(image[None])[0, digit])
        if probability >= MIN_PROBABILITY:  # found in coarser lines than these
            share = float(Alterations.of(traced, [candidate.strokes]).shares[0])
            parts = tuple(_parts(traced, candidate.strokes))
            return InkChange(digit, changed, probability, share, parts)
    return None


def _parts(ink: TracedInk, strokes: Strokes) -> list[ChangedPart]:
    """What was done, in the order of the strokes; what is gone without a successor comes last."""
    gone = ink.gone(strokes)
    parts = []
    for stroke in strokes:
        for start, stop in runs(stroke.is_kept):
            if not stroke.is_kept[start]:
                removed = _instead_of(ink, stroke, start, stop, gone)
                gone[removed] = False
                kind = _kind(ink, strokes, stroke, start, stop, removed)
                parts.append(_part(ink, kind, removed, stroke.points[start : stop + 1]))
        if len(stroke) == 1 and stroke.origins[0] == NEW:
            parts.append(_part(ink, "added", [], stroke.points))
    for original in ink.strokes:
        first = int(original.origins[0])
        for start, stop in runs(gone[original.origins[:-1]]):
            numbers = list(range(first + start, first + stop))
            if not gone[first + start]:
                continue
            if start == 0 and stop == len(original) - 1:
                kind = "deleted"
            else:
                kind = "shortened" if start == 0 or stop == len(original) - 1 else "opened"
            parts.append(_part(ink, kind, numbers, np.zeros((0, 2))))
    return parts


def _part(ink: TracedInk, kind: str, removed: Sequence[int], added: Points) -> ChangedPart:
    numbers = [*removed, removed[-1] + 1] if removed else []
    return ChangedPart(kind, ink.to_canvas(ink.points[numbers]), ink.to_canvas(added))


def _instead_of(
    ink: TracedInk, stroke: TracedStroke, start: int, stop: int, gone: np.ndarray
) -> list[int]:
    """The removed pieces of line that a run of new ones takes the place of, by number."""
    before, after = int(stroke.origins[start]), int(stroke.origins[stop])
    if before != NEW and after != NEW:
        between = range(before, after)
        return list(between) if len(between) and gone[before:after].all() else []
    if before == NEW and after == NEW:
        return []
    numbers = []
    number, step = (before, 1) if before != NEW else (after - 1, -1)
    while 0 <= number < ink.count and gone[number]:
        numbers.append(number)
        number += step
    return sorted(numbers)


def _kind(
    ink: TracedInk,
    strokes: Strokes,
    stroke: TracedStroke,
    start: int,
    stop: int,
    removed: Sequence[int],
) -> str:
    before, after = int(stroke.origins[start]), int(stroke.origins[stop])
    if before == NEW and after == NEW:
        return "added"
    if before != NEW and after != NEW:
        return "bent"
    if removed:
        return "moved"
    end = stroke.points[stop] if before != NEW else stroke.points[start]
    own = stroke.points[: start + 1] if before != NEW else stroke.points[stop:]
    others = [other.points for other in strokes if other is not stroke]
    away = np.hypot(*(np.concatenate([own, *others]) - end).T)
    return "closed" if away.min() <= TOUCH else "lengthened"
