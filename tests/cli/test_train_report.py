import pytest

from mnist_desktop.cli.train_report import gap_in_words
from mnist_desktop.learning.events import Judgement


@pytest.mark.parametrize(
    ("training", "test", "tested", "words"),
    [
        (0.3, 0.2, 10_000, "not learned much"),
        (0.991, 0.99, 10_000, "as well as"),
        (0.9, 0.95, 10_000, "as well as"),
        (0.99, 0.97, 10_000, "nearly as well"),
        (1.0, 0.9, 10_000, "more training images or --augment may help"),
        (0.99, 0.97, 100, "So few test images (100) do not tell"),
        (1.0, 0.6, 100, "(overfitting)"),
    ],
)
def test_the_gap_in_words(training, test, tested, words):
    judgement = Judgement(test, training, None, None, None, None, 1.0, "CPU", 0.1, tested)
    assert words in gap_in_words(judgement, is_augmented=False)


def test_nobody_is_told_to_do_what_was_done():
    judgement = Judgement(0.9, 1.0, None, None, None, None, 1.0, "CPU", 0.1, 10_000)
    assert "--augment" not in gap_in_words(judgement, is_augmented=True)
