"""A person before the real window, who watches what the run is at."""

import json
import random
import sys
import time

import numpy as np
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.learning import train as training
from mnist_desktop.learning.scoring import Scoring
from mnist_desktop.session.training_backend import TrainingBackend
from tests.pointers import draw

SEVEN = np.array([[0.28, 0.22], [0.72, 0.2], [0.6, 0.5], [0.48, 0.82]])


def say(**facts):
    sys.stdout.write(f"{json.dumps(facts)}\n")
    sys.stdout.flush()


class WatchedCalls(TrainingBackend):
    """The real calls, which note what the run is at."""

    def __init__(self):
        self.phase = "idle"
        self.pause_looks = 0  # how often the run has seen that it is to wait
        self._watch_import()
        self._watch_run()

    def train(self, config, *, should_pause, **settings):
        def should_pause_watched():
            is_pausing = should_pause()
            self.pause_looks += is_pausing
            return is_pausing

        self.phase = "importing"
        try:
            return super().train(config, should_pause=should_pause_watched, **settings)
        finally:
            self.phase = "idle"

    def _watch_import(self):
        import_really = training.import_backend

        def import_watched():
            import_really()
            self._watch_batches()
            self.phase = "tracing"

        training.import_backend = import_watched

    def _watch_batches(self):
        from mnist_desktop.learning.fit.callbacks import EpochMeans

        calls, end_really = self, EpochMeans.on_train_batch_end
        if end_really.__name__ == "end_watched":
            return

        def end_watched(means, *arguments):
            calls.phase = "learning"  # the first batch is traced
            end_really(means, *arguments)

        EpochMeans.on_train_batch_end = end_watched

    def _watch_run(self):
        calls, score_really = self, Scoring.scores

        def score_watched(scoring, *arguments):
            calls.phase = "validating"
            return score_really(scoring, *arguments)

        Scoring.scores = score_watched


class Person(QObject):
    """Sits before the window.

    Args:
        window: the real one.
        calls: tells what the run is at.
        seed: of every random choice.
    """

    def __init__(self, window, calls, seed):
        super().__init__(window)
        self.window, self.calls = window, calls
        self.session, self.trainer = window.session, window.session.trainer
        self.chance = random.Random(seed)
        self.results, self.problems, self.answers = [], [], []
        self.batches = 0
        self.trainer.ended.connect(self.results.append)
        self.trainer.failed.connect(self._note_problem)
        self.session.failed.connect(self._note_problem)
        self.session.answered.connect(self.answers.append)
        self.trainer.batch_ended.connect(self._note_batch)

    def part(self, name):
        return self.window.findChild(QWidget, name)

    def shows(self, name):
        return self.part(name).isVisible()

    def text(self, name):
        return self.window.findChild(QLabel, name).text()

    def press(self, name):
        if name == "trainButton" and self.shows("brokenOffRow"):
            self.press("discardButton")  # else the window asks whether it may be lost
        button = self.part(name)
        assert button.isVisible(), f"{name} is not there"
        assert button.isEnabled(), f"{name} is grey"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type_into(self, name, number):
        field = self.part(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(number))
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.value() == number

    def choose_preset(self, name):
        combo = self.part("presetCombo")
        key = Qt.Key.Key_Down if combo.findData(name) > combo.currentIndex() else Qt.Key.Key_Up
        while combo.preset() != name:
            QTest.keyClick(combo, key)

    def draw(self):
        """A seven, a little different each time."""
        along = np.linspace(0, len(SEVEN) - 1, 30)
        columns = [np.interp(along, range(len(SEVEN)), column) for column in SEVEN.T]
        draw(self.window.canvas, np.stack(columns, axis=1) + self.chance.uniform(-0.05, 0.05))

    def answered(self):
        """Draws; whether the very drawing has an answer now."""
        self.draw()
        strokes = self.strokes()
        self.answers.clear()

        def is_answered():
            return any(
                answer.prediction is not None and len(answer.subject.strokes) == strokes
                for answer in self.answers
            )

        return is_answered

    def strokes(self):
        return len(self.window.canvas.drawing().strokes)

    def models(self):
        return [one.path.name for one in self.session.models.models()]

    def is_quiet(self):
        return not self.trainer.threads()

    def delayed(self, longest):
        """A random moment within so many seconds."""
        end = time.monotonic() + self.chance.uniform(0, longest)
        return lambda: time.monotonic() >= end

    def points(self):
        """How many points the charts show: training and validation of each."""
        panel = self.window._training
        histories = [chart._history for chart in panel.charts]
        return [[len(one.training), len(one.validation)] for one in histories]

    def _note_batch(self):
        self.batches += 1

    def _note_problem(self, problem):
        self.problems.append(getattr(problem, "key", repr(problem)))
