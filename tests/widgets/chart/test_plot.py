"""What is the same is not set again: pyqtgraph does all its work anew."""

import numpy as np
import pytest
from PySide6.QtWidgets import QGraphicsItem, QWidget

from mnist_desktop.widgets.chart.plot import HistoryPlot
from mnist_desktop.widgets.chart.series import Quantity

LINE = (np.array([0.0, 1.0, 2.0]), np.array([2.0, np.nan, 0.5]))
LONGER = (np.array([0.0, 1.0, 2.0, 3.0]), np.array([2.0, np.nan, 0.5, 0.4]))


@pytest.fixture
def plot(owned):
    parent = owned(QWidget())
    yield HistoryPlot(Quantity.LOSS, parent)
    parent.close()  # it lives until here


@pytest.fixture
def painted(plot):
    """The lines that were set, by name."""
    told = []
    plot._training.sigPlotChanged.connect(lambda _: told.append("training"))
    plot._validation.sigPlotChanged.connect(lambda _: told.append("validation"))
    return told


def test_only_the_line_that_grew_is_set(plot, painted):
    plot.show_lines(LINE, LINE)
    plot.show_lines(LONGER, LINE)
    plot.show_lines(LONGER, LINE)
    assert painted == ["training", "validation", "training"]
    assert len(plot._training.getData()[0]) == 4


def test_a_range_comes_back_after_the_wheel(plot):
    plot.show_range(2.0, 0.0, 1.0)
    before = plot.view.viewRange()
    plot.view.scaleBy((0.5, 0.5))
    plot.view.sigRangeChangedManually.emit([True, True])
    plot.show_range(2.0, 0.0, 1.0)
    assert plot.view.viewRange() == before


def test_axes_are_kept_as_pixels_but_not_for_a_larger_picture(plot):
    palette, font = plot.widget.palette(), plot.widget.font()
    axis = plot.widget.getAxis("left")
    plot.set_look(palette, font, plot.widget.devicePixelRatioF())
    assert axis.cacheMode() == QGraphicsItem.CacheMode.DeviceCoordinateCache
    plot.set_look(palette, font, plot.widget.devicePixelRatioF() + 1)
    assert axis.cacheMode() == QGraphicsItem.CacheMode.NoCache
