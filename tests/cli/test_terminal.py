import errno
import io
import locale
import re
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
    """A terminal 60 columns wide; `lines` are the texts that were drawn one over the other."""

    def isatty(self):
        return True

    @property
    def lines(self):
        plain = re.sub(r"\x1b\[[0-9;]*[a-zA-Z]|[━╺╸-]", "", self.getvalue())
        return [line.strip() for line in plain.split("\r")[1:]]


class Clock:
    seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    return Terminal()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def line(terminal, clock):
    return ProgressLine(terminal, clock)


def test_the_time_left_is_shown_once_it_is_known(line, terminal, clock):
    for clock.seconds, done in ((0, 1), (0.5, 10), (10, 101)):
        line.count(done, 301)
    assert terminal.lines == ["1 of 301", "10 of 301", "101 of 301, 20 s left"]


def test_it_is_drawn_ten_times_per_second_at_most(line, terminal, clock):
    for clock.seconds, done in ((0, 1), (0.05, 2), (0.2, 3)):
        line.count(done, 3)
    line.announce("at once")
    assert terminal.lines == ["1 of 3", "3 of 3", "at once"]
    assert "\n" not in terminal.getvalue()


def test_it_makes_way_for_output_on_a_terminal_alone(line, terminal, clock, monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    line.count(1, 3)
    line.make_way()
    assert terminal.lines == ["1 of 3"]
    monkeypatch.setattr(sys, "stdout", Terminal())
    line.make_way()
    clock.seconds = 0.1
    line.count(2, 3)
    assert terminal.lines == ["1 of 3", "", "2 of 3"]


def test_the_longest_text_that_fits_is_shown_with_a_bar_where_there_is_room(terminal, monkeypatch):
    # On a console older than Windows 10's a line is one column shorter
    monkeypatch.setattr("rich.console.detect_legacy_windows", lambda: False)
    for columns, text in ((60, "long text"), (8, "short"), (4, "sho")):
        monkeypatch.setenv("COLUMNS", str(columns))
        ProgressLine(terminal).show(["long text", "short"], 0.5)
        assert terminal.lines[-1] == text
    bar = re.findall("[━╺╸]", terminal.getvalue())
    assert len(bar) == 40


@pytest.mark.skipif(sys.platform == "win32", reason="its consoles write Unicode")
def test_the_bar_is_made_of_what_the_terminal_can_show(line, terminal, monkeypatch):
    monkeypatch.setattr(locale, "getencoding", lambda: "ANSI_X3.4-1968")
    line.count(2, 3)
    assert "--" in terminal.getvalue()
    assert terminal.getvalue().isascii()


@pytest.mark.parametrize("stream", [None, io.StringIO(), "dumb"])
def test_without_a_terminal_there_is_none(stream, terminal, monkeypatch):
    if stream == "dumb":
        monkeypatch.setenv("TERM", "dumb")
        stream = terminal
    line = ProgressLine(stream)
    assert not line.is_visible
    line.count(1, 3)
    line.announce("text")
    line.clear()
    assert stream is None or stream.getvalue() == ""


def test_a_closed_terminal_is_no_error(line, terminal):
    terminal.isatty = lambda: True
    terminal.close()
    line.count(1, 3)
    line.clear()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        *((0.0, "0 s"), (18.4, "18 s"), (99.4, "99 s"), (99.6, "2 min"), (600, "10 min")),
        *((5969, "99 min"), (5971, "1 h 40 min"), (7500, "2 h 05 min"), (360_000, "100 h 00 min")),
    ],
)
def test_in_words(seconds, words):
    assert in_words(seconds) == words
