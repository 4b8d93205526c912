"""*Wrong? It is a* 0 to 9, or a class: keeps the drawing with its right label."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QToolButton, QWidget

from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import ElidedLabel, named, plain_tool_tip
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated

DIGITS = 10
_NAMES_A_ROW = 5
_SPACING = 2  # logical px
_FRAME = 6  # logical px of a button that its text cannot have


class CorrectionRow(Translated, QWidget):
    """A small button for each digit, or for each class in rows of five, and *Undo*.

    The buttons are one tab stop; the arrow keys move between them. The keys 0 to 9 press them from
    anywhere in the window, through the actions of `menu`.
    """

    corrected = Signal(int)
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._kept: int | None = None
        self._has_answer = self._is_classroom = False
        self._had_focus = False  # when a button was pressed, which is then disabled
        self._current = 0  # the button that is the tab stop
        self._label = named("correctionLabel", ElidedLabel())
        self._label.setTextFormat(Qt.TextFormat.PlainText)  # names may come from others' files
        # A push button that is no default button would ignore Enter
        self._undo = push_button("undoCorrection", self.undo_requested, autoDefault=True)
        self._buttons = [self._button(digit) for digit in range(DIGITS)]
        self.menu = named("correctionMenu", QMenu(self))
        self._actions = [self._action(digit) for digit in range(DIGITS)]
        self._grid = QGridLayout()
        self._grid.setSpacing(_SPACING)
        self._lay_out()
        self._lay_out_buttons()
        self._move_to(0)
        self.set_possible(False)
        self._set_texts()

    def _set_texts(self) -> None:
        self.menu.setTitle(self.tr("Wrong? It is &a"))
        self._undo.setText(self.tr("Undo"))
        self._undo.setAccessibleName(self.tr("Undo: do not keep this drawing"))
        self._undo.setStatusTip(
            self.tr("Removes the drawing from My hand again, in case you pressed the wrong digit.")
        )
        for index, (button, action) in enumerate(zip(self._buttons, self._actions, strict=True)):
            name = class_name(self._classes, index)
            if self._classes:
                said = self.tr("It is: {name}").format(name=name)
                tip = self._tip_of_class().format(name=name)
            else:
                said = self.tr("It is a {digit}").format(digit=name)
                tip = self._tip_of_digit().format(digit=name)
            for one in (button, action):
                one.setStatusTip(tip)
            button.setAccessibleName(said)
            action.setText(said.replace("&", "&&"))
            shown = name if self._classes else said
            button.setToolTip(plain_tool_tip(f"{shown} ({index})"))
        self._update_label_text()

    def set_classes(self, classes: Sequence[str]) -> None:
        """Shows a button for each class, its name cut to the width; for none, the ten digits."""
        if tuple(classes) == self._classes:
            return
        self._classes = tuple(classes)
        self._lay_out_buttons()
        self._move_to(0)
        self.set_possible(False)
        self._set_texts()

    def set_classroom(self, is_classroom: bool) -> None:
        """Says whether drawings are kept in memory only."""
        self._is_classroom = is_classroom
        self._set_texts()

    def _tip_of_class(self) -> str:
        if self._is_classroom:
            return self.tr(
                "Keeps this drawing as an example of “{name}” in the tab My hand, until the"
                " classroom mode ends."
            )
        return self.tr(
            "Keeps this drawing as an example of “{name}” in the tab My hand, on this computer."
        )

    def _tip_of_digit(self) -> str:
        if self._is_classroom:
            return self.tr(
                "Keeps this drawing as an example of a {digit} in the tab My hand, until the"
                " classroom mode ends."
            )
        return self.tr(
            "Keeps this drawing as an example of a {digit} in the tab My hand, on this computer."
        )

    def show_kept(self, digit: int) -> None:
        """Shows that the drawing is kept; it cannot be kept again."""
        self._kept = digit
        self._show(is_possible=False)
        if self._had_focus:
            self._undo.setFocus()

    def show_not_kept(self) -> None:
        """Shows that the drawing is not, or no longer, kept; it can be while it is still there."""
        had_focus = self._had_focus or self._undo.hasFocus()
        self._kept = None
        self._show(is_possible=self._has_answer)
        if had_focus and self._has_answer:
            self._buttons[self._current].setFocus()

    def set_possible(self, is_possible: bool, *, kept: int | None = None) -> None:
        """Sets whether there is something to keep, and what it is kept as already."""
        self._has_answer = is_possible
        self._kept = kept if is_possible else None
        self._show(is_possible=is_possible and kept is None)

    def _show(self, *, is_possible: bool) -> None:
        for button, action in zip(self._buttons, self._actions, strict=True):
            button.setEnabled(is_possible)
            action.setEnabled(is_possible and action.isVisible())
        self._undo.setVisible(self._kept is not None)
        self._update_label_text()

    def _update_label_text(self) -> None:
        name = class_name(self._classes, self._kept or 0)
        if self._kept is None:
            self._label.setText(self.tr("Wrong? It is a"))
        elif self._classes:
            self._label.setText(self.tr("Kept as “{name}”").format(name=name))
        else:
            self._label.setText(self.tr("Kept as {digit}").format(digit=name))

    def _correct(self, digit: int) -> None:
        """Reports the digit; until `show_kept` or `show_not_kept` there is no second one."""
        self._had_focus = any(button.hasFocus() for button in self._buttons)
        self._show(is_possible=False)
        self.corrected.emit(digit)

    # Buttons

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cuts the names to the new width."""
        super().resizeEvent(event)
        self._name_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Cuts the names to another font size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._classes:
            self._name_buttons()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves the focus by arrow keys, Home and End, and remembers the focused button."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            to = self._after(Qt.Key(event.key()))
            if to is not None:
                self._move_to(to)
                self._buttons[to].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        elif event.type() == QEvent.Type.FocusIn:
            self._move_to(self._buttons.index(watched))  # type: ignore[arg-type]
        return False

    def _after(self, key: Qt.Key) -> int | None:
        """The button that a key moves to; None for other keys."""
        shown = len(self._classes) or DIGITS
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if self._classes:
            steps |= {Qt.Key.Key_Down: _NAMES_A_ROW, Qt.Key.Key_Up: -_NAMES_A_ROW}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: shown - 1}
        if key in steps:
            to = self._current + steps[key]
            return to % shown if abs(steps[key]) == 1 or 0 <= to < shown else self._current
        return ends.get(key)

    def _move_to(self, index: int) -> None:
        self._current = index
        policies = Qt.FocusPolicy
        for at, button in enumerate(self._buttons):
            button.setFocusPolicy(policies.StrongFocus if at == index else policies.ClickFocus)

    def _lay_out(self) -> None:
        policy = self._undo.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else everything moves when it appears
        self._undo.setSizePolicy(policy)
        self._undo.setMaximumHeight(self._undo.fontMetrics().height() + 6)
        head = row_of(self._label, self._undo, spacing=4, growing=self._label)
        column_of(head, self._grid, owner=self, spacing=4)

    def _lay_out_buttons(self) -> None:
        shown = len(self._classes) or DIGITS
        for index, (button, action) in enumerate(zip(self._buttons, self._actions, strict=True)):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, *divmod(index, self._a_row()))
            button.setVisible(index < shown)
            action.setVisible(index < shown)
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
        if len(set(shown)) < len(shown):  # two look the same: the tool tips tell them apart
            shown = []
        for button, text in zip(self._buttons, shown + numbers[len(shown) :], strict=True):
            button.setText(text.replace("&", "&&"))

    def _button(self, digit: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"correction{digit}")
        policy = QSizePolicy.Policy
        button.setSizePolicy(policy.Ignored, policy.Fixed)  # the text follows the width
        button.clicked.connect(lambda: self._correct(digit))
        button.installEventFilter(self)
        return button

    def _action(self, digit: int) -> QAction:
        action = named(f"correction{digit}Action", QAction(self))
        action.setMenuRole(QAction.MenuRole.NoRole)  # a class may be called "Exit"
        action.setShortcut(str(digit))
        action.triggered.connect(lambda: self._correct(digit))
        self.menu.addAction(action)
        return action


def _short(name: str, metrics: QFontMetrics, room: int) -> str:
    """As many words of a name as fit, or the start of the first."""
    words = name.split()
    while len(words) > 1 and metrics.horizontalAdvance(" ".join(words)) > room:
        words.pop()
    shown = " ".join(words)
    while len(shown) > 1 and metrics.horizontalAdvance(shown) > room:
        shown = shown[:-1]
    return shown
