"""Scripts on a window: steps in their order, and what ends a script early."""

import numpy as np
import pytest
from PySide6.QtWidgets import QMainWindow

from mnist_desktop.app.window_script import WindowScript, WindowScriptFailure, is_answer_to
from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.inference_thread import Answer


@pytest.fixture
def play(qtbot):
    """Plays steps on a shown window to their end; returns the script."""

    def run(steps, limit=60.0):
        window = QMainWindow()
        qtbot.addWidget(window)
        window.show()
        script = WindowScript(window, steps, limit)
        qtbot.waitUntil(lambda: not window.isVisible())
        return script

    return run


def test_steps_wait_for_what_they_name(play):
    looks, done = iter((False, False, True)), []

    def steps():
        yield "the third look", lambda: next(looks)
        done.append(next(looks, "all looks"))

    assert play(steps()).failure is None
    assert done == ["all looks"]


def test_what_a_step_finds_wrong_ends_it(play):
    def steps():
        yield "nothing", lambda: True
        raise WindowScriptFailure("it is blue")

    assert play(steps()).failure == "it is blue"


def test_what_should_not_happen_ends_it_with_its_traceback(play):
    def steps():
        yield "a number", lambda: 1 / 0

    assert "ZeroDivisionError" in play(steps()).failure


def test_what_never_comes_ends_it_after_the_limit(play):
    def steps():
        yield "Godot", lambda: False

    assert play(steps(), limit=0.05).failure == "0.05 s have passed while waiting for Godot"


def test_it_is_ended_from_outside_once(play, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    script = WindowScript(window, iter([("Godot", lambda: False)]), 60.0)
    script.fail("first")
    script.fail("second")
    assert script.failure == "first"
    assert not window.isVisible()


def test_a_window_that_somebody_else_closes_has_not_come_to_the_end(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    script = WindowScript(window, iter([("Godot", lambda: False)]), 60.0)
    looked = []
    qtbot.waitUntil(lambda: looked.append(1) or len(looked) > 5)
    window.close()
    assert "closed while waiting" in script.failure


def drawn(*shifts):
    return tuple(np.array([[1.0, 2.0], [3.0, 4.0]]) + shift for shift in shifts)


@pytest.mark.parametrize(
    ("answered", "asked", "is_its"),
    [
        (drawn(0), drawn(0), True),  # equal, but other arrays
        (drawn(0, 1), drawn(0, 1), True),
        (drawn(0), drawn(1), False),  # compared by == these would be an error
        (drawn(0, 1), drawn(0), False),
        (drawn(0), drawn(0, 1), False),
        ((np.zeros((3, 2)),), (np.zeros((2, 2)),), False),
        ((), drawn(0), False),
    ],
)
def test_an_answer_is_known_by_its_strokes(answered, asked, is_its):
    empty = np.zeros((28, 28), np.float32)
    prediction = Prediction(empty, empty[0, :10], empty[0, :10], accepted=False)
    assert is_answer_to(Answer(Drawing(answered), prediction, 0.0), asked) is is_its
    assert not is_answer_to(Answer(Drawing(answered), None, 0.0), asked)
