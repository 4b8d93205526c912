"""Keeps a window within its screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 40)  # logical px around a window; the real ones are known once it is shown
_SOON_MS = 100


class ScreenFit(QObject):
    """Fits a window's size and position to its screen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._screen: QScreen | None = None
        self._timer = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._timer.timeout.connect(self.fit)

    def fit(self) -> None:
        """Fits it now, as far as the window's minimum size allows."""
        window = self._window
        if window.isMaximized() or window.isFullScreen():
            return
        screen = window.screen().availableGeometry()
        frame = window.frameGeometry().size() - window.size() if window.isVisible() else _FRAME
        room, size = screen.size() - frame, window.size()
        if room.width() >= window.minimumWidth():
            size.setWidth(min(size.width(), room.width()))
        if room.height() >= window.minimumHeight():
            size.setHeight(min(size.height(), room.height()))
        window.resize(size)
        if not (window.isVisible() or window.testAttribute(Qt.WidgetAttribute.WA_Moved)):
            return  # a dialog is placed when it is shown
        outer = window.size() + frame
        x = max(screen.left(), min(window.x(), screen.right() + 1 - outer.width()))
        y = max(screen.top(), min(window.y(), screen.bottom() + 1 - outer.height()))
        if (x, y) != (window.x(), window.y()):
            window.move(x, y)

    def watch(self) -> None:
        """Fits the shown window again whenever its screen changes."""
        self._on_screen(self._window.screen())
        self._window.windowHandle().screenChanged.connect(self._on_screen)

    def _on_screen(self, screen: QScreen) -> None:
        if self._screen is not None:
            self._screen.availableGeometryChanged.disconnect(self._fit_soon)
        self._screen = screen
        screen.availableGeometryChanged.connect(self._fit_soon)
        self._fit_soon()

    def _fit_soon(self) -> None:
        """Fits it once the system has set the frame and moved the window itself."""
        self._timer.start()
