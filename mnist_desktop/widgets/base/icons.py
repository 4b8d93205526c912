"""The program's icons, in the text colour."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mnist_desktop.assets import asset_path

SIZE = 20  # logical px
_RATIOS = (1, 2, 3)  # device px per logical px to draw it for


def icon(name: str, palette: QPalette) -> QIcon:
    """The icon `assets/icons/NAME.svg` in the colours of a palette, also for disabled."""
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
        # With an explicit size: without one it would be in device px
        renderer = QSvgRenderer(QByteArray(coloured.encode()))
        renderer.render(painter, QRectF(0, 0, SIZE, SIZE))
    return pixmap
