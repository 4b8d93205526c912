import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from mnist_desktop.recognition.drawing import Preprocessing
from mnist_desktop.widgets.preprocessing_choice import PreprocessingChoice


@pytest.fixture
def choice(qtbot):
    choice = PreprocessingChoice()
    qtbot.addWidget(choice)
    choice.show()
    return choice


def part(choice, name):
    return choice.findChild(QComboBox if name.endswith("Combo") else QAbstractButton, name)


def test_folded_at_first_with_no_note(choice):
    assert choice.choice() == (Preprocessing.MNIST, False)
    assert part(choice, "preprocessingFold").isVisible()
    for name in ("preprocessingCombo", "invertCheck", "preprocessingNote"):
        assert not part(choice, name).isVisible()


def test_another_choice_is_told_and_stays_in_sight_folded(choice):
    told = []
    choice.changed.connect(lambda *what: told.append(what))
    fold = part(choice, "preprocessingFold")
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    QTest.keyClick(part(choice, "preprocessingCombo"), Qt.Key.Key_Down)
    QTest.keyClick(part(choice, "invertCheck"), Qt.Key.Key_Space)
    assert told == [(Preprocessing.RESIZE, False), (Preprocessing.RESIZE, True)]
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert not part(choice, "preprocessingCombo").isVisible()
    assert part(choice, "preprocessingNote").isVisible()


def test_the_note_leads_back(choice):
    part(choice, "preprocessingCombo").setCurrentIndex(2)
    assert choice.choice() == (Preprocessing.NONE, False)
    QTest.mouseClick(part(choice, "preprocessingNote"), Qt.MouseButton.LeftButton)
    assert choice.choice() == (Preprocessing.MNIST, False)
    assert not part(choice, "preprocessingNote").isVisible()


def test_another_language_is_no_choice(choice):
    told = []
    choice.changed.connect(lambda *what: told.append(what))
    choice.retranslate()
    assert told == []
