"""The one edit that the network editor knows: one draft takes the place of another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from mnist_desktop.recognition.networks.network_draft import NetworkDraft

_TYPING = 1
"""Commands of this id may become one."""

State = tuple[NetworkDraft, int]
"""A draft and the row that is chosen."""


class ReplaceDraft(QUndoCommand):
    """Shows `after`, undone `before`; what is typed into one field is one step.

    Args:
        show: shows a state.
        before: what undo shows.
        after: what redo shows.
        setting: the name of the setting that is typed, or nothing.
    """

    def __init__(
        self, show: Callable[[State], None], before: State, after: State, setting: str = ""
    ) -> None:
        super().__init__()
        self._show = show
        self._before = before
        self._after = after
        self._setting = setting

    def undo(self) -> None:
        """Goes back."""
        self._show(self._before)

    def redo(self) -> None:
        """Goes forward again; Qt also calls it when the command is pushed."""
        self._show(self._after)

    def id(self) -> int:
        """Whether Qt asks to merge it."""
        return _TYPING if self._setting else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Takes over a later change of the same setting of the same layer."""
        if not isinstance(other, ReplaceDraft) or other._setting != self._setting:
            return False
        if other._after[1] != self._after[1]:
            return False
        self._after = other._after
        return True
