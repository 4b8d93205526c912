"""The timeline of a drawing: what a network says of its beginnings, each a little longer.

All of them are drawn where the whole drawing lies in the image, at its final scale. This is not
what happened while the pen moved: the final scale is known only at the end, so each live answer
saw the ink of its moment stretched to fill the image. Here one thing alone changes, the ink.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.insight.evidence import MAX_STROKES
from mnist_desktop.insight.ink_pieces import Points, part_of_stroke, way_along
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.preprocessing import (
    PEN_WIDTH,
    cut,
    distances,
    image_from_ink,
    segments_of,
    straightened,
    strokes_in_image,
)

PLACES = 60
"""At so many places, and at the end of each stroke, the network is asked."""
UNTIMED_SECONDS = 3.0
"""How long a drawing is played whose points have no times."""
MAX_SECONDS = 12.0
MAX_WAIT = 0.5  # seconds between two places, however long the person thought there
PEN_UP = 0.3
"""Seconds between two strokes: how long it really was is not recorded."""

_MIN_STEP = 0.1  # of the usual way between two places; closer to an end there is none
_MIN_RECORDED = 0.5  # seconds; times that are shorter in all are not a person's
_AT_A_TIME = 20  # images, then somebody may stop it

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Timeline:
    """The beginnings of a drawing and what a network says of them.

    Attributes:
        shares: (n,) how much of the ink, by length, is drawn at each place, in (0, 1]; the last
            is 1.
        strokes: (n,) the stroke that each place lies in.
        seconds: (n,) when each place is reached if the drawing is played.
        parts: n lines (k, 2), what each place adds, in px of the 28 x 28 image.
        images: (n, 28, 28) float32 in [0, 1], what the network sees at each place.
        probabilities: (n, classes) float32; the last row is the answer to the whole drawing.
        classes: names of the classes; empty for the digits.
    """

    shares: NDArray[np.float64]
    strokes: NDArray[np.int64]
    seconds: NDArray[np.float64]
    parts: tuple[Points, ...]
    images: Floats
    probabilities: Floats
    classes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.shares)

    @property
    def answer(self) -> int:
        """The digit or class that the whole drawing is read as."""
        return int(self.probabilities[-1].argmax())

    def readings(self) -> list[tuple[int, int, int]]:
        """(digit, start, stop) of each run of places at which the same digit is likeliest."""
        digits = self.probabilities.argmax(axis=1)
        borders = [0, *(np.flatnonzero(np.diff(digits)) + 1).tolist(), len(digits)]
        return [(int(digits[start]), start, stop) for start, stop in pairwise(borders)]


@dataclass(frozen=True)
class _Place:
    """Where the pen is: from `start` to `end` it went since the last place."""

    stroke: int
    start: float  # counted in recorded points, as in `part_of_stroke`
    end: float
    share: float


def timeline_of_ink(
    classifier: Classifier, ink: Ink, should_stop: Callable[[], bool] = lambda: False
) -> Timeline | None:
    """Asks a network for the beginnings of a drawing.

    Args:
        classifier: any.
        ink: any.
        should_stop: looked at every few milliseconds.

    Returns:
        None if there is nothing to follow, blank ink or more than MAX_STROKES strokes, and where
        it was stopped.
    """
    if ink.is_blank or len(ink.strokes) > MAX_STROKES or should_stop():
        return None
    places = _places(ink)
    in_image = strokes_in_image(ink)
    parts = tuple(
        straightened(part_of_stroke(in_image[place.stroke], place.start, place.end))
        for place in places
    )
    images = _images(parts)
    whole = image_from_ink(ink)
    assert whole is not None
    images[-1] = whole  # to be exact: the parts were straightened one by one
    probabilities = _probabilities(classifier, images, should_stop)
    if probabilities is None:
        return None
    shares = np.array([place.share for place in places])
    strokes = np.array([place.stroke for place in places])
    seconds = _seconds(ink, places)
    return Timeline(
        shares, strokes, seconds, parts, images, probabilities, tuple(classifier.classes)
    )


def _places(ink: Ink) -> list[_Place]:
    """Places at equal ways along the ink, and the end of each stroke."""
    ways = [way_along(stroke) for stroke in ink.strokes]
    total = float(sum(way[-1] for way in ways))
    step = total / PLACES
    places, before = [], 0.0
    for index, way in enumerate(ways):
        length, start = float(way[-1]), 0.0
        nth = range(floor(before / step), ceil((before + length) / step)) if step else ()
        inner = [one * step - before for one in nth]
        near = _MIN_STEP * step
        for at in [one for one in inner if near < one < length - near]:
            end = float(np.interp(at, way, np.arange(len(way))))
            places.append(_Place(index, start, end, (before + at) / total))
            start = end
        before += length
        is_last = index == len(ways) - 1
        share = 1.0 if is_last else before / total if step else (index + 1) / len(ways)
        places.append(_Place(index, start, len(way) - 1, share))
    return places


def _images(parts: Sequence[Points]) -> Floats:
    """(n, 28, 28): the ink up to each part, as dark at its darkest as any drawing."""
    lines = [segments_of([part]) for part in parts]
    place = np.repeat(np.arange(len(parts)), [len(line) for line in lines])
    pieces, line = cut(np.concatenate(lines))
    reach = PEN_WIDTH / 2 + 0.5
    away = np.minimum.accumulate(distances(pieces, reach, place[line], len(parts)))
    covered = np.clip(reach - away, 0.0, min(PEN_WIDTH, 1.0))
    return np.asarray(covered / covered.max(axis=(1, 2), keepdims=True), np.float32)


def _probabilities(
    classifier: Classifier, images: Floats, should_stop: Callable[[], bool]
) -> Floats | None:
    """(n, classes), or None where it was stopped."""
    last = len(images) - 1
    # The last alone, as it was answered: among others its last decimals may differ
    starts = [*range(0, last, _AT_A_TIME), last]
    found = []
    for start, stop in zip(starts, [*starts[1:], last + 1], strict=True):
        if should_stop():
            return None
        found.append(classifier.predict(images[start:stop]))
    return np.concatenate(found)[:, : len(classifier.classes) or CLASSES]


def _seconds(ink: Ink, places: Sequence[_Place]) -> NDArray[np.float64]:
    """When each place is reached: as it was drawn, without long waits, or by the way."""
    by_way = np.array([place.share for place in places]) * UNTIMED_SECONDS
    if any(stroke.shape[1] < 3 for stroke in ink.strokes):
        return by_way
    waits, last = [], 0.0
    for before, place in zip([None, *places[:-1]], places, strict=True):
        times = ink.strokes[place.stroke][:, 2]
        now = float(np.interp(place.end, np.arange(len(times)), times))
        is_new = before is None or before.stroke != place.stroke
        pause = 0.0 if before is None or not is_new else PEN_UP
        waits.append(pause + now - (float(times[0]) if is_new else last))
        last = now
    steps = np.clip(waits, 0.0, MAX_WAIT)
    total = float(steps.sum())
    if total < _MIN_RECORDED:
        return by_way
    return np.cumsum(steps) * min(1.0, MAX_SECONDS / total)
