"""A learner opens the map in the real window with the built-in model; the images are few."""

import re

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.widgets.pictures.digit_map_view import DigitMapView
from tests.insight.small_networks import POOLED
from tests.pointers import draw
from tests.recognition.random_weights import random_weights
from tests.session.small_data import SmallData


@pytest.fixture
def learning():
    return SmallData()


@pytest.fixture
def window(opened, learning):
    return opened(learning, size=(1200, 800))


def text(window, name):
    return window.findChild(QLabel, name).text()


def open_map(window, qtbot):
    window.findChild(QAction, "showPicturesAction").trigger()
    QTest.mouseClick(window.findChild(object, "mapPageButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "validation images of" in text(window, "mapState"), timeout=20_000)
    return window.findChild(DigitMapView)


@pytest.fixture
def view(window, qtbot):
    """The map, all of it."""
    return open_map(window, qtbot)


def test_the_dot_travels_while_the_pen_moves(window, view, a_seven, qtbot):
    assert text(window, "mapState").startswith("200 validation images of MNIST. Misread, and")
    (features,) = re.findall(r"between the (\d+) features", text(window, "mapTruth"))
    assert text(window, "mapNearest").startswith("Draw: ")
    placed = []
    window.session.map_places.placed.connect(lambda request, _: placed.append(request))
    draw(window.canvas, a_seven)
    qtbot.waitUntil(lambda: view.drawing is not None, timeout=10_000)
    assert text(window, "mapNearest").startswith(f"The lines do not lie: by all {features} ")
    count = len(placed)
    draw(window.canvas, a_seven + 0.02)
    qtbot.waitUntil(lambda: len(placed) > count, timeout=10_000)
    assert placed[-1].is_next  # of the same ink, so the dot leaves a trail
    window.findChild(QAction, "clearAction").trigger()
    qtbot.waitUntil(lambda: view.drawing is None, timeout=10_000)
    assert text(window, "mapNearest").startswith("Draw: ")


def test_an_image_is_seen_under_the_pointer_and_a_click_puts_it_on_the_paper(window, view, qtbot):
    digit_map, place = view.digit_map, view.place_of(7).toPoint()
    QTest.mouseMove(view, place)
    qtbot.waitUntil(lambda: view.pointed is not None, timeout=5_000)
    pointed = view.pointed
    assert view.accessibleDescription().startswith("labelled ")
    with qtbot.waitSignal(window.session.answered, timeout=10_000):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    drawing = window.canvas.drawing()
    np.testing.assert_allclose(drawing.picture, digit_map.images.as_floats()[pointed])
    assert (drawing.part, drawing.number) == ("validation", digit_map.numbers[pointed])
    qtbot.waitUntil(lambda: view.drawing is not None, timeout=10_000)
    assert view.drawing.nearest[0] == pointed  # it is its own nearest


def test_nothing_is_computed_while_the_page_is_hidden(window, view, a_seven, qtbot):
    draw(window.canvas, a_seven)
    qtbot.waitUntil(lambda: view.drawing is not None, timeout=10_000)
    window.findChild(QAction, "showTrainAction").trigger()
    places = []
    window.session.map_places.placed.connect(lambda _, place: places.append(place))
    with qtbot.waitSignal(window.session.answered, timeout=10_000):
        draw(window.canvas, 1 - a_seven)
    window.session.use_model(None)
    with qtbot.waitSignal(window.session.model_changed, timeout=20_000):
        pass
    assert not places
    assert not window.session.maps.is_reading
    before = view.drawing
    window.findChild(QAction, "showPicturesAction").trigger()  # all that was missed
    qtbot.waitUntil(lambda: view.drawing not in (None, before), timeout=20_000)


def test_a_network_with_other_classes_has_no_map(window, view, learning, qtbot):
    weights = random_weights(POOLED)
    metadata = ModelMetadata(classes=("circle", "cross"))
    window.session.answering.set_trial(Classifier.from_weights(POOLED, weights, metadata))
    assert "classes" in text(window, "mapState")
    assert view.digit_map is None
    learning.classes = ("circle", "cross")
    learning.parts = tuple(type(part)(part.images, part.labels % 2) for part in learning.parts)
    window.session.preparation.data_opened.emit(learning.data_set_info(None))
    qtbot.waitUntil(lambda: view.digit_map is not None, timeout=20_000)
    assert window.findChild(object, "mapClass1").text() == "1 cross"
    assert window.findChild(object, "mapClass2") is None
    QTest.mouseMove(view, view.place_of(0).toPoint())
    qtbot.waitUntil(lambda: view.pointed is not None, timeout=5_000)
    assert "circle" in view.accessibleDescription() or "cross" in view.accessibleDescription()


def test_the_map_follows_a_network_that_learns(window, view, learning, qtbot):
    built_in = view.digit_map
    learning.may_go_on.clear()
    window.findChild(object, "trainButton").click()
    qtbot.waitUntil(lambda: window.session.trainer.candidate is not None, timeout=20_000)
    qtbot.waitUntil(lambda: view.digit_map is not built_in, timeout=20_000)
    learning.may_go_on.set()
