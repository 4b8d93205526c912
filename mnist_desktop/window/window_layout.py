"""The size of the window and of its columns: remembered, and fitted to the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from mnist_desktop.widgets.base.screen_fit import ScreenFit
from mnist_desktop.widgets.columns import Columns
from mnist_desktop.window.settings import WindowSettings

OPENING_SIZE = QSize(1180, 720)
SMALLEST_SIZE = QSize(640, 340)
"""For 1366 x 768 at 200 %. The columns have room from 900 x 470 on; in less they scroll."""
_LOW_HEIGHT = 520  # logical px; a lower window has no explanation line
_LOW_WITH_LESSON = 640  # likewise, while a lesson takes room above the columns


class WindowLayout:
    """Restores and remembers a window's geometry, and makes room in a low one.

    Args:
        window: whose geometry it is.
        columns: share its width.
        explanation: is left out where the window is low.
        lesson: takes room above the columns while it is open.
        settings: remember it.
    """

    def __init__(
        self,
        window: QWidget,
        columns: Columns,
        explanation: QWidget,
        lesson: QWidget,
        settings: WindowSettings,
    ) -> None:
        self._window = window
        self._columns = columns
        self._explanation = explanation
        self._lesson = lesson
        self._settings = settings
        self._screen_fit = ScreenFit(window)
        window.resize(OPENING_SIZE)

    def restore(self) -> None:
        """Gives the window the size and place that it had last."""
        window = self._window
        window.setMinimumSize(SMALLEST_SIZE)
        window.restoreGeometry(self._settings.bytes_of("geometry"))
        self._screen_fit.fit()
        # Presentation mode is for once; its type would be small again
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
        self._columns.restore(self._settings.bytes_of("chosen_columns"))

    def remember(self) -> None:
        """Keeps them for the next start."""
        self._settings.set_bytes("geometry", self._window.saveGeometry())
        self._settings.set_bytes("chosen_columns", self._columns.state())

    def watch_screen(self) -> None:
        """Fits the shown window again whenever its screen changes."""
        self._screen_fit.watch()

    def make_room(self, scale: float) -> None:
        """Leaves out the explanation line in a window that is low for its scale of type."""
        low = _LOW_HEIGHT if self._lesson.isHidden() else _LOW_WITH_LESSON
        self._explanation.setVisible(self._window.height() >= low * scale)
