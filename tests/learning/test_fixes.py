from dataclasses import replace
from itertools import product

import pytest

from mnist_desktop.learning.config import MAX_EPOCHS, TrainingConfig
from mnist_desktop.learning.diagnosis import diagnosis_of
from mnist_desktop.learning.events import TrainingOutcome
from mnist_desktop.learning.fixes import ENOUGH_STEPS, Fix, applied
from mnist_desktop.learning.presets import PRESETS
from tests.learning.histories import CONFIG, GAP, GOOD, GUESSING, RUNNING, TURNED


def test_more_epochs_are_enough_of_them():
    config = replace(CONFIG, samples=100, epochs=3)
    assert applied(Fix.MORE_EPOCHS, config).epochs == ENOUGH_STEPS
    assert applied(Fix.MORE_EPOCHS, replace(config, epochs=900)).epochs == MAX_EPOCHS


@pytest.mark.parametrize("outcome", [RUNNING, *TrainingOutcome])
@pytest.mark.parametrize("history", [GOOD, GUESSING, TURNED, GAP], ids=str)
def test_a_fix_changes_the_settings_and_stays_in_bounds(history, outcome):
    configs = [preset.config for preset in PRESETS.values()] + [
        replace(CONFIG, samples=samples, learning_rate=rate, batch_size=batch, more_epochs=more)
        for samples, rate, batch, more in product(
            [10, 100, 54_999, None], [1e-6, 1e-3, 0.004, 10.0], [8, 4096], [(), (5,)]
        )
    ]
    for config in configs:  # TrainingConfig refuses what is out of bounds
        said = diagnosis_of(config, history, outcome)
        if said is not None and said.fix not in (None, Fix.STOP):
            changed = applied(said.fix, config)
            assert changed != replace(config, more_epochs=())
            assert changed.more_epochs == ()
            assert changed.architecture == config.architecture


def test_every_fix_can_be_applied_to_every_preset():
    for preset, fix in product(PRESETS.values(), Fix):
        assert isinstance(applied(fix, preset.config), TrainingConfig)
