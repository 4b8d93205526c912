"""Several runs one after the other, such as repeats with other seeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from mnist_desktop.learning.events import TrainingConfig, TrainingResult
from mnist_desktop.session.trainer import Trainer


@dataclass(frozen=True)
class QueuedRun:
    """A run that waits, and the title of its model."""

    config: TrainingConfig
    title: str


class RunQueue(QObject):
    """Starts the next run when the one before has ended; a run that a person starts goes first.

    Each model is kept, and the model in use goes on answering: nobody is asked five times.

    Attributes:
        current: the run that is on; None between two, or while another one is on.
        done: how many have ended since the queue was empty.

    Args:
        trainer: has one run at a time.
    """

    changed = Signal()

    def __init__(self, trainer: Trainer) -> None:
        super().__init__(trainer)
        self._trainer = trainer
        self._waiting: list[QueuedRun] = []
        self.current: QueuedRun | None = None
        self.done = 0
        # Not at once: whoever hears of the end first may start a run of their own
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._start_next)
        trainer.ended.connect(self._on_ended)

    @property
    def count(self) -> int:
        """How many runs there are: ended, on and waiting; 0 if none is left to do."""
        left = len(self.unfinished)
        return self.done + left if left else 0

    @property
    def unfinished(self) -> list[QueuedRun]:
        """The one that is on and those that wait."""
        return [*([] if self.current is None else [self.current]), *self._waiting]

    @property
    def waiting(self) -> Sequence[QueuedRun]:
        """Those that have not begun."""
        return tuple(self._waiting)

    def add(self, runs: Sequence[QueuedRun]) -> None:
        """Adds runs at the end; the first starts as soon as none is on."""
        self._waiting += runs
        self._next.start()
        self.changed.emit()

    def stop_all(self) -> None:
        """Drops those that wait and stops the one that is on; its model is kept as far as it is."""
        self._waiting.clear()
        if self.current is not None:
            self._trainer.stop()
        self._end_if_done()
        self.changed.emit()

    def _start_next(self) -> None:
        if self._trainer.is_running or not self._waiting:
            return
        run = self._waiting.pop(0)
        self.current = run
        self._trainer.start_queued(run.config, run.title)
        self.changed.emit()

    def _on_ended(self, result: TrainingResult | None) -> None:
        if self.current is not None:
            self.current = None
            self.done += 1
            if result is None:  # it failed, and so would those that follow
                self._waiting.clear()
        self._end_if_done()
        self._next.start()
        self.changed.emit()

    def _end_if_done(self) -> None:
        if not self._waiting and self.current is None:
            self.done = 0
