"""Many files read by all cores, their lines in the order of the files, in steady memory."""

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
from typing import Protocol

from mnist_desktop.cli.predict import FoundFile, ReadingLine
from mnist_desktop.problem import AppError

FEW = 500
"""Files that one process has read before others would have started."""
HANDFUL = 8
"""Files that a process is asked for at a time, and that Ctrl-C waits for."""
AHEAD = 4
"""Handfuls a process that are read or wait."""
MAX_PROCESSES = 61
"""More than these Windows cannot wait for."""

Read = Callable[[Sequence[FoundFile]], list[ReadingLine]]


class FutureLike(Protocol):
    """A future of `concurrent.futures`, or of Dask."""

    def result(self) -> list[ReadingLine]:
        """Waits for it."""


def lines_of(
    files: Iterable[FoundFile], read: Read, cores: int
) -> Generator[ReadingLine, None, None]:
    """The lines of files; by processes only where there is enough to read.

    Args:
        files: taken as they are needed.
        read: gives the lines of some files; can be pickled.
        cores: processes at most.

    Raises:
        AppError: "reading_process_ended".
    """
    files = iter(files)
    few = list(islice(files, FEW + 1))
    if cores > 1 and len(few) > FEW:
        yield from _lines_of_processes(chain(few, files), read, min(cores, MAX_PROCESSES))
    else:
        for file in chain(few, files):
            yield from read([file])


def lines_in_order(
    files: Iterable[FoundFile], submit: Callable[[list[FoundFile]], FutureLike], most: int
) -> Iterator[ReadingLine]:
    """The lines of handfuls that are read elsewhere.

    Args:
        files: taken as they are needed.
        submit: begins to read a handful.
        most: handfuls at a time that were begun and not yet given on.
    """
    files = iter(files)
    promises: deque[FutureLike] = deque()
    while handful := list(islice(files, HANDFUL)):
        promises.append(submit(handful))
        if len(promises) >= most:
            yield from promises.popleft().result()
    while promises:
        yield from promises.popleft().result()


def _lines_of_processes(
    files: Iterable[FoundFile], read: Read, processes: int
) -> Iterator[ReadingLine]:
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin_process)
    try:
        with _ctrl_c_held_back():
            for _ in range(processes):
                pool.submit(read, [])  # begins one, and loads the model there
        submit = pool.submit
        yield from lines_in_order(files, lambda some: submit(read, some), AHEAD * processes)
    except BrokenProcessPool as error:
        raise AppError("reading_process_ended") from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """For the processes that begin meanwhile for ever: a terminal sends it to them too."""
    if sys.platform == "win32":
        # Processes inherit this, too; a Ctrl-C within the moment goes unheard.
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


def _begin_process() -> None:
    """Ctrl-C is for the parent; when that has gone, however, this process goes too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
