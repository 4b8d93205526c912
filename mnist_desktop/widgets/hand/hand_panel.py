"""The tab My hand: its sections, one below the other, scrolled."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from mnist_desktop.widgets.base.fields import FocusedWheel
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.scrolled_part import fill_scroll_area

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
        QTimer.singleShot(0, part, lambda: self._scroll_to(part))  # then it has its height

    def _scroll_to(self, part: QWidget) -> None:
        top = part.mapTo(self._content, QPoint(0, 0)).y()
        bar = self.verticalScrollBar()
        below = top + part.height() + _MARGINS[3] - bar.value() - self.viewport().height()
        if below > 0:
            bar.setValue(min(bar.value() + below, top))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Says that the tab is visible."""
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Says that the tab is hidden."""
        super().hideEvent(event)
        self.hidden.emit()
