"""Background tasks that are done and reported in the order in which they were asked for."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from mnist_desktop.session.background_tasks import BackgroundTasks, OnDone, OnFailed


class OrderedTasks:
    """Runs tasks one after the other.

    Each is a thread from the start, so that closing the program waits for all of them.

    Args:
        tasks: where they run.
    """

    def __init__(self, tasks: BackgroundTasks) -> None:
        self._tasks = tasks
        self._previous: Event | None = None  # set when the last one has ended
        self._asked = self._reported = 0  # how many
        self._reports: dict[int, Callable[[], object]] = {}  # of tasks that have ended

    def run(
        self,
        name: str,
        work: Callable[[], Any],
        on_done: OnDone | None,
        on_failed: OnFailed,
    ) -> None:
        """Calls a function on a thread when those before it have ended.

        Args:
            name: what it does, in a few words.
            work: called on the thread.
            on_done: gets what it returns.
            on_failed: gets what it raises.
        """
        previous, ended = self._previous, Event()
        self._previous = ended
        number = self._asked = self._asked + 1

        def in_task() -> Any:
            try:
                if previous is not None:
                    previous.wait()
                return work()
            finally:
                ended.set()

        self._tasks.run(
            name,
            in_task,
            lambda result: self._report(number, lambda: on_done and on_done(result)),
            lambda error: self._report(number, lambda: on_failed(error)),
        )

    def _report(self, number: int, report: Callable[[], object]) -> None:
        """Reports what has its turn: of two threads the later one may be heard first."""
        self._reports[number] = report
        while self._reported + 1 in self._reports:
            self._reported += 1
            self._reports.pop(self._reported)()
