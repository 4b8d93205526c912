"""Pictures of numbers as people make them: plain, ruled and squared paper, photos, boxes, columns.

A number is composed of digits by one writer, in his own proportions at one height: sizes, baseline
and gaps vary, in a tenth of the gaps the ink overlaps. Page, pen, light and polarity are random for
each picture.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from training.drawings.pen_styles import Stroke, in_unit

Drawing = Sequence[Stroke]
Cover = NDArray[np.float32]
"""(H, W) in [0, 1]: the share of each pixel covered by ink."""
Picture = NDArray[np.uint8]
"""(H, W) or (H, W, 3)."""
Generator = np.random.Generator
Rows = Sequence[Sequence[Drawing]]

HEIGHT = 36.0, 160.0  # px, of a digit's longer side
PEN = 0.05, 0.13  # of that height
GAP = 0.08, 0.45  # of the height, between the ink of two digits
OVERLAP = -0.12, 0.0  # the same where they touch
TOUCHING = 0.1  # share of the gaps
SIZE, BASELINE = 0.1, 0.08  # of the height, either way
ROW_GAP = 0.35, 0.9  # of the height, between rows of a column
MARGIN = 0.3, 1.2  # of the height, around the number
TILT = 3.0  # degrees that a phone is held askew, either way
RULE_SPACING = 0.45, 1.4  # of the height
RULE = (150, 180, 215)


@dataclass(frozen=True)
class Layout:
    """The ink of a page: its cover, the height of its digits and its pen, px."""

    cover: Cover
    height: float
    pen: float


def plain(rows: Rows, generator: Generator) -> Picture:
    """Ink of one grey on another, dark or light, sometimes from a JPEG."""
    return _in_grey(_page(rows, generator).cover, generator)


def ruled(rows: Rows, generator: Generator) -> Picture:
    """On printed lines."""
    return _on_rules(_page(rows, generator), generator, is_squared=False)


def squared(rows: Rows, generator: Generator) -> Picture:
    """On a printed grid."""
    return _on_rules(_page(rows, generator), generator, is_squared=True)


def photo(rows: Rows, generator: Generator) -> Picture:
    """Ball pen on paper, held askew, in light that falls off, with grain, blur and noise."""
    layout = _page(rows, generator)
    if generator.random() < 0.4:
        page = _on_rules(layout, generator, is_squared=bool(generator.random() < 0.5))
        levels = page.astype(np.float32) / 255
    else:
        paper = np.array([0.93, 0.91, 0.87]) * generator.uniform(0.85, 1.05)
        ink = np.array([[0.17, 0.17, 0.2], [0.15, 0.27, 0.65]][generator.integers(2)])
        cover = layout.cover[..., np.newaxis] * generator.uniform(0.75, 0.97)
        levels = (paper + (ink - paper) * cover).astype(np.float32)
    return _photographed(levels, generator)


def boxed(rows: Rows, generator: Generator) -> Picture:
    """In the boxes of a form, one digit each; the boxes stand alone or share their sides."""
    height = _scale(generator, *HEIGHT)
    pen = generator.uniform(*PEN) * height
    line = max(1, round(generator.uniform(0.015, 0.045) * height))
    wide, high = (round(generator.uniform(*share) * height) for share in ((1.2, 1.7), (1.3, 1.8)))
    between = -line if generator.random() < 0.5 else round(generator.uniform(0.1, 0.4) * height)
    down = round(generator.uniform(0.3, 0.8) * height)
    lines = []
    for row in rows:
        cells = [_box(drawing, height, pen, (high, wide), line, generator) for drawing in row]
        lines.append(_joined(cells, [between] * (len(cells) - 1)))
    cover = _stacked(lines, [down] * (len(lines) - 1))
    cover = _padded(cover, round(generator.uniform(*MARGIN) * height))
    if generator.random() < 0.5:
        return _in_grey(cover, generator)
    levels = (0.92 - 0.75 * cover)[..., np.newaxis] * np.ones(3, np.float32)
    return _photographed(levels.astype(np.float32), generator)


Kind = Callable[[Rows, Generator], Picture]
KINDS: Mapping[str, tuple[Kind, bool]] = MappingProxyType(
    {
        "plain paper": (plain, False),
        "ruled": (ruled, False),
        "squared": (squared, False),
        "photo": (photo, False),
        "boxes of a form": (boxed, False),
        "column": (plain, True),
        "photo of a column": (photo, True),
    }
)
"""By name: how the picture is made, and whether there are several rows."""


def counts_of_rows(is_column: bool, generator: Generator) -> list[int]:
    """How many digits each row has: one row of 2 to 6, or 2 to 5 rows of 1 to 4."""
    if not is_column:
        return [int(generator.integers(2, 7))]
    return [int(generator.integers(1, 5)) for _ in range(generator.integers(2, 6))]


def _page(rows: Rows, generator: Generator) -> Layout:
    height = _scale(generator, *HEIGHT)
    pen = generator.uniform(*PEN) * height
    lines = [_row(row, height, pen, generator) for row in rows]
    gaps = [round(generator.uniform(*ROW_GAP) * height) for _ in lines[1:]]
    cover = _stacked(lines, gaps, generator.random() < 0.5)
    return Layout(_padded(cover, round(generator.uniform(*MARGIN) * height)), height, pen)


def _row(row: Sequence[Drawing], height: float, pen: float, generator: Generator) -> Cover:
    covers = []
    for drawing in row:
        own = height * (1 + generator.uniform(-SIZE, SIZE))
        down = round(max(0.0, BASELINE + generator.uniform(-BASELINE, BASELINE)) * height)
        cover = drawn(drawing, own, pen)
        free = max(0, round(1.2 * height) + down - cover.shape[0])
        covers.append(np.pad(cover, ((free, round(2 * BASELINE * height) - down), (0, 0))))
    gaps = [
        round(generator.uniform(*(OVERLAP if generator.random() < TOUCHING else GAP)) * height)
        for _ in covers[1:]
    ]
    return _trimmed(_joined(covers, gaps))


def drawn(drawing: Drawing, height: float, pen: float) -> Cover:
    """A digit without margin, its longer side with the pen `height` px."""
    import cv2

    zoom = 4
    strokes = [stroke * max(height - pen, 1.0) * zoom for stroke in in_unit(drawing)]
    points = np.concatenate(strokes)
    low = points.min(axis=0) - pen * zoom / 2 - zoom
    size = np.ceil((points.max(axis=0) + pen * zoom / 2 + zoom - low) / zoom).astype(int)
    page = np.zeros((size[1] * zoom, size[0] * zoom), np.uint8)
    for stroke in strokes:
        places = np.rint((stroke - low) * 16).astype(np.int32)  # in 1/16 px
        if len(places) == 1:
            places = np.repeat(places, 2, axis=0)
        cv2.polylines(page, [places], False, 255, max(1, round(pen * zoom)), cv2.LINE_AA, 4)
    small = cv2.resize(page, (int(size[0]), int(size[1])), interpolation=cv2.INTER_AREA)
    return _trimmed((small / 255).astype(np.float32))


def _box(
    drawing: Drawing,
    height: float,
    pen: float,
    size: tuple[int, int],
    line: int,
    generator: Generator,
) -> Cover:
    """A box and a digit about its middle, which may reach its lines."""
    high, wide = size
    cell = np.zeros((high + 2 * line, wide + 2 * line), np.float32)
    cell[:line] = cell[-line:] = 1
    cell[:, :line] = cell[:, -line:] = 1
    digit = drawn(drawing, height * (1 + generator.uniform(-SIZE, SIZE)), pen)
    digit = digit[: cell.shape[0], : cell.shape[1]]
    places = []
    for room in (cell.shape[0] - digit.shape[0], cell.shape[1] - digit.shape[1]):
        places.append(round(float(np.clip(0.5 + 0.18 * generator.normal(), 0, 1)) * room))
    y, x = places
    part = cell[y : y + digit.shape[0], x : x + digit.shape[1]]
    np.maximum(part, digit, out=part)
    return cell


def _joined(covers: Sequence[Cover], gaps: Sequence[int]) -> Cover:
    """Covers beside each other on one baseline; with a gap below 0 they overlap."""
    lefts = np.cumsum(
        [0, *(cover.shape[1] + gap for cover, gap in zip(covers, gaps, strict=False))]
    )
    wide = max(int(left) + cover.shape[1] for left, cover in zip(lefts, covers, strict=True))
    high = max(cover.shape[0] for cover in covers)
    page = np.zeros((high, wide), np.float32)
    for left, cover in zip(np.maximum(lefts, 0), covers, strict=True):
        part = page[high - cover.shape[0] :, left : left + cover.shape[1]]
        np.maximum(part, cover[:, : part.shape[1]], out=part)
    return page


def _stacked(lines: Sequence[Cover], gaps: Sequence[int], are_flush_right: bool = False) -> Cover:
    wide = max(line.shape[1] for line in lines)
    parts: list[Cover] = []
    for line, gap in zip(lines, [*gaps, 0], strict=True):
        free = wide - line.shape[1]
        sides = (free, 0) if are_flush_right else (0, free)
        parts.append(np.pad(line, ((0, gap), sides)))
    return np.concatenate(parts)


def _trimmed(cover: Cover) -> Cover:
    rows, columns = (np.flatnonzero((cover > 0.25).any(axis=axis)) for axis in (1, 0))
    return cover[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _padded(cover: Cover, margin: int) -> Cover:
    return np.pad(cover, margin)


def _in_grey(cover: Cover, generator: Generator) -> Picture:
    dark, light = generator.uniform(0, 0.3), generator.uniform(0.75, 1.0)
    is_dark = generator.random() < 0.65
    page = _bytes(light + (dark - light) * cover if is_dark else dark + (light - dark) * cover)
    return _compressed(page, generator) if generator.random() < 0.3 else page


def _on_rules(layout: Layout, generator: Generator, *, is_squared: bool) -> Picture:
    spacing = max(8, round(generator.uniform(*RULE_SPACING) * layout.height))
    thick = max(1, round(generator.uniform(0.01, 0.03) * layout.height))
    page = np.full((*layout.cover.shape, 3), 255.0, np.float32)
    first = generator.integers(spacing, size=2)
    for place in range(first[0], page.shape[0], spacing):
        page[place : place + thick] = RULE
    if is_squared:
        for place in range(first[1], page.shape[1], spacing):
            page[:, place : place + thick] = RULE
    ink = np.array([[45, 45, 55], [40, 70, 170]][generator.integers(2)], np.float32)
    cover = layout.cover[..., np.newaxis]
    return _bytes((page + (ink - page) * cover) / 255)


def _photographed(levels: NDArray[np.floating], generator: Generator) -> Picture:
    """Levels (H, W, 3) seen askew in light that falls off, with grain, blur, noise and JPEG."""
    import cv2

    high, wide = levels.shape[:2]
    angle = generator.uniform(-TILT, TILT)
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    seen = cv2.warpAffine(levels, matrix, (wide, high), borderMode=cv2.BORDER_REPLICATE)
    direction = generator.uniform(0, 2 * np.pi)
    rows, columns = np.mgrid[:high, :wide].astype(np.float32) / max(high, wide) - 0.5
    along = columns * np.cos(direction) + rows * np.sin(direction)
    light = 1 - generator.uniform(0.1, 0.5) * (along - along.min()) / np.ptp(along)
    seen = seen * light[..., np.newaxis] * (1 + 0.015 * generator.normal(size=(high, wide, 1)))
    seen = cv2.GaussianBlur(seen.astype(np.float32), (0, 0), generator.uniform(0.4, 1.2))
    seen += generator.normal(0, 3 / 255, seen.shape)
    return _compressed(_bytes(seen), generator)


def _compressed(page: Picture, generator: Generator) -> Picture:
    import cv2

    quality = [cv2.IMWRITE_JPEG_QUALITY, int(generator.integers(60, 96))]
    _, packed = cv2.imencode(".jpg", page, quality)
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_UNCHANGED), np.uint8)


def _scale(generator: Generator, low: float, high: float) -> float:
    """A random number, uniform on a logarithmic scale."""
    return float(np.exp(generator.uniform(np.log(low), np.log(high))))


def _bytes(levels: NDArray[np.floating]) -> Picture:
    picture: Picture = np.clip(np.rint(levels * 255), 0, 255).astype(np.uint8)
    return picture
