"""Detects the printed lines of ruled and squared paper by their straightness and removes them."""

import numpy as np
import numpy.typing as npt

from mnist_desktop.recognition.pictures.background import Plane
from mnist_desktop.recognition.pictures.frame import stroke_width

_STEEPEST = 0.18  # rise over run: about 10 degrees of a phone held askew
_DRIFT = 2.0  # px between two slopes tried, over the whole width
_BLOCKS = 32  # pieces of a line
_MAX_MISSING = 0.15  # share of them that may be missing: worn, covered or bent
_MAX_COVERED = 0.6  # likewise under a number
_BRIGHTER_ENDS = 1.5  # the most that a line is darker than at its ends
_MIN_CONTRAST = 0.03  # contrast of a line that matters
_FRINGE = 1.4  # times the measured darkness is removed, for the line's darker places
_MAX_SLOPES = 12
_REACHING = 0.5  # of a line's darkness, at both edges of the picture
_MIN_RULES = 3  # so many lines are rules whatever they look like; no digit has as many
_PALER, _THINNER = 0.7, 0.55  # of the strokes' darkness and width, for lines to be rules
_MIN_REST = 8  # px of ink that must remain without the lines
_MIN_REST_SIDE = 6  # px, its long side


def without_rules(
    contrast: Plane, thickest: float, *, are_known: bool = False, are_covered: bool = False
) -> Plane | None:
    """Contrast without the straight lines that cross the whole picture; None if there are none.

    Ink that is darker than the line it crosses stays, so strokes are not cut.

    Args:
        contrast: (H, W) float32, background = 0.
        thickest: share of the picture's side; thicker lines are strokes of a digit.
        are_known: whether the paper is known to be ruled. Otherwise one or two lines may be strokes
            of a digit that fills the picture; they stay if they look like its other strokes.
        are_covered: whether much of a line may be under ink, as under a row of digits. Ink on it
            then keeps its contrast, or else thin strokes would be cut there.
    """
    if min(contrast.shape) < 2:
        return None
    missing = _MAX_COVERED if are_covered else _MAX_MISSING
    level = _rules(contrast, thickest, missing)
    upright = _rules(np.ascontiguousarray(contrast.T), thickest, missing)
    if level is None and upright is None:
        return None
    lines = [one for one in (level, None if upright is None else upright.T) if one is not None]
    everything: Plane = lines[0] if len(lines) == 1 else np.maximum(*lines)
    rest: Plane = np.clip(contrast - _FRINGE * everything, 0.0, 1.0)
    if are_covered:
        rest = np.where(rest > 0, np.clip(contrast, 0.0, 1.0), np.float32(0.0))
    if are_known:
        return rest
    count = (0 if level is None else _count(level)) + (0 if upright is None else _count(upright))
    return rest if _are_rules(contrast, everything, rest, count) else None


