"""Checkpoints (`NAME.checkpoint`): everything a training run is resumed from."""

import json
import math
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.files import bytes_of_file, write_whole
from mnist_desktop.json_records import json_object, number, optional, record, whole
from mnist_desktop.learning.config import MAX_EPOCHS, TrainingConfig
from mnist_desktop.learning.events import EpochSummary
from mnist_desktop.learning.film_folder import film_name
from mnist_desktop.problem import BrokenCheckpointError, ModelFileError
from mnist_desktop.recognition.model_file import MAX_HEADER, reported_as
from mnist_desktop.recognition.model_metadata import MAX_CLASSES, MIN_CLASSES
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.network_json import MAX_PARAMETERS

FORMAT = 3
SUFFIX = ".checkpoint"
INTERVAL = 25.0  # s between two within a long epoch: with a batch and the writing at most 30
MIN_INTERVAL = 1.0  # s; short epochs do not each write one
_BYTES_A_WEIGHT = 5 * 4  # last, averaged and best one, and the optimizer's two numbers
# Half a megabyte is more than all confusion counts
_BYTES_BESIDES = 8 + MAX_HEADER + 1024**2 + 512 * 1024
MAX_FILE = _BYTES_BESIDES + _BYTES_A_WEIGHT * MAX_PARAMETERS

MAX_NUMBER = 1e300  # a loss may be huge and still come down again

BEST = "best/"
STATE = "state/"
CONFUSION = "confusion"
"""(epochs, k, k) counts of the history, zeros where there are none; older versions ignore it."""


@dataclass(frozen=True)
class PartialEpoch:
    """The part of an epoch that is done: sums of loss and accuracy over its batches."""

    batches: int = 0
    loss: float = 0.0
    accuracy: float = 0.0
    seconds: float = 0.0


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A run after a whole number of batches.

    Attributes:
        config: what is trained, and how.
        images: what it learns from, as a hash; a run only goes on with the same.
        state: of `TrainingRun.state`, by name; `restore` checks it against the network.
        best: the kept weights of the best epoch so far, by "layer/weight"; none before the first.
        history: the epochs so far.
        so_far: of the epoch that has begun.
        film: name of the run's film; empty if it has none.
    """

    config: TrainingConfig
    images: str
    state: Mapping[str, npt.NDArray[Any]]
    best: Mapping[str, npt.NDArray[np.float32]]
    history: tuple[EpochSummary, ...]
    so_far: PartialEpoch = PartialEpoch()
    film: str = ""

    def save(self, path: Path) -> None:
        """Write the file, whole or not at all; SavingError if it cannot be."""
        from safetensors.numpy import save

        # Not ascontiguousarray, which would make a row of a single number.
        tensors = {STATE + name: np.asarray(v, order="C") for name, v in self.state.items()}
        tensors |= {BEST + name: np.asarray(v, order="C") for name, v in self.best.items()}
        tensors |= _confusions(self.history)
        described = {
            "format": FORMAT,
            "config": self.config.to_json(),
            "images": self.images,
            "history": [_numbers_of(epoch) for epoch in self.history],
            "so_far": asdict(self.so_far),
            "film": self.film,
        }
        text = json.dumps(described, allow_nan=False)
        write_whole(path, save(tensors, metadata={"checkpoint": text}))

    @classmethod
    def load(cls, path: Path) -> "Checkpoint":
        """Read the file; ModelFileError "checkpoint_unreadable" or "checkpoint_broken"."""
        from safetensors.numpy import load

        try:
            head = bytes_of_file(path, 8 + MAX_HEADER, ModelFileError)
            with reported_as(BrokenCheckpointError("checkpoint_broken", name=path.name)):
                described = _described(head)
                config = _config(described["config"])
                most = _most_bytes(config.architecture)
            data = bytes_of_file(path, most, ModelFileError)
        except BrokenCheckpointError:
            raise
        except ModelFileError as problem:
            reason = problem.values.get("reason", "not a file")
            raise ModelFileError(
                "checkpoint_unreadable", name=path.name, reason=reason
            ) from problem
        with reported_as(BrokenCheckpointError("checkpoint_broken", name=path.name)):
            if len(data) > most:
                raise ValueError("more than a run of this network is")
            tensors = load(data)
            state = _starting_with(STATE, tensors)
            if described["format"] == FORMAT - 1:
                state = _without_rate(state)
            return cls(
                config=config,
                images=str(described["images"]),
                state=state,
                best=_starting_with(BEST, tensors),
                history=_with_confusions(_history(described["history"]), tensors.get(CONFUSION)),
                so_far=_so_far(described["so_far"]),
                film=film_name(described.get("film", "")),
            )


def _described(head: bytes) -> dict[str, Any]:
    """What the beginning of a file says of the run."""
    size = int.from_bytes(head[:8], "little")
    if size > MAX_HEADER:
        raise ValueError("too large")
    described = json_object(json_object(head[8 : 8 + size])["__metadata__"]["checkpoint"])
    if described["format"] not in (FORMAT, FORMAT - 1):
        raise ValueError("another format")
    return described


def _most_bytes(architecture: Architecture) -> int:
    """How large a file of this network may be: a small one's need not be read to 200 MB."""
    weights = sum(math.prod(shape) for shape in architecture.weight_shapes.values())
    return _BYTES_BESIDES + _BYTES_A_WEIGHT * weights


