"""The images of a map as small digits in the colours of their labels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPalette, QPen

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.widgets.base.labels import bold
from mnist_desktop.widgets.insight.value_picture import image_of_greys
from mnist_desktop.widgets.pictures.stamps import Stamps

MAX_RINGS = 500
"""Of more misread images the rings are faint and lie under the digits, which they would hide."""
_FAINT_RING = 0.35  # opacity
RING = 5.5  # logical px, radius of the ring round a misread image
MAX_PICTURES = 60
"""Images in sight that are shown as they are; of more one would cover the others."""
_PICTURE = 28  # logical px
_CELL = 16  # logical px, of a digit with the room round it
_SMALL, _LARGE = 9, 13  # px of the type, on the whole map and close up
CLOSE = 3.0  # zoom from which the type is large and classes need no names
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


@dataclass(frozen=True, eq=False)
class Cloud:
    """The images of a map, as they are to be painted.

    Attributes:
        images: (n) they and their labels.
        places: (n, 2) in logical px.
        is_wrong: (n,) which ones are ringed.
        is_faint: (n,) which ones are not chosen.
        signs: one character for each class.
        zoom: of the map.
        palette: of the widget.
    """

    images: LabelledImages
    places: NDArray[np.float64]
    is_wrong: NDArray[np.bool_]
    is_faint: NDArray[np.bool_]
    signs: Sequence[str]
    zoom: float
    palette: QPalette


def cloud_image(cloud: Cloud, size: QSize, ratio: float, font: QFont) -> QImage:
    """The images in sight, misread ones over the others and ringed.

    Up to MAX_PICTURES are shown as they are, more as digits in the colours of their labels.

    Args:
        cloud: the images.
        size: of the widget, in logical px.
        ratio: device px for one logical px.
        font: of the widget.
    """
    base, edge = cloud.palette.color(QPalette.ColorRole.Base), math.ceil(_CELL * ratio)
    width, height = math.ceil(size.width() * ratio), math.ceil(size.height() * ratio)
    pixels = np.full((height + 2 * edge, width + 2 * edge), base.rgb(), np.uint32)
    in_sight = ((cloud.places > 0) & (cloud.places < size.toTuple())).all(axis=1)
    clear = np.flatnonzero(in_sight & ~cloud.is_faint)
    are_pictures = cloud.zoom >= CLOSE and len(clear) <= MAX_PICTURES
    _stamp_signs(pixels, cloud, np.flatnonzero(in_sight & cloud.is_faint), ratio, font, _FAINT)
    if not are_pictures:
        _stamp_signs(pixels, cloud, clear, ratio, font, 1)
    pixels = np.ascontiguousarray(pixels[edge:-edge, edge:-edge])
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
    image.setDevicePixelRatio(ratio)
    if are_pictures:
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font)
            _paint_pictures(painter, cloud, clear)
    return image


def _stamp_signs(
    pixels: NDArray[np.uint32],
    cloud: Cloud,
    shown: NDArray[np.intp],
    ratio: float,
    font: QFont,
    opacity: float,
) -> None:
    atlas, count = _atlas(cloud, ratio, font), len(cloud.signs) + 1
    stamps = Stamps.of(atlas, count, opacity, cloud.palette)
    is_wrong, edge = cloud.is_wrong[shown], math.ceil(_CELL * ratio)
    places = np.rint(cloud.places[shown] * ratio).astype(np.intp) + edge
    labels = cloud.images.labels[shown].astype(np.intp)
    ringed = places[is_wrong], np.full(int(is_wrong.sum()), count - 1)
    if len(ringed[0]) > MAX_RINGS:
        Stamps.of(atlas, count, opacity * _FAINT_RING, cloud.palette).put(pixels, *ringed)
    stamps.put(pixels, places[~is_wrong], labels[~is_wrong])
    stamps.put(pixels, places[is_wrong], labels[is_wrong])
    if len(ringed[0]) <= MAX_RINGS:
        stamps.put(pixels, *ringed)


def _paint_pictures(painter: QPainter, cloud: Cloud, shown: NDArray[np.intp]) -> None:
    """The images themselves, framed in the colour of their label, which stands in a corner."""
    font = bold(painter.font())
    font.setPixelSize(_SMALL + 1)
    painter.setFont(font)
    wrong = QPen(cloud.palette.color(QPalette.ColorRole.Text), 1.5)
    for index in (*shown[~cloud.is_wrong[shown]].tolist(), *shown[cloud.is_wrong[shown]].tolist()):
        label = int(cloud.images.labels[index])
        color = class_color(label, cloud.palette)
        rect = QRectF(0, 0, _PICTURE, _PICTURE)
        rect.moveCenter(QPointF(*cloud.places[index].tolist()))
        painter.drawImage(rect, image_of_greys(cloud.images.images[index]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, 2))
        painter.drawRect(rect)
        corner = QRectF(rect.right() - _SMALL, rect.bottom() - _SMALL - 1, _SMALL + 1, _SMALL + 2)
        painter.fillRect(corner, cloud.palette.color(QPalette.ColorRole.Base))
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, cloud.signs[label])
        if cloud.is_wrong[index]:
            painter.setPen(wrong)
            painter.drawEllipse(rect.center(), _PICTURE * 0.75, _PICTURE * 0.75)


def _atlas(cloud: Cloud, ratio: float, font: QFont) -> QImage:
    """All signs side by side, behind them the ring."""
    count = len(cloud.signs) + 1
    atlas = QImage(
        QSize(round(_CELL * ratio) * count, round(_CELL * ratio)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    atlas.fill(Qt.GlobalColor.transparent)
    font = bold(font)
    font.setPixelSize(_LARGE if cloud.zoom >= CLOSE else _SMALL)
    with QPainter(atlas) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        for label, sign in enumerate(cloud.signs):
            painter.save()
            painter.translate(label * round(_CELL * ratio), 0)
            painter.scale(ratio, ratio)
            painter.setPen(class_color(label, cloud.palette))
            cell = QRectF(0, 0, _CELL, _CELL)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, sign)
            painter.restore()
        painter.translate((count - 1) * round(_CELL * ratio), 0)
        painter.scale(ratio, ratio)
        painter.setPen(QPen(cloud.palette.color(QPalette.ColorRole.Text), 1.2))
        painter.drawEllipse(QPointF(_CELL / 2, _CELL / 2), RING, RING)
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
