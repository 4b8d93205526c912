"""Stands between the models menu, the list of all models, and the session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_summary import ModelSummary, model_name
from mnist_desktop.session.session import Session
from mnist_desktop.window.actions import Actions
from mnist_desktop.window.languages import translated
from mnist_desktop.window.menus import ModelsMenu
from mnist_desktop.window.settings import WindowSettings

if TYPE_CHECKING:
    from mnist_desktop.window.models_dialog import ModelsDialog


class ModelController(QObject):
    """Lets models answer, be renamed and deleted, and remembers the one in use."""

    succeeded = Signal(str)  # what was done, as a sentence
    failed = Signal(object)  # Exception

    def __init__(
        self, actions: Actions, settings: WindowSettings, session: Session, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._save_action = actions.save_model
        self._settings = settings
        self._session = session
        self._files = session.model_files
        self._window = parent
        self._dialog: ModelsDialog | None = None
        self._renamed: Path | None = None  # to be marked when it is listed
        others = [actions.train, actions.open_model, actions.save_model]
        self._menu = ModelsMenu(actions.models, session.models, others)
        self._menu.model_chosen.connect(session.use_model)
        self._menu.all_requested.connect(self._open)
        self._save_action.setEnabled(False)  # until there is one
        self._files.listed.connect(self._on_listed)
        self._files.renamed.connect(self._on_renamed)
        self._files.removed.connect(self._on_removed)
        self._files.failed.connect(self._on_failed)
        session.model_changed.connect(self._on_model)
        session.trainer.scored.connect(self._read_again)

    def _on_model(self) -> None:
        if self._session.is_model_chosen:
            self._settings.model = self._session.model_path
        self._save_action.setEnabled(True)
        self._menu.set_in_use(self._session.model_path)
        self._read_again()

    def _open(self) -> None:
        from mnist_desktop.window.models_dialog import ModelsDialog

        if self._dialog is None:
            self._dialog = ModelsDialog(self._window)
            self._dialog.use_requested.connect(self._session.use_model)
            self._dialog.rename_requested.connect(self._files.rename)
            self._dialog.delete_requested.connect(self._ask_and_delete)
            self._dialog.finished.connect(self._on_closed)
            self._dialog.open()
        self._read_again()

    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _read_again(self) -> None:
        if self._dialog is not None:
            self._files.read()

    def _on_listed(self, summaries: list[ModelSummary]) -> None:
        if self._dialog is not None:
            self._dialog.show_models(summaries, self._session.model_path)
            if self._renamed is not None:
                self._dialog.choose(self._renamed)
                self._renamed = None

    def _ask_and_delete(self, path: Path) -> None:
        name = model_name(path)
        if path == self._session.model_path:
            text = self.tr(
                "Delete the model {name}? It answers now; the built-in model will. This cannot be"
                " undone."
            )
        else:
            text = self.tr("Delete the model {name}? This cannot be undone.")
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._dialog or self._window,
            self.tr("Delete the model?"),
            text.format(name=name),
            buttons.Yes | buttons.No,
            buttons.No,
        )
        if answer == buttons.Yes:
            self._files.remove(path)

    def _on_renamed(self, before: Path, path: Path) -> None:
        if self._settings.model == before:  # even where another one answers this time
            self._settings.model = path
        self._renamed = path
        self._read_again()

    def _on_removed(self, path: Path) -> None:
        if self._settings.model == path:
            self._settings.model = None
        self.succeeded.emit(self.tr("The model {name} is deleted.").format(name=model_name(path)))
        self._read_again()

    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None and isinstance(error, AppError):
            self._dialog.show_problem(translated(error))
            self._read_again()  # what was typed is not its name
        else:
            self.failed.emit(error)
