"""Which marks on the paper are the digit: the boldest one and the pieces that belong to it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.paper import Plane

Mask = npt.NDArray[np.bool_]

_FAINTEST = 0.12  # contrast of the faintest edge that is looked for
_FAINTEST_INK = 0.18  # contrast of the faintest pencil
_NOISE_MARGIN = 5.0  # standard deviations of the paper's own noise
_MOST_NOISE = 0.06  # more is ink that fills the picture
_EDGE_LEVEL = 0.3  # of the digit's own contrast: where its marks end
_WEIGHT_OF_CONTRAST = 2.0  # a power; with 1 pale blotches win over small digits
_SMALLEST = 6.0  # px, long side; smaller marks are specks
_FRAME_PENALTY = 0.1  # marks that touch the picture's edge are mostly the table
_REACH = 0.25  # of the digit's long side, from it to a piece that belongs to it
_LEAST_PIECE = 0.01  # of the digit's area
_PALEST_PIECE = 0.5  # of the digit's contrast


@dataclass(frozen=True)
class DigitShape:
    """The digit's marks.

    Attributes:
        mask: (H, W) bool, the marks themselves.
        box: left, top, right, bottom in px, the last two outside.
    """

    mask: Mask
    box: tuple[int, int, int, int]


def find_shape(contrast: Plane) -> DigitShape | None:
    """The digit among the marks of a picture, None if there is nothing but paper.

    Args:
        contrast: (H, W) float32 in [0, 1], paper = 0.
    """
    import cv2

    seeds = contrast > max(_FAINTEST, _NOISE_MARGIN * _noise(contrast))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(seeds.astype(np.uint8))
    if count < 2:
        return None
    main, ink = _boldest(contrast, labels, stats)
    if main == 0:
        return None
    mask = contrast > _EDGE_LEVEL * ink
    count, labels, stats, _ = cv2.connectedComponentsWithStats((mask & seeds).astype(np.uint8))
    main, _ = _boldest(contrast, labels, stats)
    if main == 0:
        return None
    digit = np.isin(labels, _pieces(contrast, labels, stats, main, ink))
    rows, columns = np.flatnonzero(digit.any(axis=1)), np.flatnonzero(digit.any(axis=0))
    return DigitShape(
        digit, (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    )


def _noise(contrast: Plane) -> float:
    """Standard deviation of the paper's contrast, from its darker half, told from where ink is not.

    Between the 20th percentile, which is 0 already, and the 35th lie 0.457 standard deviations.
    """
    return min(float(np.percentile(contrast, 35)) / 0.457, _MOST_NOISE)


def _boldest(
    contrast: Plane, labels: npt.NDArray[np.int32], stats: npt.NDArray[np.int32]
) -> tuple[int, float]:
    """The label of the mark with most ink and extent, and its contrast; 0 without any.

    What is too faint for ink is passed over: the soft edge of a shadow leaves a large pale blotch.
    """
    height, width = labels.shape
    left, top, wide, high, area = stats.T
    long_side = np.maximum(wide, high)
    ink = np.bincount(labels.ravel(), weights=contrast.ravel(), minlength=len(stats))
    touching = (left == 0) | (top == 0) | (left + wide == width) | (top + high == height)
    score = (
        np.power(ink / np.maximum(area, 1), _WEIGHT_OF_CONTRAST)
        * np.sqrt(ink)
        * long_side
        * np.where(touching, _FRAME_PENALTY, 1.0)
    )
    score[(long_side < _SMALLEST) | (area < 4)] = 0.0
    score[0] = 0.0
    for label in np.argsort(-score):
        if score[label] <= 0:
            break
        part = _window(stats, label)
        level = float(np.percentile(contrast[part][labels[part] == label], 90))
        if level >= _FAINTEST_INK:
            return int(label), level
    return 0, 0.0


def _pieces(
    contrast: Plane,
    labels: npt.NDArray[np.int32],
    stats: npt.NDArray[np.int32],
    main: int,
    ink: float,
) -> list[int]:
    """The labels of the main mark and of what stands near it, is no speck and as dark."""
    import cv2

    away = cv2.distanceTransform((labels != main).astype(np.uint8), cv2.DIST_L2, 3)
    reach = _REACH * float(stats[main, 2:4].max())
    found = [main]
    for label in np.unique(labels[(away <= reach) & (labels != main) & (labels > 0)]):
        if stats[label, 4] < _LEAST_PIECE * stats[main, 4]:
            continue
        part = _window(stats, label)
        if float(contrast[part][labels[part] == label].max()) >= _PALEST_PIECE * ink:
            found.append(int(label))
    return found


def _window(stats: npt.NDArray[np.int32], label: int) -> tuple[slice, slice]:
    """The rows and columns that a mark spans."""
    left, top, wide, high, _ = stats[label]
    return np.s_[top : top + high, left : left + wide]
