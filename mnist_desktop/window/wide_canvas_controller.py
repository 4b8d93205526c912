"""Stands between *Wide paper* and what must make room for it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.widgets.columns import Columns
from mnist_desktop.widgets.insight.why_place import WhyPlace
from mnist_desktop.window.actions import Actions
from mnist_desktop.window.why_controller import WhyController


class WideCanvasController(QObject):
    """Makes the canvas wide; where that hides the lab, whoever wants the lab gets it back."""

    def __init__(
        self, columns: Columns, actions: Actions, why: WhyController, why_place: WhyPlace
    ) -> None:
        super().__init__(columns)
        self._columns = columns
        self._actions = actions
        self._why = why
        self._why_place = why_place
        actions.wide.toggled.connect(self._on_toggled)
        actions.why.toggled.connect(self._on_why_toggled)
        for action in (*actions.tabs, actions.train):
            action.triggered.connect(self._show_lab)

    def _on_toggled(self, is_wide: bool) -> None:
        if is_wide:
            self._why.uncover()
        self._columns.set_wide(is_wide)

    def _on_why_toggled(self, is_on: bool) -> None:
        if is_on and self._why_place.is_covering:
            self._show_lab()

    def _show_lab(self) -> None:
        if self._columns.is_lab_hidden:
            self._actions.wide.setChecked(False)
