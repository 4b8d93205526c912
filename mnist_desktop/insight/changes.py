"""What would make it another digit? The least change of strokes that a network reads as asked.

Crossing one network's border by a hair would be a trick on that network, so another network, the
referee, must read the change too, and both must keep reading it when it is turned, slanted and
drawn with another pen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mnist_desktop.assets import asset_path
from mnist_desktop.insight.alteration import Alterations
from mnist_desktop.insight.change_search import MIN_PROBABILITY, ChangeSearch, SearchSettings
from mnist_desktop.insight.changed_parts import ChangedPart, parts_of
from mnist_desktop.insight.evidence import MAX_STROKES
from mnist_desktop.insight.traced_ink import TracedInk
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.preprocessing import image_from_ink

REFEREE = "referee.digitmodel"
MAX_LENGTH = 400.0
"""px of line; more is a scribble, in which no edit could be found in time."""


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
    report: Callable[[float], None] = lambda share: None,
) -> InkChange | None:
    """The least change found after which the model reads a digit at 90 %; always the same one.

    Args:
        ink: the drawing.
        digit: to be read as, 0 to 9; of a model with class names their index.
        model: that reads the drawing.
        referee: another network that must agree; None for a model with class names, which no other
            network knows.
        settings: of the search.
        should_stop: asked about ten times a second; the best found so far counts.
        report: gets the share of the search's budget that is spent, as often.

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
    if len(ink.strokes) > MAX_STROKES:
        return None
    traced = TracedInk(ink)
    if traced.length > MAX_LENGTH:
        return None
    referees = [] if referee is None else [referee]
    search = ChangeSearch(traced, digit, model, referees, settings or SearchSettings())
    for candidate in search.run(should_stop, report):
        changed = traced.ink_of(candidate.strokes)
        image = image_from_ink(changed)
        probability = 0.0 if image is None else float(model.predict(image[None])[0, digit])
        if probability >= MIN_PROBABILITY:  # found in coarser lines than these
            share = float(Alterations.of(traced, [candidate.strokes]).shares[0])
            parts = parts_of(traced, candidate.strokes)
            return InkChange(digit, changed, probability, share, parts)
    return None
