"""Several people at one computer: pseudonyms, deleting one, and a classroom."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox, QWidget

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.sample import NewSample, Origin
from tests.widgets.chart.charts import turn_wheel
from tests.window.kept_drawings import Hand
from tests.window.parts import action, label

LEFT = Qt.MouseButton.LeftButton


def seven(number=0, writer=""):
    ink = Ink(([(80 + number, 80), (320, 80), (160, 340)],))
    return NewSample.of_ink(ink, "7", Origin.DRAWN, writer=writer)


@pytest.fixture
def hand(qapp, folders, qtbot):
    hand = Hand(folders)
    qtbot.addWidget(hand)
    hand.show()
    hand.rest(qtbot)
    yield hand
    hand.end()


@pytest.fixture
def questions(monkeypatch):
    """What was asked, each answered by the first button."""
    asked = []

    def accept(box):
        asked.append(box.text())
        box.buttons()[0].click()

    monkeypatch.setattr(QMessageBox, "exec", accept)
    return asked


@pytest.fixture
def typed(monkeypatch):
    """Answers whatever asks for a name."""

    def answer(name):
        monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_more: (name, True))

    return answer


def keep(hand, qtbot, *samples):
    for sample in samples:
        hand.samples.add(sample)
    hand.rest(qtbot)


def choose(hand, qtbot, name):
    action(hand, name).trigger()
    hand.rest(qtbot)


def choose_last_writer(hand):
    QTest.keyClick(hand.findChild(QWidget, "writerChoice"), Qt.Key.Key_End)


def writers(hand):
    choice = hand.findChild(QWidget, "writerChoice")
    return [choice.itemText(at) for at in range(choice.count())], choice.currentText()


class TestWriters:
    def test_a_new_one_is_who_writes_from_now_on(self, hand, qtbot, typed):
        typed("Ann")
        choose(hand, qtbot, "newWriter")
        assert writers(hand) == (["me", "Ann"], "Ann")
        assert not action(hand, "deleteWriter").isEnabled()  # there is nothing to delete yet
        keep(hand, qtbot, seven())
        assert hand.samples.summary.counts == {"Ann": {"7": 1}}
        typed("Bea")
        choose(hand, qtbot, "renameWriter")
        assert writers(hand) == (["me", "Bea"], "Bea")

    def test_a_new_one_who_is_there_is_chosen_with_a_word(self, hand, qtbot, typed):
        keep(hand, qtbot, seven(writer="Ann"))
        typed("Ann")
        choose(hand, qtbot, "newWriter")
        assert writers(hand) == (["me", "Ann"], "Ann")
        assert hand.said == ["There is a writer Ann already, who writes now."]
        typed("me")
        choose(hand, qtbot, "newWriter")
        assert hand.samples.writer == ""

    def test_the_wheel_over_the_row_scrolls_and_changes_nobody(self, hand, qtbot):
        keep(hand, qtbot, seven(writer="Ann"), seven(writer="Bea"))
        for name in ("writerChoice", "shownWriter"):
            choice = hand.findChild(QWidget, name)
            before = choice.currentText()
            assert not choice.hasFocus()
            turn_wheel(choice, choice.rect().center(), -1)
            assert choice.currentText() == before
        assert hand.samples.writer == ""

    def test_a_correction_is_by_who_writes_now(self, hand, qtbot):
        hand.samples.set_writer("Ann")
        hand.samples.keep_correction(Drawing.of_ink(Ink(([(80, 80), (160, 340)],))), 1, "1")
        hand.rest(qtbot)
        assert hand.samples.summary.counts == {"Ann": {"1": 1}}

    def test_a_name_that_is_taken_is_refused(self, hand, qtbot, typed):
        keep(hand, qtbot, seven(writer="Ann"), seven(writer="Bea"))
        choose_last_writer(hand)
        typed("Ann")
        choose(hand, qtbot, "renameWriter")
        assert [one.key for one in hand.problems] == ["writer_taken"]
        assert writers(hand) == (["me", "Ann", "Bea"], "Bea")

    def test_deleting_one_says_what_goes_and_who_still_knows_the_hand(self, hand, qtbot, questions):
        keep(hand, qtbot, *(seven(number, "Ann") for number in range(3)))
        hand.samples.kept.store().writers.note_learned("ours", [1])
        choose_last_writer(hand)
        choose(hand, qtbot, "deleteWriter")
        assert "Ann with all drawings (3)" in questions[0]
        assert "ours" in questions[1]
        assert hand.said == ["The writer Ann is deleted."]
        assert writers(hand) == (["me"], "me")
        assert hand.findChild(QLabel, "noDrawings").isVisible()

    def test_after_deleting_one_the_only_one_who_is_left_writes(self, hand, qtbot, questions):
        keep(hand, qtbot, seven(writer="Ann"), seven(writer="Bea"))
        choose_last_writer(hand)
        choose(hand, qtbot, "deleteWriter")
        assert writers(hand) == (["me", "Ann"], "Ann")


class TestClassroom:
    def switch(self, hand, qtbot):
        box = hand.findChild(QWidget, "classroomMode")
        QTest.mouseClick(box, LEFT, pos=QPoint(8, 8))
        hand.rest(qtbot)
        return box.isChecked()

    def test_it_hides_what_is_kept_and_forgets_what_was_drawn(self, hand, qtbot, questions):
        keep(hand, qtbot, seven())
        assert self.switch(hand, qtbot)
        assert "(1)" in questions[0]
        assert label(hand, "classroomSentence").startswith("On:")
        assert hand.findChild(QLabel, "noDrawings").isVisible()
        keep(hand, qtbot, *(seven(number, "Pupil") for number in range(2)))
        assert not self.switch(hand, qtbot)
        assert "drawings of this class (2) are forgotten" in questions[1]
        assert hand.samples.summary.counts == {"": {"7": 1}}

    def test_closing_the_program_asks_whether_a_class_is_lost(self, hand, qtbot, questions):
        keep(hand, qtbot, seven())
        assert hand.writers.may_close()
        assert self.switch(hand, qtbot)
        keep(hand, qtbot, seven(1))
        assert hand.writers.may_close()
        assert len(questions) == 2
        assert "class (1) are forgotten when the program is closed" in questions[1]

    def test_with_nothing_to_lose_nothing_is_asked(self, hand, qtbot, questions):
        assert self.switch(hand, qtbot)
        assert not self.switch(hand, qtbot)
        assert questions == []

    def test_cancelled_it_stays_as_it_is(self, hand, qtbot, monkeypatch):
        keep(hand, qtbot, seven())
        monkeypatch.setattr(QMessageBox, "exec", lambda box: box.buttons()[1].click())
        assert not self.switch(hand, qtbot)
        assert not hand.samples.is_classroom

    def test_what_cannot_be_read_afterwards_is_said_and_the_mode_has_ended(
        self, hand, qtbot, folders
    ):
        assert self.switch(hand, qtbot)
        hand.samples.kept.close()
        folders.sample_store.write_bytes(b"no database " * 100)
        assert not self.switch(hand, qtbot)
        assert [one.key for one in hand.problems] == ["samples_put_aside"]
