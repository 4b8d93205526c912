import io
import sys

import pytest

from mnist_desktop.cli.terminal import ProgressLine


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
