"""Colours, language and size of the type."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QSize,
    Qt,
    QTranslator,
    Signal,
)
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from mnist_desktop.assets import asset_path
from mnist_desktop.window.actions import Actions
from mnist_desktop.window.settings import WindowSettings

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
_DISABLED = {"light": "#8b93a1", "dark": "#717a89"}
_TEXT_ROLES = (Roles.WindowText, Roles.Text, Roles.ButtonText)


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Colours every window of the application."""
    is_dark = theme == Theme.DARK or (theme == Theme.SYSTEM and _is_system_dark(application))
    application.setPalette(palette(is_dark=is_dark))


def palette(*, is_dark: bool) -> QPalette:
    """The colours of one theme."""
    result = QPalette()
    for role, color in (_DARK if is_dark else _LIGHT).items():
        result.setColor(role, QColor(color))
    disabled = QColor(_DISABLED["dark" if is_dark else "light"])
    for role in _TEXT_ROLES:
        result.setColor(QPalette.ColorGroup.Disabled, role, disabled)
    return result


def _is_system_dark(application: QApplication) -> bool:
    return application.styleHints().colorScheme() == Qt.ColorScheme.Dark


LANGUAGES = {"en": "English", "zh_CN": "简体中文"}

_installed: list[QTranslator] = []  # Qt keeps no reference to them


def system_language() -> str:
    """The code of the system's language, English where we do not speak it."""
    for name in QLocale.system().uiLanguages():
        if name.replace("-", "_").startswith("zh"):
            return "zh_CN"
        if name.startswith("en"):
            return "en"
    return "en"


def install_language(application: QCoreApplication, code: str) -> None:
    """Speaks another language from now on; every widget gets a LanguageChange event.

    Numbers are written and read as in that language, whatever the system's own are: in widgets made
    from now on, and in a window that takes over `QLocale()` when it translates itself.
    """
    QLocale.setDefault(QLocale(code))
    for translator in _installed:
        application.removeTranslator(translator)
    _installed.clear()
    if code == "en":
        return
    qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, name in (
        (qt_texts, f"qtbase_{code}"),
        (str(asset_path("translations")), f"mnist_desktop_{code}"),
    ):
        translator = QTranslator()
        if translator.load(name, folder):
            application.installTranslator(translator)
            _installed.append(translator)


PRESENTATION_SCALE = 1.5
_LEAST_WIDTH, _LEAST_HEIGHT = 860, 500  # logical px that a full screen needs at a scale of 1


def presentation_scale(screen: QSize) -> float:
    """The size of the type on a screen of so many logical px: 1.5, or what there is room for."""
    room = min(screen.width() / _LEAST_WIDTH, screen.height() / _LEAST_HEIGHT)
    return max(1.0, min(PRESENTATION_SCALE, room))


class Appearance(QObject):
    """Applies what the View and Language menus choose, and remembers it.

    Args:
        application: what is coloured and translated.
        actions: the menus.
        settings: where the choice is kept.
        parent: the Qt parent.
    """

    scale_changed = Signal(float)  # of the type; 1 is the usual size

    def __init__(
        self,
        application: QApplication,
        actions: Actions,
        settings: WindowSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._settings = settings
        self._actions = actions
        self._point_size = application.font().pointSizeF()
        for theme, action in actions.themes.items():
            action.triggered.connect(lambda _=False, theme=theme: self._choose_theme(theme))
        for code, action in actions.languages.items():
            action.triggered.connect(lambda _=False, code=code: self._choose_language(code))
        actions.presentation.toggled.connect(self._present)
        self.scale = 1.0
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    def restore(self, language: str | None = None) -> None:
        """Applies what was chosen last; at the first start the system's language.

        Args:
            language: chosen on the command line for this start.
        """
        code = language or self._settings.language or system_language()
        install_language(self._application, code)
        self._actions.languages[code].setChecked(True)
        apply_theme(self._application, self._settings.theme)
        self._actions.themes[self._settings.theme].setChecked(True)

    def _choose_theme(self, theme: Theme) -> None:
        self._settings.theme = theme
        apply_theme(self._application, theme)

    def _follow_system(self) -> None:
        if self._settings.theme == Theme.SYSTEM:
            apply_theme(self._application, Theme.SYSTEM)

    def _choose_language(self, code: str) -> None:
        self._settings.language = code
        install_language(self._application, code)

    def _present(self, is_presenting: bool) -> None:
        window = self._application.activeWindow()
        screen = self._application.primaryScreen() if window is None else window.screen()
        scale = presentation_scale(screen.size()) if is_presenting else 1.0
        self.scale = scale
        font = self._application.font()
        font.setPointSizeF(self._point_size * scale)
        self._application.setFont(font)
        self.scale_changed.emit(scale)


class WindowStyle(QProxyStyle):
    """Fusion, with no icons on the buttons of dialogs.

    Some Linux desktops ask for them, and Qt takes them from the desktop's icon theme: black ones
    in a dark window. Windows and macOS never have them.

    Args:
        base: what draws; None for Fusion.
    """

    def __init__(self, base: QStyle | None = None) -> None:
        if base is None:
            super().__init__("Fusion")
        else:
            super().__init__(base)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  # as Qt calls it
    ) -> int:
        """What the style does; about the icons it is ours."""
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 0
        return super().styleHint(hint, option, widget, returnData)
