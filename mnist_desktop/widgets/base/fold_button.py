"""The button over what is folded away until somebody asks for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget


class FoldButton(QToolButton):
    """An arrow and a text; pressed, it shows its content. `toggled` tells of it.

    Args:
        name: object name.
        content: what is shown or hidden; hidden at first.
    """

    def __init__(self, name: str, content: QWidget) -> None:
        super().__init__(autoRaise=True)
        self.setCheckable(True)
        self.setObjectName(name)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._content = content
        self.toggled.connect(self._on_toggled)
        self._on_toggled(False)

    def _on_toggled(self, is_open: bool) -> None:
        self._content.setVisible(is_open)
        self.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
