"""What the third column does: from its buttons to the trainer, and what the trainer tells back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal

from mnist_desktop.learning.diagnosis import TRAINING_IMAGES, Fix, applied, diagnosis_of
from mnist_desktop.learning.judgement import Judgement
from mnist_desktop.learning.progress import (
    BatchProgress,
    EpochSummary,
    TrainingConfig,
    TrainingOutcome,
    TrainingResult,
    best_of,
)
from mnist_desktop.learning.saved_run import SavedRun
from mnist_desktop.learning_calls import DataFacts, LearningCalls
from mnist_desktop.messages import text_of
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.recognition.problem import Problem
from mnist_desktop.session import Session
from mnist_desktop.trainer import ADDED_EPOCHS, Beginning
from mnist_desktop.training_pace import TrainingPace
from mnist_desktop.widgets.time_left import TimeLeft
from mnist_desktop.widgets.training_panel import TrainingPanel

SCORED = 5_000  # validation images of MNIST
TEST_IMAGES = 10_000  # of MNIST


class TrainingCommands(QObject):
    """Stands between the panel and the session's trainer.

    Args:
        panel: the third column.
        session: trains.
        calls: what is asked of `learning` and takes no time.
        pace: how long runs take.
        parent: the Qt parent.
    """

    said = Signal(str)  # what happened, as a sentence
    device_told = Signal(str, str)  # the GPU's name, empty for the CPU; a sentence on it

    def __init__(
        self,
        panel: TrainingPanel,
        session: Session,
        calls: LearningCalls,
        pace: TrainingPace,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._session = session
        self._trainer = session.trainer
        self._pace = pace
        self._reason: Problem | None = calls.why_no_training()
        self._device: Problem | None = None
        self._data: DataFacts | None = None
        self._saved: SavedRun | None = None
        self._config: TrainingConfig | None = None  # of the run on the charts
        self._history: list[EpochSummary] = []
        self._judgement: Judgement | None = None
        self._time_left = TimeLeft()
        self._has_tensorflow = False
        self._restarts = False  # with the panel's settings, when the run has ended
        self._connect_panel()
        self._connect_trainer()
        self._estimate()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts that are made here in the language of the moment."""
        self._panel.buttons.set_reason(None if self._reason is None else _told(self._reason))
        if self._device is not None:
            gpu = str(self._device.values.get("name", ""))
            self.device_told.emit(gpu, _told(self._device))

    def show_history_of(self, classifier: Classifier) -> None:
        """Shows how a model that was opened had learned, unless a run is on the charts."""
        if self._trainer.is_running or self._trainer.newcomer is not None:
            return
        if self._session.model_path == self._trainer.path and self._history:
            return  # it is on them already
        metadata = classifier.metadata
        if self._session.model_path is None or not metadata.history:
            return
        self._config, self._history, self._judgement = None, [], None
        self._panel.card.hide_card()
        self._panel.progress.show_idle()
        self._panel.buttons.set_more(None)
        self._panel.diagnosis.show_diagnosis(None, is_running=False)
        _show_history(self._panel, metadata)

    @property
    def _available(self) -> int:
        """Training images that there are."""
        return TRAINING_IMAGES if self._data is None else self._data.training

    @property
    def _scored(self) -> int:
        """Validation images that there are."""
        return SCORED if self._data is None else self._data.validation

    # What the person does

    def _connect_panel(self) -> None:
        panel = self._panel
        panel.settings.config_changed.connect(self._estimate)
        panel.settings.examples_requested.connect(self._bring_examples)
        panel.settings.mnist_requested.connect(self._bring_mnist)
        panel.buttons.train_requested.connect(self._train)
        panel.buttons.stop_requested.connect(self._stop)
        panel.buttons.pause_toggled.connect(self._pause)
        panel.buttons.slow_toggled.connect(self._trainer.set_slow)
        panel.buttons.more_requested.connect(self._trainer.go_on)
        panel.broken_off.resume_requested.connect(self._resume)
        panel.broken_off.discard_requested.connect(self._discard)
        panel.card.keep_requested.connect(self._keep)
        panel.card.go_back_requested.connect(self._go_back)
        panel.diagnosis.fix_requested.connect(self._fix)

    def _train(self) -> None:
        if not self._trainer.is_running:
            self._trainer.start(self._panel.settings.config())

    def _stop(self) -> None:
        self._panel.buttons.set_stopping(True)
        self._panel.progress.show_stopping()
        self._trainer.stop()

    def _pause(self, is_paused: bool) -> None:
        self._trainer.set_paused(is_paused)
        self._panel.buttons.set_paused(is_paused)
        self._panel.progress.show_paused(is_paused)

    def _resume(self) -> None:
        assert self._saved is not None
        self._panel.settings.set_config(self._saved.config)
        if self._saved.config.data is not None:
            self._trainer.open_data(self._saved.config.data)
        self._trainer.resume(self._saved)

    def _discard(self) -> None:
        self._panel.broken_off.hide()
        self._trainer.discard_broken_off()

    def _keep(self) -> None:
        self._decide(is_kept=True)
        self._session.keep_new_model()

    def _go_back(self) -> None:
        self._decide(is_kept=False)
        self._session.go_back()

    def _decide(self, *, is_kept: bool) -> None:
        path = self._trainer.path
        assert path is not None
        images = TEST_IMAGES if self._data is None else self._data.test
        self._panel.buttons.focus_train()
        self._panel.card.show_choice(is_kept, path.stem, images)

    def _fix(self, fix: Fix) -> None:
        if fix is Fix.STOP:
            self._stop()
            return
        config = self._config or self._panel.settings.config()
        self._panel.settings.set_config(applied(fix, config, self._available))
        if self._trainer.is_running:
            self._restarts = True
            self._stop()
        else:
            self._train()

    def _estimate(self) -> None:
        config = self._panel.settings.config()
        seconds = self._pace.seconds(config, self._available, self._scored)
        self._panel.settings.set_estimate(seconds)

    def _bring_examples(self) -> None:
        self._trainer.open_data(self._panel.settings.config().data)

    def _bring_mnist(self) -> None:
        self._trainer.open_data(None)

    # What the trainer tells

    def _connect_trainer(self) -> None:
        trainer = self._trainer
        trainer.began.connect(self._take_beginning)
        trainer.batch_ended.connect(self._take_batch)
        trainer.epoch_ended.connect(self._take_epoch)
        trainer.ended.connect(self._take_end)
        trainer.judged.connect(self._take_judgement)
        trainer.broken_off.connect(self._take_broken_off)
        trainer.data_opened.connect(self._take_data)
        trainer.device_told.connect(self._take_device)

    def _take_beginning(self, beginning: Beginning) -> None:
        panel, config = self._panel, beginning.config
        self._config, self._judgement = config, None
        self._history = list(beginning.history)
        self._time_left = TimeLeft(config.batch_size, self._scored)
        panel.broken_off.hide()
        panel.card.hide_card()
        panel.settings.set_running(True)
        panel.buttons.set_running(True)
        panel.progress.show_starting(not self._has_tensorflow)
        panel.diagnosis.show_diagnosis(None, is_running=True)
        for chart, at in zip(panel.charts, (1, 2), strict=True):
            chart.begin(config.all_epochs)
            for point in beginning.curve:
                chart.add_training_point(point[0], point[at])
        for summary in beginning.history:
            self._show_epoch(summary)

    def _take_batch(self, progress: BatchProgress) -> None:
        self._has_tensorflow = True
        seconds = self._time_left.after_batch(progress)
        self._panel.progress.show_batch(progress, seconds)
        if progress.batch == progress.batches:
            self._panel.progress.show_validating(progress.epoch, self._scored)
        done = progress.epoch - 1 + progress.batch / progress.batches
        self._panel.loss.add_training_point(done, progress.batch_loss)
        self._panel.accuracy.add_training_point(done, progress.batch_accuracy)

    def _take_epoch(self, summary: EpochSummary) -> None:
        self._time_left.after_epoch(summary)
        self._history.append(summary)
        self._show_epoch(summary)
        self._diagnose(None)

    def _show_epoch(self, summary: EpochSummary) -> None:
        self._panel.loss.add_validation_point(summary.epoch, summary.validation_loss)
        self._panel.accuracy.add_validation_point(summary.epoch, summary.validation_accuracy)
        for chart in self._panel.charts:
            chart.set_best_epoch(best_of(self._history).epoch)

    def _take_end(self, result: TrainingResult | None) -> None:
        panel = self._panel
        panel.settings.set_running(False)
        panel.buttons.set_running(False)
        panel.buttons.set_more(None)
        if result is None:
            panel.progress.show_idle()
            panel.diagnosis.show_diagnosis(None, is_running=False)
            return
        self._pace.note(result, self._scored)
        self._estimate()
        self._diagnose(result.outcome)
        if self._restarts:
            self._restarts = False
            self._train()
            return
        if not result.weights:
            panel.progress.show_ended(result.outcome, len(result.history), result.seconds)
        else:
            panel.progress.show_idle()  # the card says it
            can_go_back = self._session.classifier is not None
            panel.card.show_result(result, can_go_back=can_go_back, validation_images=self._scored)
        if self._trainer.can_go_on:
            is_stopped = result.outcome is TrainingOutcome.STOPPED
            panel.buttons.set_more(ADDED_EPOCHS, is_stopped)

    def _take_judgement(self, judgement: Judgement) -> None:
        if self._trainer.is_running or self._trainer.result is None:
            return  # another run has begun
        self._judgement = judgement
        self._panel.card.show_judgement(judgement, self._trainer.result.classes)
        self._diagnose(self._trainer.result.outcome)

    def _take_broken_off(self, saved: SavedRun) -> None:
        self._saved = saved
        self._panel.broken_off.show_run(len(saved.history), saved.config.all_epochs)

    def _take_data(self, facts: DataFacts) -> None:
        self._data = facts
        self._panel.settings.set_data(facts.path, facts.name, facts.classes, facts.training)
        self._panel.settings.set_examples(facts.examples)
        self._estimate()

    def _take_device(self, words: Problem) -> None:
        self._device = words
        name = words.values.get("name")
        self._panel.settings.set_devices([] if name is None else [str(name)])
        self.retranslate()

    def _diagnose(self, outcome: TrainingOutcome | None) -> None:
        assert self._config is not None
        classes = 10 if self._data is None else len(self._data.classes) or 10
        judgement = self._judgement
        diagnosis = diagnosis_of(
            self._config,
            self._history,
            outcome,
            classes=classes,
            available=self._available,
            test_accuracy=None if judgement is None else judgement.test_accuracy,
            training_accuracy=None if judgement is None else judgement.training_accuracy,
        )
        self._panel.diagnosis.show_diagnosis(diagnosis, is_running=outcome is None)


def _told(problem: Problem) -> str:
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
