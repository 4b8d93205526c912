"""The thread that finds a drawing's place on the map while the pen moves: the newest one wins."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Condition
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.session.thread_priority import raise_pen_priority

if TYPE_CHECKING:
    from mnist_desktop.insight.digit_map import DigitMap


@dataclass(frozen=True, eq=False)
class PlaceRequest:
    """What is to be placed.

    Attributes:
        digit_map: the map.
        image: (28, 28) float32 in [0, 1], ink = 1.
        is_next: whether it is the drawing that was placed before, with other ink.
    """

    digit_map: DigitMap
    image: NDArray[np.float32]
    is_next: bool = False


class MapThread(QThread):
    """Places drawings one after the other, always the newest.

    It starts with the first request: who never opens the map has no such thread.
    """

    placed = Signal(object, object)  # PlaceRequest, MapPlace
    failed = Signal(object)  # Exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request: PlaceRequest | None = None  # that waits
        self._is_stopping = False
        self._changed = Condition()

    def submit(self, request: PlaceRequest | None) -> None:
        """Asks for a place; a request that still waits is dropped, by None without another."""
        with self._changed:
            self._request = request
            self._changed.notify()
        if request is not None and not self._is_stopping and not self.isRunning():
            self.start()

    def stop(self) -> None:
        """Asks the thread to end after the request that it is working on."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify()

    def run(self) -> None:
        """Works until `stop`; an error is reported and the thread goes on."""
        raise_pen_priority()
        while not self._is_stopping:
            with self._changed:
                self._changed.wait_for(lambda: self._is_stopping or self._request is not None)
                request, self._request = self._request, None
            if request is not None and not self._is_stopping:
                try:
                    self.placed.emit(request, request.digit_map.place(request.image))
                except Exception as error:  # noqa: BLE001 - reported by whoever listens
                    self.failed.emit(error)
