import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QWidget

from mnist_desktop.assets import asset_path
from mnist_desktop.widgets.base.icons import SIZE, icon
from mnist_desktop.window.actions import Actions

OF_THE_DESKTOP = {"app", "digitink", "digitmodel"}  # in colours of their own
NAMES = sorted({path.stem for path in asset_path("icons").glob("*.svg")} - OF_THE_DESKTOP)


def palette_of(text, disabled):
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.ButtonText, QColor(text))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor(disabled))
    return palette


def pixels(one, ratio=1.0, mode=QIcon.Mode.Normal):
    """(H, W, 4) uint8: red, green, blue, alpha."""
    image = one.pixmap(QSize(SIZE, SIZE), ratio, mode).toImage()
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.array(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)


def test_each_is_drawn_in_the_colour_of_the_text_on_nothing(qapp):
    colors = {QIcon.Mode.Normal: (255, 0, 0), QIcon.Mode.Disabled: (0, 0, 255)}
    for name in NAMES:
        drawn = icon(name, palette_of("#ff0000", "#0000ff"))
        assert (pixels(drawn)[:, :, 3] == 0).mean() > 0.3, name
        for mode, color in colors.items():
            image = pixels(drawn, mode=mode)
            solid = image[image[:, :, 3] > 200][:, :3].astype(int)
            assert len(solid), name
            assert np.abs(solid - color).max() < 30, name


@pytest.mark.parametrize("ratio", [2, 3])
def test_each_is_the_same_on_a_fine_screen(qapp, ratio):
    """Not twice as large, cut off at the right and below."""
    for name in NAMES:
        drawn = icon(name, QPalette())
        coarse, fine = (pixels(drawn, wanted)[:, :, 3] / 255 for wanted in (1.0, float(ratio)))
        assert fine.shape == (SIZE * ratio, SIZE * ratio)
        shrunk = fine.reshape(SIZE, ratio, SIZE, ratio).mean(axis=(1, 3))
        assert np.abs(shrunk - coarse).mean() < 0.03, name


def test_every_tool_has_one_of_its_own(owned):
    parent = owned(QWidget())
    actions = Actions(parent)
    actions.paint_icons(QPalette())
    tools = [actions.undo, actions.redo, actions.clear, actions.pen, actions.eraser]
    tools += [actions.open, actions.paste, actions.test_image]
    drawn = {pixels(tool.icon()).tobytes() for tool in tools}
    assert len(drawn) == len(tools)
