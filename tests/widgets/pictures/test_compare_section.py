from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton

from mnist_desktop.insight.paired import PairedReading
from mnist_desktop.problem import Message
from mnist_desktop.widgets.pictures.compare_section import ComparedModel, CompareSection

LEFT = Qt.MouseButton.LeftButton
MINE = ComparedModel(Path("mine.digitmodel"), "mine")
LABELS = np.ones(6, int)
READING = PairedReading.of(LABELS, np.array([1, 1, 1, 0, 0, 0]), np.array([1, 1, 0, 1, 1, 0]))


@pytest.fixture
def section(qtbot):
    section = CompareSection()
    qtbot.addWidget(section)
    with qtbot.waitExposed(section):
        section.show()
    return section


def unfold(section):
    QTest.mouseClick(section.findChild(QToolButton, "compareButton"), LEFT)


def said(section):
    return section.findChild(QLabel, "compareMeaning").text()


def test_a_network_is_chosen_when_it_is_unfolded(section, qtbot):
    with qtbot.waitSignal(section.opened):
        unfold(section)
    section.show_models([ComparedModel(None), MINE], None)
    choice = section.findChild(QComboBox, "compareModel")
    assert [choice.itemText(n) for n in range(3)] == ["none", "built-in", "mine"]
    choice.setFocus()
    with qtbot.waitSignal(section.model_chosen) as chosen:
        QTest.keyClick(choice, Qt.Key.Key_End)
    assert chosen.args == [MINE]
    assert said(section) == "Reading…"
    section.show_models([MINE], MINE)
    assert choice.currentText() == "mine"


def test_what_both_read_in_words_and_images(section, qtbot):
    unfold(section)
    section.show_reading(READING, ("A & B", "C"), is_complete=True)
    assert said(section).startswith("Validation images. Of 6 images, 1 are read right by A & B")
    names = "onlySecondRight", "onlyFirstRight", "bothWrong"
    buttons = [section.findChild(QPushButton, name) for name in names]
    assert [one.text() for one in buttons] == [
        "A && B wrong, C right: 2",
        "C wrong, A && B right: 1",
        "both wrong: 1",
    ]
    with qtbot.waitSignal(section.images_requested) as asked:
        QTest.mouseClick(buttons[0], LEFT)
    assert asked.args == ["onlySecondRight", "A & B wrong, C right"]
    section.show_reading(READING, ("A", "C"), "test")
    assert said(section).startswith("Test images. So far: Of 6")


def test_why_two_cannot_be_compared(section):
    unfold(section)
    section.show_reading(READING, ("A", "B"), is_complete=True)
    section.show_obstacle(Message("paired_same"))
    assert said(section).startswith("That is the network that answers.")
    assert not section.findChild(QPushButton, "bothWrong").isVisible()
