"""`mnist-desktop --smoke`: the program tries itself out, with the real window and real events.

Draws a seven, trains two epochs on 2,000 images, keeps that model, saves and opens drawing and
model, closes. Builds and releases are judged by it, frozen or not; it touches no folder of the
person's.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QMainWindow, QSpinBox, QWidget

from mnist_desktop.app.crash_reports import ErrorRelay
from mnist_desktop.app.startup import run
from mnist_desktop.cli.terminal import say
from mnist_desktop.learning.events import TrainingResult
from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.window.main_window import MainWindow

Steps = Iterator[tuple[str, Callable[[], bool]]]
"""Says in words what is waited for, and whether it has come."""

_LOOK_MS = 5


class WindowScriptFailure(Exception):
    """What a step found wrong, as a sentence."""


class WindowScript(QObject):
    """Plays steps on a window and closes it at their end, or at the first thing that is wrong.

    Args:
        window: the real one, shown.
        steps: a generator; it does something, then yields what is to be waited for.
        limit: s that all of it may take.
    """

    def __init__(self, window: QMainWindow, steps: Steps, limit: float) -> None:
        super().__init__(window)
        self._window = window
        self._steps = steps
        self._limit = limit
        self._started = time.monotonic()
        self._awaited = "the window"
        self._has_come: Callable[[], bool] = window.isVisible
        self._is_over = False
        self._failure: str | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @property
    def failure(self) -> str | None:
        """Why it did not come to its end; None if it did."""
        if not self._is_over:
            return f"the window was closed while waiting for {self._awaited}"
        return self._failure

    def fail(self, reason: str) -> None:
        """Ends it, because of this."""
        if not self._is_over:
            self._failure = reason
            self._end()

    def _look(self) -> None:
        self._timer.stop()  # a step's events may run the loop
        try:
            if self._has_come():
                self._awaited, self._has_come = next(self._steps)
            elif time.monotonic() - self._started > self._limit:
                self.fail(f"{self._limit:g} s have passed while waiting for {self._awaited}")
        except StopIteration:
            self._end()
        except WindowScriptFailure as found:
            self.fail(str(found))
        except Exception:  # noqa: BLE001 - whatever it is, it is what went wrong
            self.fail(traceback.format_exc())
        if not self._is_over:
            self._timer.start()

    def _end(self) -> None:
        self._is_over = True
        self._timer.stop()
        self._window.close()


Part = TypeVar("Part", bound=QWidget)

LIMIT = 300.0
"""Seconds."""
SEVEN = np.array([[0.3, 0.25], [0.7, 0.25], [0.62, 0.5], [0.48, 0.85]])
"""(n, 2) x, y, of the paper's side."""
IMAGES, EPOCHS = 2000, 2
CHANCE = 0.1
_GRACE = 30.0  # s that closing may take after the limit, before the process is ended hard


def run_smoke(report: Path | None = None, limit: float = LIMIT) -> int:
    """Tries the program out.

    Args:
        report: a file for the reason of a failure, as a windowed program has no standard error.
        limit: s.

    Returns:
        0 if all went well, 1 if not; the reason is said.
    """
    with ExitStack() as ends:
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        traces = ends.enter_context((folder / "traces").open("w"))
        # For what never comes back to Qt's loop, such as a deadlock while TensorFlow is imported
        stream = traces if sys.stderr is None else sys.stderr
        faulthandler.dump_traceback_later(limit + _GRACE, exit=True, file=stream)
        ends.callback(faulthandler.cancel_dump_traceback_later)
        smoke = _Smoke(folder, limit)
        status = run(data_dir=folder / "data", script=smoke.begin)
        failure = smoke.failure or (f"the window ended with status {status}" if status else None)
    if failure is None:
        return 0
    say(f"smoke: {failure}")
    if report is not None:
        report.write_text(f"{failure}{os.linesep}", encoding="utf-8")
    return 1


def is_answer_to(answer: Answer, strokes: Sequence[NDArray[np.float64]]) -> bool:
    """Whether an answer says something of a drawing of exactly these strokes."""
    subject = answer.subject
    if answer.prediction is None or not isinstance(subject, Drawing):
        return False
    pairs = zip(subject.strokes, strokes, strict=False)
    return len(subject.strokes) == len(strokes) and all(np.array_equal(*pair) for pair in pairs)


