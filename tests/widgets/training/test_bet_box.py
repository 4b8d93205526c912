"""The question before a run."""

import numpy as np
import pytest
from PySide6.QtWidgets import QCheckBox, QWidget

from mnist_desktop.learning.bet import BetImages
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.training.bet_box import BetBox

NONE = frozenset()


@pytest.mark.parametrize("own", [0, 1, 8])
@pytest.mark.parametrize("width", [380, 700])
def test_the_chart_below_stays_where_it_is_when_the_images_come(qtbot, own, width):
    window, box, chart = QWidget(), BetBox(), QWidget()
    qtbot.addWidget(window)
    column_of(box, chart, owner=window, growing=chart)
    window.resize(width, 600)
    box.ask(None, NONE, is_waiting=True)
    with qtbot.waitExposed(window):
        window.show()
    before = chart.geometry()
    box.ask(BetImages(np.zeros((8, 28, 28), np.uint8), tuple(range(8)), own), NONE)
    qtbot.waitUntil(box.findChild(QCheckBox, "betImage7").isVisible)
    assert chart.geometry() == before
