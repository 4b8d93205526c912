"""What is said of a model in a list, read from its file without its weights."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

from mnist_desktop.json_records import (
    Check,
    boolean,
    mapping_of,
    number,
    optional,
    record,
    text,
    whole,
)
from mnist_desktop.messages import printable
from mnist_desktop.problem import AppError, Message
from mnist_desktop.recognition.model_file import read_description
from mnist_desktop.recognition.model_metadata import CHANGE, MAX_TEXT, OWN_DRAWINGS, ModelMetadata
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.network_json import architecture_to_json

MNIST = "MNIST"
"""The name that `data_of` gives to the built-in data set."""
PINNED = "pinned"
"""The setting of a model that its person wants to keep at hand."""
_CHOSEN = (
    *(
        "data",
        "samples",
        "epochs",
        "more_epochs",
        "batch_size",
        "optimizer",
        "learning_rate",
        "schedule",
    ),
    *("loss", "augmentation", "class_weights", "patience", "weight_decay", "averaging"),
    *("mixed_precision", OWN_DRAWINGS),
)
"""Settings that a person chooses; with the same network and all of these the same, runs are repeats
of each other, whatever their seeds."""
_ENDED = ("finished", "early")
_MAX_VALUE = 4_096  # characters of a value of a message, such as a path


@dataclass(frozen=True)
class ModelSummary:
    """One model in the folder.

    Attributes:
        path: its file.
        architecture: name of the network; empty if the file is broken.
        date: ISO 8601, empty if unknown.
        data: name of its training data; empty if unknown.
        validation_accuracy: on the validation images of its data, in [0, 1]; None if unknown.
        test_accuracy: on the test images of its data, in [0, 1]; None if it was not tested.
        images: different training images; None for all of its data set, or if unknown.
        epochs: that it learned.
        seconds: that this took; None if unknown.
        device: "CPU", or the name of the GPU; empty if unknown.
        seed: of the run; None if unknown.
        is_pinned: whether its person wants it at hand.
        group: the same text for runs that are repeats of each other but for the seed; empty if
            this is no run that was trained to its end.
        problem: why the file cannot be used, or None.
    """

    path: Path
    architecture: str = ""
    date: str = ""
    data: str = ""
    validation_accuracy: float | None = None
    test_accuracy: float | None = None
    images: int | None = None
    epochs: int = 0
    seconds: float | None = None
    device: str = ""
    seed: int | None = None
    is_pinned: bool = False
    group: str = ""
    problem: Message | None = None

    @property
    def name(self) -> str:
        """The name to display."""
        return model_name(self.path)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Of a file; one that cannot be used has a `problem`."""
        try:
            architecture, metadata = read_description(path)
        except AppError as problem:
            return cls(path, problem=problem.message)
        scores, settings = metadata.scores, metadata.settings
        return cls(
            path,
            architecture.name,
            metadata.date,
            data_of(metadata),
            scores.get("validation", scores.get("mnist_validation")),
            scores.get("test", scores.get("mnist_test")),
            _whole(settings.get("samples")),
            len(metadata.history),
            _seconds(settings.get("seconds")),
            _words(settings.get("device")),
            metadata.seed,
            settings.get(PINNED) is True,
            group_of(architecture, metadata),
        )

    def to_json(self) -> dict[str, Any]:
        """As a JSON object that `from_json` reads; without the path."""
        values = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "path"}
        if self.problem is not None:
            said = {name: printable(str(value)) for name, value in self.problem.values.items()}
            values["problem"] = {"key": self.problem.key, "values": said}
        return values

    @classmethod
    def from_json(cls, path: Path, value: object) -> Self:
        """From a JSON object; ValueError for anything missing, more, or out of bounds."""
        values = record(value, _FIELDS)
        problem = values.pop("problem")
        if problem is not None:
            problem = Message(problem["key"], **problem["values"])
        return cls(path, **values, problem=problem)


def model_name(path: Path) -> str:
    """The name to display, on one line."""
    return "".join(
        char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in path.stem
    )


def data_of(metadata: ModelMetadata) -> str:
    """The name of a model's training data; empty if unknown."""
    data = metadata.settings.get("data")
    if isinstance(data, str):
        return data
    is_of_ours = bool(metadata.settings) or any(
        name.startswith("mnist") for name in metadata.scores
    )
    return MNIST if is_of_ours else ""


def group_of(architecture: Architecture, metadata: ModelMetadata) -> str:
    """What runs with the same network and settings have in common; empty for no whole run."""
    settings = metadata.settings
    is_whole = settings.get("outcome") in _ENDED and metadata.seed is not None
    is_changed = f"{CHANGE}1" in settings  # while it was on: no other run goes the same way
    if not is_whole or is_changed or metadata.has_learned_hand:
        return ""
    chosen = [settings.get(name) or None for name in _CHOSEN]  # 0, "" and what is missing are alike
    described = json.dumps([architecture_to_json(architecture), metadata.classes, chosen])
    return hashlib.blake2b(described.encode(), digest_size=8).hexdigest()


def _whole(value: object) -> int | None:
    return value if type(value) is int and value > 0 else None


def _seconds(value: object) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and value >= 0 else None  # type: ignore[arg-type,operator]


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


_WORDS = text(MAX_TEXT)
_FIELDS: Mapping[str, Check[Any]] = {
    "architecture": _WORDS,
    "date": _WORDS,
    "data": _WORDS,
    "validation_accuracy": optional(number()),
    "test_accuracy": optional(number()),
    "images": optional(whole()),
    "epochs": whole(),
    "seconds": optional(number(0)),
    "device": _WORDS,
    "seed": optional(whole()),
    "is_pinned": boolean,
    "group": _WORDS,
    "problem": optional(
        lambda value: record(
            value,
            {
                "key": _WORDS,
                "values": mapping_of(text(_MAX_VALUE), most=10, name=_WORDS),
            },
        )
    ),
}
