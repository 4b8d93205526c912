"""The model of a training run, and its file in the models folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Lock

from mnist_desktop.learning.events import (
    TestResult,
    TrainingConfig,
    TrainingOutcome,
    TrainingResult,
)
from mnist_desktop.learning.trained_model import trained_model, with_scores
from mnist_desktop.percentage import percentage
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model, with_setting, write_model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.recognition.model_summary import PINNED


class NewModel:
    """A trained model whose file name is settled from the start; it is written on request.

    Args:
        model: what was trained; its title becomes the name of its file.
        title: the wanted name; a number is added where another model has it.
        folder: where it goes.
    """

    def __init__(self, model: Model, title: str, folder: ModelFolder) -> None:
        self.path = folder.reserve_path(title)
        self.model = _titled(model, self.path)
        self.is_written = False
        self.is_removed = False
        self._folder = folder
        self._writing = Lock()

    @classmethod
    def of(
        cls,
        result: TrainingResult,
        curve: Sequence[tuple[float, float, float]],
        folder: ModelFolder,
        title: str = "",
    ) -> NewModel:
        """The model of a result that has weights; by default its title is made of the result."""
        if title:
            return cls(trained_model(result, title, curve), title, folder)
        name = result.config.preset or result.config.architecture.name
        title = f"{name} {datetime.now():%Y-%m-%d}"
        if result.validation_accuracy is not None:
            title += f" val {percentage(result.validation_accuracy, 2)} %"
        return cls(trained_model(result, title, curve), title, folder)

    @classmethod
    def of_unended_run(
        cls,
        config: TrainingConfig,
        classifier: Classifier,
        curve: Sequence[tuple[float, float, float]],
        folder: ModelFolder,
    ) -> NewModel:
        """The model of a run whose thread cannot be ended in time: its newest weights."""
        weights, stopped = classifier.model.weights, TrainingOutcome.STOPPED
        result = TrainingResult(config, weights, 0, (), 0, stopped, classes=classifier.classes)
        return cls.of(result, curve, folder)

    def add_scores(self, config: TrainingConfig, test_result: TestResult) -> None:
        """Adds the scores on the test images; `write` must follow."""
        self.model = with_scores(self.model, config, test_result)

    def write(self) -> Path:
        """Writes the file and returns its path; what a person has removed is not written again.

        Raises:
            SavingError: if it cannot be written.
        """
        with self._writing:  # so that of two threads the later one leaves the newest
            is_gone = self.is_written and not self.path.exists()
            if not self.is_removed and not is_gone:
                write_model(self.path, self.model)
                self.is_written = True
            return self.path

    def remove(self) -> None:
        """Removes the file from the folder; `restore` writes it again.

        Raises:
            SavingError: if it cannot be removed; it is still there then.
        """
        with self._writing:
            self._folder.remove(self.path)
            self.is_removed = True

    def restore(self) -> Path:
        """Writes the file that was removed.

        Raises:
            SavingError: if it cannot be written.
        """
        with self._writing:
            write_model(self.path, self.model)
            self.is_written, self.is_removed = True, False
            return self.path

    def set_pinned(self, is_pinned: bool) -> None:
        """Pins the model or no longer; as `ModelFolder.set_pinned`."""
        with self._writing:
            self._folder.set_pinned(self.path, is_pinned)
            self.model = with_setting(self.model, PINNED, True if is_pinned else None)

    def rename(self, typed: str) -> Path:
        """Renames it to what a person has typed; as `ModelFolder.rename`."""
        with self._writing:
            self.path = self._folder.rename(self.path, typed)
            self.model = _titled(self.model, self.path)
            return self.path


def _titled(model: Model, path: Path) -> Model:
    return replace(model, metadata=replace(model.metadata, title=path.stem))