class _Smoke:
    """What is tried, and what is found wrong."""

    def __init__(self, folder: Path, limit: float) -> None:
        self._folder = folder
        self._limit = limit
        self._rehearsal: WindowScript | None = None
        self._answers: list[Answer] = []
        self._results: list[TrainingResult | None] = []

    @property
    def failure(self) -> str | None:
        """What is wrong, if anything is."""
        return "no window was opened" if self._rehearsal is None else self._rehearsal.failure

    def begin(self, window: MainWindow, relay: ErrorRelay) -> None:
        """Plays on this window; any error that a person would be told of ends it."""
        self._window = window
        self._session, self._trainer = window.session, window.session.trainer
        self._rehearsal = WindowScript(window, self._steps(), self._limit)
        relay.reported.connect(self._rehearsal.fail)
        for reporter in (self._session, self._trainer, self._session.preparation):
            reporter.failed.connect(self._on_problem)
        self._session.answered.connect(self._answers.append)
        self._trainer.ended.connect(self._results.append)

    def _steps(self) -> Steps:
        session, trainer = self._session, self._trainer
        yield "the built-in model", lambda: session.classifier is not None
        QTest.keyClick(self._part(QWidget, "firstSteps"), Qt.Key.Key_Escape)
        yield from self._drawn()
        self._check_seven()
        obstacle = session.backend.why_no_training()
        if obstacle is not None:
            raise WindowScriptFailure(text_of(obstacle))
        combo = self._part(QComboBox, "presetCombo")
        combo.setFocus()
        QTest.keyClick(combo, Qt.Key.Key_Home)
        self._type("samplesSpin", IMAGES)
        self._type("epochsSpin", EPOCHS)
        self._answers.clear()
        self._press("trainButton")
        yield "the half-trained network's answer", lambda: any(a.other for a in self._answers)
        yield "the end of the training", lambda: bool(self._results)
        self._check_result()
        yield "the end of the threads", lambda: not trainer.threads()
        self._press("keepButton")
        yield "the new model", lambda: session.model_path == trainer.path is not None
        yield from self._drawn()
        yield from self._opened_again()

    def _drawn(self) -> Steps:
        """Clears the paper and draws a seven with the mouse."""
        canvas = self._window.canvas
        canvas.clear()
        self._answers.clear()
        shape = SEVEN * min(canvas.width(), canvas.height())
        points = [QPoint(round(x), round(y)) for x, y in shape.tolist()]
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(canvas, left, plain, points[0])
        for point in points[1:]:
            QTest.mouseMove(canvas, point)
        QTest.mouseRelease(canvas, left, plain, points[-1])
        yield "an answer to the drawing", lambda: self._has_answer_to(canvas.drawing().strokes)

    def _has_answer_to(self, strokes: Sequence[NDArray[np.float64]]) -> bool:
        return any(is_answer_to(answer, strokes) for answer in self._answers)

    def _check_seven(self) -> None:
        said = self._part(QLabel, "digitLabel").text()
        if said != "7":
            raise WindowScriptFailure(f"a seven was drawn, and {said!r} is said")

    def _check_result(self) -> None:
        (result,) = self._results
        if result is None or len(result.history) != EPOCHS:
            raise WindowScriptFailure(f"the training did not come to its end: {result}")
        right = result.validation_accuracy
        if right is None or right < 3 * CHANCE:
            raise WindowScriptFailure(f"it learned nothing: {right} of the validation images right")

    def _opened_again(self) -> Steps:
        """Saves the drawing, then opens it and the model again as files."""
        session, canvas = self._session, self._window.canvas
        drawing, model = self._folder / "seven.digitink", session.model_path
        canvas.drawing().ink.save(drawing)
        canvas.clear()
        session.open_file(drawing)
        yield "the saved drawing", lambda: len(canvas.drawing().strokes) == 1
        session.use_model(None)
        yield "the built-in model again", lambda: session.model_path is None
        assert model is not None
        session.open_file(model)
        yield "the saved model", lambda: session.model_path == model
        self._check_seven()

    def _part(self, kind: type[Part], name: str) -> Part:
        part = self._window.findChild(kind, name)
        if part is None:
            raise WindowScriptFailure(f"{name} is not there")
        return part

    def _press(self, name: str) -> None:
        button = self._part(QWidget, name)
        if not (button.isVisible() and button.isEnabled()):
            raise WindowScriptFailure(f"{name} cannot be pressed")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _type(self, name: str, number: int) -> None:
        field = self._part(QSpinBox, name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(number))
        QTest.keyClick(field, Qt.Key.Key_Return)
        if field.value() != number:
            raise WindowScriptFailure(f"{name} takes {field.value()} for {number}")

    def _on_problem(self, problem: Exception) -> None:
        assert self._rehearsal is not None
        told = text_of(problem) if isinstance(problem, AppError) else repr(problem)
        self._rehearsal.fail(told)
