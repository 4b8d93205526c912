"""A play on a window: steps in their order, and what ends it early."""

import pytest
from PySide6.QtWidgets import QMainWindow

from mnist_desktop.app.self_test import WindowScript, WindowScriptFailure


@pytest.fixture
def play(qtbot):
    """Plays steps on a shown window to their end; gives the rehearsal."""

    def run(steps, limit=60.0):
        window = QMainWindow()
        qtbot.addWidget(window)
        window.show()
        rehearsal = WindowScript(window, steps, limit)
        qtbot.waitUntil(lambda: not window.isVisible())
        return rehearsal

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
    rehearsal = WindowScript(window, iter([("Godot", lambda: False)]), 60.0)
    rehearsal.fail("first")
    rehearsal.fail("second")
    assert rehearsal.failure == "first"
    assert not window.isVisible()


def test_a_window_that_somebody_else_closes_has_not_come_to_the_end(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    rehearsal = WindowScript(window, iter([("Godot", lambda: False)]), 60.0)
    looked = []
    qtbot.waitUntil(lambda: looked.append(1) or len(looked) > 5)
    window.close()
    assert "closed while waiting" in rehearsal.failure
