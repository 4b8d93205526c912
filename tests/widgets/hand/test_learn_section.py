import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

from mnist_desktop.widgets.hand.learn_section import LearnSection


@pytest.fixture
def section(shown):
    return shown(LearnSection(), 420, 700)


def text(section, name):
    label = section.findChild(QLabel, name)
    return label.text() if label.isVisible() else ""


def button(section, name):
    return section.findChild(QPushButton, name)


def test_thirty_are_written_or_gone_on_with(section, qtbot):
    section.show_count(0, None)
    assert text(section, "keptCount") == "Drawings of your digits: 0."
    assert not button(section, "goOnWritingButton").isVisible()
    with qtbot.waitSignal(section.write_requested):
        QTest.mouseClick(button(section, "writeThirtyButton"), Qt.MouseButton.LeftButton)
    section.show_asked("Write a 4: round 1 of 3, 3 of 10.")
    assert text(section, "keptCount").startswith("Write a 4: round 1 of 3, 3 of 10. Write as")
    assert not button(section, "writeThirtyButton").isEnabled()
    section.show_asked("")
    section.show_count(12, 12)
    assert "12 of the last thirty are done" in text(section, "keptCount")
    with qtbot.waitSignal(section.go_on_requested):
        QTest.mouseClick(button(section, "goOnWritingButton"), Qt.MouseButton.LeftButton)


def test_each_way_of_learning_says_why_it_is_grey(section):
    section.show_possible("Too few.", "Too few.", None)
    assert not button(section, "learnMyHandButton").isEnabled()
    assert text(section, "learnReason") == "Too few."
    section.show_possible("", "TensorFlow is missing.", None)
    assert button(section, "learnMyHandButton").isEnabled()
    assert not button(section, "learnDeeperButton").isEnabled()
    assert text(section, "learnReason") == "Learn deeper: TensorFlow is missing."
    section.show_possible("", "", 20)
    assert button(section, "learnDeeperButton").isEnabled()
    assert text(section, "learnReason") == ""
    section.show_possible("", "", 200)
    assert "about 4 minutes" in text(section, "learnReason")


def test_fine_tuning_shows_which_fit_is_at_work(section, qtbot):
    section.show_possible("", "", None)
    section.show_deep(1, 0, 0.0)
    assert "TensorFlow is being started" in text(section, "deepState")
    assert not button(section, "learnMyHandButton").isEnabled()
    section.show_deep(2, 4, 0.5, 200)
    assert text(section, "deepState").endswith("About 3 min left.")
    section.show_deep(2, 4, 0.5, 7.4)
    assert text(section, "deepState").endswith("About 7 s left.")
    assert text(section, "deepState").startswith("Learning deeper, 2 of 4")
    assert section.findChild(QProgressBar, "deepProgress").value() == 375
    with qtbot.waitSignal(section.stop_requested):
        QTest.mouseClick(button(section, "stopDeepButton"), Qt.MouseButton.LeftButton)
    section.show_idle(is_stopped=True)
    assert not section.findChild(QProgressBar, "deepProgress").isVisible()
    assert button(section, "learnDeeperButton").isEnabled()
    assert text(section, "learnReason") == "Learning was stopped; nothing is changed."


def test_that_it_learns_is_shown_at_once(section):
    section.show_possible("", "", None)
    section.show_learning()
    assert text(section, "deepState").startswith("Learning…")
    assert section.findChild(QProgressBar, "deepProgress").isVisible()
    assert not button(section, "learnMyHandButton").isEnabled()
    assert not button(section, "stopDeepButton").isVisible()
    section.show_idle()
    assert text(section, "deepState") == text(section, "learnReason") == ""
    assert button(section, "learnMyHandButton").isEnabled()
