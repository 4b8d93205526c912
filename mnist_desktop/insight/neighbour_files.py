"""Indexes of neighbours and sureness tables on disk, made once for a model and its data."""

import re
from contextlib import suppress
from pathlib import Path

import numpy as np

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.files import bytes_of_file, delete_oldest, write_whole
from mnist_desktop.insight.last_features import last_features
from mnist_desktop.insight.neighbours import (
    MAX_AXES,
    MAX_FEATURES,
    MAX_IMAGES,
    NeighbourIndex,
    feature_count,
)
from mnist_desktop.insight.sureness import SurenessTable
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_file import Model

SUFFIX = ".neighbours"
SURENESS_SUFFIX = ".sureness"
KEPT = 3
"""Files of either kind that stay; the oldest are deleted."""
MAX_FILE = 2 * MAX_IMAGES * MAX_FEATURES + 4 * MAX_AXES + 2**20
"""Bytes: the rows, the axes of a wide network, and the header."""
MAX_SURENESS_FILE = 2**16  # bytes
_KEY = re.compile(r"[0-9a-f]{32}")


class NeighbourFiles:
    """What is known of models and data sets, by `index_key`.

    Args:
        folder: made when the first file is saved.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, key: str, model: Model, training: LabelledImages) -> NeighbourIndex | None:
        """The saved index; None if there is none or its file is damaged."""
        from safetensors import SafetensorError
        from safetensors.numpy import load

        try:
            data = bytes_of_file(self._path(key, SUFFIX), MAX_FILE, AppError)
            arrays = load(data)
            rows, axes = arrays["rows"], arrays["axes"]
        except (AppError, SafetensorError, KeyError):
            return None
        labels = training.labels[:MAX_IMAGES]
        features = last_features(model)
        count = feature_count(features)
        are_axes = axes.dtype == np.float32 and axes.ndim == 2 and len(axes) in (0, count)
        if not are_axes or not np.isfinite(axes).all():
            return None
        width = axes.shape[1] if axes.size else count
        if rows.dtype != np.float16 or rows.shape != (len(labels), width):
            return None
        return NeighbourIndex(rows, labels, axes, features)

    def save(self, key: str, index: NeighbourIndex) -> None:
        """Writes an index completely or not at all and deletes the oldest files.

        Raises:
            SavingError: it cannot be written.
        """
        from safetensors.numpy import save

        self._write(key, SUFFIX, save({"rows": index.rows, "axes": index.axes}))

    def load_sureness(self, key: str) -> SurenessTable | None:
        """The saved table; None if there is none or its file is damaged."""
        path = self._path(key, SURENESS_SUFFIX)
        try:
            data = bytes_of_file(path, MAX_SURENESS_FILE, AppError)
            return SurenessTable.from_json(data, key, is_by_others=False)
        except (AppError, ValueError):
            return None

    def save_sureness(self, key: str, table: SurenessTable) -> None:
        """Writes a table completely or not at all and deletes the oldest files.

        Raises:
            SavingError: it cannot be written.
        """
        self._write(key, SURENESS_SUFFIX, table.to_json(key, "validation images"))

    def _write(self, key: str, suffix: str, data: bytes) -> None:
        with suppress(OSError):  # writing then says why
            self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._path(key, suffix), data)
        delete_oldest(self._folder, suffix, KEPT)

    def _path(self, key: str, suffix: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"{key} names no index")
        return self._folder / f"{key}{suffix}"
