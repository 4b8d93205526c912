import io
import locale
import sys
from itertools import product

import pytest

from mnist_desktop.cli.train_report import (
    ASCII_BLOCKS,
    UTF_8_BLOCKS,
    ProgressBar,
    bar_text,
    blocks_of_locale,
    gap_in_words,
)
from mnist_desktop.learning.events import BatchProgress, EpochSummary, TestResult


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
    judgement = TestResult(test, training, None, None, None, None, 1.0, "CPU", 0.1, tested)
    assert words in gap_in_words(judgement, is_augmented=False)


def test_nobody_is_told_to_do_what_was_done():
    judgement = TestResult(0.9, 1.0, None, None, None, None, 1.0, "CPU", 0.1, 10_000)
    assert "--augment" not in gap_in_words(judgement, is_augmented=True)


EPOCH = EpochSummary(2, 0.08, 0.975, 0.07, 0.98, 8.25)


def progress(epoch=2, batch=310, seconds=9.3, loss=0.0812, batches=430, epochs=5):
    return BatchProgress(epoch, epochs, batch, batches, loss, 0.975, loss, 0.97, seconds)


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Clock:
    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    return Terminal()


class TestText:
    def test_a_wide_one(self):
        text = bar_text(progress(), 18.2, 100, "#.")
        assert text.startswith("epoch 2/5 ####")
        assert text.endswith(".... batch 310/430, loss 0.0812, accuracy 97.5 %, 18 s left")
        bar = text.split()[2]
        assert bar.count("#") == len(bar) * 310 // 430
        assert len(text) <= 100

    def test_without_a_time(self):
        assert bar_text(progress(), None, 100, "#.").endswith("accuracy 97.5 %")

    def test_the_width_is_obeyed(self):
        for width, loss in product(range(1, 140), (0.1, 1e9)):
            text = bar_text(progress(loss=loss), 100_000.0, width, UTF_8_BLOCKS)
            assert len(text) <= width
            assert text.startswith("epoch 2/5"[:width])

    def test_what_matters_least_goes_first(self):
        assert bar_text(progress(), 18, 55, "#.") == (
            "epoch 2/5, batch 310/430, accuracy 97.5 %, 18 s left"
        )
        assert "loss" not in bar_text(progress(), 18, 45, "#.")
        assert bar_text(progress(), 18, 21, "#.") == "epoch 2/5, 18 s left"

    def test_it_is_full_at_the_end(self):
        assert "." not in bar_text(progress(batch=430), 0, 100, "#.").split()[2]


class TestOnATerminal:
    def test_it_is_drawn_over_at_most_ten_times_a_second(self, terminal):
        clock = Clock()
        bar = ProgressBar(terminal, now=clock)
        for batch in range(1, 101):
            clock.seconds = batch / 100  # a second in all
            bar.show_batch(progress(batch=batch))
        assert 8 <= terminal.getvalue().count("\r") <= 10
        assert "\n" not in terminal.getvalue()

    def test_an_epoch_leaves_a_line(self, terminal):
        bar = ProgressBar(terminal)
        bar.show_batch(progress())
        bar.show_epoch(EPOCH)
        last = terminal.getvalue().split("\r")[-1]
        assert last == (
            "epoch 2/5: loss 0.0800, accuracy 97.50 %, validation loss 0.0700, accuracy 98.00 %,"
            " 8.2 s\n"
        )

    def test_no_lines_where_they_are_not_wanted(self, terminal):
        bar = ProgressBar(terminal, has_lines=False)
        bar.show_batch(progress())
        bar.show_epoch(EPOCH)
        assert "\n" not in terminal.getvalue()

    def test_a_shorter_text_leaves_nothing_of_a_longer_one(self, terminal):
        bar = ProgressBar(terminal)
        bar.tell("starting TensorFlow...")
        bar.tell("done")
        assert terminal.getvalue() == "\rstarting TensorFlow...\rdone                  "
        bar.clear()
        bar.clear()
        assert terminal.getvalue().endswith("\r    \r")

    def test_a_dumb_one_is_none(self, terminal, monkeypatch):
        monkeypatch.setenv("TERM", "dumb")
        bar = ProgressBar(terminal)
        bar.show_batch(progress())
        assert terminal.getvalue() == ""


class TestElsewhere:
    def test_a_line_an_epoch(self):
        stream = io.StringIO()
        bar = ProgressBar(stream)
        bar.tell("starting")
        bar.show_batch(progress())
        bar.show_epoch(EPOCH)
        bar.clear()
        assert stream.getvalue().count("\n") == 1
        assert stream.getvalue().startswith("epoch 2/5: ")

    @pytest.mark.parametrize("stream", [None, io.StringIO()])
    def test_nobody_there(self, stream):
        if stream is not None:
            stream.close()
            stream.isatty = lambda: False
        bar = ProgressBar(stream)
        bar.tell("starting")
        bar.show_batch(progress())
        bar.show_epoch(EPOCH)
        bar.clear()


@pytest.mark.skipif(sys.platform == "win32", reason="its consoles write Unicode")
def test_blocks_that_the_terminal_can_show(monkeypatch):
    for encoding, blocks in (("UTF-8", UTF_8_BLOCKS), ("ANSI_X3.4-1968", ASCII_BLOCKS)):
        monkeypatch.setattr(locale, "getencoding", lambda encoding=encoding: encoding)
        assert blocks_of_locale() == blocks
