"""Work off the window's thread: what a person waits for at once, long work one after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QObject, QThread, Signal

from mnist_desktop.session.thread_priority import lower_background_priority

DISPENSABLE_MS = 500
"""How long closing waits for what has nothing to save; less than the next start waits for us."""

OnDone = Callable[[Any], None]
OnFailed = Callable[[Exception], None]
ShouldStop = Callable[[], bool]


class TaskThread(QThread):
    """Calls one function. Exactly one of `succeeded` and `failed`, then Qt's own `finished`.

    Args:
        name: what it does, in a few words, for whoever looks at the threads.
        function: takes nothing; `succeeded` hands on what it returns.
        is_long: whether it runs behind everything else.
        is_dispensable: whether nothing is lost if the program ends before it.
    """

    succeeded = Signal(object)
    failed = Signal(object)  # Exception

    def __init__(
        self,
        name: str,
        function: Callable[[], object],
        *,
        is_long: bool = False,
        is_dispensable: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.is_long = is_long
        self.is_dispensable = is_dispensable
        self._function = function

    def run(self) -> None:
        """Calls the function."""
        if self.is_long:
            lower_background_priority()
        try:
            result = self._function()
        except Exception as error:  # noqa: BLE001 - reported by whoever listens
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)


class BackgroundTasks(QObject):
    """Runs functions on threads and hands over what they return, on the window's thread.

    `run` is for what somebody waits for, such as opening a picture: it starts at once, whatever
    else is under way, so that a slow disk or a long computation never holds up a person. `queue` is
    for work of seconds or more: one at a time, at the lowest priority, so that it gives way to the
    pen and to training; it is listed in `names` and can be stopped.
    """

    changed = Signal()  # what `names` gives
    failed = Signal(object)  # Exception, of a task without an `on_failed` of its own

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._callbacks: dict[TaskThread, tuple[OnDone | None, OnFailed]] = {}  # of the running
        self._queue: list[tuple[TaskThread, OnDone | None, OnFailed]] = []
        self.is_closed = False  # the program ends

    @property
    def names(self) -> list[str]:
        """The long tasks: the running one, then those that wait."""
        running = [thread for thread in self._callbacks if thread.is_long]
        return [one.objectName() for one in (*running, *(entry[0] for entry in self._queue))]

    def run(
        self,
        name: str,
        function: Callable[[], object],
        on_done: OnDone | None = None,
        on_failed: OnFailed | None = None,
        *,
        is_dispensable: bool = False,
    ) -> None:
        """Calls a function on a thread at once.

        Args:
            name: what it does, in a few words.
            function: called on the thread.
            on_done: gets what it returns.
            on_failed: gets what it raises; without it `failed` reports that.
            is_dispensable: whether nothing is lost if the program ends before it.
        """
        thread = TaskThread(name, function, is_dispensable=is_dispensable, parent=self)
        self._start(thread, on_done, on_failed or self.failed.emit)

    def queue(
        self,
        name: str,
        function: Callable[[ShouldStop], object],
        on_done: OnDone | None = None,
        on_failed: OnFailed | None = None,
    ) -> None:
        """Calls a function that takes long when those before it have ended.

        Args:
            name: what it does; by it `stop` finds it.
            function: called on the thread with what tells it that it should stop, to be looked at
                several times a second; what it then returns is handed over like any result.
            on_done: gets what it returns.
            on_failed: gets what it raises; without it `failed` reports that.
        """
        thread = TaskThread(
            name,
            lambda: function(thread.isInterruptionRequested),
            is_long=True,
            is_dispensable=True,
            parent=self,
        )
        self._queue.append((thread, on_done, on_failed or self.failed.emit))
        self._start_next()

    def stop(self, name: str) -> None:
        """Asks the running long task of this name to end; one that waits is dropped."""
        for thread in self._callbacks:
            if thread.is_long and thread.objectName() == name:
                thread.requestInterruption()
        self._queue = [entry for entry in self._queue if entry[0].objectName() != name]
        self.changed.emit()

    def close(self) -> None:
        """Starts nothing more and reports nothing more; what is under way goes on to its end."""
        self.is_closed = True
        self._queue.clear()
        for thread in self._callbacks:
            thread.requestInterruption()
            thread.disconnect(self)
        drop_queued_calls(self)

    def wait(self, deadline: QDeadlineTimer) -> None:
        """Waits for what is under way, for what is dispensable only for a moment."""
        for thread in self.threads():
            moment = QDeadlineTimer(DISPENSABLE_MS)
            thread.wait(moment if thread.is_dispensable else deadline)

    def threads(self) -> list[TaskThread]:
        """What is under way; a task leaves the list when its result is handed over."""
        return [one for one in self._callbacks if not (self.is_closed and one.isFinished())]

    def _start_next(self) -> None:
        if self._queue and not any(thread.is_long for thread in self._callbacks):
            self._start(*self._queue.pop(0))
        self.changed.emit()

    def _start(self, thread: TaskThread, on_done: OnDone | None, on_failed: OnFailed) -> None:
        if self.is_closed:
            return
        self._callbacks[thread] = (on_done, on_failed)
        thread.succeeded.connect(self._on_succeeded)
        thread.failed.connect(self._on_failed)
        thread.finished.connect(self._on_finished)
        priority = QThread.Priority
        thread.start(priority.LowestPriority if thread.is_long else priority.InheritPriority)

    def _on_succeeded(self, result: object) -> None:
        on_done, _ = self._callbacks[self._sender()]
        if on_done is not None:
            on_done(result)

    def _on_failed(self, error: Exception) -> None:
        _, on_failed = self._callbacks[self._sender()]
        on_failed(error)

    def _on_finished(self) -> None:
        thread = self._sender()
        del self._callbacks[thread]
        thread.deleteLater()
        if thread.is_long:
            self._start_next()

    def _sender(self) -> TaskThread:
        thread = self.sender()
        assert isinstance(thread, TaskThread)
        return thread


def drop_queued_calls(receiver: QObject) -> None:
    """Drops slots that were queued for an object; disconnecting alone still delivers them."""
    QCoreApplication.removePostedEvents(receiver, QEvent.Type.MetaCall.value)
