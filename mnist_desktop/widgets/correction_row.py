"""*Wrong? It is a* 0 to 9, or a name: keeps the drawing with its right answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mnist_desktop.recognition.class_names import class_name
from mnist_desktop.widgets.plain_tool_tip import plain_tool_tip

DIGITS = 10
_NAMES_A_ROW = 5
_SPACING = 2  # logical px
_FRAME = 6  # logical px of a button that its text cannot have


class CorrectionRow(QWidget):
    """A small button for each digit, or for each name in rows of five."""

    corrected = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)  # names come from strangers
        self._buttons = [self._button(digit) for digit in range(DIGITS)]
        self._grid = QGridLayout()
        self._grid.setSpacing(_SPACING)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addLayout(self._grid)
        self._lay_out_buttons()
        self.set_possible(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self._label.setText(self.tr("Wrong? It is a"))
        for index, button in enumerate(self._buttons):
            name = class_name(self._classes, index)
            if self._classes:
                button.setAccessibleName(self.tr("It is: {name}").format(name=name))
                tip = self.tr(
                    "Keeps this drawing as an example of “{name}” in your samples folder, on this"
                    " computer."
                ).format(name=name)
            else:
                button.setAccessibleName(self.tr("It is a {digit}").format(digit=name))
                tip = self.tr(
                    "Keeps this drawing as an example of a {digit} in your samples folder, on this"
                    " computer."
                ).format(digit=name)
            button.setStatusTip(tip)
            button.setToolTip(plain_tool_tip(name) if self._classes else "")

    def set_classes(self, classes: Sequence[str]) -> None:
        """Shows a button for each of these names, cut to their width; for none, the ten digits."""
        if tuple(classes) == self._classes:
            return
        self._classes = tuple(classes)
        self._lay_out_buttons()
        self.set_possible(False)
        self.retranslate()

    def show_kept(self, digit: int) -> None:
        """Says that the drawing is kept; once is enough until another is drawn."""
        self.set_possible(False)
        name = class_name(self._classes, digit)
        if self._classes:
            kept = self.tr("Kept as an example of “{name}”").format(name=name)
        else:
            kept = self.tr("Kept as an example of a {digit}").format(digit=name)
        self._label.setText(kept)

    def set_possible(self, is_possible: bool) -> None:
        """Whether there is something to keep."""
        self._label.setText(self.tr("Wrong? It is a"))
        for button in self._buttons:
            button.setEnabled(is_possible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cuts the names to the new width."""
        super().resizeEvent(event)
        self._name_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Cuts the names to larger or smaller type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._classes:
            self._name_buttons()

    def _lay_out_buttons(self) -> None:
        shown = len(self._classes) or DIGITS
        for index, button in enumerate(self._buttons):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, *divmod(index, self._a_row()))
            button.setVisible(index < shown)
        for column in range(DIGITS):
            self._grid.setColumnStretch(column, int(column < min(self._a_row(), shown)))
        self._name_buttons()

    def _a_row(self) -> int:
        return _NAMES_A_ROW if self._classes else DIGITS

    def _name_buttons(self) -> None:
        columns = min(self._a_row(), len(self._classes) or DIGITS)
        room = (self.width() - (columns - 1) * _SPACING) // columns - _FRAME
        numbers = [str(index) for index in range(DIGITS)]
        shown = [_short(name, self.fontMetrics(), room) for name in self._classes]
        if len(set(shown)) < len(shown):  # two look the same: the tool tips say which is which
            shown = []
        for button, text in zip(self._buttons, shown + numbers[len(shown) :], strict=True):
            button.setText(text.replace("&", "&&"))

    def _button(self, digit: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"correction{digit}")
        policy = QSizePolicy.Policy
        button.setSizePolicy(policy.Ignored, policy.Fixed)  # the text follows the width
        button.clicked.connect(lambda: self.corrected.emit(digit))
        return button


def _short(name: str, metrics: QFontMetrics, room: int) -> str:
    """As many words of a name as there is room for, or the start of the first."""
    words = name.split()
    while len(words) > 1 and metrics.horizontalAdvance(" ".join(words)) > room:
        words.pop()
    shown = " ".join(words)
    while len(shown) > 1 and metrics.horizontalAdvance(shown) > room:
        shown = shown[:-1]
    return shown
