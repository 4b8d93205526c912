"""Widgets that are closed after their test; the canvas alone, and a finger on it."""

import pytest

from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from tests.pointers import Finger, send_proximity


@pytest.fixture
def owned(qtbot):
    """Closes a widget after the test; returns it."""
    kept = []  # pytest-qt keeps weak references: the collector may come while it is painted

    def own(widget):
        kept.append(widget)
        qtbot.addWidget(widget)
        return widget

    return own


@pytest.fixture
def shown(owned):
    """Shows a widget, of some size in logical px, until the test ends."""

    def show(widget, *size):
        if size:
            widget.resize(*size)
        widget.show()
        return owned(widget)

    return show


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
