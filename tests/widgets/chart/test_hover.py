from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_desktop.widgets.chart.history_chart import Quantity
from mnist_desktop.widgets.chart.hover import ChartHover
from tests.widgets.chart.charts import place_of, show_finished


def hover(chart):
    return chart.findChild(ChartHover)


def test_explains_what_is_known_beside_the_pointer(chart, qtbot):
    show_finished(chart, qtbot)
    said = []
    chart.point_explained.connect(said.append)
    viewport = chart.plot.viewport()
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


def test_accuracies_are_explained_in_percent(make_chart, qtbot):
    chart = make_chart(Quantity.ACCURACY)
    show_finished(chart, qtbot)
    with qtbot.waitSignal(chart.point_explained) as explained:
        QTest.mouseMove(chart.plot.viewport(), place_of(chart, 3, 0.6))
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
