import pytest

from mnist_desktop.widgets.chart.history_chart import HistoryChart, Quantity


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
