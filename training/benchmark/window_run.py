"""Trains in the real window and measures it: `python -m training.benchmark.window_run [CONFIG]`.

CONFIG is a `TrainingConfig` as JSON; the default is `quick` with 20,000 images and 2 epochs. Train,
Keep and Go back are clicked while a pen draws. Prints one line of JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mnist_desktop.app.startup import create_window
from mnist_desktop.folders import Folders
from mnist_desktop.learning.events import PRESETS, TrainingConfig, TrainingResult
from mnist_desktop.widgets.training.training_panel import TrainingPanel
from mnist_desktop.window.appearance import WindowStyle
from training.benchmark.heartbeat import Heartbeat
from training.benchmark.pen_to_bars import PenToBars, figures, memory_mb

_MAX_WAIT_MS = 30 * 60_000
_AFTERMATH_MS = 500  # the result card is shown and painted

Figures = dict[str, Any]


class WindowRun:
    """Successive trainings in one window.

    Args:
        config: of every run.
        hertz: pen events per second during training; 0 for none.
    """

    def __init__(self, config: TrainingConfig, hertz: float) -> None:
        self.window = create_window(Folders.at(Path(tempfile.mkdtemp())), "en")
        self.heartbeat = Heartbeat(self.window)
        self.pen = PenToBars(self.window, hertz) if hertz else None
        self._trainer = self.window.session.trainer
        self.window.show()
        self._wait(self.window.session.model_changed, self.window.start)
        _child(self.window, "firstSteps").hide()
        panel = _child(self.window, "trainingPanel")
        assert isinstance(panel, TrainingPanel)
        panel.settings.set_config(config)

    def train(self) -> Figures:
        """Clicks Train and waits for the end."""
        first_batch, first_point = _Moment(), _Moment()
        self._trainer.batch_ended.connect(first_batch.note)
        self._trainer.epoch_ended.connect(first_point.note)
        self._draw(True)
        pressed = time.perf_counter()
        (result,) = self._wait(self._trainer.ended, lambda: self._click("trainButton"))
        assert isinstance(result, TrainingResult)
        self.pause(_AFTERMATH_MS)
        ended = time.perf_counter()
        self._draw(False)
        self._trainer.batch_ended.disconnect(first_batch.note)
        self._trainer.epoch_ended.disconnect(first_point.note)
        return {
            "seconds": result.seconds,
            "first_batch_s": first_batch.at - pressed,
            "first_point_s": first_point.at - pressed,
            "until_first_batch": _late(self.heartbeat, pressed, first_batch.at),
            "after": _late(self.heartbeat, first_batch.at, ended),
        }

    def decide(self, *, keeps: bool) -> None:
        """Clicks Keep or Go back, and waits for the final test."""
        button = "keepButton" if keeps else "goBackButton"
        self._wait(self._trainer.scored, lambda: self._click(button))
        self.pause(_AFTERMATH_MS)

    def pause(self, milliseconds: int) -> None:
        """Runs the event loop."""
        timer = QTimer(singleShot=True, interval=milliseconds)
        self._wait(timer.timeout, timer.start)

    def draw(self, seconds: float) -> None:
        """Draws without training."""
        self._draw(True)
        self.pause(round(1000 * seconds))
        self._draw(False)
        self.pause(_AFTERMATH_MS)

    def left(self) -> Figures:
        """The process's memory, threads and Qt objects now."""
        return {
            "memory_mb": memory_mb("VmRSS"),
            "peak_mb": memory_mb("VmHWM"),
            "threads": _threads(),
            "objects": len(self.window.findChildren(QObject)),
        }

    def close(self) -> None:
        """Closes the window."""
        self.window.close()

    def _draw(self, draws: bool) -> None:
        if self.pen is not None:
            (self.pen.start if draws else self.pen.stop)()

    def _click(self, name: str) -> None:
        QTest.mouseClick(_child(self.window, name), Qt.MouseButton.LeftButton)

    def _wait(self, signal: SignalInstance, begin: Callable[[], object]) -> tuple[object, ...]:
        """Starts something, runs the event loop until a signal, and returns its arguments."""
        loop, received = QEventLoop(), []

        def on_signal(*arguments: object) -> None:
            received.append(arguments)
            loop.quit()

        failed = self._trainer.failed.connect(lambda error: on_signal(error))
        connection = signal.connect(on_signal)
        QTimer.singleShot(0, begin)
        limit = QTimer(singleShot=True, interval=_MAX_WAIT_MS)
        limit.timeout.connect(loop.quit)
        limit.start()
        loop.exec()
        limit.stop()
        self._trainer.failed.disconnect(failed)
        signal.disconnect(connection)
        if not received:
            raise TimeoutError
        if received[0] and isinstance(received[0][0], Exception):
            raise received[0][0]
        return received[0]


class _Moment:
    """The time of the first call of `note`."""

    def __init__(self) -> None:
        self.at = 0.0

    def note(self, _: object) -> None:
        """Records the time of the first call."""
        self.at = self.at or time.perf_counter()


def measured(config: TrainingConfig, arguments: argparse.Namespace) -> Figures:
    """Trains the given number of times, and keeps or goes back at random in between."""
    run = WindowRun(config, arguments.hertz)
    if run.pen is not None:
        run.draw(1)
    before = run.left()
    runs, left = [], []
    for number in range(arguments.runs):
        runs.append(run.train())
        if arguments.decides:
            run.decide(keeps=random.Random(number).random() < 0.5)
        left.append(run.left())
    if arguments.drawing:
        run.draw(arguments.drawing)
        left.append(run.left())
    run.close()
    pen = {} if run.pen is None else figures(run.pen.milliseconds)
    return {"before": before, "runs": runs, "left": left, "pen": pen}


def _late(heartbeat: Heartbeat, first: float, last: float) -> Figures:
    late = heartbeat.late(first, last) or [0.0]
    return {
        "beats": len(late),
        "p99_ms": float(np.percentile(late, 99)),
        "largest_ms": max(late),
    }


def _child(window: QWidget, name: str) -> QWidget:
    child = window.findChild(QWidget, name)
    assert isinstance(child, QWidget)
    return child


def _threads() -> int:
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.exists() else threading.active_count()


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("config", nargs="?", help="a TrainingConfig as JSON")
    parser.add_argument("--runs", type=int, default=1, help="how often it trains")
    parser.add_argument("--hertz", type=float, default=60, help="pen events per second; 0 for none")
    parser.add_argument("--decides", action="store_true", help="press Keep or Go back after each")
    parser.add_argument("--drawing", type=float, default=0, help="seconds of drawing at the end")
    arguments = parser.parse_args()
    config = replace(PRESETS["quick"].config, samples=20_000, epochs=2)
    if arguments.config is not None:
        config = TrainingConfig.from_json(json.loads(arguments.config))
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    application.setStyle(WindowStyle())
    print(json.dumps(measured(config, arguments)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
