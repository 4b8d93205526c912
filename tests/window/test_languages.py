import pytest
from PySide6.QtCore import QLocale

from mnist_desktop.window.languages import LANGUAGES, install_language, system_language


@pytest.mark.parametrize(
    ("system", "code"),
    [
        ("zh_CN", "zh_CN"),
        ("zh_SG", "zh_CN"),
        ("en_GB", "en"),
        ("fr_FR", "en"),
        ("C", "en"),
    ],
)
def test_the_systems_language(monkeypatch, system, code):
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale(system)))
    assert system_language() == code


def test_each_calls_itself_by_its_own_name():
    assert LANGUAGES == {"en": "English", "zh_CN": "简体中文"}


def test_switched_there_and_back(qapp):
    def said():
        return qapp.translate("Actions", "Undo"), qapp.translate("QPlatformTheme", "Cancel")

    english = said()
    install_language(qapp, "zh_CN")
    chinese = said()
    install_language(qapp, "zh_CN")
    assert said() == chinese
    install_language(qapp, "en")
    assert said() == english
    assert all(before != after for before, after in zip(english, chinese, strict=True))
