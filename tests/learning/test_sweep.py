"""One setting, several values."""

from dataclasses import replace

import pytest

from mnist_desktop.learning.events import PRESETS
from mnist_desktop.learning.sweep import swept
from mnist_desktop.problem import AppError

CONFIG = PRESETS["quick"].config


def test_one_setting_changes_and_its_value_is_in_the_name():
    runs = swept(CONFIG, "learning_rate", "0.01, 0.02 0.02,")
    assert [name for name, _ in runs] == ["quick, rate 0.01", "quick, rate 0.02"]
    assert [replace(run, learning_rate=1.0) for _, run in runs] == [
        replace(CONFIG, learning_rate=1.0)
    ] * 2
    networks = swept(CONFIG, "architecture", "quick best")
    assert [run.architecture.name for _, run in networks] == ["quick", "best"]


@pytest.mark.parametrize(
    ("setting", "typed", "key"),
    [
        ("epochs", "3", "sweep_count"),
        ("epochs", "1 2 3 4 5 6 7", "sweep_count"),
        ("epochs", "3, three", "sweep_value"),
        ("learning_rate", "0.1, -1", "sweep_value"),
        ("samples", "1000, 5", "sweep_value"),
        ("architecture", "quick, none", "sweep_value"),
    ],
)
def test_what_cannot_be_is_told(setting, typed, key):
    with pytest.raises(AppError) as problem:
        swept(CONFIG, setting, typed)
    assert problem.value.key == key
