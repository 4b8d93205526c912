"""Presentation mode: the window fills the screen, and what is read from the last row is large."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from mnist_desktop.widgets.answer.answer_panel import AnswerPanel
from mnist_desktop.widgets.status_line import StatusLine
from mnist_desktop.window.actions import Actions, first_keys

_DIGITS_PER_SCREEN = 6  # a digit of a sixth of the screen is read from the last row


class Presentation(QObject):
    """Follows its action; `Appearance` makes the type larger.

    Args:
        window: is shown on the whole screen.
        answer: has the digit.
        status: says how the mode is left.
        actions: of which one is the mode.
    """

    def __init__(
        self, window: QWidget, answer: AnswerPanel, status: StatusLine, actions: Actions
    ) -> None:
        super().__init__(window)
        self._window = window
        self._answer = answer
        self._status = status
        self._actions = actions
        actions.presentation.toggled.connect(self._on_toggled)

    def end(self) -> None:
        """Leaves the mode, if it is on."""
        if self._actions.presentation.isChecked():
            self._actions.presentation.trigger()

    def _on_toggled(self, is_presenting: bool) -> None:
        full_screen = Qt.WindowState.WindowFullScreen
        state = self._window.windowState()
        self._window.setWindowState(state | full_screen if is_presenting else state & ~full_screen)
        height = self._window.screen().size().height() / _DIGITS_PER_SCREEN
        self._answer.set_digit_px(height if is_presenting else 0)
        keys = [first_keys(action) for action in (self._actions.end, self._actions.presentation)]
        text = self.tr("{end} or {keys} leaves presentation mode.")
        self._status.say(text.format(end=keys[0], keys=keys[1]) if is_presenting else "")
