"""The menu of the files opened last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from mnist_desktop.window.settings import WindowSettings


class RecentMenu(QObject):
    """Fills the menu anew each time it opens.

    Args:
        menu: the menu.
        settings: knows the files.
    """

    file_chosen = Signal(Path)

    def __init__(self, menu: QMenu, settings: WindowSettings) -> None:
        super().__init__(menu)
        self._menu = menu
        self._settings = settings
        menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Lists the files, newest first."""
        self._menu.clear()
        for path in self._settings.recent_files:
            action = self._menu.addAction(path.name.replace("&", "&&"))
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.file_chosen.emit(path))
        if self._menu.isEmpty():
            self._menu.addAction(self.tr("Nothing opened yet")).setEnabled(False)
