"""Plays a script on the real window with real events.

The one driver of the self-test, the screenshots, the benchmarks and the tests of the whole program.
"""

from __future__ import annotations

import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMainWindow, QSpinBox, QWidget

from mnist_desktop.learning.events import TrainingResult
from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.widgets.lab import Lab
from mnist_desktop.window.main_window import MainWindow

Steps = Iterator[tuple[str, Callable[[], bool]]]
"""A script: a generator that acts, then yields what it waits for, in words and as a condition."""
Strokes = Sequence[NDArray[np.float64]]
Part = TypeVar("Part", bound=QWidget)

POLL_MS = 5
_MAX_ANSWERS = 500  # each keeps its drawing; a benchmark draws for minutes
_LEFT = Qt.MouseButton.LeftButton
_NO_BUTTON = Qt.MouseButton.NoButton


class WindowScriptFailure(Exception):
    """What a script found wrong, as a sentence."""


class WindowScript(QObject):
    """Plays a script on a window and closes it at the end, or as soon as something is wrong.

    Args:
        window: the window, shown or about to be.
        steps: the script.
        limit: seconds that all of it may take.
        poll_ms: how often it looks whether what it waits for has come.
    """

    failed = Signal(str)  # the reason, once the window is closed

    def __init__(
        self, window: QMainWindow, steps: Steps, limit: float, poll_ms: int = POLL_MS
    ) -> None:
        super().__init__(window)
        self._window = window
        self._steps = steps
        self._limit = limit
        self._started = time.monotonic()
        self._awaited = "the window"
        self._has_come: Callable[[], bool] = window.isVisible
        self._is_over = False
        self._failure: str | None = None
        self._timer = QTimer(self, interval=poll_ms)
        self._timer.timeout.connect(self._poll)
        self._timer.start()

    @property
    def failure(self) -> str | None:
        """Why the script did not reach its end; None if it did."""
        if not self._is_over:
            return f"the window was closed while waiting for {self._awaited}"
        return self._failure

    def fail(self, reason: str) -> None:
        """Ends the script for this reason, unless it has ended."""
        if not self._is_over:
            self._failure = reason
            self._end()
            self.failed.emit(reason)

    def fail_on_problems_of(self, window: MainWindow) -> None:
        """Ends the script at the first problem that this window's session reports."""
        session = window.session
        for failed in (session.failed, session.trainer.failed, session.preparation.failed):
            failed.connect(self._on_problem)

    def _on_problem(self, problem: Exception) -> None:
        self.fail(text_of(problem) if isinstance(problem, AppError) else repr(problem))

    def _poll(self) -> None:
        self._timer.stop()  # a step's events may run the event loop
        try:
            if self._has_come():
                self._awaited, self._has_come = next(self._steps)
            elif time.monotonic() - self._started > self._limit:
                self.fail(f"{self._limit:g} s have passed while waiting for {self._awaited}")
        except StopIteration:
            self._end()
        except WindowScriptFailure as failure:
            self.fail(str(failure))
        except Exception:  # noqa: BLE001 - the script ends, and this is its reason
            self.fail(traceback.format_exc())
        if not self._is_over:
            self._timer.start()

    def _end(self) -> None:
        self._is_over = True
        self._timer.stop()
        self._window.close()


