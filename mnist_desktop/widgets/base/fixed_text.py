"""Text to read and copy, in type of fixed width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit


class FixedText(QPlainTextEdit):
    """Cannot be edited; the arrow keys and the mouse select in it."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
