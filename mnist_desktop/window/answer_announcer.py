"""What a screen reader is told: the answer when the pen rests, and where the keyboard's pen is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from mnist_desktop.session.session import Session
from mnist_desktop.widgets.answer.answer_panel import AnswerPanel
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.widgets.draw.keyboard_pen import KeyboardPen
from mnist_desktop.window.actions import Actions

REST_MS = 700
"""Without ink or a new answer, before the answer is told."""


class AnswerAnnouncer(QObject):
    """Speaks only where a screen reader listens; the same answer is not told twice in a row."""

    announced = Signal(str)

    def __init__(
        self,
        panel: AnswerPanel,
        canvas: DrawingCanvas,
        pen: KeyboardPen,
        actions: Actions,
        session: Session,
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._canvas = canvas
        self._last = ""
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self._on_rest)
        canvas.ink_changed.connect(self._timer.start)
        session.answered.connect(lambda _: self._timer.start())
        actions.keyboard_pen.toggled.connect(pen.set_on)
        pen.moved.connect(self._on_pen_moved)

    def _on_rest(self) -> None:
        if self._canvas.is_drawing:
            self._timer.start()
            return
        text = self._panel.said()
        if text != self._last:
            self._last = text
            self._tell(text)

    def _on_pen_moved(self, column: int, row: int, is_down: bool) -> None:
        if is_down:
            text = self.tr("Pen down, column {column}, row {row}")
        else:
            text = self.tr("Pen up, column {column}, row {row}")
        self._tell(text.format(column=column, row=row))

    def _tell(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._canvas, text))
        self.announced.emit(text)
