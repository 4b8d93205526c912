import math

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.widgets.chart.charts import (
    action,
    numbers,
    place_of,
    show_finished,
    turn_wheel,
    view_range,
    wait_until_drawn,
)


def test_no_axis_goes_where_no_value_can_be(chart, qtbot):
    show_finished(chart, qtbot)
    viewport = chart.plot.viewport()
    for place in (QPoint(60, 5), QPoint(390, 5), QPoint(60, 110), QPoint(390, 110)):
        turn_wheel(viewport, place, 4)
        turn_wheel(viewport, place, -9)
        for side, highest in (("bottom", 5), ("left", math.inf)):
            shown = [float(text.removesuffix(" %")) for text in numbers(chart, side)]
            assert min(shown) >= 0
            assert max(shown) <= (100 if "%" in numbers(chart, side)[0] else highest)


def test_the_wheel_scrolls_the_column_until_the_chart_is_clicked(chart, qtbot):
    show_finished(chart, qtbot)
    viewport, place = chart.plot.viewport(), place_of(chart, 2, 0.6)
    chart.clearFocus()
    before = view_range(chart)
    assert chart.plot.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert chart.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert not turn_wheel(viewport, place, 3)
    assert view_range(chart) == before
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    chart.setFocus()
    assert turn_wheel(viewport, place, 3)
    assert view_range(chart) != before
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    wait_until_drawn(chart, qtbot)
    assert view_range(chart) == before


@pytest.mark.parametrize("reset", ["key", "menu", "begin"])
def test_the_wheel_zooms_until_everything_is_shown_again(chart, qtbot, reset):
    show_finished(chart, qtbot)
    before = view_range(chart)
    viewport = chart.plot.viewport()
    assert turn_wheel(viewport, place_of(chart, 2, 0.6), 3)
    zoomed = view_range(chart)
    assert zoomed[0][1] - zoomed[0][0] < before[0][1] - before[0][0]
    chart.add_training_point(5, 0.5)
    wait_until_drawn(chart, qtbot)
    assert view_range(chart) == zoomed  # it stays where the person looks
    if reset == "key":
        QTest.keyClick(chart, Qt.Key.Key_Home)
    elif reset == "menu":
        action(chart, "showEverythingAction").trigger()
    else:
        chart.begin(5)
        chart.add_training_point(1, 0.5)
        wait_until_drawn(chart, qtbot)
    assert view_range(chart)[0] == pytest.approx(before[0])


def test_the_left_button_pans_and_the_right_one_does_not_zoom(chart, qtbot):
    show_finished(chart, qtbot)
    viewport = chart.plot.viewport()
    start = place_of(chart, 2, 0.6)
    turn_wheel(viewport, start, 5)
    for button, moves in ((Qt.MouseButton.LeftButton, True), (Qt.MouseButton.RightButton, False)):
        (left, right), _ = view_range(chart)
        QTest.mousePress(viewport, button, pos=start)
        for step in range(1, 5):
            event_place = start + QPoint(10 * step, 0)
            move_with(viewport, button, event_place)
            qtbot.waitUntil(lambda: chart.plot.scene()._moveEventIsAllowed())
        QTest.mouseRelease(viewport, button, pos=start + QPoint(40, 0))
        (new_left, new_right), _ = view_range(chart)
        assert new_right - new_left == pytest.approx(right - left)
        assert (new_left < left) is moves


def move_with(widget, button, place):
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        button,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def test_an_empty_chart_leaves_the_wheel_to_what_is_around_it(chart):
    chart.load()
    for widget in (chart.findChild(QLabel, "chartSentence"), chart.header, chart):
        assert not turn_wheel(widget, QPoint(5, 5))
