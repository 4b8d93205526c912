import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtCore import QLocale

from installers import pseudo_language
from installers.translate import tool
from mnist_desktop.window.languages import (
    LANGUAGES,
    find_translations,
    install_language,
    languages,
    system_language,
)
from tests.window.parts import action


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
        ours = qapp.translate("Actions", "Undo")
        return ours, qapp.translate("QPlatformTheme", "Cancel"), *file_dialog()

    def file_dialog():
        return [qapp.translate("QFileDialog", text) for text in ("&Look in:", "Files of &type:")]

    english = said()
    install_language(qapp, "zh_CN")
    chinese = said()
    install_language(qapp, "zh_CN")
    assert said() == chinese
    install_language(qapp, "en")
    assert said() == english
    assert all(before != after for before, after in zip(english, chinese, strict=True))


@pytest.fixture
def strangers(folders):
    """A longer language in the data folder, as somebody would put it there."""
    pseudo_language.main([str(folders.data / "translations")])
    yield folders
    find_translations(folders.logs)


def test_a_translation_in_the_data_folder_is_offered_without_rebuilding(strangers, qapp):
    (strangers.data / "translations" / "mnist_desktop_no file.qm").write_bytes(b"x")
    find_translations(strangers.data)
    assert list(languages()) == ["en", "zh_CN", "en_XA"]
    assert languages()["en_XA"] == "en_XA"  # Qt would call it American English
    install_language(qapp, "en_XA")
    try:
        assert qapp.translate("Actions", "Undo") == "Úñdó l"
        assert "{name}" in qapp.translate("messages", "{name} is not there any more.")
    finally:
        install_language(qapp, "en")


def test_a_text_that_could_not_be_filled_in_stays_in_english(qapp, folders):
    """Whoever translates mistypes a placeholder sooner or later."""
    texts = {
        "Undo": "Zurück",
        "Redo": "Wieder {}",
        "Clear": "Leeren {",
        "{name} is not there any more.": "{nmae} ist weg.",
        "{name} is empty.": "{name.__class__} ist leer.",
    }
    place = folders.data / "translations"
    place.mkdir()
    ts, root = place / "mnist_desktop_de.ts", ElementTree.Element("TS", language="de")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = "any"
    for source, translation in texts.items():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = source
        ElementTree.SubElement(message, "translation").text = translation
    ElementTree.ElementTree(root).write(ts, encoding="utf-8", xml_declaration=True)
    tool("lrelease", str(ts), "-qm", str(ts.with_suffix(".qm")))
    find_translations(folders.data)
    install_language(qapp, "de")
    try:
        assert [qapp.translate("any", text) for text in texts] == ["Zurück", *list(texts)[1:]]
    finally:
        install_language(qapp, "en")
        find_translations(folders.logs)


def test_the_window_offers_it(strangers, make_window, qtbot):
    window = make_window(language="en")
    action(window, "en_XALanguage").trigger()
    qtbot.waitUntil(lambda: action(window, "undoAction").text() == "Úñdó l")
