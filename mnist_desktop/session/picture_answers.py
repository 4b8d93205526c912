"""The data set that is open, and what networks answer to its images, read in the background."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.data.answer_files import AnswerFiles
from mnist_desktop.data.evaluate import SLICE
from mnist_desktop.data.orientation import Orientation
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.session.background_tasks import BackgroundTasks, ShouldStop
from mnist_desktop.session.neighbour_tasks import READ as READ_NEIGHBOURS
from mnist_desktop.session.thread_priority import lower_reading_priority
from mnist_desktop.session.training_backend import TrainingBackend, TrainingPreparation

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet
    from mnist_desktop.data.formats.data_folder import Part
    from mnist_desktop.data.part_answers import PartAnswers

OPEN, READ = "open the images", "read the images"
MAX_KEPT = 4
"""Parts whose answers are in memory: those asked for last."""
REPORT_INTERVAL = 0.2  # s between two reports of how far it is


@dataclass(eq=False)
class _Reading:
    """A part, as it is read by a network; it can be left and resumed.

    The thread of the task writes it. Whoever reads it meanwhile sees less than there is.
    """

    classifier: Classifier
    data_set: DataSet
    part: Part
    logits: NDArray[np.float32]
    is_urgent: bool
    done: int = 0
    reported: PartAnswers | None = None  # as far as anybody was told
    is_wanted: bool = True  # else what is read stays, and reading waits until it is wanted

    def report(self) -> PartAnswers:
        """What is read so far, with figures that would hold up the window for 20 ms of 60,000."""
        from mnist_desktop.data.part_answers import PartAnswers

        answers = PartAnswers(self.classifier, self.data_set, self.part, self.logits, self.done)
        _ = answers.sureness, answers.evaluation.is_correct  # which stay with it
        self.reported = answers
        return answers

    @property
    def is_complete(self) -> bool:
        return self.done == len(self.logits)


class PictureAnswers(QObject):
    """Reads the parts of the open data set that views ask for, the newest wish first.

    Somebody waits for validation images, so they are read at once unless a run is on. All other
    reading gives way to every other long task but the search for neighbours, and then continues.
    What was read is forgotten when another data set is opened.

    Args:
        backend: reads the data set.
        preparation: knows which one is open.
        files: where answers to validation images are kept.
        tasks: where it runs.
        is_training: whether a run is on, whose pace nothing here may slow down.
    """

    opened = Signal(object)  # DataSet
    closed = Signal()  # another one is being opened: what was shown is no longer true
    answered = Signal(object)  # PartAnswers; at most five a second, and when they are complete
    failed = Signal(object)  # Exception
    _advanced = Signal(object)  # PartAnswers, from the thread of the task

    def __init__(
        self,
        backend: TrainingBackend,
        preparation: TrainingPreparation,
        files: AnswerFiles,
        tasks: BackgroundTasks,
        is_training: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(tasks)
        self._is_training = is_training
        self._backend = backend
        self._preparation = preparation
        self._files = files
        self._tasks = tasks
        self.data_set: DataSet | None = None  # that is open, once it is read
        self._opening: tuple[Path | None, Orientation] | None = None
        self._is_used = False  # by a view: then it is read again when another is opened
        self._readings: list[_Reading] = []  # the newest wish first
        self._at_work: set[bool] = set()  # whether a thread reads what is urgent, and the rest
        self._must_give_way = False
        self._reported = 0.0
        tasks.changed.connect(self._on_tasks_changed)
        preparation.data_opened.connect(self._on_data_opened)
        self._advanced.connect(self._on_advanced)

    # The data set

    def open(self) -> None:
        """Reads the data set that is open; `opened` says it, at once where it is read already."""
        self._is_used = True
        if self.data_set is not None:
            self.opened.emit(self.data_set)
        elif self._opening is None:
            data = self._opening = self._preparation.data
            read = partial(self._backend.data_set, *data)
            opened, failed = partial(self._on_opened, data), partial(self._on_not_opened, data)
            self._tasks.run(OPEN, read, opened, failed, is_dispensable=True)

    def _on_opened(self, data: tuple[Path | None, Orientation], data_set: DataSet) -> None:
        if data == self._opening:
            self._opening = None
            self.data_set = data_set
            self.opened.emit(data_set)

    def _on_not_opened(self, data: tuple[Path | None, Orientation], error: Exception) -> None:
        if data == self._opening:
            self._opening = None
            self.failed.emit(error)

    def _on_data_opened(self) -> None:
        """Another data set is open; even the same file may hold other images."""
        self.data_set, self._opening = None, None
        self._readings.clear()  # so that the task finds nothing more to read
        self.closed.emit()
        if self._is_used:
            self.open()

    def drawing(self, part: Part, index: int) -> Drawing:
        """An image of the data set that is read, to be put on the paper.

        Args:
            part: in which it is.
            index: its place in the part, from 0.
        """
        data_set = self.data_set
        assert data_set is not None
        images, label = data_set.part(part), int(data_set.part(part).labels[index])
        classes = data_set.classes
        return Drawing(
            picture=images.images[index].astype(np.float32) / np.float32(255),
            label=label,
            label_name=class_name(classes, label) if classes else "",
            data_set="" if self._preparation.data[0] is None else data_set.name,
            part=part,
            number=data_set.number_of(part, index),
        )

    # Answers

    def why_no_answers(self, classifier: Classifier) -> AppError | None:
        """What keeps a network from answering the images of the data set that is read."""
        data_set = self.data_set
        is_other = data_set is not None and data_set.classes != classifier.classes
        return AppError("other_classes") if is_other else None

    def answers(self, classifier: Classifier, part: Part) -> PartAnswers | None:
        """What is known of a network's answers to a part; None where nothing is."""
        reading = self._reading(classifier, part)
        return None if reading is None else reading.reported

    def read(self, classifier: Classifier, part: Part) -> None:
        """Has a part read by a network; what is known is said at once, the rest as it comes.

        Does nothing before the data set is read, or where it has other classes.
        """
        data_set = self.data_set
        if data_set is None or self.why_no_answers(classifier) is not None:
            return
        reading = self._reading(classifier, part)
        if reading is None:
            shape = len(data_set.part(part)), len(classifier.classes) or CLASSES
            is_urgent = part == "validation" and not self._is_training()
            logits = np.zeros(shape, np.float32)
            reading = _Reading(classifier, data_set, part, logits, is_urgent)
        else:
            self._readings.remove(reading)
        reading.is_wanted = True
        self._readings = [reading, *self._readings][:MAX_KEPT]
        if reading.reported is not None:
            self.answered.emit(reading.reported)
        self._go_to_work()

    def stop(self, classifier: Classifier, part: Part) -> None:
        """Reads no further until asked again; what is read stays."""
        reading = self._reading(classifier, part)
        if reading is not None:
            reading.is_wanted = False

    def _reading(self, classifier: Classifier, part: Part) -> _Reading | None:
        found = (one for one in self._readings if one.classifier is classifier and one.part == part)
        return next(found, None)

    def _next(self, is_urgent: bool) -> _Reading | None:
        readings = [one for one in self._readings if one.is_urgent == is_urgent]
        return next((one for one in readings if one.is_wanted and not one.is_complete), None)

    def _go_to_work(self) -> None:
        for is_urgent in {True, False} - self._at_work:
            if self._next(is_urgent) is None:
                continue
            self._at_work.add(is_urgent)
            end = partial(self._on_left, is_urgent), partial(self._on_failed, is_urgent)
            if is_urgent:
                self._tasks.run(READ, self._read_at_once, *end, is_dispensable=True)
            else:
                self._tasks.queue(READ, self._read_behind, *end)

    def _on_tasks_changed(self) -> None:
        names = self._tasks.names
        self._must_give_way = any(name not in (READ, READ_NEIGHBOURS) for name in names)

    def _on_advanced(self, answers: PartAnswers) -> None:
        is_known = self._reading(answers.classifier, answers.part) is not None
        if is_known and answers.data_set is self.data_set:
            self.answered.emit(answers)

    def _on_left(self, is_urgent: bool, _: object) -> None:
        self._at_work.remove(is_urgent)
        self._go_to_work()

    def _on_failed(self, is_urgent: bool, error: Exception) -> None:
        """Reads nothing more, else each wish would fail again; a new one begins anew."""
        self._at_work.remove(is_urgent)
        self._readings = [one for one in self._readings if one.is_complete]
        self.failed.emit(error)

    # In the thread of the task

    def _read_at_once(self) -> None:
        lower_reading_priority()
        should_stop = QThread.currentThread().isInterruptionRequested
        while (reading := self._next(is_urgent=True)) is not None:
            self._read_slice(reading)
            if should_stop():
                return

    def _read_behind(self, should_stop: ShouldStop) -> None:
        """Reads what is wanted, until nothing is, or something else waits."""
        while (reading := self._next(is_urgent=False)) is not None:
            self._read_slice(reading)
            if should_stop() or self._must_give_way:
                return

    def _read_slice(self, reading: _Reading) -> None:
        is_kept = reading.part == "validation"
        known = None
        if is_kept and not reading.done:
            known = self._files.load(reading.classifier.model, reading.data_set)
        if known is not None and known.shape == reading.logits.shape:
            reading.logits[:] = known
            reading.done = len(known)
        else:
            self._compute_slice(reading)
            if is_kept and reading.is_complete:
                self._files.save(reading.classifier.model, reading.data_set, reading.logits)
        if reading.is_complete or time.monotonic() - self._reported >= REPORT_INTERVAL:
            self._reported = time.monotonic()
            self._advanced.emit(reading.report())

    def _compute_slice(self, reading: _Reading) -> None:
        part = slice(reading.done, reading.done + SLICE)
        images = reading.data_set.part(reading.part).as_floats(part)
        scores = reading.classifier.logits(images)
        reading.logits[part] = scores[:, : reading.logits.shape[1]]
        reading.done += len(images)
