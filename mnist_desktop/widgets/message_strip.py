"""The strip under the tool row that says what went wrong, or what was done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class MessageStrip(QFrame):
    """One sentence and a button that closes it; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._sign = QLabel("⚠")
        self._text = QLabel(objectName="messageLabel")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QPushButton(objectName="messageClose")
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.setSpacing(12)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._close)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment; an old sentence stays as it is."""
        self._close.setText(self.tr("Close"))

    def show_problem(self, text: str) -> None:
        """Says what went wrong."""
        self._show(text, is_problem=True)

    def show_success(self, text: str) -> None:
        """Says what was done."""
        self._show(text, is_problem=False)

    def text(self) -> str:
        """The sentence shown, or nothing."""
        return self._text.text() if not self.isHidden() else ""

    def _show(self, text: str, *, is_problem: bool) -> None:
        self._sign.setText("⚠" if is_problem else "✓")
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.show()
