"""The data set of the next run: opened, described in the panel, kept from a run that is on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.data.orientation import Orientation
from mnist_desktop.learning.time_left import TrainingPace
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.training.settings import TrainingSettings
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.languages import translated
from mnist_desktop.window.shown_run import is_of, measurements_of

if TYPE_CHECKING:
    from mnist_desktop.data.data_preview import DataPreview


class DataController(QObject):
    """Stands between the session's data sets and the settings in the panel."""

    def __init__(
        self, settings: TrainingSettings, session: Session, pace: TrainingPace, dialogs: FileDialogs
    ) -> None:
        super().__init__(settings)
        self._settings = settings
        self._trainer = session.trainer
        self._preparation = session.preparation
        self._can_train = session.backend.why_no_training() is None
        self.pace = pace
        self.info: DataSetInfo | None = None  # of the next run; None until MNIST is described
        self._held_back: DataSetInfo | None = None  # opened while a run is on with another one
        settings.config_changed.connect(self.update_estimate)
        settings.examples_requested.connect(self._open_again)
        settings.mnist_requested.connect(lambda: self._preparation.open_data(None))
        settings.orientation_requested.connect(self._open_turned)
        settings.open_data_requested.connect(lambda: self._preview(dialogs.data_to_open()))
        settings.open_folder_requested.connect(lambda: self._preview(dialogs.data_folder_to_open()))
        self._preparation.previewed.connect(self._on_previewed)
        self._preparation.data_opened.connect(self._on_data)
        self._preparation.failed.connect(self.retranslate)  # nothing is being read any more
        self.update_estimate()

    def retranslate(self) -> None:
        """Updates the sentences on the data set after a language change."""
        remarks = question = ""
        if self.info is not None:
            remarks = " ".join(map(translated, self.info.remarks))
            question = "" if self.info.question is None else translated(self.info.question)
        self._settings.set_data_words(remarks, question)

    def update_estimate(self) -> None:
        """Updates how long the next run would take, where there can be one."""
        if not self._can_train:
            self._settings.set_estimate(None)
            return
        config, sizes = self._settings.config(), measurements_of(self.info)
        seconds = self.pace.seconds(config, sizes.available, sizes.validation)
        self._settings.set_estimate(seconds, is_measured=self.pace.is_measured(config))

    def show_held_back(self) -> None:
        """Shows the data set that was opened while a run was on."""
        if self._held_back is not None:
            info, self._held_back = self._held_back, None
            self._show(info)

    def _preview(self, path: Path | None) -> None:
        if path is not None:
            reading = self.tr("Reading {name}…").format(name=path.name)
            self._settings.set_data_words(reading, "")  # many pictures take a minute
            self._preparation.preview_data(path.absolute())

    def _on_previewed(self, preview: DataPreview) -> None:
        from mnist_desktop.widgets.training.data_preview_dialog import DataPreviewDialog

        findings = [(translated(one.message), one.verdict) for one in preview.findings]
        remarks = " ".join(map(translated, preview.info.remarks))
        dialog = DataPreviewDialog(preview, findings, remarks, self._settings.window())
        path = preview.info.path
        dialog.confirmed.connect(partial(self._preparation.open_data, path))
        dialog.rejected.connect(self.retranslate)  # the old data set stays
        dialog.open()

    def _open_again(self) -> None:
        config = self._settings.config()
        self._preparation.open_data(config.data, config.orientation)

    def _open_turned(self, orientation: Orientation) -> None:
        self._preparation.open_data(self._settings.config().data, orientation)

    def _on_data(self, info: DataSetInfo) -> None:
        config = self._trainer.config
        if config is not None and self._trainer.is_running and not is_of(info, config):
            self._held_back = info
        else:
            self._show(info)

    def _show(self, info: DataSetInfo) -> None:
        self.info = info
        self._settings.set_data(info)
        self.retranslate()
        self.update_estimate()
