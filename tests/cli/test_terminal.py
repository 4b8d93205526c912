import errno
import io
import sys

import pytest

from mnist_desktop.cli.terminal import OutputError, ProgressLine, in_words, print_line


class Closed(io.StringIO):
    """An output whose other end fails."""

    def __init__(self, number):
        super().__init__()
        self._number = number

    def flush(self):
        raise OSError(self._number, "Invalid argument")


@pytest.mark.parametrize(
    ("platform", "number", "kind"),
    [
        ("linux", errno.EPIPE, BrokenPipeError),
        ("linux", errno.EINVAL, OutputError),
        ("win32", errno.EINVAL, BrokenPipeError),  # `predict ... | Select -First 1`
        ("win32", errno.ENOSPC, OutputError),
    ],
)
def test_a_reader_that_has_gone_is_told_from_a_full_disk(platform, number, kind, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "stdout", Closed(number))
    with pytest.raises(kind):
        print_line("7")


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def terminal():
    return Terminal()


@pytest.fixture
def line(terminal):
    """One that is shown at the seconds of its list `times`."""
    times = []
    line = ProgressLine(terminal, lambda: times.pop(0))
    line.times = times
    return line


def test_the_time_left_is_told_once_it_is_known(line, terminal):
    line.times += [0, 0.5, 10]
    for done in (1, 10, 101):
        line.show(done, 301)
    told = terminal.getvalue().split("\r")[1:]
    assert told == ["1 of 301", "10 of 301", "101 of 301, 20 s left"]


def test_it_is_not_drawn_more_often_than_anybody_reads(line, terminal):
    line.times += [0, 0.05, 0.2]
    for done in (1, 2, 3):
        line.show(done, 3)
    assert terminal.getvalue() == "\r1 of 3\r3 of 3"


def test_it_goes_and_comes_back(line, terminal, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Terminal())
    line.times += [0, 0.05]
    line.show(1, 3)
    line.make_way()
    line.show(2, 3)
    assert terminal.getvalue() == "\r1 of 3\r      \r\r2 of 3"


def test_it_stays_when_the_lines_go_elsewhere(line, terminal, monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    line.times += [0]
    line.show(1, 3)
    line.make_way()
    assert terminal.getvalue() == "\r1 of 3"


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_without_a_terminal_there_is_none(stream):
    line = ProgressLine(stream)
    assert not line.is_visible
    line.show(1, 3)
    line.clear()
    assert stream is None or stream.getvalue() == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        *((0.0, "0 s"), (18.4, "18 s"), (99.4, "99 s"), (99.6, "2 min"), (600, "10 min")),
        *((5969, "99 min"), (5971, "1 h 40 min"), (7500, "2 h 05 min"), (360_000, "100 h 00 min")),
    ],
)
def test_in_words(seconds, words):
    assert in_words(seconds) == words
