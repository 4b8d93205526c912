"""What the third column does: from its buttons to the trainer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from mnist_desktop.data.orientation import Orientation
from mnist_desktop.learning.events import SavedRun, TrainingConfig, TrainingResult
from mnist_desktop.learning.fixes import Fix, applied
from mnist_desktop.learning.time_left import TrainingPace
from mnist_desktop.messages import text_of
from mnist_desktop.problem import Message, TensorFlowError
from mnist_desktop.session.session import Session
from mnist_desktop.session.training_backend import TrainingBackend
from mnist_desktop.widgets.training.training_panel import TrainingPanel
from mnist_desktop.window.training_reports import TrainingReports

REST_MS = 600
"""A pointer that only passes does not start what takes seconds and 300 MB, nor does one that lay
there when the window opened."""


class HoverPreload(QObject):
    """Tells once that the pointer has come to a widget and rests there.

    Args:
        column: which is watched; it owns this object.
    """

    due = Signal()

    def __init__(self, column: QWidget) -> None:
        super().__init__(column)
        self._column = column
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._report)
        column.setAttribute(Qt.WidgetAttribute.WA_Hover)  # else only its children hear of moves
        column.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at what the pointer does, and takes nothing."""
        if event.type() == QEvent.Type.HoverMove and not self._rest.isActive():
            self._rest.start()
        elif event.type() == QEvent.Type.HoverLeave:
            self._rest.stop()
        return super().eventFilter(watched, event)

    def _report(self) -> None:
        self._column.removeEventFilter(self)
        self.due.emit()


