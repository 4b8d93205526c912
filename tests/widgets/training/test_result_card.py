from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mnist_desktop.learning.events import EpochSummary, TrainingOutcome, TrainingResult
from mnist_desktop.learning.events import TestResult as Measured
from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.widgets.training.result_card import ResultCard

ACCURACIES = (0.99, 0.9925, 0.9931, 0.993, 0.9928)
HISTORY = tuple(
    EpochSummary(number, 0.1, 0.99, 0.05, accuracy, 3.0)
    for number, accuracy in enumerate(ACCURACIES, 1)
)
RESULT = TrainingResult(
    PRESETS["tutorial1"].config, {"a/kernel": np.zeros(1, np.float32)}, 3, HISTORY, 275_000
)
UNCHECKED = replace(RESULT, best_epoch=0, history=(), outcome=TrainingOutcome.STOPPED)
MEASURED = Measured(
    test_accuracy=0.9921,
    training_accuracy=0.9984,
    other_accuracy=0.9942,
    images=np.zeros((5, 28, 28), np.uint8),
    labels=np.array([7, 2, 1, 0, 4], np.uint8),
    predictions=np.array([7, 2, 1, 6, 4], np.uint8),
    seconds=18.2,
    device="CPU",
    test_loss=0.025,
    tested=10_000,
)


@pytest.fixture
def card(owned):
    window = owned(QWidget())
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    card = ResultCard()
    layout.addWidget(card)
    layout.addStretch(1)
    window.resize(380, 700)
    window.show()
    yield card
    assert window.width() == 380  # never wider than the column


def text_of(card, name):
    label = card.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else None


def button_of(card, name):
    return card.findChild(QPushButton, name)


def texts_of(card):
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_hidden_until_there_is_a_result(card):
    assert card.isHidden()
    card.show_result(RESULT, can_go_back=True)
    assert card.isVisible()
    card.hide_card()
    assert card.isHidden()


def test_images_of_ones_own_may_be_no_digits(card):
    """Letters without names are numbers to the program, and to the card."""
    config = replace(RESULT.config, data=Path("letters.npz"))
    card.show_result(replace(RESULT, config=config), can_go_back=True)
    assert not any("digit" in text for text in texts_of(card))


def test_the_validation_accuracy_and_the_best_epoch(card):
    card.show_result(RESULT, can_go_back=True)
    assert text_of(card, "resultFigure") == "99.31 %"
    assert text_of(card, "resultOfWhat") == "of 5,000 validation digits correct"
    assert "3 of 5" in text_of(card, "resultNote")


def test_own_drawings_that_were_learned_too(card):
    card.show_result(replace(RESULT, own_drawings=30), can_go_back=True)
    assert text_of(card, "resultNote").endswith("Own drawings learned too: 30.")


def test_another_data_set(card):
    card.show_result(
        replace(RESULT, classes=("cat", "dog")), can_go_back=True, validation_images=600
    )
    assert text_of(card, "resultOfWhat") == "of 600 validation images correct"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"outcome": TrainingOutcome.STOPPED}, ["Stopped", "3 of 5"]),
        ({"outcome": TrainingOutcome.EARLY}, ["epoch 5", "epoch 3"]),
        ({"outcome": TrainingOutcome.DIVERGED}, ["infinite in epoch 6", "epoch 3"]),
    ],
)
def test_how_it_ended(card, changes, words):
    card.show_result(replace(RESULT, **changes), can_go_back=True)
    assert text_of(card, "resultFigure") == "99.31 %"
    for word in words:
        assert word in text_of(card, "resultNote")


@pytest.mark.parametrize("outcome", [TrainingOutcome.STOPPED, TrainingOutcome.DIVERGED])
def test_not_validated(card, outcome):
    card.show_result(replace(UNCHECKED, outcome=outcome), can_go_back=True)
    assert text_of(card, "resultFigure") == "not validated"
    assert text_of(card, "resultOfWhat") == ""
    assert "checked" in text_of(card, "resultNote")
    assert button_of(card, "keepButton").isEnabled()


def test_there_may_be_nothing_to_keep(card):
    card.show_result(replace(UNCHECKED, weights={}), can_go_back=True)
    assert "nothing to keep" in text_of(card, "resultNote")
    assert not button_of(card, "keepButton").isEnabled()
    assert button_of(card, "goBackButton").isEnabled()


