"""The recipe of the built-in model: what is learned, in which shares, for how long."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from mnist_desktop.learning.events import TrainingConfig
from training.recipe.networks import NETWORKS


@dataclass(frozen=True)
class Recipe:
    """Settings of one training; ValueError if a share leaves no room for MNIST.

    Attributes:
        network: one of `training.recipe.networks`.
        epochs: none is chosen, the last one is kept.
        batches: of an epoch.
        batch_size: images learned at once.
        learning_rate: the largest of one cycle.
        weight_decay: of AdamW.
        averaging: how much of the averaged weights is kept each step.
        pen_share: of a batch that is pen digits.
        not_digit_share: of a batch that is no digit.
        variants: other hands a pen digit.
        invented: how many digits are invented, each with as many variants.
        corpora: whether the corpora's pen digits are learned; else only the invented ones are.
        mixed_precision: bfloat16 arithmetic.
    """

    network: str = "best"
    epochs: int = 10
    batches: int = 800
    batch_size: int = 128
    learning_rate: float = 3e-3
    weight_decay: float = 0.05
    averaging: float = 0.999
    pen_share: float = 0.5
    not_digit_share: float = 0.0
    variants: int = 8
    invented: int = 8000
    corpora: bool = True
    mixed_precision: bool = True

    def __post_init__(self) -> None:
        if self.network not in NETWORKS:
            raise ValueError(f"there is no network {self.network}")
        if self.mnist_images < 1:
            raise ValueError("nothing is left of a batch for MNIST")

    @property
    def pens(self) -> int:
        """Pen digits in a batch."""
        return round(self.batch_size * self.pen_share)

    @property
    def not_digits(self) -> int:
        """Drawings in a batch that are no digit."""
        return round(self.batch_size * self.not_digit_share)

    @property
    def mnist_images(self) -> int:
        """Images of MNIST in a batch."""
        return self.batch_size - self.pens - self.not_digits

    def config(self, seed: int) -> TrainingConfig:
        """The settings of its training run."""
        return TrainingConfig(
            architecture=NETWORKS[self.network],
            epochs=self.epochs,
            batch_size=self.batch_size,
            learning_rate=self.learning_rate,
            weight_decay=self.weight_decay,
            averaging=self.averaging,
            mixed_precision=self.mixed_precision,
            seed=seed,
        )

    def with_settings(self, settings: list[str]) -> "Recipe":
        """With settings written NAME=VALUE; ValueError if there is no such one."""
        changed = {}
        for setting in settings:
            name, _, value = setting.partition("=")
            if name not in (one.name for one in fields(self)):
                raise ValueError(f"the recipe has no setting {name}")
            changed[name] = _read(value, getattr(self, name), setting)
        return replace(self, **changed)

    def key(self, *others: object) -> str:
        """Changes with every setting, and with what else is given."""
        return hashlib.sha256(repr((asdict(self), others)).encode()).hexdigest()[:16]


def _read(text: str, usual: object, setting: str) -> Any:
    """The value of a setting, of its usual value's type; ValueError if it is none."""
    if isinstance(usual, str):
        return text
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if type(usual) is float and type(value) is int:
        value = float(value)
    if type(value) is not type(usual):
        raise ValueError(f"the setting {setting} is no {type(usual).__name__}")
    return value


SMALL = Recipe(
    network="small",
    epochs=3,
    batches=625,
    learning_rate=4e-3,
    averaging=0.99,
    mixed_precision=False,
)
"""To compare by: at most 100,000 parameters, a minute a fold."""
