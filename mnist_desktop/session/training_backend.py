"""What the window asks of `learning`, each part imported when it is first asked for.

The session gets a `TrainingBackend` by constructor, so that the window starts without TensorFlow
and tests hand in a fake; `TrainingPreparation` makes those of its calls that precede a run.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.data.labelled_images import LabelledImages, stratified
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.learning.events import SavedRun, TestResult, TrainingConfig, TrainingResult
from mnist_desktop.problem import BrokenCheckpointError, Message
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.session.background_tasks import BackgroundTasks

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet
    from mnist_desktop.recognition.model_file import Model
    from mnist_desktop.samples.hand import LearnedHand

INSPECTED = 5_000  # validation images that tell what channels do
PREVIEWED = 8  # training images that show what augmentation does


class TrainingBackend:
    """Calls that may take seconds, for threads, and three that take no time."""

    def __init__(self) -> None:
        self._generator = np.random.default_rng()  # whatever seeds others set, each start differs
        self._test_part: tuple[Any, ...] | None = None  # the last one, and whose it is

    def why_no_training(self) -> Message | None:
        """What keeps this computer from training, as far as it shows without TensorFlow."""
        from mnist_desktop.learning.tensorflow_requirements import why_no_training

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
        reading = cached_data_set(config.data, config.orientation).layout
        return keras_script(config, config.data, reading)

    def notebook(self, script: str) -> str:
        """A script as a Jupyter notebook."""
        from mnist_desktop.learning.keras_code.notebook import notebook

        return notebook(script)

    def preload(self, data: Path | None, orientation: Orientation = AS_IS) -> None:
        """Imports TensorFlow and reads the data set of the next run, which then begins sooner.

        Raises:
            AppError: one of them cannot be used; the run will say so too.
        """
        from mnist_desktop.learning.batches import cached_data_set
        from mnist_desktop.learning.devices import import_tensorflow

        import_tensorflow()
        cached_data_set(data, orientation)

    def train(self, config: TrainingConfig, **settings: Any) -> TrainingResult:
        """Calls `learning.train.train`."""
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
        except BrokenCheckpointError:
            with suppress(OSError):
                path.replace(path.with_suffix(".broken"))  # reported once, not at every start
            raise
        return SavedRun(saved.config, saved.history, saved.so_far.batches, saved.film)

    def evaluate(self, result: TrainingResult, other: Model | None) -> TestResult:
        """Measures the new network on the test images, once the person has chosen.

        Args:
            result: the run's, with weights.
            other: a model to compare it with.
        """
        from mnist_desktop.learning.final_test import final_test

        return final_test(result, other)

    def learn_deep(self, base: Model, *drawings: Any, **watched: Any) -> LearnedHand | None:
        """Calls `learning.fine_tuning.learn_deep`."""
        from mnist_desktop.learning.fine_tuning import learn_deep

        return learn_deep(base, *drawings, **watched)

    def data_set_info(self, path: Path | None, orientation: Orientation = AS_IS) -> DataSetInfo:
        """Reads a data set and describes it.

        Args:
            path: its file or folder; None for MNIST.
            orientation: what is done to its images.

        Raises:
            AppError: it cannot be read.
        """
        from mnist_desktop.data.orientation_check import check_orientation
        from mnist_desktop.learning.batches import cached_data_set

        self._test_part = None  # the files may be others than at the last test image
        data = cached_data_set(path, orientation)
        train, validation, test = map(len, (data.train, data.validation, data.test))
        info = DataSetInfo(
            path, data.name, data.classes, train, validation, test, data.train.images[:PREVIEWED]
        )
        chance = float(np.bincount(data.validation.labels).max()) / validation
        info = replace(info, orientation=orientation, remarks=data.remarks, chance=chance)
        if path is None or orientation or data.classes:
            return info
        check = check_orientation(data.train)
        return replace(info, change=check.change, question=check.in_words())

    def test_image(self, path: Path | None, orientation: Orientation = AS_IS) -> Drawing:
        """A random image of a data set's test part, with its label.

        Args:
            path: the data set's file or folder; None for MNIST.
            orientation: what is done to its images.

        Raises:
            AppError: it cannot be read.
        """
        from mnist_desktop.learning.batches import cached_data_set

        if self._test_part is None or self._test_part[:2] != (path, orientation):
            data = cached_data_set(path, orientation)
            self._test_part = (path, orientation, data.test, data.name, data.classes)
        _, _, test, name, classes = self._test_part
        index = int(self._generator.integers(len(test)))
        label = int(test.labels[index])
        return Drawing(
            picture=test.images[index].astype(np.float32) / 255,
            label=label,
            label_name=class_name(classes, label) if classes else "",
            data_set="" if path is None else name,
        )

    def data_set(self, path: Path | None, orientation: Orientation = AS_IS) -> DataSet:
        """All of a data set; the last one that was read stays in memory.

        Args:
            path: its file or folder; None for MNIST.
            orientation: what is done to its images.

        Raises:
            AppError: it cannot be read.
        """
        from mnist_desktop.learning.batches import cached_data_set

        return cached_data_set(path, orientation)

    def validation_images(
        self, path: Path | None, orientation: Orientation = AS_IS
    ) -> tuple[tuple[str, ...], LabelledImages]:
        """The names of a data set's classes, and at most INSPECTED of its validation images.

        Args:
            path: the data set's file or folder; None for MNIST.
            orientation: what is done to its images.

        Raises:
            AppError: it cannot be read.
        """
        from mnist_desktop.learning.batches import cached_data_set

        data = cached_data_set(path, orientation)
        images = data.validation
        if len(images) > INSPECTED:
            images = images[stratified(images.labels, INSPECTED, seed=0)]
        return data.classes, images

    def device_in_words(self) -> Message:
        """A sentence on where training runs; imports TensorFlow.

        Raises:
            TensorFlowError: it cannot be used.
        """
        from mnist_desktop.learning.devices import device_words

        return device_words()


class TrainingPreparation(QObject):
    """Does in the background what precedes a run: opens its data set, imports TensorFlow.

    Args:
        backend: what is asked of `learning`.
        tasks: where it runs.
    """

    data_opened = Signal(object)  # DataSetInfo
    device_found = Signal(object)  # Message: a sentence on where training runs
    preloaded = Signal()  # TensorFlow is imported
    failed = Signal(object)  # Exception; nothing is being read any more

    def __init__(self, backend: TrainingBackend, tasks: BackgroundTasks) -> None:
        super().__init__(tasks)
        self._backend = backend
        self._run = partial(tasks.run, is_dispensable=True)
        self._has_asked_device = False
        self._reading: tuple[Path | None, Orientation] | None = None
        self.data: tuple[Path | None, Orientation] = (None, AS_IS)  # the data set that is open

    def open_data(self, path: Path | None, orientation: Orientation = AS_IS) -> None:
        """Reads a data set to train on; None is MNIST."""
        self._reading = (path, orientation)
        read = partial(self._backend.data_set_info, path, orientation)
        self._run("read a data set", read, self._on_data, self._on_failed)

    def is_reading_another(self, path: Path | None, orientation: Orientation) -> bool:
        """Whether a data set is being read that is not this one."""
        return self._reading is not None and self._reading != (path, orientation)

    def find_device(self) -> None:
        """Asks once where training runs: imports TensorFlow, so only when a run has done that."""
        if not self._has_asked_device:
            self._has_asked_device = True
            find, found = self._backend.device_in_words, self.device_found.emit
            self._run("find the device", find, found, self.failed.emit)

    def preload(self, data: Path | None, orientation: Orientation = AS_IS) -> None:
        """Does what a run would begin with; what fails is left to the run to report."""
        preload = partial(self._backend.preload, data, orientation)
        self._run("preload", preload, lambda _: self.preloaded.emit(), lambda _: None)

    def _on_data(self, info: DataSetInfo) -> None:
        self._reading = None
        self.data = (info.path, info.orientation)
        self.data_opened.emit(info)

    def _on_failed(self, error: Exception) -> None:
        self._reading = None
        self.failed.emit(error)
