"""TensorFlow's log kept off standard error, its memory given back, its errors in plain words."""

import ctypes
import logging
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from mnist_desktop.problem import AppError

STANDARD_ERROR = 2
# TF_CPP_MIN_LOG_LEVEL does not reach what is written before TensorFlow has read it (2.21).
_LOG_LINE = re.compile(
    rb"WARNING: All log messages before absl::InitializeLog"
    rb"|[IWEF]\d{4} [\d:.]+ +\d+ \S+:\d+\]"  # I0000 00:00:1795533640.363121 12145 port.cc:153]
    rb"|\d{4}-\d\d-\d\d [\d:.]+: [IWEF] "  # 2024-11-12 10:00:00.123456: I tensorflow/core/
    rb"|To enable the following instructions:"
    rb"|INFO: Created TensorFlow Lite "
)

_NO_GPU = "GPU support is not available on native Windows"
_RETRACED = "triggered tf.function retracing"  # each run has a model of its own, and traces it


def leave_out_gpu_warning() -> None:
    """Drops two messages of Python's log: of CPU training on Windows, and of repeated tracing.

    The window and `train` say it in plain words (`devices.why_cpu`). A console on Windows is not
    reached by what `without_log_lines` does.
    """
    logging.getLogger("tensorflow").addFilter(
        lambda record: not any(text in record.getMessage() for text in (_NO_GPU, _RETRACED))
    )


@contextmanager
def without_log_lines() -> Iterator[None]:
    """Collects what comes to standard error, whoever writes it, and passes on all but the log.

    Where the block raises, the log is passed on too: it may say why.
    """
    try:
        really = os.dup(STANDARD_ERROR)
    except OSError:  # a windowed frozen app has none
        yield
        return
    try:
        with tempfile.TemporaryFile() as collected:
            is_done = False
            os.dup2(collected.fileno(), STANDARD_ERROR)
            try:
                yield
                is_done = True
            finally:
                os.dup2(really, STANDARD_ERROR)
                _pass_on(collected, log_too=not is_done)
    finally:
        os.close(really)


def _pass_on(collected: IO[bytes], *, log_too: bool) -> None:
    collected.seek(0)
    kept = [line for line in collected if log_too or not _LOG_LINE.match(line)]
    with suppress(OSError):  # nobody reads it
        os.write(STANDARD_ERROR, b"".join(kept))


LARGE_BLOCK = 8 * 2**20
"""Bytes. What is larger is asked of the system, and given back, block by block. Left to itself
glibc raises this after the first large block, up to 32 MiB, and keeps what lies between small
blocks: after 20 trainings 1.07 times the memory of the first, with this 1.02; trainings of the
same length (measured; with 64 KiB they take 5 % longer)."""
_M_MMAP_THRESHOLD = -3  # of malloc.h


def give_back_large_blocks() -> bool:
    """Sets `LARGE_BLOCK` in this process; whether the C library is one that can be told (glibc)."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):  # another C library
        return False
    return bool(mallopt(_M_MMAP_THRESHOLD, LARGE_BLOCK))


@contextmanager
def tensorflow_errors_as_problems() -> Iterator[None]:
    """Raises what `problem_of` says instead of TensorFlow's own errors."""
    try:
        yield
    except Exception as error:
        problem = problem_of(error)
        if problem is None:
            raise
        raise problem from error


def problem_of(error: Exception) -> AppError | None:
    """An error of TensorFlow's own, or of missing memory, in plain words; None for all others."""
    if isinstance(error, MemoryError):
        return AppError("memory_short")
    tensorflow = sys.modules.get("tensorflow")  # Keras may compute with another backend
    if tensorflow is None or not isinstance(error, tensorflow.errors.OpError):
        return None
    if isinstance(error, tensorflow.errors.ResourceExhaustedError):
        return AppError("memory_short")
    return AppError("training_failed", reason=first_line(error))


def first_line(error: BaseException) -> str:
    """Of an error's text, which may be long; its type's name where there is none.

    An error inside a graph begins with a line that says only that; then the error itself is meant.
    """
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    if lines and lines[0].startswith("Graph execution error"):
        named = [line for line in lines if re.match(r"\w+(Error|Exception): ", line)]
        lines = named[-1:] or lines[1:]
    return (lines[0] if lines else type(error).__name__)[:160]
