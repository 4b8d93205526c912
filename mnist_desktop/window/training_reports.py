"""What the trainer tells, shown in the third column: charts, words, diagnosis, the result."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from mnist_desktop.learning.diagnosis import MNIST_EVIDENCE, Measurements, diagnosis_of
from mnist_desktop.learning.events import (
    BatchProgress,
    EpochSummary,
    TestResult,
    TrainingConfig,
    TrainingOutcome,
    TrainingResult,
    best_of,
)
from mnist_desktop.learning.time_left import TimeLeft
from mnist_desktop.messages import text_of
from mnist_desktop.problem import Message
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_folder import data_of, model_name
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.session.session import Session
from mnist_desktop.session.training import ADDED_EPOCHS, RunStarted
from mnist_desktop.session.training_backend import DataSetInfo
from mnist_desktop.session.training_thread import SLOW_STEP
from mnist_desktop.widgets.chart.chart_pair import ChartedRun
from mnist_desktop.widgets.training.training_panel import TrainingPanel


class TrainingReports(QObject):
    """Shows a run as it goes.

    Args:
        panel: the third column.
        session: trains.
        parent: the Qt parent.
    """

    def __init__(
        self, panel: TrainingPanel, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._session = session
        self._data: DataSetInfo | None = None  # of the next run
        self._run_data: DataSetInfo | None = None  # of the run on the charts
        self._waiting_data: DataSetInfo | None = None  # opened while a run is on
        self._config: TrainingConfig | None = None  # of the run on the charts
        self._history: list[EpochSummary] = []
        self._judgement: TestResult | None = None
        self._time_left = TimeLeft()
        self._shows_opened = False  # the charts are of a model that was opened
        self._has_tensorflow = False
        trainer = session.trainer
        trainer.began.connect(self._on_beginning)
        trainer.batch_ended.connect(self._on_batch)
        trainer.epoch_ended.connect(self._on_epoch)
        trainer.ended.connect(self._on_end)
        trainer.judged.connect(self._on_judgement)
        panel.buttons.slow_toggled.connect(self._on_slow)
        trainer.listing_changed.connect(panel.card.set_listed)
        session.model_files.renamed.connect(self._on_renamed)
        session.model_files.removed.connect(self._on_removed)
        session.facts.data_opened.connect(self._on_data)
        session.facts.failed.connect(self.retranslate)  # nothing is being read any more
        session.facts.got_ready.connect(self._on_ready)

    @property
    def config(self) -> TrainingConfig | None:
        """Of the run on the charts; None if there is none."""
        return self._config

    @property
    def next_sizes(self) -> tuple[int, int]:
        """Training and validation images of the next run."""
        evidence = _evidence(self._data)
        return evidence.available, evidence.validation

    @property
    def training_images(self) -> int:
        """How many the data set of the run on the charts has."""
        return _evidence(self._run_data).available

    @property
    def validation_images(self) -> int:
        """How many it has."""
        return _evidence(self._run_data).validation

    @property
    def test_images(self) -> int:
        """How many it has."""
        return _evidence(self._run_data).test

    def retranslate(self) -> None:
        """Sets the sentences on the data set in the language of the moment."""
        remarks = question = ""
        if self._data is not None:
            remarks = " ".join(_told(remark) for remark in self._data.remarks)
            question = "" if self._data.question is None else _told(self._data.question)
        self._panel.settings.set_data_words(remarks, question)

    def show_history_of(self, classifier: Classifier) -> None:
        """Shows how a model that was opened had learned, unless a run is on the charts."""
        trainer = self._session.trainer
        if trainer.is_running or trainer.candidate is not None:
            return
        in_use = self._session.model_path
        if self._panel.card.is_decided:
            self._panel.card.set_in_use(None if in_use is None else model_name(in_use))
        elif trainer.path is not None:
            self.show_choice(in_use)  # it was kept by the Models menu
        if self._session.model_path == trainer.path and self._history:
            return  # it is on them already
        metadata = classifier.metadata
        if self._session.model_path is None or not metadata.history:
            if self._shows_opened:
                self._shows_opened = False
                for chart in self._panel.charts:
                    chart.clear()
            return
        self._shows_opened = True
        self._config, self._history, self._judgement = None, [], None
        self._panel.card.hide_card()
        self._panel.progress.show_idle()
        self._panel.buttons.set_more(None)
        self._panel.diagnosis.show_diagnosis(None, is_running=False)
        self._panel.pair.set_run(_charted_model(self._session.model_path, metadata))
        _show_history(self._panel, metadata)

    def show_choice(self, in_use: Path | None) -> None:
        """Says which model answers beside the last run's, which must have one; None: built-in."""
        path = self._session.trainer.path
        assert path is not None
        name = None if in_use is None else model_name(in_use)
        self._panel.card.show_choice(model_name(path), name, self.test_images)

    def _on_renamed(self, _: Path, path: Path) -> None:
        if path == self._session.trainer.path:
            self._panel.card.set_name(model_name(path))
            if not self._shows_opened:  # else the charts are another model's
                self._panel.pair.set_run(replace(self._panel.pair.run, name=model_name(path)))

    def _on_removed(self, path: Path) -> None:
        if path == self._session.trainer.path:
            self._panel.card.set_listed(False)

    def _on_beginning(self, beginning: RunStarted) -> None:
        panel, config = self._panel, beginning.config
        self._shows_opened = False
        self._config, self._judgement = config, None
        is_its = self._data is not None and _is_of(self._data, config)
        self._run_data = self._data if is_its else None
        self._history = list(beginning.history)
        self._time_left = TimeLeft(config.batch_size, self.validation_images)
        panel.resume_row.hide()
        panel.card.hide_card()
        panel.settings.set_running(True)
        panel.buttons.set_running(True)
        panel.progress.show_starting(not self._has_tensorflow)
        panel.diagnosis.show_diagnosis(None, is_running=True)
        panel.pair.set_run(self._charted_run(config))
        for chart, at in zip(panel.charts, (1, 2), strict=True):
            chart.begin(config.all_epochs)
            for point in beginning.curve:
                chart.add_training_point(point[0], point[at])
        for summary in beginning.history:
            self._show_epoch(summary)

    def _on_batch(self, progress: BatchProgress) -> None:
        self._has_tensorflow = True
        seconds = self._time_left.after_batch(progress)
        self._panel.progress.show_batch(progress, seconds)
        if progress.batch == progress.batches:
            self._panel.progress.show_validating(progress.epoch, self.validation_images)
        done = progress.epoch - 1 + progress.batch / progress.batches
        self._panel.loss.add_training_point(done, progress.batch_loss)
        self._panel.accuracy.add_training_point(done, progress.batch_accuracy)

    def _on_slow(self, is_slow: bool) -> None:
        self._time_left.set_rest(SLOW_STEP if is_slow else 0.0)

    def _on_epoch(self, summary: EpochSummary) -> None:
        self._time_left.after_epoch(summary)
        self._history.append(summary)
        self._show_epoch(summary)
        self._diagnose(None)

    def _show_epoch(self, summary: EpochSummary) -> None:
        self._panel.loss.add_validation_point(summary.epoch, summary.validation_loss)
        self._panel.accuracy.add_validation_point(summary.epoch, summary.validation_accuracy)
        for chart in self._panel.charts:
            chart.set_best_epoch(best_of(self._history).epoch)

    def _on_end(self, result: TrainingResult | None) -> None:
        panel = self._panel
        panel.settings.set_running(False)
        panel.buttons.set_running(False)
        panel.buttons.set_more(None)
        if self._waiting_data is not None:
            facts, self._waiting_data = self._waiting_data, None
            self._show_data(facts)
        if result is None:
            panel.progress.show_idle()
            panel.diagnosis.show_diagnosis(None, is_running=False)
            return
        self._diagnose(result.outcome)
        panel.pair.set_run(self._charted_run(result.config))
        if not result.weights:
            panel.progress.show_ended(result.outcome, len(result.history), result.seconds)
        else:
            panel.progress.show_idle()  # the card says it
            panel.card.show_result(
                result,
                can_go_back=self._session.classifier is not None,
                validation_images=self.validation_images,
            )
        if self._session.trainer.can_go_on:
            is_stopped = result.outcome is TrainingOutcome.STOPPED
            panel.buttons.set_more(ADDED_EPOCHS, is_stopped)

    def _charted_run(self, config: TrainingConfig) -> ChartedRun:
        """What a picture of the charts says: the model's name as soon as it has one."""
        path, data = self._session.trainer.path, self._run_data
        is_known = data is not None or config.data is None
        images = min(config.samples or self.training_images, self.training_images)
        return ChartedRun(
            name=(config.preset or config.architecture.name) if path is None else model_name(path),
            date=datetime.now().isoformat(),
            data=data.name if data is not None else config.data.name if config.data else "MNIST",
            images=images if is_known else None,
            epochs=config.all_epochs,
        )

    def _on_judgement(self, judgement: TestResult) -> None:
        trainer = self._session.trainer
        if trainer.is_running or trainer.result is None or self._config is None:
            return  # another run has begun, or the charts are of a model that was opened
        self._judgement = judgement
        self._panel.card.show_test_result(judgement, trainer.result.classes)
        self._diagnose(trainer.result.outcome)

    def _on_ready(self) -> None:
        self._has_tensorflow = True

    def _on_data(self, facts: DataSetInfo) -> None:
        """Shows a data set; while a run is on with another one, only when that has ended."""
        is_its = self._config is not None and _is_of(facts, self._config)
        if is_its:
            self._run_data = facts
        if self._session.trainer.is_running and not is_its:
            self._waiting_data = facts
        else:
            self._show_data(facts)

    def _show_data(self, facts: DataSetInfo) -> None:
        self._data = facts
        self._panel.settings.set_data(
            facts.path,
            facts.name,
            facts.classes,
            facts.training,
            orientation=facts.orientation,
            change=facts.change,
        )
        self.retranslate()
        self._panel.settings.set_examples(facts.examples)

    def _diagnose(self, outcome: TrainingOutcome | None) -> None:
        assert self._config is not None
        judgement = self._judgement
        diagnosis = diagnosis_of(
            self._config,
            self._history,
            outcome,
            _evidence(self._run_data),
            test_accuracy=None if judgement is None else judgement.test_accuracy,
            training_accuracy=None if judgement is None else judgement.training_accuracy,
        )
        self._panel.diagnosis.show_diagnosis(diagnosis, is_running=outcome is None)


