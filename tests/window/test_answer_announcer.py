import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mnist_desktop.window.answer_announcer import AnswerAnnouncer
from tests.pointers import draw
from tests.window.parts import action, canvas_of, digit, label

SEVEN = [Qt.Key.Key_Up] * 3 + [Qt.Key.Key_Left] * 2 + [Qt.Key.Key_Space] + [Qt.Key.Key_Right] * 4
SEVEN += [Qt.Key.Key_End] * 2 + [Qt.Key.Key_Down] * 4 + [Qt.Key.Key_Space]


@pytest.fixture
def told(window):
    texts = []
    window.findChild(AnswerAnnouncer).announced.connect(texts.append)
    return texts


def test_the_answer_is_told_once_when_the_pen_rests(window, a_seven, told, qtbot):
    draw(canvas_of(window), a_seven)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert told == [told[0]]
    assert told[0].startswith("7, ")


def test_a_seven_drawn_with_the_keyboard_alone(window, told, qtbot):
    canvas = canvas_of(window)
    action(window, "keyboardPenAction").trigger()
    assert window.findChild(QWidget, "keyboardPen").isVisible()
    assert "Space puts the pen down" in label(window, "explanationLabel")
    for key in SEVEN:
        QTest.keyClick(canvas, key)
    assert len(canvas.ink().strokes) == 1
    qtbot.waitUntil(lambda: digit(window) == "7", timeout=10_000)
    assert "Pen down, column 3, row 2" in told
    action(window, "undoAction").trigger()
    assert canvas.ink().is_blank
    action(window, "keyboardPenAction").trigger()
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert canvas.ink().is_blank
