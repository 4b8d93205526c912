"""The process that decodes pictures from untrusted files: started on first use, then kept."""

import atexit
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Lock, Thread
from typing import cast

from mnist_desktop.decoder import decode
from mnist_desktop.decoder.process_usage import usage_of
from mnist_desktop.problem import PictureError, PictureMemoryError

_NAMES = {"WEBP": "WebP", "HEIF": "HEIC"}
_START_SECONDS = 30  # a virus scanner may check everything that is loaded
_CLOSE_SECONDS = 1.0
_WATCH_INTERVAL = 0.05  # s, between two checks of the process's usage
_PIPE_BYTES = 2**20  # Linux's limit for every user; larger pipes mean fewer context switches
_PATIENCE = 4  # times MAX_SECONDS of wall time, for computers busy with other programs
_FROM_SOURCE = (
    "import sys; sys.path += sys.argv[1:]; from mnist_desktop.decoder.decode import main; main()"
)


@dataclass(frozen=True, eq=False)
class RawPicture:
    """Pixels as the process sent them, of validated size.

    Attributes:
        mode: one of `decode.MODES`.
        width: px, at most MAX_SIDE.
        height: px, likewise.
        pixels: rows from the top, without padding, little-endian.
        orientation: EXIF's, 1 to 8.
        full_size: width and height in the file.
    """

    mode: str
    width: int
    height: int
    pixels: bytearray
    orientation: int
    full_size: tuple[int, int]


class DecoderProcess:
    """Decodes pictures one at a time; thread-safe.

    A process that crashes, exceeds a limit or answers nonsense is killed; the next picture gets a
    new one.

    Args:
        command: starts the process; None for this program's own decoder.
    """

    def __init__(self, command: list[str] | None = None) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._is_closed = False
        self._interruptions = 0
        self._interruptions_before = 0  # when the process was started

    @property
    def pid(self) -> int | None:
        """The ID of the running process; None before the first picture and after a failure."""
        process = self._process
        return None if process is None else process.pid

    def decode(self, data: bytes) -> RawPicture:
        """The first frame of a picture file.

        Raises:
            PictureError: "picture_..."; no other error, whatever the file holds.
        """
        interruptions = self._interruptions
        with self._lock:
            if self._interruptions != interruptions:
                raise PictureError("picture_decoder_ended")
            process = self._running()
            with _watched(process, decode.MAX_SECONDS) as reasons:
                try:
                    return _asked(process, data)
                except PictureMemoryError:
                    self._end(process)
                    raise
                except PictureError:
                    raise
                except OSError as error:
                    self._end(process)
                    if self._is_closed or self._interruptions != interruptions:
                        raise PictureError("picture_decoder_ended") from error
                    raise _problem(next(iter(reasons), _key_of_end(process))) from error
                except ValueError as error:
                    self._end(process)
                    raise PictureError("picture_decoder_ended") from error
                except BaseException:  # Ctrl-C: the next one must not get this one's answer
                    self._end(process)
                    raise

    def interrupt(self) -> None:
        """Cancels the current picture and those waiting for it; later pictures are decoded."""
        process = self._process
        self._interruptions += 1  # from now on that process is not used any more
        if process is not None:
            process.kill()

    def close(self) -> None:
        """Ends the process, even in the middle of a picture; no new one is started."""
        self._is_closed = True
        process = self._process
        if process is None:
            return
        process.kill()  # the thread that waits for its answer then releases the lock
        if self._lock.acquire(timeout=_CLOSE_SECONDS):
            self._end(process)
            self._lock.release()

    def _running(self) -> subprocess.Popen[bytes]:
        process = self._process
        if process is not None:
            # A process that was just killed may still appear to run
            if self._interruptions == self._interruptions_before and process.poll() is None:
                return process
            self._end(process)
        if self._is_closed:
            raise PictureError("picture_decoder_ended")
        interruptions = self._interruptions
        try:
            process = _started(self._command or _own_command())
        except OSError as error:
            reason = error.strerror or str(error)
            raise PictureError("picture_decoder_missing", reason=reason) from error
        self._interruptions_before = interruptions
        self._process = process
        if self._is_closed:  # by another thread, in the meantime
            self._end(process)
            raise PictureError("picture_decoder_ended")
        try:
            with _watched(process, _START_SECONDS):
                if _received(process, len(decode.READY)) != decode.READY:
                    raise ValueError("another program")
        except (OSError, ValueError) as error:
            self._end(process)
            reason = f"exit status {process.returncode}"
            raise PictureError("picture_decoder_missing", reason=reason) from error
        return process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        if self._process is process:
            self._process = None


_OURS = DecoderProcess()
atexit.register(_OURS.close)


def decoder_process() -> DecoderProcess:
    """The decoder shared by the whole program."""
    return _OURS


def _own_command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, decode.ARGUMENT]
    # -S skips site-packages' start-up files; the launcher of a Windows environment is bypassed
    # because it would be watched instead of its child
    executable = getattr(sys, "_base_executable", sys.executable)
    python = executable if sys.platform == "win32" else sys.executable
    return [python, "-I", "-S", "-c", _FROM_SOURCE, *_folders("mnist_desktop", "PIL", "pi_heif")]


