"""The languages of the window, changed while it runs."""

from __future__ import annotations

import re
import string
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from mnist_desktop.assets import asset_path
from mnist_desktop.messages import text_of
from mnist_desktop.messages.marker import QT_TRANSLATE_NOOP
from mnist_desktop.problem import AppError, Message

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}

QT_TEXTS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)
"""Of Qt's own file dialog: its translation lacks them, so ours has them."""
_NAME = re.compile(r"mnist_desktop_([a-z]{2,3}(?:_[A-Z][A-Za-z]{1,3})?)\.qm")
_found: dict[str, Path] = {}  # translations in folders of the person's, by code
_installed: list[QTranslator] = []  # Qt keeps no reference to them


def find_translations(data: Path) -> None:
    """Looks for files `mnist_desktop_CODE.qm` that came without the program.

    They lie in a folder `translations`, beside the frozen program or in the data folder; the latter
    wins. One of a language that the program brings replaces the program's own texts.
    """
    _found.clear()
    beside = [Path(sys.executable).parent] if getattr(sys, "frozen", False) else []
    for folder in (*beside, data):
        for path in sorted((folder / "translations").glob("mnist_desktop_*.qm")):
            match = _NAME.fullmatch(path.name)
            if match is not None and match[1] != "en":
                _found[match[1]] = path


def languages() -> dict[str, str]:
    """What each language that can be chosen calls itself, by its code."""
    others = sorted(_found.keys() - LANGUAGES.keys())
    return LANGUAGES | {code: _own_name(code) for code in others}


def _own_name(code: str) -> str:
    """Its code for a language that Qt does not know, such as en_XA, for which Qt has another."""
    locale = QLocale(code)
    is_known = locale.name() == code or "_" not in code
    return locale.nativeLanguageName() if is_known and locale.nativeLanguageName() else code


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
    files = [
        (f"qtbase_{code}", qt_texts),
        (f"mnist_desktop_{code}", str(asset_path("translations"))),
    ]
    translators = [(QTranslator(), *file) for file in files]
    if code in _found:
        path = _found[code]
        translators.append((_CheckedTranslator(), path.name, str(path.parent)))
    for translator, name, folder in translators:
        if translator.load(name, folder):
            application.installTranslator(translator)
            _installed.append(translator)


class _CheckedTranslator(QTranslator):
    """Leaves out texts whose placeholders are not the source's: to fill those in would fail."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The text; None where there is none that fits."""
        text = super().translate(context, source, disambiguation, n)
        return text if text and _placeholders(text) == _placeholders(source) else None


def _placeholders(text: str) -> set[tuple[str | None, ...]] | None:
    """Name, format and conversion of each; None for a text that cannot be filled in."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return None
    return {part[1:] for part in parts if part[1] is not None}
