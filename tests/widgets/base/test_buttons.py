import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest

from mnist_desktop.widgets.base.buttons import FilledButton
from mnist_desktop.window.theme import palette


@pytest.fixture
def button(owned):
    button = owned(FilledButton())
    button.setText("Train")
    button.resize(200, 44)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.move(300, 300)  # away from the pointer
    button.show()
    return button


def color_of(button):
    image = button.grab().toImage()
    return image.pixelColor(20, image.height() // 2)


@pytest.mark.parametrize("is_dark", [False, True])
def test_filled_with_the_highlight_in_every_theme(button, is_dark):
    button.setPalette(palette(is_dark=is_dark))
    usual = color_of(button)
    assert usual == button.palette().color(QPalette.ColorRole.Highlight)
    button.setEnabled(False)
    assert color_of(button) != usual


def test_shows_that_it_is_pressed(button):
    usual = color_of(button)
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(100, 22))
    assert color_of(button) != usual
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(100, 22))


def test_shows_that_it_has_the_focus(button, qtbot):
    before = button.grab().toImage()
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != before
