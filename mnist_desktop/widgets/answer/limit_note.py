"""A note on networks that must choose a class, whatever is drawn."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.widgets.base.translated import Translated


class LimitNote(Translated, QLabel):
    """Hidden unless the network cannot reject what belongs to none of its classes.

    Args:
        in_full: whether the sentence is shown; else a short form with the sentence as tool tip.
    """

    def __init__(self, parent: QWidget | None = None, *, in_full: bool = False) -> None:
        super().__init__(parent, wordWrap=True)
        self._in_full = in_full
        self._are_digits = True
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        if not self._are_digits:
            words = self.tr("cannot tell what is none of these")
            sentence = self.tr(
                "This network has never seen anything but its classes, so it must choose one."
            )
        else:
            words = self.tr("cannot tell what is not a digit")
            sentence = self.tr(
                "This network has never seen anything but digits, so it must choose one."
            )
        self.setText(sentence if self._in_full else words)
        self.setStatusTip(sentence)
        self.setToolTip(sentence)
        self.setAccessibleName(sentence)

    def set_limit(self, is_limited: bool, *, are_digits: bool = True) -> None:
        """Shows it where the network always chooses a class; `are_digits` where these are known."""
        self._are_digits = are_digits
        self._set_texts()
        self.setVisible(is_limited)
