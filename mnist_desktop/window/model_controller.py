"""Stands between the models menu and the session, and remembers the model in use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from mnist_desktop.session.session import Session
from mnist_desktop.window.actions import Actions
from mnist_desktop.window.menus import ModelsMenu
from mnist_desktop.window.settings import WindowSettings


class ModelController(QObject):
    """Lets models of the menu answer, and remembers the one in use for the next start."""

    all_requested = Signal()  # the list of all models

    def __init__(
        self,
        menu: QMenu,
        actions: Actions,
        settings: WindowSettings,
        session: Session,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._save_action = actions.save_model
        self._settings = settings
        self._session = session
        self._removed: Path | None = None  # what the next start was to use
        others = [actions.train, actions.open_model, actions.save_model]
        self._menu = ModelsMenu(menu, session.models, others)
        self._menu.model_chosen.connect(session.use_model)
        self._menu.all_requested.connect(self.all_requested)
        self._save_action.setEnabled(False)  # until there is one
        files = session.model_files
        files.renamed.connect(self._on_renamed)
        files.removed.connect(self._on_removed)
        files.restored.connect(self._on_restored)
        session.model_changed.connect(self._on_model)

    def _on_model(self) -> None:
        if self._session.is_model_chosen:
            self._settings.model = self._session.model_path
        self._save_action.setEnabled(True)
        self._menu.set_in_use(self._session.model_path)

    def _on_renamed(self, before: Path, path: Path) -> None:
        if self._settings.model == before:  # even where another one answers this time
            self._settings.model = path

    def _on_removed(self, path: Path) -> None:
        if self._settings.model == path:
            self._settings.model = None
            self._removed = path

    def _on_restored(self, before: Path, path: Path) -> None:
        if before == self._removed and self._settings.model is None:
            self._settings.model = path
