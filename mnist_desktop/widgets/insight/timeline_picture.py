"""The pictures of a timeline: the drawing so far, and one ribbon a digit, as thick as it is likely."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from mnist_desktop.insight.ink_pieces import Points
from mnist_desktop.insight.timeline import Timeline
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.preprocessing import IMAGE_SIZE, PEN_WIDTH
from mnist_desktop.widgets.base.labels import bold

_INK, _TO_COME = QColor("#111827"), QColor("#c9ced6")
_MAX_POINTS = 40  # of the part of a line between two places; Qt is slow with long ones
_BASE_SHARE = 0.45  # of a ribbon's colour in the ground of its hatching
_GAP = 4.0  # logical px around the name of a digit
_EDGE = 1.5  # logical px between two ribbons

# Paul Tol's "muted" colours, which colour-blind people can tell apart, and a hatching each
_COLORS = (
    *("#332288", "#88ccee", "#44aa99", "#117733", "#999933"),
    *("#ddcc77", "#cc6677", "#882255", "#aa4499", "#888888"),
)
_HATCHINGS = (
    *(Qt.BrushStyle.HorPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.VerPattern),
    *(Qt.BrushStyle.FDiagPattern, Qt.BrushStyle.Dense6Pattern, Qt.BrushStyle.CrossPattern),
    *(Qt.BrushStyle.Dense5Pattern, Qt.BrushStyle.DiagCrossPattern, Qt.BrushStyle.Dense7Pattern),
    Qt.BrushStyle.Dense4Pattern,
)


def paint_drawing(
    painter: QPainter, place: QRectF, timeline: Timeline, at: int, paper: QColor
) -> None:
    """Paints the whole drawing in grey and its beginning up to a place in black.

    Args:
        painter: set up with antialiasing.
        place: a square, which is the image of the network.
        timeline: of the drawing.
        at: index of the place.
        paper: a light colour.
    """
    painter.fillRect(place, paper)
    scale = place.width() / IMAGE_SIZE
    half_pixel = QPointF(0.5, 0.5) * scale  # pixel 0 has its centre there
    for color, parts in ((_TO_COME, timeline.parts), (_INK, timeline.parts[: at + 1])):
        pen = QPen(color, PEN_WIDTH * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for part in parts:
            painter.drawPolyline(_line(part, place.topLeft() + half_pixel, scale))


def paint_ribbons(
    painter: QPainter, place: QRectF, timeline: Timeline, palette: QPalette
) -> None:
    """Paints the ribbons, the one of the answer at the bottom in the highlight colour.

    Args:
        painter: set up with antialiasing and a font.
        place: its width is the length of the ink, its height 100 %.
        timeline: what is painted.
        palette: the colours.
    """
    roles = QPalette.ColorRole
    painter.fillRect(place, palette.color(roles.Base))
    count = timeline.probabilities.shape[1]
    answer = timeline.answer
    below = np.zeros(len(timeline))
    for digit in (answer, *(one for one in range(count) if one != answer)):
        above = below + timeline.probabilities[:, digit]
        ribbon = _ribbon(place, timeline, below, above)
        painter.setPen(QPen(palette.color(roles.Base), _EDGE))
        for brush in _brushes(digit, palette, is_answer=digit == answer):
            painter.setBrush(brush)
            painter.drawPolygon(ribbon)
        _paint_names(painter, place, timeline, palette, digit, (below + above) / 2)
        below = above
    _paint_stroke_ends(painter, place, timeline, palette)
    painter.setPen(palette.color(roles.Mid))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)


def _line(part: Points, origin: QPointF, scale: float) -> QPolygonF:
    if len(part) > _MAX_POINTS:
        part = part[np.linspace(0, len(part) - 1, _MAX_POINTS).astype(int)]
    points = part * scale + (origin.x(), origin.y())
    if (points == points[0]).all():
        points[-1, 0] += 0.01  # Qt paints no line without length
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])


def _xs(place: QRectF, timeline: Timeline) -> list[float]:
    """Of each place; before them the start of the drawing, where nothing else is known."""
    return [place.left(), *(place.left() + timeline.shares * place.width()).tolist()]


def _ribbon(
    place: QRectF, timeline: Timeline, below: Points, above: Points
) -> QPolygonF:
    xs = _xs(place, timeline)
    height = place.height()
    low, high = (
        [QPointF(x, place.bottom() - share * height) for x, share in zip(xs, edge, strict=True)]
        for edge in ([below[0], *below.tolist()], [above[0], *above.tolist()])
    )
    return QPolygonF([*low, *high[::-1]])


def _brushes(digit: int, palette: QPalette, *, is_answer: bool) -> list[QBrush]:
    """What a ribbon is filled with, one over the other."""
    if is_answer:
        return [QBrush(palette.color(QPalette.ColorRole.Highlight))]
    color, ground = QColor(_COLORS[digit]), palette.color(QPalette.ColorRole.Base)
    return [QBrush(_mixed(color, ground, _BASE_SHARE)), QBrush(color, _HATCHINGS[digit])]


def _mixed(color: QColor, ground: QColor, share: float) -> QColor:
    pairs = zip(color.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(share * one + (1 - share) * other for one, other in pairs))


def _paint_names(
    painter: QPainter,
    place: QRectF,
    timeline: Timeline,
    palette: QPalette,
    digit: int,
    middle: Points,
) -> None:
    """Writes what a ribbon is called wherever it is the thickest and there is room."""
    painter.save()
    painter.setFont(bold(painter.font()))
    metrics = QFontMetricsF(painter.font())
    name = class_name(timeline.classes, digit)
    box = QRectF(0, 0, metrics.horizontalAdvance(name) + 2 * _GAP, metrics.capHeight() + 2 * _GAP)
    xs = _xs(place, timeline)
    thickness = timeline.probabilities[:, digit] * place.height()
    roles = QPalette.ColorRole
    is_answer = digit == timeline.answer
    for at in _named_places(timeline, digit):
        x = min(max(xs[at + 1], place.left() + box.width() / 2), place.right() - box.width() / 2)
        box.moveCenter(QPointF(x, place.bottom() - middle[at] * place.height()))
        near = np.abs(np.array(xs[1:]) - x) <= box.width() / 2
        if thickness[at] < box.height() or not (thickness[near] >= metrics.capHeight()).all():
            continue
        if not is_answer:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(roles.Base))
            painter.drawRoundedRect(box, 3, 3)
        painter.setPen(palette.color(roles.HighlightedText if is_answer else roles.Text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
    painter.restore()


def _named_places(timeline: Timeline, digit: int) -> list[int]:
    """The middle of each run of places that are read as the digit; else where it is likeliest."""
    runs = [(start, stop) for one, start, stop in timeline.readings() if one == digit]
    if not runs:
        return [int(timeline.probabilities[:, digit].argmax())]
    shares = timeline.shares
    middles = [(shares[start] + shares[stop - 1]) / 2 for start, stop in runs]
    return [int(np.abs(shares - middle).argmin()) for middle in middles]


def _paint_stroke_ends(
    painter: QPainter, place: QRectF, timeline: Timeline, palette: QPalette
) -> None:
    """A dotted line where the pen was lifted."""
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1, Qt.PenStyle.DotLine))
    xs = _xs(place, timeline)[1:]
    for at in np.flatnonzero(np.diff(timeline.strokes)).tolist():
        painter.drawLine(QPointF(xs[at], place.top()), QPointF(xs[at], place.bottom()))
