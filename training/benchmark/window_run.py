"""The real window trains and measures itself: `python -m training.benchmark.window_run [CONFIG]`.

CONFIG is a `TrainingConfig` as JSON; the default is `quick` with 20,000 images and 2 epochs. Train,
Keep and Go back are clicked while a pen draws. Prints one line of JSON.
"""

import argparse
import json
import random
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject

from mnist_desktop.app.self_test import SEVEN
from mnist_desktop.app.window_script import Steps, WindowUser, pause, play
from mnist_desktop.learning.events import PRESETS, TrainingConfig
from mnist_desktop.widgets.training.training_panel import TrainingPanel
from training.benchmark.heartbeat import Heartbeat
from training.benchmark.pen_to_bars import POLL_MS, PenToBars, figures, memory_mb, new_window

_LIMIT = 4 * 3600.0  # s
_AFTERMATH = 0.5  # s in which the result card is shown and painted

Figures = dict[str, Any]


class WindowRun:
    """A window in which one training follows another, and what is measured of it.

    A pen sends `hertz` events a second while it trains; 0 for no pen.
    """

    def __init__(self, config: TrainingConfig, hertz: float, inside: str | None = None) -> None:
        self.window = new_window()
        self.trainings: list[Figures] = []
        self.left: list[Figures] = []
        self.pen = PenToBars(self.window, hertz) if hertz else None
        self._config = config
        self._inside = inside
        self._heartbeat = Heartbeat(self.window)
        self._user = WindowUser(self.window)

    def script(self, runs: int, decides: bool, drawing: float) -> Steps:
        """Trains `runs` times, then draws for `drawing` seconds.

        If it `decides`, it presses Keep or Go back, at random, after each training.
        """
        yield from self._user.ready()
        self._user.part("trainTab", TrainingPanel).settings.set_config(self._config)
        if self._inside is not None:  # a digit to look at, in both cases
            yield from self._user.draw_and_wait([SEVEN])
        if self._inside == "open":
            self._user.show_tab("insideTab")
        if self.pen is not None:
            yield from self._draw(1)
        self._measure_what_is_left()
        for number in range(runs):
            yield from self._train()
            if decides:
                is_kept = random.Random(number).random() < 0.5
                yield from self._decide("keepButton" if is_kept else "goBackButton")
            self._measure_what_is_left()
        if drawing:
            yield from self._draw(drawing)
            self._measure_what_is_left()

    def _train(self) -> Steps:
        trainer, results = self._user.trainer, self._user.results
        first_batch, first_point = _Moment(), _Moment()
        trainer.batch_ended.connect(first_batch.note)
        trainer.epoch_ended.connect(first_point.note)
        if self.pen is not None:
            self.pen.start()
        runs, pressed = len(results), time.perf_counter()
        self._user.do("trainAction")  # whichever tab is open
        yield "the end of the run", lambda: len(results) > runs
        yield from pause(_AFTERMATH)
        ended = time.perf_counter()
        if self.pen is not None:
            self.pen.stop()
        trainer.batch_ended.disconnect(first_batch.note)
        trainer.epoch_ended.disconnect(first_point.note)
        result = results[-1]
        assert result is not None  # else the script has failed
        self.trainings.append(
            {
                "seconds": result.seconds,
                "first_batch_s": first_batch.at - pressed,
                "first_point_s": first_point.at - pressed,
                "until_first_batch": self._lateness(pressed, first_batch.at),
                "after": self._lateness(first_batch.at, ended),
            }
        )

    def _decide(self, button: str) -> Steps:
        """Presses Keep or Go back, and waits for the result on the test images."""
        scored = _Moment()
        self._user.trainer.run_model.scored.connect(scored.note)
        self._user.press(button)
        yield "the test result", lambda: scored.at > 0
        self._user.trainer.run_model.scored.disconnect(scored.note)
        yield from pause(_AFTERMATH)

    def _draw(self, seconds: float) -> Steps:
        if self.pen is not None:
            self.pen.start()
        yield from pause(seconds)
        if self.pen is not None:
            self.pen.stop()
        yield from pause(_AFTERMATH)

    def _lateness(self, first: float, last: float) -> Figures:
        late = self._heartbeat.late(first, last) or [0.0]
        return {
            "beats": len(late),
            "p99_ms": float(np.percentile(late, 99)),
            "largest_ms": max(late),
        }

    def _measure_what_is_left(self) -> None:
        self.left.append(
            {
                "memory_mb": memory_mb("VmRSS"),
                "peak_mb": memory_mb("VmHWM"),
                "threads": _threads(),
                "objects": len(self.window.findChildren(QObject)),
            }
        )


class _Moment:
    """The time of the first call of `note`."""

    def __init__(self) -> None:
        self.at = 0.0

    def note(self, _: object) -> None:
        """Notes the time, the first time."""
        self.at = self.at or time.perf_counter()


def measured(config: TrainingConfig, options: argparse.Namespace) -> Figures:
    """The figures of one window."""
    run = WindowRun(config, options.hertz, options.inside)
    script = run.script(options.runs, options.decides, options.drawing)
    play(run.window, script, _LIMIT, POLL_MS)
    before, *left = run.left
    pen = {} if run.pen is None else figures(run.pen.milliseconds)
    return {"before": before, "runs": run.trainings, "left": left, "pen": pen}


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
    parser.add_argument("--inside", choices=("open", "hidden"), help="on a digit that is drawn")
    arguments = parser.parse_args()
    config = replace(PRESETS["quick"].config, samples=20_000, epochs=2)
    if arguments.config is not None:
        config = TrainingConfig.from_json(json.loads(arguments.config))
    print(json.dumps(measured(config, arguments)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
