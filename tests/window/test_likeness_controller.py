"""A learner asks what is like the drawing, in the real window with the built-in model."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.widgets.insight.most_like_it import MostLikeIt
from mnist_desktop.widgets.insight.score_table import ScoreTable
from mnist_desktop.window.scores_controller import ScoresController
from tests.pointers import draw
from tests.session.small_data import SmallData


@pytest.fixture
def learning():
    return SmallData()


@pytest.fixture
def window(opened, learning):
    return opened(learning)


@pytest.fixture
def likeness(window):
    """The section in the panel of Why, which is open."""
    window.findChild(QAction, "whyAction").trigger()
    return window.findChild(MostLikeIt)


def text(section, name):
    part = section.findChild(object, name)
    return "" if part.isHidden() else part.text()


def test_a_drawing_is_compared_with_the_training_images(window, likeness, a_seven, qtbot):
    draw(window.canvas, a_seven)
    qtbot.waitUntil(lambda: bool(text(likeness, "neighbourLabels")), timeout=20_000)
    assert text(likeness, "neighbourLabels").startswith("Of 320 training images of MNIST; ")
    assert likeness.row.accessibleDescription()
    likeness.row.setFocus()
    QTest.keyClick(likeness.row, Qt.Key.Key_Right)
    assert (
        window.findChild(QLabel, "explanationLabel").text().startswith("A training image of MNIST")
    )
    draw(window.canvas, 1 - a_seven)  # at its first point the old images go
    assert text(likeness, "neighbourLabels") == ""
    qtbot.waitUntil(lambda: bool(text(likeness, "neighbourLabels")), timeout=20_000)


def test_what_the_confidence_is_worth_where_enough_was_counted(
    window, likeness, learning, a_seven, qtbot
):
    with qtbot.waitSignal(
        window.session.answered,
        timeout=20_000,
        check_params_cb=lambda answer: answer.prediction is not None,
    ) as answered:
        draw(window.canvas, a_seven)
    (answer,) = answered.args
    window.session.neighbours.cancel()
    grey = np.rint(answer.prediction.image * 255).astype(np.uint8)
    labels = np.array([7] * 148 + [1] * 2, np.uint8)
    learning.parts = learning.parts[0], LabelledImages(np.stack([grey] * 150), labels), None
    window.session.preparation.data_opened.emit(learning.data_set_info(None))
    qtbot.waitUntil(lambda: bool(text(likeness, "surenessSentence")), timeout=20_000)
    assert text(likeness, "surenessSentence").startswith("Of 150 validation images")
    assert "it misread 2." in text(likeness, "surenessSentence")


def test_a_network_in_training_has_to_wait(window, likeness, learning, a_seven, qtbot):
    learning.may_go_on.clear()
    window.findChild(object, "trainButton").click()
    qtbot.waitUntil(lambda: window.session.trainer.candidate is not None, timeout=20_000)
    draw(window.canvas, a_seven)
    qtbot.waitUntil(
        lambda: text(likeness, "neighbourState").startswith("After the run"), timeout=20_000
    )
    assert learning.times_read == 0


def test_scores_are_computed_only_where_they_can_be_seen(window, a_seven, qtbot):
    table = ScoreTable()
    qtbot.addWidget(table)
    scores = ScoresController(table, window.session)
    window.session.answered.connect(scores.show)
    with qtbot.waitSignal(window.session.answered, timeout=20_000):
        draw(window.canvas, a_seven)
    assert text(table, "thresholdLabel") == ""
    table.show()
    qtbot.waitUntil(lambda: bool(text(table, "thresholdLabel")), timeout=20_000)
    assert text(table, "confidenceFactor").startswith("The confidence branch has multiplied")
    scores.clear()
    assert text(table, "thresholdLabel") == ""
