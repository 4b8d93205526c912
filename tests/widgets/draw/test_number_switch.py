import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mnist_desktop.widgets.draw.number_switch import NumberSwitch


@pytest.fixture
def switch(shown):
    return shown(NumberSwitch())


def test_a_click_chooses(switch, qtbot):
    one, numbers = switch.buttons
    said = []
    switch.numbers_chosen.connect(said.append)
    QTest.mouseClick(numbers, Qt.MouseButton.LeftButton)
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    assert said == [True, False]
    assert one.isChecked()


def test_is_greyed_with_the_reason(switch):
    switch.set_numbers(True)
    switch.set_obstacle("This model tells cats from houses.")
    assert not switch.isEnabled()
    assert switch.buttons[1].toolTip() == "This model tells cats from houses."
    switch.set_obstacle("")
    assert switch.isEnabled()
    assert switch.buttons[1].isChecked()


def test_choosing_moves_nothing(switch):
    before = switch.sizeHint()
    switch.set_numbers(True)
    assert switch.sizeHint() == before


def test_arrow_keys_choose(switch):
    one, numbers = switch.buttons
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Right)
    assert numbers.isChecked()
    QTest.keyClick(numbers, Qt.Key.Key_Left)
    assert one.isChecked()
    stops = [button for button in switch.buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [one]
