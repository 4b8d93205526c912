"""Indexes of neighbours on disk, so that one is built once for a model and its data."""

import re
from contextlib import suppress
from pathlib import Path

import numpy as np

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.files import bytes_of_file, write_whole
from mnist_desktop.insight.last_features import last_features
from mnist_desktop.insight.neighbours import MAX_FEATURES, MAX_IMAGES, NeighbourIndex
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_file import Model

SUFFIX = ".neighbours"
KEPT = 3
"""Files that stay; the oldest are deleted."""
MAX_FILE = 2 * MAX_IMAGES * MAX_FEATURES + 64 * 2**20  # bytes: rows, and the axes of a wide network
_KEY = re.compile(r"[0-9a-f]{32}")


class NeighbourFiles:
    """The indexes in a folder, by `index_key`.

    Args:
        folder: made when the first one is saved.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, key: str, model: Model, training: LabelledImages) -> NeighbourIndex | None:
        """The saved index; None if there is none or its file is damaged."""
        from safetensors import SafetensorError
        from safetensors.numpy import load

        try:
            data = bytes_of_file(self._path(key), MAX_FILE, AppError)
            arrays = load(data)
            rows, axes = arrays["rows"], arrays["axes"]
        except (AppError, SafetensorError, KeyError):
            return None
        labels = training.labels[:MAX_IMAGES]
        features = last_features(model)
        width = axes.shape[1] or features(np.zeros((1, 28, 28), np.float32)).shape[1]
        fits = rows.shape == (len(labels), width) and rows.dtype == np.float16
        if not fits or axes.dtype != np.float32:
            return None
        return NeighbourIndex(rows, labels, axes, features)

    def save(self, key: str, index: NeighbourIndex) -> None:
        """Writes an index completely or not at all and deletes the oldest files.

        Raises:
            SavingError: it cannot be written.
        """
        from safetensors.numpy import save

        with suppress(OSError):  # writing then says why
            self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._path(key), save({"rows": index.rows, "axes": index.axes}))
        with suppress(OSError):  # deleted the next time
            files = sorted(self._folder.glob(f"*{SUFFIX}"), key=lambda file: file.stat().st_mtime)
            for file in files[:-KEPT]:
                file.unlink()

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"{key} names no index")
        return self._folder / f"{key}{SUFFIX}"
