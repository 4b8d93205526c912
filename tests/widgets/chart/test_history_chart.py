import gc
import math
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mnist_desktop.widgets.base.images import picture_from_qimage
from mnist_desktop.widgets.chart.history_chart import HistoryChart, Quantity
from mnist_desktop.widgets.chart.hover import ChartHover
from mnist_desktop.window.theme import palette

BLUE, ORANGE = (0x00, 0x72, 0xB2), (0xE6, 0x9F, 0x00)
CURVE = [(step / 20, 0.5 + 1.5 / (1 + step)) for step in range(1, 101)]  # 5 epochs
VALIDATION = [(1, 0.7), (2, 0.6), (3, 0.55), (4, 0.6), (5, 0.65)]


@pytest.fixture
def chart(make_chart):
    return make_chart(Quantity.LOSS)


@pytest.fixture
def make_chart(qtbot):
    def make(quantity):
        chart = HistoryChart(quantity)
        qtbot.addWidget(chart)
        chart.resize(420, 190)
        with qtbot.waitExposed(chart):
            chart.show()
        return chart

    return make


def sentence(chart):
    label = chart.findChild(QLabel, "chartSentence")
    return label.text() if label.isVisible() else None


def repaint_timer(chart):
    return chart.findChild(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)


def hover(chart):
    return chart.findChild(ChartHover)


def action(chart, name):
    return chart.findChild(QAction, name)


def wait_until_drawn(chart, qtbot):
    qtbot.waitUntil(lambda: not repaint_timer(chart).isActive())


def show_finished(chart, qtbot, best_epoch=3):
    chart.show_history(CURVE, VALIDATION, best_epoch)
    wait_until_drawn(chart, qtbot)


def pixels(image, color):
    """How many pixels have a colour, or nearly."""
    picture = picture_from_qimage(image)[:, :, :3].astype(int)
    return int((abs(picture - np.array(color)).max(axis=2) <= 4).sum())


def view_range(chart):
    return chart.plot.view.viewRange()


def place_of(chart, epoch, value):
    return chart.plot.place_of(epoch, value).toPoint()


