"""`mnist-desktop --smoke`: the program tests itself, with the real window and real events.

Draws a seven, looks inside and asks why, learns a hand, trains two epochs on 2,000 images, keeps
that model, saves and opens drawing and model, exports the model, closes. Builds and releases are
judged by it, frozen or not; it touches no folder of the user's. The small edition trains nothing
and says so; there the model that is saved and opened is the one that learned a hand.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication

from mnist_desktop.app.crash_reports import ErrorRelay
from mnist_desktop.app.startup import run
from mnist_desktop.app.window_script import Steps, WindowScript, WindowScriptFailure, WindowUser
from mnist_desktop.assets import asset_path
from mnist_desktop.cli.terminal import say
from mnist_desktop.learning.tensorflow_requirements import edition
from mnist_desktop.messages import text_of
from mnist_desktop.recognition.classifier import BUILT_IN
from mnist_desktop.recognition.model_file import SUFFIX as MODEL_SUFFIX
from mnist_desktop.recognition.model_file import read_model, write_model
from mnist_desktop.samples.hand import learn_hand
from mnist_desktop.samples.hand_result import MIN_SAMPLES
from mnist_desktop.samples.kept_features import kept_features
from mnist_desktop.session.animation_file import SUFFIXES, write_animation
from mnist_desktop.window.main_window import MainWindow

LIMIT = 300.0
"""Seconds."""
SEVEN = np.array([[0.3, 0.25], [0.7, 0.25], [0.62, 0.5], [0.48, 0.85]])
"""(n, 2) x, y, in shares of the canvas's side."""
IMAGES, EPOCHS = 2000, 2
CHANCE = 0.1
_GRACE = 30.0  # s that closing may take after the limit, before the process is killed


def run_smoke(report: Path | None = None, limit: float = LIMIT) -> int:
    """Tests the program.

    Args:
        report: a file for the reason of a failure, as a windowed program has no standard error.
        limit: seconds.

    Returns:
        0 if all went well, 1 if not; the reason is printed.
    """
    failures: list[str] = []

    def fail(reason: str) -> None:
        failures.append(reason)
        say(f"smoke: {reason}")
        if report is not None:
            report.write_text(f"{reason}{os.linesep}", encoding="utf-8")
        # Where a thread does not end, `run` leaves the process with this status and does not return
        QCoreApplication.exit(1)

    with ExitStack() as cleanup:
        temporary = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        folder = Path(cleanup.enter_context(temporary))
        traces = cleanup.enter_context((folder / "traces").open("w"))
        # For what never returns to Qt's event loop, such as a deadlock in TensorFlow's import
        stream = traces if sys.stderr is None else sys.stderr
        faulthandler.dump_traceback_later(limit + _GRACE, exit=True, file=stream)
        cleanup.callback(faulthandler.cancel_dump_traceback_later)
        test = _SelfTest(folder, limit, fail)
        status = run(data_dir=folder / "data", script=test.begin)
        reason = test.failure or (f"the window ended with status {status}" if status else None)
    if reason is not None and not failures:
        fail(reason)
    return len(failures)


