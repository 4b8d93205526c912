"""Several people at one computer: pseudonyms, deleting one, and a classroom."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox, QWidget

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.session.drawing_files import DrawingJournal
from tests.window.parts import action, canvas_of, label, strip

LEFT = Qt.MouseButton.LeftButton


def seven(number=0, writer=""):
    ink = Ink(([(80 + number, 80), (320, 80), (160, 340)],))
    return NewSample.of_ink(ink, "7", Origin.DRAWN, writer=writer)


@pytest.fixture
def hand(window, qtbot):
    """The window with the tab My hand, when the store is open."""
    with qtbot.waitSignal(window.session.sample_tasks.changed, timeout=10_000):
        action(window, "showHandAction").trigger()
    return window


@pytest.fixture
def questions(monkeypatch):
    """What was asked, each answered by the first button."""
    asked = []

    def accept(box):
        asked.append(box.text())
        box.buttons()[0].click()

    monkeypatch.setattr(QMessageBox, "exec", accept)
    monkeypatch.setattr(QMessageBox, "information", lambda *args: asked.append(args[2]))
    return asked


def done(qtbot, window, call, *args):
    call(*args)
    qtbot.waitUntil(lambda: not window.session.tasks.threads(), timeout=10_000)


def choose(qtbot, window, name):
    done(qtbot, window, action(window, name).trigger)


def writers(window):
    choice = window.findChild(QWidget, "writerChoice")
    return [choice.itemText(at) for at in range(choice.count())], choice.currentText()


class TestWriters:
    def test_a_new_one_is_who_writes_from_now_on(self, hand, qtbot, a_seven, answered, monkeypatch):
        monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_more: ("Ann", True))
        choose(qtbot, hand, "newWriter")
        assert writers(hand) == (["me", "Ann"], "Ann")
        assert not action(hand, "deleteWriter").isEnabled()  # there is nothing to delete yet
        answered(hand, a_seven, "7")
        with qtbot.waitSignal(hand.session.sample_tasks.correction_kept):
            QTest.mouseClick(hand.findChild(QWidget, "correction1"), LEFT)
        assert hand.session.sample_tasks.summary.counts == {"Ann": {"1": 1}}
        monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_more: ("Bea", True))
        choose(qtbot, hand, "renameWriter")
        assert writers(hand) == (["me", "Bea"], "Bea")

    def test_a_name_that_is_taken_is_refused_in_one_sentence(self, hand, qtbot, monkeypatch):
        tasks = hand.session.sample_tasks
        for writer in ("Ann", "Bea"):
            done(qtbot, hand, tasks.add, seven(writer=writer))
        QTest.keyClick(hand.findChild(QWidget, "writerChoice"), Qt.Key.Key_End)
        assert tasks.writer == "Bea"
        monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_more: ("Ann", True))
        choose(qtbot, hand, "renameWriter")
        assert strip(hand) == "There is already a writer called Ann."
        assert writers(hand) == (["me", "Ann", "Bea"], "Bea")

    def test_deleting_one_says_what_goes_and_who_still_knows_the_hand(self, hand, qtbot, questions):
        tasks = hand.session.sample_tasks
        for number in range(3):
            done(qtbot, hand, tasks.add, seven(number, "Ann"))
        tasks.kept.store().writers.note_learned("ours", [1])
        QTest.keyClick(hand.findChild(QWidget, "writerChoice"), Qt.Key.Key_End)
        choose(qtbot, hand, "deleteWriter")
        assert "Ann with all drawings (3)" in questions[0]
        assert "ours" in questions[1]
        assert writers(hand) == (["me"], "me")
        assert hand.findChild(QLabel, "noDrawings").isVisible()


class TestClassroom:
    def switch(self, qtbot, window):
        box = window.findChild(QWidget, "classroomMode")
        done(qtbot, window, lambda: QTest.mouseClick(box, LEFT, pos=QPoint(8, 8)))
        return box.isChecked()

    def test_it_hides_what_is_kept_and_forgets_what_was_drawn(self, hand, qtbot, questions):
        tasks = hand.session.sample_tasks
        done(qtbot, hand, tasks.add, seven())
        assert self.switch(qtbot, hand)
        assert "(1)" in questions[0]
        assert label(hand, "classroomSentence").startswith("On:")
        assert hand.findChild(QLabel, "noDrawings").isVisible()
        for number in range(2):
            done(qtbot, hand, tasks.add, seven(number, "Pupil"))
        assert not self.switch(qtbot, hand)
        assert "drawings of this class (2) are forgotten" in questions[1]
        assert tasks.summary.counts == {"": {"7": 1}}

    def test_with_nothing_to_lose_nothing_is_asked(self, hand, qtbot, questions):
        assert self.switch(qtbot, hand)
        assert not self.switch(qtbot, hand)
        assert questions == []

    def test_cancelled_it_stays_as_it_is(self, hand, qtbot, monkeypatch):
        done(qtbot, hand, hand.session.sample_tasks.add, seven())
        monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[1].click())
        assert not self.switch(qtbot, hand)
        assert not hand.session.sample_tasks.is_classroom

    def test_the_drawing_is_not_on_the_disk(self, hand, qtbot, folders, a_seven, answered):
        assert self.switch(qtbot, hand)
        answered(hand, a_seven, "7")
        assert not canvas_of(hand).drawing().is_blank
        hand.close()
        assert DrawingJournal(folders.journal).read().is_blank
