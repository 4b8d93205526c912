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


@pytest.mark.parametrize("name", NAMES)
class TestEach:
    def test_is_drawn_on_nothing(self, qapp, name):
        alpha = pixels(icon(name, QPalette()))[:, :, 3]
        assert alpha.max() > 200
        assert (alpha == 0).mean() > 0.3

    @pytest.mark.parametrize(
        ("mode", "color"),
        [(QIcon.Mode.Normal, (255, 0, 0)), (QIcon.Mode.Disabled, (0, 0, 255))],
        ids=["normal", "disabled"],
    )
    def test_in_the_colour_of_the_text(self, qapp, name, mode, color):
        drawn = pixels(icon(name, palette_of("#ff0000", "#0000ff")), mode=mode)
        solid = drawn[drawn[:, :, 3] > 200][:, :3].astype(int)
        assert len(solid)
        assert np.abs(solid - color).max() < 30

    @pytest.mark.parametrize("ratio", [2, 3])
    def test_the_same_on_a_fine_screen(self, qapp, name, ratio):
        """Not twice as large, cut off at the right and below."""
        coarse, fine = (
            pixels(icon(name, QPalette()), wanted)[:, :, 3] / 255 for wanted in (1.0, float(ratio))
        )
        assert fine.shape == (SIZE * ratio, SIZE * ratio)
        shrunk = fine.reshape(SIZE, ratio, SIZE, ratio).mean(axis=(1, 3))
        assert np.abs(shrunk - coarse).mean() < 0.03


def test_every_tool_has_one_of_its_own(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = Actions(parent)
    actions.paint_icons(QPalette())
    tools = [actions.undo, actions.redo, actions.clear, actions.pen, actions.eraser]
    tools += [actions.open, actions.paste, actions.test_image]
    drawn = {pixels(tool.icon()).tobytes() for tool in tools}
    assert len(drawn) == len(tools)
