"""The film in the real window, with a fake `learning`: scrubbed with real events."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider, QToolButton, QWidget

from mnist_desktop.widgets.lab import Lab
from tests.digit_strokes import DIGITS
from tests.fake_learning import FakeLearning
from tests.pointers import draw
from tests.window.parts import canvas_of, label


@pytest.fixture
def window(learning_window):
    return learning_window


@pytest.fixture
def learning():
    learning = FakeLearning(batches=6)
    learning.has_films = True
    return learning


@pytest.fixture
def trained(window, qtbot):
    """A drawing, and a run that has ended."""
    with qtbot.waitSignal(window.session.answered, timeout=10_000):
        draw(canvas_of(window), DIGITS[1][0])
    with qtbot.waitSignal(window.session.trainer.ended, timeout=20_000):
        QTest.mouseClick(window.findChild(QWidget, "trainButton"), Qt.MouseButton.LeftButton)
    return window


def test_a_scrub_changes_the_bars_the_words_and_the_mark(trained, qtbot):
    window, slider = trained, trained.findChild(QSlider, "filmSlider")
    answers = []
    window.session.answered.connect(answers.append)
    assert slider.isVisible()
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    first = window.session.film.film.classifier(0)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    image = answers[-1].prediction.image
    expected = first.read(image).probabilities
    qtbot.waitUntil(lambda: (answers[-1].prediction.probabilities == expected).all())
    assert label(window, "filmWords") == "Epoch 1, batch 1 of 6: training accuracy 11.0 %"
    assert "epoch 1, batch 1" in label(window, "modelLabel")
    QTest.keyClick(slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: "batch 2" in label(window, "modelLabel"), timeout=10_000)
    qtbot.waitUntil(lambda: (answers[-1].prediction.probabilities != expected).any())
    QTest.mouseClick(window.findChild(QToolButton, "filmNowButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "new network" in label(window, "modelLabel"), timeout=10_000)


def test_everything_that_follows_the_answer_hears_of_the_moment(trained, qtbot):
    session, slider = trained.session, trained.findChild(QSlider, "filmSlider")
    slider.setFocus()
    with qtbot.waitSignal(session.answering.leading_changed, timeout=10_000) as changed:
        QTest.keyClick(slider, Qt.Key.Key_Home)
    assert changed.args[0] is session.answering.leading is session.film.candidate.classifier


def test_play_goes_to_the_end(trained, qtbot):
    film = trained.session.film
    seen = []
    film.moved.connect(lambda: seen.append(film.index))
    QTest.mouseClick(trained.findChild(QToolButton, "playFilmButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(seen) and seen[-1] is None, timeout=20_000)
    assert seen == [*range(len(film.film.moments)), None]


def test_the_slider_goes_along_to_what_it_winds_back(trained, qtbot):
    slider, lab = trained.findChild(QSlider, "filmSlider"), trained.findChild(Lab)
    lab.show_tab("insideTab")
    assert slider.isVisible()
    below = slider.mapTo(lab, QPoint()).y()
    assert below > trained.findChild(QWidget, "insideScroll").geometry().bottom()
    with qtbot.waitSignal(trained.session.film.moved, timeout=10_000):
        QTest.keyClick(slider, Qt.Key.Key_Home)
    QTest.mouseClick(trained.findChild(QToolButton, "playFilmButton"), Qt.MouseButton.LeftButton)
    lab.show_tab("picturesTab")
    with qtbot.waitSignal(trained.session.film.moved, timeout=10_000):  # it plays on
        assert slider.isVisible()
    lab.show_tab("handTab")
    assert not slider.isVisible()
    lab.show_tab("trainTab")
    assert slider.isVisible()


def test_keeping_the_network_lets_it_answer(trained, qtbot):
    slider = trained.findChild(QSlider, "filmSlider")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: trained.session.film.index == 0, timeout=10_000)
    with qtbot.waitSignal(trained.session.model_changed, timeout=10_000):
        QTest.mouseClick(trained.findChild(QWidget, "keepButton"), Qt.MouseButton.LeftButton)
    assert trained.session.film.index is None
    assert trained.session.answering.leading is trained.session.classifier
    assert slider.isVisible()  # the film is that of the model in use now
    trained.session.use_model(None)
    qtbot.waitUntil(lambda: not slider.isVisible(), timeout=10_000)
