"""The one edit that a canvas knows: one drawing takes the place of another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from mnist_desktop.recognition.drawing import Drawing


class ReplaceDrawing(QUndoCommand):
    """Shows `after`, undone `before`; drawings are frozen and share their strokes.

    Args:
        show: puts a drawing on the canvas.
        before: what undo shows; an attribute, as what was stored may be read after the first step.
        after: what redo shows.
    """

    def __init__(self, show: Callable[[Drawing], None], before: Drawing, after: Drawing) -> None:
        super().__init__()
        self._show = show
        self.before = before
        self._after = after

    def undo(self) -> None:
        """Goes back."""
        self._show(self.before)

    def redo(self) -> None:
        """Goes forward again; Qt also calls it when the command is pushed."""
        self._show(self._after)
