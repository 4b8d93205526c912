"""Light and dark: the colours of the window as palette roles."""

from __future__ import annotations

import sys
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

Roles = QPalette.ColorRole


class Theme(StrEnum):
    """What the View menu offers."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


# Text on Window and on Base, and HighlightedText on Highlight, are at least 4.5 : 1
_LIGHT = {
    Roles.Window: "#f4f6f9",
    Roles.WindowText: "#111827",
    Roles.Base: "#ffffff",
    Roles.AlternateBase: "#e5edfb",
    Roles.Text: "#111827",
    Roles.PlaceholderText: "#646b79",
    Roles.Button: "#ffffff",
    Roles.ButtonText: "#111827",
    Roles.BrightText: "#b91c1c",
    Roles.ToolTipBase: "#111827",
    Roles.ToolTipText: "#f9fafb",
    Roles.Light: "#ffffff",
    Roles.Midlight: "#e5e7eb",
    Roles.Mid: "#c3c9d3",
    Roles.Dark: "#94a3b8",
    Roles.Shadow: "#6b7280",
    Roles.Highlight: "#2563eb",
    Roles.HighlightedText: "#ffffff",
    Roles.Link: "#1d4ed8",
}
_DARK = {
    Roles.Window: "#1a1e26",
    Roles.WindowText: "#e8eaee",
    Roles.Base: "#12151b",
    Roles.AlternateBase: "#243044",
    Roles.Text: "#e8eaee",
    Roles.PlaceholderText: "#9aa3b2",
    Roles.Button: "#2a303c",
    Roles.ButtonText: "#e8eaee",
    Roles.BrightText: "#fca5a5",
    Roles.ToolTipBase: "#e8eaee",
    Roles.ToolTipText: "#12151b",
    Roles.Light: "#3a4250",
    Roles.Midlight: "#303743",
    Roles.Mid: "#475063",
    Roles.Dark: "#64748b",
    Roles.Shadow: "#0b0d11",
    Roles.Highlight: "#3b7bf0",
    Roles.HighlightedText: "#ffffff",
    Roles.Link: "#8ab4ff",
}
_SCHEMES = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}
_DISABLED = {"light": "#8b93a1", "dark": "#717a89"}
_TEXT_ROLES = (Roles.WindowText, Roles.Text, Roles.ButtonText)


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Colours every window of the application, and its frame where the system draws that."""
    if sys.platform in ("darwin", "win32"):
        application.styleHints().setColorScheme(_SCHEMES[theme])
    is_dark = theme == Theme.DARK
    if theme == Theme.SYSTEM:
        is_dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    colors = palette(is_dark=is_dark)
    application.setPalette(colors)
    # Fusion gives boxes to tick an outline darker than the window: in the dark they need a fill
    colors.setColor(Roles.Base, colors.color(Roles.Light))
    for name in ("QCheckBox", "QRadioButton"):
        # The stub wants bytes, Qt a str
        application.setPalette(colors, name)  # type: ignore[arg-type]


def palette(*, is_dark: bool) -> QPalette:
    """The colours of one theme."""
    result = QPalette()
    for role, color in (_DARK if is_dark else _LIGHT).items():
        result.setColor(role, QColor(color))
    disabled = QColor(_DISABLED["dark" if is_dark else "light"])
    for role in _TEXT_ROLES:
        result.setColor(QPalette.ColorGroup.Disabled, role, disabled)
    return result
