"""The strip below the tool row that reports problems."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated


class MessageStrip(Translated, QFrame):
    """A sentence, its details to copy, a button that closes it; hidden without a problem.

    It lies above the columns and pushes them down, so that it covers nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._text = named(
            "messageLabel",
            QLabel(
                wordWrap=True,
                textFormat=Qt.TextFormat.PlainText,
                textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse,
            ),
        )
        self._details = ""
        self._copy = push_button("messageCopy", self._copy_details)
        self._close = push_button("messageClose", self.hide)
        parts = (QLabel("⚠"), self._text, self._copy, self._close)
        row_of(*parts, owner=self, margins=(16, 6, 16, 6), spacing=12, growing=self._text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        """Updates all texts after a language change; a sentence already shown stays."""
        self._copy.setText(self.tr("Copy details"))
        self._close.setText(self.tr("Close"))
        self._close.setToolTip(self.tr("Close (Esc)"))

    def show_problem(self, text: str, details: str = "") -> None:
        """Shows what went wrong.

        Args:
            text: the sentence.
            details: what the button copies; empty hides the button.
        """
        self._details = details
        self._copy.setVisible(bool(details))
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.show()

    def take_back(self) -> None:
        """Hides a sentence that no longer applies; one with details stays."""
        if not self._details:
            self.hide()

    def text(self) -> str:
        """The sentence shown, or an empty string."""
        return self._text.text() if not self.isHidden() else ""

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the lower edge."""
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.Dark))
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
