"""Puts the runs of a small sweep into the queue."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mnist_desktop.insight.run_comparison import SEEDS
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.sweep import swept
from mnist_desktop.problem import AppError
from mnist_desktop.session.run_queue import QueuedRun
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.runs.sweep_dialog import SweepDialog
from mnist_desktop.widgets.training.training_panel import TrainingPanel
from mnist_desktop.window.languages import translated


class SweepController(QObject):
    """Opens the dialog for the settings of the panel.

    Args:
        panel: has the settings and the button.
        session: has the queue.
        window: the dialog's parent.
    """

    def __init__(self, panel: TrainingPanel, session: Session, window: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._session = session
        self._window = window
        panel.runs.section.sweep_requested.connect(self._open)

    def _open(self) -> None:
        dialog = SweepDialog(self._panel.settings.config(), self._window)
        dialog.sweep_requested.connect(partial(self._start, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self, dialog: SweepDialog, setting: str, typed: str, is_five: bool) -> None:
        try:
            runs = swept(self._panel.settings.config(), setting, typed)
        except AppError as problem:
            dialog.show_problem(translated(problem))
            return
        dialog.accept()
        seeds = list(SEEDS) if is_five else [SEEDS[0]]
        queue = partial(self._queue, runs, seeds)
        self._session.own_drawings.add_to(self._panel.settings.config(), queue)

    def _queue(
        self, runs: list[tuple[str, TrainingConfig]], seeds: list[int], base: TrainingConfig
    ) -> None:
        self._session.run_queue.add(
            [
                QueuedRun(replace(config, seed=seed, also=base.also), f"{name} seed {seed}")
                for name, config in runs
                for seed in seeds
            ]
        )