def _evidence(facts: DataSetInfo | None) -> Measurements:
    """What a data set's figures are measured on; MNIST's before its facts are known."""
    if facts is None:
        return MNIST_EVIDENCE
    return Measurements(facts.training, facts.validation, facts.test, facts.chance)


def _charted_model(path: Path, metadata: ModelMetadata) -> ChartedRun:
    samples, epochs = metadata.settings.get("samples"), metadata.settings.get("epochs")
    return ChartedRun(
        name=model_name(path),
        date=metadata.date,
        data=data_of(metadata),
        images=samples if isinstance(samples, int) else None,
        epochs=epochs if isinstance(epochs, int) else None,
    )


def _is_of(facts: DataSetInfo, config: TrainingConfig) -> bool:
    """Whether a run learns from this data set."""
    return (facts.path, facts.orientation) == (config.data, config.orientation)


def _told(problem: Message) -> str:
    return text_of(problem, QCoreApplication.translate)


def _show_history(panel: TrainingPanel, metadata: ModelMetadata) -> None:
    best = metadata.settings.get("best_epoch")
    best_epoch = best if isinstance(best, int) and best > 0 else None
    for chart, at, key in ((panel.loss, 1, "loss"), (panel.accuracy, 2, "accuracy")):
        epochs = list(enumerate(metadata.history, 1))
        curve = [(point[0], point[at]) for point in metadata.curve]
        curve = curve or [(number, epoch[key]) for number, epoch in epochs if key in epoch]
        scored = [(n, epoch[f"val_{key}"]) for n, epoch in epochs if f"val_{key}" in epoch]
        chart.show_history(curve, scored, best_epoch)