def _count(level: Plane) -> int:
    """How many nearly level lines cross the picture's middle."""
    middle = level[:, level.shape[1] // 2] > 0.5 * _MIN_CONTRAST
    return int((np.diff(middle.astype(np.int8), prepend=0) > 0).sum())


def _are_rules(contrast: Plane, level: Plane, rest: Plane, count: int) -> bool:
    """Whether lines are printed on the paper, or are strokes of a digit that fills the picture.

    Strokes are few, as dark and as thick as the rest of the digit, and joined to it.
    """
    import cv2

    ink = float(np.partition(rest.ravel(), -_MIN_REST)[-_MIN_REST])
    strokes = rest > 0.5 * ink
    if (
        ink < _MIN_CONTRAST
        or max(np.ptp(places) for places in np.nonzero(strokes)) < _MIN_REST_SIDE
    ):
        return False  # nothing would remain
    lines = level > 0.5 * _MIN_CONTRAST
    if not lines.any():
        return False
    if count >= _MIN_RULES or float(np.median(contrast[lines])) < _PALER * ink:
        return True
    if stroke_width(contrast * lines > 0.5 * ink) < _THINNER * stroke_width(strokes):
        return True
    near = cv2.dilate(lines.astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    if not (near & strokes).any():
        return True
    return not any(edge.any() for edge in (strokes[0], strokes[-1], strokes[:, 0], strokes[:, -1]))


def _rules(contrast: Plane, thickest: float, missing: float) -> Plane | None:
    """The darkness of the nearly level line through each point; None if there are no lines."""
    import cv2

    height, width = contrast.shape
    thick = np.ones((2 * round(0.5 * thickest * height) + 1, 1), np.uint8)
    thin: Plane = contrast - cv2.morphologyEx(contrast, cv2.MORPH_OPEN, thick)
    found = None
    for slope in _slopes_of_rules(thin, missing):
        lean = np.array([[1, 0, 0], [slope, 1, -slope * width / 2]])
        sheared = cv2.warpAffine(
            thin, lean, (width, height), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        )
        line = _line_level(_blocks(sheared), missing)
        level = np.repeat(line[:, np.newaxis], width, axis=1)
        back = cv2.warpAffine(level, lean, (width, height), flags=cv2.INTER_LINEAR)
        found = back if found is None else np.maximum(found, back)
    return found


def _slopes_of_rules(thin: Plane, missing: float) -> list[float]:
    """The slopes at which there are lines, the clearest first."""
    height, width = thin.shape
    blocks = _blocks(thin)
    count = blocks.shape[1]
    away = (np.arange(count) + 0.5) / count * width - width / 2
    steps = int(np.ceil(_STEEPEST * width / _DRIFT))
    clear: list[tuple[float, float]] = []
    rows = np.arange(height)[:, np.newaxis]
    reach = int(np.ceil(0.5 * steps * _DRIFT))
    dark = (blocks > _MIN_CONTRAST).astype(np.uint8).T
    if dark.any(axis=1).sum() < _min_dark(count, missing):
        return []  # nothing is wide enough for a line
    dark = np.ascontiguousarray(np.pad(dark, ((0, 0), (reach, reach)), mode="edge"))
    for step in range(-steps, steps + 1):
        slope = step * _DRIFT / width
        shifts = np.rint(slope * away).astype(np.intp)
        if not _has_dark_row(dark, reach + shifts, height, missing):
            continue
        places = np.clip(rows + shifts, 0, height - 1)
        level = _line_level(np.take_along_axis(blocks, places, axis=0), missing)
        if float(level.max()) > _MIN_CONTRAST:
            clear.append((float(np.square(level).sum()), slope))
    return [slope for _, slope in sorted(clear, reverse=True)[:_MAX_SLOPES]]


def _has_dark_row(
    dark: npt.NDArray[np.uint8], starts: npt.NDArray[np.intp], height: int, missing: float
) -> bool:
    """Whether enough blocks of some row are dark; saves the order statistics for most slopes.

    Args:
        dark: (blocks, H or more), 1 where a block is dark.
        starts: (blocks,): first row of each column.
        height: how many rows.
        missing: share of the blocks that need not be.
    """
    count = np.zeros(height, np.uint8)
    for column, start in zip(dark, starts.tolist(), strict=True):
        count += column[start : start + height]
    return int(count.max()) >= _min_dark(len(dark), missing)


def _min_dark(count: int, missing: float) -> int:
    """How many of a line's blocks must be dark."""
    return count - int(missing * count)


def _blocks(contrast: Plane) -> Plane:
    """(H, up to 32): means along pieces of each row."""
    import cv2

    height, width = contrast.shape
    size = min(_BLOCKS, width), height
    blocks: Plane = cv2.resize(contrast, size, interpolation=cv2.INTER_AREA)
    return blocks


def _line_level(blocks: Plane, missing: float) -> Plane:
    """(H,): the darkness of nearly all of each row, if it reaches both edges of the picture."""
    import cv2

    place = int(missing * blocks.shape[1])
    level: Plane = np.partition(blocks, place, axis=1)[:, place]
    # Slopes are tried in steps, so the ends of a line may lie a little higher or lower.
    drift = np.ones((2 * int(_DRIFT) + 1, 1), np.uint8)
    ends = cv2.dilate(np.minimum(blocks[:, 0], blocks[:, -1]), drift).ravel()
    if missing > _MAX_MISSING:  # ink may cover most of it, but hardly its ends
        level = np.minimum(level, _BRIGHTER_ENDS * ends)
    is_rule = (level > 0.5 * _MIN_CONTRAST) & (ends > _REACHING * level)
    return np.where(is_rule, level, np.float32(0.0))
