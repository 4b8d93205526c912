"""The canvas alone, and a finger on it."""

import pytest

from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from tests.pointers import Finger, send_proximity


@pytest.fixture
def canvas(qtbot):
    """400 x 400 logical px, so that a pixel is an ink unit."""
    canvas = DrawingCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(400, 400)
    canvas.show()
    qtbot.waitExposed(canvas)
    yield canvas
    send_proximity(is_near=False)


@pytest.fixture
def finger(canvas, touch_screen):
    return Finger(canvas, touch_screen)
