"""A picture of changed digits: each before, and after with what is gone and what is new."""

import io
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from mnist_desktop.insight.changes import InkChange
from mnist_desktop.recognition.ink import Ink

COLUMNS = 5
CELL, TITLE = 140, 14
"""Side of a drawing and height of its title, in pixels."""
SHARE = 0.62
"""Of the cell that the digit takes; a change may need more room."""
INK, GONE, NEW, EDGE = "black", "#e8b0b0", "#0072B2", "#cccccc"
LINE = 4

Shown = tuple[Ink, int, int, InkChange | None]
"""A digit, what it is read as, what was asked for, what was found."""


def changes_sheet(changes: Sequence[Shown]) -> bytes:
    """A PNG; new ink is blue, ink that is gone pale red."""
    rows = -(-len(changes) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * 2 * CELL, rows * (CELL + TITLE)), "white")
    draw = ImageDraw.Draw(sheet)
    for place, shown in enumerate(changes):
        row, column = divmod(place, COLUMNS)
        _draw_change(draw, column * 2 * CELL, row * (CELL + TITLE), shown)
    buffer = io.BytesIO()
    sheet.save(buffer, "PNG")
    return buffer.getvalue()


def _draw_change(draw: ImageDraw.ImageDraw, left: int, top: int, shown: Shown) -> None:
    ink, answer, target, change = shown
    x, y, width, height = ink.box
    scale = SHARE * CELL / max(width, height, 1e-9)
    middle = np.array([x + width / 2, y + height / 2])

    def lines(polylines: Iterable[NDArray[np.float64]], colour: str, offset: int) -> None:
        centre = (left + offset + CELL / 2, top + CELL / 2)
        for polyline in polylines:
            points = [tuple(point) for point in ((polyline[:, :2] - middle) * scale + centre)]
            if points:
                draw.line(points, fill=colour, width=LINE)

    title = f"{answer} to {target}: "
    lines(ink.strokes, INK, 0)
    if change:
        title += f"{change.changed:.2f} " + ", ".join(part.kind for part in change.parts)
        lines((part.removed for part in change.parts), GONE, CELL)
        lines(change.ink.strokes, INK, CELL)
        lines((part.added for part in change.parts), NEW, CELL)
    draw.text((left + 3, top + CELL), title, fill=INK)
    draw.rectangle((left, top, left + 2 * CELL - 1, top + CELL + TITLE - 1), outline=EDGE)
