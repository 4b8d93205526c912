"""A line of text that ends in an ellipsis where there is no room for it."""

from __future__ import annotations

from html import escape
from typing import TypeVar

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

_LEAST = 6  # characters that are always seen


class ElidedLabel(QLabel):
    """Takes the width that is left; the whole text is its tool tip."""

    def setText(self, text: str) -> None:
        """Shows another text."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Room for a few characters."""
        hint = super().minimumSizeHint()
        least = _LEAST * self.fontMetrics().averageCharWidth()
        return QSize(min(hint.width(), least), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws as much as there is room for."""
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(self.text()) <= self.contentsRect().width():
            super().paintEvent(event)
            return
        text = metrics.elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        with QPainter(self) as painter:
            self.style().drawItemText(
                painter,
                self.contentsRect(),
                int(self.alignment()),
                self.palette(),
                self.isEnabled(),
                text,
                self.foregroundRole(),
            )


class Heading(QLabel):
    """Bold text, a little larger than the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Sets the size as a multiple of the usual one (presentation mode)."""
        font = self.font()
        font.setBold(True)
        font.setPointSizeF(12.5 * scale)
        self.setFont(font)


class SectionTitle(QLabel):
    """Bold text that takes a second line where it must."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True)
        font = self.font()
        font.setBold(True)
        self.setFont(font)


def plain_tool_tip(text: str) -> str:
    """A tool tip with this text; unescaped, Qt would take a stranger's tags for its own."""
    return f"<p>{escape(text)}</p>" if text else ""


Named = TypeVar("Named", bound=QObject)


def named(name: str, thing: Named) -> Named:
    """The thing, with its object name set."""
    thing.setObjectName(name)
    return thing
