"""The languages of the window, changed while it runs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from mnist_desktop.assets import asset_path
from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError, Message

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}

_installed: list[QTranslator] = []  # Qt keeps no reference to them


def translated(problem: AppError | Message) -> str:
    """The sentence of a message in the window's language."""
    return text_of(problem, QCoreApplication.translate)


def system_language() -> str:
    """The code of the system's language; English where there is no translation."""
    for name in QLocale.system().uiLanguages():
        if name.replace("-", "_").startswith("zh"):
            return "zh_CN"
        if name.startswith("en"):
            return "en"
    return "en"


def install_language(application: QCoreApplication, code: str) -> None:
    """Changes the language; every widget gets a LanguageChange event.

    Numbers are written and read as in that language, whatever the system's own format is: in
    widgets made from now on, and in a window that takes over `QLocale()` when it is retranslated.
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
