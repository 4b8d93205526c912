"""Stands between the prompt of an own class and the paper: takes ten drawings one by one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from mnist_desktop.problem import SampleError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.widgets.hand.class_prompt import ClassPrompt

ASKED_FOR = 10


class ClassDrawing(QObject):
    """What was on the paper before comes back at the end."""

    def __init__(self, prompt: ClassPrompt, canvas: DrawingCanvas, session: Session) -> None:
        super().__init__(prompt)
        self._prompt = prompt
        self._canvas = canvas
        self._session = session
        self._name = ""  # of the class that is asked for; empty while none is
        self._taken = 0
        self._before = Drawing()
        prompt.next_requested.connect(self._take)
        prompt.stop_requested.connect(self.stop)
        self._keys = [
            QShortcut(QKeySequence(key), canvas, context=Qt.ShortcutContext.WidgetShortcut)
            for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ]
        for shortcut in self._keys:
            shortcut.activated.connect(self._take)
        self._set_asking("")

    def start(self, name: str) -> None:
        """Asks for ASKED_FOR drawings of a class."""
        if not self._name:
            self._before = self._canvas.drawing()
        self._taken = 0
        self._set_asking(name)
        self._ask()

    def stop(self) -> None:
        """Ends it; what was drawn is kept."""
        if self._name:
            self._set_asking("")
            self._canvas.replace(self._before)

    def _set_asking(self, name: str) -> None:
        self._name = name
        for shortcut in self._keys:
            shortcut.setEnabled(bool(name))
        self._prompt.setVisible(bool(name))

    def _ask(self) -> None:
        self._prompt.show_wish(self._name, self._taken + 1, ASKED_FOR)
        self._canvas.clear()
        self._canvas.setFocus()

    def _take(self) -> None:
        drawing = self._canvas.drawing()
        if drawing.is_blank:
            self._prompt.show_nothing_drawn()
            self._canvas.setFocus()
            return
        try:
            sample = NewSample.of_drawing(drawing, self._name, Origin.DRAWN)
        except SampleError as error:
            self._session.failed.emit(error)
            return
        self._session.sample_tasks.add(sample)
        self._taken += 1
        if self._taken == ASKED_FOR:
            self.stop()
        else:
            self._ask()
