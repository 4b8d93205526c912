"""File > Start afresh: the question that says what goes and what stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from mnist_desktop.session.user_data import KeptFiles


class FreshStartDialog(QMessageBox):
    """Asks once, and does nothing itself; Return and Escape leave all as it is.

    Args:
        kept: what would be removed.
        parent: the window.
    """

    confirmed = Signal()

    def __init__(self, kept: KeptFiles, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("freshStartDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("Start afresh"))
        self.setText(self.tr("Make the program as new, for whoever uses it next?"))
        self.setInformativeText(self._what_goes_and_what_stays(kept))
        go = self.addButton(self.tr("Start afresh"), QMessageBox.ButtonRole.DestructiveRole)
        go.setObjectName("freshStartButton")
        go.clicked.connect(self.confirmed)
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        self.setDefaultButton(cancel)
        self.setEscapeButton(cancel)

    def _what_goes_and_what_stays(self, kept: KeptFiles) -> str:
        goes = [
            self.tr("the drawing on the paper"),
            self.tr("models trained or saved here: {count}").format(count=len(kept.models())),
            self.tr("drawings kept as examples: {count}").format(count=len(kept.samples())),
            self.tr("a training that was broken off"),
            self.tr("settings: language, colours, brush, model in use, recent files"),
            self.tr("the logs"),
        ]
        return "\n".join(
            [
                self.tr("This goes and cannot be brought back:"),
                *(f"•  {one}" for one in goes),
                "",
                self.tr(
                    "This stays: the built-in model, and every file that you saved in a folder of"
                    " your own."
                ),
            ]
        )
