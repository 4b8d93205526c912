"""The map as a person uses it: wheel, mouse, keys, classes; and what is said below it."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from mnist_desktop.insight.digit_map import MapPlace
from mnist_desktop.widgets.pictures.map_cloud import names_of, signs_of
from mnist_desktop.widgets.pictures.map_page import MapPage
from tests.insight.small_networks import POOLED, model_of
from tests.insight.test_digit_map import WITHOUT_DENSE, data_set, network, read

MODEL = model_of(POOLED)


@pytest.fixture(scope="module")
def data():
    return data_set(200)


@pytest.fixture(scope="module")
def digit_map(data):
    return read(MODEL, data)


@pytest.fixture
def page(digit_map, qtbot):
    page = MapPage()
    qtbot.addWidget(page)
    page.resize(400, 560)
    page.show()
    page.show_map(digit_map)
    return page


@pytest.fixture
def view(page):
    return page.view


def text(page, name):
    return page.findChild(QLabel, name).text()


def wheel(view, place, notches=1):
    where, turned = QPointF(view.mapToGlobal(place)), QPoint(0, 120 * notches)
    none = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
    pointer = QPointF(place), where, QPoint(), turned, Qt.MouseButton.NoButton
    QApplication.sendEvent(view, QWheelEvent(*pointer, *none))


def test_what_is_said_of_an_unread_map_of_chosen_labels_and_of_another_network(page, digit_map):
    wrong, labels = digit_map.is_wrong, digit_map.images.labels
    page.findChild(QToolButton, "mapClass3").click()
    assert text(page, "mapState").endswith(
        f"ringed: {wrong.sum()}; of the chosen labels {(wrong & (labels == 3)).sum()}."
    )
    page.mark_behind()
    assert "that of the one before" in text(page, "mapState")
    page.show_map(digit_map)
    assert text(page, "mapState").startswith("200 validation images of ")
    page.show_obstacle("")
    assert text(page, "mapState") == "The images are being read…"


def test_wheel_drag_and_double_click(view, qtbot):
    whole = view.viewport.zoom
    place = view.place_of(3).toPoint()
    wheel(view, place, 5)
    assert view.viewport.zoom == pytest.approx(1.25**5)
    assert (view.place_of(3).toPoint() - place).manhattanLength() <= 4  # what is there stays there
    before, chosen = view.place_of(3), []
    view.image_chosen.connect(chosen.append)
    centre = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=centre)
    QTest.mouseMove(view, centre + QPoint(20, 10))
    QTest.mouseMove(view, centre + QPoint(30, 10))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=centre + QPoint(30, 10))
    assert (view.place_of(3) - before).toPoint() == QPoint(30, 10)
    assert not chosen  # a drag is no click
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=centre)
    assert view.viewport.zoom == whole
    wheel(view, place, -3)
    assert view.viewport.zoom == whole


def test_the_keyboard_reaches_everything(view, qtbot):
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    first = view.pointed
    assert first is not None
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.pointed not in (None, first)
    QTest.keyClicks(view, "++")
    assert view.viewport.zoom == pytest.approx(2.25)
    before = view.place_of(first)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.place_of(first).x() == pytest.approx(before.x() - 40)
    QTest.keyClicks(view, "0")
    assert view.viewport.zoom == 1
    with qtbot.waitSignal(view.image_chosen) as waited:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert waited.args == [view.pointed]


def test_two_classes_are_looked_at_and_misread_images_only(page, view):
    for label in (4, 9):
        QTest.mouseClick(page.findChild(object, f"mapClass{label}"), Qt.MouseButton.LeftButton)
    labels = view.digit_map.images.labels
    for index in range(10):
        is_chosen = labels[index] in (4, 9)
        found = view.image_at(view.place_of(index))
        assert found is None or labels[found] in (4, 9)
        assert not is_chosen or found is not None
    page.findChild(object, "mapOnlyWrong").click()
    right = np.flatnonzero(~view.digit_map.is_wrong)
    found = [view.image_at(view.place_of(index)) for index in right.tolist()]
    assert all(one is None or view.digit_map.is_wrong[one] for one in found)


def test_the_words_say_that_the_map_lies_and_the_lines_do_not(page, digit_map):
    assert text(page, "mapState").startswith(
        "200 validation images of small. Misread, and ringed: "
    )
    assert text(page, "mapTruth").startswith("A flat map lies about distance: its two axes hold ")
    assert "between the 24 features of these images" in text(page, "mapTruth")
    assert text(page, "mapNearest").startswith("Draw: ")
    place = MapPlace(0.1, 0.1, (3, 1, 4))
    page.show_drawing(place)
    names = ", ".join(str(digit_map.images.labels[index]) for index in place.nearest)
    assert text(page, "mapNearest") == (
        f"The lines do not lie: by all 24 features these are nearest to your drawing: {names}."
    )


def test_the_words_are_true_of_networks_with_little_to_show(page, data):
    dead = model_of(network(8))
    dead.weights["features/kernel"][:] = 0
    page.show_map(read(dead, data))
    assert "all these images look the same" in text(page, "mapTruth")
    page.show_map(read(model_of(network(2)), data))
    assert "the distances are true" in text(page, "mapTruth")
    page.show_map(read(model_of(WITHOUT_DENSE), data))
    assert "between the 10 scores" in text(page, "mapTruth")
    page.grab()


def test_a_moment_of_a_run_stays_where_one_looks(page, view, digit_map, data):
    view.show_drawing(MapPlace(0.0, 0.0, ()))
    wheel(view, view.rect().center(), 4)
    zoom = view.viewport.zoom
    page.show_map(read(model_of(POOLED, seed=3), data, digit_map.axes))
    assert view.viewport.zoom == zoom
    assert "another moment of the run" in text(page, "mapTruth")
    page.show_map(read(model_of(POOLED, seed=4), data))
    assert view.viewport.zoom == 1
    assert view.drawing is None  # until it is known where it is now


def test_the_dot_leaves_a_trail_while_its_drawing_grows_and_is_at_the_edge_beyond(view):
    def picture():
        return view.grab().toImage()

    view.show_drawing(MapPlace(-0.2, 0.0, (0,)))
    view.show_drawing(MapPlace(0.2, 0.0, (0,)), is_next=True)
    with_trail = picture()
    view.show_drawing(MapPlace(0.2, 0.0, (0,)))
    without = picture()
    assert with_trail != without
    view.show_drawing(MapPlace(40.0, 0.0, ()))
    assert picture() != without


def test_each_class_has_a_sign_of_one_character():
    assert signs_of(()) == tuple("0123456789")
    assert signs_of(("circle", "square")) == ("C", "S")
    assert signs_of(("circle", "cross")) == ("0", "1")
    assert names_of(("circle", "cross")) == ("0 circle", "1 cross")
    assert names_of(("circle", "square")) == ("circle", "square")
