"""One attempt on a reader: how it ended, what it took, and what it touched besides its own file."""

from __future__ import annotations

import ctypes
import faulthandler
import gc
import os
import resource
import sys
import sysconfig
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mnist_desktop
from mnist_desktop.decoder.process_usage import usage_of
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.pictures.decoder_process import decoder_process
from tests.promises.readers import Read, Reader

HANG = 300.0
"""Seconds of wall time after which an attempt is given up, however busy the computer."""
_MEGABYTE = 10**6
_CODE = tuple(
    str(Path(folder).resolve())
    for folder in {
        *(Path(mnist_desktop.__file__).parent, sys.prefix, sys.base_prefix),
        *sysconfig.get_paths().values(),
    }
)
_FORBIDDEN = (
    *("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "urllib.Request"),
    *("os.system", "os.exec", "os.fork", "os.posix_spawn", "os.startfile", "pty.spawn"),
    *("pickle.find_class", "ctypes.dlopen", "webbrowser.open"),
)
_OPENING = ("open", "sqlite3.connect", "os.listdir", "os.scandir", "os.remove", "os.rename")


@dataclass(frozen=True)
class Ending:
    """How an attempt ended.

    Attributes:
        how: "accepted", "refused" by an error of ours, or "foreign" for any other exception.
        said: the error.
        seconds: to read it, of processor time here and in the decoder, or of wall time where that
            is less.
        use_seconds: likewise, to do with it what comes next; 0 where it was refused.
        megabytes: the most that this process took, over what it took before.
        touched: what it opened, ran or called besides what it was given.
    """

    how: str
    said: str
    seconds: float
    use_seconds: float
    megabytes: float
    touched: tuple[str, ...]


class Watch:
    """Hears what Python code in this process opens, runs or connects to, during an attempt."""

    def __init__(self) -> None:
        self._heard: list[str] | None = None
        self._folder = ""
        sys.addaudithook(self._on_event)  # cannot be removed again

    @contextmanager
    def listening(self, folder: Path):
        """The list of what was touched outside of `folder`."""
        self._folder, self._heard = str(folder.resolve()), []
        try:
            yield self._heard
        finally:
            self._heard = None

    def _on_event(self, event: str, arguments: tuple) -> None:
        if self._heard is None:
            return
        if event in _FORBIDDEN:
            self._heard.append(f"{event} {arguments[:1]}"[:200])
        elif event == "subprocess.Popen" and "mnist_desktop.decoder" not in str(arguments[1]):
            self._heard.append(f"{event} {arguments[1]}")
        elif event == "exec" and not self._is_code(arguments[0].co_filename):
            self._heard.append(f"exec {arguments[0].co_filename}")
        elif event in _OPENING and not self._may_open(arguments[0]):
            self._heard.append(f"{event} {arguments[0]}")

    @staticmethod
    def _is_code(name: str) -> bool:
        return name.startswith((*_CODE, "<frozen"))

    def _may_open(self, target: object) -> bool:
        if isinstance(target, int):
            return True
        name = os.fsdecode(target) if isinstance(target, str | bytes | os.PathLike) else ""
        if name.startswith("file:"):  # an address of SQLite's
            name = name.removeprefix("file:").removeprefix("//").partition("?")[0]
        if name in (":memory:", os.devnull) or name.startswith("/proc/self/"):
            return True
        if name.startswith("/proc/") and name.endswith("/stat"):  # the decoder's, watched
            return True
        path = os.path.realpath(name)
        return path == self._folder or path.startswith((f"{self._folder}/", *_CODE))


class Meter:
    """Measures attempts in this process, which has read valid files of the kind before."""

    def __init__(self) -> None:
        self._watch = Watch()
        self._idle = 0.0

    def attempt(
        self,
        reader: Reader,
        path: Path,
        folder: Path,
        *,
        is_used: bool = True,
        settles: bool = True,
    ) -> Ending:
        """Reads a file, which lies in a folder of its own.

        Args:
            reader: that reads it.
            path: of the file.
            folder: that it lies in.
            is_used: whether something is done with what was read.
            settles: whether what is free is given back first; the memory is the most since that
                was done, over what the process took then.
        """
        if settles:
            self._settle()
            self._idle = self._memory("VmRSS")
        faulthandler.dump_traceback_later(HANG, exit=True)
        content, use_seconds = None, 0.0
        with self._watch.listening(folder) as touched:
            with self._timed() as seconds:
                how, said, content = _ending_of(reader.read, path)
            if how == "accepted" and is_used:
                with self._timed() as use_time:
                    how, said, _ = _ending_of(reader.use, content)
                use_seconds = use_time[0]
        faulthandler.cancel_dump_traceback_later()
        most = (self._memory("VmHWM") - self._idle) / _MEGABYTE
        return Ending(how, said, seconds[0], use_seconds, most, tuple(touched))

    @contextmanager
    def _timed(self):
        """A list that holds the seconds of the block after it."""
        found = [0.0]
        before, started = self._worked(), time.monotonic()
        yield found
        wall, worked = time.monotonic() - started, self._worked() - before
        found[0] = max(min(wall, worked), 0.0)

    def _settle(self) -> None:
        """Gives back what is free, and forgets the peak so far."""
        gc.collect()
        _give_back()
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")

    @staticmethod
    def _worked() -> float:
        """Seconds of processor time of this process, its children and the decoder that runs."""
        decoder = decoder_process().pid
        usage = None if decoder is None else usage_of(decoder)
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        running = 0.0 if usage is None else usage.seconds
        return time.process_time() + ended.ru_utime + ended.ru_stime + running

    @staticmethod
    def _memory(field: str) -> float:
        """Bytes, as the system reports them for this process."""
        return memory_of(os.getpid(), field)


def memory_of(pid: int, field: str) -> float:
    """VmRSS or VmHWM of a process, bytes; 0 for one that has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    lines = [line.split() for line in status.splitlines() if line.startswith(f"{field}:")]
    return 1024.0 * int(lines[0][1]) if lines else 0.0


def _ending_of(read: Read, what: Any) -> tuple[str, str, Any]:
    """How it ended, what was said, and what was read."""
    try:
        return "accepted", "", read(what)
    except AppError as error:
        return "refused", str(error.message)[:200], None
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return "foreign", f"{type(error).__name__}: {error}"[:200], None


def _give_back() -> None:
    """Makes glibc return free memory, so that the next peak is the next attempt's own."""
    with suppress(AttributeError, OSError):
        _LIBC.malloc_trim(0)


_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
