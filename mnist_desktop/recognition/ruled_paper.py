"""Printed lines of ruled and squared paper, found by their straightness and taken away."""

import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[np.float32]

_STEEPEST = 0.18  # rise over run: about 10 degrees of a phone held askew
_DRIFT = 2.0  # px between two slopes that are tried, over the whole width
_BLOCKS = 32  # pieces of a line that are looked at
_UNBROKEN = 0.15  # the share of them that may be missing: worn, covered, bent away
_FAINTEST = 0.03  # contrast of a line that matters
_THICKEST = 0.06  # of the picture's side; thicker is a stroke of a digit that fills the picture
_FRINGE = 1.4  # what is taken away over what was measured, for the line's darker places
_MOST_SLOPES = 12


def without_rules(contrast: Plane) -> Plane:
    """Contrast without the straight lines that cross the whole picture.

    What stands out above a line where it crosses it stays, so strokes are not cut.

    Args:
        contrast: (H, W) float32 in [0, 1], paper = 0.
    """
    if min(contrast.shape) < 2:
        return contrast
    level = _rules(contrast)
    upright = _rules(np.ascontiguousarray(contrast.T))
    if upright is not None:
        level = upright.T if level is None else np.maximum(level, upright.T)
    return contrast if level is None else np.clip(contrast - _FRINGE * level, 0.0, 1.0)


def _rules(contrast: Plane) -> Plane | None:
    """How dark the nearly level line through each point is; None without any."""
    import cv2

    height, width = contrast.shape
    found = None
    for slope in _slopes_of_rules(contrast):
        lean = np.array([[1, 0, 0], [slope, 1, -slope * width / 2]])
        sheared = cv2.warpAffine(
            contrast, lean, (width, height), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        )
        line = _line_level(_blocks(sheared))
        level = np.repeat(line[:, np.newaxis], width, axis=1)
        back = cv2.warpAffine(level, lean, (width, height), flags=cv2.INTER_LINEAR)
        found = back if found is None else np.maximum(found, back)
    return found


def _slopes_of_rules(contrast: Plane) -> list[float]:
    """The slopes at which there are lines, clearest first."""
    height, width = contrast.shape
    blocks = _blocks(contrast)
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
    """(H,): how dark nearly all of each row is, thin lines only."""
    import cv2

    place = int(_UNBROKEN * blocks.shape[1])
    level = np.partition(blocks, place, axis=1)[:, place]
    thick = np.ones((2 * round(0.5 * _THICKEST * len(level)) + 2, 1), np.uint8)
    broad = cv2.morphologyEx(level[:, np.newaxis], cv2.MORPH_OPEN, thick)[:, 0]
    thin: Plane = level - broad
    return np.where(thin > 0.5 * _FAINTEST, thin, np.float32(0.0))
