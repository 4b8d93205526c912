"""The Models menu: the built-in model, the newest of the person's own, all of them, open, save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from mnist_desktop.percentage import percentage
from mnist_desktop.recognition.model_folder import ModelFolder, ModelSummary, model_name

MAX_LISTED = 12


class ModelsMenu(QObject):
    """Fills the menu anew each time it opens.

    Args:
        menu: the menu.
        folder: where the person's own models are.
        others: actions at the menu's end.
    """

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
        self._menu.clear()  # deletes the choices of last time, which belong to the menu
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
            action.setStatusTip(self.tr("Lists your models, to rename or delete some of them."))
            action.triggered.connect(self.all_requested)
        self._menu.addActions(self._others)

    def _add(self, text: str, path: Path | None) -> QAction:
        action = QAction(text.replace("&", "&&"), self._menu)
        action.setCheckable(True)
        action.setChecked(path == self._in_use)
        action.setStatusTip(self.tr("Lets this model answer."))
        action.triggered.connect(lambda: self.model_chosen.emit(path))
        self._group.addAction(action)
        self._menu.addAction(action)
        return action


class ModelWords(QObject):
    """What is said of a model, in the language of the moment."""

    def line(self, summary: ModelSummary) -> str:
        """All in one line: name, date, data set, test accuracy."""
        if summary.problem is not None:
            return self.tr("{name} (cannot be read)").format(name=summary.name)
        date = summary.date[:10]
        parts = [summary.name, "" if date in summary.name else date, summary.data]
        test = self.accuracy(summary)
        if summary.test_accuracy is not None:
            test = self.tr("test {accuracy}").format(accuracy=test)
        return " · ".join([*filter(None, parts), test])

    def accuracy(self, summary: ModelSummary) -> str:
        """How many of the test images it reads right, or that nobody has tried."""
        if summary.test_accuracy is None:
            return self.tr("not tested")
        return self.tr("{percent} %").format(percent=percentage(summary.test_accuracy, 2))
