"""The languages of the window, switched while it runs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from mnist_desktop.assets import asset_path

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
