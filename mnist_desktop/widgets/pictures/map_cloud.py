"""The images of a map as small digits in the colours of their labels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPixmap

from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.widgets.base.labels import bold

RING = 5.5  # logical px, radius of the ring round a misread image
_CELL = 16  # logical px, of a digit with the room round it
_SMALL, _LARGE = 9, 13  # px of the type, on the whole map and close up
_CLOSE = 3.0  # zoom from which the type is large
_FAINT = 0.12  # opacity of what is not chosen
_DARK = 128  # lightness
_MAX_NAME = 96.0  # logical px, of a class beside its images
_GAP = 3.0  # logical px round a name

# Each at least 4.5 : 1 on the ground of its theme; the digits themselves tell the classes apart
_ON_LIGHT = (
    *("#1f4e9c", "#b5460f", "#11702f", "#8a1c7c", "#6b5300"),
    *("#b8144f", "#006670", "#5b3fc4", "#555b66", "#8f1f1f"),
)
_ON_DARK = (
    *("#7fb0ff", "#ff9d5c", "#5ed68a", "#e58be0", "#e0c24a"),
    *("#ff8fb3", "#4fd6e0", "#b7a2ff", "#b9c0cc", "#f08d8d"),
)


def class_color(label: int, palette: QPalette) -> QColor:
    """The colour of a class."""
    is_dark = palette.base().color().lightness() < _DARK
    return QColor((_ON_DARK if is_dark else _ON_LIGHT)[label])


def signs_of(classes: Sequence[str]) -> tuple[str, ...]:
    """One character for each class: the digit, the initial, or its number if initials clash."""
    names = [class_name(classes, label) for label in range(len(classes) or CLASSES)]
    initials = [name[:1].upper() for name in names]
    is_clear = len(set(initials)) == len(names) and all(one.isalnum() for one in initials)
    return tuple(initials if is_clear else map(str, range(len(names))))


def names_of(classes: Sequence[str]) -> tuple[str, ...]:
    """What each class is called on the map: its sign too, where that is a number."""
    signs = signs_of(classes)
    names = [class_name(classes, label) for label in range(len(signs))]
    return tuple(
        name if name[:1].upper() == sign else f"{sign} {name}"
        for sign, name in zip(signs, names, strict=True)
    )


def paint_cloud(
    painter: QPainter,
    places: NDArray[np.float64],
    labels: NDArray[np.uint8],
    is_wrong: NDArray[np.bool_],
    is_faint: NDArray[np.bool_],
    signs: Sequence[str],
    look: tuple[float, QPalette],
) -> None:
    """Paints all images that are in sight, misread ones over the others and ringed.

    Args:
        painter: of a picture as large as the widget.
        places: (n, 2) in logical px.
        labels: (n,) their classes.
        is_wrong: (n,) which ones are ringed.
        is_faint: (n,) which ones are not chosen.
        signs: one character for each class.
        look: the zoom, and the palette.
    """
    zoom, palette = look
    ratio, half = painter.device().devicePixelRatioF(), _CELL / 2
    width, height = painter.device().width() / ratio, painter.device().height() / ratio
    is_near = ((places > -half) & (places < (width + half, height + half))).all(axis=1)
    atlas = _atlas(signs, zoom, palette, ratio, painter.font())
    side = _CELL * ratio
    ring = QPen(palette.color(QPalette.ColorRole.Text), 1.2)
    for faint, wrong in ((True, False), (True, True), (False, False), (False, True)):
        shown = np.flatnonzero(is_near & (is_faint == faint) & (is_wrong == wrong))
        painter.setOpacity(_FAINT if faint else 1)
        painter.setPen(ring)
        for (x, y), label in zip(places[shown].tolist(), labels[shown].tolist(), strict=True):
            source = QRectF(label * side, 0, side, side)
            painter.drawPixmap(QPointF(x - half, y - half), atlas, source)
            if wrong:
                painter.drawEllipse(QPointF(x, y), RING, RING)
    painter.setOpacity(1)


def _atlas(
    signs: Sequence[str], zoom: float, palette: QPalette, ratio: float, font: QFont
) -> QPixmap:
    """All signs side by side, which are then copied."""
    atlas = QPixmap(round(_CELL * len(signs) * ratio), round(_CELL * ratio))
    atlas.setDevicePixelRatio(ratio)
    atlas.fill(Qt.GlobalColor.transparent)
    font = bold(font)
    font.setPixelSize(_LARGE if zoom >= _CLOSE else _SMALL)
    with QPainter(atlas) as painter:
        painter.setFont(font)
        for label, sign in enumerate(signs):
            painter.setPen(class_color(label, palette))
            cell = QRectF(label * _CELL, 0, _CELL, _CELL)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, sign)
    return atlas


def paint_names(
    painter: QPainter,
    middles: dict[int, QPointF],
    names: Sequence[str],
    palette: QPalette,
    rect: QRectF,
) -> None:
    """Writes what each class is called in the middle of its images; none covers another.

    Args:
        painter: set up with antialiasing.
        middles: of the images of a class, by label, in logical px.
        names: by label.
        palette: of the widget.
        rect: in which the names stay.
    """
    font = bold(painter.font())
    font.setPixelSize(_LARGE + 4)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    taken: list[QRectF] = []
    for label, middle in middles.items():
        name = metrics.elidedText(names[label], Qt.TextElideMode.ElideRight, _MAX_NAME)
        box = QRectF(0, 0, metrics.horizontalAdvance(name) + 4 * _GAP, metrics.height() + _GAP)
        box.moveCenter(middle)
        if not rect.contains(middle):
            continue
        box = _free(box, taken, rect)
        taken.append(box)
        ground = QColor(palette.color(QPalette.ColorRole.Base))
        ground.setAlpha(230)
        painter.setBrush(ground)
        painter.setPen(QPen(class_color(label, palette), 1.5))
        painter.drawRoundedRect(box, 4, 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)


def _free(box: QRectF, taken: Sequence[QRectF], rect: QRectF) -> QRectF:
    """The box, or the nearest place beside, above or below it that none has taken yet."""
    inside = QRectF(box)
    inside.moveLeft(min(max(box.left(), rect.left()), rect.right() - box.width()))
    inside.moveTop(min(max(box.top(), rect.top()), rect.bottom() - box.height()))
    steps = sorted(
        ((column, row) for column in range(-4, 5) for row in range(-4, 5)),
        key=lambda step: abs(step[0]) + abs(step[1]),
    )
    for column, row in steps:
        tried = inside.translated(column * box.width() / 2, row * box.height() / 2)
        if rect.contains(tried) and not any(tried.intersects(other) for other in taken):
            return tried
    return inside
