import pytest

from mnist_desktop.learning.progress import BatchProgress
from mnist_desktop.time_left import TimeLeft, in_words


def progress(epoch, batch, seconds, batches=10, epochs=3):
    return BatchProgress(epoch, epochs, batch, batches, 1, 0.5, 1, 0.5, seconds)


def test_the_first_batch_does_not_count():
    left = TimeLeft()
    assert left.after(progress(1, 1, 5.0)) is None  # the network is compiled in it
    assert left.after(progress(1, 2, 5.1)) == pytest.approx(0.1 * (8 + 20))
    assert left.after(progress(1, 10, 5.9)) == pytest.approx(0.1 * 20)


def test_a_new_epoch_begins_with_the_pace_of_the_last():
    left = TimeLeft()
    left.after(progress(1, 1, 5.0))
    left.after(progress(1, 10, 5.9))
    assert left.after(progress(2, 1, 0.5)) == pytest.approx(0.1 * 19)
    assert left.after(progress(2, 2, 0.7)) == pytest.approx(0.2 * 18)
    assert left.after(progress(3, 10, 1.0)) == 0


def test_resumed_in_the_middle_of_an_epoch():
    left = TimeLeft()
    assert left.after(progress(2, 7, 50.0)) is None
    assert left.after(progress(2, 8, 51.0)) == pytest.approx(2 + 10)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        *((0.0, "0 s"), (18.4, "18 s"), (99.4, "99 s"), (99.6, "2 min"), (600, "10 min")),
        *((5969, "99 min"), (5971, "1 h 40 min"), (7500, "2 h 05 min"), (360_000, "100 h 00 min")),
    ],
)
def test_in_words(seconds, words):
    assert in_words(seconds) == words
