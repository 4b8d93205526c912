"""Measures the time from a pen event until something else than the bars is painted for it."""

import time
from collections import deque

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from mnist_desktop.app.window_script import Steps, pause
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.window.main_window import MainWindow
from training.benchmark.figures import MILLISECONDS
from training.benchmark.pen_to_bars import PenToBars

_KEPT = 50  # answers for which something may still come


class PenToPaint(PenToBars):
    """Keeps as well how long each event took until a widget was painted with what belongs to it.

    Whoever derives calls `note` with the image of each result, which the widget shows next.

    Attributes:
        painted_milliseconds: one for each event.
    """

    def __init__(self, window: MainWindow, hertz: float, widget: QWidget) -> None:
        super().__init__(window, hertz)
        self.painted_milliseconds: list[float] = []
        self._painted = widget
        widget.installEventFilter(self)
        self._unpainted: deque[tuple[int, float]] = deque()  # as `_waiting`
        self._answers: deque[tuple[object, int]] = deque(maxlen=_KEPT)  # image, events in it
        self._shown = 0

    def note(self, image: object) -> None:
        """The result for an answer's image is about to be shown."""
        for known, events in self._answers:
            if known is image:
                self._shown = events

    def warm_up(self) -> Steps:
        """The first second of the pen, which is not counted."""
        self.start()
        yield from pause(1)
        self.stop()
        yield from pause(1)
        self.milliseconds.clear()
        self.painted_milliseconds.clear()

    def _move(self) -> None:
        super()._move()
        if len(self._waiting) == 1 and self._waiting[0][0] == 1:  # a new stroke
            self._unpainted.clear()
            self._shown = 0
        self._unpainted.append(self._waiting[-1])

    def _on_answer(self, answer: Answer) -> None:
        super()._on_answer(answer)
        if answer.prediction is not None:
            self._answers.append((answer.prediction.image, self._answered))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Records the events whose result is painted now."""
        if watched is not self._painted:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Paint:
            now = time.perf_counter()
            while self._unpainted and self._unpainted[0][0] <= self._shown:
                passed = now - self._unpainted.popleft()[1]
                self.painted_milliseconds.append(MILLISECONDS * passed)
        return False
