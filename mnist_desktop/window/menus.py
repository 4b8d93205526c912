"""The menus that are filled when they open: models, and files opened last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from mnist_desktop.percentage import percentage
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.recognition.model_summary import ModelSummary, model_name
from mnist_desktop.window.settings import WindowSettings

MAX_LISTED = 12
NO_ROLE = QAction.MenuRole.NoRole
"""Else macOS takes a file that is called "About me" for the program's own *About*."""


class ModelsMenu(QObject):
    """The built-in model and the newest of one's own; filled each time the menu opens."""

    model_chosen = Signal(object)  # Path, or None for the built-in model
    all_requested = Signal()  # the list of all of them

    def __init__(self, menu: QMenu, folder: ModelFolder, others: list[QAction]) -> None:
        super().__init__(menu)
        self._menu = menu
        self._folder = folder
        self._others = others
        self._in_use: Path | None = None
        self._words = ModelWords(self)
        self._group = QActionGroup(self)
        menu.aboutToShow.connect(self.fill)
        menu.addActions(others)  # some systems do not open an empty menu

    def set_in_use(self, path: Path | None) -> None:
        """Marks the model that answers; None is the built-in one."""
        self._in_use = path

    def fill(self) -> None:
        """Lists what there is."""
        self._menu.clear()  # deletes the last choices, which belong to the menu
        self._group.deleteLater()
        self._group = QActionGroup(self)
        self._add(self.tr("Built-in"), None)
        summaries, count = self._folder.recent(MAX_LISTED)
        for summary in summaries:
            action = self._add(self._words.line(summary), summary.path)
            action.setEnabled(summary.problem is None)
        if self._in_use is not None and self._in_use not in [one.path for one in summaries]:
            self._add(model_name(self._in_use), self._in_use)
        self._menu.addSeparator()
        if count:
            everything = (
                self.tr("All {count} models…") if count > MAX_LISTED else self.tr("Models…")
            )
            action = self._menu.addAction(everything.format(count=count))
            action.setObjectName("allModelsAction")
            action.setMenuRole(NO_ROLE)
            action.setStatusTip(self.tr("Lists your runs and models, to compare or delete them."))
            action.triggered.connect(self.all_requested)
        self._menu.addActions(self._others)

    def _add(self, text: str, path: Path | None) -> QAction:
        action = QAction(text.replace("&", "&&"), self._menu)
        action.setMenuRole(NO_ROLE)
        action.setCheckable(True)
        action.setChecked(path == self._in_use)
        action.setStatusTip(self.tr("Answers with this model."))
        action.triggered.connect(lambda: self.model_chosen.emit(path))
        self._group.addAction(action)
        self._menu.addAction(action)
        return action


class ModelWords(QObject):
    """Describes a model in the window's language."""

    def line(self, summary: ModelSummary) -> str:
        """Name, date, data set and test accuracy in one line."""
        if summary.problem is not None:
            return self.tr("{name} (cannot be read)").format(name=summary.name)
        date = summary.date[:10]
        parts = [summary.name, "" if date in summary.name else date, summary.data]
        test = self.accuracy(summary)
        if summary.test_accuracy is not None:
            test = self.tr("test {accuracy}").format(accuracy=test)
        return " · ".join([*filter(None, parts), test])

    def accuracy(self, summary: ModelSummary) -> str:
        """Its accuracy on the test images, if that was measured."""
        if summary.test_accuracy is None:
            return self.tr("not tested")
        return self.tr("{percent} %").format(percent=percentage(summary.test_accuracy, 2))


class RecentMenu(QObject):
    """The files opened last; filled each time the menu opens."""

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
            action.setMenuRole(NO_ROLE)
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.file_chosen.emit(path))
        if self._menu.isEmpty():
            self._menu.addAction(self.tr("Nothing opened yet")).setEnabled(False)
