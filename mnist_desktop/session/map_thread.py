"""The thread that finds a drawing's place on the map while the pen moves: the newest one wins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal

from mnist_desktop.session.newest_request import NewestRequestThread
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


class MapThread(NewestRequestThread[PlaceRequest]):
    """Places drawings one after the other, always the newest.

    Who never opens the map has no such thread.
    """

    placed = Signal(object, object)  # PlaceRequest, MapPlace

    def run(self) -> None:
        """Works until `stop`."""
        raise_pen_priority()
        super().run()

    def answer(self, request: PlaceRequest) -> None:
        """Places a drawing."""
        self.placed.emit(request, request.digit_map.place(request.image))
