"""The Keras callback that records a run's film."""

import time
from collections.abc import Callable
from pathlib import Path

from mnist_desktop.learning.events import CandidateWeights, Weights
from mnist_desktop.learning.film import Film, FilmSubject, Moment
from mnist_desktop.learning.film_writer import FilmWriter
from mnist_desktop.learning.fit.callbacks import Logs, RunCallback
from mnist_desktop.learning.fit.run import TrainingRun

_GROWTH = 1.1
"""A moment is due when the run has learned this many times as many batches as at the last one."""
_SHARE = 0.01
"""Of a run's time that moments between those that were handed out anyway may take."""
_ALLOWANCE = 0.02  # s that they may take before


class Filming(RunCallback):
    """Records the weights that are handed out, those of every epoch's end, and some between.

    At the beginning a batch changes more than four looks a second would show. After `Validation` in
    `fit`'s list; a film that cannot be written ends, and the run goes on.

    Args:
        run: what is recorded.
        path: where the film goes.
        on_film: called when it has grown.
    """

    def __init__(self, run: TrainingRun, path: Path, on_film: Callable[[Film], None]) -> None:
        super().__init__(run)
        self._on_film = on_film
        self._writer = _writer(run, path)
        self._step = run.step
        self._sums = (run.so_far.batches, run.so_far.accuracy)
        if self._writer is not None:
            run.film = path.stem
        self._spent = 0.0
        self._began = time.monotonic()

    def on_epoch_begin(self, epoch: int, logs: Logs = None) -> None:
        """The accuracy of the next moment is of this epoch's batches."""
        self._sums = (self.run.so_far.batches, self.run.so_far.accuracy)

    def recording(
        self, on_weights: Callable[[CandidateWeights], None]
    ) -> Callable[[CandidateWeights], None]:
        """What calls `on_weights`, and then records the weights unless that has ended the run."""

        def record(handed_out: CandidateWeights) -> None:
            on_weights(handed_out)
            self._record(handed_out.weights)

        return record

    def on_train_batch_end(self, batch: int, logs: Logs = None) -> None:
        """Records the batch if it is time."""
        run = self.run
        if self._writer is not None and run.outcome is None and self._is_due():
            before = time.monotonic()
            weights = run.kept_weights()
            if weights is not None:
                self._record(weights)
            self._spent += time.monotonic() - before

    def on_epoch_end(self, epoch: int, logs: Logs = None) -> None:
        """Records an epoch that is scored, with the very weights that were."""
        run = self.run
        if self._writer is None or len(run.history) <= epoch:  # it ended in this epoch
            return
        summary, weights = run.history[epoch], run.kept_weights()
        if weights is not None:
            batches = run.sets.examples.batches
            self._add(Moment(summary.epoch, batches, None, summary.validation_accuracy), weights)

    def _is_due(self) -> bool:
        has_time = self._spent < _ALLOWANCE + _SHARE * (time.monotonic() - self._began)
        return has_time and self.run.step >= self._step * _GROWTH

    def _record(self, weights: Weights) -> None:
        run = self.run
        if run.step == self._step or self._writer is None:
            return
        done, before = run.so_far, self._sums
        count = done.batches - before[0]
        self._sums = (done.batches, done.accuracy)
        accuracy = min(max((done.accuracy - before[1]) / count, 0.0), 1.0) if count > 0 else None
        self._add(Moment(len(run.history) + 1, done.batches, accuracy), weights)

    def _add(self, moment: Moment, weights: Weights) -> None:
        assert self._writer is not None
        self._step = self.run.step
        try:
            self._writer.add(moment, weights)
        except OSError:  # a full disk, of which the checkpoint tells
            self.close()
            return
        film = self._writer.film
        if film is not None:
            self._on_film(film)

    def close(self) -> None:
        """Ends the film."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def _writer(run: TrainingRun, path: Path) -> FilmWriter | None:
    subject = FilmSubject.of(run.config, run.sets.examples.batches, run.sets.classes)
    if not subject.capacity:
        return None
    try:
        return FilmWriter(path, subject, run.step)
    except OSError:
        return None
