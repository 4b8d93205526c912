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


@pytest.fixture
def opened(make_window, qtbot):
    """Opens an English window: shown, the built-in model loaded, no hints over it."""

    def open_window(backend, *, size=None, folders=None):
        window = make_window(folders, "en", backend)
        if size is not None:
            window.resize(*size)
        window.show()
        with qtbot.waitSignal(window.session.model_changed, timeout=20_000):
            window.start()
        window.findChild(object, "firstSteps").hide()
        return window

    return open_window
