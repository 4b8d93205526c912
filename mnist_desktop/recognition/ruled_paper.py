"""Printed lines of ruled and squared paper, found by their straightness and taken away."""

import numpy as np

from mnist_desktop.recognition.paper import Plane

_STEEPEST = 0.18  # rise over run: about 10 degrees of a phone held askew
_DRIFT = 2.0  # px between two slopes that are tried, over the whole width
_BLOCKS = 32  # pieces of a line that are looked at
_UNBROKEN = 0.15  # the share of them that may be missing: worn, covered, bent away
_FAINTEST = 0.03  # contrast of a line that matters
_FRINGE = 1.4  # what is taken away over what was measured, for the line's darker places
_MOST_SLOPES = 12


def without_rules(contrast: Plane, thickest: float) -> Plane | None:
    """Contrast without the straight lines that cross the whole picture; None if there are none.

    What stands out above a line where it crosses it stays, so strokes are not cut.

    Args:
        contrast: (H, W) float32 in [0, 1], paper = 0.
        thickest: share of the picture's side; what is thicker is a stroke of a digit.
    """
    if min(contrast.shape) < 2:
        return None
    level = _rules(contrast, thickest)
    upright = _rules(np.ascontiguousarray(contrast.T), thickest)
    if upright is not None:
        level = upright.T if level is None else np.maximum(level, upright.T)
    return None if level is None else np.clip(contrast - _FRINGE * level, 0.0, 1.0)


def _rules(contrast: Plane, thickest: float) -> Plane | None:
    """How dark the nearly level line through each point is; None without any."""
    import cv2

    height, width = contrast.shape
    thick = np.ones((2 * round(0.5 * thickest * height) + 1, 1), np.uint8)
    thin: Plane = contrast - cv2.morphologyEx(contrast, cv2.MORPH_OPEN, thick)
    found = None
    for slope in _slopes_of_rules(thin):
        lean = np.array([[1, 0, 0], [slope, 1, -slope * width / 2]])
        sheared = cv2.warpAffine(
            thin, lean, (width, height), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        )
        line = _line_level(_blocks(sheared))
        level = np.repeat(line[:, np.newaxis], width, axis=1)
        back = cv2.warpAffine(level, lean, (width, height), flags=cv2.INTER_LINEAR)
        found = back if found is None else np.maximum(found, back)
    return found


def _slopes_of_rules(thin: Plane) -> list[float]:
    """The slopes at which there are lines, clearest first."""
    height, width = thin.shape
    blocks = _blocks(thin)
    count = blocks.shape[1]
    away = (np.arange(count) + 0.5) / count * width - width / 2
    steps = int(np.ceil(_STEEPEST * width / _DRIFT))
    clear: list[tuple[float, float]] = []
    rows = np.arange(height)[:, np.newaxis]
    for step in range(-steps, steps + 1):
        slope = step * _DRIFT / width
        places = np.clip(rows + np.rint(slope * away).astype(np.intp), 0, height - 1)
        level = _line_level(np.take_along_axis(blocks, places, axis=0))
        if float(level.max()) > _FAINTEST:
            clear.append((float(np.square(level).sum()), slope))
    return [slope for _, slope in sorted(clear, reverse=True)[:_MOST_SLOPES]]


def _blocks(contrast: Plane) -> Plane:
    """(H, up to 32): means along pieces of each row."""
    import cv2

    height, width = contrast.shape
    size = min(_BLOCKS, width), height
    blocks: Plane = cv2.resize(contrast, size, interpolation=cv2.INTER_AREA)
    return blocks


def _line_level(blocks: Plane) -> Plane:
    """(H,): how dark nearly all of each row is."""
    place = int(_UNBROKEN * blocks.shape[1])
    level: Plane = np.partition(blocks, place, axis=1)[:, place]
    return np.where(level > 0.5 * _FAINTEST, level, np.float32(0.0))
