"""Stop means stop: as a rule within a second, and what the run learned is kept."""

import random
from importlib.util import find_spec

import numpy as np
import pytest

from mnist_desktop.folders import Folders
from tests.real_play import assert_all_is_whole, play_scene

EARLY = ("before", "importing", "tracing")
LATE = ("learning", "validating", "slow", "paused")


def moments(seed, count):
    """Kinds of moments in a random order, the import of TensorFlow first in every other process."""
    chance = random.Random(seed)
    first = ["importing" if seed % 2 == 0 else "before"]
    return first + chance.choices((*EARLY, *LATE), k=count - 1)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.skipif(find_spec("tensorflow") is None, reason="needs TensorFlow")
def test_stop_at_random_moments(attempts, measured, kept):
    """In the real window with the real TensorFlow, several runs in a process."""
    folders, seconds = Folders.at(kept), []
    processes, runs = attempts(3, 10), attempts(4, 20)
    for seed in range(processes):
        ending = play_scene("stops", seed, kinds=moments(seed, runs))
        ending.assert_good()
        stopped = ending.of("stopped")
        assert len(stopped) == runs
        for told in stopped:
            assert_is_over(told)
            seconds.append(told["seconds"])
        assert_all_is_whole(folders)
    count = len(seconds)
    measured(f"{count} times: 95 of 100 within", float(np.percentile(seconds, 95)), "s", 1)
    measured(f"{count} times: all within", max(seconds), "s", 3)


def assert_is_over(told):
    """One outcome, at most one model, and Train is there again."""
    assert told["outcomes"] == 1, told
    assert told["outcome"] == "stopped", told
    assert told["models"] == int(told["has_learned"]), told
    assert told["card"] == told["has_learned"], told
    assert told["has_learned"] or told["kind"] in EARLY, told
    assert told["train"], told
    assert not told["stop"], told
    assert told["problems"] == [], told
