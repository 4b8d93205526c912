"""What networks answered to the validation images, on disk: nothing of it is computed twice."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.assets import asset_path
from mnist_desktop.files import bytes_of_file, delete_oldest, write_whole
from mnist_desktop.problem import AppError, SavingError
from mnist_desktop.recognition.model_file import Model, digest_of

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet

BUILT_IN = "best.answers"
SUFFIX = ".answers"
FILES = 20
"""That stay; the oldest are deleted. MNIST's take 200 kB each."""
_MAX_FILE = 64 * 2**20  # bytes
_KEPT_AT_MOST = 50_000
"""Images: the answers to more are not kept."""


class AnswerFiles:
    """Answers by network and data set; for any thread.

    Args:
        folder: made when the first file is saved.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, model: Model, data_set: DataSet) -> NDArray[np.float32] | None:
        """Scores before softmax (n, k) of the validation images, or None.

        None if they are not known, or if the file is damaged or of another network or data set.
        """
        key, count = answers_key(model, data_set), len(data_set.validation)
        for path in (asset_path(BUILT_IN), self._path(key)):
            logits = _read(path, key)
            if logits is not None and logits.shape[:1] == (count,):
                return logits
        return None

    def save(self, model: Model, data_set: DataSet, logits: NDArray[np.float32]) -> None:
        """Keeps the answers, unless they cannot be written or are too many."""
        if len(logits) > _KEPT_AT_MOST:
            return
        key = answers_key(model, data_set)
        with suppress(OSError):  # writing then says why
            self._folder.mkdir(parents=True, exist_ok=True)
        with suppress(SavingError):  # then they are computed again the next time
            write_answers(self._path(key), key, logits)
        delete_oldest(self._folder, SUFFIX, FILES)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key[:32]}{SUFFIX}"


def answers_key(model: Model, data_set: DataSet) -> str:
    """Names a network and the images that it answers: other weights or images, another name."""
    return digest_of(model, data_set.fingerprint)


def write_answers(path: Path, key: str, logits: NDArray[np.float32]) -> None:
    """Writes a file completely or not at all; SavingError if that fails."""
    from safetensors.numpy import save

    write_whole(path, save({"logits": logits, "key": np.frombuffer(key.encode(), np.uint8)}))


def _read(path: Path, key: str) -> NDArray[np.float32] | None:
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        arrays = load(bytes_of_file(path, _MAX_FILE, AppError))
        logits = arrays["logits"]
        is_of_it = arrays["key"].tobytes() == key.encode()
    except (AppError, SafetensorError, KeyError):
        return None
    is_whole = logits.dtype == np.float32 and logits.ndim == 2 and np.isfinite(logits).all()
    return logits if is_of_it and is_whole else None