class WindowUser:
    """Uses the window as a person does: with the mouse and the keyboard.

    Args:
        window: the window that `create_window` made.

    Attributes:
        answers: the newest ones since the last drawing that was waited for.
        results: of all runs, in their order; None for a run that failed.
    """

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.session, self.trainer = window.session, window.session.trainer
        self.answers: deque[Answer] = deque(maxlen=_MAX_ANSWERS)
        self.results: list[TrainingResult | None] = []
        self.session.answered.connect(self._on_answer)
        self.trainer.ended.connect(self._on_end)

    def widget(self, name: str) -> QWidget:
        """The widget of this object name."""
        return self.part(name, QWidget)

    def part(self, name: str, kind: type[Part]) -> Part:
        """The widget of this object name, which is of this kind."""
        part = self.window.findChild(kind, name)
        if part is None:
            raise WindowScriptFailure(f"{name} is not there")
        return part

    def shows(self, name: str) -> bool:
        """Whether the widget is visible."""
        return self.widget(name).isVisible()

    def text(self, name: str) -> str:
        """What a label says."""
        return self.part(name, QLabel).text()

    def press(self, name: str) -> None:
        """Clicks a button."""
        button = self.widget(name)
        if not (button.isVisible() and button.isEnabled()):
            raise WindowScriptFailure(f"{name} cannot be pressed")
        QTest.mouseClick(button, _LEFT)

    def do(self, name: str) -> None:
        """Triggers an action that is enabled, as its shortcut does."""
        action = self.window.findChild(QAction, name)
        if action is None or not action.isEnabled():
            raise WindowScriptFailure(f"{name} cannot be done")
        action.trigger()

    def show_tab(self, name: str) -> None:
        """Shows a tab of the third column, by its object name."""
        self.part("labTabs", Lab).show_tab(name)

    def type_number(self, name: str, number: int) -> None:
        """Replaces the number in a spin box."""
        field = self.part(name, QSpinBox)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(number))
        QTest.keyClick(field, Qt.Key.Key_Return)
        if field.value() != number:
            raise WindowScriptFailure(f"{name} takes {field.value()} for {number}")

    def choose_preset(self, name: str) -> None:
        """Moves through the presets with the arrow keys."""
        combo = self.part("presetCombo", QComboBox)
        index = combo.findData(name)
        combo.setFocus()
        while combo.currentIndex() != index:
            before = combo.currentIndex()
            QTest.keyClick(combo, Qt.Key.Key_Down if index > before else Qt.Key.Key_Up)
            if combo.currentIndex() == before:
                raise WindowScriptFailure(f"the preset {name} cannot be chosen")

    def ready(self) -> Steps:
        """Waits for the model, and closes the hints of the first start."""
        yield "the model", lambda: self.session.classifier is not None
        if self.shows("firstSteps"):
            QTest.keyClick(self.widget("firstSteps"), Qt.Key.Key_Escape)

    def draw(self, strokes: Strokes) -> None:
        """Draws strokes, (n, 2) x, y in [0, 1] of the canvas's shorter side, with the mouse."""
        canvas = self.window.canvas
        side = min(canvas.width(), canvas.height())
        for stroke in strokes:
            places = [QPointF(x, y) for x, y in (side * stroke).tolist()]
            send_mouse(canvas, QEvent.Type.MouseButtonPress, places[0], _LEFT, _LEFT)
            for place in places[1:]:
                send_mouse(canvas, QEvent.Type.MouseMove, place, _NO_BUTTON, _LEFT)
            send_mouse(canvas, QEvent.Type.MouseButtonRelease, places[-1], _LEFT, _NO_BUTTON)

    def draw_and_wait(self, strokes: Strokes) -> Steps:
        """Draws, and waits for the answer to exactly what is on the canvas then."""
        self.answers.clear()
        self.draw(strokes)
        yield "an answer to the drawing", self.is_answered

    def is_answered(self) -> bool:
        """Whether one of `answers` says something about exactly what is on the canvas."""
        strokes = self.window.canvas.drawing().strokes
        return any(is_answer_to(answer, strokes) for answer in self.answers)

    def _on_answer(self, answer: Answer) -> None:
        self.answers.append(answer)

    def _on_end(self, result: TrainingResult | None) -> None:
        self.results.append(result)


def play(window: MainWindow, steps: Steps, limit: float, poll_ms: int = POLL_MS) -> None:
    """Shows and starts a window, plays a script on it, and returns when it is closed.

    Raises:
        WindowScriptFailure: something went wrong, a problem that the window reported included.
    """
    script = WindowScript(window, steps, limit, poll_ms)
    script.fail_on_problems_of(window)
    window.show()
    window.start()
    QApplication.exec()
    if script.failure is not None:
        raise WindowScriptFailure(script.failure)


def pause(seconds: float) -> Steps:
    """Waits while the window lives on."""
    end = time.monotonic() + seconds
    yield f"{seconds:g} s to pass", lambda: time.monotonic() >= end


def send_mouse(
    widget: QWidget,
    kind: QEvent.Type,
    place: QPointF,
    button: Qt.MouseButton,
    buttons: Qt.MouseButton,
    source: Qt.MouseEventSource = Qt.MouseEventSource.MouseEventNotSynthesized,
) -> None:
    """Sends one mouse event in fractions of pixels; QTest knows whole ones, a shaky line."""
    globally = QPointF(widget.mapToGlobal(place))
    keys = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, place, place, globally, button, buttons, keys, source)
    QCoreApplication.sendEvent(widget, event)


def is_answer_to(answer: Answer, strokes: Strokes) -> bool:
    """Whether an answer says something about a drawing of exactly these strokes."""
    subject = answer.submitted
    if answer.prediction is None or not isinstance(subject, Drawing):
        return False
    pairs = zip(subject.strokes, strokes, strict=False)
    return len(subject.strokes) == len(strokes) and all(np.array_equal(*pair) for pair in pairs)
