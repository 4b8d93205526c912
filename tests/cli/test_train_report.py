import io

import pytest

from mnist_desktop.cli.terminal import ProgressLine
from mnist_desktop.cli.train_report import TrainingProgress, batch_texts, gap_in_words
from mnist_desktop.learning import events
from mnist_desktop.learning.events import BatchProgress, EpochSummary


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
    result = events.TestResult(test, training, None, None, None, None, 1.0, "CPU", 0.1, tested)
    assert words in gap_in_words(result, is_augmented=False)


def test_nobody_is_advised_to_do_what_was_done():
    result = events.TestResult(0.9, 1.0, None, None, None, None, 1.0, "CPU", 0.1, 10_000)
    assert "--augment" not in gap_in_words(result, is_augmented=True)


EPOCH = EpochSummary(2, 0.08, 0.975, 0.07, 0.98, 8.25)
EPOCH_LINE = (
    "epoch 2/5: loss 0.0800, accuracy 97.50 %, validation loss 0.0700, accuracy 98.00 %, 8.2 s\n"
)


def progress(loss=0.0812):
    return BatchProgress(2, 5, 310, 430, loss, 0.975, loss, 0.97, 9.3)


def test_what_matters_least_is_left_out_first():
    assert batch_texts(progress(), 18.2) == [
        "epoch 2/5, batch 310/430, loss 0.0812, accuracy 97.5 %, 18 s left",
        "epoch 2/5, batch 310/430, accuracy 97.5 %, 18 s left",
        "epoch 2/5, batch 310/430, 18 s left",
        "epoch 2/5, 18 s left",
    ]
    assert batch_texts(progress(1e9), None)[0].endswith("loss 1e+09, accuracy 97.5 %")


@pytest.mark.parametrize(
    ("is_terminal", "has_epochs"), [(True, False), (True, True), (False, True)]
)
def test_a_line_per_epoch_and_a_bar_on_a_terminal(is_terminal, has_epochs, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    stream = io.StringIO()
    stream.isatty = lambda: is_terminal
    shown = TrainingProgress(stream, ProgressLine(stream), has_epochs=has_epochs)
    shown.show_batch(progress())
    assert ("batch 310/430, loss" in stream.getvalue()) == is_terminal
    shown.show_epoch(EPOCH)
    assert stream.getvalue().endswith(EPOCH_LINE) == has_epochs
    assert stream.getvalue().count("\n") == has_epochs
    if not is_terminal:
        assert stream.getvalue() == EPOCH_LINE


def test_without_a_standard_error_nothing_is_printed():
    closed = io.StringIO()
    closed.close()
    closed.isatty = lambda: False
    for stream in (None, closed):
        shown = TrainingProgress(stream, ProgressLine(stream), has_epochs=True)
        shown.show_batch(progress())
        shown.show_epoch(EPOCH)
