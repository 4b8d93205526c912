"""A run that is changed while it goes on."""

from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.learning.config import MAX_CHANGES, RunChange, TrainingConfig
from mnist_desktop.learning.keras_code.script import keras_script
from mnist_desktop.learning.train import train
from mnist_desktop.learning.trained_model import changes_of, trained_model
from mnist_desktop.recognition.model_metadata import ModelMetadata
from tests.learning.small_run import BATCHES, assert_same, config, stop_after

AT = 13  # batches
VARIED = Augmentation(rotation=20, bending=0)


def change_after(count, wish):
    """A `take_change` that wishes something at the given question."""
    questions = iter(range(100_000))
    return lambda: wish if next(questions) == count else None


@pytest.fixture(scope="module")
def changed(sets):
    """A result of a run that was changed after AT batches, and what was said of it."""
    said = []
    take = change_after(AT, (0.002, VARIED))
    return train(config(), sets=sets, take_change=take, on_changed=said.append), said


def test_goes_on_with_the_new_settings_and_tells_of_them(changed):
    result, said = changed
    (change,) = result.config.changes
    assert change == RunChange(AT, AT / BATCHES, 0.002, VARIED)
    assert said == [result.config]
    assert [one.epoch for one in result.history] == [1, 2]
    assert result.images_seen == 2 * BATCHES * 50
    assert result.config.newest == config(learning_rate=0.002, augmentation=VARIED)


def test_is_the_very_run_that_its_settings_tell_of(changed, sets):
    result, _ = changed
    again = train(result.config, sets=replace_changes(sets, result.config))
    assert_same(again.weights, result.weights)
    unchanged = train(config(), sets=sets)
    assert any(
        not np.allclose(unchanged.weights[name], weight) for name, weight in result.weights.items()
    )


def replace_changes(sets, changed_config):
    return replace(sets, examples=sets.examples.changed(changed_config.changes))


def test_a_resumed_run_still_knows_its_change(changed, sets, tmp_path):
    result, _ = changed
    path = tmp_path / "run.checkpoint"
    files = {"sets": sets, "checkpoint": path}
    take = change_after(AT, (0.002, VARIED))
    train(config(), take_change=take, should_stop=stop_after(AT + 6), **files)
    saved = Checkpoint.load(path)
    assert saved.config == result.config
    again = train(
        saved.config, sets=replace_changes(sets, saved.config), checkpoint=path, resume=True
    )
    assert_same(again.weights, result.weights)


def test_settings_with_changes_are_read_back_and_without_them_look_as_before():
    plain = config()
    assert "changes" not in plain.to_json()
    twice = plain.changed(RunChange(5, 0.25, 0.1, None)).changed(RunChange(9, 0.45, 0.2, VARIED))
    assert TrainingConfig.from_json(twice.to_json()) == twice
    assert twice.changed(RunChange(9, 0.45, 0.3, None)).changes[-1].learning_rate == 0.3
    assert len(twice.changes) == 2
    broken = twice.to_json()
    broken["changes"].reverse()
    with pytest.raises(ValueError, match="changes"):
        TrainingConfig.from_json(broken)
    broken["changes"] = broken["changes"] * MAX_CHANGES
    with pytest.raises(ValueError, match="changes"):
        TrainingConfig.from_json(broken)


def test_the_model_remembers_them(changed):
    result, _ = changed
    metadata = trained_model(result, "new").metadata
    assert changes_of(metadata) == [
        (0.65, 0.002, "rotation 20, shift 1.2, zoom 0.1, shear 0.2, thickness 0.5")
    ]


@pytest.mark.parametrize("rate", ["1..2", "0.", "nan", "1e999", "-1"])
def test_what_no_version_has_written_is_no_change(rate):
    text = f"0.6500 epochs: learning_rate {rate}, augmentation none"
    assert changes_of(ModelMetadata(settings={"change_1": text})) == []


def test_the_script_does_the_same_to_the_rate_and_says_what_it_does_not_do(changed):
    script = keras_script(changed[0].config)
    assert "rate = ChangedRate(\n    rate, (13, 0.2))" in script
    assert "From batch 13 on the run varied its images otherwise" in script
    constant = replace(changed[0].config, schedule="constant")
    assert "rate = ChangedRate(\n    0.01, (13, 0.2))" in keras_script(constant)
    assert "ChangedRate" not in keras_script(config())


def test_a_constant_rate_is_changed_too(sets):
    take = change_after(AT, (0.002, None))
    result = train(config(schedule="constant", epochs=1), sets=sets, take_change=take)
    assert len(result.history) == 1
    assert result.config.changes[0].learning_rate == 0.002


def test_there_is_an_end_to_changes(sets):
    wishes = iter([(0.001 + 0.0001 * n, None) for n in range(2 * MAX_CHANGES)])
    full = config(epochs=1)
    for step in range(MAX_CHANGES):
        full = full.changed(RunChange(step, 0.0, 0.01, None))
    result = train(full, sets=sets, take_change=lambda: next(wishes, None))
    assert result.config == full
