from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.widgets.training.data_row import DataRow
from tests.fake_learning import data_set

OTHER = Path("elsewhere.npz")


@pytest.fixture
def row(shown):
    return shown(DataRow())


def button(row, name):
    return row.findChild(QPushButton, name)


def test_mnist_at_first(row):
    assert row.findChild(QLabel, "dataLabel").text() == "Data: MNIST"
    assert not button(row, "mnistButton").isVisible()


def test_another_data_set_and_back(row, qtbot):
    row.show_data(data_set(OTHER, "Fashion-MNIST"))
    assert row.findChild(QLabel, "dataLabel").text() == "Data: Fashion-MNIST"
    with qtbot.waitSignal(row.mnist_requested):
        QTest.mouseClick(button(row, "mnistButton"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(row.open_data_requested):
        QTest.mouseClick(button(row, "openDataButton"), Qt.MouseButton.LeftButton)


def test_a_folder_can_be_opened(row, qtbot):
    with qtbot.waitSignal(row.open_folder_requested):
        QTest.mouseClick(button(row, "openDataFolderButton"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (Orientation("transpose"), "Turn them"),
        (Orientation(inverted=True), "Invert them"),
        (Orientation("left", inverted=True), "Turn and invert them"),
    ],
)
def test_images_that_lie_otherwise_can_be_changed_and_back(row, qtbot, change, text):
    row.show_data(data_set(OTHER, "mine", change=change))
    row.show_words("Split so.", "490 of 500 are read right once they are changed.")
    turn = button(row, "turnDataButton")
    assert turn.text() == text
    assert row.findChild(QLabel, "dataQuestion").isVisible()
    with qtbot.waitSignal(row.orientation_requested) as requested:
        QTest.mouseClick(turn, Qt.MouseButton.LeftButton)
    assert requested.args == [change]
    row.show_data(data_set(OTHER, "mine", orientation=change))
    assert not row.findChild(QLabel, "dataQuestion").isVisible()
    assert turn.text() == "Use them unchanged"
    with qtbot.waitSignal(row.orientation_requested) as requested:
        QTest.mouseClick(turn, Qt.MouseButton.LeftButton)
    assert requested.args == [AS_IS]
    row.show_data(data_set())
    assert not turn.isVisible()


def test_a_long_name_takes_no_more_room(row):
    row.show_data(data_set(OTHER, "Fashion-MNIST"))
    least = row.minimumSizeHint().width()
    row.show_data(data_set(OTHER, "x" * 200))
    assert row.minimumSizeHint().width() == least <= 380
