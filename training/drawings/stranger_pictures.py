"""Pictures as strangers make them of their own digits: one cell for each kind that was misread.

A crop without margin, thin straight mouse lines, separate strokes, pale ink, ink as dark as its
background, a digit in a frame, several digits. Sizes, pens, margins, backgrounds and polarity are
random for each picture, so that a cell stands for its whole kind.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.drawings.pen_styles import Stroke, in_short_pieces, in_unit

Drawing = Sequence[Stroke]
Cover = NDArray[np.float32]
"""(H, W) in [0, 1]: the share of each pixel covered by ink."""
Picture = NDArray[np.uint8]
"""(H, W) or (H, W, 3)."""
Generator = np.random.Generator

CROP_HEIGHT = 20.0, 400.0  # px
PEN = 0.04, 0.16  # of the digit's longer side
THIN_SIDE = 28.0, 600.0  # px
THIN_PEN = 0.002, 0.02  # of the picture's side; at least a pixel
THIN_MARGIN = 0.06  # of the picture's side, upper limit
STRAIGHTENED = 0.03  # of the digit's longer side: tolerance of a straightened line
UPRIGHT = 0.2  # run over rise below which a line is drawn exactly upright or level
APART = 0.03, 0.1  # of the digit's longer side: distance between strokes or pieces
PALE = 0.04, 0.15  # of white: contrast
PALE_NOISE = 10.0  # least ratio of pale ink's contrast to the noise
SAME_GREY = 0.06  # of white: largest difference in luminance of ink and background
OTHER_COLOUR = 0.4  # of white: smallest difference in some channel
SEVERAL = 2, 5
GAP = 0.15, 0.7  # of the digit's height, between neighbours
FRAME = 0.004, 0.03  # of the picture's side: its lines
LUMINANCE = np.array([0.299, 0.587, 0.114])  # ITU-R BT.601
_FINE = 240  # px: least height at which a digit is drawn before it is scaled down


def cropped(drawing: Drawing, generator: Generator) -> Picture:
    """Kind A: cropped to the ink on some sides or all."""
    height = _scale(generator, *CROP_HEIGHT)
    if generator.random() < 0.5:  # bars then lie along the edge
        drawing = [_straight(stroke) for stroke in in_unit(drawing)]
    cover = _trimmed(_drawn(drawing, height, generator.uniform(*PEN) * height))
    free = np.where(generator.random(4) < 0.8, 0.0, generator.uniform(0, 0.3, 4))
    free[generator.integers(4)] = 0.0
    return _in_grey(_padded(cover, free), generator)


def thin(drawing: Drawing, generator: Generator) -> Picture:
    """Kind B: straight lines, a pixel or a little more wide, as drawn with a mouse."""
    import cv2

    side = _scale(generator, *THIN_SIDE)
    pen = max(1, round(generator.uniform(*THIN_PEN) * side))
    margin = generator.uniform(0, THIN_MARGIN) * side
    strokes = [_straight(stroke) for stroke in in_unit(drawing)]
    span = side - 2 * margin - pen - 1
    points = [np.rint(stroke * span).astype(np.int32) for stroke in in_unit(strokes)]
    everywhere = np.concatenate(points)
    low, high = everywhere.min(axis=0), everywhere.max(axis=0)
    free = round(margin) + (pen + 1) // 2
    size = high - low + 1 + 2 * free
    if generator.random() < 0.5:
        size = np.full(2, size.max())
    shift = (size - (high - low) - 1) // 2 - low
    kind = cv2.LINE_AA if generator.random() < 0.5 else cv2.LINE_8
    page = np.zeros((int(size[1]), int(size[0])), np.uint8)
    for stroke in points:
        cv2.polylines(page, [stroke + shift.astype(np.int32)], False, 255, pen, kind)
    cover: Cover = (page / 255).astype(np.float32)
    return _in_grey(cover, generator)


def apart(drawing: Drawing, generator: Generator) -> Picture:
    """Kind C: strokes pulled apart, or one stroke broken."""
    strokes = in_unit(drawing)
    height = _scale(generator, 60, 400)
    pen = generator.uniform(PEN[0], 0.1)
    distance = generator.uniform(*APART)
    if len(strokes) > 1:
        middles = [stroke.mean(axis=0) for stroke in strokes]
        centre = np.mean(middles, axis=0)
        away = [middle - centre for middle in middles]
        strokes = [
            stroke + distance * far / max(float(np.hypot(*far)), 1e-6)
            for stroke, far in zip(strokes, away, strict=True)
        ]
    else:
        strokes = _broken(strokes[0], distance + pen, generator)
    cover = _drawn(strokes, height, pen * height)
    return _in_grey(_padded(cover, generator.uniform(0.05, 0.6, 4)), generator)


def pale(drawing: Drawing, generator: Generator) -> Picture:
    """Kind D: ink of 4 to 15 % contrast on an even or nearly even background."""
    cover = _on_a_page(drawing, generator)
    contrast = _scale(generator, *PALE)
    ground = generator.uniform(0.25, 1.0)
    ink = ground - contrast if generator.random() < 0.7 else ground - contrast + 2 * contrast
    if ink > 1:
        ground, ink = ground - contrast, ground
    noise = 0.0 if generator.random() < 0.6 else generator.uniform(0, contrast / PALE_NOISE)
    levels = ground + (ink - ground) * cover + generator.normal(0, 1, cover.shape) * noise
    return _bytes(levels)


def coloured(drawing: Drawing, generator: Generator) -> Picture:
    """Kind E: ink and background of equal brightness in two colours."""
    cover = _on_a_page(drawing, generator)[..., np.newaxis]
    while True:
        ground, ink = generator.random((2, 3))
        if generator.random() < 0.3:
            ground = np.zeros(3)
        if abs((ink - ground) @ LUMINANCE) < SAME_GREY + 0.06 * (not ground.any()) and (
            np.abs(ink - ground).max() > OTHER_COLOUR
        ):
            break
    return _bytes(ground + (ink - ground) * cover)


def several(drawings: Sequence[Drawing], generator: Generator) -> Picture:
    """Kind F: two or more digits in a row, a column or two columns."""
    count = min(len(drawings), int(generator.integers(*SEVERAL, endpoint=True)))
    height = _scale(generator, 40, 200)
    pen = generator.uniform(0.05, 0.12)
    gap = generator.uniform(*GAP)
    covers = []
    for drawing in drawings[:count]:
        own = height * generator.uniform(0.85, 1.15)
        free = np.array([gap, gap, gap, gap]) / 2
        covers.append(_padded(_trimmed(_drawn(drawing, own, pen * height)), free, height))
    across = 1 if generator.random() < 0.15 else count if generator.random() < 0.75 else 2
    page = _arranged(covers, across)
    return _in_grey(_padded(page, generator.uniform(0, 0.5, 4), height), generator)


def framed(drawing: Drawing, generator: Generator) -> Picture:
    """Kind G: in a box, a cell of a form, a plot with axes or a panel."""
    height = _scale(generator, 40, 300)
    pen = generator.uniform(0.05, 0.12) * height
    cover = _trimmed(_drawn(drawing, height, pen))
    kind = ("box", "cell", "axes", "panel")[generator.integers(4)]
    inside = _padded(cover, generator.uniform(0.1, 0.6, 4), height)
    line = max(1, round(generator.uniform(*FRAME) * max(inside.shape)))
    if kind == "box":
        return _in_grey(_boxed(inside, line, generator), generator)
    if kind == "cell":
        return _in_grey(_in_a_cell(inside, line, generator), generator)
    if kind == "axes":
        return _in_grey(_plotted(inside, line, generator), generator)
    return _panel(inside, generator)


Cell = Callable[[Drawing, Generator], Picture]
STRANGER_CELLS: Mapping[str, Cell] = MappingProxyType(
    {
        "A: cropped to the ink": cropped,
        "B: thin straight lines": thin,
        "C: strokes apart": apart,
        "D: pale ink": pale,
        "E: ink as dark as its ground": coloured,
        "G: in a frame": framed,
    }
)
"""The cells by name; the digit should be read correctly."""
SEVERAL_CELL = "F: several digits"
"""The cell in which no digit should be accepted."""


def _drawn(drawing: Drawing, height: float, pen: float) -> Cover:
    """The drawing with hardly any margin, its longer side with the pen `height` px."""
    import cv2

    zoom = max(1.0, _FINE / height)
    wide = pen * zoom
    strokes = [stroke * max(height * zoom - wide, 1.0) for stroke in in_unit(drawing)]
    points = np.concatenate(strokes)
    low = points.min(axis=0) - wide / 2 - 2
    size = np.ceil(points.max(axis=0) + wide / 2 + 2 - low).astype(int)
    page = np.zeros((size[1], size[0]), np.uint8)
    for stroke in strokes:
        places = np.rint((stroke - low) * 16).astype(np.int32)  # in 1/16 px
        if len(places) == 1:
            places = np.repeat(places, 2, axis=0)
        cv2.polylines(page, [places], False, 255, max(1, round(wide)), cv2.LINE_AA, 4)
    if zoom > 1:
        small = max(1, round(size[0] / zoom)), max(1, round(size[1] / zoom))
        page = cv2.resize(page, small, interpolation=cv2.INTER_AREA)
    return (page / 255).astype(np.float32)


def _on_a_page(drawing: Drawing, generator: Generator) -> Cover:
    height = _scale(generator, 40, 300)
    cover = _drawn(drawing, height, generator.uniform(*PEN) * height)
    return _padded(cover, generator.uniform(0.05, 0.6, 4))


def _trimmed(cover: Cover) -> Cover:
    rows, columns = (np.flatnonzero((cover > 0.25).any(axis=axis)) for axis in (1, 0))
    return cover[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _padded(cover: Cover, shares: NDArray[np.floating[Any]], unit: float | None = None) -> Cover:
    """Adds margins left, top, right and bottom: shares of `unit` px, or of the longer side."""
    unit = max(cover.shape) if unit is None else unit
    left, top, right, bottom = (round(float(share) * unit) for share in shares)
    return np.pad(cover, ((top, bottom), (left, right)))


def _straight(stroke: Stroke) -> Stroke:
    """Straightens a stroke; lines nearly vertical or horizontal become exactly so."""
    import cv2

    few = cv2.approxPolyDP(stroke.astype(np.float32)[:, np.newaxis], STRAIGHTENED, False)
    corners: Stroke = few[:, 0].astype(np.float64)
    for place in range(1, len(corners)):
        run, rise = np.abs(corners[place] - corners[place - 1])
        if rise < UPRIGHT * run:
            corners[place, 1] = corners[place - 1, 1]
        elif run < UPRIGHT * rise:
            corners[place, 0] = corners[place - 1, 0]
    return corners


def _broken(stroke: Stroke, gap: float, generator: Generator) -> list[Stroke]:
    """Removes a piece of length `gap` from the middle half of a stroke."""
    (points,) = in_short_pieces([stroke], 0.01)
    passed = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    start = generator.uniform(0.25, 0.75) * passed[-1] - gap / 2
    before, after = points[passed < start], points[passed > start + gap]
    return [part for part in (before, after) if len(part)] or [stroke]


def _arranged(covers: Sequence[Cover], across: int) -> Cover:
    """Arranges covers in rows of `across`."""
    rows = [covers[start : start + across] for start in range(0, len(covers), across)]
    lines = []
    for row in rows:
        high = max(cover.shape[0] for cover in row)
        lines.append(
            np.concatenate(
                [_centred(cover, high, cover.shape[1]) for cover in row], axis=1, dtype=np.float32
            )
        )
    wide = max(line.shape[1] for line in lines)
    return np.concatenate([_centred(line, line.shape[0], wide) for line in lines])


def _centred(cover: Cover, high: int, wide: int) -> Cover:
    down, right = high - cover.shape[0], wide - cover.shape[1]
    return np.pad(cover, ((down // 2, down - down // 2), (right // 2, right - right // 2)))


def _boxed(inside: Cover, line: int, generator: Generator) -> Cover:
    page = np.pad(inside, line, constant_values=1.0)
    share = 0.0 if generator.random() < 0.4 else generator.uniform(0.01, 0.3)
    return _padded(page, np.full(4, share))


def _in_a_cell(inside: Cover, line: int, generator: Generator) -> Cover:
    """Draws lines through the whole picture beside the digit, as in a table."""
    page = _padded(inside, generator.uniform(0.02, 0.15, 4))
    pale = np.float32(generator.uniform(0.5, 1.0))
    high, wide = page.shape
    sides = generator.random(4) < 0.7
    sides[generator.integers(4)] = True
    near = [round(generator.uniform(0.0, 0.06) * side) for side in (wide, high, wide, high)]
    spans: tuple[Any, ...] = (
        np.s_[:, near[0] : near[0] + line],
        np.s_[near[1] : near[1] + line],
        np.s_[:, wide - near[2] - line : wide - near[2]],
        np.s_[high - near[3] - line : high - near[3]],
    )
    for is_there, span in zip(sides, spans, strict=True):
        if is_there:
            page[span] = np.maximum(page[span], pale)
    return page


def _plotted(inside: Cover, line: int, generator: Generator) -> Cover:
    """Draws axes with ticks and numbers to the left and below, often closed to a box."""
    import cv2

    line = max(1, line // 2)
    is_closed = generator.random() < 0.7
    high, wide = inside.shape
    edge = round(0.25 * max(high, wide))
    page = np.pad(inside, edge)
    letters = np.zeros(page.shape, np.uint8)
    left, top, right, bottom = edge, edge, edge + wide, edge + high
    page[top:bottom, left - line : left] = page[bottom : bottom + line, left - line : right] = 1
    if is_closed:
        page[top - line : top, left - line : right] = 1
        page[top - line : bottom + line, right : right + line] = 1
    size, tick = max(high, wide) / 700, max(2, round(0.015 * max(high, wide)))
    for share in np.arange(0.1, 1.0, 0.2):
        x, y = round(left + share * wide), round(top + share * high)
        page[bottom : bottom + tick, x : x + line] = page[y : y + line, left - tick : left] = 1
        text = str(round(share * 28))
        places = (x - tick, bottom + edge // 3), (left - edge // 2, y + tick)
        for place in places:
            cv2.putText(letters, text, place, cv2.FONT_HERSHEY_SIMPLEX, size, 255, 1, cv2.LINE_AA)
    return np.maximum(page, letters.astype(np.float32) / 255)


def _panel(inside: Cover, generator: Generator) -> Picture:
    """Light on a dark square on a light page, or the reverse, as image viewers show it."""
    margin = round(generator.uniform(0.05, 0.4) * max(inside.shape))
    shown = 1 - np.pad(1 - inside, margin) if generator.random() < 0.8 else np.pad(inside, margin)
    ground = np.pad(np.ones_like(inside), margin)
    dark = generator.uniform(0, 0.25)
    return _bytes(np.where(ground > 0, dark + (1 - dark) * shown, 1.0))


def _in_grey(cover: Cover, generator: Generator) -> Picture:
    """Dark on light or light on dark, sometimes compressed by JPEG."""
    import cv2

    dark, light = generator.uniform(0, 0.3), generator.uniform(0.75, 1.0)
    if generator.random() < 0.5:
        dark, light = 0.0, 1.0
    is_dark = generator.random() < 0.6
    page = _bytes(light + (dark - light) * cover if is_dark else dark + (light - dark) * cover)
    if generator.random() < 0.3:
        quality = int(generator.integers(60, 96))
        _, packed = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])
        page = np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)
    return page


def _scale(generator: Generator, low: float, high: float) -> float:
    """A random number, uniform on a logarithmic scale."""
    return float(np.exp(generator.uniform(np.log(low), np.log(high))))


def _bytes(levels: NDArray[np.floating[Any]]) -> Picture:
    picture: Picture = np.clip(np.rint(levels * 255), 0, 255).astype(np.uint8)
    return picture