class TrainingController(QObject):
    """Does what the panel is asked for.

    Args:
        panel: the third column.
        session: trains.
        reports: shows what the trainer tells; made before, so that it hears things first.
        calls: what is asked of `learning` and takes no time.
        pace: how long runs take.
        parent: the Qt parent.
    """

    device_told = Signal(str, str)  # the GPU's name, empty for the CPU; a sentence on it

    def __init__(
        self,
        panel: TrainingPanel,
        session: Session,
        reports: TrainingReports,
        calls: TrainingBackend,
        pace: TrainingPace,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._session = session
        self._trainer = session.trainer
        self._facts = session.facts
        self._reports = reports
        self._pace = pace
        self._reason: Message | None = calls.why_no_training()
        self._waits_for_data = False  # Train was pressed while a data set was read
        self._device: Message | None = None
        self._saved: SavedRun | None = None
        self._next: TrainingConfig | None = None  # begins when the run has ended
        self._connect_panel()
        self._connect_trainer()
        self._estimate()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts that are made here in the language of the moment."""
        self._reports.retranslate()
        self._show_reason()
        if self._device is not None:
            gpu = str(self._device.values.get("name", ""))
            self.device_told.emit(gpu, _told(self._device))

    def _show_reason(self) -> None:
        """Why Train cannot be pressed now, if it cannot."""
        if self._reason is not None:
            self._panel.buttons.set_reason(_told(self._reason))
        elif self._waits_for_data:
            self._panel.buttons.set_reason(self.tr("The data set is still being read."))
        else:
            self._panel.buttons.set_reason(None)

    # What the person does

    def _connect_panel(self) -> None:
        panel = self._panel
        panel.settings.config_changed.connect(self._estimate)
        panel.settings.examples_requested.connect(self._bring_examples)
        panel.settings.mnist_requested.connect(self._bring_mnist)
        panel.settings.orientation_requested.connect(self._bring_turned)
        panel.buttons.train_requested.connect(self._train)
        panel.buttons.stop_requested.connect(self._stop)
        panel.buttons.pause_toggled.connect(self._pause)
        panel.buttons.slow_toggled.connect(self._trainer.set_slow)
        panel.buttons.more_requested.connect(self._trainer.go_on)
        panel.resume_row.resume_requested.connect(self._resume)
        panel.resume_row.discard_requested.connect(self._discard)
        panel.card.keep_requested.connect(self._keep)
        panel.card.go_back_requested.connect(self._go_back)
        panel.card.restore_requested.connect(self._trainer.restore_model)
        panel.diagnosis.fix_requested.connect(self._fix)
        if self._reason is None:
            HoverPreload(panel).due.connect(self._get_ready)

    def _get_ready(self) -> None:
        if not self._trainer.is_running and self._trainer.result is None:
            config = self._panel.settings.config()
            self._facts.get_ready(config.data, config.orientation)

    def _train(self) -> None:
        config = self._panel.settings.config()
        if self._trainer.is_running:
            return
        if self._facts.awaits_another(config.data, config.orientation):
            self._waits_for_data = True
            self._show_reason()
        elif self._gives_up_the_broken_off():
            self._trainer.start(config)

    def _gives_up_the_broken_off(self) -> bool:
        """Asks, where a run that broke off would be lost."""
        if self._panel.resume_row.isHidden():
            return True
        question = self.tr("A run that broke off can still go on. Give it up for a new one?")
        answer = QMessageBox.question(self._panel, self.tr("Train a new network?"), question)
        return answer == QMessageBox.StandardButton.Yes

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
        self._show_settings(self._saved.config)
        self._trainer.resume(self._saved)

    def _show_settings(self, config: TrainingConfig) -> None:
        """Sets the panel to a run's settings, its data included."""
        shown = self._panel.settings.config()
        if (config.data, config.orientation) != (shown.data, shown.orientation):
            self._facts.open_data(config.data, config.orientation)
        self._panel.settings.set_config(config)

    def _discard(self) -> None:
        self._panel.resume_row.hide()
        self._trainer.discard_broken_off()

    def _keep(self) -> None:
        self._decide(self._trainer.path)
        self._session.keep_new_model()

    def _go_back(self) -> None:
        self._decide(self._session.model_path)
        self._session.go_back()

    def _decide(self, in_use: Path | None) -> None:
        self._panel.buttons.focus_train()
        self._reports.show_choice(in_use)

    def _fix(self, fix: Fix) -> None:
        if fix is Fix.STOP:
            self._stop()
            return
        config = self._reports.config or self._panel.settings.config()
        self._next = applied(fix, config, self._reports.training_images)
        self._show_settings(self._next)
        if self._trainer.is_running:
            self._stop()  # and when it has ended, the next one begins
        else:
            self._start_next()

    def _start_next(self) -> None:
        config, self._next = self._next, None
        if config is not None:
            self._trainer.start(config)

    def _estimate(self) -> None:
        config = self._panel.settings.config()
        seconds = self._pace.seconds(config, *self._reports.next_sizes)
        self._panel.settings.set_estimate(seconds, is_measured=self._pace.is_measured(config))

    def _bring_examples(self) -> None:
        config = self._panel.settings.config()
        self._facts.open_data(config.data, config.orientation)

    def _bring_turned(self, orientation: Orientation) -> None:
        self._facts.open_data(self._panel.settings.config().data, orientation)

    def _bring_mnist(self) -> None:
        self._facts.open_data(None)

    # What the trainer tells

    def _connect_trainer(self) -> None:
        self._trainer.ended.connect(self._on_end)
        self._trainer.failed.connect(self._on_failure)
        self._trainer.broken_off.connect(self._on_broken_off)
        self._facts.data_opened.connect(self._estimate)
        self._facts.data_opened.connect(self._stop_waiting)
        self._facts.failed.connect(self._stop_waiting)
        self._facts.device_told.connect(self._on_device)

    def _stop_waiting(self) -> None:
        if self._waits_for_data:
            self._waits_for_data = False
            self._show_reason()

    def _on_end(self, result: TrainingResult | None) -> None:
        if result is None:
            self._next = None
            return
        self._pace.note(result, self._reports.validation_images)
        self._estimate()
        self._start_next()

    def _on_failure(self, error: Exception) -> None:
        """A TensorFlow that cannot be loaded cannot until the next start: Train says why."""
        if isinstance(error, TensorFlowError):
            self._reason = error.message
            self.retranslate()

    def _on_broken_off(self, saved: SavedRun) -> None:
        self._saved = saved
        self._panel.resume_row.show_run(len(saved.history), saved.config.all_epochs)

    def _on_device(self, words: Message) -> None:
        self._device = words
        name = words.values.get("name")
        self._panel.settings.set_devices([] if name is None else [str(name)])
        self.retranslate()


def _told(problem: Message) -> str:
    return text_of(problem, QCoreApplication.translate)
