"""The line above the status bar that explains what is under the pointer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.widgets.base.translated import Translated


class ExplanationLine(Translated, QLabel):
    """One or two sentences: the status tip of a widget."""

    explained = Signal(str)  # the sentence; empty where there is none

    def __init__(self, parent: QWidget | None = None) -> None:
        # Plain text: it may name a class of a stranger's model
        super().__init__(parent, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.setObjectName("explanationLabel")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setContentsMargins(16, 5, 16, 5)
        # Always room for two lines, so that nothing jumps when a long sentence comes
        self.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 10)
        self._set_texts()

    def _set_texts(self) -> None:
        self.explain("")

    def explain(self, text: str) -> None:
        """Shows a sentence; where it is empty, how to get one."""
        self.setText(text or self.tr("Point at anything to read here what it is."))
        self.explained.emit(text)

    def explain_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Explains the widget that got the focus."""
        if new is not None and new.window() is self.window() and new.statusTip():
            self.explain(new.statusTip())
