"""The Keras callbacks of a run, in the order in which `train` gives them to `fit`.

`AveragedWeights` comes before them; it is in `printed`, as the script prints it. After the run has
ended (`TrainingRun.end`) Keras still calls the other callbacks of that batch and `on_epoch_end`:
part of an epoch must not become one of the history.
"""

import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras

from mnist_desktop.learning import checkpoint
from mnist_desktop.learning.checkpoint import PartialEpoch
from mnist_desktop.learning.config import UNWEIGHTED_LOSS
from mnist_desktop.learning.events import (
    BatchProgress,
    CandidateWeights,
    EpochSummary,
    TrainingOutcome,
)
from mnist_desktop.learning.fit.run import ChangeWish, Stopwatch, TrainingRun
from mnist_desktop.problem import SavingError

Logs = dict[str, Any] | None

WEIGHTS_INTERVAL = 0.25  # s; half-trained weights are handed out at most this often
MAX_LOSS_SUM = 500.0  # of which float32 keeps about 3e-5
PAUSE_STEP = 0.02  # s between two looks at whether the pause is over


class RunCallback(keras.callbacks.Callback):  # type: ignore[misc]
    """A callback of a run."""

    def __init__(self, run: TrainingRun) -> None:
        super().__init__()
        self.run = run


class EpochMeans(RunCallback):
    """Loss and accuracy of the epoch so far; ends a run whose loss is infinite or no number.

    Keras's means begin anew where a run is resumed, and where their float32 sums have become so
    large that the loss of one batch would be lost in them; `so_far` goes on from the part before.
    """

    def on_epoch_begin(self, epoch: int, logs: Logs = None) -> None:
        """Starts from the part of the epoch that is done."""
        self._before, self._reset_at = self.run.so_far, 0
        self.run.clock = Stopwatch(self._before.seconds)

    def on_train_batch_end(self, batch: int, logs: Logs = None) -> None:
        """Takes in Keras's means."""
        assert logs is not None
        loss = float(logs[UNWEIGHTED_LOSS if UNWEIGHTED_LOSS in logs else "loss"])
        # The weighted loss may be infinite where the other is not
        if not math.isfinite(loss + float(logs["loss"])):
            self.run.end(TrainingOutcome.DIVERGED)
            return
        count, before = batch + 1 - self._reset_at, self._before
        self.run.so_far = PartialEpoch(
            before.batches + count,
            before.loss + loss * count,
            before.accuracy + float(logs["accuracy"]) * count,
            self.run.clock.seconds,
        )
        if loss * count > MAX_LOSS_SUM:
            self.model.reset_metrics()
            self._before, self._reset_at = self.run.so_far, batch + 1


class Candidates(RunCallback):
    """Hands out a copy of the weights after the first batch, then at most 4 times a second.

    Before the run rests they are handed out besides, so that what is seen is what was learned last.
    Ends a run whose weights are infinite or no numbers.
    """

    def __init__(self, run: TrainingRun, on_weights: Callable[[CandidateWeights], None]) -> None:
        super().__init__(run)
        self._on_weights = on_weights
        self._since = Stopwatch()
        self._step = run.step  # of the weights that were handed out last

    def on_train_batch_end(self, batch: int, logs: Logs = None) -> None:
        """Hands weights out if it is time."""
        if not self.run.newest or self._since.seconds >= WEIGHTS_INTERVAL:
            self.hand_out()

    def hand_out(self) -> None:
        """Hands the newest weights out, if they were not and the run goes on."""
        run = self.run
        if run.outcome or run.step == self._step:
            return
        weights = run.kept_weights()
        if weights is None:
            run.end(TrainingOutcome.DIVERGED)
            return
        run.newest, self._step = weights, run.step
        self._since = Stopwatch()
        epoch, batches = len(run.history) + 1, run.so_far.batches
        self._on_weights(CandidateWeights(weights, epoch, batches, run.sets.classes))


class StopAndPause(RunCallback):
    """Looks in every batch whether the person wants to stop, to change something or to pause."""

    def __init__(
        self,
        run: TrainingRun,
        should_stop: Callable[[], bool],
        should_pause: Callable[[], bool],
        on_rest: Callable[[], None],
        take_change: Callable[[], ChangeWish | None],
    ) -> None:
        super().__init__(run)
        self._take_change = take_change
        self._on_rest = on_rest
        self._should_stop = should_stop
        self._should_pause = should_pause

    def on_train_batch_end(self, batch: int, logs: Logs = None) -> None:
        """Waits while there is a pause."""
        self.wait()

    def on_epoch_end(self, epoch: int, logs: Logs = None) -> None:
        """Waits likewise, unless this was the last epoch."""
        if len(self.run.history) < self.run.config.all_epochs:
            self.wait()

    def wait(self) -> bool:
        """Waits while there is a pause, which no clock counts; False if the run has ended."""
        self.run.clock.leave_out(self._wait)
        return self.run.outcome is None

    def _wait(self) -> None:
        while self.run.outcome is None:
            if self._should_stop():
                self.run.end(TrainingOutcome.STOPPED)
            elif (wish := self._take_change()) is not None:
                self.run.end_for(wish)
            elif self._should_pause():
                self._on_rest()
                time.sleep(PAUSE_STEP)
            else:
                return


