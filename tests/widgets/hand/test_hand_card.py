from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from mnist_desktop.samples.exam import ExamResult
from mnist_desktop.samples.hand_result import HandResult
from mnist_desktop.widgets.hand.exam_view import ExamView
from mnist_desktop.widgets.hand.hand_card import HandCard

BETTER = HandResult(30, 27, 2, 0, 5000, 4981, 4978)


@pytest.fixture
def card(shown):
    card = shown(HandCard(), 420, 700)
    show(card, BETTER)
    return card


def show(card, result, **others):
    more = {"are_rounds_written": True, "is_known": False, **others}
    card.show_result(result, base="quick", name="quick, my hand", **more)


def text(card, name):
    label = card.findChild(QLabel, name)
    return label.text() if label.isVisible() else ""


def click(card, name):
    QTest.mouseClick(card.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_counts_before_anything_is_kept(card):
    assert text(card, "handOwn") == (
        "27 of your 30 were right before, 29 now, each judged without its own round."
        " That could be luck: write ten new ones."
    )
    assert "4,981 of 5,000 right before, 4,978 now" in text(card, "handMnist")
    assert text(card, "handLetters") == text(card, "handStep") == text(card, "handKnown") == ""


def test_luck_is_only_spoken_of_where_it_could_be(card):
    show(card, replace(BETTER, gained=9, before=20), are_rounds_written=False)
    assert "luck" not in text(card, "handOwn")
    assert "without the third of the drawings that it belongs to." in text(card, "handOwn")
    show(card, replace(BETTER, gained=2, lost=2))
    assert text(card, "handOwn").endswith("As many became wrong as became right: 2.")
    show(card, replace(BETTER, gained=0))
    assert text(card, "handOwn").endswith("no difference: write ten new ones.")
    show(card, replace(BETTER, gained=0, lost=2))
    assert "27 of your 30 were right before, 25 now" in text(card, "handOwn")
    assert "That could be luck" in text(card, "handOwn")


def test_a_model_that_may_know_the_drawings_is_judged_by_new_ones_alone(card):
    show(card, BETTER, may_be_known=True)
    assert text(card, "handOwn").endswith("so only new ones can tell: write ten.")
    assert "judged" not in text(card, "handOwn")


def test_letters_and_many_known_hands_of_the_built_in_model(card):
    letters = {"letters": 500, "refused_letters_before": 446, "refused_letters_after": 445}
    show(card, replace(BETTER, **letters), is_known=True)
    assert "446 of 500 before, 445 now" in text(card, "handLetters")
    assert "15,834 digits" in text(card, "handKnown")


def test_a_step_that_was_scaled_back_or_not_taken(card):
    show(card, replace(BETTER, scale=0.35))
    assert text(card, "handStep").startswith("Only 35 % of the step was taken")
    show(card, replace(BETTER, scale=0.0, gained=0))
    assert text(card, "handStep").startswith("Nothing was learned")
    assert not card.findChild(QPushButton, "keepHandButton").isVisible()
    assert card.findChild(QPushButton, "discardHandButton").isVisible()


def test_keeping_under_a_name_and_taking_it_back(card, qtbot):
    name = card.findChild(QLineEdit, "handModelName")
    assert name.text() == "quick, my hand"
    name.setText("mine")
    with qtbot.waitSignal(card.keep_requested) as wish:
        click(card, "keepHandButton")
    assert wish.args == ["mine"]
    card.show_kept("mine")
    assert "“mine” answers now" in text(card, "handKept")
    assert not name.isVisible()
    with qtbot.waitSignal(card.take_back_requested):
        click(card, "takeBackHandButton")
    card.show_open()
    assert name.isVisible()


def test_the_exam_shows_ten_drawings_and_both_answers(card, qtbot):
    labels = np.arange(10)
    images = np.zeros((10, 28, 28), np.float32)
    card.show_exam(ExamResult(images, labels, np.where(labels < 4, 9, labels), labels))
    assert text(card, "examText") == (
        "Before 6 of 10, now 10 of 10. So small a difference could be luck."
    )
    view = card.findChild(ExamView)
    assert view.accessibleDescription().startswith("Asked for a 0; read before as 9, now as 0.")
    befores = [one.text() for one in view.findChildren(QLabel, "examBefore")]
    assert befores[3:5] == ["before 9 ✗", "before 4 ✓"]
    with qtbot.waitSignal(card.keep_exam_requested):
        click(card, "keepExamButton")
    show(card, BETTER)  # another lesson has no exam yet
    assert not view.isVisible()
