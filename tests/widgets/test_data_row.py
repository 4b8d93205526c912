import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from mnist_desktop.widgets.data_row import DataRow


@pytest.fixture
def row(qtbot):
    row = DataRow()
    qtbot.addWidget(row)
    row.show()
    return row


def button(row, name):
    return row.findChild(QPushButton, name)


def test_mnist_at_first(row):
    assert row.findChild(QLabel, "dataLabel").text() == "Data: MNIST"
    assert not button(row, "mnistButton").isVisible()


def test_another_data_set_and_back(row, qtbot):
    row.show_data("Fashion-MNIST", is_mnist=False)
    assert row.findChild(QLabel, "dataLabel").text() == "Data: Fashion-MNIST"
    with qtbot.waitSignal(row.mnist_requested):
        QTest.mouseClick(button(row, "mnistButton"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(row.open_data_requested):
        QTest.mouseClick(button(row, "openDataButton"), Qt.MouseButton.LeftButton)


def test_a_long_name_takes_no_more_room(row):
    row.show_data("Fashion-MNIST", is_mnist=False)
    least = row.minimumSizeHint().width()
    row.show_data("x" * 200, is_mnist=False)
    assert row.minimumSizeHint().width() == least <= 380
