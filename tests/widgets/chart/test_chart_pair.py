import gc
import weakref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from mnist_desktop.widgets.chart.chart_pair import ChartPair
from mnist_desktop.window.theme import palette
from tests.widgets.chart.charts import (
    BLUE,
    CURVE,
    ORANGE,
    VALIDATION,
    pixels,
    place_of,
    turn_wheel,
    view_range,
    wait_until_drawn,
)


def show_run(pair):
    for chart in pair.charts:
        chart.show_history(CURVE, VALIDATION, 3)


def test_a_picture_has_all_of_both_charts_in_the_colours_asked_for(qtbot):
    pair = ChartPair()
    qtbot.addWidget(pair)
    pair.setPalette(palette(is_dark=True))
    pair.resize(700, 220)
    pair.show()
    show_run(pair)
    for chart in pair.charts:
        wait_until_drawn(chart, qtbot)
    turn_wheel(pair.loss.plot.viewport(), place_of(pair.loss, 2, 0.6), 5)
    zoomed = view_range(pair.loss)
    image = pair.picture(palette(is_dark=False))
    assert (image.width(), image.height()) == (2624, 976)
    for half in (image.copy(0, 0, 1312, 976), image.copy(1312, 0, 1312, 976)):
        assert pixels(half, BLUE) > 400
        assert pixels(half, ORANGE) > 200
        white = palette(is_dark=False).base().color().getRgb()[:3]
        assert pixels(half, white) > 0.8 * 1312 * 976
    assert view_range(pair.loss) == zoomed  # the one on the screen is as it was


def collect():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def test_charts_and_their_pictures_leave_nothing_behind(qapp):
    collect()
    before = len(QApplication.topLevelWidgets())
    pair = ChartPair()
    pair.show()
    show_run(pair)
    pair.picture(pair.palette())
    gone = []
    for chart in pair.charts:
        chart.load()
        gone += [weakref.ref(chart), weakref.ref(chart.plot)]
    pair.close()
    pair.deleteLater()
    del pair, chart
    collect()
    assert [ref for ref in gone if ref() is not None] == []
    assert len(QApplication.topLevelWidgets()) == before
