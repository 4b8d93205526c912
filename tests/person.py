"""The user of the real window in the long tests, and what tells the phase of the run."""

import json
import random
import sys

import numpy as np

from mnist_desktop.app.window_script import WindowUser, pause
from mnist_desktop.learning import train as training
from mnist_desktop.learning.scoring import Scoring
from mnist_desktop.session.training_backend import TrainingBackend

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

        def end_watched(means, *arguments, **named):
            calls.phase = "learning"  # the first batch is traced
            end_really(means, *arguments, **named)

        EpochMeans.on_train_batch_end = end_watched

    def _watch_run(self):
        calls, score_really = self, Scoring.scores

        def score_watched(scoring, *arguments):
            calls.phase = "validating"
            return score_really(scoring, *arguments)

        Scoring.scores = score_watched


class Person(WindowUser):
    """A user who makes random choices and notes every problem.

    Args:
        window: the real one.
        calls: knows the phase of the run.
        seed: of every random choice.
    """

    def __init__(self, window, calls, seed):
        super().__init__(window)
        self.calls = calls
        self.chance = random.Random(seed)
        self.problems = []
        self.batches = 0
        self.trainer.failed.connect(self._note_problem)
        self.session.failed.connect(self._note_problem)
        self.trainer.batch_ended.connect(self._note_batch)

    def press(self, name):
        if name == "trainButton" and self.shows("resumeRow"):
            super().press("discardButton")  # else the window asks whether it may be lost
        super().press(name)

    def seven(self):
        """A seven, a little different each time."""
        along = np.linspace(0, len(SEVEN) - 1, 30)
        columns = [np.interp(along, range(len(SEVEN)), column) for column in SEVEN.T]
        return [np.stack(columns, axis=1) + self.chance.uniform(-0.05, 0.05)]

    def answered(self):
        """Draws a seven, and waits for the answer to it."""
        return self.draw_and_wait(self.seven())

    def strokes(self):
        return len(self.window.canvas.drawing().strokes)

    def models(self):
        return [one.path.name for one in self.session.models.models()]

    def quiet(self):
        """Waits until nothing runs in the background."""
        threads = self.trainer.threads, self.session.tasks.threads
        yield "the end of the threads", lambda: not any(running() for running in threads)

    def random_pause(self, longest):
        """Waits for a random moment within so many seconds."""
        return pause(self.chance.uniform(0, longest))

    def points(self):
        """How many points the charts show: training and validation of each."""
        panel = self.window._training
        histories = [chart.history for chart in panel.charts]
        return [[len(one.training), len(one.validation)] for one in histories]

    def _note_batch(self):
        self.batches += 1

    def _note_problem(self, problem):
        self.problems.append(getattr(problem, "key", repr(problem)))
