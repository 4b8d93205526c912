"""The title of a group of settings."""

from PySide6.QtWidgets import QLabel, QWidget


class SectionTitle(QLabel):
    """Bold text that takes a second line where it must."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self.setWordWrap(True)
