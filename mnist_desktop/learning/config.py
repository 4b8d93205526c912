"""What a training run is asked to do; standard library and numpy only."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.json_records import (
    Check,
    boolean,
    choice,
    list_of,
    number,
    optional,
    record,
    whole,
)
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.recognition.networks.architectures import (
    CLASSES,
    Architecture,
    first_kernels,
)
from mnist_desktop.recognition.networks.network_json import (
    architecture_from_json,
    architecture_to_json,
)

Optimizer = Literal["adam", "adamw", "rmsprop", "sgd"]
Schedule = Literal["constant", "one_cycle", "cosine"]
Loss = Literal["cross_entropy", "smoothed_cross_entropy", "squared_error"]
Device = Literal["auto", "cpu", "gpu"]

OPTIMIZERS: tuple[Optimizer, ...] = get_args(Optimizer)
SCHEDULES: tuple[Schedule, ...] = get_args(Schedule)
LOSSES: tuple[Loss, ...] = get_args(Loss)
DEVICES: tuple[Device, ...] = get_args(Device)

MAX_EPOCHS = 1000
MAX_BATCH_SIZE = 4096
MAX_SAMPLES = 10_000_000
MAX_LEARNING_RATE = 10.0
MAX_CLASS_WEIGHT = 100.0
MAX_SEED = 2**31 - 1
MAX_CHANGES = 20
CONTINUED_RATE = 0.3
"""Of the learning rate, for epochs added to a run: the network is past its first large steps."""


@dataclass(frozen=True)
class RunChange:
    """What was changed while a run went on; ValueError if a value is out of bounds.

    Attributes:
        step: how many batches were learned before.
        epochs: how many epochs that was.
        learning_rate: from then on, the largest where it changes; the schedule goes on at its
            place.
        augmentation: from then on.
    """

    step: int
    epochs: float
    learning_rate: float
    augmentation: Augmentation | None

    def __post_init__(self) -> None:
        record({name: getattr(self, name) for name in _CHANGE}, _CHANGE)


@dataclass(frozen=True)
class TrainingConfig:
    """What to train and how; ValueError if a value is out of bounds.

    Attributes:
        architecture: the network.
        epochs: how many were asked for first.
        more_epochs: how many were added each time the run was continued; each addition has a
            schedule of its own, at CONTINUED_RATE of the learning rate.
        batch_size: images learned at once.
        samples: training images, balanced by digit; None for all.
        optimizer: Keras's, with its own defaults; "sgd" has a momentum of 0.9.
        learning_rate: the largest, where it changes.
        schedule: "constant"; "one_cycle": up for the first tenth of the steps, then down to almost
            0 by a cosine; "cosine": down from the start.
        loss: what is made smaller, see `learning.losses`.
        augmentation: how training images are changed, or None.
        class_weights: how much each class counts in the loss, or () for all alike.
        patience: the run ends after this many epochs without a better one; 0 for never.
        weight_decay: of "adamw", a step and unit of learning rate.
        averaging: 0, or how much of the averaged weights is kept each step (0.999: an average over
            about the last 1,000 steps). The averaged weights are then what is scored and kept.
        mixed_precision: bfloat16 arithmetic.
        divides_twice: the pixels, which are in [0, 1], are divided by 255 once more, as the third
            tutorial does by mistake; only for networks that have weights right behind the image.
        seed: of the first weights, of dropout and of the order of the images.
        device: "auto" takes the GPU where there is one.
        data: a data set in MNIST's form (see `learning.data_set`); None for MNIST.
        orientation: what is done to the images of `data`.
        also: an `.npz` of own drawings (`samples.own_images`) that are learned too; not with
            `data`, whose classes may be others.
        preset: name of the preset that the settings began as; empty if none.
        changes: what was changed while the run went on, in order.
    """

    architecture: Architecture
    epochs: int
    more_epochs: tuple[int, ...] = ()
    batch_size: int = 128
    samples: int | None = None
    optimizer: Optimizer = "adamw"
    learning_rate: float = 1e-3
    schedule: Schedule = "one_cycle"
    loss: Loss = "cross_entropy"
    augmentation: Augmentation | None = None
    class_weights: tuple[float, ...] = ()
    patience: int = 0
    weight_decay: float = 0.0
    averaging: float = 0.0
    mixed_precision: bool = False
    divides_twice: bool = False
    seed: int = 0
    device: Device = "auto"
    data: Path | None = field(default=None)
    orientation: Orientation = AS_IS
    also: Path | None = None
    preset: str = ""
    changes: tuple[RunChange, ...] = ()

    def __post_init__(self) -> None:
        record({name: getattr(self, name) for name in _SETTINGS}, _SETTINGS)
        if self.all_epochs > MAX_EPOCHS:
            raise ValueError(f"more_epochs is out of bounds: {self.more_epochs}")
        if self.data is not None and self.also is not None:
            raise ValueError("own drawings of digits go with MNIST alone")
        if self.divides_twice and not first_kernels(self.architecture):
            raise ValueError("only a network with weights right behind the image can divide twice")

    @property
    def newest(self) -> "TrainingConfig":
        """The settings that hold now, without the changes that led to them."""
        if not self.changes:
            return self
        last = self.changes[-1]
        rate, augmentation = last.learning_rate, last.augmentation
        return replace(self, learning_rate=rate, augmentation=augmentation, changes=())

    def changed(self, change: RunChange) -> "TrainingConfig":
        """The same run with a change; it replaces one after as many batches."""
        earlier = [one for one in self.changes if one.step < change.step]
        return replace(self, changes=(*earlier, change))

    @property
    def all_epochs(self) -> int:
        """How many in the whole run, those added included."""
        return self.epochs + sum(self.more_epochs)

    def continued(self, epochs: int) -> "TrainingConfig":
        """The same run with epochs added at its end."""
        return replace(self, more_epochs=(*self.more_epochs, epochs))

    def to_json(self) -> dict[str, Any]:
        """As a JSON object that `from_json` reads."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        augmentation = None if self.augmentation is None else asdict(self.augmentation)
        del values["changes"]
        if self.changes:  # else versions that know none can read it
            values["changes"] = [asdict(change) for change in self.changes]
        return values | {
            "architecture": architecture_to_json(self.architecture),
            "augmentation": augmentation,
            "more_epochs": list(self.more_epochs),
            "class_weights": list(self.class_weights),
            "data": None if self.data is None else str(self.data),
            "orientation": self.orientation.to_json(),
            "also": None if self.also is None else str(self.also),
        }

    @classmethod
    def from_json(cls, value: object) -> "TrainingConfig":
        """From a JSON object, believing nothing in it; ValueError or TypeError if it is not one."""
        if isinstance(value, dict):  # runs of earlier versions had none of these
            old = {"orientation": AS_IS.to_json(), "also": None, "divides_twice": False}
            value = {**old, "changes": []} | value
        return cls(**record(value, {**_SETTINGS, **_RECORDS}))


