import math

import numpy as np
import pytest
from pyqtgraph import InfiniteLine
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from mnist_desktop.widgets.chart.history_chart import HistoryChart, Quantity
from tests.widgets.chart.charts import (
    BLUE,
    CURVE,
    ORANGE,
    VALIDATION,
    action,
    marks,
    pixels,
    repaint_timer,
    sentence,
    show_finished,
    view_range,
    wait_until_drawn,
)


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


@pytest.mark.parametrize("quantity", Quantity)
def test_asks_for_no_run_while_that_of_a_model_waits_to_be_drawn(make_chart, quantity):
    chart = make_chart(quantity)
    chart.show_history(CURVE, VALIDATION, 3)
    assert sentence(chart) == "The first point comes in a moment"
    chart.clear()
    assert sentence(chart).startswith("Press Train")


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
    assert chart.accessibleDescription().startswith("epoch 1.7: training ")
    chart.clear()
    wait_until_drawn(chart, qtbot)
    assert sentence(chart) == before


def test_repaints_a_few_times_a_second_at_most(chart, qtbot, monkeypatch):
    drawn = []
    chart.load()
    monkeypatch.setattr(chart.plot, "draw", lambda history, *_: drawn.append(len(history)))
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


def test_the_menu_saves_and_shows_everything(chart, qtbot):
    show_finished(chart, qtbot)
    assert [one.text() for one in chart.actions()] == ["Save charts…", "Show everything"]
    assert chart.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    with qtbot.waitSignal(chart.save_requested):
        action(chart, "saveChartAction").trigger()


def test_can_be_translated(chart, qtbot, monkeypatch):
    show_finished(chart, qtbot)
    for cls in (HistoryChart, type(chart.plot)):
        monkeypatch.setattr(cls, "tr", lambda _, text: f"<{text}>")
    for widget in (chart, chart.plot):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert marks(chart, InfiniteLine)[0].label.toPlainText() == "<best>"
    assert chart.accessibleName().startswith("<")
    assert chart.statusTip().startswith("<")
    assert all(one.text().startswith("<") for one in chart.actions())
    chart.clear()
    wait_until_drawn(chart, qtbot)
    assert sentence(chart).startswith("<Press Train")
