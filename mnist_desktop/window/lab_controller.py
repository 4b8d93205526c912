"""Stands between the tabs of the third column, the View menu and the run that is on."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.learning.events import BatchProgress
from mnist_desktop.session.trainer import Trainer
from mnist_desktop.widgets.lab import Lab
from mnist_desktop.window.actions import Actions
from mnist_desktop.window.settings import WindowSettings


class LabController(QObject):
    """Shows the tab that is chosen, remembers it, and tells on its tab how far a run is."""

    def __init__(
        self, lab: Lab, actions: Actions, settings: WindowSettings, trainer: Trainer
    ) -> None:
        super().__init__(lab)
        self._lab = lab
        self._actions = actions
        self._settings = settings
        lab.show_tab(settings.tab)
        self._mark_tab(lab.currentIndex())
        lab.currentChanged.connect(self._on_tab)
        for index, action in enumerate(actions.tabs):
            action.triggered.connect(lambda _=False, index=index: lab.setCurrentIndex(index))
        trainer.started.connect(lab.show_starting)
        trainer.batch_ended.connect(self._on_batch)
        trainer.ended.connect(lab.show_idle)

    def _on_tab(self, index: int) -> None:
        self._mark_tab(index)
        self._settings.tab = self._lab.currentWidget().objectName()

    def _mark_tab(self, index: int) -> None:
        self._actions.tabs[index].setChecked(True)

    def _on_batch(self, progress: BatchProgress) -> None:
        self._lab.show_epoch(progress.epoch, progress.epochs)
