"""Labels: elided, headings, plain tool tips; names and bold type for any widget."""

from __future__ import annotations

from html import escape
from typing import TypeVar

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

_MIN_CHARACTERS = 6  # always visible


class ElidedLabel(QLabel):
    """A line of text, elided where there is no room for it; the whole text is its tool tip."""

    elide_mode = Qt.TextElideMode.ElideRight

    def setText(self, text: str) -> None:
        """Shows another text."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Room for a few characters."""
        hint = super().minimumSizeHint()
        min_width = _MIN_CHARACTERS * self.fontMetrics().averageCharWidth()
        return QSize(min(hint.width(), min_width), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws as much as fits."""
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(self.text()) <= self.contentsRect().width():
            super().paintEvent(event)
            return
        text = metrics.elidedText(self.text(), self.elide_mode, self.contentsRect().width())
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
    """A bold, slightly larger title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_scale(1.0)

    def set_scale(self, scale: float) -> None:
        """Scales the font relative to the usual size (presentation mode)."""
        font = bold(self.font())
        font.setPointSizeF(12.5 * scale)
        self.setFont(font)


class SectionTitle(QLabel):
    """A bold title that wraps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True)
        self.setFont(bold(self.font()))


def plain_tool_tip(text: str) -> str:
    """A tool tip with this text, escaped: Qt would interpret tags in names from others' files."""
    return f"<p>{escape(text)}</p>" if text else ""


def bold(font: QFont) -> QFont:
    """The same font in bold."""
    font = QFont(font)
    font.setBold(True)
    return font


Named = TypeVar("Named", bound=QObject)


def named(name: str, thing: Named) -> Named:
    """The thing, with its object name set."""
    thing.setObjectName(name)
    return thing
