import pytest

from mnist_desktop.cli.terminal import in_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        *((0.0, "0 s"), (18.4, "18 s"), (99.4, "99 s"), (99.6, "2 min"), (600, "10 min")),
        *((5969, "99 min"), (5971, "1 h 40 min"), (7500, "2 h 05 min"), (360_000, "100 h 00 min")),
    ],
)
def test_in_words(seconds, words):
    assert in_words(seconds) == words
