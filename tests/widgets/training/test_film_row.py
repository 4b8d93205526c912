import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider, QToolButton

from mnist_desktop.learning.film import Moment
from mnist_desktop.widgets.training.film_row import FilmRow

MOMENTS = (Moment(1, 1, 0.125), Moment(1, 310, 0.912), Moment(1, 430, None, 0.976), Moment(2, 5))


@pytest.fixture
def row(qtbot):
    row = FilmRow()
    qtbot.addWidget(row)
    row.moment_requested.connect(row.show_moment)  # as the session does
    row.set_film(MOMENTS, 430, is_live=False)
    row.show()
    return row


@pytest.fixture
def slider(row):
    return row.findChild(QSlider, "filmSlider")


def words(row):
    return row.findChild(QLabel, "filmWords").text()


def click(row, name):
    QTest.mouseClick(row.findChild(QToolButton, name), Qt.MouseButton.LeftButton)


def test_is_not_there_without_a_film(row):
    row.set_film((), 0, is_live=False)
    assert row.isHidden()
    row.set_film((), 0, is_live=True)  # its first moment comes soon
    assert row.isVisible()
    assert not row.findChild(QSlider, "filmSlider").isEnabled()


def test_says_in_words_which_moment_answers(row, slider):
    assert slider.value() == len(MOMENTS)
    assert "Wind back" in words(row)
    row.show_moment(1)
    assert words(row) == "Epoch 1, batch 310 of 430: training accuracy 91.2 %"
    assert slider.accessibleDescription() == words(row)
    row.show_moment(2)
    assert words(row) == "End of epoch 1: 97.6 % of the validation images"
    row.show_moment(3)
    assert words(row) == "Epoch 2, batch 5 of 430"


def test_keys_go_from_moment_to_moment(row, slider):
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert words(row) == "Epoch 2, batch 5 of 430"
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert words(row) == "Epoch 1, batch 1 of 430: training accuracy 12.5 %"
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert "Wind back" in words(row)


def test_now_lets_the_present_answer(row, slider):
    row.show_moment(0)
    click(row, "filmNowButton")
    assert slider.value() == len(MOMENTS)
    assert not row.findChild(QToolButton, "filmNowButton").isEnabled()


def test_plays_from_the_start_to_the_present(row, qtbot):
    asked = []
    row.moment_requested.connect(asked.append)
    click(row, "playFilmButton")
    assert row.findChild(QToolButton, "playFilmButton").text() == "Pause"
    qtbot.waitUntil(lambda: not row.is_playing, timeout=10_000)
    assert asked == [0, 1, 2, 3, None]


def test_pause_keeps_the_moment(row, qtbot):
    row.moment_requested.connect(lambda index: index == 1 and click(row, "playFilmButton"))
    click(row, "playFilmButton")
    qtbot.waitUntil(lambda: not row.is_playing)
    assert "310" in words(row)


def test_what_nobody_sees_does_not_play(row, qtbot):
    click(row, "playFilmButton")
    row.hide()
    qtbot.waitUntil(lambda: not row.is_playing)
    assert words(row) == "Epoch 1, batch 1 of 430: training accuracy 12.5 %"  # where it began


def test_the_moment_stays_while_the_film_grows(row, slider):
    row.show_moment(1)
    row.set_film((*MOMENTS, Moment(2, 9)), 430, is_live=True)
    assert (slider.value(), slider.maximum()) == (1, 5)
    row.show_moment(None)
    row.set_film((*MOMENTS, Moment(2, 9), Moment(2, 12)), 430, is_live=True)
    assert slider.value() == slider.maximum() == 6
