"""The numbered heading of a column."""

from PySide6.QtWidgets import QLabel, QWidget


class Heading(QLabel):
    """Bold text, a little larger than the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Sets the size as a multiple of the usual one (presentation mode)."""
        font = self.font()
        font.setBold(True)
        font.setPointSizeF(12.5 * scale)
        self.setFont(font)
