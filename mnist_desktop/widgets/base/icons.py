"""Our own icons, in the colour of the text beside them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mnist_desktop.assets import asset_path

SIZE = 20  # logical px
_RATIOS = (1, 2, 3)  # pixels a logical px that a picture is kept for


def icon(name: str, palette: QPalette) -> QIcon:
    """The icon `assets/icons/NAME.svg`, drawn for a palette; greyed where disabled."""
    source = asset_path(f"icons/{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    modes = {
        QIcon.Mode.Normal: QPalette.ColorGroup.Active,
        QIcon.Mode.Disabled: QPalette.ColorGroup.Disabled,
    }
    for mode, group in modes.items():
        color = palette.color(group, QPalette.ColorRole.ButtonText)
        for ratio in _RATIOS:
            result.addPixmap(_pixmap(source, color, ratio), mode)
    return result


def _pixmap(source: str, color: QColor, ratio: int) -> QPixmap:
    coloured = source.replace("currentColor", color.name())
    pixmap = QPixmap(QSize(SIZE, SIZE) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        # Its own rectangle: without one it fills device pixels, twice as many on a fine screen
        renderer = QSvgRenderer(QByteArray(coloured.encode()))
        renderer.render(painter, QRectF(0, 0, SIZE, SIZE))
    return pixmap
