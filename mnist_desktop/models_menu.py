"""The Models menu: the built-in model, the person's own, open and save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from mnist_desktop.recognition.model_folder import ModelFolder, ModelSummary


class ModelsMenu(QObject):
    """Fills the menu anew each time it opens.

    Args:
        menu: the menu.
        folder: where the person's own models are.
        others: actions at the menu's end.
    """

    model_chosen = Signal(object)  # Path, or None for the built-in model

    def __init__(self, menu: QMenu, folder: ModelFolder, others: list[QAction]) -> None:
        super().__init__(menu)
        self._menu = menu
        self._folder = folder
        self._others = others
        self._in_use: Path | None = None
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
        summaries = self._folder.models()
        listed = [summary.path for summary in summaries]
        for summary in summaries:
            if summary.problem is None:
                self._add(self._text_of(summary), summary.path)
            else:
                broken = self._add(self._broken_text_of(summary), summary.path)
                broken.setEnabled(False)
        if self._in_use is not None and self._in_use not in listed:
            self._add(self._in_use.stem, self._in_use)
        self._menu.addSeparator()
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

    def _broken_text_of(self, summary: ModelSummary) -> str:
        return self.tr("{name} (cannot be read)").format(name=summary.path.name)

    def _text_of(self, summary: ModelSummary) -> str:
        title = summary.title or summary.path.stem
        # Titles made by training begin with preset and date
        parts = [
            title,
            *(one for one in (summary.architecture, summary.date[:10]) if one not in title),
        ]
        if summary.accuracy is not None:
            parts.append(self.tr("{percent} %").format(percent=percent_text(summary.accuracy)))
        return ", ".join(parts)


def percent_text(share: float) -> str:
    """A share of 1 as percent with one decimal, in the form of the language of the moment."""
    return QLocale().toString(100 * share, "f", 1)
