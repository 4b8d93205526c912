import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget

from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.widgets.network.network_dialog import NetworkDialog


@pytest.fixture
def dialog(qtbot):
    dialog = NetworkDialog(ARCHITECTURES["cnn"])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_shows_the_layers_and_the_sum(dialog):
    assert dialog.findChild(QTableWidget, "layerTable").rowCount() == 12
    summary = dialog.findChild(QLabel, "networkSummary").text()
    assert "93,322" in summary
    assert "12 layers" in summary


def test_edit_closes_it_and_asks_for_the_editor(dialog, qtbot):
    with qtbot.waitSignals([dialog.accepted, dialog.edit_requested], order="strict"):
        QTest.mouseClick(dialog.findChild(QPushButton, "editNetwork"), Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_close_it(dialog, qtbot, key):
    with qtbot.assertNotEmitted(dialog.edit_requested):
        QTest.keyClick(dialog, key)
    assert not dialog.isVisible()


def test_enter_in_the_table_closes_it_after_a_look_at_the_buttons(dialog):
    dialog.activateWindow()
    dialog.findChild(QPushButton, "closeNetwork").setFocus()
    table = dialog.findChild(QTableWidget, "layerTable")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert not dialog.isVisible()
