"""What the style of the program changes of Qt's."""

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QProxyStyle, QStyle

from mnist_desktop.window.appearance import WindowStyle

HINT = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
EVERY_BUTTON = [one for one in QDialogButtonBox.StandardButton if one.value.bit_count() == 1]


class IconsStyle(QProxyStyle):
    """As on a desktop that wants icons in dialogs."""

    def styleHint(self, hint, option=None, widget=None, returnData=None):
        return 1 if hint == HINT else super().styleHint(hint, option, widget, returnData)


@pytest.fixture
def application(qapp):
    """The application, whose style is put back afterwards."""
    before = qapp.style().name()
    yield qapp
    qapp.setStyle(before)


def icons_of(box):
    return [button.text() for button in box.buttons() if not button.icon().isNull()]


def test_such_a_desktop_gives_icons(application, qtbot):
    application.setStyle(IconsStyle("Fusion"))
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    qtbot.addWidget(box)
    assert icons_of(box)


def test_no_standard_button_has_an_icon(application, qtbot):
    application.setStyle(WindowStyle(IconsStyle("Fusion")))
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for one in EVERY_BUTTON:
        box.addButton(one)
    assert len(box.buttons()) == len(EVERY_BUTTON) > 10
    assert icons_of(box) == []
    message = QMessageBox()
    qtbot.addWidget(message)
    message.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    assert icons_of(message) == []


def test_the_rest_is_fusion(application):
    application.setStyle(WindowStyle())
    assert application.style().baseStyle().name() == "fusion"
    hint = QStyle.StyleHint.SH_Slider_SnapToValue
    assert application.style().styleHint(hint) == QProxyStyle("Fusion").styleHint(hint)
