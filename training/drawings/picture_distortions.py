"""Distorted pictures of drawings, one distortion at a time: the picture part of the grid.

Everything is drawn on a square page of PAGE pixels; the strokes measure HEIGHT pixels along the
digit's longer side, plus the width of the brush.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.drawings.pen_styles import Stroke, in_unit

Picture = NDArray[np.uint8]
"""(H, W), (H, W, 3) or, with alpha, (H, W, 4)."""
Generator = np.random.Generator

PAGE = 320
HEIGHT = 180
BRUSH = 10
"""Usual line width in pixels."""
THICKEST = HEIGHT // 3
BLUR = 5.0
NOISE = 40.0
"""Standard deviations: BLUR in pixels, NOISE in grey levels of 255."""
QUALITY = 20
LIGHT = 0.5
"""Share of the light lost from one side of the page to the other."""
RULE_SPACING = 32
RULE = (150, 180, 215)
INK_COLOURS = ((40, 70, 190), (200, 40, 40), (20, 130, 60), (225, 120, 30))
TINTED = (250, 244, 215)
PERSPECTIVE = 20.0
"""Degrees that the page is tilted, seen from a distance of twice its width."""


def page_of(drawing: Sequence[Stroke], brush: int = BRUSH) -> Picture:
    """(PAGE, PAGE) dark on light: the drawing in the middle, with lines `brush` px wide."""
    import cv2

    page = np.full((PAGE, PAGE), 255, np.uint8)
    for stroke in in_unit(drawing):
        places = stroke * HEIGHT + PAGE / 2
        points = np.rint(places * 16).astype(np.int32)  # in 1/16 px
        if len(points) == 1:
            points = np.repeat(points, 2, axis=0)
        cv2.polylines(page, [points], False, 0, brush, cv2.LINE_AA, 4)
    return page


def _inverted(page: Picture, _: Generator) -> Picture:
    return 255 - page


def _transparent(page: Picture, _: Generator) -> Picture:
    """Black ink on nothing, read back from a PNG."""
    rgba = np.zeros((*page.shape, 4), np.uint8)
    rgba[..., 3] = 255 - page
    return _read_back(rgba, "PNG")


def _jpeg(page: Picture, _: Generator) -> Picture:
    return _read_back(page, "JPEG", quality=QUALITY)


def _blurred(page: Picture, _: Generator) -> Picture:
    import cv2

    blurred: Picture = cv2.GaussianBlur(page, (0, 0), BLUR).astype(np.uint8)
    return blurred


def _noisy(page: Picture, generator: Generator) -> Picture:
    return _levels(page + generator.normal(0, NOISE, page.shape))


def _unevenly_lit(page: Picture, generator: Generator) -> Picture:
    angle = generator.uniform(0, 2 * np.pi)
    rows, columns = np.mgrid[:PAGE, :PAGE] / (PAGE - 1) - 0.5
    along = columns * np.cos(angle) + rows * np.sin(angle)
    along = (along - along.min()) / np.ptp(along)
    return _levels(page * (1 - LIGHT * along))


def _ruled(page: Picture, generator: Generator) -> Picture:
    return _on_rules(page, generator, squared=False)


def _squared(page: Picture, generator: Generator) -> Picture:
    return _on_rules(page, generator, squared=True)


def _on_rules(page: Picture, generator: Generator, *, squared: bool) -> Picture:
    background = np.full((PAGE, PAGE, 3), 255, np.uint8)
    first = int(generator.integers(RULE_SPACING))
    background[first::RULE_SPACING] = background[first + 1 :: RULE_SPACING] = RULE
    if squared:
        first = int(generator.integers(RULE_SPACING))
        background[:, first::RULE_SPACING] = background[:, first + 1 :: RULE_SPACING] = RULE
    return _levels(background * (page[..., np.newaxis] / 255))


def _coloured(page: Picture, generator: Generator) -> Picture:
    ink = np.array(INK_COLOURS[generator.integers(len(INK_COLOURS))], np.float64)
    cover = 1 - page[..., np.newaxis] / 255
    return _levels(ink * cover + np.array(TINTED, np.float64) * (1 - cover))


def _seen_from_the_side(page: Picture, generator: Generator) -> Picture:
    import cv2

    half, away = PAGE / 2, 2.0 * PAGE
    corners = np.array([[-half, -half], [half, -half], [half, half], [-half, half]])
    axis = generator.uniform(0, 2 * np.pi)
    direction = np.array([np.cos(axis), np.sin(axis)])
    along = corners @ direction
    angle = np.deg2rad(PERSPECTIVE)
    # Rotated about the axis across `direction`, then seen from `away` above the middle
    flat = corners + np.outer(along * (np.cos(angle) - 1), direction)
    seen = flat * (away / (away + along * np.sin(angle)))[:, np.newaxis]
    matrix = cv2.getPerspectiveTransform(
        (corners + half).astype(np.float32), (seen + half).astype(np.float32)
    )
    turned: Picture = cv2.warpPerspective(
        page, matrix, (PAGE, PAGE), borderMode=cv2.BORDER_CONSTANT, borderValue=255
    ).astype(np.uint8)
    return turned


def _levels(values: NDArray[np.floating[Any]]) -> Picture:
    levels: Picture = np.clip(np.rint(values), 0, 255).astype(np.uint8)
    return levels


def _read_back(pixels: Picture, kind: str, **settings: int) -> Picture:
    from PIL import Image

    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, kind, **settings)
    return np.asarray(Image.open(stream))


def _clean(page: Picture, _: Generator) -> Picture:
    return page


CLEAN = "as it is"

PICTURE_CELLS: Mapping[str, tuple[int, Callable[[Picture, Generator], Picture]]] = MappingProxyType(
    {
        CLEAN: (BRUSH, _clean),
        "brush a third of the height": (THICKEST, _clean),
        "light on dark": (BRUSH, _inverted),
        "transparent PNG": (BRUSH, _transparent),
        "JPEG 20": (BRUSH, _jpeg),
        "blurred": (BRUSH, _blurred),
        "noisy": (BRUSH, _noisy),
        "light falling off by half": (BRUSH, _unevenly_lit),
        "ruled paper": (BRUSH, _ruled),
        "squared paper": (BRUSH, _squared),
        "coloured ink": (BRUSH, _coloured),
        "perspective of 20 degrees": (BRUSH, _seen_from_the_side),
    }
)
"""By name: the brush in pixels, and the change of the page."""


def picture_of(cell: str, drawing: Sequence[Stroke], generator: Generator) -> Picture:
    """The picture of a drawing in a cell of the grid."""
    brush, change = PICTURE_CELLS[cell]
    return change(page_of(drawing, brush), generator)
