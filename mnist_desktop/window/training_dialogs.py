"""The dialogs of the third column: network, editor, Keras code, pictures of charts and views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mnist_desktop.files import write_whole
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.problem import AppError, SavingError
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.base.images import png_of_qimage
from mnist_desktop.widgets.insight.inside_panel import InsidePanel
from mnist_desktop.widgets.training.training_panel import TrainingPanel
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.languages import translated
from mnist_desktop.window.theme import palette


class TrainingDialogs(QObject):
    """Opens the dialogs, which is when they are imported, and does what they ask for."""

    succeeded = Signal(str)  # what was done, as a sentence
    failed = Signal(object)  # Exception

    def __init__(
        self,
        panel: TrainingPanel,
        inside: InsidePanel,
        session: Session,
        dialogs: FileDialogs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._inside = inside
        self._trainer = session.trainer
        self._backend = session.backend
        self._own_drawings = session.own_drawings
        self._dialogs = dialogs
        self._window = parent
        panel.settings.network_requested.connect(self._show_network)
        panel.settings.code_requested.connect(self._show_code)
        panel.pair.save_requested.connect(self._save_charts)
        panel.pair.copy_requested.connect(self._copy_charts)
        inside.channel.save_requested.connect(self._save_view)

    def _show_network(self) -> None:
        from mnist_desktop.widgets.network.network_dialog import NetworkDialog

        architecture = self._panel.settings.config().architecture
        dialog = NetworkDialog(architecture, self._window)
        dialog.edit_requested.connect(lambda: self._edit_network(architecture))
        dialog.set_editable(not self._trainer.is_running)
        dialog.open()

    def _edit_network(self, architecture: Architecture) -> None:
        from mnist_desktop.widgets.network.network_editor import NetworkEditor

        editor = NetworkEditor(architecture, translated, self._window)
        editor.accepted.connect(
            lambda: self._panel.settings.set_architecture(editor.architecture())
        )
        editor.open()

    def _show_code(self) -> None:
        config = self._trainer.config
        is_on = self._trainer.is_running or self._trainer.candidate is not None
        if is_on and config is not None and config.changes:  # what ran is what is shown
            self._show_code_of(config)
        else:
            self._own_drawings.add_to(self._panel.settings.config(), self._show_code_of)

    def _show_code_of(self, config: TrainingConfig) -> None:
        from mnist_desktop.widgets.training.keras_code_dialog import KerasCodeDialog

        try:
            script = self._backend.keras_script(config)
        except AppError as problem:
            self.failed.emit(problem)
            return
        notebook, has_own = self._backend.notebook(script), config.also is not None
        dialog = KerasCodeDialog(script, notebook, self._window, has_own_drawings=has_own)
        dialog.save_requested.connect(partial(self._save_code, config))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_code(self, config: TrainingConfig, kind: str) -> None:
        path = self._dialogs.code_to_save(kind)
        if path is None:
            return
        try:
            script = self._backend.keras_script(_with_own_drawings_beside(config, path))
        except AppError as problem:
            self.failed.emit(problem)
            return
        text = script if kind == "py" else self._backend.notebook(script)
        self._write(path, text.encode)

    def _save_charts(self) -> None:
        pair = self._panel.pair
        path = self._dialogs.charts_to_save(pair.run.name)
        if path is not None:
            colors = palette(is_dark=False)
            if path.suffix.lower() == ".svg":
                self._write(path, lambda: pair.svg(colors))
            else:
                self._write(path, lambda: png_of_qimage(pair.picture(colors)))

    def _save_view(self) -> None:
        view = self._inside.picture()  # before the dialog covers it or the drawing goes on
        path = self._dialogs.view_to_save()
        if path is not None:
            self._write(path, lambda: png_of_qimage(view))

    def _copy_charts(self) -> None:
        QGuiApplication.clipboard().setImage(self._panel.pair.picture(palette(is_dark=False)))
        self.succeeded.emit(self.tr("The charts are copied; paste them in another program."))

    def _write(self, path: Path, make: Callable[[], bytes]) -> None:
        try:
            write_whole(path, make())
        except SavingError as problem:
            self.failed.emit(problem)
        else:
            self.succeeded.emit(self.tr("Saved as {path}.").format(path=path))


def _with_own_drawings_beside(config: TrainingConfig, path: Path) -> TrainingConfig:
    """The settings with a copy of the own drawings beside a file: ours does not stay for ever."""
    if config.also is None:
        return config
    from mnist_desktop.samples.own_images import OwnImages

    beside = path.absolute().with_name(f"{path.stem} drawings.npz")
    OwnImages.load(config.also).write(beside)
    return replace(config, also=beside)
