"""The pictures of a timeline: the drawing so far, and the probability of each digit as a ribbon."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from mnist_desktop.insight.ink_pieces import Points
from mnist_desktop.insight.timeline import Timeline
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.preprocessing import IMAGE_SIZE, PEN_WIDTH
from mnist_desktop.widgets.base.labels import bold

INK, TO_COME = QColor("#111827"), QColor("#b3b9c4")
_MAX_POINTS = 12  # of the part of a line between two places; Qt is slow with long ones
_GROUND_SHARE, _LINE_SHARE = 0.45, 0.6  # of a ribbon's colour in its ground and its hatching
_GAP = 4.0  # logical px around the name of a digit
_MAX_NAME = 0.3  # of the width of all
_EDGE = 1.5  # logical px between two ribbons
_MARK = 2.0  # logical px

# A colour and a hatching each; no colour means something elsewhere, as those of evidence, charts
# and models do. Hatching and name tell the digits apart without colours.
_COLORS = (
    *("#332288", "#88ccee", "#8c6d4f", "#5b7f2b", "#b0a030"),
    *("#ddcc77", "#cc6677", "#7a2e2e", "#6b7a99", "#888888"),
)
_HATCHINGS = (
    *(Qt.BrushStyle.HorPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.VerPattern),
    *(Qt.BrushStyle.FDiagPattern, Qt.BrushStyle.Dense6Pattern, Qt.BrushStyle.CrossPattern),
    *(Qt.BrushStyle.Dense5Pattern, Qt.BrushStyle.DiagCrossPattern, Qt.BrushStyle.Dense7Pattern),
    Qt.BrushStyle.Dense4Pattern,
)


def paint_strokes(painter: QPainter, place: QRectF, parts: Sequence[Points], color: QColor) -> None:
    """Paints lines of a drawing.

    Args:
        painter: set up with antialiasing.
        place: a square, which is the image of the network.
        parts: some of `Timeline.parts`.
        color: INK for what is drawn, TO_COME for the rest.
    """
    scale = place.width() / IMAGE_SIZE
    origin = place.topLeft() + QPointF(0.5, 0.5) * scale  # pixel 0 has its centre there
    pen = QPen(color, PEN_WIDTH * scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for part in parts:
        painter.drawPolyline(_line(part, origin, scale))


def paint_ribbons(painter: QPainter, place: QRectF, timeline: Timeline, palette: QPalette) -> None:
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


def paint_mark(
    painter: QPainter, place: QRectF, timeline: Timeline, at: int, palette: QPalette
) -> None:
    """Paints the line over the ribbons that shows a place."""
    x = place.left() + float(timeline.shares[at]) * place.width()
    x = min(x, place.right() - _MARK / 2)
    for role, width in ((QPalette.ColorRole.Base, 3 * _MARK), (QPalette.ColorRole.Text, _MARK)):
        painter.setPen(QPen(palette.color(role), width))
        painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))


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


def _ribbon(place: QRectF, timeline: Timeline, below: Points, above: Points) -> QPolygonF:
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
    color, roles = QColor(_COLORS[digit]), QPalette.ColorRole
    ground = _mixed(color, palette.color(roles.Base), _GROUND_SHARE)
    lines = _mixed(color, palette.color(roles.Text), _LINE_SHARE)
    return [QBrush(ground), QBrush(lines, _HATCHINGS[digit])]


def _mixed(color: QColor, other: QColor, share: float) -> QColor:
    both = [np.array([one.redF(), one.greenF(), one.blueF()]) for one in (color, other)]
    return QColor.fromRgbF(*(share * both[0] + (1 - share) * both[1]).tolist())


def _paint_names(
    painter: QPainter,
    place: QRectF,
    timeline: Timeline,
    palette: QPalette,
    digit: int,
    middle: Points,
) -> None:
    """Writes what a ribbon is called where it is the thickest, if there is room."""
    painter.save()
    painter.setFont(bold(painter.font()))
    metrics = QFontMetricsF(painter.font())
    name = metrics.elidedText(
        class_name(timeline.classes, digit),
        Qt.TextElideMode.ElideRight,
        place.width() * _MAX_NAME,
    )
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