def _class_weights(value: object) -> tuple[float, ...]:
    weights = list_of(number(0, MAX_CLASS_WEIGHT), most=CLASSES)(value)
    if weights and (len(weights) < CLASSES or not any(weights)):
        raise ValueError("a weight for each class is needed, one of them above 0")
    return weights


def _changes(value: object) -> tuple[RunChange, ...]:
    changes = list_of(_run_change, most=MAX_CHANGES)(value)
    steps = [change.step for change in changes]
    if steps != sorted(set(steps)):
        raise ValueError("changes out of order")
    return changes


def _run_change(value: object) -> RunChange:
    checks = {**_CHANGE, "augmentation": optional(lambda one: Augmentation(**one))}  # type: ignore[arg-type]
    return RunChange(**record(value, checks))


def _path(value: object) -> Path:
    return Path(_text(value))


def _text(value: object) -> str:
    """Any text: the path of a file may hold what cannot be printed."""
    if not isinstance(value, str):
        raise ValueError("a text is needed")
    return value


_SETTINGS: Mapping[str, Check[Any]] = {
    "epochs": whole(1, MAX_EPOCHS),
    "more_epochs": list_of(whole(1, MAX_EPOCHS), most=MAX_EPOCHS),
    "batch_size": whole(1, MAX_BATCH_SIZE),
    "samples": optional(whole(CLASSES, MAX_SAMPLES)),
    "optimizer": choice(*OPTIMIZERS),
    "learning_rate": number(math.nextafter(0, 1), MAX_LEARNING_RATE),
    "schedule": choice(*SCHEDULES),
    "loss": choice(*LOSSES),
    "class_weights": _class_weights,
    "patience": whole(0, MAX_EPOCHS),
    "weight_decay": number(0, 1),
    "averaging": number(0, math.nextafter(1, 0)),
    "mixed_precision": boolean,
    "divides_twice": boolean,
    "seed": whole(0, MAX_SEED),
    "device": choice(*DEVICES),
}
"""Valid values, in the program and in a file."""
_CHANGE: Mapping[str, Check[Any]] = {
    "step": whole(),
    "epochs": number(0, MAX_EPOCHS),
    "learning_rate": _SETTINGS["learning_rate"],
}
_RECORDS: Mapping[str, Check[Any]] = {
    "changes": _changes,
    "architecture": architecture_from_json,
    "augmentation": optional(lambda value: Augmentation(**value)),  # type: ignore[arg-type]
    "data": optional(_path),
    "also": optional(_path),
    "orientation": Orientation.from_json,
    "preset": _text,
}
"""How the others are read from a file."""

WARM_UP = 0.1
"""Share of the steps in which a one-cycle rate rises."""
FIRST_RATE = 0.04
LAST_RATE = 0.002
"""Of the largest rate."""
SMOOTHING = 0.1
"""Share of the target that is spread evenly over the classes (Szegedy et al. 2016)."""
UNWEIGHTED_LOSS = "unweighted_loss"
"""Metric of a run with class weights: the loss in which every class counts alike. With them Keras's
own `loss` is the weighted one, which cannot be compared with the validation loss."""
