"""Counting how often the lessons' claims hold, with runs that only pretend."""

import pytest

from tests.fake_learning import result_of
from training import lessons


@pytest.fixture
def runs(monkeypatch):
    """Runs that give 90 %; with the mistake of lesson 8 and an even seed, 70 %."""
    configs = []

    def train(config):
        configs.append(config)
        is_bad = config.divides_twice and config.seed % 2 == 0
        return result_of(config, accuracy=0.7 if is_bad else 0.9)

    monkeypatch.setattr(lessons, "train", train)
    return configs


def test_every_claim_is_counted_over_the_seeds(runs, capsys):
    assert lessons.main(["--seeds", "4", "divided-twice"]) == 1
    assert [(one.seed, one.divides_twice) for one in runs] == [
        (seed, divides) for seed in range(4) for divides in (True, False)
    ]
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert lines[-1].startswith("divided-twice: 2 of 4: Divided once")


def test_a_claim_that_always_holds(runs, capsys):
    assert lessons.main(["--seeds", "1", "divided-twice"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("divided-twice: 1 of 1")
