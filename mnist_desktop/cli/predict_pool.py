"""Runs `predict` on many files with all cores: output in the files' order, bounded memory."""

import ctypes
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

from mnist_desktop.cli.predict import FoundFile, OutputLine
from mnist_desktop.problem import AppError

MAX_FILES_ALONE = 500
"""Files that this process reads alone: it is done before others would have started."""
CHUNK_SIZE = 8
"""Files given to a process at a time; Ctrl-C waits for them."""
CHUNKS_AHEAD = 4
"""Chunks per process that are in work or waiting."""
MAX_PROCESSES = 61
"""Windows cannot wait for more."""

Predict = Callable[[Sequence[FoundFile]], list[OutputLine]]


def output_lines(
    files: Iterable[FoundFile], predict: Predict, cores: int
) -> Generator[OutputLine, None, None]:
    """The output for files, from at most `cores` processes where there are many files.

    `predict` returns the output for some of them and must be picklable.

    Raises:
        AppError: "reading_process_ended".
    """
    files = iter(files)
    few = list(islice(files, MAX_FILES_ALONE + 1))
    if cores > 1 and len(few) > MAX_FILES_ALONE:
        yield from _lines_of_processes(chain(few, files), predict, min(cores, MAX_PROCESSES))
    else:
        for file in chain(few, files):
            yield from predict([file])


def lines_in_order(
    files: Iterable[FoundFile], submit: Callable[[list[FoundFile]], Any], limit: int
) -> Iterator[OutputLine]:
    """The output for files that are read elsewhere, chunk by chunk, at most `limit` at a time.

    `submit` starts reading a chunk and returns a future of `concurrent.futures` or Dask.
    """
    files = iter(files)
    futures: deque[Any] = deque()
    while chunk := list(islice(files, CHUNK_SIZE)):
        futures.append(submit(chunk))
        if len(futures) >= limit:
            yield from futures.popleft().result()
    while futures:
        yield from futures.popleft().result()


def _lines_of_processes(
    files: Iterable[FoundFile], predict: Predict, processes: int
) -> Iterator[OutputLine]:
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _initialise_process)
    try:
        with _ctrl_c_blocked():
            for _ in range(processes):
                pool.submit(predict, [])  # starts one, which loads the model
        limit = CHUNKS_AHEAD * processes
        yield from lines_in_order(files, lambda chunk: pool.submit(predict, chunk), limit)
    except BrokenProcessPool as error:
        raise AppError("reading_process_ended") from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _ctrl_c_blocked() -> Iterator[None]:
    """Processes started meanwhile never get Ctrl-C, which a terminal sends to them too."""
    if sys.platform == "win32":
        # Processes inherit this too; a Ctrl-C at this moment is lost
        kernel32 = ctypes.WinDLL("kernel32")
        kernel32.SetConsoleCtrlHandler(None, True)
        try:
            yield
        finally:
            kernel32.SetConsoleCtrlHandler(None, False)
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _initialise_process() -> None:
    """Ignores Ctrl-C, which is the parent's, and ends when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
