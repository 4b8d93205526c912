"""What the window asks of `learning`; each part is imported when it is first asked for.

The session gets this by constructor, so that the window starts without TensorFlow and tests hand in
a fake.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.learning.events import SavedRun, TestResult, TrainingConfig, TrainingResult
from mnist_desktop.problem import AppError, ModelFileError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.session.background_tasks import BackgroundTasks

if TYPE_CHECKING:
    from mnist_desktop.recognition.model_file import Model


PREVIEWED = 8  # training images that show what augmentation does


@dataclass(frozen=True, eq=False)
class DataSetInfo:
    """What the window says of a data set.

    Attributes:
        path: its file or folder; None for MNIST.
        name: what it is called.
        classes: names of the classes; empty for the digits.
        training: how many images there are to train on.
        validation: how many to choose the best epoch by.
        test: how many to test with.
        examples: (8, 28, 28) uint8, some of them.
        orientation: what was done to the images.
        remarks: sentences on how the parts were made and on what was left out.
        change: what would make the images as MNIST's; AS_IS where none is needed.
        question: a sentence with the figures that speak for it.
        chance: share of the most frequent class among the validation images.
    """

    path: Path | None
    name: str
    classes: tuple[str, ...]
    training: int
    validation: int
    test: int
    examples: NDArray[np.uint8]
    orientation: Orientation = AS_IS
    remarks: tuple[AppError, ...] = ()
    change: Orientation = AS_IS
    question: AppError | None = None
    chance: float = 0.1


class TrainingBackend:
    """Calls that may take seconds, for threads, and two that take no time."""

    def __init__(self) -> None:
        self._draw = np.random.default_rng()  # whatever seeds others set, each start is another
        self._tested: tuple[Any, ...] | None = None  # the data set that test images came from

    def why_no_training(self) -> AppError | None:
        """What keeps this computer from training, as far as it shows without TensorFlow."""
        from mnist_desktop.learning.devices import why_no_training

        return why_no_training()

    def keras_script(self, config: TrainingConfig) -> str:
        """The run as a plain Keras script.

        Raises:
            AppError: a script cannot read the run's data set.
        """
        from mnist_desktop.learning.batches import cached_data_set
        from mnist_desktop.learning.keras_code.script import keras_script

        if config.data is None:
            return keras_script(config)
        reading = cached_data_set(config.data, config.orientation).reading
        return keras_script(config, config.data, reading)

    def notebook(self, script: str) -> str:
        """A script as a Jupyter notebook."""
        from mnist_desktop.learning.keras_code.notebook import notebook

        return notebook(script)

    def get_ready(self, data: Path | None, orientation: Orientation = AS_IS) -> None:
        """Imports TensorFlow and reads the data set of the next run, which then begins sooner.

        Raises:
            AppError: one of them cannot be used; the run will say so too.
        """
        from mnist_desktop.learning.batches import cached_data_set
        from mnist_desktop.learning.devices import import_tensorflow

        import_tensorflow()
        cached_data_set(data, orientation)

    def train(self, config: TrainingConfig, **settings: Any) -> TrainingResult:
        """`learning.training.train`."""
        from mnist_desktop.learning.train import train

        return train(config, **settings)

    def saved_run(self, path: Path) -> SavedRun | None:
        """The run in a checkpoint; None if there is no file.

        Raises:
            ModelFileError: it cannot be read.
        """
        from mnist_desktop.learning.checkpoint import Checkpoint

        if not path.exists():
            return None
        try:
            saved = Checkpoint.load(path)
        except ModelFileError as problem:
            if problem.key == "checkpoint_broken":
                with suppress(OSError):
                    path.replace(path.with_suffix(".broken"))  # told once, not at every start
            raise
        return SavedRun(saved.config, saved.history, saved.so_far.batches)

    def judge(self, result: TrainingResult, other: Model | None) -> TestResult:
        """The new network on the test images, once the person has chosen; beside it another one."""
        from mnist_desktop.learning.judging import judged

        return judged(result, other)

    def data_facts(self, path: Path | None, orientation: Orientation = AS_IS) -> DataSetInfo:
        """About a data set.

        Args:
            path: its file or folder; None for MNIST.
            orientation: what is done to its images.

        Raises:
            AppError: it cannot be read.
        """
        from mnist_desktop.data.orientation_check import checked_orientation
        from mnist_desktop.learning.batches import cached_data_set

        self._tested = None  # the files may be others than at the last test image
        data = cached_data_set(path, orientation)
        train, validation, test = map(len, (data.train, data.validation, data.test))
        facts = DataSetInfo(
            path, data.name, data.classes, train, validation, test, data.train.images[:PREVIEWED]
        )
        chance = float(np.bincount(data.validation.labels).max()) / validation
        facts = replace(facts, orientation=orientation, remarks=data.remarks, chance=chance)
        if path is None or orientation or data.classes:
            return facts
        check = checked_orientation(data.train)
        return replace(facts, change=check.change, question=check.in_words())

    def test_image(self, path: Path | None, orientation: Orientation = AS_IS) -> Drawing:
        """A random image of a data set's test part, with its label.

        Args:
            path: the data set's file or folder; None for MNIST.
            orientation: what is done to its images.

        Raises:
            AppError: it cannot be read.
        """
        from mnist_desktop.learning.batches import cached_data_set

        if self._tested is None or self._tested[:2] != (path, orientation):
            data = cached_data_set(path, orientation)
            self._tested = (path, orientation, data.test, data.name, data.classes)
        _, _, test, name, classes = self._tested
        index = int(self._draw.integers(len(test)))
        label = int(test.labels[index])
        return Drawing(
            picture=test.images[index].astype(np.float32) / 255,
            label=label,
            label_name=class_name(classes, label) if classes else "",
            data_set="" if path is None else name,
        )

    def device_words(self) -> AppError:
        """Where training runs, in a sentence; imports TensorFlow.

        Raises:
            AppError: TensorFlow cannot be used.
        """
        from mnist_desktop.learning.devices import device_words

        return device_words()


class LearningFacts(QObject):
    """Asks `learning`, on threads.

    Args:
        calls: what is asked of `learning`.
        parent: the Qt parent.
    """

    data_opened = Signal(object)  # DataSetInfo
    device_told = Signal(object)  # AppError: a sentence on where training runs
    got_ready = Signal()  # TensorFlow is imported
    failed = Signal(object)  # Exception

    def __init__(self, calls: TrainingBackend, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._has_asked_device = False
        self._awaited: tuple[Path | None, Orientation] | None = None
        self._errands = BackgroundTasks(self)
        self._errands.failed.connect(self._report_failure)

    def open_data(self, path: Path | None, orientation: Orientation = AS_IS) -> None:
        """Reads a data set to train on; None is MNIST."""
        self._awaited = (path, orientation)
        read = partial(self._calls.data_facts, path, orientation)
        self._errands.send(read, self._on_data, self._report_unread_data)

    def awaits_another(self, path: Path | None, orientation: Orientation) -> bool:
        """Whether a data set is being read that is not this one."""
        return self._awaited is not None and self._awaited != (path, orientation)

    def ask_device(self) -> None:
        """Asks once where training runs: imports TensorFlow, so only when a run has done that."""
        if not self._has_asked_device:
            self._has_asked_device = True
            self._errands.send(self._calls.device_words, self._on_device)

    def get_ready(self, data: Path | None, orientation: Orientation = AS_IS) -> None:
        """Does what a run would begin with; what fails is told by the run."""
        ready = partial(self._calls.get_ready, data, orientation)
        self._errands.send(ready, self._on_ready, self._ignore)

    def close(self) -> None:
        """Tells nothing any more."""
        self._errands.close()

    def threads(self) -> list[QThread]:
        """What is under way."""
        return self._errands.threads()

    def _on_data(self, facts: DataSetInfo) -> None:
        self._awaited = None
        self.data_opened.emit(facts)

    def _report_unread_data(self, error: Exception) -> None:
        self._awaited = None
        self.failed.emit(error)

    def _on_device(self, words: AppError) -> None:
        self.device_told.emit(words)

    def _on_ready(self, _: None) -> None:
        self.got_ready.emit()

    def _ignore(self, _: Exception) -> None:
        """Whoever presses Train is told."""

    def _report_failure(self, error: Exception) -> None:
        self.failed.emit(error)
