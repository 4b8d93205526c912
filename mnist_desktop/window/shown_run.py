"""The run on the charts: what is known of it, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.learning.diagnosis import (
    MNIST_EVIDENCE,
    Diagnosis,
    Measurements,
    diagnosis_of,
)
from mnist_desktop.learning.events import (
    EpochSummary,
    TestResult,
    TrainingConfig,
    TrainingOutcome,
)
from mnist_desktop.learning.trained_model import changes_of
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.recognition.model_summary import data_of, model_name
from mnist_desktop.widgets.chart.chart_pair import ChartedRun
from mnist_desktop.widgets.chart.series import ChangeMark
from mnist_desktop.widgets.training.training_panel import TrainingPanel


@dataclass
class ShownRun:
    """A run of this window, as far as it has come.

    Attributes:
        config: what is trained, and how.
        history: the epochs that are done.
        data: its data set; None while it has not been described, as MNIST at first.
        test_result: of its network, once that is evaluated.
    """

    config: TrainingConfig
    history: list[EpochSummary] = field(default_factory=list)
    data: DataSetInfo | None = None
    test_result: TestResult | None = None

    @property
    def measurements(self) -> Measurements:
        """How many images its figures are measured on."""
        return measurements_of(self.data)

    def diagnosis(self, outcome: TrainingOutcome | None) -> Diagnosis | None:
        """What is wrong with it, if anything is; `outcome` is None while it is on."""
        tested = self.test_result
        return diagnosis_of(
            self.config,
            self.history,
            outcome,
            self.measurements,
            test_accuracy=None if tested is None else tested.test_accuracy,
            training_accuracy=None if tested is None else tested.training_accuracy,
        )

    def charted(self, path: Path | None) -> ChartedRun:
        """What a picture of the charts says of it.

        Args:
            path: of its model; None while it has none.
        """
        config, data = self.config, self.data
        available = self.measurements.available
        preset = config.preset or config.architecture.name
        return ChartedRun(
            name=preset if path is None else model_name(path),
            date=datetime.now().isoformat(),
            data=data.name if data is not None else config.data.name if config.data else "MNIST",
            images=min(config.samples or available, available)
            if data is not None or config.data is None
            else None,
            epochs=config.all_epochs,
        )


def marks_of(config: TrainingConfig) -> list[ChangeMark]:
    """What the charts say of a run's changes."""
    marks, rate, augmentation = [], config.learning_rate, config.augmentation
    for change in config.changes:
        new_rate = None if change.learning_rate == rate else change.learning_rate
        is_varied = change.augmentation is not None
        varied = None if change.augmentation == augmentation else is_varied
        marks.append(ChangeMark(change.epochs, new_rate, varied))
        rate, augmentation = change.learning_rate, change.augmentation
    return marks


def marks_of_model(metadata: ModelMetadata) -> list[ChangeMark]:
    """The same of a model in a file, as far as its settings tell."""
    settings = metadata.settings
    marks, rate = [], settings.get("learning_rate")
    augmentation = settings.get("augmentation") or "none"
    for epochs, new_rate, new_augmentation in changes_of(metadata):
        varied = None if new_augmentation == augmentation else new_augmentation != "none"
        marks.append(ChangeMark(epochs, None if new_rate == rate else new_rate, varied))
        rate, augmentation = new_rate, new_augmentation
    return marks


def measurements_of(info: DataSetInfo | None) -> Measurements:
    """How many images a data set has for each purpose; MNIST's before it is described."""
    if info is None:
        return MNIST_EVIDENCE
    return Measurements(info.training, info.validation, info.test, info.chance)


def is_of(info: DataSetInfo | None, config: TrainingConfig) -> bool:
    """Whether a run with these settings learns from this data set."""
    return info is not None and (info.path, info.orientation) == (config.data, config.orientation)


def show_history_of_model(panel: TrainingPanel, path: Path, metadata: ModelMetadata) -> None:
    """Shows on the charts how a model in a file had learned."""
    samples, epochs = metadata.settings.get("samples"), metadata.settings.get("epochs")
    panel.pair.set_run(
        ChartedRun(
            name=model_name(path),
            date=metadata.date,
            data=data_of(metadata),
            images=samples if isinstance(samples, int) else None,
            epochs=epochs if isinstance(epochs, int) else None,
        )
    )
    best = metadata.settings.get("best_epoch")
    best_epoch = best if isinstance(best, int) and best > 0 else None
    for chart, at, key in ((panel.loss, 1, "loss"), (panel.accuracy, 2, "accuracy")):
        history = list(enumerate(metadata.history, 1))
        curve = [(point[0], point[at]) for point in metadata.curve]
        curve = curve or [(number, epoch[key]) for number, epoch in history if key in epoch]
        scored = [(n, epoch[f"val_{key}"]) for n, epoch in history if f"val_{key}" in epoch]
        chart.show_history(curve, scored, best_epoch)
        chart.set_changes(marks_of_model(metadata))
