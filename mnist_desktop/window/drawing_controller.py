"""Stands between the canvas, the tools that draw on it and the session."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.session.autosave import RestoredDrawing
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.window.actions import Actions
from mnist_desktop.window.settings import WindowSettings


class DrawingController(QObject):
    """Does what the tools ask for, has the drawing answered, and shows the one that is opened.

    Make it after whoever must know of an opened drawing before the canvas shows it.

    Args:
        canvas: is drawn on.
        actions: undo steps, eraser and brush.
        session: answers, and opens drawings.
        settings: remember the brush.
    """

    def __init__(
        self, canvas: DrawingCanvas, actions: Actions, session: Session, settings: WindowSettings
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._actions = actions
        canvas.ink_changed.connect(session.note_change)
        session.drawing_restored.connect(self._on_restored)
        session.drawings.opened.connect(canvas.replace)
        session.drawing_begun.connect(canvas.begin)
        self._connect_undo()
        actions.eraser.toggled.connect(canvas.set_eraser)
        actions.brush.width_changed.connect(canvas.set_brush)
        actions.thinner.triggered.connect(lambda: actions.brush.step(-1))
        actions.thicker.triggered.connect(lambda: actions.brush.step(1))
        self.set_brush(settings.brush)

    def set_brush(self, width: float) -> None:
        """Sets the width of the pen in ink units, of the slider too."""
        self._actions.brush.set_width_units(width)
        self._canvas.set_brush(width)

    def _connect_undo(self) -> None:
        canvas, actions = self._canvas, self._actions
        actions.undo.triggered.connect(canvas.undo)
        actions.redo.triggered.connect(canvas.redo)
        actions.clear.triggered.connect(canvas.clear)
        canvas.can_undo_changed.connect(actions.undo.setEnabled)
        canvas.can_redo_changed.connect(actions.redo.setEnabled)
        actions.undo.setEnabled(False)
        actions.redo.setEnabled(False)

    def _on_restored(self, stored: RestoredDrawing) -> None:
        self._canvas.restore(stored.drawing)
