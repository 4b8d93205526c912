"""A run in the making: epochs of batches, scored after each, the best one kept."""

import math
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from mnist_desktop.learning.checkpoint import Checkpoint, PartialEpoch
from mnist_desktop.learning.events import (
    BatchProgress,
    EpochSummary,
    TrainingConfig,
    TrainingOutcome,
    TrainingResult,
    Weights,
    WeightsInTraining,
    best_of,
)
from mnist_desktop.learning.examples import prefetched
from mnist_desktop.learning.fit import Fit
from mnist_desktop.learning.scoring import Scoring
from mnist_desktop.learning.stopwatch import Stopwatch
from mnist_desktop.learning.training_sets import TrainingSets
from mnist_desktop.problem import AppError, BrokenCheckpointError, SavingError
from mnist_desktop.recognition.model_file import Model, ModelMetadata

WEIGHTS_INTERVAL = 0.25  # s; half-trained weights are handed out at most this often
CHECKPOINT_INTERVAL = 30.0  # s; within a long epoch
SHORTEST_CHECKPOINT_INTERVAL = 1.0  # s; short epochs do not each write one
PAUSE_STEP = 0.02  # s between two looks at whether the pause is over


@dataclass(frozen=True, eq=False)
class Watching:
    """The callables of `training.train`."""

    on_batch: Callable[[BatchProgress], None]
    on_epoch: Callable[[EpochSummary], None]
    on_weights: Callable[[WeightsInTraining], None]
    should_stop: Callable[[], bool]
    should_pause: Callable[[], bool]
    on_unsaved: Callable[[SavingError], None]


class _Stopped(Exception):
    """The person wants no more."""


class _Diverged(Exception):
    """A loss or a weight is infinite or no number."""


