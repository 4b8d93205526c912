"""Stands between the training panel and the trainer: buttons to runs, runs to charts and words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.learning.events import (
    BatchProgress,
    EpochSummary,
    SavedRun,
    TestResult,
    TrainingConfig,
    TrainingOutcome,
    TrainingResult,
    best_of,
)
from mnist_desktop.learning.fixes import Fix, applied
from mnist_desktop.learning.time_left import TimeLeft
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_summary import model_name
from mnist_desktop.session.run_started import RunStarted
from mnist_desktop.session.session import Session
from mnist_desktop.session.trainer import ADDED_EPOCHS
from mnist_desktop.session.training_thread import SLOW_STEP
from mnist_desktop.widgets.training.training_panel import TrainingPanel
from mnist_desktop.window.data_controller import DataController
from mnist_desktop.window.hover_preload import HoverPreload
from mnist_desktop.window.shown_run import (
    ShownRun,
    is_of,
    marks_of,
    measurements_of,
    show_history_of_model,
)
from mnist_desktop.window.train_obstacle import TrainObstacle


class TrainingController(QObject):
    """Does what the panel is asked for, and shows a run as it goes."""

    def __init__(
        self,
        panel: TrainingPanel,
        session: Session,
        data: DataController,
        obstacle: TrainObstacle,
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._session = session
        self._trainer = session.trainer
        self._data = data
        self._obstacle = obstacle
        self._saved: SavedRun | None = None
        self._next: TrainingConfig | None = None  # starts when the run has ended
        self._run: ShownRun | None = None  # the last one, while it is on the charts
        self._shows_model = False  # on the charts: how one that was opened had learned
        self._time_left = TimeLeft()
        self._has_tensorflow = self._is_slow = False
        self._connect_panel()
        self._connect_session()

    # What the person does

    def _connect_panel(self) -> None:
        panel, trainer = self._panel, self._trainer
        panel.buttons.train_requested.connect(self._train)
        panel.buttons.stop_requested.connect(self._stop)
        panel.buttons.pause_toggled.connect(self._pause)
        panel.buttons.slow_toggled.connect(self._slow_down)
        panel.settings.change_requested.connect(trainer.change)
        panel.buttons.batch_requested.connect(trainer.learn_one_batch)
        panel.buttons.epoch_requested.connect(self._learn_one_epoch)
        panel.buttons.more_requested.connect(trainer.continue_run)
        panel.resume_row.resume_requested.connect(self._resume)
        panel.resume_row.discard_requested.connect(panel.resume_row.hide)
        panel.resume_row.discard_requested.connect(trainer.discard_interrupted_run)
        panel.card.keep_requested.connect(self._keep)
        panel.card.go_back_requested.connect(self._go_back)
        panel.card.restore_requested.connect(trainer.run_model.restore)
        panel.diagnosis.fix_requested.connect(self._fix)
        if not self._obstacle.is_there:
            HoverPreload(panel).due.connect(self._preload)

    def _preload(self) -> None:
        if not self._trainer.is_running and self._trainer.result is None:
            config = self._panel.settings.config()
            self._session.preparation.preload(config.data, config.orientation)

    def _train(self) -> None:
        config = self._panel.settings.config()
        if self._trainer.is_running:
            return
        if self._session.preparation.is_reading_another(config.data, config.orientation):
            self._obstacle.wait_for_data()
        elif self._panel.resume_row.isHidden() or self._may_discard_interrupted_run():
            self._session.own_drawings.add_to(config, self._trainer.start)

    def _may_discard_interrupted_run(self) -> bool:
        title = self.tr("Train a new network?")
        text = self.tr("An interrupted run can still be resumed. Discard it and start a new one?")
        return QMessageBox.question(self._panel, title, text) == QMessageBox.StandardButton.Yes

    def _stop(self) -> None:
        self._panel.buttons.set_stopping(True)
        self._panel.progress.show_stopping()
        self._trainer.stop()

    def _pause(self, is_paused: bool) -> None:
        self._trainer.set_paused(is_paused)
        self._show_paused(is_paused)

    def _learn_one_epoch(self) -> None:
        self._trainer.learn_one_epoch()
        self._show_paused(False)

    def _show_paused(self, is_paused: bool) -> None:
        self._panel.buttons.set_paused(is_paused)
        self._panel.progress.show_paused(is_paused)

    def _slow_down(self, is_slow: bool) -> None:
        self._is_slow = is_slow
        self._trainer.set_slow(is_slow)
        self._time_left.set_rest(SLOW_STEP if is_slow else 0.0)

    def _resume(self) -> None:
        assert self._saved is not None
        self._show_settings(self._saved.config)
        self._trainer.resume(self._saved)

    def _keep(self) -> None:
        self._panel.buttons.focus_train()
        self._show_choice(self._trainer.run_model.path)
        self._session.answering.keep_new_model()

    def _go_back(self) -> None:
        self._panel.buttons.focus_train()
        self._show_choice(self._session.model_path)
        self._session.answering.go_back()

    def _fix(self, fix: Fix) -> None:
        if fix is Fix.STOP:
            self._stop()
            return
        assert self._run is not None
        self._next = applied(fix, self._run.config, self._run.measurements.available)
        self._show_settings(self._next)
        if self._trainer.is_running:
            self._stop()  # and when it has ended, the next one starts
        else:
            self._start_next()

    def _show_settings(self, config: TrainingConfig) -> None:
        """Sets the panel to a run's settings, its data included."""
        shown = self._panel.settings.config()
        if (config.data, config.orientation) != (shown.data, shown.orientation):
            self._session.preparation.open_data(config.data, config.orientation)
        self._session.own_drawings.set_wanted(config.also is not None)
        self._panel.settings.set_config(config)

    def _start_next(self) -> None:
        config, self._next = self._next, None
        if config is not None:
            self._trainer.start(config)

    # What the session reports

    def _connect_session(self) -> None:
        trainer, preparation = self._trainer, self._session.preparation
        trainer.started.connect(self._on_started)
        trainer.batch_ended.connect(self._on_batch)
        trainer.epoch_ended.connect(self._on_epoch)
        trainer.changed.connect(self._on_changed)
        trainer.ended.connect(self._on_ended)
        trainer.run_model.evaluated.connect(self._on_evaluated)
        trainer.run_model.listing_changed.connect(self._panel.card.set_listed)
        trainer.interrupted_run_found.connect(self._on_interrupted_run)
        preparation.data_opened.connect(self._on_data)
        preparation.preloaded.connect(self._on_tensorflow)
        self._session.model_changed.connect(self._on_model)
        self._session.model_files.renamed.connect(self._on_renamed)
        self._session.model_files.removed.connect(self._on_removed)
        self._session.model_files.restored.connect(self._on_restored)

    def _on_started(self, started: RunStarted) -> None:
        panel, config = self._panel, started.config
        data = self._data.info if is_of(self._data.info, config) else None
        self._run = run = ShownRun(config, list(started.history), data)
        self._shows_model = False
        self._time_left = TimeLeft(config.batch_size, run.measurements.validation)
        self._time_left.set_rest(SLOW_STEP if self._is_slow else 0.0)
        panel.resume_row.hide()
        panel.card.hide_card()
        panel.settings.set_running(True, is_queued=started.is_queued)
        if not started.is_queued:
            panel.settings.set_run(config)
        panel.buttons.set_running(True)
        panel.progress.show_starting(not self._has_tensorflow)
        panel.diagnosis.show_diagnosis(None, is_running=True)
        if not started.history:  # else the run on the charts goes on
            panel.pair.overlay_shown()
        panel.pair.set_run(run.charted(self._trainer.run_model.path))
        for chart, at in zip(panel.charts, (1, 2), strict=True):
            chart.begin(config.all_epochs)
            for point in started.curve:
                chart.add_training_point(point[0], point[at])
        for chart in panel.charts:
            chart.set_changes(marks_of(config))
        for summary in started.history:
            self._show_epoch(run, summary)

    def _on_batch(self, progress: BatchProgress) -> None:
        assert self._run is not None
        self._on_tensorflow()
        seconds = self._time_left.after_batch(progress)
        self._panel.progress.show_batch(progress, seconds)
        if progress.batch == progress.batches:
            images = self._run.measurements.validation
            self._panel.progress.show_validating(progress.epoch, images)
        done = progress.epoch - 1 + progress.batch / progress.batches
        self._panel.loss.add_training_point(done, progress.batch_loss)
        self._panel.accuracy.add_training_point(done, progress.batch_accuracy)

    def _on_epoch(self, summary: EpochSummary) -> None:
        assert self._run is not None
        self._time_left.after_epoch(summary)
        self._run.history.append(summary)
        self._show_epoch(self._run, summary)
        self._show_diagnosis(self._run, None)
        if self._trainer.is_paused:  # as was asked for: one epoch
            self._show_paused(True)

    def _on_changed(self, config: TrainingConfig) -> None:
        """The run goes on with other settings, once it is prepared anew."""
        assert self._run is not None
        self._run.config = config
        self._panel.settings.set_run(config)
        self._panel.progress.show_starting(False)
        self._panel.progress.show_paused(self._trainer.is_paused)
        for chart in self._panel.charts:
            chart.set_changes(marks_of(config))

    def _show_epoch(self, run: ShownRun, summary: EpochSummary) -> None:
        self._panel.loss.add_validation_point(summary.epoch, summary.validation_loss)
        self._panel.accuracy.add_validation_point(summary.epoch, summary.validation_accuracy)
        for chart in self._panel.charts:
            chart.set_best_epoch(best_of(run.history).epoch)

    def _on_ended(self, result: TrainingResult | None) -> None:
        panel, run = self._panel, self._run
        assert run is not None
        panel.settings.set_running(False)
        panel.buttons.set_running(False)
        panel.buttons.set_more(None)
        self._data.show_held_back()
        for chart in panel.charts:
            if not chart.history:  # it ended before its first batch: none will come
                chart.clear()
        if result is None:
            self._next = None
            panel.progress.show_idle()
            panel.diagnosis.show_diagnosis(None, is_running=False)
            return
        self._show_result(run, result)
        self._data.pace.note(result, run.measurements.validation)
        self._data.update_estimate()
        self._start_next()

    def _show_result(self, run: ShownRun, result: TrainingResult) -> None:
        panel = self._panel
        self._show_diagnosis(run, result.outcome)
        panel.pair.set_run(run.charted(self._trainer.run_model.path))
        if result.weights and not self._trainer.is_queued:
            panel.progress.show_idle()  # the card says it
            panel.card.show_result(
                result,
                can_go_back=self._session.classifier is not None,
                validation_images=run.measurements.validation,
            )
        else:
            panel.progress.show_ended(result.outcome, len(result.history), result.seconds)
        if self._trainer.can_continue:
            panel.buttons.set_more(ADDED_EPOCHS, result.outcome is TrainingOutcome.STOPPED)

    def _on_evaluated(self, test_result: TestResult) -> None:
        result = self._trainer.result
        if result is None or self._run is None:
            return  # another run has started, or the charts are of a model that was opened
        self._run.test_result = test_result
        self._panel.card.show_tests(*self._session.test_opening.of_final_test)
        self._panel.card.show_test_result(test_result, result.classes)
        self._show_diagnosis(self._run, result.outcome)

    def _show_diagnosis(self, run: ShownRun, outcome: TrainingOutcome | None) -> None:
        is_running = outcome is None
        # One in a queue learns in the background: nobody can draw and watch what it answers
        is_silent = is_running and self._trainer.is_queued
        diagnosis = None if is_silent else run.diagnosis(outcome)
        self._panel.diagnosis.show_diagnosis(diagnosis, is_running=is_running)

    def _on_interrupted_run(self, saved: SavedRun) -> None:
        self._saved = saved
        self._panel.resume_row.show_run(len(saved.history), saved.config.all_epochs)

    def _on_data(self, info: DataSetInfo) -> None:
        if self._run is not None and is_of(info, self._run.config):
            self._run.data = info

    def _on_tensorflow(self) -> None:
        self._has_tensorflow = True

    # Models

    def _on_model(self, classifier: Classifier) -> None:
        """Shows how a model that was opened had learned, unless a run is on the charts."""
        panel, trainer, in_use = self._panel, self._trainer, self._session.model_path
        if trainer.is_running or trainer.candidate is not None:
            return
        if panel.card.is_decided:
            panel.card.set_in_use(None if in_use is None else model_name(in_use))
        elif trainer.run_model.path is not None and not trainer.is_queued:
            self._show_choice(in_use)  # it was kept by the Models menu
        if in_use == trainer.run_model.path and self._run is not None and self._run.history:
            return  # it is on the charts
        if in_use is not None and classifier.metadata.history:
            self._run, self._shows_model = None, True
            panel.card.hide_card()
            panel.progress.show_idle()
            panel.buttons.set_more(None)
            panel.diagnosis.show_diagnosis(None, is_running=False)
            show_history_of_model(panel, in_use, classifier.metadata)
        elif self._shows_model:
            self._shows_model = False
            for chart in panel.charts:
                chart.clear()

    def _show_choice(self, in_use: Path | None) -> None:
        """Shows which model answers beside the last run's, which must have one; None: built-in."""
        path = self._trainer.run_model.path
        assert path is not None
        name = None if in_use is None else model_name(in_use)
        tested = measurements_of(None if self._run is None else self._run.data).test
        self._panel.card.show_choice(model_name(path), name, tested)

    def _on_renamed(self, _: Path, path: Path) -> None:
        if path == self._trainer.run_model.path:
            self._panel.card.set_name(model_name(path))
            if self._run is not None:
                self._panel.pair.set_run(replace(self._panel.pair.run, name=model_name(path)))

    def _on_restored(self, _: Path, path: Path) -> None:
        if path == self._trainer.run_model.path:
            self._panel.card.set_listed(True)

    def _on_removed(self, path: Path) -> None:
        if path == self._trainer.run_model.path:
            self._panel.card.set_listed(False)
