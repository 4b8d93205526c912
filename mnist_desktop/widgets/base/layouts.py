"""Rows and columns of widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Part = QWidget | QLayout | tuple[QWidget, Qt.AlignmentFlag] | None
"""A widget or a layout, a widget with its alignment, or None for empty space that grows."""
GAP = 8  # logical px
_NO_MARGINS = (0, 0, 0, 0)


def row_of(
    *parts: Part,
    owner: QWidget | None = None,
    margins: tuple[int, int, int, int] = _NO_MARGINS,
    spacing: int = GAP,
    growing: QWidget | QLayout | None = None,
) -> QHBoxLayout:
    """Parts side by side.

    Args:
        *parts: from left to right.
        owner: the widget whose layout it is; None for a layout within another.
        margins: left, top, right and bottom, in logical px.
        spacing: between two parts, in logical px; -1 for the style's own.
        growing: the part that takes the room left.
    """
    layout = QHBoxLayout(owner) if owner is not None else QHBoxLayout()
    _fill(layout, parts, margins, spacing, growing)
    return layout


def column_of(
    *parts: Part,
    owner: QWidget | None = None,
    margins: tuple[int, int, int, int] = _NO_MARGINS,
    spacing: int = GAP,
    growing: QWidget | QLayout | None = None,
) -> QVBoxLayout:
    """Parts one below the other; see `row_of`."""
    layout = QVBoxLayout(owner) if owner is not None else QVBoxLayout()
    _fill(layout, parts, margins, spacing, growing)
    return layout


def _fill(
    layout: QBoxLayout,
    parts: tuple[Part, ...],
    margins: tuple[int, int, int, int],
    spacing: int,
    growing: QWidget | QLayout | None,
) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for part in parts:
        stretch = 1 if part is growing else 0
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, tuple):
            layout.addWidget(part[0], 0, part[1])
        elif isinstance(part, QWidget):
            layout.addWidget(part, stretch)
        else:
            layout.addLayout(part, stretch)
