import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from mnist_desktop.widgets.hand.writing_prompt import WritingPrompt


@pytest.fixture
def prompt(shown):
    prompt = shown(WritingPrompt(), 400, 80)
    prompt.show_prompt("4", (1, 3, 3, 10), can_go_back=True)
    return prompt


def text(prompt, name):
    return prompt.findChild(QLabel, name).text()


def test_it_asks_and_says_how_far_it_is(prompt):
    assert text(prompt, "promptLabel") == "Write a 4"
    assert text(prompt, "promptPosition") == "round 1 of 3, 3 of 10"
    prompt.show_prompt("0", (1, 1, 10, 10), can_go_back=True)
    assert text(prompt, "promptPosition") == "10 of 10"


def test_an_empty_paper_is_said_until_the_next_prompt(prompt):
    prompt.show_nothing_drawn()
    assert text(prompt, "promptPosition") == "Nothing is drawn yet."
    prompt.show_prompt("4", (1, 3, 4, 10), can_go_back=True)
    assert text(prompt, "promptPosition") == "round 1 of 3, 4 of 10"


@pytest.mark.parametrize("name", ["Next", "Back", "Stop"])
def test_its_buttons_report(prompt, qtbot, name):
    with qtbot.waitSignal(getattr(prompt, f"{name.lower()}_requested")):
        button = prompt.findChild(QPushButton, f"prompt{name}Button")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_there_is_no_way_back_from_the_first(prompt):
    prompt.show_prompt("4", (1, 3, 1, 10), can_go_back=False)
    assert not prompt.findChild(QPushButton, "promptBackButton").isEnabled()
