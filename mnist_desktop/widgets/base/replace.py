"""The undo step that shows one frozen state in place of another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

State = TypeVar("State")


class Replace(QUndoCommand, Generic[State]):
    """Shows `after`, and `before` when undone.

    Args:
        show: shows a state.
        before: what undo shows.
        after: what redo shows; Qt calls that also when the step is pushed.
    """

    def __init__(self, show: Callable[[State], None], before: State, after: State) -> None:
        super().__init__()
        self._show = show
        self.before, self.after = before, after

    def undo(self) -> None:
        """Goes back."""
        self._show(self.before)

    def redo(self) -> None:
        """Goes forward again."""
        self._show(self.after)