class Validation(RunCallback):
    """Scores the weights after every epoch, in slices that Stop interrupts, and keeps the best."""

    def __init__(self, run: TrainingRun, wait: Callable[[], bool]) -> None:
        super().__init__(run)
        self._wait = wait

    def on_epoch_end(self, epoch: int, logs: Logs = None) -> None:
        """Scores the epoch, unless the run ended in it."""
        if self.run.outcome is None:
            self.score()

    def score(self) -> None:
        """Scores an epoch whose batches are all learned."""
        run = self.run
        weights = run.kept_weights()
        if weights is None:
            run.end(TrainingOutcome.DIVERGED)
            return
        lowest = min((one.validation_loss for one in run.history), default=math.inf)
        scores = run.scoring.scores(weights, self._wait, lowest)
        if scores is None:
            return
        if not math.isfinite(scores.loss):
            run.end(TrainingOutcome.DIVERGED)
            return
        means = run.so_far
        summary = EpochSummary(
            len(run.history) + 1,
            means.loss / means.batches,
            means.accuracy / means.batches,
            scores.loss,
            scores.accuracy,
            run.clock.seconds,
            scores.training_accuracy,
            scores.loss_error,
            scores.confusion,
        )
        run.add_epoch(summary, weights)


class EarlyStopping(RunCallback):
    """Ends the run after so many epochs without a better one as its config says."""

    def on_epoch_end(self, epoch: int, logs: Logs = None) -> None:
        """Looks at the history."""
        if self.run.outcome is None and self.run.should_stop_early:
            self.run.end(TrainingOutcome.EARLY)


class Checkpoints(RunCallback):
    """Writes a checkpoint after every epoch, in a long one every 25 s, and at the end."""

    def __init__(
        self, run: TrainingRun, path: Path | None, on_unsaved: Callable[[SavingError], None]
    ) -> None:
        super().__init__(run)
        self._path = path
        self._on_unsaved = on_unsaved
        self._since = Stopwatch()

    def on_train_batch_end(self, batch: int, logs: Logs = None) -> None:
        """Writes one in a long epoch."""
        if self.run.outcome is None and self._since.seconds >= checkpoint.INTERVAL:
            self.save()

    def on_epoch_end(self, epoch: int, logs: Logs = None) -> None:
        """Writes one after an epoch that took a second."""
        if self.run.outcome is None and self._since.seconds >= checkpoint.MIN_INTERVAL:
            self.save()

    def save(self) -> None:
        """Writes one now, unless there is nothing that is good."""
        saved = None if self._path is None else self.run.checkpoint()
        if saved is not None and self._path is not None:
            try:
                saved.save(self._path)
            except SavingError as problem:
                self._on_unsaved(problem)
        self._since = Stopwatch()


class Progress(RunCallback):
    """Reports every batch, and every epoch once it is scored and its checkpoint written."""

    def __init__(
        self,
        run: TrainingRun,
        on_batch: Callable[[BatchProgress], None],
        on_epoch: Callable[[EpochSummary], None],
    ) -> None:
        super().__init__(run)
        self._on_batch = on_batch
        self._on_epoch = on_epoch

    def on_epoch_begin(self, epoch: int, logs: Logs = None) -> None:
        """What the next batch is compared with."""
        self._before = self.run.so_far

    def on_train_batch_end(self, batch: int, logs: Logs = None) -> None:
        """Reports the batch: its own figures are what the sums have grown by."""
        if self.run.outcome is not None:
            return
        run, done, before = self.run, self.run.so_far, self._before
        self._before = done
        self._on_batch(
            BatchProgress(
                epoch=len(run.history) + 1,
                epochs=run.config.all_epochs,
                batch=done.batches,
                batches=run.sets.examples.batches,
                loss=done.loss / done.batches,
                accuracy=done.accuracy / done.batches,
                batch_loss=max(done.loss - before.loss, 0.0),  # of rounded means
                batch_accuracy=min(max(done.accuracy - before.accuracy, 0.0), 1.0),
                seconds=done.seconds,
            )
        )

    def on_epoch_end(self, epoch: int, logs: Logs = None) -> None:
        """Reports the epoch if it is one of the history."""
        if len(self.run.history) > epoch:
            self._on_epoch(self.run.history[epoch])
