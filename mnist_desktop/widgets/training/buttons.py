"""Train and slow motion; during a run Pause and Stop replace Train."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from mnist_desktop.widgets.base.buttons import FilledButton, push_button
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated

_HEIGHT = 44  # logical px
_MIN_WIDTH = 64  # so that four fit beside each other
_STRETCH = 3  # of what starts and ends a run


class TrainingButtons(Translated, QWidget):
    """One row of buttons, and a sentence under it where no training is possible."""

    train_requested = Signal()
    train_possible_changed = Signal(bool)  # whether *Train* is there and can be pressed
    stop_requested = Signal()
    pause_toggled = Signal(bool)
    slow_toggled = Signal(bool)
    more_requested = Signal()
    batch_requested = Signal()  # while paused: to learn one
    epoch_requested = Signal()  # while paused: to go on to its end

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._train = named("trainButton", FilledButton())
        self._pause = push_button("pauseButton", self._ask_for_pause)
        self._stop = push_button("stopButton", self.stop_requested)
        self._slow = named("slowButton", QPushButton())
        self._batch = push_button("oneBatchButton", self.batch_requested)
        self._epoch = push_button("oneEpochButton", self.epoch_requested)
        self._more = push_button("moreButton", self.more_requested)
        self._reason = named(
            "trainReason", QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        )
        self._is_running = False
        self._is_paused = False
        self._is_stopping = False
        self._why_not: str | None = None
        self._train_keys = ""
        self._epochs: int | None = None  # that can be added
        self._is_stopped = False
        self._train.clicked.connect(self.train_requested)
        self._slow.setCheckable(True)
        self._slow.toggled.connect(self._update_texts)
        self._slow.toggled.connect(self.slow_toggled)
        self._lay_out()
        self._set_texts()
        self._show()

    def _set_texts(self) -> None:
        """Updates all texts after a language change; the reason stays as given."""
        self._train.setText(self.tr("Train"))
        self._stop.setText(self.tr("Stop"))
        self._stop.setStatusTip(
            self.tr("Ends the training and keeps the weights of its best epoch so far.")
        )
        self._slow.setStatusTip(
            self.tr(
                "Learns only some batches a second, so that you can watch how each of them changes"
                " the answer to your drawing."
            )
        )
        self._batch.setText(self.tr("One batch"))
        self._batch.setStatusTip(
            self.tr("Learns exactly one batch and pauses again: see what it changes.")
        )
        self._epoch.setText(self.tr("One epoch"))
        self._epoch.setStatusTip(self.tr("Trains to the end of this epoch and pauses again."))
        self._update_texts()

    def press_train(self) -> None:
        """Presses *Train*, where it can be pressed."""
        if not self._is_running:
            self._train.click()

    def set_train_keys(self, keys: str) -> None:
        """Sets the shortcut of *Train*, as text, for its tool tip."""
        self._train_keys = keys
        self._update_texts()

    def focus_train(self) -> None:
        """Moves the focus to *Train*, before the widget that has it is hidden."""
        self._train.setFocus()

    def set_running(self, is_running: bool) -> None:
        """Sets whether a run is in progress."""
        had_focus = self._has_focus()
        self._is_running = is_running
        self._is_paused = self._is_stopping = False
        self._slow.setChecked(self._slow.isChecked() and is_running)
        self._show()
        self._update_texts()
        if had_focus:
            (self._pause if is_running else self._train).setFocus()

    def _has_focus(self) -> bool:
        parts = (self, self._train, self._pause, self._stop, self._more)
        return any(part.hasFocus() for part in parts)

    def set_paused(self, is_paused: bool) -> None:
        """Sets whether the run is paused."""
        self._is_paused = is_paused
        if any(one.hasFocus() for one in (self._batch, self._epoch, self._slow)):
            self._pause.setFocus()
        self._show()
        self._update_texts()

    def set_stopping(self, is_stopping: bool) -> None:
        """Sets whether the run is about to end; nothing can be pressed then."""
        if is_stopping and self._has_focus():
            self.setFocus()  # else Qt moves it to the chart below
        self._is_stopping = is_stopping
        self._show()

    def set_reason(self, text: str | None) -> None:
        """Sets why no training is possible, in one sentence; None if it is."""
        self._why_not = text
        self._show()
        self._update_texts()

    def set_more(self, epochs: int | None, is_stopped: bool = False) -> None:
        """Sets how many epochs can be added to the last run, if any, and whether it was stopped."""
        self._epochs = epochs
        self._is_stopped = is_stopped
        self._show()
        self._update_texts()

    def _show(self) -> None:
        is_running, is_possible = self._is_running, self._why_not is None
        shown = {
            self._train: not is_running,
            self._pause: is_running,
            self._stop: is_running,
            self._slow: is_possible and not (is_running and self._is_paused),
            self._batch: is_running and self._is_paused,
            self._epoch: is_running and self._is_paused,
            self._more: not is_running and self._epochs is not None,
            self._reason: not is_running and not is_possible,
        }
        # Hide first: all of them at once would need a wider column
        for part in sorted(shown, key=lambda part: shown[part]):
            part.setVisible(shown[part])
        for button in (self._pause, self._stop, self._slow, self._batch, self._epoch):
            button.setEnabled(not self._is_stopping)
        for button in (self._train, self._more):
            button.setEnabled(is_possible)
        self.train_possible_changed.emit(is_possible and not is_running)

    def _update_texts(self) -> None:
        is_slow = self._slow.isChecked()
        self._slow.setText(self.tr("✓ Slow motion") if is_slow else self.tr("Slow motion"))
        tip = self.tr(
            "A new network starts from random weights and learns to read digits. The model in use"
            " stays as it is until you choose."
        )
        self._train.setStatusTip(self._why_not or tip)
        keys = f" ({self._train_keys})" if self._train_keys else ""
        self._train.setToolTip(f"{self.tr('Train')}{keys}")
        self._reason.setText(self._why_not or "")
        self._pause.setText(self.tr("Resume") if self._is_paused else self.tr("Pause"))
        self._pause.setStatusTip(
            self.tr("Resumes training where it paused.")
            if self._is_paused
            else self.tr("Pauses training; nothing that the network has learned is lost.")
        )
        if self._is_stopped:
            self._more.setText(self.tr("Resume"))
            self._more.setStatusTip(self.tr("Resumes training where it was stopped."))
        else:
            text = self.tr("1 more epoch") if self._epochs == 1 else self.tr("{count} more epochs")
            self._more.setText(text.format(count=self._epochs))
            self._more.setStatusTip(
                self.tr("Trains the same network further, at a lower learning rate.")
            )

    def _ask_for_pause(self) -> None:
        self.set_paused(not self._is_paused)
        self.pause_toggled.emit(self._is_paused)

    def _lay_out(self) -> None:
        buttons = row_of()
        steps = self._batch, self._epoch
        for button in (self._train, self._pause, self._stop, self._slow, *steps, self._more):
            button.setAutoDefault(True)  # else Enter does nothing
            button.setMinimumHeight(_HEIGHT)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            is_main = button in (self._train, self._pause, self._stop)
            buttons.addWidget(button, _STRETCH if is_main else 1)
        for button in (self._pause, self._stop):
            button.setMinimumWidth(_MIN_WIDTH)
        self._reason.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column_of(buttons, self._reason, owner=self, spacing=4)
