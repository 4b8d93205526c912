"""Switches between reading one digit and reading several."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from mnist_desktop.widgets.base.labels import bold, named
from mnist_desktop.widgets.base.layouts import row_of
from mnist_desktop.widgets.base.translated import Translated

_PADDING = 10  # logical px, of a button's text on both sides together


class _Choice(QToolButton):
    """Has room for its text in bold at any time, and not much more."""

    def sizeHint(self) -> QSize:
        """The same whether checked or not."""
        width = QFontMetrics(bold(self.font())).horizontalAdvance(self.text()) + _PADDING
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()


class NumberSwitch(Translated, QWidget):
    """Two exclusive buttons, which are one tab stop with arrow keys.

    They are greyed, with the reason, where the network cannot read numbers.
    """

    numbers_chosen = Signal(bool)  # whether several digits are to be read

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("numberSwitch")
        self._one = named("oneDigitButton", _Choice())
        self._numbers = named("numbersButton", _Choice())
        self._obstacle = ""
        group = QButtonGroup(self)
        layout = row_of(owner=self, spacing=0)
        self.buttons = self._one, self._numbers
        for button in self.buttons:
            button.setCheckable(True)
            group.addButton(button)
            layout.addWidget(button)
        self._one.setChecked(True)
        self._numbers.toggled.connect(self._show_choice)
        self._numbers.toggled.connect(self.numbers_chosen)
        self._show_choice()
        self._set_texts()

    def _set_texts(self) -> None:
        self._one.setText(self.tr("One digit"))
        self._numbers.setText(self.tr("Numbers"))
        one = self.tr("Everything on the paper is read as one digit.")
        numbers = self.tr(
            "Several digits on the paper are read one by one, such as 2746. Click on one of them"
            " for its bars."
        )
        for button, tip in ((self._one, one), (self._numbers, numbers)):
            button.setStatusTip(self._obstacle or tip)
            button.setToolTip(self._obstacle or tip)

    def set_numbers(self, reads_numbers: bool) -> None:
        """Checks one of the buttons."""
        (self._numbers if reads_numbers else self._one).setChecked(True)

    def set_obstacle(self, obstacle: str) -> None:
        """Says why no numbers can be read now; empty where they can."""
        if obstacle != self._obstacle:
            self._obstacle = obstacle
            self.setEnabled(not obstacle)
            self._set_texts()

    def _show_choice(self) -> None:
        """Makes the checked button bold, as both look much alike in the dark, and the tab stop."""
        policies = Qt.FocusPolicy
        for button in self.buttons:
            font = button.font()
            font.setBold(button.isChecked())
            button.setFont(font)
            is_stop = button.isChecked()
            button.setFocusPolicy(policies.StrongFocus if is_stop else policies.ClickFocus)
