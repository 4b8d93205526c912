"""The recipe of the built-in model: what it is trained on, in which shares, for how long."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from mnist_desktop.learning.events import TrainingConfig
from training.recipe.networks import NETWORKS


@dataclass(frozen=True)
class Recipe:
    """Settings of one training; ValueError if the shares leave no room for MNIST.

    Attributes:
        network: one of `training.recipe.networks`.
        epochs: their number; the last one is kept.
        learning_rate: the maximum of the one-cycle schedule.
        averaging: decay per step of the weights' moving average.
        pen_share: share of pen digits in a batch.
        last_share: share of all steps, the last ones, whose batches have `last_pen_share` instead.
        last_pen_share: share of pen digits in those batches; it has no effect where there are none.
        picture_share: share of pen digits in a batch that were found in pictures, beside the
            `pen_share`.
        not_digit_share: share of drawings that are not digits in a batch.
        variants: restyled variants of each pen digit.
        invented: number of invented digits, each with as many variants.
        hands: share of the invented digits that are in a country's hand.
        pictured: number of pen digits that are drawn in pictures, if any are learned.
        corpora: whether the corpora's pen digits are used, or only invented ones.
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
    last_share: float = 0.0
    last_pen_share: float = 0.5
    picture_share: float = 0.0
    not_digit_share: float = 0.0
    variants: int = 8
    invented: int = 8000
    hands: float = 0.0
    pictured: int = 3000
    corpora: bool = True
    mixed_precision: bool = True

    def __post_init__(self) -> None:
        if self.network not in NETWORKS:
            raise ValueError(f"there is no network {self.network}")
        if not 0 <= self.last_share <= 1:
            raise ValueError("last_share is a share of the steps, 0 to 1")
        if min(self.mnist_images_at(0), self.mnist_images_at(self.steps - 1)) < 1:
            raise ValueError("nothing is left of a batch for MNIST")

    @property
    def steps(self) -> int:
        """The number of batches of the whole training."""
        return self.epochs * self.batches

    def pens_at(self, step: int) -> int:
        """The number of pen digits in batch `step` of the whole training, from 0."""
        is_last = step >= self.steps - round(self.steps * self.last_share)
        return round(self.batch_size * (self.last_pen_share if is_last else self.pen_share))

    @property
    def pictures(self) -> int:
        """The number of pen digits in a batch that were found in pictures."""
        return round(self.batch_size * self.picture_share)

    @property
    def not_digits(self) -> int:
        """The number of drawings in a batch that are not digits."""
        return round(self.batch_size * self.not_digit_share)

    def mnist_images_at(self, step: int) -> int:
        """The number of MNIST images in batch `step` of the whole training, from 0."""
        return self.batch_size - self.pens_at(step) - self.pictures - self.not_digits

    @property
    def drawn(self) -> tuple[object, ...]:
        """What the drawings depend on; recipes with the same share them."""
        pictured = self.pictured if self.picture_share else 0
        return self.variants, self.invented, self.hands, pictured

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
        """A copy with settings given as NAME=VALUE; ValueError for an unknown or wrong one."""
        changed = {}
        for setting in settings:
            name, _, value = setting.partition("=")
            if name not in (one.name for one in fields(self)):
                raise ValueError(f"the recipe has no setting {name}")
            changed[name] = _parsed(value, getattr(self, name), setting)
        return replace(self, **changed)

    def key(self, *others: object) -> str:
        """A hash of all settings and of `others`.

        A later setting that changes nothing is left out, so that what was trained before it came
        keeps its key: its batches are the same.
        """
        settings = asdict(self)
        if not self.last_share:
            del settings["last_share"], settings["last_pen_share"]
        if not self.hands:
            del settings["hands"]
        if not self.picture_share:
            del settings["picture_share"], settings["pictured"]
        return hashlib.sha256(repr((settings, others)).encode()).hexdigest()[:16]


def _parsed(text: str, default: object, setting: str) -> Any:
    """Parses a value of the same type as the default; ValueError for another one."""
    if isinstance(default, str):
        return text
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if type(default) is float and type(value) is int:
        value = float(value)
    if type(value) is not type(default):
        raise ValueError(f"the setting {setting} is no {type(default).__name__}")
    return value


BUILT_IN = Recipe(network="best", epochs=10, batches=800, mixed_precision=True)
"""That of `assets/best.digitmodel`."""

SMALL = Recipe(
    network="small",
    epochs=3,
    batches=625,
    learning_rate=4e-3,
    averaging=0.99,
    mixed_precision=False,
)
"""For comparisons: at most 100,000 parameters, a minute per fold."""
