"""Which training images are most like a drawing, and what a confidence is worth."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from mnist_desktop.data.labelled_images import LabelledImages, stratified
from mnist_desktop.data.orientation import Orientation
from mnist_desktop.insight.neighbour_files import NeighbourFiles
from mnist_desktop.insight.neighbours import (
    MAX_IMAGES,
    NeighbourImages,
    NeighbourIndex,
    NeighbourReading,
    index_key,
)
from mnist_desktop.insight.sureness import SurenessTable, built_in_table
from mnist_desktop.problem import AppError, SavingError
from mnist_desktop.recognition.classifier import CHUNK, Classifier
from mnist_desktop.session.background_tasks import BackgroundTasks, ShouldStop
from mnist_desktop.session.training_backend import INSPECTED, TrainingBackend, TrainingPreparation

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet

READ, LOOK_UP = "read the training images", "find what is most like a drawing"
REPORT_INTERVAL = 0.2  # s between two reports of how far it is


@dataclass(eq=False)
class _Reading:
    """The images of a data set, as they are read by a network; it can be left and resumed.

    The thread of the task writes it. Whoever reads it meanwhile sees less than there is.
    """

    classifier: Classifier
    data: tuple[Path | None, Orientation]
    steps: Iterator[None] | None = None
    data_set: DataSet | None = None
    table: SurenessTable | None = None
    index: NeighbourIndex | None = None
    done: int = 0
    count: int = 0
    is_stopped: bool = False  # by the person
    error: AppError | None = None


class NeighbourTasks(QObject):
    """Reads the images of the data set that is open, once a network, and then looks up drawings.

    Reading takes a minute and nobody needs it at once, so it gives way to every other long task
    and then continues.

    Args:
        backend: reads the data set.
        preparation: knows which one is open.
        files: keeps what was read.
        tasks: where it runs.
    """

    found = Signal(object)  # NeighbourImages, of the image that was asked about last
    sureness_counted = Signal(object)  # SurenessTable
    progressed = Signal(int, int)  # training images that are read, and how many there are
    stopped = Signal()  # by `stop`, or by a fault of the program
    unavailable = Signal(object)  # AppError: why there is nothing to look up in
    failed = Signal(object)  # Exception
    _advanced = Signal(object)  # _Reading, from the thread of the task

    def __init__(
        self,
        backend: TrainingBackend,
        preparation: TrainingPreparation,
        files: NeighbourFiles,
        tasks: BackgroundTasks,
    ) -> None:
        super().__init__(tasks)
        self._backend = backend
        self._preparation = preparation
        self._files = files
        self._tasks = tasks
        self._reading: _Reading | None = None  # the last one, begun or complete
        self._image: NDArray[np.float32] | None = None  # that is to be looked up
        self._must_give_way = False
        self._reported = 0.0
        tasks.changed.connect(self._on_tasks_changed)
        preparation.data_opened.connect(self._forget)  # even the same file may hold other images
        self._advanced.connect(self._on_advanced)

    def look_up(self, classifier: Classifier, image: NDArray[np.float32]) -> None:
        """Finds what a network finds most like an image, as soon as its data set is read.

        Args:
            classifier: the network.
            image: (28, 28) float32 in [0, 1].
        """
        reading, self._image = self._reading, image
        is_known = reading is not None and reading.classifier.model is classifier.model
        if reading is None or not is_known or reading.data != self._preparation.data:
            self._forget()
            reading = self._reading = _Reading(classifier, self._preparation.data)
            self._queue(reading)
        self._report(reading)

    @property
    def index(self) -> NeighbourIndex | None:
        """Of the network that read last, once all images are read; `found` says that."""
        return None if self._reading is None else self._reading.index

    def cancel(self) -> None:
        """Hands over nothing more for the image that was asked about; reading goes on."""
        self._image = None

    def stop(self) -> None:
        """Stops reading until `resume`."""
        if self._reading is not None and self._reading.index is None:
            self._reading.is_stopped = True
            self._tasks.stop(READ)
            self.stopped.emit()

    def resume(self) -> None:
        """Goes on reading after `stop`."""
        reading = self._reading
        if reading is not None and reading.is_stopped:
            reading.is_stopped = False
            self._queue(reading)
            self._report(reading)

    def _forget(self) -> None:
        self._reading = None
        self._tasks.stop(READ)

    def _queue(self, reading: _Reading) -> None:
        go_on, failed = partial(self._go_on, reading), partial(self._on_failed, reading)
        self._tasks.queue(READ, go_on, partial(self._on_left, reading), failed)

    def _report(self, reading: _Reading) -> None:
        if reading.table is not None:
            self.sureness_counted.emit(reading.table)
        if reading.error is not None:
            self.unavailable.emit(reading.error)
        elif reading.index is not None:
            self._find(reading.index, reading)
        elif reading.is_stopped:
            self.stopped.emit()
        else:
            self.progressed.emit(reading.done, reading.count)

    def _find(self, index: NeighbourIndex, reading: _Reading) -> None:
        image, data_set = self._image, reading.data_set
        if image is not None and data_set is not None:
            find = partial(_neighbour_images, index, data_set, image)
            found = partial(self._on_found, image)
            self._tasks.run(LOOK_UP, find, found, self.failed.emit, is_dispensable=True)

    def _on_found(self, image: NDArray[np.float32], found: NeighbourImages) -> None:
        if image is self._image:
            self.found.emit(found)

    def _on_tasks_changed(self) -> None:
        self._must_give_way = any(name != READ for name in self._tasks.names)

    def _on_advanced(self, reading: _Reading) -> None:
        if reading is self._reading and not reading.is_stopped:
            self._report(reading)

    def _on_left(self, reading: _Reading, has_given_way: bool) -> None:
        if reading is not self._reading:
            return
        if has_given_way and not reading.is_stopped:
            self._queue(reading)
        if reading.index is not None:
            self._report(reading)

    def _on_failed(self, reading: _Reading, error: Exception) -> None:
        if reading is not self._reading:
            return
        if isinstance(error, AppError):
            reading.error = error
        else:  # else each stroke would fail again
            reading.is_stopped, reading.steps = True, None
            self.failed.emit(error)
        self._report(reading)

    # In the thread of the task

    def _go_on(self, reading: _Reading, should_stop: ShouldStop) -> bool:
        """Reads on; whether it has ended only to give way."""
        if reading.steps is None:
            reading.steps = self._steps(reading)
        for _ in reading.steps:
            if should_stop():
                return False
            if self._must_give_way:
                return True
            if time.monotonic() - self._reported >= REPORT_INTERVAL:
                self._reported = time.monotonic()
                self._advanced.emit(reading)
        return False

    def _steps(self, reading: _Reading) -> Iterator[None]:
        data_set = self._backend.data_set(*reading.data)
        model = reading.classifier.model
        if data_set.classes != model.metadata.classes:
            raise AppError("other_classes")
        reading.data_set, reading.count = data_set, min(len(data_set.train), MAX_IMAGES)
        key = index_key(model, data_set.fingerprint)
        reading.table = built_in_table(model) or self._files.load_sureness(key)
        if reading.table is None:
            yield from self._count_sureness(reading, data_set.validation, key)
        reading.index = self._files.load(key, model, data_set.train)
        if reading.index is None:
            yield from self._build_index(reading, data_set.train, key)

    def _count_sureness(
        self, reading: _Reading, images: LabelledImages, key: str
    ) -> Iterator[None]:
        if len(images) > INSPECTED:
            images = images[stratified(images.labels, INSPECTED, seed=0)]
        probabilities = []
        for start in range(0, len(images), CHUNK):
            part = images.as_floats(slice(start, start + CHUNK))
            probabilities.append(reading.classifier.predict(part))
            yield
        read = np.concatenate(probabilities)
        reading.table = SurenessTable.counted(
            read.max(axis=1), read.argmax(axis=1) == images.labels
        )
        with suppress(SavingError):  # then it is counted again the next time
            self._files.save_sureness(key, reading.table)

    def _build_index(self, reading: _Reading, training: LabelledImages, key: str) -> Iterator[None]:
        building = NeighbourReading(reading.classifier.model, training)
        while not building.is_complete:
            building.read_slice()
            reading.done = building.done
            yield
        index = building.index()
        with suppress(SavingError):  # then it is built again the next time
            self._files.save(key, index)
        reading.index = index


def _neighbour_images(
    index: NeighbourIndex, data_set: DataSet, image: NDArray[np.float32]
) -> NeighbourImages:
    neighbours = index.nearest(image)
    images = data_set.train.images[[one.index for one in neighbours]]
    name, classes = data_set.name, data_set.classes
    return NeighbourImages(neighbours, images, len(index.rows), name, classes)
