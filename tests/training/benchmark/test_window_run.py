import math
from dataclasses import replace

import pytest

from tests.recognition.random_weights import SMALL
from training.benchmark.heartbeat import lateness
from training.benchmark.training_lines import QUICK, window_run

TINY = replace(QUICK, architecture=SMALL, epochs=1, samples=100, batch_size=50)


def test_a_beat_that_comes_early_or_in_time_is_not_late():
    assert lateness([17, 15, 17]) == [0, 0, 0]


def test_beats_that_are_left_out_count():
    assert lateness([17, 60]) == [0, 43, 26, 9]


def numbers(value):
    """All the numbers in it."""
    if isinstance(value, dict):
        value = list(value.values())
    return [one for part in value for one in numbers(part)] if isinstance(value, list) else [value]


@pytest.mark.long
def test_the_window_trains_and_watches_itself():
    run = window_run(TINY, "--runs", "2", "--decides", "--drawing", "0.5")
    assert len(run["runs"]) == 2
    assert len(run["left"]) == 3
    assert all(math.isfinite(number) for number in numbers(run))
    for one in run["runs"]:
        assert 0 < one["first_batch_s"] < one["first_point_s"]
        assert one["after"]["beats"] > 0
    assert run["pen"]["events"] > 0
