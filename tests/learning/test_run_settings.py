"""A run's settings come back from its model as they were, or it is said what is missing."""

from dataclasses import replace

import pytest

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.events import PRESETS
from mnist_desktop.learning.run_settings import config_of
from mnist_desktop.learning.trained_model import trained_model
from mnist_desktop.recognition.model_file import ModelMetadata
from tests.fake_learning import result_of


@pytest.mark.parametrize(
    "config",
    [
        *(preset.config for preset in PRESETS.values()),
        replace(PRESETS["quick"].config, seed=7, samples=1000, patience=3, mixed_precision=True),
        replace(PRESETS["quick"].config, augmentation=Augmentation(rotation=9, noise=0.25)),
        replace(PRESETS["quick"].config, epochs=3, more_epochs=(5, 2)),
        replace(PRESETS["quick"].config, divides_twice=True),
    ],
    ids=lambda config: config.preset,
)
def test_settings_come_back_as_they_were(config):
    model = trained_model(result_of(config), "a title")
    assert config_of(model.architecture, model.metadata) == (config, ())


def test_what_a_file_does_not_say_or_cannot_mean_is_named():
    config = PRESETS["quick"].config
    settings = {
        "epochs": 4,
        "learning_rate": -1.0,
        "augmentation": "rotation much",
        "data": "x.npz",
    }
    found, missing = config_of(config.architecture, ModelMetadata(settings=settings))
    assert found.epochs == 4
    assert {"learning_rate", "augmentation", "batch_size", "data"} <= set(missing)
    assert "samples" in missing
