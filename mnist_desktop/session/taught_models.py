"""Which models learned from the kept drawings, while their files are renamed and removed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mnist_desktop.session.model_files import ModelFiles
from mnist_desktop.session.sample_tasks import SampleTasks
from mnist_desktop.session.trainer import Trainer

if TYPE_CHECKING:
    from mnist_desktop.samples.store import SampleStore


class TaughtModels(QObject):
    """Keeps the stores' `learned` tables true; a model is known there by its file's stem.

    Args:
        samples: whose stores they are.
        model_files: says what became of files.
        trainer: takes the last run's model out of the folder, and puts it there again.
    """

    def __init__(self, samples: SampleTasks, model_files: ModelFiles, trainer: Trainer) -> None:
        super().__init__(samples)
        self._samples = samples
        self._trainer = trainer
        self._of_removed: dict[str, list[tuple[SampleStore, dict[str, int]]]] = {}
        model_files.renamed.connect(self._on_renamed)
        model_files.removed.connect(self._on_removed)
        trainer.run_model.listing_changed.connect(self._on_listing_changed)

    def _on_renamed(self, before: Path, path: Path) -> None:
        def work() -> None:
            for store in self._samples.kept.stores():
                store.writers.rename_model(before.stem, path.stem)

        self._samples.run_in_order("follow a renamed model", work)

    def _on_removed(self, path: Path) -> None:
        def work() -> None:
            self._of_removed[path.stem] = [
                (store, store.writers.forget_model(path.stem))
                for store in self._samples.kept.stores()
            ]

        self._samples.run_in_order("follow a removed model", work)

    def _on_listing_changed(self, is_listed: bool) -> None:
        """The model of the last run has left the models folder, or is there again."""
        path = self._trainer.run_model.path
        if path is None:
            return
        if not is_listed:
            self._on_removed(path)
            return

        def work() -> None:
            for store, learned in self._of_removed.pop(path.stem, []):
                store.writers.remember_model(path.stem, learned)

        self._samples.run_in_order("follow a restored model", work)