def test_asks_for_the_choice(card, qtbot):
    card.show_result(RESULT, can_go_back=True)
    for name, requested in (
        ("keepButton", card.keep_requested),
        ("goBackButton", card.go_back_requested),
    ):
        with qtbot.waitSignal(requested):
            QTest.mouseClick(button_of(card, name), Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(requested):
            QTest.keyClick(button_of(card, name), Qt.Key.Key_Return)


def test_no_way_back_where_there_is_no_old_model(card):
    card.show_result(RESULT, can_go_back=False)
    assert button_of(card, "goBackButton").isHidden()
    assert button_of(card, "keepButton").isVisible()


def test_the_choice_is_said_while_the_test_is_measured(card):
    card.show_result(RESULT, can_go_back=True)
    assert not card.is_decided
    card.show_choice("Tutorial 1, <b>15:30</b>", "Tutorial 1, <b>15:30</b>")
    assert card.is_decided
    assert button_of(card, "keepButton").isHidden()
    assert button_of(card, "goBackButton").isHidden()
    assert text_of(card, "choiceLabel").startswith("Kept: Tutorial 1, <b>15:30</b> answers now.")
    assert text_of(card, "measuringLabel") == "Measuring on 10,000 test images…"


def test_says_what_answers_as_long_as_it_does(card, qtbot):
    card.show_result(RESULT, can_go_back=True)
    card.show_choice("quick", "theirs")
    assert text_of(card, "choiceLabel") == "theirs answers now; quick is in the Models menu."
    card.set_listed(False)
    assert text_of(card, "choiceLabel") == "theirs answers now. The new network was removed."
    with qtbot.waitSignal(card.restore_requested):
        QTest.mouseClick(button_of(card, "restoreModelButton"), Qt.MouseButton.LeftButton)
    card.set_listed(True)
    assert button_of(card, "restoreModelButton").isHidden()
    card.set_in_use(None)
    card.set_name("mine")
    assert text_of(card, "choiceLabel") == (
        "The built-in model answers now; mine is in the Models menu."
    )
    card.set_in_use("mine")
    assert text_of(card, "choiceLabel").startswith("Kept: mine answers now.")


def test_the_test_result(card):
    card.show_result(RESULT, can_go_back=True)
    card.show_choice("Tutorial 1", "Tutorial 1")
    card.show_test_result(MEASURED)
    assert text_of(card, "measuringLabel") is None
    assert text_of(card, "newTestLabel") == "99.21 %"
    assert text_of(card, "oldTestLabel") == "99.42 %"
    assert text_of(card, "gapLabel").startswith("Training 99.8 %, test 99.2 %: ")
    assert text_of(card, "effortLabel") == "Trained in 18 s on: CPU"


def test_another_model_that_cannot_be_compared(card):
    card.show_result(RESULT, can_go_back=True)
    card.show_choice("Tutorial 1", "Tutorial 1")
    card.show_test_result(replace(MEASURED, other_accuracy=None))
    assert text_of(card, "oldTestLabel") is None
    assert text_of(card, "newTestLabel") == "99.21 %"


def test_each_gap_has_a_sentence(card):
    card.show_result(RESULT, can_go_back=True)
    for training, test, tested, words in (
        (0.996, 0.9921, 10_000, "hardly any gap"),
        (0.998, 0.9921, 10_000, "a normal gap"),
        (1.0, 0.93, 10_000, "a wide gap"),
        (1.0, 0.93, 50, "of 50 images: too few to tell"),
        (0.2, 0.2, 10_000, "not learned much"),
    ):
        accuracies = {"training_accuracy": training, "test_accuracy": test}
        card.show_test_result(replace(MEASURED, tested=tested, **accuracies))
        assert words in text_of(card, "gapLabel")


def test_the_next_result_begins_anew(card):
    card.show_result(RESULT, can_go_back=True)
    card.show_choice("Tutorial 1", "Tutorial 1")
    card.show_test_result(MEASURED)
    card.show_result(UNCHECKED, can_go_back=True)
    assert button_of(card, "keepButton").isVisible()
    assert text_of(card, "choiceLabel") is None
    assert text_of(card, "newTestLabel") is None


def test_everything_stays_in_another_language_and_another_size(card):
    card.show_result(RESULT, can_go_back=True)
    card.show_choice("Tutorial 1", "Tutorial 1")
    card.show_test_result(MEASURED)
    before = texts_of(card)
    card.retranslate()
    card.set_scale(1.5)
    assert texts_of(card) == before
    assert not any("{" in text for text in before)


def test_what_a_network_of_ones_own_cannot_tell_is_said_before_and_after_it_is_kept(card):
    card.show_result(RESULT, can_go_back=True)
    said = text_of(card, "resultLimit")
    assert "never seen anything but digits" in said
    card.show_choice("17.33", "17.33")
    assert text_of(card, "resultLimit") == said
    card.show_result(RESULT, can_go_back=True)
    card.show_choice("17.33", None)
    assert text_of(card, "resultLimit") is None  # the old model may well be able to
    card.show_result(replace(RESULT, classes=("Bag", "Coat")), can_go_back=True)
    assert "digit" not in text_of(card, "resultLimit")


def test_how_often_both_were_tested(card):
    card.show_result(RESULT, can_go_back=True)
    card.show_choice("new", "new")
    count = card.findChild(QLabel, "testCountLabel")
    card.show_tests(1, 3)
    card.show_test_result(MEASURED)
    assert count.text() == "Tested on this computer so far: new network 1×, old model 3×."
    card.show_tests(1, None)
    assert count.text() == "Tested on this computer so far: 1×."
