"""Sections that are folded away until somebody asks for more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated


class FoldedSections(Translated, QWidget):
    """A button over sections that are hidden at first; without a section it is hidden itself.

    Args:
        name: object name of the button.
    """

    toggled = Signal(bool)  # whether they are seen

    def __init__(self, name: str, parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self._button = named(name, QToolButton())
        self._button.setCheckable(True)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setArrowType(Qt.ArrowType.RightArrow)
        self._button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._button.setAutoRaise(True)
        self._content = QWidget()
        self._sections = column_of(owner=self._content, spacing=spacing)
        self._content.hide()
        self._button.toggled.connect(self._on_toggled)
        column_of(self._button, self._content, owner=self, spacing=4)
        self.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        self._button.setText(self.tr("More"))
        self._button.setStatusTip(self.tr("Shows what few people look for."))

    def add_section(self, section: QWidget) -> None:
        """Adds a section below the others."""
        self._sections.addWidget(section)
        self.show()

    def _on_toggled(self, is_open: bool) -> None:
        self._content.setVisible(is_open)
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        self._button.setArrowType(arrow)
        self.toggled.emit(is_open)
