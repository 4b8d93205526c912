import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from mnist_desktop.widgets.explanation_line import ExplanationLine


@pytest.fixture
def window(owned):
    window = owned(QWidget())
    QHBoxLayout(window)
    return window


@pytest.fixture
def line(window):
    line = ExplanationLine()
    window.layout().addWidget(line)
    line.retranslate()
    return line


def test_says_how_to_get_an_explanation_and_gives_it(line):
    usual = line.text()
    assert usual
    line.explain("A pen.")
    assert line.text() == "A pen."
    line.explain("")
    assert line.text() == usual


def test_explains_what_has_the_focus_in_its_own_window_only(line, window, qtbot):
    inside, outside = QLineEdit(), QLineEdit()
    qtbot.addWidget(outside)
    window.layout().addWidget(inside)
    inside.setStatusTip("Inside.")
    outside.setStatusTip("Outside.")
    line.explain_focus(None, outside)
    line.explain_focus(None, None)
    assert line.text() != "Outside."
    line.explain_focus(None, inside)
    assert line.text() == "Inside."


def test_nothing_jumps_when_a_long_sentence_comes(line):
    before = line.minimumHeight()
    line.explain("A long sentence. " * 5)
    assert line.minimumHeight() == before
    assert before >= 2 * line.fontMetrics().lineSpacing()


def test_a_strangers_words_are_only_text(owned):
    line = owned(ExplanationLine())
    assert line.textFormat() == Qt.TextFormat.PlainText
