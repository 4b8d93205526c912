"""Checkpoints (`NAME.checkpoint`): everything a training run is resumed from, one file an epoch."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.progress import EpochSummary
from mnist_desktop.recognition.atomic_file import write_whole
from mnist_desktop.recognition.model_file import LARGEST_HEADER
from mnist_desktop.recognition.own_network import MOST_PARAMETERS
from mnist_desktop.recognition.problem import ModelFileError

FORMAT = 1
# Last, averaged and best weights and the optimizer's two numbers a weight.
LARGEST_FILE = 8 + LARGEST_HEADER + 5 * 4 * MOST_PARAMETERS + 1024**2

BEST = "best/"
STATE = "state/"


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A run after a whole number of epochs.

    Attributes:
        run: what the run is, as text; a run only resumes from its own checkpoint.
        state: of `Fit.state`, by name; `Fit.restore` checks it against the network.
        best: the kept weights of the best epoch so far, by "layer/weight".
        history: the epochs so far.
    """

    run: str
    state: Mapping[str, npt.NDArray[Any]]
    best: Mapping[str, npt.NDArray[np.float32]]
    history: tuple[EpochSummary, ...]

    def save(self, path: Path) -> None:
        """Write the file, whole or not at all; SavingError if it cannot be."""
        from safetensors.numpy import save

        # Not ascontiguousarray, which would make a row of a single number.
        tensors = {STATE + name: np.asarray(v, order="C") for name, v in self.state.items()}
        tensors |= {BEST + name: np.asarray(v, order="C") for name, v in self.best.items()}
        described = {
            "format": FORMAT,
            "run": self.run,
            "history": [asdict(epoch) for epoch in self.history],
        }
        text = json.dumps(described, allow_nan=False)
        write_whole(path, save(tensors, metadata={"checkpoint": text}))

    @classmethod
    def load(cls, path: Path) -> "Checkpoint":
        """Read the file; ModelFileError "checkpoint_unreadable" or "checkpoint_broken"."""
        from safetensors import SafetensorError
        from safetensors.numpy import load

        try:
            with path.open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
            described = _described(data)
            tensors = load(data)
            return cls(
                run=str(described["run"]),
                state=_starting_with(STATE, tensors),
                best=_starting_with(BEST, tensors),
                history=tuple(EpochSummary(**epoch) for epoch in described["history"]),
            )
        except OSError as error:
            reason = error.strerror or str(error)
            raise ModelFileError("checkpoint_unreadable", name=path.name, reason=reason) from error
        except (ValueError, TypeError, KeyError, RecursionError, SafetensorError) as error:
            raise ModelFileError("checkpoint_broken", name=path.name) from error


def _described(data: bytes) -> dict[str, Any]:
    size = int.from_bytes(data[:8], "little")
    if len(data) > LARGEST_FILE or size > LARGEST_HEADER:
        raise ValueError("too large")
    described: dict[str, Any] = json.loads(
        json.loads(data[8 : 8 + size])["__metadata__"]["checkpoint"]
    )
    if described["format"] != FORMAT:
        raise ValueError("another format")
    return described


def _starting_with(
    prefix: str, tensors: Mapping[str, npt.NDArray[Any]]
) -> dict[str, npt.NDArray[Any]]:
    return {
        name.removeprefix(prefix): value
        for name, value in tensors.items()
        if name.startswith(prefix)
    }
