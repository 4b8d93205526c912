import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from mnist_desktop.widgets.answer.model_switch import ModelSwitch


@pytest.fixture
def switch(owned):
    return owned(ModelSwitch())


def click(switch, name):
    QTest.mouseClick(switch.findChild(QToolButton, name), Qt.MouseButton.LeftButton)


def test_hidden_at_first_with_the_new_network_chosen(switch):
    assert switch.isHidden()
    assert switch.findChild(QToolButton, "newNetworkButton").isChecked()


def test_one_of_two(switch):
    said = []
    switch.new_chosen.connect(said.append)
    switch.show()
    click(switch, "modelInUseButton")
    click(switch, "modelInUseButton")
    click(switch, "newNetworkButton")
    assert said == [False, True]


def test_a_new_run_starts_with_the_new_network(switch):
    switch.show()
    click(switch, "modelInUseButton")
    said = []
    switch.new_chosen.connect(said.append)
    switch.choose_new()
    assert said == [True]


def test_every_button_explains_itself(switch):
    assert all(button.statusTip() for button in switch.findChildren(QToolButton))
