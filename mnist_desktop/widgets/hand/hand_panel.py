"""The tab My hand: its sections, one below the other, scrolled."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from mnist_desktop.widgets.base.fields import FocusedWheel
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.scrolled_part import fill_scroll_area, reveal

_MARGINS = (8, 8, 8, 8)


class HandPanel(QScrollArea):
    """Shows sections, which report what the person wishes."""

    shown = Signal()
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handTab")
        self._content = QWidget()
        self._column = column_of(owner=self._content, margins=_MARGINS, spacing=16)
        self._column.addStretch(1)
        fill_scroll_area(self, self._content)

    def add_section(self, section: QWidget) -> None:
        """Adds a section below the others."""
        self._column.insertWidget(self._column.count() - 1, section)
        FocusedWheel(section)  # scrolling must not change who writes

    def reveal(self, part: QWidget) -> None:
        """Scrolls as far as a part of a section needs that was shown or has grown just now."""
        reveal(self, part)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Says that the tab is visible."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Says that the tab is hidden."""
        super().hideEvent(event)
        self.hidden.emit()