class TrainingRun:
    """One run: its network, its history and the best weights so far."""

    def __init__(
        self,
        config: TrainingConfig,
        sets: TrainingSets,
        device: str,
        watching: Watching,
        checkpoint: Path | None,
    ) -> None:
        self._config = config
        self._sets = sets
        self._watching = watching
        self._checkpoint = checkpoint
        self._fit = Fit(config, sets.examples.batches, device)
        self._scoring = Scoring(config, sets)
        self._best: Weights = {}
        self._newest: Weights = {}  # finite, a quarter of a second old at most
        self._history: list[EpochSummary] = []
        self._so_far = PartialEpoch()
        self._since_weights = Stopwatch()
        self._since_checkpoint = Stopwatch()

    def restore(self, saved: Checkpoint, name: str) -> None:
        """Go on from a checkpoint, which may be of fewer epochs."""
        if saved.images != self._sets.images or not _is_same_run(saved.config, self._config):
            raise AppError("checkpoint_of_another_run", name=name)
        batches = self._sets.examples.batches
        try:
            if saved.so_far.batches > batches or bool(saved.best) != bool(saved.history):
                raise ValueError("its parts do not fit together")
            self._fit.restore(dict(saved.state))
            if self._fit.step != len(saved.history) * batches + saved.so_far.batches:
                raise ValueError("its parts do not fit together")
            if saved.best:
                self._best = Model(self._config.architecture, saved.best, ModelMetadata()).weights
        except ValueError as error:
            raise BrokenCheckpointError("checkpoint_broken", name=name) from error
        self._history = list(saved.history)
        self._so_far = saved.so_far

    def go(self) -> TrainingOutcome:
        """Trains up to the last epoch, or as far as it gets."""
        try:
            self._wait()
            for epoch in range(len(self._history), self._config.all_epochs):
                self._learn(epoch)
                self._score(epoch)
                if self._is_at_rest():
                    return TrainingOutcome.EARLY
        except _Stopped:
            self._save()
            return TrainingOutcome.STOPPED
        except _Diverged:
            return TrainingOutcome.DIVERGED
        self._save()
        return TrainingOutcome.FINISHED

    def result(self, outcome: TrainingOutcome, device: str) -> TrainingResult:
        """What came of it."""
        if not self._history and self._fit.step and outcome is TrainingOutcome.STOPPED:
            with suppress(_Diverged):  # then the ones before are the newest good ones
                self._on_newest()
        if outcome is TrainingOutcome.DIVERGED and not self._history and self._newest:
            self._newest = self._newest if self._scoring.makes_sense(self._newest) else {}
        return TrainingResult(
            config=self._config,
            weights=self._best if self._history else self._newest,
            best_epoch=self._kept_epoch(),
            history=tuple(self._history),
            images_seen=self._fit.step * self._sets.examples.batch_size,
            outcome=outcome,
            seconds=sum(epoch.seconds for epoch in self._history) + self._so_far.seconds,
            device=device,
            classes=self._sets.classes,
        )

    def _learn(self, epoch: int) -> None:
        """Learns what is left of an epoch."""
        if self._so_far.batches >= self._sets.examples.batches:
            return
        watch = Stopwatch(self._so_far.seconds)
        with closing(prefetched(self._sets.examples, epoch, self._so_far.batches)) as batches:
            for batch in batches:
                watch.leave_out(self._wait)
                loss, accuracy = self._fit.learn(batch)
                if not math.isfinite(loss):
                    raise _Diverged
                done = self._so_far
                self._so_far = PartialEpoch(
                    done.batches + 1,
                    done.loss + loss,
                    done.accuracy + accuracy,
                    watch.seconds,
                )
                self._report(epoch, loss, accuracy)

    def _report(self, epoch: int, loss: float, accuracy: float) -> None:
        done = self._so_far
        if not self._newest or self._since_weights.seconds >= WEIGHTS_INTERVAL:
            self._on_newest()
            newest = WeightsInTraining(self._newest, epoch + 1, done.batches, self._sets.classes)
            self._watching.on_weights(newest)
        self._watching.on_batch(
            BatchProgress(
                epoch=epoch + 1,
                epochs=self._config.all_epochs,
                batch=done.batches,
                batches=self._sets.examples.batches,
                loss=done.loss / done.batches,
                accuracy=done.accuracy / done.batches,
                batch_loss=loss,
                batch_accuracy=accuracy,
                seconds=done.seconds,
            )
        )
        if self._since_checkpoint.seconds >= CHECKPOINT_INTERVAL:
            self._save()

    def _score(self, epoch: int) -> None:
        """Scores an epoch whose batches are all learned, and keeps it if it is the best."""
        watch = Stopwatch(self._so_far.seconds)
        kept = self._fit.kept_weights()
        if not _are_finite(kept):
            raise _Diverged
        lowest = min((one.validation_loss for one in self._history), default=math.inf)
        scores = self._scoring.scores(kept, lambda: watch.leave_out(self._wait), lowest)
        if not math.isfinite(scores.loss):
            raise _Diverged
        batches = self._so_far.batches
        summary = EpochSummary(
            epoch + 1,
            self._so_far.loss / batches,
            self._so_far.accuracy / batches,
            scores.loss,
            scores.accuracy,
            watch.seconds,
            scores.training_accuracy,
            scores.loss_error,
        )
        self._history.append(summary)
        if self._kept_epoch() == summary.epoch:
            self._best = kept
        self._so_far = PartialEpoch()
        if self._since_checkpoint.seconds >= SHORTEST_CHECKPOINT_INTERVAL:
            self._save()
        self._watching.on_epoch(summary)

    def _kept_epoch(self) -> int:
        """The epoch whose weights are kept; 0 before the first has ended."""
        if not self._history:
            return 0
        kept = self._history[-1] if self._sets.keeps_last else best_of(self._history)
        return kept.epoch

    def _on_newest(self) -> None:
        weights = self._fit.kept_weights()
        if not _are_finite(weights):
            raise _Diverged
        self._newest = weights
        self._since_weights = Stopwatch()

    def _wait(self) -> None:
        """Looks whether the person wants to stop, and waits while they want a pause."""
        while not self._watching.should_stop():
            if not self._watching.should_pause():
                return
            time.sleep(PAUSE_STEP)
        raise _Stopped

    def _is_at_rest(self) -> bool:
        """Whether there has been no better epoch for as long as the config waits."""
        patience = self._config.patience
        added = self._config.more_epochs
        first = self._config.all_epochs - added[-1] if added else 0  # of what was asked for last
        best = max(best_of(self._history).epoch, first)
        return 0 < patience <= len(self._history) - best

    def _save(self) -> None:
        if self._checkpoint is None or not self._fit.step:
            return
        state = self._fit.state()
        if all(np.isfinite(value).all() for value in state.values()):
            saved = Checkpoint(
                self._config,
                self._sets.images,
                state,
                self._best,
                tuple(self._history),
                self._so_far,
            )
            try:
                saved.save(self._checkpoint)
            except SavingError as problem:
                self._watching.on_unsaved(problem)
        self._since_checkpoint = Stopwatch()


def _is_same_run(saved: TrainingConfig, asked: TrainingConfig) -> bool:
    """Whether a run goes on from a saved one; epochs may be added, the device may be another."""
    one, other = (
        replace(config, more_epochs=(), device="auto", data=None, preset="")
        for config in (saved, asked)
    )
    return one == other and asked.more_epochs[: len(saved.more_epochs)] == saved.more_epochs


def _are_finite(weights: Weights) -> bool:
    return all(bool(np.isfinite(weight).all()) for weight in weights.values())
