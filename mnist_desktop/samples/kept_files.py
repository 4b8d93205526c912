"""Kept features on disk, computed once for each network."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from mnist_desktop.files import delete_oldest
from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.model_file import Model

if TYPE_CHECKING:
    from mnist_desktop.samples.kept_features import KeptFeatures

SUFFIX = ".kept"
FILES = 3
"""That stay; the oldest are deleted. Each takes about as much as `assets/best.kept`, 1.5 MB."""


class KeptFiles:
    """What networks must not forget, from memory, from a file or computed; for any thread.

    Args:
        folder: made when the first file is saved.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._newest: KeptFeatures | None = None

    def of(
        self, model: Model, is_stopped: Callable[[], bool] = lambda: False
    ) -> KeptFeatures | None:
        """The kept features of a model; None if stopped before they are there.

        A second thread that asks meanwhile waits for the first one.

        Raises:
            AppError: as `kept_features`.
        """
        with self._lock:
            if self._newest is None or not self._newest.fits(model):
                self._newest = self._read(model, is_stopped)
            return self._newest

    def _read(self, model: Model, is_stopped: Callable[[], bool]) -> KeptFeatures | None:
        # Data sets and their formats are loaded now, not when the window starts
        from mnist_desktop.samples.kept_features import (
            KeptFeatures,
            kept_features,
            network_key,
            shipped_features,
        )

        path = self._folder / f"{network_key(model)}{SUFFIX}"
        kept = shipped_features(model) or KeptFeatures.load(path, model)
        if kept is None:
            kept = kept_features(model, is_stopped=is_stopped)
            if kept is not None:
                self._save(kept, path)
        return kept

    def _save(self, kept: KeptFeatures, path: Path) -> None:
        with suppress(OSError):  # writing then says why
            self._folder.mkdir(parents=True, exist_ok=True)
        with suppress(SavingError):  # then it is computed again the next time
            kept.save(path)
        delete_oldest(self._folder, SUFFIX, FILES)