class _SelfTest:
    """The script and its outcome.

    Args:
        folder: for what is saved.
        limit: seconds.
        on_failure: is given the reason at once, as the process may not live to return it.
    """

    def __init__(self, folder: Path, limit: float, on_failure: Callable[[str], None]) -> None:
        self._folder = folder
        self._limit = limit
        self._on_failure = on_failure
        self._script: WindowScript | None = None

    @property
    def failure(self) -> str | None:
        """What is wrong, if anything is."""
        return "no window was opened" if self._script is None else self._script.failure

    def begin(self, window: MainWindow, relay: ErrorRelay) -> None:
        """Plays the script on this window; any error that would be reported to a person ends it."""
        self._user = WindowUser(window)
        self._script = WindowScript(window, self._steps(), self._limit)
        self._script.failed.connect(self._on_failure)
        self._script.fail_on_problems_of(window)
        relay.reported.connect(self._script.fail)

    def _steps(self) -> Steps:
        user, session = self._user, self._user.session
        yield from user.ready()
        yield from user.draw_and_wait([SEVEN])
        self._check_seven()
        yield from self._look_inside()
        hand = self._learn_hand()
        obstacle = session.backend.why_no_training()
        if obstacle is None:
            yield from self._train()
        elif edition() == "small":
            self._check_no_training(text_of(obstacle))
            session.open_file(hand)
            yield "the model that learned a hand", lambda: session.model_path == hand
        else:
            raise WindowScriptFailure(text_of(obstacle))
        user.window.canvas.clear()
        yield from user.draw_and_wait([SEVEN])
        yield from self._open_again()
        for kind in ("keras", "onnx", "tflite", "html") if obstacle is None else ("onnx", "html"):
            yield from self._export(kind)

    def _train(self) -> Steps:
        """Trains a network and keeps it."""
        user, session, trainer = self._user, self._user.session, self._user.trainer
        user.choose_preset("quick")
        user.type_number("samplesSpin", IMAGES)
        user.type_number("epochsSpin", EPOCHS)
        user.answers.clear()
        user.press("trainButton")
        yield "the half-trained network's answer", lambda: any(a.other for a in user.answers)
        yield "the end of the training", lambda: bool(user.results)
        self._check_result()
        yield "the end of the threads", lambda: not trainer.threads()
        user.press("keepButton")
        yield "the new model", lambda: session.model_path == trainer.run_model.path is not None

    def _check_no_training(self, why: str) -> None:
        """Checks that the window says why it cannot train; passes the reason on."""
        say(f"smoke: nothing is trained. {why}")
        if self._user.widget("trainButton").isEnabled():
            raise WindowScriptFailure("Train can be pressed, and there is no TensorFlow")
        if not self._user.text("trainReason"):
            raise WindowScriptFailure("the window does not say why nothing can be trained")

    def _learn_hand(self) -> Path:
        """Saves a model that has learned a few sevens."""
        model = read_model(asset_path(BUILT_IN))
        kept = kept_features(model)
        assert kept is not None, "nobody has stopped it"
        inks = [self._user.window.canvas.drawing().ink] * MIN_SAMPLES
        labels = np.full(MIN_SAMPLES, 7)
        path = self._folder / f"hand{MODEL_SUFFIX}"
        write_model(path, learn_hand(model, kept, inks, labels).model)
        return path

    def _check_seven(self) -> None:
        text = self._user.text("digitLabel")
        if text != "7":
            raise WindowScriptFailure(f"a seven was drawn, and {text!r} is shown")

    def _look_inside(self) -> Steps:
        """Looks into the network, asks why, and writes animations: what nothing else here loads."""
        user, session = self._user, self._user.session
        inspected, evidence = list[object](), list[object]()
        session.inspection.inspected.connect(lambda _, found: inspected.append(found))
        session.explanation.evidence_found.connect(lambda _, found: evidence.append(found))
        user.show_tab("insideTab")
        yield "the feature maps", lambda: bool(inspected)
        user.press("showWhyButton")
        yield "the evidence", lambda: bool(evidence)
        if evidence[0] is None:
            raise WindowScriptFailure("there is no evidence for a seven")
        user.press("showWhyButton")
        user.show_tab("trainTab")
        pictures = np.zeros((2, 8, 8, 3), np.uint8)
        pictures[1] = 255  # equal ones would become one
        for suffix in SUFFIXES:
            write_animation(self._folder / f"timeline{suffix}", pictures, [100, 100])

    def _check_result(self) -> None:
        (result,) = self._user.results
        if result is None or len(result.history) != EPOCHS:
            raise WindowScriptFailure(f"the training did not reach its end: {result}")
        accuracy = result.validation_accuracy
        if accuracy is None or accuracy < 3 * CHANCE:
            raise WindowScriptFailure(f"nothing was learned: validation accuracy {accuracy}")

    def _open_again(self) -> Steps:
        """Saves the drawing, then opens it and the model again as files."""
        session, canvas = self._user.session, self._user.window.canvas
        drawing, model = self._folder / "seven.digitink", session.model_path
        canvas.drawing().ink.save(drawing)
        canvas.clear()
        self._user.answers.clear()
        session.open_file(drawing)
        yield "an answer to the saved drawing", self._user.is_answered
        self._user.answers.clear()
        session.use_model(None)
        yield from self._answered_by(None)
        assert model is not None
        self._user.answers.clear()
        session.open_file(model)
        yield from self._answered_by(model)
        self._check_seven()

    def _answered_by(self, path: Path | None) -> Steps:
        """Waits for a model, None for the built-in one, and for its answer to the drawing."""
        name = "built-in" if path is None else "saved"
        yield f"the {name} model", lambda: self._user.session.model_path == path
        yield f"the {name} model's answer", self._user.is_answered

    def _export(self, kind: str) -> Steps:
        """Writes the model for another program, by a process of its own."""
        export, answering = self._user.session.model_export, self._user.session.answering.leading
        assert answering is not None
        path = self._folder / f"digits.{kind}"
        export.start(answering.model, kind, path)
        yield f"the {kind} file", lambda: not export.is_running
        if not path.exists():
            raise WindowScriptFailure(f"the model was not exported as {kind}")
