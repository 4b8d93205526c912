"""A learner goes through the strokes of a 4 that looks like a 1 at first."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider, QToolButton

from mnist_desktop.insight.timeline import Timeline
from mnist_desktop.widgets.insight.timeline_section import Obstacle, TimelineSection
from tests.pointers import mouse_press, mouse_release

COUNT = 10


def timeline_of(seconds=2.0, classes=()):
    """Reads 1 for the first 4 of 10 places, then 4, ever more surely."""
    probabilities = np.zeros((COUNT, 10), np.float32)
    probabilities[:, 1] = np.linspace(0.9, 0.0, COUNT)
    probabilities[:, 4] = 1 - probabilities[:, 1]
    ways = np.linspace(4, 24, COUNT + 1)
    parts = [np.array([[14, top], [14, bottom]]) for top, bottom in pairwise(ways)]
    return Timeline(
        shares=np.linspace(0.1, 1, COUNT),
        strokes=np.repeat([0, 1], COUNT // 2),
        seconds=np.linspace(seconds / COUNT, seconds, COUNT),
        parts=tuple(parts),
        images=np.zeros((COUNT, 28, 28), np.float32),
        probabilities=probabilities[:, : len(classes) or 10],
        classes=classes,
    )


@pytest.fixture
def section(shown):
    section = shown(TimelineSection(), 320, 260)
    section.show_timeline(timeline_of())
    return section


def words(section):
    return section.findChild(QLabel, "timelineWords").text()


def slider(section):
    return section.findChild(QSlider, "timelineSlider")


def click(section, name):
    QTest.mouseClick(section.findChild(QToolButton, name), Qt.MouseButton.LeftButton)


def view(section):
    return section.findChild(object, "timelineView")


def test_it_opens_at_the_end_and_never_says_100_percent(section):
    assert words(section) == "After all of the ink: 4 (>99.9 %)"
    assert view(section).accessibleDescription() == "1 until 50 % of the ink, at last 4"


def test_with_the_keys_back_to_the_beginning(section):
    QTest.keyClick(slider(section), Qt.Key.Key_Left)
    assert words(section) == "After 90 % of the ink: 4 (90 %), then 1"
    QTest.keyClick(slider(section), Qt.Key.Key_Home)
    assert words(section) == "After 10 % of the ink: 1 (90 %), then 4"
    assert slider(section).accessibleDescription() == words(section)


def test_the_ribbons_can_be_pointed_at(section):
    where, right = view(section), view(section).width() - 2
    mouse_press(where, right, 20)
    assert slider(section).value() == COUNT - 1
    QTest.mouseMove(where, QPoint(where.height() + 40, 20))
    mouse_release(where, where.height() + 40, 20)
    assert slider(section).value() < COUNT // 2


def test_the_answer_has_the_highlight_colour(section):
    QTest.keyClick(slider(section), Qt.Key.Key_Home)
    where = view(section)
    picture = where.grab().toImage()
    ratio = picture.devicePixelRatio()
    at = QPoint(where.width() - 6, where.height() - 6) * ratio
    assert picture.pixelColor(at) == where.palette().highlight().color()


def test_the_drawing_grows_with_the_place(section):
    where = view(section)

    def dark():
        picture = where.grab().toImage()
        column = round(where.height() / 2 * picture.devicePixelRatio())
        return sum(picture.pixelColor(column, y).lightness() < 60 for y in range(picture.height()))

    whole = dark()
    QTest.keyClick(slider(section), Qt.Key.Key_Home)
    assert 0 < dark() < whole / 3


def test_played_it_starts_again_and_stops_at_the_end(section, qtbot):
    section.show_timeline(timeline_of(seconds=0.1))
    seen = []
    slider(section).valueChanged.connect(seen.append)
    click(section, "playTimelineButton")
    assert section.is_playing
    qtbot.waitUntil(lambda: not section.is_playing, timeout=5_000)
    assert seen == list(range(COUNT))
    assert section.findChild(QToolButton, "playTimelineButton").text() == "Play"


def test_pause_and_a_new_drawing_stop_it(section):
    for stop in (lambda: click(section, "playTimelineButton"), section.clear):
        section.show_timeline(timeline_of(seconds=100.0))
        click(section, "playTimelineButton")
        assert section.is_playing
        stop()
        assert not section.is_playing
    assert words(section) == ""
    assert not slider(section).isEnabled()


def test_while_the_network_learns_the_place_stays(section):
    QTest.keyClick(slider(section), Qt.Key.Key_Home)
    section.show_timeline(timeline_of())
    assert words(section).startswith("After 10 % of the ink")


def test_it_says_why_there_is_none(section):
    section.show_obstacle(Obstacle.PICTURE)
    assert section.findChild(QLabel, "timelineObstacle").text().startswith("A picture has no")
    assert not view(section).isVisible()
    section.show_timeline(timeline_of())
    assert view(section).isVisible()


def test_classes_have_their_names(section):
    section.show_timeline(timeline_of(classes=("shirt", "shoe", "bag", "coat", "hat")))
    QTest.keyClick(slider(section), Qt.Key.Key_Home)
    assert words(section) == "After 10 % of the ink: shoe (90 %), then hat"
