import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSpinBox

from mnist_desktop.widgets.training.amount import TrainingAmount


@pytest.fixture
def amount(qtbot):
    amount = TrainingAmount()
    qtbot.addWidget(amount)
    amount.show_amount(None, 5)
    amount.resize(560, 60)
    amount.show()
    return amount


def estimate(amount):
    return amount.findChild(QLabel, "estimateLabel")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "about 1 s on this computer"),
        (40, "about 40 s on this computer"),
        (99.4, "about 99 s on this computer"),
        (100, "about 2 min on this computer"),
        (180, "about 3 min on this computer"),
        (5_900, "about 98 min on this computer"),
        (7_200, "about 2 h on this computer"),
    ],
)
def test_the_estimate_in_words(amount, seconds, text):
    amount.set_estimate(seconds)
    assert estimate(amount).isVisible()
    assert estimate(amount).text() == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(40, "perhaps 40 s"), (300, "perhaps 5 min"), (7200, "perhaps 2 h")]
)
def test_what_this_computer_has_not_done_is_a_guess(amount, seconds, text):
    amount.set_estimate(seconds, is_measured=False)
    assert estimate(amount).text() == text


@pytest.mark.parametrize("seconds", [None, math.nan, math.inf])
def test_no_estimate_is_hidden(amount, seconds):
    amount.set_estimate(40)
    amount.set_estimate(seconds)
    assert not estimate(amount).isVisible()


def test_the_estimate_takes_a_line_of_its_own_where_there_is_no_room(amount, qtbot):
    amount.set_estimate(40)
    epochs = amount.findChild(QSpinBox, "epochsSpin")
    qtbot.waitUntil(lambda: estimate(amount).x() > epochs.geometry().right())
    amount.resize(340, 60)
    qtbot.waitUntil(lambda: estimate(amount).y() > epochs.geometry().bottom())
    assert estimate(amount).width() >= estimate(amount).sizeHint().width()
    assert amount.minimumSizeHint().width() <= 340


def test_both_numbers_are_told(amount):
    told = []
    amount.samples_chosen.connect(told.append)
    amount.epochs_chosen.connect(told.append)
    QTest.keyClick(amount.findChild(QSpinBox, "samplesSpin"), Qt.Key.Key_Down)
    QTest.keyClick(amount.findChild(QSpinBox, "epochsSpin"), Qt.Key.Key_Up)
    QTest.keyClick(amount.findChild(QSpinBox, "samplesSpin"), Qt.Key.Key_Up)
    assert told == [10_000, 6, None]


def test_labels_are_buddies(amount):
    buddies = {label.buddy().objectName() for label in amount.findChildren(QLabel) if label.buddy()}
    assert buddies == {"samplesSpin", "epochsSpin"}
