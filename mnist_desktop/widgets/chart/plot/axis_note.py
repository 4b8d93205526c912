"""The note inside a chart on what its scale leaves out."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.widgets.base.labels import named

_HIGHLIGHT_MS = 4000
_ROLES = QPalette.ColorRole


class AxisNote(QLabel):
    """A line of text, highlighted for some seconds whenever it changes; hidden while empty."""

    def __init__(self, plot: QWidget) -> None:
        super().__init__(plot)
        named("axisNote", self)
        self._highlight = QTimer(self, interval=_HIGHLIGHT_MS, singleShot=True)
        self._highlight.timeout.connect(self.settle)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(4, 0, 4, 0)
        self.setAutoFillBackground(True)  # it may lie on a line
        self.hide()
        self.settle()

    def say(self, text: str) -> None:
        """Shows a text, as large as it is."""
        if text != self.text():
            self.setText(text)
            self.setBackgroundRole(_ROLES.ToolTipBase)
            self.setForegroundRole(_ROLES.ToolTipText)
            self._highlight.start()
        self.setVisible(bool(text))
        self.adjustSize()

    def settle(self) -> None:
        """Ends the highlight."""
        self._highlight.stop()
        self.setBackgroundRole(_ROLES.Base)
        self.setForegroundRole(_ROLES.WindowText)
