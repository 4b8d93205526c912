"""Images in a grid: they are scrolled, pointed at, clicked and walked through by keys."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from mnist_desktop.data.data_set import DataSet
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.data.part_answers import PartAnswers
from mnist_desktop.data.picture_filter import PictureFilter
from mnist_desktop.data.picture_list import PictureList
from mnist_desktop.widgets.pictures.image_grid import ImageGrid
from tests.fake_classifier import FakeClassifier

COUNT = 60_000
KEYS = Qt.Key


def listed(count=COUNT, misread=(), classes=()):
    """Black images, every label 4; those that are misread are read as 9."""
    images = np.broadcast_to(np.zeros((1, 28, 28), np.uint8), (count, 28, 28))
    part = LabelledImages(images, np.full(count, 4, np.uint8))
    data_set = DataSet("MNIST", part, part[:1], part[:1], classes, "black")
    scores = np.zeros((count, 10), np.float32)
    scores[:, 4] = 9
    scores[list(misread), 9] = 12
    answers = {"train": PartAnswers(FakeClassifier(0), data_set, "train", scores, count)}
    return PictureList.filtered(PictureFilter(part="train"), data_set, answers, ())


@pytest.fixture
def grid(shown):
    grid = shown(ImageGrid(), 400, 300)
    grid.show_pictures(listed(misread=[1, 7]))
    return grid


def click(grid, row):
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.cell(row).center())


def test_a_click_chooses_an_image_and_a_drag_does_not(grid):
    chosen = []
    grid.chosen.connect(chosen.append)
    click(grid, 6)
    assert (chosen, grid.current) == ([6], 6)
    view, place = grid.viewport(), grid.cell(1).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place + QPoint(0, 90))
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=place)
    assert chosen == [6]


def test_keys_walk_through_all_of_them(grid, qtbot):
    chosen = []
    grid.chosen.connect(chosen.append)
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    assert grid.current == 0
    columns = sum(grid.cell(row).top() == grid.cell(0).top() for row in range(20))
    for key, expected in (
        (KEYS.Key_Right, 1),
        (KEYS.Key_Down, 1 + columns),
        (KEYS.Key_Left, columns),
        (KEYS.Key_Up, 0),
        (KEYS.Key_Up, 0),
        (KEYS.Key_End, COUNT - 1),
        (KEYS.Key_Home, 0),
    ):
        QTest.keyClick(grid, key)
        assert grid.current == expected
        assert grid.viewport().rect().contains(grid.cell(grid.current))
    QTest.keyClick(grid, KEYS.Key_PageDown)
    assert grid.current >= 2 * columns
    QTest.keyClick(grid, KEYS.Key_Return)
    assert chosen == [grid.current]


def test_what_is_pointed_at_is_explained(grid):
    said = []
    grid.explained.connect(said.append)
    QTest.mouseMove(grid.viewport(), grid.cell(1).center())
    assert "Training image 1, labelled 4; read as 9" in said[-1]
    QTest.mouseMove(grid.viewport(), grid.cell(2).center())
    assert "Training image 2, labelled 4; read so" in said[-1]
    click(grid, 1)
    assert "read as 9" in grid.accessibleDescription()
    assert "60,000" in grid.accessibleName()


def test_a_misread_image_looks_other_than_by_colour(grid):
    right, wrong = (grid.grab(grid.cell(row)).toImage() for row in (0, 1))
    dark = [
        sum(
            image.pixelColor(x, y).lightness() < 128
            for x in range(image.width())
            for y in range(image.height() - 18, image.height())
        )
        for image in (right, wrong)
    ]
    assert dark[0] != dark[1]


def test_images_are_made_larger_and_the_current_one_stays_in_sight(grid):
    grid.set_current(30_000)
    for _ in range(3):
        before = grid.cell(0).width()
        center = QPointF(grid.viewport().rect().center())
        modifier, button = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.NoButton
        up = QPoint(0, 120)
        where = center, QPointF(grid.viewport().mapToGlobal(center.toPoint()))
        phase = Qt.ScrollPhase.NoScrollPhase
        wheel = QWheelEvent(*where, QPoint(), up, button, modifier, phase, False)
        QApplication.sendEvent(grid.viewport(), wheel)
        assert grid.cell(0).width() >= before
        assert grid.viewport().rect().intersects(grid.cell(30_000))
    QTest.keyClick(grid, KEYS.Key_Minus)
    assert grid.zoom == 4


def test_the_current_image_stays_when_more_is_known(grid):
    grid.set_current(7)
    grid.show_pictures(listed(misread=[7]), keeps_place=True)
    assert grid.current == 7
    grid.show_pictures(listed(count=5), keeps_place=True)
    assert grid.current is None
    grid.show_pictures(listed())
    assert grid.current is None


def test_a_plate_shows_all_at_once(grid):
    grid.set_plates((5, 4), (10, 2))
    grid.show_pictures(listed(count=20))
    view = grid.viewport().rect()
    assert all(view.contains(grid.cell(row)) for row in range(20))
    assert grid.cell(4).top() == grid.cell(0).top() < grid.cell(5).top()
    grid.resize(400, 160)
    assert grid.viewport().rect().contains(grid.cell(19))
    assert grid.cell(9).top() == grid.cell(0).top() < grid.cell(10).top()


def test_names_of_classes_have_a_line_of_their_own(grid):
    height = grid.cell(0).height()
    names = ("T-shirt", "trousers", "pullover", "dress", "coat", *"abcde")
    grid.show_pictures(listed(count=9, misread=[3], classes=names))
    assert grid.cell(0).height() > height
    grid.grab()


def test_nothing_to_show(grid):
    grid.show_pictures(listed(count=0))
    click(grid, 0)
    QTest.keyClick(grid, KEYS.Key_Return)
    assert grid.current is None
    grid.clear()
    grid.grab()


def test_a_finger_chooses_and_scrolls(grid, touch_screen, qtbot):
    chosen = []
    grid.chosen.connect(chosen.append)
    view, place = grid.viewport(), grid.cell(6).center()
    QTest.touchEvent(view, touch_screen).press(0, place)
    QTest.touchEvent(view, touch_screen).release(0, place)
    qtbot.waitUntil(lambda: chosen == [6])
    QTest.touchEvent(view, touch_screen).press(0, QPoint(150, 250))
    for y in range(240, 60, -20):
        QTest.touchEvent(view, touch_screen).move(0, QPoint(150, y))
    QTest.touchEvent(view, touch_screen).release(0, QPoint(150, 60))
    qtbot.waitUntil(lambda: grid.verticalScrollBar().value() > 100, timeout=5_000)
    assert chosen == [6]


def turn_wheel(grid, area, notches):
    place = grid.mapTo(area, grid.rect().center())
    turned = QPoint(0, 120 if notches > 0 else -120)
    for _ in range(abs(notches)):
        QTest.wheelEvent(area.windowHandle(), QPointF(place), turned)


def test_the_wheel_gets_past_the_images_of_a_grid_that_scrolls_too(shown):
    grid, content, area = ImageGrid(), QWidget(), QScrollArea()
    above, below = QWidget(), QWidget()
    column = QVBoxLayout(content)
    for part in (above, grid, below):
        column.addWidget(part)
        part.setFixedHeight(250)
    area.setWidget(content)
    area.setWidgetResizable(True)
    shown(area, 400, 400)
    grid.show_pictures(listed())
    inner, outer = grid.verticalScrollBar(), area.verticalScrollBar()
    turn_wheel(grid, area, -2)  # its last rows are not in sight yet
    assert inner.value() == 0
    assert outer.value() > 0
    outer.setValue(grid.y() - 50)  # all of it is
    turn_wheel(grid, area, -1)
    assert inner.value() > 0
    assert outer.value() == grid.y() - 50
    inner.setValue(inner.maximum())
    turn_wheel(grid, area, -1)
    assert outer.value() > grid.y() - 50
    outer.setValue(outer.maximum())
    turn_wheel(grid, area, 20)  # back to its first rows, then the images
    assert outer.value() <= grid.y()
    assert inner.value() < inner.maximum()
