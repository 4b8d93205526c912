"""The settings of the next training run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.learning.config import MAX_CHANGES, TrainingConfig
from mnist_desktop.learning.presets import PRESETS, TRAINING_IMAGES, preset_for, with_samples
from mnist_desktop.recognition.networks.architectures import Architecture, first_kernels
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.fields import CheckField, FocusedWheel
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import GAP, column_of, row_of
from mnist_desktop.widgets.base.scrolled_part import ScrolledPart
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.training.advanced_settings import AdvancedSettings
from mnist_desktop.widgets.training.amount import TrainingAmount
from mnist_desktop.widgets.training.change_row import ChangeRow
from mnist_desktop.widgets.training.preset_row import PresetRow

_FIRST = "quick"


class TrainingSettings(Translated, QWidget):
    """A preset, the number of images and epochs, and everything else under *Advanced*."""

    config_changed = Signal()
    network_requested = Signal()
    code_requested = Signal()
    bet_toggled = Signal(object)  # bool
    change_requested = Signal(float, object)  # learning rate, Augmentation or None: of the run

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._config = PRESETS[_FIRST].config
        self._available: int | None = None
        self._has_gpu = True  # until known
        self._is_running = self._is_queued = False
        self._preset = PresetRow()
        self._amount = named("trainingAmount", TrainingAmount())
        self._fold = named(
            "advancedButton",
            QToolButton(
                autoRaise=True, toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            ),
        )
        self._code = push_button("codeButton", self.code_requested)
        self._bets = named("betSwitch", CheckField())
        self._bets.value_chosen.connect(self.bet_toggled)
        self._running: TrainingConfig | None = None  # of the run that is on
        self._change_row = ChangeRow()
        self._change_row.apply_requested.connect(self._request_change)
        self._change_row.undo_requested.connect(self._undo_change)
        self._advanced = named("advancedSettings", AdvancedSettings())
        self._scrolled = named("advancedScroll", ScrolledPart(self._advanced))
        # Signals of the parts inside
        self.open_data_requested = self._advanced.data.open_data_requested
        self.open_folder_requested = self._advanced.data.open_folder_requested
        self.orientation_requested = self._advanced.data.orientation_requested
        self.mnist_requested = self._advanced.data.mnist_requested
        self.examples_requested = self._advanced.augmentation.examples_requested
        self.own_drawings = self._advanced.own_drawings
        self._lay_out()
        self._connect()
        FocusedWheel(self)
        self._show()
        self._set_texts()

    def _set_texts(self) -> None:
        self._fold.setText(self.tr("Advanced"))
        self._fold.setStatusTip(
            self.tr(
                "Everything else that can be set. The preset's values are good ones: change one at"
                " a time, train again and compare the charts."
            )
        )
        self._code.setText(self.tr("Show Keras code"))
        self._code.setStatusTip(
            self.tr("Shows this training as a Python script that you can run without this program.")
        )

        self._bets.setText(self.tr("Bet first"))
        self._bets.setStatusTip(
            self.tr(
                "Before a run you draw the accuracy that you expect and pick digits that it will"
                " misread; afterwards you see what came of it."
            )
        )

    def set_bet(self, is_on: bool) -> None:
        """Shows whether bets are asked for."""
        self._bets.set_value(is_on)

    def config(self) -> TrainingConfig:
        """The current settings."""
        return self._config

    def set_config(self, config: TrainingConfig) -> None:
        """Sets everything for a new run except the data, see `set_data`, and own drawings."""
        data, orientation = self._config.data, self._config.orientation
        config = replace(config.newest, more_epochs=(), also=None)
        self._apply(replace(config, data=data, orientation=orientation))

    def set_preset(self, name: str) -> None:
        """Sets everything to a preset's values except the data."""
        data, orientation = self._config.data, self._config.orientation
        self._apply(replace(preset_for(name, self._images), data=data, orientation=orientation))

    def set_architecture(self, architecture: Architecture) -> None:
        """Sets another network."""
        divides = self._config.divides_twice and bool(first_kernels(architecture))
        self._apply(replace(self._config, architecture=architecture, divides_twice=divides))

    def set_data(self, info: DataSetInfo) -> None:
        """Sets the data set, its examples included."""
        self._advanced.show_data(info)
        config = replace(self._config, data=info.path, orientation=info.orientation)
        self._apply(config, info.training)

    def set_data_words(self, remarks: str, question: str) -> None:
        """Shows remarks on the data set and why its images should be changed."""
        self._advanced.data.show_words(remarks, question)

    def set_devices(self, gpus: Sequence[str]) -> None:
        """Sets the names of the usable GPUs."""
        self._has_gpu = bool(gpus)
        self._advanced.set_devices(gpus)
        self._apply(self._config)

    def set_estimate(self, seconds: float | None, *, is_measured: bool = True) -> None:
        """Shows about how long the run will take (see `TrainingAmount`); None hides it."""
        self._amount.set_estimate(seconds, is_measured=is_measured)

    def set_running(self, is_running: bool, *, is_queued: bool = False) -> None:
        """Sets whether a run is in progress; little can be set meanwhile, see `set_run`.

        Args:
            is_running: whether one is on.
            is_queued: whether it is one of a queue, whose settings are not those shown here.
        """
        self._is_running, self._is_queued = is_running, is_queued
        self._advanced.set_running(is_running, is_queued=is_queued)
        self._bets.setEnabled(not is_running)
        self._running = None
        self._show_change()
        if is_running:
            self._unfold(False)  # to make room for the charts
        for row in (self._preset, self._amount):
            row.set_changeable(not is_running)
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LanguageChange))  # as below

    def set_run(self, config: TrainingConfig) -> None:
        """Sets with what the run that is on learns now."""
        self._running = config
        self._show_change()

    def _show_change(self) -> None:
        """Offers the run what is set otherwise than it learns."""
        run, config = self._running, self._config
        newest = config if run is None else run.newest
        wanted = config.learning_rate, config.augmentation
        is_full = run is not None and len(run.changes) >= MAX_CHANGES
        differs = wanted != (newest.learning_rate, newest.augmentation)
        self._change_row.setVisible(differs and not is_full)

    def _request_change(self) -> None:
        self._change_row.hide()
        self.change_requested.emit(self._config.learning_rate, self._config.augmentation)

    def _undo_change(self) -> None:
        if self._running is not None:
            newest = self._running.newest
            rate, augmentation = newest.learning_rate, newest.augmentation
            self._apply(replace(self._config, learning_rate=rate, augmentation=augmentation))

    def event(self, event: QEvent) -> bool:
        """Says why nothing can be set during a run, in place of the texts just updated."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LanguageChange and self._is_running:
            self._explain_lock()
        return is_done

    def set_room(self, height: int, preferred: int) -> None:
        """Limits the height of *Advanced*, so that Train stays visible.

        Args:
            height: for all of the settings, in logical px.
            preferred: the same where *Advanced* has enough of it, so that the charts stay visible.
        """
        above = sum(part.sizeHint().height() + GAP for part in (self._preset, self._amount))
        above += self._code.sizeHint().height() + GAP
        minimum = self._scrolled.minimumSizeHint().height()
        room = preferred if preferred - above >= minimum else height
        self._scrolled.set_max_height(room - above)

    def _apply(self, config: TrainingConfig, available: int | None = None) -> None:
        """Applies settings, as far as this computer and the data allow, and reports a change."""
        before, images_before = self._config, self._images
        self._available = available or self._available
        if available is not None:
            self._amount.set_available(available)
        if self._images != images_before or (config.samples or 0) >= self._images:
            config = with_samples(config, config.samples, self._images, images_before)
        if config.device == "gpu" and not self._has_gpu:
            config = replace(config, device="auto")
        self._config = config
        self._show()
        if config != before:
            self.config_changed.emit()

    @property
    def _images(self) -> int:
        """The number of training images, as far as known."""
        return self._available or TRAINING_IMAGES

    def _change(self, name: str, value: object) -> None:
        """Keeps what a person set; the fields stay as they are, someone may still be typing."""
        self._config = replace(self._config, **{name: value})  # type: ignore[arg-type]
        self._preset.show_config(self._config, self._images)
        self._show_change()
        self.config_changed.emit()

    def _show(self) -> None:
        self._preset.show_config(self._config, self._images)
        self._amount.show_amount(self._config.samples, self._config.epochs)
        self._advanced.show_config(self._config)
        self._show_change()

    def _explain_lock(self) -> None:
        reason = self.tr(
            "A network is in training with these settings. Stop it, or wait for its end, to change"
            " them."
        )
        if self._is_queued:
            reason = self.tr(
                "Several networks are trained one after the other, with settings of their own. Stop"
                " all, or wait for their end, to set anything here."
            )
        for widget in self.findChildren(QWidget):
            if widget.statusTip() and not widget.isEnabled():
                widget.setStatusTip(reason)

    def _unfold(self, is_unfolded: bool) -> None:
        arrows = Qt.ArrowType
        self._fold.setArrowType(arrows.DownArrow if is_unfolded else arrows.RightArrow)
        self._scrolled.setVisible(is_unfolded)

    def _connect(self) -> None:
        self._preset.preset_chosen.connect(self.set_preset)
        self._preset.network_requested.connect(self.network_requested)
        self._fold.clicked.connect(lambda: self._unfold(self._scrolled.isHidden()))
        self._amount.samples_chosen.connect(
            lambda count: self._apply(with_samples(self._config, count, self._images))
        )
        self._amount.epochs_chosen.connect(lambda count: self._change("epochs", count))
        self._advanced.setting_changed.connect(self._change)

    def _lay_out(self) -> None:
        self._unfold(False)
        fold_row = row_of(self._fold, self._bets, None, self._code, spacing=-1)
        parts = self._preset, self._amount, fold_row, self._scrolled, self._change_row
        column_of(*parts, owner=self)
