"""Ready-made settings: ours, and the five tutorials'; standard library and numpy only."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, CLASSES


@dataclass(frozen=True)
class Preset:
    """Settings with a name, "quick", "tiny", "best" or "tutorial1" to "tutorial5".

    `told` is the accuracy on MNIST's test set that the tutorial tells, in [0, 1]; None for ours.
    """

    name: str
    config: TrainingConfig
    told: float | None = None

    @property
    def is_tutorial(self) -> bool:
        """Whether it follows one of the five tutorials."""
        return self.told is not None


def _preset(
    name: str, architecture: str, epochs: int, *, told: float | None = None, **settings: object
) -> Preset:
    config = TrainingConfig(
        ARCHITECTURES[architecture],
        epochs,
        preset=name,
        **settings,  # type: ignore[arg-type]
    )
    return Preset(name, config, told)


# Keras's defaults, which the tutorials use
_RMSPROP = {"optimizer": "rmsprop", "learning_rate": 1e-3, "schedule": "constant"}
_KERAS = {"optimizer": "adam", "learning_rate": 1e-3, "schedule": "constant"}
_NINE_COUNTS_DOUBLE = (1.0,) * (CLASSES - 1) + (2.0,)
_TUTORIAL_AUGMENTATION = Augmentation(
    rotation=10, shift=2.0, zoom=0.1, shear=0.1, thickness=0, bending=0
)
# So few parameters cannot learn every distortion, and bending costs as much time as they do
_MILD_AUGMENTATION = Augmentation(
    rotation=8, shift=1.2, zoom=0.08, shear=0.12, thickness=0.3, bending=0
)

PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        preset.name: preset
        for preset in (
            _preset("quick", "quick", 3, batch_size=256, learning_rate=2e-2, averaging=0.98),
            _preset(
                "tiny",
                "tiny",
                12,
                learning_rate=1e-2,
                weight_decay=0.01,
                averaging=0.995,
                augmentation=_MILD_AUGMENTATION,
            ),
            _preset(
                "best",
                "best",
                12,
                learning_rate=3e-3,
                weight_decay=0.05,
                averaging=0.999,
                augmentation=Augmentation(),
            ),
            _preset("tutorial1", "cnn", 5, told=0.990, batch_size=32, **_KERAS),
            _preset(
                "tutorial2",
                "cnn",
                5,
                told=0.989,
                batch_size=64,
                augmentation=_TUTORIAL_AUGMENTATION,
                class_weights=_NINE_COUNTS_DOUBLE,
                **_KERAS,
            ),
            _preset("tutorial3", "lenet", 10, told=0.990, batch_size=64, **_KERAS),
            _preset("tutorial4", "wide", 10, told=0.992, batch_size=128, **_KERAS),
            _preset("tutorial5", "mlp", 5, told=0.979, batch_size=128, **_RMSPROP),
        )
    }
)
"""By name, in the order of the window: ours first."""


TRAINING_IMAGES = 55_000
"""That MNIST has, its validation part aside."""
MIN_STEPS = 25
"""Batches an epoch. With 1,000 images `quick` is 95 % right after three epochs of 25 batches, and
guesses after three of its usual 4 (measured)."""
MIN_BATCH_SIZE = 8


def with_samples(
    config: TrainingConfig,
    samples: int | None,
    available: int = TRAINING_IMAGES,
    available_before: int | None = None,
) -> TrainingConfig:
    """The settings with so many training images, and with smaller batches where they are few.

    A batch size that somebody has set by hand stays.

    Args:
        config: the settings.
        samples: asked for; None for all.
        available: training images that the data set has, its validation part aside.
        available_before: those of the data set that the settings were for; by default the same.
    """
    before = _fitting(config, images_of(config.samples, available_before or available))
    if samples is not None and samples >= available:
        samples = None
    if config.batch_size != before:
        return replace(config, samples=samples)
    return replace(
        config, samples=samples, batch_size=_fitting(config, images_of(samples, available))
    )


def preset_for(name: str, available: int) -> TrainingConfig:
    """A preset's settings for a data set with so many training images."""
    config = PRESETS[name].config
    return with_samples(config, config.samples, available, TRAINING_IMAGES)


def images_of(samples: int | None, available: int) -> int:
    """How many images an epoch has, of those that there are."""
    return available if samples is None else min(samples, available)


def _fitting(config: TrainingConfig, images: int) -> int:
    """The preset's batch size, or less so that an epoch of so many images has MIN_STEPS."""
    usual = PRESETS[config.preset].config if config.preset in PRESETS else config
    return min(usual.batch_size, max(images // MIN_STEPS, MIN_BATCH_SIZE))
