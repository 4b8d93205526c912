"""Several writers in background tasks: how each is read, and would be if never seen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from mnist_desktop.data.class_names import DIGITS
from mnist_desktop.problem import SampleError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.session.background_tasks import BackgroundTasks, ShouldStop
from mnist_desktop.session.sample_tasks import SampleTasks

if TYPE_CHECKING:
    from mnist_desktop.samples.kept_files import KeptFiles
    from mnist_desktop.samples.pooled_reading import PooledResult, WriterCount

LEAVING_OUT = "leave one writer out"
MIN_WRITERS = 2


class PooledTasks(QObject):
    """Reads all kept drawings, one reading at a time.

    Args:
        samples: the kept drawings.
        features: what networks must not forget.
        tasks: where the work is done.
    """

    counted = Signal(object, object)  # tuple[WriterCount, ...]; numbers of the writers by name
    progressed = Signal(int, int)  # writers done, and all; 0 of 0 before they are known
    answered = Signal(object)  # PooledResult; None if it was stopped
    failed = Signal(object)  # Exception

    def __init__(self, samples: SampleTasks, features: KeptFiles, tasks: BackgroundTasks) -> None:
        super().__init__(tasks)
        self._samples = samples
        self._features = features
        self._tasks = tasks
        self._is_counting = self._is_asking = False
        self._next: Classifier | None = None  # to count with when the counting at work has ended

    def count(self, classifier: Classifier) -> None:
        """Counts what a network misreads, by writer; `counted` follows, for the last call."""
        if self._is_counting:
            self._next = classifier
            return
        self._is_counting = True
        work = partial(self._count, classifier)
        self._tasks.run(
            "count misread drawings", work, self._on_counted, self._on_not_counted,
            is_dispensable=True,
        )  # fmt: skip

    def ask(self, model: Model) -> None:
        """Reads each writer by the network that has learned only the others; `answered` follows."""
        if self._is_asking:
            return
        self._is_asking = True
        self.progressed.emit(0, 0)
        work = partial(self._ask, model)
        self._tasks.queue(LEAVING_OUT, work, self._on_answered, self._on_not_answered)

    def stop(self) -> None:
        """Ends that early; `answered` follows if it was asked."""
        self._tasks.stop(LEAVING_OUT)
        if self._is_asking and LEAVING_OUT not in self._tasks.names:  # it had not begun
            self._on_answered(None)

    def _count(self, classifier: Classifier) -> tuple[tuple[WriterCount, ...], dict[str, int]]:
        from mnist_desktop.samples.pooled_reading import read_by_writer

        store = self._samples.kept.store()
        return read_by_writer(classifier, store.samples()), store.writers.numbers()

    def _on_counted(self, result: tuple[tuple[WriterCount, ...], dict[str, int]]) -> None:
        self._is_counting = False
        newest, self._next = self._next, None
        if newest is None:
            self.counted.emit(*result)
        else:
            self.count(newest)

    def _on_not_counted(self, error: Exception) -> None:
        self._is_counting, self._next = False, None
        self.failed.emit(error)

    def _ask(self, model: Model, should_stop: ShouldStop) -> PooledResult | None:
        from mnist_desktop.samples.leave_one_writer_out import leave_one_writer_out
        from mnist_desktop.samples.pooled_reading import PooledResult

        def is_stopped(done: int, count: int) -> bool:
            self.progressed.emit(done, count)
            return should_stop()

        store = self._samples.kept.store()
        may_learn = {one.id for one in store.to_learn() if one.label in DIGITS}
        drawn = [(one, ink) for one, ink in store.drawings() if one.id in may_learn]
        if len({one.writer for one, _ in drawn}) < MIN_WRITERS:
            raise SampleError("pooled_few_writers")
        kept = self._features.of(model, should_stop)
        if kept is None:
            return None
        results = leave_one_writer_out(
            model,
            kept,
            [ink for _, ink in drawn],
            np.array([int(one.label) for one, _ in drawn]),
            [one.writer for one, _ in drawn],
            is_stopped,
        )
        return None if results is None else PooledResult(results)

    def _on_answered(self, result: PooledResult | None) -> None:
        self._is_asking = False
        self.answered.emit(result)

    def _on_not_answered(self, error: Exception) -> None:
        self._on_answered(None)
        self.failed.emit(error)
