"""The threads of runs: one trains, and those that were abandoned come to their end first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QObject, QThread

from mnist_desktop.learning.events import TrainingConfig, TrainingResult
from mnist_desktop.session.background_tasks import DISPENSABLE_MS, drop_queued_calls
from mnist_desktop.session.training_thread import TrainingThread


class RunThreads(QObject):
    """Makes them, lets one train at a time, and keeps each until it has ended."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._threads: list[TrainingThread] = []
        self._turn = Lock()

    def new(self, config: TrainingConfig, train: Callable[..., TrainingResult]) -> TrainingThread:
        """A thread for another run, to be started; its arguments are those of `TrainingThread`."""
        thread = TrainingThread(config, partial(_train_in_turn, train, self._turn), self)
        thread.finished.connect(self._on_finished)
        self._threads.append(thread)
        return thread

    def all(self) -> list[QThread]:
        """Those that may be at work."""
        return list(self._threads)

    def close(self) -> None:
        """Keeps those that are at work now, as what they have learned is still to be saved."""
        for thread in self._threads:
            thread.disconnect(self)
        drop_queued_calls(self)

    def wait(self, deadline: QDeadlineTimer) -> None:
        """Waits for their end, only for a moment for those that have nothing to save."""
        moment = QDeadlineTimer(DISPENSABLE_MS)
        for thread in self._threads:
            thread.wait(moment if thread.is_abandoned else deadline)

    def _on_finished(self) -> None:
        thread = self.sender()
        assert isinstance(thread, TrainingThread)
        self._threads.remove(thread)
        thread.deleteLater()


def _train_in_turn(
    train: Callable[..., TrainingResult], turn: Lock, **watched: Any
) -> TrainingResult:
    """Trains when no other run does: Keras has one state of random numbers."""
    with turn:
        watched["should_stop"]()  # which ends a run that was abandoned meanwhile
        return train(**watched)
