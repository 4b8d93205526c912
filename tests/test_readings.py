from pathlib import Path

import pytest

from mnist_desktop.readings import Reading
from tests.fake_classifier import prediction_of


@pytest.mark.parametrize(
    ("prediction", "words"),
    [
        (None, "nothing drawn"),
        (prediction_of(7, 0.998), "7 (99.8 %)"),
        (prediction_of(4, 0.55, accepted=False, runner_up=9), "4 or 9? (55.0 %, not sure)"),
        (
            prediction_of(4, 0.3, accepted=False, is_spread=True),
            "not a digit (most like 4, 30.0 %)",
        ),
    ],
)
def test_in_words(prediction, words):
    assert Reading(Path("a.png"), prediction).in_words() == words


def test_a_name_is_never_no_digit():
    names = tuple(f"thing {number}" for number in range(10))
    spread = prediction_of(4, 0.3, accepted=False, runner_up=9, is_spread=True)
    words = Reading(Path("a.png"), spread, classes=names).in_words()
    assert words == "thing 4 or thing 9? (30.0 %, not sure)"
