from dataclasses import replace
from pathlib import Path

import pytest

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.events import EpochSummary, best_of
from mnist_desktop.learning.presets import PRESETS, TRAINING_IMAGES, preset_for, with_samples
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from tests.recognition.random_weights import EVERY_KIND, SMALL

CONFIG = TrainingConfig(SMALL, 4)
EVERYTHING = TrainingConfig(
    SMALL,
    3,
    more_epochs=(5, 5),
    samples=100,
    augmentation=Augmentation(noise=0.1),
    class_weights=(0.0,) + (1.0,) * 9,
    data=Path("/a/测试.npz"),
    preset="quick",
)


@pytest.mark.parametrize(
    "changes",
    [
        {"epochs": 0},
        {"epochs": 1001},
        {"more_epochs": (0,)},
        {"more_epochs": (1000,)},
        {"batch_size": 0},
        {"samples": 9},
        {"optimizer": "lbfgs"},
        {"learning_rate": 0.0},
        {"learning_rate": 11.0},
        {"learning_rate": float("nan")},
        {"schedule": "none"},
        {"loss": "hinge"},
        {"class_weights": (1.0,) * 9},
        {"class_weights": (-1.0,) * 10},
        {"class_weights": (0.0,) * 10},
        {"patience": -1},
        {"averaging": 1.0},
        {"seed": -1},
        {"device": "tpu"},
    ],
)
def test_what_is_out_of_bounds_is_refused(changes):
    with pytest.raises(ValueError, match=next(iter(changes))):
        replace(CONFIG, **changes)


OWN = replace(CONFIG, also=Path("/a/我的.npz"))


@pytest.mark.parametrize(
    "config", [CONFIG, EVERYTHING, OWN, *(preset.config for preset in PRESETS.values())]
)
def test_json_and_back(config):
    assert TrainingConfig.from_json(config.to_json()) == config


def test_own_drawings_are_digits_so_they_go_with_mnist_alone():
    with pytest.raises(ValueError, match="MNIST"):
        replace(EVERYTHING, also=Path("own.npz"))


def test_runs_of_before_there_were_own_drawings_still_open():
    old = {name: value for name, value in EVERYTHING.to_json().items() if name != "also"}
    assert TrainingConfig.from_json(old) == EVERYTHING


@pytest.mark.parametrize("name", ["epochs", "samples", "mixed_precision", "more_epochs", "data"])
@pytest.mark.parametrize("value", ["1", 1.5, True, [True], {}])
def test_json_of_another_type_is_refused(name, value):
    if (name, value) in (("data", "1"), ("mixed_precision", True)):
        return
    with pytest.raises((TypeError, ValueError)):
        TrainingConfig.from_json(EVERYTHING.to_json() | {name: value})


def test_own_networks_go_along():
    config = replace(CONFIG, architecture=EVERY_KIND)
    with pytest.raises(ValueError, match="layers"):  # more than a person's own may have
        TrainingConfig.from_json(config.to_json())


def test_best_epoch_by_accuracy_then_loss():
    def epoch(number, accuracy, loss):
        return EpochSummary(number, 0, 0, loss, accuracy, 0)

    history = [epoch(1, 0.8, 0.1), epoch(2, 0.9, 0.3), epoch(3, 0.9, 0.2), epoch(4, 0.9, 0.2)]
    assert best_of(history).epoch == 3


def test_the_presets():
    assert list(PRESETS) == ["quick", "tiny", "best", *(f"tutorial{n}" for n in range(1, 6))]
    networks = {name: preset.config.architecture for name, preset in PRESETS.items()}
    ours = ("quick", "tiny", "best", "cnn", "cnn", "lenet", "wide", "mlp")
    for name, network in zip(PRESETS, ours, strict=True):
        assert networks[name] is ARCHITECTURES[network]
        assert PRESETS[name].config.preset == PRESETS[name].name == name
    told = [PRESETS[f"tutorial{n}"].told for n in range(1, 6)]
    assert told == [0.990, 0.989, 0.990, 0.992, 0.979]
    assert not PRESETS["best"].is_tutorial


class TestSamples:
    QUICK = PRESETS["quick"].config

    @pytest.mark.parametrize(
        ("samples", "batch_size"), [(None, 256), (10_000, 256), (1000, 40), (100, 8), (10, 8)]
    )
    def test_few_images_are_learned_in_small_batches(self, samples, batch_size):
        config = with_samples(self.QUICK, samples)
        assert (config.samples, config.batch_size) == (samples, batch_size)
        assert with_samples(config, None) == self.QUICK  # and back

    @pytest.mark.parametrize(
        ("available", "batch_size"), [(11_000, 256), (2750, 110), (275, 11), (55, 8)]
    )
    def test_of_a_data_set_that_is_small(self, available, batch_size):
        """As with so many of MNIST's: what counts is how many images there are to learn."""
        fitted = preset_for("quick", available)
        assert (fitted.samples, fitted.batch_size) == (None, batch_size)
        assert fitted.batch_size == with_samples(self.QUICK, available).batch_size
        assert with_samples(fitted, None, TRAINING_IMAGES, available) == self.QUICK  # and back
        assert with_samples(fitted, 10**6, available) == fitted  # more than there are

    def test_a_size_set_by_hand_stays_for_another_data_set(self):
        by_hand = replace(self.QUICK, batch_size=100)
        assert with_samples(by_hand, None, 2750, TRAINING_IMAGES).batch_size == 100

    def test_a_size_set_by_hand_stays(self):
        by_hand = replace(self.QUICK, batch_size=100)
        assert with_samples(by_hand, 1000).batch_size == 100
        again = replace(with_samples(self.QUICK, 1000), batch_size=256)
        assert with_samples(again, 10_000).batch_size == 256

    def test_without_a_preset_the_size_stays(self):
        assert with_samples(CONFIG, 20_000).batch_size == CONFIG.batch_size
