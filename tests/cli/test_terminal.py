import errno
import io
import sys

import pytest

from mnist_desktop.cli.terminal import OutputError, print_line


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
