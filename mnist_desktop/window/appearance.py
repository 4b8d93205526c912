"""Colours, language and font size of the whole application."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from mnist_desktop.window.actions import Actions
from mnist_desktop.window.languages import install_language, system_language
from mnist_desktop.window.settings import WindowSettings
from mnist_desktop.window.theme import Theme, apply_theme

PRESENTATION_SCALE = 1.5
_MIN_WIDTH, _MIN_HEIGHT = 1050, 500  # logical px that a full screen needs at a scale of 1


def presentation_scale(screen: QSize) -> float:
    """The font scale for a screen of this many logical px: 1.5, or what there is room for.

    On a small screen larger type would leave less of it to the paper than the window does.
    """
    room = min(screen.width() / _MIN_WIDTH, screen.height() / _MIN_HEIGHT)
    return max(1.0, min(PRESENTATION_SCALE, room))


class Appearance(QObject):
    """Applies what the View and Language menus choose, and remembers it."""

    scale_changed = Signal(float)  # of the font; 1 is the usual size

    def __init__(
        self, application: QApplication, actions: Actions, settings: WindowSettings
    ) -> None:
        super().__init__(actions)
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
        """Applies what was chosen last; at the first start, the system's language.

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
        self.scale = presentation_scale(screen.size()) if is_presenting else 1.0
        font = self._application.font()
        font.setPointSizeF(self._point_size * self.scale)
        self._application.setFont(font)
        self.scale_changed.emit(self.scale)


class WindowStyle(QProxyStyle):
    """Fusion, with no icons on the buttons of dialogs.

    Some Linux desktops ask for them, and Qt takes them from the desktop's icon theme: black icons
    in a dark window. Windows and macOS never show them.

    Args:
        base: the style that draws; None for Fusion.
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
        """As the base style, except for icons in dialogs."""
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 0
        return super().styleHint(hint, option, widget, returnData)
