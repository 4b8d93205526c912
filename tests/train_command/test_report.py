import pytest

from mnist_desktop.learning.judgement import Judgement
from mnist_desktop.train_command.report import gap_in_words


@pytest.mark.parametrize(
    ("training", "test", "words"),
    [
        (0.3, 0.2, "not learned much"),
        (0.991, 0.99, "as well as"),
        (0.9, 0.95, "as well as"),
        (0.99, 0.97, "nearly as well"),
        (1.0, 0.9, "overfitting"),
    ],
)
def test_the_gap_in_words(training, test, words):
    judgement = Judgement(test, training, None, None, None, None, 1.0, "CPU", 0.1, 100)
    assert words in gap_in_words(judgement)
