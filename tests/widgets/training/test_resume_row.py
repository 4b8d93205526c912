import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from mnist_desktop.widgets.training.resume_row import ResumeRow


@pytest.fixture
def row(owned):
    return owned(ResumeRow())


def test_hidden_until_there_is_a_run(row):
    assert row.isHidden()
    row.show_run(2, 5)
    assert not row.isHidden()
    assert "epoch 3 of 5" in row.findChild(QLabel).text()


@pytest.mark.parametrize(
    ("name", "signal"),
    [("resumeButton", "resume_requested"), ("discardButton", "discard_requested")],
)
def test_what_is_pressed_is_asked_for(row, qtbot, name, signal):
    row.show_run(0, 1)
    with qtbot.waitSignal(getattr(row, signal)):
        QTest.mouseClick(row.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
