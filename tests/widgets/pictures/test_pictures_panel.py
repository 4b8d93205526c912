"""The pages of the tab Pictures."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from mnist_desktop.widgets.pictures.pictures_panel import PicturesPage, PicturesPanel


class _Page(PicturesPage):
    def __init__(self, title):
        super().__init__()
        self._title = title

    def title(self):
        return self._title

    def explanation(self):
        return f"Shows {self._title}."


@pytest.fixture
def panel(shown):
    panel = PicturesPanel()
    panel.add_page(_Page("Images"), "imagesButton")
    panel.add_page(_Page("Map"), "mapButton")
    return shown(panel, 400, 300)


def test_a_button_shows_its_page_and_says_so(panel):
    said = []
    panel.page_shown.connect(lambda page: said.append(page.title()))
    button = panel.findChild(QToolButton, "mapButton")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (panel.page.title(), button.isChecked(), said) == ("Map", True, ["Map"])


def test_a_tab_that_is_opened_says_which_page_is_seen(panel):
    said = []
    panel.page_shown.connect(lambda page: said.append(page.title()))
    panel.hide()
    panel.show()
    assert said == ["Images"]


def test_a_hidden_tab_shows_nothing_yet(panel):
    panel.hide()
    said = []
    panel.page_shown.connect(said.append)
    QTest.mouseClick(panel.findChild(QToolButton, "mapButton"), Qt.MouseButton.LeftButton)
    assert not said
