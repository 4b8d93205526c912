"""What the window learns about training before and beside a run: data sets, and the device."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.problem import Problem
from mnist_desktop.session.background_tasks import Errands
from mnist_desktop.session.training_backend import DataFacts, LearningCalls


class LearningFacts(QObject):
    """Asks `learning`, on threads.

    Args:
        calls: what is asked of `learning`.
        parent: the Qt parent.
    """

    data_opened = Signal(object)  # DataFacts
    device_told = Signal(object)  # Problem: a sentence on where training runs
    got_ready = Signal()  # TensorFlow is imported
    failed = Signal(object)  # Exception

    def __init__(self, calls: LearningCalls, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._has_asked_device = False
        self._awaited: tuple[Path | None, Orientation] | None = None
        self._errands = Errands(self)
        self._errands.failed.connect(self._tell_failure)

    def open_data(self, path: Path | None, orientation: Orientation = AS_IS) -> None:
        """Reads a data set to train on; None is MNIST."""
        self._awaited = (path, orientation)
        read = partial(self._calls.data_facts, path, orientation)
        self._errands.send(read, self._take_data, self._tell_unread_data)

    def awaits_another(self, path: Path | None, orientation: Orientation) -> bool:
        """Whether a data set is being read that is not this one."""
        return self._awaited is not None and self._awaited != (path, orientation)

    def ask_device(self) -> None:
        """Asks once where training runs: imports TensorFlow, so only when a run has done that."""
        if not self._has_asked_device:
            self._has_asked_device = True
            self._errands.send(self._calls.device_words, self._take_device)

    def get_ready(self, data: Path | None, orientation: Orientation = AS_IS) -> None:
        """Does what a run would begin with; what fails is told by the run."""
        ready = partial(self._calls.get_ready, data, orientation)
        self._errands.send(ready, self._take_ready, self._ignore)

    def close(self) -> None:
        """Tells nothing any more."""
        self._errands.close()

    def threads(self) -> list[QThread]:
        """What is under way."""
        return self._errands.threads()

    def _take_data(self, facts: DataFacts) -> None:
        self._awaited = None
        self.data_opened.emit(facts)

    def _tell_unread_data(self, error: Exception) -> None:
        self._awaited = None
        self.failed.emit(error)

    def _take_device(self, words: Problem) -> None:
        self.device_told.emit(words)

    def _take_ready(self, _: None) -> None:
        self.got_ready.emit()

    def _ignore(self, _: Exception) -> None:
        """Whoever presses Train is told."""

    def _tell_failure(self, error: Exception) -> None:
        self.failed.emit(error)
