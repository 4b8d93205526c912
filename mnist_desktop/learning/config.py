"""What a training run is asked to do; standard library and numpy only."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.recognition.networks.architectures import CLASSES, Architecture
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
CONTINUED_RATE = 0.3
"""Of the learning rate, for epochs added to a run: the network is past its first large steps."""


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
        seed: of the first weights, of dropout and of the order of the images.
        device: "auto" takes the GPU where there is one.
        data: a data set in MNIST's form (see `learning.data_set`); None for MNIST.
        orientation: what is done to the images of `data`.
        preset: name of the preset that the settings began as; empty if none.
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
    seed: int = 0
    device: Device = "auto"
    data: Path | None = field(default=None)
    orientation: Orientation = AS_IS
    preset: str = ""

    def __post_init__(self) -> None:
        for name, fine in self._checks().items():
            if not fine:
                raise ValueError(f"{name} is out of bounds: {getattr(self, name)}")

    def _checks(self) -> Mapping[str, bool]:
        samples = CLASSES if self.samples is None else self.samples
        return {
            "epochs": 1 <= self.epochs <= MAX_EPOCHS,
            "more_epochs": all(count >= 1 for count in self.more_epochs)
            and self.all_epochs <= MAX_EPOCHS,
            "batch_size": 1 <= self.batch_size <= MAX_BATCH_SIZE,
            "samples": CLASSES <= samples <= MAX_SAMPLES,
            "optimizer": self.optimizer in OPTIMIZERS,
            "learning_rate": 0 < self.learning_rate <= MAX_LEARNING_RATE,
            "schedule": self.schedule in SCHEDULES,
            "loss": self.loss in LOSSES,
            "class_weights": len(self.class_weights) in (0, CLASSES)
            and all(0 <= weight <= MAX_CLASS_WEIGHT for weight in self.class_weights)
            and (not self.class_weights or any(self.class_weights)),
            "patience": 0 <= self.patience <= MAX_EPOCHS,
            "weight_decay": 0 <= self.weight_decay <= 1,
            "averaging": 0 <= self.averaging < 1,
            "seed": 0 <= self.seed <= MAX_SEED,
            "device": self.device in DEVICES,
        }

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
        return values | {
            "architecture": architecture_to_json(self.architecture),
            "augmentation": augmentation,
            "more_epochs": list(self.more_epochs),
            "class_weights": list(self.class_weights),
            "data": None if self.data is None else str(self.data),
            "orientation": self.orientation.to_json(),
        }

    @classmethod
    def from_json(cls, value: object) -> "TrainingConfig":
        """From a JSON object, believing nothing in it; ValueError or TypeError if it is not one."""
        if isinstance(value, dict):  # runs of earlier versions had none
            value = {"orientation": AS_IS.to_json()} | value
        if not isinstance(value, dict) or value.keys() != {one.name for one in fields(cls)}:
            raise ValueError("the settings have other fields")
        for name, kinds in _KINDS.items():
            if type(value[name]) not in kinds:
                raise TypeError(f"{name} is of another type")
        augmentation = value["augmentation"]
        return cls(
            **value
            | {
                "architecture": architecture_from_json(value["architecture"]),
                "augmentation": None if augmentation is None else Augmentation(**augmentation),
                "more_epochs": tuple(_whole(count) for count in value["more_epochs"]),
                "class_weights": tuple(float(weight) for weight in value["class_weights"]),
                "data": None if value["data"] is None else Path(value["data"]),
                "orientation": Orientation.from_json(value["orientation"]),
            }
        )


_KINDS: Mapping[str, tuple[type, ...]] = {
    "epochs": (int,),
    "more_epochs": (list,),
    "batch_size": (int,),
    "samples": (int, type(None)),
    "optimizer": (str,),
    "learning_rate": (float, int),
    "schedule": (str,),
    "loss": (str,),
    "augmentation": (dict, type(None)),
    "class_weights": (list,),
    "patience": (int,),
    "weight_decay": (float, int),
    "averaging": (float, int),
    "mixed_precision": (bool,),
    "seed": (int,),
    "device": (str,),
    "data": (str, type(None)),
    "orientation": (dict,),
    "preset": (str,),
}

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


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("a whole number is needed")
    return value
