"""The image that the network gets, beside its answer."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_desktop.widgets.answer.digit_label import DigitLabel
from mnist_desktop.widgets.answer.network_input import PIXELS, NetworkInput

USUAL_SIDE = 96  # logical px of the picture
MIN_HEIGHT = 56
_MIN_WIDTH = 200
_GAP = 12


class AnswerSummary(QWidget):
    """The network's input beside its answer, placed by hand."""

    def __init__(self, picture: NetworkInput, digit: DigitLabel) -> None:
        super().__init__()
        self._picture, self._digit = picture, digit
        for part in (picture, digit):
            part.setParent(self)
        self._side = USUAL_SIDE
        self._digit_height = USUAL_SIDE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_wanted(self, side: int, digit_height: int) -> None:
        """Sets, in logical px, the picture's side and the height of the digit with its words."""
        if (side, digit_height) != (self._side, self._digit_height):
            self._side, self._digit_height = side, digit_height
            self.updateGeometry()
            self._place()

    def _place(self) -> None:
        side = min(self._side, self.height())
        if side >= 4 * PIXELS:
            side -= side % PIXELS  # all pixels of the same size
        width, height = self.width() - side - _GAP, min(self.height(), self._digit_height)
        self._picture.setGeometry(0, (self.height() - side) // 2, side, side)
        self._digit.setGeometry(side + _GAP, (self.height() - height) // 2, width, height)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Places both."""
        self._place()

    def minimumSizeHint(self) -> QSize:
        """For a very low window."""
        return QSize(_MIN_WIDTH, MIN_HEIGHT)

    def sizeHint(self) -> QSize:
        """As large as `set_wanted` says."""
        return QSize(_MIN_WIDTH, max(self._side, self._digit_height))
