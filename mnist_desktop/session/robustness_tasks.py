"""Measures in the background how much networks can take."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.data.orientation import Orientation
from mnist_desktop.insight.distortions import Distortion
from mnist_desktop.insight.robustness import RobustnessCurve, chosen_images, measured
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.background_tasks import BackgroundTasks, ShouldStop
from mnist_desktop.session.neighbour_tasks import READ as READ_NEIGHBOURS
from mnist_desktop.session.training_backend import TrainingBackend, TrainingPreparation

MEASURE = "measure what networks can take"
REPORT_INTERVAL = 0.2  # s between two reports of how far it is


@dataclass(frozen=True, eq=False)
class MeasuredNetwork:
    """A network to be measured.

    Attributes:
        name: shown to the person.
        classifier: itself; None if it is yet to be loaded.
        path: its file, if it is to be loaded; None for the built-in one.
    """

    name: str
    classifier: Classifier | None = None
    path: Path | None = None


@dataclass(eq=False)
class RobustnessMeasurement:
    """A distortion's curves, as they are measured; it can be left and resumed.

    The thread of the task writes it. Whoever reads it meanwhile sees less than there is.
    """

    distortion: Distortion
    networks: tuple[MeasuredNetwork, ...]
    data: tuple[Path | None, Orientation]
    curves: list[RobustnessCurve] = field(default_factory=list)  # the last one may be partial
    classes: tuple[str, ...] = ()
    data_name: str = ""  # empty for MNIST
    steps: Iterator[None] | None = None
    is_complete: bool = False
    is_stopped: bool = False  # by the person, or by another wish

    @property
    def share(self) -> float:
        """How much is measured, in [0, 1]."""
        levels = len(self.distortion.levels)
        return sum(one.done for one in self.curves) / (levels * len(self.networks))


class RobustnessTasks(QObject):
    """Measures what is asked for last, and gives way to other long tasks that people wait for.

    Args:
        backend: reads the data set.
        preparation: knows which one is open.
        tasks: where it runs.
    """

    advanced = Signal(object)  # RobustnessMeasurement, at most five a second, and at its end
    stopped = Signal()  # before its end
    closed = Signal()  # another data set is open: what was measured is of the old one
    failed = Signal(object)  # Exception
    _advanced = Signal(object)  # RobustnessMeasurement, from the thread of the task

    def __init__(
        self, backend: TrainingBackend, preparation: TrainingPreparation, tasks: BackgroundTasks
    ) -> None:
        super().__init__(tasks)
        self._backend = backend
        self._preparation = preparation
        self._tasks = tasks
        self._newest: RobustnessMeasurement | None = None
        self._must_give_way = False
        self._reported = 0.0
        tasks.changed.connect(self._on_tasks_changed)
        preparation.data_opened.connect(self._on_data_opened)
        self._advanced.connect(self._on_advanced)

    @property
    def is_measuring(self) -> bool:
        """Whether something is measured now, or waits for it."""
        newest = self._newest
        return newest is not None and not newest.is_complete and not newest.is_stopped

    def measure(self, distortion: Distortion, networks: Sequence[MeasuredNetwork]) -> None:
        """Measures networks on validation images of the data set that is open."""
        self.stop()
        newest = RobustnessMeasurement(distortion, tuple(networks), self._preparation.data)
        self._newest = newest
        self._queue(newest)
        self.advanced.emit(newest)

    def stop(self) -> None:
        """Measures no further; what is measured stays."""
        if self.is_measuring and self._newest is not None:
            self._newest.is_stopped = True
            self._tasks.stop(MEASURE)
            self.stopped.emit()

    def _queue(self, measurement: RobustnessMeasurement) -> None:
        go_on, left = partial(self._go_on, measurement), partial(self._on_left, measurement)
        self._tasks.queue(MEASURE, go_on, left, partial(self._on_failed, measurement))

    def _on_data_opened(self) -> None:
        self.stop()
        self._newest = None
        self.closed.emit()

    def _on_tasks_changed(self) -> None:
        names = self._tasks.names
        self._must_give_way = any(name not in (MEASURE, READ_NEIGHBOURS) for name in names)

    def _on_advanced(self, measurement: RobustnessMeasurement) -> None:
        if measurement is self._newest:
            self.advanced.emit(measurement)

    def _on_left(self, measurement: RobustnessMeasurement, _: object) -> None:
        if measurement is not self._newest or measurement.is_stopped:
            return
        if measurement.is_complete:
            self.advanced.emit(measurement)
        else:
            self._queue(measurement)

    def _on_failed(self, measurement: RobustnessMeasurement, error: Exception) -> None:
        if measurement is self._newest:
            measurement.is_stopped = True
            self.stopped.emit()
            self.failed.emit(error)

    # In the thread of the task

    def _go_on(self, measurement: RobustnessMeasurement, should_stop: ShouldStop) -> None:
        """Measures until something else waits."""
        if measurement.steps is None:
            measurement.steps = self._steps(measurement)
        for _ in measurement.steps:
            if should_stop() or measurement.is_stopped or self._must_give_way:
                return
            if time.monotonic() - self._reported >= REPORT_INTERVAL:
                self._reported = time.monotonic()
                self._advanced.emit(measurement)
        measurement.is_complete = True

    def _steps(self, measurement: RobustnessMeasurement) -> Iterator[None]:
        data_set = self._backend.data_set(*measurement.data)
        measurement.classes = data_set.classes
        measurement.data_name = "" if data_set.layout is None else data_set.name
        images = chosen_images(data_set.validation)
        for network in measurement.networks:
            classifier = network.classifier or Classifier.load(network.path)
            if classifier.classes != data_set.classes:
                raise AppError("other_classes")
            yield from self._curve(measurement, classifier, images)

    def _curve(
        self, measurement: RobustnessMeasurement, classifier: Classifier, images: LabelledImages
    ) -> Iterator[None]:
        place = len(measurement.curves)
        for curve in measured(classifier, images, measurement.distortion):
            measurement.curves[place:] = [curve]
            yield
