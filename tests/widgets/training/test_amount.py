import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSpinBox

from mnist_desktop.widgets.training.amount import TrainingAmount


@pytest.fixture
def amount(owned):
    amount = owned(TrainingAmount())
    amount.show_amount(None, 5)
    amount.resize(560, 60)
    amount.show()
    return amount


def estimate(amount):
    return amount.findChild(QLabel, "estimateLabel")


def test_the_estimate_in_words(amount):
    for seconds, time in (
        (0.2, "1 s"),
        (99.4, "99 s"),
        (100, "2 min"),
        (5_900, "98 min"),
        (7_200, "2 h"),
    ):
        amount.set_estimate(seconds)
        assert estimate(amount).isVisible()
        assert estimate(amount).text() == f"about {time} on this computer"
        amount.set_estimate(seconds, is_measured=False)
        assert estimate(amount).text() == f"perhaps {time}"
    for seconds in (None, math.nan, math.inf):
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
