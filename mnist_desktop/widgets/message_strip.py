"""The strip under the tool row that says what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from mnist_desktop.widgets.named import named


class MessageStrip(QFrame):
    """A sentence, its details to copy, a button that closes it; hidden if there is none to say."""

    visibility_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        sign = QLabel("⚠")
        self._text = named("messageLabel", QLabel())
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = ""
        self._copy = named("messageCopy", QPushButton())
        self._copy.clicked.connect(self._copy_details)
        self._close = named("messageClose", QPushButton())
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.setSpacing(12)
        layout.addWidget(sign)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._copy)
        layout.addWidget(self._close)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment; an old sentence stays as it is."""
        self._copy.setText(self.tr("Copy details"))
        self._close.setText(self.tr("Close"))

    def showEvent(self, event: QShowEvent) -> None:
        """Reports it."""
        super().showEvent(event)
        self.visibility_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Reports it."""
        super().hideEvent(event)
        self.visibility_changed.emit()

    def show_problem(self, text: str, details: str = "") -> None:
        """Says what went wrong.

        Args:
            text: the sentence.
            details: what the button copies; without them there is none.
        """
        self._details = details
        self._copy.setVisible(bool(details))
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.show()

    def take_back(self) -> None:
        """Hides a sentence that is no longer so; one with details is said only once, and stays."""
        if not self._details:
            self.hide()

    def text(self) -> str:
        """The sentence shown, or nothing."""
        return self._text.text() if not self.isHidden() else ""

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
