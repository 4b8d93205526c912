"""The dialog for what should not have happened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget


class ErrorDialog(QMessageBox):
    """Says that something went wrong inside, with the details to copy.

    Args:
        details: the traceback.
        parent: the window.
    """

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setText(
            self.tr(
                "Something went wrong inside the program. Your drawing is safe, and you can go on."
            )
        )
        self.setDetailedText(details)
        copy = self.addButton(self.tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()  # stays open: only Close closes
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        self.addButton(QMessageBox.StandardButton.Close)
