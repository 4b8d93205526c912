"""A learner asks where the network is wrong, in the real window with the built-in model."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSlider, QTableView, QToolButton

from mnist_desktop.data.data_set import load_data_set
from mnist_desktop.recognition.model_file import Model, ModelMetadata, write_model
from mnist_desktop.widgets.pictures.image_grid import ImageGrid
from tests.fake_learning import CONFIG
from tests.recognition.random_weights import SMALL, random_weights
from tests.session.small_data import SmallData
from tests.window.parts import strip

LEFT = Qt.MouseButton.LeftButton
FEW = 40


class FewDigits(SmallData):
    """Real digits, a few of each part; a run counts what each epoch reads as what."""

    def __init__(self, **settings):
        super().__init__(**settings)
        mnist = load_data_set()
        few = slice(FEW)
        self.parts = mnist.train[few], mnist.validation[few], mnist.test[:950]

    def train(self, config, *, on_epoch, **others):
        result = super().train(config, on_epoch=lambda one: on_epoch(counted(one)), **others)
        return replace(result, history=tuple(counted(one) for one in result.history))


def counted(summary):
    """An epoch after which so many of four images of each digit are read right."""
    counts = np.diag([summary.epoch] * 10) + np.diag([4 - summary.epoch] * 10)[::-1]
    return replace(summary, confusion=tuple(map(tuple, counts.tolist())))


@pytest.fixture
def learning():
    return FewDigits()


@pytest.fixture
def window(opened, learning, folders, qtbot):
    write_model(
        folders.models / "mine.digitmodel",
        Model(SMALL, random_weights(SMALL), ModelMetadata(title="mine")),
    )
    window = opened(learning)
    window.findChild(QAction, "showPicturesAction").trigger()
    QTest.mouseClick(window.findChild(QToolButton, "confusionButton"), LEFT)
    qtbot.waitUntil(lambda: summary(window).startswith("Confusion matrix: "), timeout=20_000)
    qtbot.waitUntil(lambda: not summary(window).endswith("so far"), timeout=20_000)
    return window


def summary(window):
    return window.findChild(QToolButton, "confusionButton").text()


def text(window, name):
    return window.findChild(QLabel, name).text()


def grid(window):
    return window.findChild(ImageGrid).pictures


def click(window, row, column):
    view = window.findChild(QTableView, "confusionMatrix")
    place = view.visualRect(view.model().index(row, column)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=place)


def press(window, kind, name):
    QTest.mouseClick(window.findChild(kind, name), LEFT)


def test_a_click_on_a_number_shows_its_images_and_one_goes_on_the_paper(window, learning, qtbot):
    labels = learning.parts[1].labels
    assert f"of {FEW} misread (validation)" in summary(window)
    assert text(window, "confusionAxes").startswith("built-in: ")
    click(window, 4, 4)
    shown = grid(window)
    assert len(shown) == int((labels == 4).sum())
    assert {(shown[row].label, shown[row].answer) for row in range(len(shown))} == {(4, 4)}
    cells = window.findChild(ImageGrid)
    with qtbot.waitSignal(window.session.answered, timeout=20_000) as answered:
        QTest.mouseClick(cells.viewport(), LEFT, pos=cells.cell(0).center())
    assert answered.args[0].prediction.digit == 4
    window.findChild(QAction, "zh_CNLanguage").trigger()
    qtbot.waitUntil(lambda: text(window, "confusionAxes").startswith("内置："))
    window.findChild(QAction, "enLanguage").trigger()
    qtbot.waitUntil(lambda: text(window, "confusionAxes").startswith("built-in: "))
    click(window, 4, 4)  # once more: everything again
    assert len(grid(window)) == FEW


def test_two_networks(window, qtbot):
    press(window, QToolButton, "compareButton")
    choice = window.findChild(QComboBox, "compareModel")
    qtbot.waitUntil(lambda: choice.findText("mine") > 0)
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "by mine alone" in text(window, "compareMeaning"), timeout=20_000)
    said = text(window, "compareMeaning")
    assert said.startswith(f"Validation images. Of {FEW} images, ")
    assert "in less than 0.1 % of" in said
    press(window, QPushButton, "onlyFirstRight")
    shown = grid(window)
    assert f"{len(shown)} are read right by built-in alone" in said
    assert not shown.is_wrong.any()  # the network that answers reads them right
    assert text(window, "picturesSummary").startswith("mine wrong, built-in right. Images: ")
    assert shown[0].remark.startswith("mine reads it as ")
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    assert window.findChild(QLabel, "compareMeaning").isHidden()


def test_the_test_images_stay_closed_until_they_are_opened(window, qtbot):
    part = window.findChild(QComboBox, "pictureSet")
    press(window, QPushButton, "allImagesButton")
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_End)
    assert "Open the test images once" in text(window, "testInvitation")
    assert "It has been tested on test images at least once" in text(window, "testInvitation")
    assert "(validation)" in summary(window)
    press(window, QPushButton, "openTestButton")
    qtbot.waitUntil(lambda: summary(window).endswith("misread (test)"), timeout=20_000)
    # The built-in model's file tells of another test
    assert window.session.test_opening.count(window.session.classifier.model) == 2
    assert "at least 2 times" in text(window, "confusionAxes")
    press(window, QToolButton, "disputedButton")
    shown = grid(window)
    assert [shown[row].number for row in range(len(shown))] == [947]
    assert "0 saw 8, 5 saw 9" in shown[0].note
    assert "Northcutt" in text(window, "picturesSummary")
    cells = window.findChild(ImageGrid)
    with qtbot.waitSignal(window.session.answered, timeout=20_000):
        QTest.mouseClick(cells.viewport(), LEFT, pos=cells.cell(0).center())
    press(window, QToolButton, "correction9")
    qtbot.waitUntil(lambda: "so it is not kept" in strip(window), timeout=10_000)


def test_after_each_epoch_of_a_run_and_of_its_model(window, qtbot):
    slider = window.findChild(QSlider, "confusionEpoch")
    assert slider.isHidden() or slider.maximum() == 0
    with qtbot.waitSignal(window.session.trainer.ended, timeout=20_000):
        window.session.trainer.start(replace(CONFIG, epochs=3))
    qtbot.waitUntil(lambda: slider.maximum() == 3, timeout=20_000)
    slider.setFocus()
    for key, epoch in ((Qt.Key.Key_Home, 1), (Qt.Key.Key_Right, 2)):
        QTest.keyClick(slider, key)
        assert text(window, "confusionEpochLabel") == f"after epoch {epoch}"
        assert summary(window) == f"Confusion matrix: {40 - 10 * epoch} of 40 misread (validation)"
    QTest.keyClick(slider, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: f"of {FEW} misread" in summary(window), timeout=20_000)
