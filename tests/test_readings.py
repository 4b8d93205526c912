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
        (prediction_of(4, 0.6, accepted=False, refused=True), "not a digit (most like 4, 60.0 %)"),
    ],
)
def test_in_words(prediction, words):
    assert Reading(Path("a.png"), prediction).in_words() == words
