import pytest
from pyqtgraph import InfiniteLine, ScatterPlotItem
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGraphicsItem, QLabel

from mnist_desktop.widgets.base.images import picture_from_qimage
from mnist_desktop.widgets.chart.history_chart import Quantity
from mnist_desktop.widgets.chart.legend import DOT, line_pen
from mnist_desktop.widgets.chart.series import ChangeMark
from mnist_desktop.window.theme import palette
from tests.widgets.chart.charts import (
    marks,
    numbers,
    pixels,
    show_finished,
    wait_until_drawn,
)


def ring(chart):
    """That of the best epoch, larger than any dot."""
    rings = [one for one in marks(chart, ScatterPlotItem) if one.opts["size"] == 2 * DOT]
    return rings[0] if rings else None


@pytest.mark.parametrize("quantity", Quantity)
def test_marks_the_best_epoch(make_chart, quantity, qtbot):
    chart = make_chart(quantity)
    show_finished(chart, qtbot)
    (line,) = marks(chart, InfiniteLine)
    assert (line.value(), line.label.toPlainText()) == (3, "best")
    assert [tuple(spot.pos()) for spot in ring(chart).points()] == [(3, 0.55)]
    chart.set_best_epoch(None)
    wait_until_drawn(chart, qtbot)
    assert marks(chart, InfiniteLine) == []
    assert ring(chart) is None


@pytest.mark.parametrize(("quantity", "best"), [(Quantity.LOSS, 0.0), (Quantity.ACCURACY, 1.0)])
def test_the_ring_of_the_best_epoch_is_whole(make_chart, qtbot, quantity, best):
    chart = make_chart(quantity)
    chart.show_history([(0.1, 0.5), (1, best)], [(1, best)], 1)
    wait_until_drawn(chart, qtbot)
    plot = chart.plot
    for size in ((160, 90), (420, 190), (900, 400)):
        chart.resize(*size)
        view = plot.view.sceneBoundingRect()
        radius = ring(chart).opts["size"] / 2
        assert view.adjusted(radius, radius, -radius, -radius).contains(
            QPointF(plot.place_of(1, best))
        )


def is_broken(chart):
    """Whether there are dark strokes across the lower end of the upright axis."""
    corner = chart.plot.view.sceneBoundingRect().bottomLeft()
    image = chart.plot.grab(QRectF(corner + QPointF(2, -9), corner + QPointF(6, 0)).toRect())
    return picture_from_qimage(image.toImage())[:, :, :3].min() < 100


def test_a_scale_that_leaves_something_out_says_so(make_chart, qtbot):
    chart = make_chart(Quantity.ACCURACY)
    chart.begin(3)
    note = chart.findChild(QLabel, "axisNote")
    chart.add_training_point(0.1, 0.2)
    wait_until_drawn(chart, qtbot)
    assert not note.isVisible()
    for epoch in (1, 2, 3):
        chart.add_training_point(epoch, 0.97)
    wait_until_drawn(chart, qtbot)
    assert note.text() == "starts at 96 %"
    assert note.backgroundRole() == QPalette.ColorRole.ToolTipBase  # it has changed just now
    assert is_broken(chart)
    chart.plot.settle()
    assert note.backgroundRole() == QPalette.ColorRole.Base
    loss = make_chart(Quantity.LOSS)
    loss.show_history([(0.01, 2.31), *((epoch, 0.1) for epoch in (1, 2, 3))], [], None)
    wait_until_drawn(loss, qtbot)
    assert loss.findChild(QLabel, "axisNote").text() == "goes up to 2.31"
    assert not is_broken(loss)


def test_a_note_is_whole_in_a_small_chart(make_chart, qtbot):
    chart = make_chart(Quantity.LOSS)
    chart.resize(170, 200)
    chart.show_history([(0.1, 2_030_113.4), *((epoch, 0.1) for epoch in (1, 2, 3))], [], None)
    wait_until_drawn(chart, qtbot)
    note = chart.findChild(QLabel, "axisNote")
    assert note.text() == "goes up to 2,030,113"
    assert chart.plot.view.sceneBoundingRect().toRect().contains(note.geometry())
    assert note.height() >= note.heightForWidth(note.width())


@pytest.mark.parametrize("quantity", Quantity)
def test_the_texts_of_changes_stay_within_a_small_chart(make_chart, qtbot, quantity):
    chart = make_chart(quantity)
    chart.resize(190, 150)
    chart.show_history([(1, 0.5), (2, 0.7), (3, 0.7)], [], None)
    chart.set_changes([ChangeMark(epoch, 0.3, is_augmented=True) for epoch in (0.1, 1.5, 2.9)])
    wait_until_drawn(chart, qtbot)
    view = chart.plot.view.sceneBoundingRect()
    chart.grab()  # the scene moves when it is painted
    texts = [line.label for line in marks(chart, InfiniteLine)]
    assert [one.toPlainText() for one in texts] == ["rate 0.3, varied"] * 3
    for one in texts:
        place = one.mapRectToScene(one.boundingRect())
        assert place.width() < view.width()
        assert view.left() - 1 <= place.left()
        assert place.right() <= view.right() + 1


def test_accuracies_are_shown_in_percent(make_chart, qtbot):
    chart = make_chart(Quantity.ACCURACY)
    chart.show_history([(0.1, 0.2), (1, 0.96), (2, 0.98)], [(1, 0.97), (2, 0.975)], None)
    wait_until_drawn(chart, qtbot)
    assert (numbers(chart, "left")[0], numbers(chart, "left")[-1]) == ("95 %", "100 %")


def test_follows_the_theme_and_the_size_of_the_type(chart, qtbot):
    show_finished(chart, qtbot)
    for is_dark in (True, False):
        chart.setPalette(palette(is_dark=is_dark))
        base = palette(is_dark=is_dark).base().color()
        image = chart.grab().toImage()
        assert pixels(image, base.getRgb()[:3]) > image.width() * image.height() / 2
        colour = line_pen(palette(is_dark=is_dark), is_dashed=False).color()
        assert pixels(image, colour.getRgb()[:3]) > 50
    height = chart.plot.view.height()
    font = chart.font()
    font.setPointSizeF(1.5 * font.pointSizeF())
    chart.setFont(font)
    qtbot.waitUntil(lambda: chart.plot.view.height() < height)


def test_axes_are_kept_as_pixels_but_not_for_a_larger_picture(chart):
    chart.load()
    axis, ratio = chart.plot.getAxis("left"), chart.devicePixelRatioF()
    chart.plot.set_look(ratio)
    assert axis.cacheMode() == QGraphicsItem.CacheMode.DeviceCoordinateCache
    chart.plot.set_look(ratio + 1)
    assert axis.cacheMode() == QGraphicsItem.CacheMode.NoCache
