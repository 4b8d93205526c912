"""The model that came of a training run, and its file in the models folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Lock

from mnist_desktop.learning.judgement import Judgement
from mnist_desktop.learning.progress import TrainingConfig, TrainingResult
from mnist_desktop.recognition.model_file import Model, write_model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.trained_model import trained_model, with_scores


class NewModel:
    """Has a name of its own in the folder from the start, and is written when it is told to.

    Args:
        model: what was trained; its title gets the time of the day.
        folder: where it goes.
    """

    def __init__(self, model: Model, folder: ModelFolder) -> None:
        title = f"{model.metadata.title} {datetime.now():%Y-%m-%d %H.%M}"
        self.model = replace(model, metadata=replace(model.metadata, title=title))
        self.path = folder.given_path(title)
        self.is_written = False
        self._writing = Lock()

    @classmethod
    def of(
        cls,
        result: TrainingResult,
        curve: Sequence[tuple[float, float, float]],
        folder: ModelFolder,
    ) -> NewModel:
        """The model of a result that has weights."""
        name = result.config.preset or result.config.architecture.name
        return cls(trained_model(result, name, curve), folder)

    def add_scores(self, config: TrainingConfig, judgement: Judgement) -> None:
        """Takes in how it did on the test images; it is not written yet with that."""
        self.model = with_scores(self.model, config, judgement)

    def write(self) -> Path:
        """Writes the file and returns its path.

        Raises:
            SavingError: if it cannot be written.
        """
        with self._writing:  # so that of two threads the later one leaves the newest
            write_model(self.path, self.model)
            self.is_written = True
        return self.path
