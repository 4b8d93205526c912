"""Finds the marks that form the digit: the boldest one and the pieces that belong to it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.pictures.background import Plane
from mnist_desktop.recognition.several_digits import SIDEWAYS_GAP, are_side_by_side, are_stacked

Mask = npt.NDArray[np.bool_]
Labels = npt.NDArray[np.int32]
Stats = npt.NDArray[np.int32]
"""(n, 5) of OpenCV: left, top, width, height, area of each mark."""

_MIN_EDGE = 0.12  # contrast of the faintest edge on an uneven background
_MIN_INK = 0.18  # contrast of the faintest pencil there
_PALE_EDGE, _PALE_INK = 0.35, 0.5  # of the ink's contrast: the same on an even background
_LEVELS = 3 / 255  # contrast that 8 bits can show
_NOISE_MARGIN = 5.0  # standard deviations of the background's own noise
_MAX_NOISE = 0.06  # above it, ink fills the picture
_EDGE_LEVEL = 0.3  # of the digit's contrast, at the edge of its marks
_WEIGHT_OF_CONTRAST = 2.0  # exponent; with 1, pale blotches outweigh small digits
_MIN_SIDE = 6.0  # px, long side; smaller marks are specks
_FRAME_PENALTY = 0.1  # uneven background: marks at the picture's edge are mostly the table
_STRIP_PENALTY = 0.3  # even background: narrow marks there belong to a neighbour or line
_NARROW = 0.4  # of the picture's side
_REACH = 0.25  # of the long side of digit and piece together: the gap between them
_MIN_PIECE = 0.01  # of the digit's area
_MIN_PIECE_CONTRAST = 0.5  # of the digit's contrast
_PEN = 0.06  # of the height: by how much ink is closer together than the paths of the pen
_LARGE = 0.4  # of the digit's long side; other marks of this size may be digits
_LARGE_AREA = 0.15  # of the digit's area: likewise
_MIN_ASPECT = 0.15  # height by width; flatter marks are lines, not digits


@dataclass(frozen=True)
class DigitShape:
    """The digit's marks (H, W); their box: left, top, right, bottom in px, the last two exclusive.

    There may be other digits beside it, too.
    """

    mask: Mask
    box: tuple[int, int, int, int]
    is_several: bool = False


@dataclass(frozen=True, eq=False)
class Marks:
    """The connected marks drawn or printed in a picture.

    Attributes:
        contrast: (H, W) float32, background = 0, blackest ink = 1.
        labels: (H, W), the label of each pixel's mark; 0 is background.
        stats: of each mark.
        main: the label of the boldest one.
        ink: its contrast.
        is_even: whether the background is evenly lit, so that a mark at the edge is ink.
    """

    contrast: Plane
    labels: Labels
    stats: Stats
    main: int
    ink: float
    is_even: bool


def find_marks(contrast: Plane, even_ink: float | None = None) -> Marks | None:
    """The marks of a picture; None if there is only background.

    Args:
        contrast: (H, W) float32, background = 0, blackest ink = 1.
        even_ink: contrast of the ink on an evenly lit background; noise in `contrast` is then below
            0 as well as above, and ink may be as pale as the noise allows.
    """
    import cv2

    edge, palest = _thresholds(contrast, even_ink)
    seeds = contrast > edge
    count, labels, stats, _ = cv2.connectedComponentsWithStats(seeds.astype(np.uint8))
    if count < 2:
        return None
    is_even = even_ink is not None
    main, ink = _boldest(contrast, labels, stats, palest, is_even)
    if main == 0:
        return None
    mask = contrast > _EDGE_LEVEL * ink
    count, labels, stats, _ = cv2.connectedComponentsWithStats((mask & seeds).astype(np.uint8))
    main, _ = _boldest(contrast, labels, stats, palest, is_even)
    if main == 0:
        return None
    return Marks(contrast, labels, stats, main, ink, is_even)


def digit_among(marks: Marks) -> DigitShape:
    """The boldest mark and the pieces that belong to it."""
    labels, stats = marks.labels, marks.stats
    candidates = inked(marks)
    pieces = _pieces(labels, stats, marks.main, candidates)
    digit = labels == marks.main if len(pieces) == 1 else np.isin(labels, pieces)
    left_out = np.setdiff1d(np.array(candidates, np.intp), pieces)
    boxes = boxes_of(stats)
    left, top = boxes[pieces, :2].min(axis=0)
    right, bottom = boxes[pieces, 2:].max(axis=0)
    is_several = (
        are_side_by_side(boxes[pieces], SIDEWAYS_GAP - _PEN)
        or are_stacked(boxes[pieces], 3 * _PEN)
        or _might_be_digits(marks, left_out, pieces)
    )
    return DigitShape(digit, (int(left), int(top), int(right), int(bottom)), is_several)


def _thresholds(contrast: Plane, even_ink: float | None) -> tuple[float, float]:
    """Contrast of the faintest edge and of the faintest ink that stand out from noise."""
    if even_ink is None:
        return max(_MIN_EDGE, _NOISE_MARGIN * _noise(contrast)), _MIN_INK
    noise = _even_noise(contrast, _PALE_EDGE * even_ink)
    faintest = max(_LEVELS, _NOISE_MARGIN * min(noise, _MAX_NOISE))
    return (
        max(min(_MIN_EDGE, _PALE_EDGE * even_ink), faintest),
        max(min(_MIN_INK, _PALE_INK * even_ink), faintest),
    )


def _noise(contrast: Plane) -> float:
    """Standard deviation of the background's contrast, estimated where there is no ink.

    The 20th percentile is 0 by construction; the 35th is 0.457 standard deviations above it.
    """
    return min(float(np.percentile(contrast, 35)) / 0.457, _MAX_NOISE)


def _even_noise(contrast: Plane, palest: float) -> float:
    """Standard deviation of an even background in the noisiest of 4 x 4 parts.

    Estimated from the median of all pixels paler than `palest`.
    """
    step = [1 + side // 200 for side in contrast.shape]
    some = np.abs(np.where(contrast < palest, contrast, np.float32(np.nan)))[:: step[0], :: step[1]]
    parts = [part for row in np.array_split(some, 4) for part in np.array_split(row, 4, axis=1)]
    bare = [part[~np.isnan(part)] for part in parts]
    return 1.4826 * max((float(np.median(part)) for part in bare if part.size > 8), default=0.0)


def _boldest(
    contrast: Plane, labels: Labels, stats: Stats, palest: float, is_even: bool
) -> tuple[int, float]:
    """The label of the mark with most ink and extent, and its contrast; 0 if there is none.

    Marks too faint for ink are skipped: the soft edge of a shadow leaves a large pale blotch.
    """
    height, width = labels.shape
    _, _, wide, high, area = stats.T
    long_side = np.maximum(wide, high)
    ink = np.bincount(labels.ravel(), weights=contrast.ravel(), minlength=len(stats))
    touching = _are_touching(stats, labels)
    if is_even:
        touching &= (wide < _NARROW * width) | (high < _NARROW * height)
    penalty = _STRIP_PENALTY if is_even else _FRAME_PENALTY
    score = (
        np.power(np.maximum(ink, 0.0) / np.maximum(area, 1), _WEIGHT_OF_CONTRAST)
        * np.sqrt(np.maximum(ink, 0.0))
        * long_side
        * np.where(touching, penalty, 1.0)
    )
    score[(long_side < _MIN_SIDE) | (area < 4)] = 0.0
    score[0] = 0.0
    for label in np.argsort(-score).tolist():
        if score[label] <= 0:
            break
        level = float(np.percentile(_within(contrast, labels, stats, label), 90))
        if level >= palest:
            return label, level
    return 0, 0.0


def inked(marks: Marks) -> list[int]:
    """The labels of the other marks that are as dark as the main one and not mere specks."""
    least = _MIN_PIECE * marks.stats[marks.main, 4]
    found = []
    for label in np.flatnonzero(marks.stats[:, 4] >= least).tolist():
        if label in (0, marks.main):
            continue
        contrast = _within(marks.contrast, marks.labels, marks.stats, label)
        if float(contrast.max()) >= _MIN_PIECE_CONTRAST * marks.ink:
            found.append(label)
    return found


def _pieces(labels: Labels, stats: Stats, main: int, candidates: list[int]) -> list[int]:
    """The main mark and, step by step, the marks close to those found so far.

    Noise has thousands of marks, so each step is one pass over the picture for all of them.
    """
    import cv2

    boxes = boxes_of(stats)
    is_piece = np.zeros(len(stats), bool)
    is_piece[main] = True
    waiting = np.array(candidates, np.intp)
    pieces = [main]
    is_waiting = np.zeros(len(stats), bool)
    is_waiting[waiting] = True
    places = np.flatnonzero(is_waiting[labels]) if candidates else waiting
    label_of = labels.ravel()[places]
    while len(waiting):
        away = cv2.distanceTransform((~is_piece[labels]).astype(np.uint8), cv2.DIST_L2, 3)
        nearest = np.full(len(stats), np.inf, np.float32)
        np.minimum.at(nearest, label_of, away.ravel()[places])
        low, high = boxes[pieces, :2].min(axis=0), boxes[pieces, 2:].max(axis=0)
        together = np.maximum(boxes[waiting, 2:], high) - np.minimum(boxes[waiting, :2], low)
        is_near = nearest[waiting] <= _REACH * together.max(axis=1)
        if not is_near.any():
            break
        pieces += waiting[is_near].tolist()
        is_piece[waiting[is_near]] = True
        waiting = waiting[~is_near]
    return pieces


def _might_be_digits(marks: Marks, left_out: npt.NDArray[np.intp], pieces: list[int]) -> bool:
    """Whether another mark is large enough to be a second digit."""
    _, _, wide, high, area = marks.stats[left_out].T
    touching = _are_touching(marks.stats[left_out], marks.labels)
    boxes = boxes_of(marks.stats)[pieces]
    side = (boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)).max()
    is_large = (np.maximum(wide, high) >= _LARGE * side) & (
        area >= _LARGE_AREA * marks.stats[pieces, 4].sum()
    )
    is_flat = high < _MIN_ASPECT * wide
    for label in left_out[is_large & ~is_flat & (~touching | marks.is_even)].tolist():
        contrast = _within(marks.contrast, marks.labels, marks.stats, label)
        # A shadow's edge is paler
        if float(np.median(contrast)) >= _MIN_PIECE_CONTRAST * marks.ink:
            return True
    return False


def _are_touching(stats: Stats, labels: Labels) -> Mask:
    """(n,) whether each mark touches the edge of the picture."""
    height, width = labels.shape
    left, top, wide, high, _ = stats.T
    at_end = (left + wide == width) | (top + high == height)
    return np.asarray(at_end | (left == 0) | (top == 0))


def boxes_of(stats: Stats) -> npt.NDArray[np.float64]:
    """(n, 4): left, top, right, bottom, the last two exclusive."""
    boxes = stats[:, :4].astype(np.float64)
    boxes[:, 2:] += boxes[:, :2]
    return boxes


def _within(contrast: Plane, labels: Labels, stats: Stats, label: int) -> Plane:
    """(n,) the contrast of the pixels of a mark."""
    left, top, wide, high, _ = stats[label]
    part = np.s_[top : top + high, left : left + wide]
    return np.asarray(contrast[part][labels[part] == label])
