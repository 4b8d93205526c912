"""A learner looks through the images of a data set, in the real window with the built-in model."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.data.picture_filter import PictureFilter
from mnist_desktop.widgets.pictures.about_images import AverageImage
from mnist_desktop.widgets.pictures.class_counts import ClassCounts
from mnist_desktop.widgets.pictures.image_grid import ImageGrid
from tests.pointers import draw
from tests.session.small_data import SmallData
from tests.window.parts import action, label


@pytest.fixture
def learning():
    """Random grey, which the built-in model reads as some digit or other."""
    return SmallData()


@pytest.fixture
def window(opened, learning):
    return opened(learning, size=(1366, 768))


@pytest.fixture
def grid(window, qtbot):
    """On the tab, with the first twenty images."""
    action(window, "showPicturesAction").trigger()
    grid = window.findChild(ImageGrid)
    qtbot.waitUntil(lambda: grid.pictures is not None, timeout=10_000)
    return grid


def press(window, name):
    window.findChild(QPushButton, name).click()


def click(grid, row):
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.cell(row).center())


def choose(window, name, text):
    field = window.findChild(QComboBox, name)
    field.setCurrentIndex(field.findText(text))
    field.activated.emit(field.currentIndex())


def read(window, grid, qtbot):
    """Waits until all that is listed has an answer."""
    qtbot.waitUntil(lambda: bool((grid.pictures.read_as >= 0).all()), timeout=20_000)


def test_it_opens_with_twenty_labelled_images_and_shows_all_on_request(window, grid, qtbot):
    assert len(grid.pictures) == 20
    assert label(window, "picturesSummary").startswith("The first 20 training images of MNIST")
    assert not window.findChild(QComboBox, "pictureSet").isVisible()
    press(window, "allImagesButton")
    assert len(grid.pictures) == 520
    read(window, grid, qtbot)
    assert label(window, "picturesSummary").startswith("Images: 520 of 520; misread: ")
    assert "test images are left out until you open them" in label(window, "picturesSummary")
    press(window, "twentyImagesButton")
    assert len(grid.pictures) == 20


def test_a_click_puts_an_image_on_the_paper_as_one_step(window, grid, learning, a_seven, qtbot):
    draw(window.canvas, a_seven)
    before = window.canvas.drawing()
    press(window, "allImagesButton")
    choose(window, "pictureSet", "validation, 200")
    choose(window, "pictureLabel", "label 3")
    assert set(grid.pictures.labels) == {3}
    click(grid, 2)
    shown = window.canvas.drawing()
    np.testing.assert_array_equal(shown.picture, learning.parts[1].as_floats()[23])
    assert (shown.label, shown.part, shown.number) == (3, "validation", 23)
    assert label(window, "captionLabel") == "Validation image 23 of MNIST; its label is 3."
    action(window, "undoAction").trigger()
    assert window.canvas.drawing().strokes == before.strokes


def test_the_key_goes_from_mistake_to_mistake(window, qtbot):
    assert not window.findChild(ImageGrid).isVisible()
    QTest.keyClick(window, Qt.Key.Key_N)  # before the tab was ever seen
    qtbot.waitUntil(lambda: window.canvas.drawing().picture is not None, timeout=20_000)
    grid = window.findChild(ImageGrid)
    assert grid.pictures.is_wrong.all()
    first = grid.pictures[0]
    assert window.canvas.drawing().number == first.number
    QTest.keyClick(window, Qt.Key.Key_N)
    assert window.canvas.drawing().number == grid.pictures[1].number
    assert grid.pictures[1].sureness <= first.sureness
    for _ in range(len(grid.pictures) - 1):
        QTest.keyClick(window, Qt.Key.Key_N)
    assert window.canvas.drawing().number == first.number  # round again


def test_where_nothing_is_misread_it_says_so(window, grid, qtbot):
    press(window, "allImagesButton")
    choose(window, "pictureSet", "validation, 200")
    choose(window, "pictureRight", "right only")
    qtbot.waitUntil(lambda: "misread: 0" in label(window, "picturesSummary"), timeout=20_000)
    with qtbot.waitSignal(window._pictures_sections.images.said) as said:
        press(window, "nextMistakeButton")
    assert said.args == ["None of the images that are shown is misread."]


def test_test_images_are_closed_until_they_are_opened(window, grid, qtbot):
    press(window, "allImagesButton")
    choose(window, "pictureSet", "test, 20")
    assert len(grid.pictures) == 0
    assert not grid.isVisible()
    assert label(window, "testInvitation")
    press(window, "openTestButton")
    assert len(grid.pictures) == 20
    assert grid.isVisible()
    read(window, grid, qtbot)
    click(grid, 0)
    assert window.canvas.drawing().part == "test"


def test_counts_and_average_of_what_is_shown(window, grid, learning, qtbot):
    press(window, "allImagesButton")
    choose(window, "pictureSet", "validation, 200")
    choose(window, "pictureLabel", "label 3")
    average, counts = window.findChild(AverageImage), window.findChild(ClassCounts)
    assert average.image is None
    window.findChild(QToolButton, "aboutImagesButton").click()
    qtbot.waitUntil(lambda: average.image is not None, timeout=10_000)
    threes = learning.parts[1].as_floats()[3::10]
    np.testing.assert_allclose(average.image, threes.mean(axis=0), atol=1e-5)
    assert "2: 0" in counts.accessibleDescription()
    assert "3: 20" in counts.accessibleDescription()
    variations = window.findChild(object, "imageVariations")
    assert variations.images().shape == (8, 28, 28)


def test_images_like_the_drawing(window, grid, learning, qtbot):
    press(window, "allImagesButton")
    with qtbot.waitSignal(window.session.answered, timeout=10_000):
        click(grid, 7)
    press(window, "similarButton")
    summary = window.findChild(QLabel, "picturesSummary")
    qtbot.waitUntil(lambda: "most like the drawing" in summary.text(), timeout=20_000)
    qtbot.waitUntil(lambda: len(grid.pictures) == 200, timeout=20_000)
    assert grid.pictures[0].index == 7
    choose(window, "pictureSet", "test, 20")  # which are closed
    press(window, "similarButton")
    qtbot.waitUntil(lambda: len(grid.pictures) == 200, timeout=20_000)
    assert window.findChild(QComboBox, "pictureSet").currentText() == "training, 320"
    assert not label(window, "testInvitation")


def test_a_data_set_of_one_s_own_with_classes_of_its_own(window, grid, learning, qtbot):
    learning.classes = ("cat", "dog")
    parts = [LabelledImages(one.images, one.labels % 2) for one in learning.parts]
    learning.parts = tuple(parts)
    window.session.preparation.open_data(Path("pets"))
    qtbot.waitUntil(
        lambda: grid.pictures is not None and grid.pictures.data_set.name == "pets",
        timeout=10_000,
    )
    assert label(window, "picturesSummary").startswith("The first 20 training images of pets")
    press(window, "allImagesButton")
    choose(window, "pictureLabel", "label dog")
    assert set(grid.pictures.labels) == {1}
    assert "other classes than this network" in label(window, "picturesSummary")
    assert not window.findChild(QPushButton, "nextMistakeButton").isEnabled()
    click(grid, 0)
    assert label(window, "captionLabel") == "Training image 1 of pets; its label is dog."
    with qtbot.waitSignal(window._pictures_sections.images.said) as said:
        QTest.keyClick(window, Qt.Key.Key_N)
    assert "other classes than this network" in said.args[0]


def test_another_view_brings_its_own_list(window, grid, qtbot):
    images = window._pictures_sections.images
    press(window, "allImagesButton")
    choose(window, "pictureSet", "training, 320")
    choose(window, "pictureLabel", "label 8")
    images.set_indices(np.array([5, 3, 8]), "A wrong, B right.", "validation")
    assert grid.pictures.places.tolist() == [325, 323, 328]
    assert label(window, "picturesSummary").startswith("A wrong, B right. Images: 3 of 200")
    names = "pictureSet", "pictureLabel", "pictureOrder"
    set_, label_, order = (window.findChild(QComboBox, name) for name in names)
    assert (set_.currentText(), label_.currentText()) == ("validation, 200", "any label")
    assert (order.currentText(), order.placeholderText()) == ("", "order of the list")
    assert images.filter == PictureFilter()
    heard = []
    images.filter_changed.connect(lambda: heard.append(images.filter))
    images.set_filter(PictureFilter(label=4, answer=9))
    assert heard == [PictureFilter(label=4, answer=9)]
    assert window.findChild(QComboBox, "pictureAnswer").currentText() == "read as 9"
    assert order.currentText() == "by number"


def test_while_a_network_learns_it_is_followed_from_epoch_to_epoch(window, grid, learning, qtbot):
    images = window._pictures_sections.images
    before = images.reader
    learning.may_go_on.clear()
    window.findChild(object, "trainButton").click()
    qtbot.waitUntil(lambda: window.session.trainer.candidate is not None, timeout=20_000)
    assert images.reader is before
    learning.may_go_on.set()
    with qtbot.waitSignal(window.session.trainer.ended, timeout=20_000):
        pass
    qtbot.waitUntil(lambda: images.reader is window.session.answering.leading, timeout=20_000)
    assert images.reader is not before