def _folders(*packages: str) -> list[str]:
    """The folders that these packages are imported from."""
    specs = [find_spec(package) for package in packages]
    origins = [spec.origin for spec in specs if spec is not None and spec.origin is not None]
    return list(dict.fromkeys(str(Path(origin).resolve().parent.parent) for origin in origins))


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    memory = {  # of glibc
        "MALLOC_ARENA_MAX": "1",  # the limit is on address space
        # Memory of large pictures is returned to the system; that of small ones is kept, since
        # allocating it again costs more than decoding them
        "MALLOC_MMAP_THRESHOLD_": str(2**23),
        "MALLOC_TRIM_THRESHOLD_": str(2**23),
    }
    process = subprocess.Popen(
        command,
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | memory,
        cwd=Path(sys.executable).parent,  # otherwise it would keep a folder or USB drive in use
        start_new_session=True,  # ignore the terminal's Ctrl-C and Ctrl-Z
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    if sys.platform == "linux":
        import fcntl

        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            with suppress(OSError):  # the user's quota of pipe buffers may be used up
                fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return process


@contextmanager
def _watched(process: subprocess.Popen[bytes], seconds: float) -> Iterator[list[str]]:
    """Kills the process if it exceeds a limit; the list then holds the reason, a message key."""
    reasons: list[str] = []
    is_done = Event()

    def watch() -> None:
        started, before = time.monotonic(), usage_of(process.pid)
        while not is_done.wait(_WATCH_INTERVAL):
            passed, now = time.monotonic() - started, usage_of(process.pid)
            worked = passed if now is None or before is None else now.seconds - before.seconds
            if now is not None and now.memory > decode.MAX_MEGABYTES * 10**6:
                reasons.append("picture_needs_memory")
            # On a busy computer it may wait for a processor most of the time
            elif min(passed, worked) > seconds or passed > _PATIENCE * seconds:
                reasons.append("picture_too_slow")
            if reasons:
                process.kill()
                return

    thread = Thread(target=watch, name="decoder watch", daemon=True)
    thread.start()
    try:
        yield reasons
    finally:
        is_done.set()
        thread.join()


def _asked(process: subprocess.Popen[bytes], data: bytes) -> RawPicture:
    """The process's answer; OSError if it ended, ValueError if the answer is invalid."""
    _send(process, decode.LENGTH.pack(len(data)))
    _send(process, data)
    answer = decode.ANSWER.unpack(_received(process, decode.ANSWER.size))
    status, index, orientation, width, height, full_width, full_height = answer
    if status != decode.DONE:
        raise _refusal(status, index, full_width)
    mode = list(decode.MODES)[index] if index < len(decode.MODES) else ""
    if not (
        mode
        and 1 <= orientation <= 8
        and 1 <= width <= decode.MAX_SIDE
        and 1 <= height <= decode.MAX_SIDE
        and width <= full_width
        and height <= full_height
        and full_width * full_height <= decode.MAX_PIXELS_BASELINE_JPEG
    ):
        raise ValueError("an invalid answer")
    pixels = _received(process, width * height * decode.MODES[mode])
    return RawPicture(mode, width, height, pixels, orientation, (full_width, full_height))


def _send(process: subprocess.Popen[bytes], data: bytes) -> None:
    assert process.stdin is not None
    rest = memoryview(data)
    while rest:
        rest = rest[process.stdin.write(rest) :]


def _received(process: subprocess.Popen[bytes], length: int) -> bytearray:
    """Reads exactly `length` bytes; OSError if the process ends before."""
    assert process.stdout is not None
    data = bytearray(length)
    rest = memoryview(data)
    while rest:
        count = cast("int | None", process.stdout.readinto(rest))  # type: ignore[attr-defined]
        if not count:
            raise BrokenPipeError("the process has ended")
        rest = rest[count:]
    return data


def _refusal(status: int, index: int, allowed: int) -> PictureError:
    if status == decode.TOO_LARGE:
        return PictureError("picture_too_large", limit=allowed // 10**6)
    if status == decode.UNREADABLE and index < len(decode.FORMATS):
        name = decode.FORMATS[index]
        return PictureError("picture_unreadable", format=_NAMES.get(name, name))
    keys = {decode.UNKNOWN: "picture_unknown", decode.DAMAGED: "picture_damaged"}
    if status == decode.MEMORY_SHORT:
        return _problem("picture_needs_memory")
    if status not in keys:
        raise ValueError("an invalid answer")
    return PictureError(keys[status])


def _key_of_end(process: subprocess.Popen[bytes]) -> str:
    """Why a process ended that was not killed by us."""
    if sys.platform == "win32":
        return "picture_decoder_ended"
    if process.returncode == -signal.SIGXCPU:
        return "picture_too_slow"
    if process.returncode == -signal.SIGKILL:  # by Linux, when memory ran out
        return "picture_needs_memory"
    return "picture_decoder_ended"


def _problem(key: str) -> PictureError:
    if key == "picture_needs_memory":
        return PictureMemoryError(key, limit=decode.MAX_MEGABYTES)
    if key == "picture_too_slow":
        return PictureError(key, limit=decode.MAX_SECONDS)
    return PictureError(key)
