import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from mnist_desktop.widgets.correction_row import CorrectionRow


@pytest.fixture
def buttons(qtbot):
    row = CorrectionRow()
    qtbot.addWidget(row)
    row.show()
    return row, [row.findChild(QAbstractButton, f"correction{digit}") for digit in range(10)]


def test_only_when_there_is_something_to_keep(buttons):
    row, ten = buttons
    assert not any(button.isEnabled() for button in ten)
    row.set_possible(True)
    assert all(button.isEnabled() for button in ten)


def test_reports_the_digit_by_mouse_and_by_keyboard(buttons, qtbot):
    row, ten = buttons
    row.set_possible(True)
    said = []
    row.corrected.connect(said.append)
    QTest.mouseClick(ten[4], Qt.MouseButton.LeftButton)
    QTest.keyClick(ten[9], Qt.Key.Key_Space)
    assert said == [4, 9]


def test_each_says_which_digit_it_is(buttons):
    _, ten = buttons
    for digit, button in enumerate(ten):
        assert str(digit) in button.accessibleName()
        assert str(digit) in button.statusTip()
