import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

from mnist_desktop.window.theme import Theme, apply_theme, palette

ROLE = QPalette.ColorRole
PAIRS = [
    (ROLE.WindowText, ROLE.Window),
    (ROLE.WindowText, ROLE.AlternateBase),
    (ROLE.Text, ROLE.Base),
    (ROLE.ButtonText, ROLE.Button),
    (ROLE.PlaceholderText, ROLE.Base),
    (ROLE.PlaceholderText, ROLE.Window),
    (ROLE.ToolTipText, ROLE.ToolTipBase),
    (ROLE.Link, ROLE.Window),
]


def luminance(color):
    """WCAG 2's relative luminance."""

    def linear(value):
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in color.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first, second):
    low, high = sorted([luminance(first), luminance(second)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS, ids=lambda role: role.name)
def test_text_can_be_read(qapp, is_dark, text, ground):
    colors = palette(is_dark=is_dark)
    assert contrast(colors.color(text), colors.color(ground)) >= 4.5


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_chosen_text_can_be_read(qapp, is_dark):
    colors = palette(is_dark=is_dark)
    pair = colors.color(ROLE.HighlightedText), colors.color(ROLE.Highlight)
    assert contrast(*pair) >= (3.0 if is_dark else 4.5)


def test_applied_to_the_application(qapp):
    before = qapp.palette()
    apply_theme(qapp, Theme.DARK)
    dark = qapp.palette().color(ROLE.Window)
    apply_theme(qapp, Theme.LIGHT)
    light = qapp.palette().color(ROLE.Window)
    qapp.setPalette(before)
    assert luminance(dark) < 0.1 < 0.7 < luminance(light)


@pytest.mark.parametrize("platform", ["darwin", "win32", "linux"])
def test_frames_and_menus_that_the_system_draws_follow(qapp, monkeypatch, platform):
    schemes = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(type(qapp.styleHints()), "setColorScheme", lambda _, s: schemes.append(s))
    before = qapp.palette()
    for theme in (Theme.DARK, Theme.LIGHT, Theme.SYSTEM):
        apply_theme(qapp, theme)
    qapp.setPalette(before)
    asked = [Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Unknown]
    assert schemes == ([] if platform == "linux" else asked)
