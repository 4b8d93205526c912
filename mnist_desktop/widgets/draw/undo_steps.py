"""The undo steps of the canvas, and those of an exercise in their place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoGroup, QUndoStack

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.widgets.base.replace import Replace

_LIMIT = 500


class UndoSteps(QUndoGroup):
    """The steps of the drawing; while it is set aside, those of what is drawn instead.

    Args:
        show: shows a drawing.
        parent: the canvas.
    """

    def __init__(self, show: Callable[[Drawing], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._stack = self._new_stack()
        self._set_aside: tuple[Drawing, QUndoStack] | None = None

    def _new_stack(self) -> QUndoStack:
        stack = QUndoStack(self)
        stack.setUndoLimit(_LIMIT)
        self.setActiveStack(stack)
        return stack

    def add(self, before: Drawing, after: Drawing) -> None:
        """Adds a step, and shows what comes after it."""
        self._stack.push(Replace(self._show, before, after))

    def lay_beneath(self, drawing: Drawing) -> bool:
        """Makes undoing all steps show a drawing; returns whether there is nothing to undo."""
        first = self._stack.command(0)  # None where there is none
        if isinstance(first, Replace):
            first.before = drawing
        return self._stack.index() == 0

    def forget(self) -> None:
        """Forgets all steps."""
        self._stack.deleteLater()
        self._stack = self._new_stack()

    def set_aside(self, drawing: Drawing) -> None:
        """Sets a drawing aside with its steps; if one is, forgets the steps since then."""
        if self._set_aside is None:
            self._set_aside = drawing, self._stack
            self._stack = self._new_stack()
        else:
            self.forget()

    def bring_back(self) -> None:
        """Shows the drawing that was set aside, if one was, with its steps."""
        if self._set_aside is not None:
            self._stack.deleteLater()
            (drawing, self._stack), self._set_aside = self._set_aside, None
            self.setActiveStack(self._stack)
            self._show(drawing)

    @property
    def drawing_set_aside(self) -> Drawing | None:
        """The drawing that was set aside; None if none is."""
        return None if self._set_aside is None else self._set_aside[0]
