"""Measures how late a 60 Hz timer fires on the window's thread."""

import time
from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer

HERTZ = 60
_INTERVAL_MS = round(1000 / HERTZ)


class Heartbeat(QObject):
    """Runs a timer and records its beats."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beats: list[float] = []  # s
        timer = QTimer(self, interval=_INTERVAL_MS)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: self._beats.append(time.perf_counter()))
        timer.start()

    def late(self, first: float, last: float) -> list[float]:
        """Delays in ms of the beats between two moments, in `perf_counter` seconds."""
        beats = [beat for beat in self._beats if first <= beat <= last]
        return lateness(np.diff(beats) * 1000)


def lateness(gaps: Iterable[float]) -> list[float]:
    """Delays of all beats that were due, including those missing in a gap; all in ms."""
    late = []
    for gap in gaps:
        late.append(max(float(gap) - _INTERVAL_MS, 0.0))
        missed = late[-1] - _INTERVAL_MS
        while missed > 0:
            late.append(missed)
            missed -= _INTERVAL_MS
    return late
