import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from mnist_desktop.recognition.drawing import Preprocessing
from mnist_desktop.widgets.answer.preprocessing_choice import PreprocessingChoice


@pytest.fixture
def choice(shown):
    return shown(PreprocessingChoice())


def action(choice, name):
    return choice.findChild(QAction, name)


def note(choice):
    return choice.findChild(QPushButton, "preprocessingNote")


def test_mnists_own_at_first_with_no_note(choice):
    assert choice.choice() == (Preprocessing.MNIST, False)
    assert action(choice, "mnistPreprocessing").isChecked()
    assert not note(choice).isVisible()


def test_the_button_unfolds_every_choice(choice):
    menu = choice.findChild(QPushButton, "preprocessingButton").menu()
    names = [entry.objectName() for entry in menu.actions() if not entry.isSeparator()]
    expected = ["mnistPreprocessing", "resizePreprocessing", "nonePreprocessing", "invertAction"]
    assert names == expected
    assert all(action(choice, name).text() and action(choice, name).statusTip() for name in names)


def test_another_choice_is_told_and_stays_in_sight(choice):
    told = []
    choice.changed.connect(lambda *what: told.append(what))
    action(choice, "resizePreprocessing").trigger()
    action(choice, "invertAction").trigger()
    assert told == [(Preprocessing.RESIZE, False), (Preprocessing.RESIZE, True)]
    assert note(choice).isVisible()


def test_the_widget_grows_no_higher_by_the_note(choice):
    before = choice.sizeHint().height()
    action(choice, "nonePreprocessing").trigger()
    assert choice.sizeHint().height() <= before + 12


def test_the_note_leads_back(choice):
    action(choice, "nonePreprocessing").trigger()
    action(choice, "invertAction").trigger()
    QTest.mouseClick(note(choice), Qt.MouseButton.LeftButton)
    assert choice.choice() == (Preprocessing.MNIST, False)
    assert not note(choice).isVisible()


def test_another_language_is_no_choice(choice):
    told = []
    choice.changed.connect(lambda *what: told.append(what))
    choice.retranslate()
    assert told == []
