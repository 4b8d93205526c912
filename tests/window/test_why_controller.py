"""A learner asks why, in the real window with the built-in model."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton, QWidget

from mnist_desktop.insight.changed_parts import ChangedPart
from mnist_desktop.insight.changes import InkChange
from mnist_desktop.insight.evidence import REMOVALS
from mnist_desktop.insight.sentences import Sentence
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import Model, ModelMetadata, write_model
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.widgets.insight.evidence_marks import FOR
from mnist_desktop.widgets.insight.why_panel import WhyPanel
from mnist_desktop.window.why_controller import WhyController
from tests.digit_strokes import DIGITS, line
from tests.pointers import draw, mouse_move, mouse_press, mouse_release
from tests.recognition.random_weights import random_weights

CLOSED = np.array([[150.0, 60.0], [200.0, 55.0], [250.0, 110.0]])


def part(window, name, kind=QWidget):
    return window.findChild(kind, name)


def choose(window, name):
    window.findChild(QAction, name).trigger()


def text(window, name):
    label = part(window, name, QLabel)
    return label.text() if label.isVisible() else ""


def draw_digit(window, digit):
    for stroke in DIGITS[digit]:
        draw(window.canvas, 0.15 + 0.7 * stroke)


def click_row(window, digit):
    bars = part(window, "probabilityBars")
    place = QPoint(bars.width() // 2, int((digit + 0.5) * bars.height() / 10))
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=place)


def coloured(window):
    """Share of the canvas that has the green of what speaks for a digit."""
    image = window.canvas.grab().toImage()
    near = 0
    for x in range(0, image.width(), 4):
        for y in range(0, image.height(), 4):
            pixel = image.pixelColor(x, y)
            near += pixel.green() > pixel.red() + 40 and pixel.green() <= FOR.green()
    return near / (image.width() * image.height() / 16)


@pytest.fixture
def window(window):
    window.resize(1366, 730)
    return window


@pytest.fixture
def asked(window, qtbot):
    """The window with a 4, asked why."""
    QTest.mouseClick(part(window, "showWhyButton"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignals(
        [window.session.explanation.evidence_found, window.session.explanation.sentence_found],
        timeout=60_000,
    ):
        draw_digit(window, 4)
    return window


def test_who_does_not_ask_has_no_thread_and_no_panel(window, qtbot):
    with qtbot.waitSignal(window.session.answered, timeout=10_000):
        draw_digit(window, 4)
    assert not window.session.explanation.isRunning()
    assert not part(window, "whyPanel").isVisible()


def test_evidence_on_the_ink_goes_with_the_next_point(asked, qtbot):
    assert text(asked, "whyTitle") == "Evidence for 4, the answer"
    assert text(asked, "speaksFor") == "speaks for 4"
    assert text(asked, "whyNote").startswith("Strongest for 4: the ")
    assert asked.canvas.accessibleDescription() == text(asked, "whyNote")
    assert coloured(asked) > 0.01
    mouse_press(asked.canvas, 10, 10)
    mouse_move(asked.canvas, 14, 14)
    assert coloured(asked) == 0
    assert text(asked, "speaksFor") == ""
    with qtbot.waitSignal(asked.session.explanation.evidence_found, timeout=60_000):
        mouse_release(asked.canvas, 14, 14)
    assert coloured(asked) > 0.01


def test_any_digit_is_asked_about_in_the_bars(asked):
    click_row(asked, 9)
    assert text(asked, "whyTitle") == "Evidence for 9, not the answer"
    click_row(asked, 9)
    assert text(asked, "whyTitle") == "Evidence for 4, the answer"
    click_row(asked, 7)
    choose(asked, "endAction")
    assert text(asked, "whyTitle") == "Evidence for 4, the answer"
    assert part(asked, "whyPanel").isVisible()  # under the paper it covers nothing


def test_the_sentence_is_shown_on_the_ink_while_the_pointer_is_there(asked):
    row = asked.findChild(WhyPanel).sentence
    row.show_sentence(Sentence("closed", ("top",), 4, 9, 0.71, (), (CLOSED,)))
    row.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert coloured(asked) == 0
    row.leaveEvent(QEvent(QEvent.Type.Leave))
    assert coloured(asked) > 0.01


def test_off_means_off(asked):
    choose(asked, "whyAction")
    assert coloured(asked) == 0
    assert not part(asked, "whyPanel").isVisible()
    assert not part(asked, "showWhyButton").isChecked()


@pytest.fixture
def quick_search(monkeypatch):
    """Finds a change without the seconds of a search."""
    nine = 60 + 280 * DIGITS[9][0]

    def change_to(ink, digit, model, referee, *, should_stop, report):
        parts = (ChangedPart("closed", np.zeros((0, 2)), CLOSED),)
        return InkChange(digit, Ink((nine,)), 0.93, 0.21, parts)

    monkeypatch.setattr("mnist_desktop.session.change_tasks.change_to", change_to)


@pytest.fixture
def found(asked, quick_search, qtbot):
    """A 4 for which a change to another digit was found."""
    drawing = asked.canvas.drawing()
    with qtbot.waitSignal(asked.session.changes.found, timeout=30_000):
        QTest.mouseClick(part(asked, "findChangeButton", QPushButton), Qt.MouseButton.LeftButton)
    assert text(asked, "changeText").startswith("Join an end to other ink ")
    assert coloured(asked) == 0  # the ghost is there instead
    assert asked.canvas.drawing() is drawing
    return asked


def test_apply_is_one_step_that_undo_takes_back(found, qtbot):
    before = found.canvas.drawing()
    with qtbot.waitSignal(found.session.explanation.evidence_found, timeout=60_000):
        QTest.mouseClick(part(found, "applyChangeButton"), Qt.MouseButton.LeftButton)
    assert len(found.canvas.drawing().strokes) == 1
    assert text(found, "changeText") == ""
    choose(found, "undoAction")
    assert found.canvas.drawing() is before


def test_the_ghost_stays_while_it_is_traced(found, qtbot):
    rests = found.session.explanation.evidence_found
    with qtbot.waitSignal(rests, timeout=60_000):
        draw(found.canvas, np.array([[0.02, 0.95], [0.06, 0.95]]))
    assert text(found, "changeText").startswith("Join an end to other ink ")
    choose(found, "clearAction")
    with qtbot.waitSignal(rests, timeout=60_000):
        draw_digit(found, 4)
    assert text(found, "changeText") == ""  # another drawing


def test_a_change_goes_with_the_network_that_it_is_for(found, tmp_path, qtbot):
    network, path = ARCHITECTURES["quick"], tmp_path / "three.digitmodel"
    names = ModelMetadata(classes=("up", "down", "left"))
    write_model(path, Model(network, random_weights(network), names))
    found.session.use_model(path)
    digits = part(found, "changeDigit", QComboBox)
    qtbot.waitUntil(lambda: digits.count() == 2, timeout=10_000)
    assert {digits.itemText(0), digits.itemText(1)} < {"up", "down", "left"}
    assert text(found, "changeText") == ""


def test_who_has_traced_it_is_told_so(window, quick_search, qtbot):
    choose(window, "whyAction")
    rests = window.session.explanation.evidence_found
    with qtbot.waitSignal(rests, timeout=60_000):
        draw(window.canvas, line((0.55, 0.1), (0.5, 0.9)))
    digits = part(window, "changeDigit", QComboBox)
    digits.setCurrentIndex(digits.findText("a 7"))
    with qtbot.waitSignal(window.session.changes.found, timeout=30_000):
        QTest.mouseClick(part(window, "findChangeButton"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(rests, timeout=60_000):
        draw(window.canvas, line((0.2, 0.1), (0.55, 0.1)))
    assert text(window, "changeText").startswith("Now it is read as 7 (")
    assert not part(window, "applyChangeButton").isVisible()


def test_while_a_network_learns_it_follows_once_a_second(asked, qtbot):
    controller, rests = asked.findChild(WhyController), []
    controller.rested.connect(rests.append)
    answers = []
    asked.session.answered.connect(answers.append)
    asked.session.note_change()
    qtbot.waitUntil(lambda: bool(rests), timeout=10_000)
    for seconds in range(5):  # the same drawing, answered by other weights
        asked.session.answered.emit(replace(answers[0], seconds=float(seconds)))
    assert len(rests) == 1
    qtbot.waitUntil(lambda: len(rests) == 2, timeout=10_000)
    assert rests[-1].seconds == 4.0  # the newest
    assert coloured(asked) > 0.01


def test_a_test_image_has_coloured_patches(asked, qtbot):
    with qtbot.waitSignal(asked.session.explanation.evidence_found, timeout=60_000) as evidence:
        choose(asked, "testImageAction")
    assert evidence.args[1].removed.shape[0] == REMOVALS
    assert text(asked, "whyNote").startswith("Strongest for ")
    assert not part(asked, "changeRow").isVisible()
    assert not part(asked, "whySentence").isVisible()
    assert coloured(asked) > 0.01


def test_an_inverted_image_says_why_it_has_none(asked, qtbot):
    with qtbot.waitSignal(asked.session.answered, timeout=10_000):
        choose(asked, "invertAction")
    qtbot.waitUntil(
        lambda: text(asked, "whyNote").startswith("The network sees a bright background")
    )
    assert coloured(asked) == 0


def test_in_a_low_window_it_covers_the_third_column_until_esc(asked, qtbot):
    paper = asked.canvas.width()
    asked.resize(960, 510)  # the screen of the tests is narrower
    panel, bars = part(asked, "whyPanel"), part(asked, "probabilityBars")
    qtbot.waitUntil(lambda: panel.parentWidget() is part(asked, "labTabs"))
    assert panel.isVisible()
    assert bars.visibleRegion().boundingRect().height() > 0.9 * bars.height()
    choose(asked, "showInsideAction")  # what it covers is wanted
    assert not panel.isVisible()
    choose(asked, "whyAction")
    assert panel.isVisible()
    choose(asked, "endAction")
    assert not panel.isVisible()
    asked.resize(1366, 730)
    assert asked.canvas.width() >= paper


def test_the_coloured_drawing_is_saved(asked, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "w.png"), ""))
    QTest.mouseClick(part(asked, "saveWhyButton"), Qt.MouseButton.LeftButton)
    assert (tmp_path / "w.png").read_bytes().startswith(b"\x89PNG")


def test_it_is_remembered(asked, make_window):
    asked.close()
    again = make_window(language="en")
    again.show()
    assert part(again, "showWhyButton").isChecked()
    assert part(again, "whyPanel").isVisible()


def test_what_is_said_while_a_channel_is_off_is_of_the_whole_network(asked):
    answers = part(asked, "answerPanel")
    assert "the answer" in text(asked, "whyTitle")
    answers.set_without("without map 3 of conv1")
    assert text(asked, "whyNote").endswith("All channels are on for what is said here.")
    assert "not the answer" in text(asked, "whyTitle")
    answers.set_without("")
    assert "not the answer" not in text(asked, "whyTitle")