def turn_wheel(widget, place, steps=1):
    event = QWheelEvent(
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_starts_empty_and_without_pyqtgraph(run_python):
    script = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from mnist_desktop.widgets.chart.history_chart import HistoryChart, Quantity
from mnist_desktop.widgets.chart.hover import ChartHover
for quantity in Quantity:
    chart = HistoryChart(quantity)
    chart.resize(300, 100)
    chart.show()
    assert not chart.grab().isNull()
assert "pyqtgraph" not in sys.modules
hooks = sys.excepthook
chart.begin(5)
assert "pyqtgraph" in sys.modules and sys.excepthook is hooks
"""
    process = run_python(script)
    assert process.returncode == 0, process.stderr


@pytest.mark.parametrize("quantity", Quantity)
def test_says_what_to_press_while_it_is_empty(make_chart, quantity, qtbot):
    chart = make_chart(quantity)
    assert chart.objectName() == f"{chart.quantity}Chart"
    assert sentence(chart).startswith("Press Train")
    assert chart.quantity in sentence(chart)
    assert not action(chart, "saveChartAction").isEnabled()
    chart.load()
    before = sentence(chart)
    chart.begin(5)
    wait_until_drawn(chart, qtbot)
    assert sentence(chart) not in (None, before)


def test_draws_points_as_they_come(chart, qtbot):
    before = sentence(chart)
    chart.begin(5)
    for epoch, value in CURVE[:34]:
        chart.add_training_point(epoch, value)
    chart.add_validation_point(1, 0.7)
    wait_until_drawn(chart, qtbot)
    assert sentence(chart) is None
    image = chart.grab().toImage()
    assert pixels(image, BLUE) > 50
    assert pixels(image, ORANGE) > 20
    (left, right), _ = view_range(chart)
    assert left < 0 < 5 < right < 5.5
    chart.set_epochs(10)
    wait_until_drawn(chart, qtbot)
    assert view_range(chart)[0][1] > 10
    assert chart.accessibleDescription().startswith("epoch 1.7: training ")
    chart.clear()
    wait_until_drawn(chart, qtbot)
    assert sentence(chart) == before


def test_accuracies_are_shown_in_percent(make_chart, qtbot):
    chart = make_chart(Quantity.ACCURACY)
    chart.show_history([(0.1, 0.2), (1, 0.96), (2, 0.98)], [(1, 0.97), (2, 0.975)], None)
    wait_until_drawn(chart, qtbot)
    assert (numbers(chart, "left")[0], numbers(chart, "left")[-1]) == ("95 %", "100 %")


def test_repaints_a_few_times_a_second_at_most(chart, qtbot, monkeypatch):
    drawn = []
    chart.load()
    monkeypatch.setattr(chart.plot, "show_lines", lambda *lines: drawn.append(len(lines[0][0])))
    for number in range(1000):
        chart.add_training_point(number / 1000, 1)
    wait_until_drawn(chart, qtbot)
    assert drawn == [1000]
    assert 1000 / repaint_timer(chart).interval() <= 15


def test_is_not_drawn_while_nobody_sees_it(chart, qtbot):
    wait_until_drawn(chart, qtbot)
    chart.hide()
    chart.add_training_point(0.5, 1)
    assert not repaint_timer(chart).isActive()
    chart.show()
    wait_until_drawn(chart, qtbot)
    assert sentence(chart) is None


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_no_number_is_not_drawn(chart, qtbot, value):
    chart.show_history([(0.1, 0.5), (0.2, value), (0.3, 0.4)], [(1, value)], 1)
    wait_until_drawn(chart, qtbot)
    assert np.isfinite(view_range(chart)).all()
    chart.show_history([(0.1, value)], [], None)
    chart.grab()


@pytest.mark.parametrize("quantity", Quantity)
def test_marks_the_best_epoch(make_chart, quantity, qtbot):
    chart = make_chart(quantity)
    show_finished(chart, qtbot)
    plot = chart.plot
    assert plot._best_line.isVisible()
    assert plot._best_line.value() == 3
    assert plot._best_line.label.toPlainText() == "best"
    scale = 1 if chart.quantity == Quantity.LOSS else 100
    assert [spot.pos().y() for spot in plot._best_ring.points()] == [
        pytest.approx(55 / 100 * scale)
    ]
    chart.set_best_epoch(None)
    wait_until_drawn(chart, qtbot)
    assert not plot._best_line.isVisible()
    assert not plot._best_ring.isVisible()


def test_follows_the_theme_and_the_size_of_the_type(chart, qtbot):
    show_finished(chart, qtbot)
    for is_dark in (True, False):
        chart.setPalette(palette(is_dark=is_dark))
        base = palette(is_dark=is_dark).base().color()
        image = chart.grab().toImage()
        assert pixels(image, base.getRgb()[:3]) > image.width() * image.height() / 2
        assert pixels(image, BLUE) > 50
    height = chart.plot.view.height()
    font = chart.font()
    font.setPointSizeF(1.5 * font.pointSizeF())
    chart.setFont(font)
    qtbot.waitUntil(lambda: chart.plot.view.height() < height)


def test_explains_what_is_known_beside_the_pointer(chart, qtbot):
    show_finished(chart, qtbot)
    said = []
    chart.point_explained.connect(said.append)
    viewport = chart.plot.widget.viewport()
    QTest.mouseMove(viewport, place_of(chart, 2.8, 0.6))
    assert said == ["epoch 2.8: training 0.526; validation after epoch 2: 0.600"]
    assert hover(chart).isVisible()
    assert hover(chart).text() == said[0]
    assert chart.rect().contains(hover(chart).geometry())
    beside_the_dot = place_of(chart, 3, 0.55) - QPoint(3, 0)
    QTest.mouseMove(viewport, beside_the_dot)
    assert said[1:] == ["epoch 3: training 0.525, validation 0.550"]
    QTest.mouseMove(viewport, QPoint(2, 2))  # over the axis
    assert said[2:] == [""]
    assert not hover(chart).isVisible()
    QTest.mouseMove(viewport, beside_the_dot)
    QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    assert said[-1] == ""


def numbers(chart, side):
    """What is written along an axis."""
    (level,) = chart.plot.widget.getAxis(side)._tickLevels
    return [text for _, text in level]


def test_no_axis_goes_where_no_value_can_be(chart, qtbot):
    show_finished(chart, qtbot)
    viewport = chart.plot.widget.viewport()
    for place in (QPoint(60, 5), QPoint(390, 5), QPoint(60, 110), QPoint(390, 110)):
        turn_wheel(viewport, place, 4)
        turn_wheel(viewport, place, -9)
        for side, highest in (("bottom", 5), ("left", math.inf)):
            shown = [float(text.removesuffix(" %")) for text in numbers(chart, side)]
            assert min(shown) >= 0
            assert max(shown) <= (100 if "%" in numbers(chart, side)[0] else highest)


@pytest.mark.parametrize(("quantity", "best"), [(Quantity.LOSS, 0.0), (Quantity.ACCURACY, 1.0)])
def test_the_ring_of_the_best_epoch_is_whole(make_chart, qtbot, quantity, best):
    chart = make_chart(quantity)
    chart.show_history([(0.1, 0.5), (1, best)], [(1, best)], 1)
    wait_until_drawn(chart, qtbot)
    plot = chart.plot
    for size in ((160, 90), (420, 190), (900, 400)):
        chart.resize(*size)
        view = plot.view.sceneBoundingRect()
        radius = plot._best_ring.opts["size"] / 2
        assert view.adjusted(radius, radius, -radius, -radius).contains(
            QPointF(plot.place_of(1, best))
        )


def test_a_scale_that_leaves_something_out_says_so(make_chart, qtbot):
    chart = make_chart(Quantity.ACCURACY)
    axis_break = "axisBreak"
    chart.begin(3)
    note = chart.findChild(QLabel, "axisNote")
    chart.add_training_point(0.1, 0.2)
    wait_until_drawn(chart, qtbot)
    assert not note.isVisible()
    for epoch in (1, 2, 3):
        chart.add_training_point(epoch, 0.97)
    wait_until_drawn(chart, qtbot)
    assert note.text() == "starts at 96 %"
    assert note.is_highlighted  # the scale has changed just now
    assert chart.findChild(QWidget, axis_break).isVisible()
    loss = make_chart(Quantity.LOSS)
    loss.show_history([(0.01, 2.31), *((epoch, 0.1) for epoch in (1, 2, 3))], [], None)
    wait_until_drawn(loss, qtbot)
    assert loss.findChild(QLabel, "axisNote").text() == "goes up to 2.31"
    assert not loss.findChild(QWidget, axis_break).isVisible()


def test_accuracies_are_explained_in_percent(make_chart, qtbot):
    chart = make_chart(Quantity.ACCURACY)
    show_finished(chart, qtbot)
    with qtbot.waitSignal(chart.point_explained) as explained:
        QTest.mouseMove(chart.plot.widget.viewport(), place_of(chart, 3, 0.6))
    assert explained.args == ["epoch 3: training 52.46 %, validation 55.00 %"]


def test_explains_by_keyboard(chart, qtbot):
    said = []
    chart.point_explained.connect(said.append)
    keys = Qt.Key
    QTest.keyClick(chart, keys.Key_Right)
    assert said == []  # nothing to explain yet
    show_finished(chart, qtbot)
    for key in (keys.Key_Right, keys.Key_Right, keys.Key_Left, keys.Key_Left):
        QTest.keyClick(chart, key)
    assert [text.partition(":")[0] for text in said] == ["epoch 1", "epoch 2", "epoch 1"]
    chart.clearFocus()
    assert said[-1] == ""
    QTest.keyClick(chart, keys.Key_Left)
    assert said[-1].startswith("epoch 5:")


def test_the_wheel_scrolls_the_column_until_the_chart_is_clicked(chart, qtbot):
    show_finished(chart, qtbot)
    viewport, place = chart.plot.widget.viewport(), place_of(chart, 2, 0.6)
    chart.clearFocus()
    before = view_range(chart)
    assert chart.plot.widget.focusPolicy() == Qt.FocusPolicy.NoFocus
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
    viewport = chart.plot.widget.viewport()
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
    viewport = chart.plot.widget.viewport()
    start = place_of(chart, 2, 0.6)
    turn_wheel(viewport, start, 5)
    for button, moves in ((Qt.MouseButton.LeftButton, True), (Qt.MouseButton.RightButton, False)):
        (left, right), _ = view_range(chart)
        QTest.mousePress(viewport, button, pos=start)
        for step in range(1, 5):
            event_place = start + QPoint(10 * step, 0)
            move_with(viewport, button, event_place)
            qtbot.waitUntil(lambda: chart.plot.widget.scene()._moveEventIsAllowed())
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


def test_the_menu_saves_and_shows_everything(chart, qtbot):
    show_finished(chart, qtbot)
    assert [one.text() for one in chart.actions()] == ["Save charts…", "Show everything"]
    assert chart.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    with qtbot.waitSignal(chart.save_requested):
        action(chart, "saveChartAction").trigger()


def test_its_picture_has_all_of_both_lines_in_the_colours_asked_for(chart, qtbot):
    chart.setPalette(palette(is_dark=True))
    show_finished(chart, qtbot)
    turn_wheel(chart.plot.widget.viewport(), place_of(chart, 2, 0.6), 5)
    zoomed = view_range(chart)
    image = chart.picture(QSize(640, 400), palette(is_dark=False), chart.font())
    assert (image.width(), image.height()) == (1280, 800)
    assert pixels(image, BLUE) > 400
    assert pixels(image, ORANGE) > 200
    white = palette(is_dark=False).base().color().getRgb()[:3]
    assert pixels(image, white) > 0.8 * 1280 * 800
    assert view_range(chart) == zoomed  # the one on the screen is as it was


def test_can_be_translated(chart, qtbot, monkeypatch):
    show_finished(chart, qtbot)
    monkeypatch.setattr(HistoryChart, "tr", lambda _, text: f"<{text}>")
    chart.retranslate()
    assert chart.plot._best_line.label.toPlainText() == "<best>"
    assert chart.accessibleName().startswith("<")
    assert chart.statusTip().startswith("<")
    assert all(one.text().startswith("<") for one in chart.actions())
    chart.clear()
    wait_until_drawn(chart, qtbot)
    assert sentence(chart).startswith("<Press Train")


def test_the_title_gets_shorter_where_there_is_no_room(chart):
    long, line = chart.header.title(), chart.header.sizeHint().height()
    assert "better" in long
    chart.resize(300, 110)  # the legend goes below it
    assert chart.header.title() == long
    assert chart.header.sizeHint().height() == 2 * line
    chart.resize(120, 110)
    assert chart.header.title() == long.partition(" (")[0]
    assert chart.minimumSizeHint().height() >= 90


def test_charts_of_one_width_have_titles_of_one_height(make_chart):
    loss, accuracy = (make_chart(quantity) for quantity in Quantity)
    for width in range(160, 520, 20):
        loss.resize(width, 200)
        accuracy.resize(width, 200)
        assert loss.header.sizeHint().height() == accuracy.header.sizeHint().height()


def collect():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def test_charts_and_their_pictures_leave_nothing_behind(qapp):
    gone = []
    collect()
    before = len(QApplication.topLevelWidgets())
    for quantity in Quantity:
        chart = HistoryChart(quantity)
        chart.show()
        chart.show_history(CURVE, VALIDATION, 3)
        chart.load()
        chart.picture(QSize(320, 200), chart.palette(), chart.font())
        gone += [weakref.ref(chart), weakref.ref(chart.plot), weakref.ref(chart.plot.widget)]
        chart.close()
        chart.deleteLater()
        del chart
    collect()
    assert [ref for ref in gone if ref() is not None] == []
    assert len(QApplication.topLevelWidgets()) == before
