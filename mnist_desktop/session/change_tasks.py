"""What would make a drawing another digit, searched for in the background."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from mnist_desktop.insight.changes import InkChange, change_to, load_referee
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.session.background_tasks import BackgroundTasks, ShouldStop

CHANGE = "find what would make it another digit"


@dataclass(frozen=True, eq=False)
class ChangeRequest:
    """What is searched for.

    Attributes:
        ink: the drawing.
        digit: that it is to be read as, or the number of a class.
        classifier: the network that reads it.
    """

    ink: Ink
    digit: int
    classifier: Classifier


class ChangeTasks(QObject):
    """One search at a time, in the queue; the newest replaces the one before it.

    Args:
        tasks: where it runs.
    """

    advanced = Signal(object, float)  # ChangeRequest, share of the search in [0, 1]
    found = Signal(object, object)  # ChangeRequest, InkChange or None
    failed = Signal(object, object)  # ChangeRequest, Exception

    def __init__(self, tasks: BackgroundTasks) -> None:
        super().__init__(tasks)
        self._tasks = tasks
        self._referee: Classifier | None = None  # loaded by the first search

    def find(self, request: ChangeRequest) -> None:
        """Searches; exactly one of `found` and `failed` follows, unless it still waited to begin.

        A search that is stopped gives the best that it has found so far.
        """
        self.stop()
        self._tasks.queue(
            CHANGE,
            partial(self._find, request),
            partial(self.found.emit, request),
            partial(self.failed.emit, request),
        )

    def stop(self) -> None:
        """Ends the search that is under way, or drops the one that waits."""
        self._tasks.stop(CHANGE)

    def _find(self, request: ChangeRequest, should_stop: ShouldStop) -> InkChange | None:
        """In the thread of the task."""
        self.advanced.emit(request, 0.0)
        referee = None
        if not request.classifier.classes:  # no other network knows the names of a person's own
            referee = self._referee = self._referee or load_referee()
        return change_to(
            request.ink,
            request.digit,
            request.classifier,
            referee,
            should_stop=should_stop,
            report=partial(self.advanced.emit, request),
        )
