import pytest

from tests.pointers import draw
from tests.window.parts import canvas_of, digit


@pytest.fixture
def answered(qtbot):
    """Draws with the mouse and waits for the digit that the window says."""

    def wait(window, shape, expected):
        draw(canvas_of(window), shape)
        qtbot.waitUntil(lambda: digit(window) == expected, timeout=10_000)

    return wait
