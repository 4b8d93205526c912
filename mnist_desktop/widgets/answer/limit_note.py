"""What a network that has seen nothing but its classes cannot say."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget


class LimitNote(QLabel):
    """Hidden unless the network must choose one of its classes, whatever it is shown.

    Args:
        parent: the Qt parent.
        in_full: whether the sentence is shown; else a few words, and the sentence on hover.
    """

    def __init__(self, parent: QWidget | None = None, *, in_full: bool = False) -> None:
        super().__init__(parent)
        self._in_full = in_full
        self._are_digits = True
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        if not self._are_digits:
            words = self.tr("cannot tell what is none of these")
            sentence = self.tr(
                "This network has never seen anything but its classes, so it must choose one."
            )
        else:
            words = self.tr("cannot tell what is no digit")
            sentence = self.tr(
                "This network has never seen anything but digits, so it must choose one."
            )
        self.setText(sentence if self._in_full else words)
        self.setStatusTip(sentence)
        self.setToolTip(sentence)
        self.setAccessibleName(sentence)

    def set_limit(self, is_limited: bool, *, are_digits: bool = True) -> None:
        """Says it, or nothing.

        Args:
            is_limited: whether the network must choose one of its classes.
            are_digits: whether these are known to be the digits.
        """
        self._are_digits = are_digits
        self.retranslate()
        self.setVisible(is_limited)