def _without_rate(state: dict[str, npt.NDArray[Any]]) -> dict[str, npt.NDArray[Any]]:
    """The state of a file of format 2, which held the learning rate and the step besides."""
    kept = {name: value for name, value in state.items() if not name.startswith("optimizer/")}
    del kept["step"]
    iterations, _, *others = (state[f"optimizer/{i}"] for i in range(len(state) - len(kept) - 1))
    return kept | {f"optimizer/{i}": value for i, value in enumerate((iterations, *others))}


def _config(value: Any) -> TrainingConfig:
    """The settings; a stranger's file must not make this computer call another one."""
    config = TrainingConfig.from_json(value)
    for path in (value["data"], value.get("also")):
        if path is None:
            continue
        if path[:2].replace("\\", "/") == "//":
            raise ValueError("the file is on another computer")
        if b"\0" in os.fsencode(path):  # itself a ValueError for half a surrogate pair
            raise ValueError("no file has such a name")
    return config


def _so_far(value: object) -> PartialEpoch:
    so_far = PartialEpoch(**record(value, _SO_FAR))
    if so_far.accuracy > so_far.batches:
        raise ValueError("a number is out of bounds")
    return so_far


def _history(value: Any) -> tuple[EpochSummary, ...]:
    if not isinstance(value, list) or len(value) > MAX_EPOCHS:
        raise ValueError("too many epochs")
    history = tuple(EpochSummary(**record(_UNMEASURED | epoch, _EPOCH)) for epoch in value)
    if [epoch.epoch for epoch in history] != list(range(1, len(history) + 1)):
        raise ValueError("epochs are missing")
    return history


def _numbers_of(epoch: EpochSummary) -> dict[str, Any]:
    numbers = asdict(replace(epoch, confusion=None))
    del numbers[CONFUSION]
    return numbers


def _confusions(history: tuple[EpochSummary, ...]) -> dict[str, npt.NDArray[np.int32]]:
    """The counts of all epochs in one array; none where no epoch has any."""
    known = {epoch.epoch: np.array(epoch.confusion) for epoch in history if epoch.confusion}
    if not known:
        return {}
    counts = np.zeros((len(history), *next(iter(known.values())).shape), np.int32)
    for epoch, confusion in known.items():
        counts[epoch - 1] = confusion
    return {CONFUSION: counts}


def _with_confusions(
    history: tuple[EpochSummary, ...], counts: npt.NDArray[Any] | None
) -> tuple[EpochSummary, ...]:
    """The epochs with their counts, where these are kept."""
    if counts is None:
        return history
    k = counts.shape[-1]
    if counts.shape != (len(history), k, k) or not MIN_CLASSES <= k <= MAX_CLASSES:
        raise ValueError("the confusion is not the history's")
    if counts.dtype != np.int32 or (counts < 0).any():
        raise ValueError("counts are needed")
    return tuple(
        replace(epoch, confusion=tuple(tuple(row) for row in rows)) if np.any(rows) else epoch
        for epoch, rows in zip(history, counts.tolist(), strict=True)
    )


_SHARE, _AMOUNT = number(0, 1), number(0, MAX_NUMBER)
_SO_FAR = {"batches": whole(), "loss": _AMOUNT, "accuracy": _AMOUNT, "seconds": _AMOUNT}
_UNMEASURED = {"training_accuracy": None, "validation_loss_error": None}
_EPOCH = {
    "epoch": whole(),
    "loss": _AMOUNT,
    "accuracy": _SHARE,
    "validation_loss": _AMOUNT,
    "validation_accuracy": _SHARE,
    "seconds": _AMOUNT,
    "training_accuracy": optional(_SHARE),
    "validation_loss_error": optional(_AMOUNT),
}


def _starting_with(
    prefix: str, tensors: Mapping[str, npt.NDArray[Any]]
) -> dict[str, npt.NDArray[Any]]:
    return {
        name.removeprefix(prefix): value
        for name, value in tensors.items()
        if name.startswith(prefix)
    }
