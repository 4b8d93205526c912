"""Sections that are folded away until somebody asks for more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mnist_desktop.widgets.base.fold_button import FoldButton
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
        content = QWidget()
        self._button = FoldButton(name, content)
        self._sections = column_of(owner=content, spacing=spacing)
        self._button.toggled.connect(self.toggled)
        column_of(self._button, content, owner=self, spacing=4)
        self.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        self._button.setText(self.tr("More"))
        self._button.setStatusTip(self.tr("Shows what few people look for."))

    def add_section(self, section: QWidget) -> None:
        """Adds a section below the others."""
        self._sections.addWidget(section)
        self.show()
