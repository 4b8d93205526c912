"""Where the slider of the film is: under the charts, or at the foot of a tab that it winds back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from mnist_desktop.widgets.training.film_row import FilmRow


class FilmPlace(QObject):
    """Keeps the one slider in sight while one looks at what it winds back.

    Args:
        row: the slider with its buttons and words.
        lab: the tabs.
        feet: its places in the first tabs, in their order; the first one has it while a tab
            without a place is open.
    """

    def __init__(self, row: FilmRow, lab: QTabWidget, feet: Sequence[QVBoxLayout]) -> None:
        super().__init__(lab)
        self._row, self._lab, self._feet = row, lab, feet
        lab.currentChanged.connect(self._arrange)
        self._arrange()

    def _arrange(self) -> None:
        index = self._lab.currentIndex()
        place = self._feet[index if index < len(self._feet) else 0]
        if place.indexOf(self._row) < 0:
            is_shown = not self._row.isHidden()
            place.addWidget(self._row)
            self._row.setVisible(is_shown)  # a new parent hides it
