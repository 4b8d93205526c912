import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.widgets.training.preset_description import PresetDescription


@pytest.fixture
def description(owned):
    return owned(PresetDescription())


def test_exactly_three_sentences(description):
    for name in PRESETS:
        sentences = description.sentences(name)
        for sentence in sentences:
            assert len(re.findall(r"[.!?](?:\s|$)", sentence)) == 1
            assert sentence.endswith(".")
            assert "{" not in sentence
        assert all(";" not in sentence for sentence in sentences[:2])
        assert sentences[1].startswith(("Watch", "Draw"))


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("quick", ["99.3 %", "one cycle", "batch norm"]),
        ("tiny", ["9,174", "two pixels", "less than 1 MB", "5,000"]),
        ("best", ["289,066", "images of the data set only", "averaged"]),
        ("tutorial1", ["93,322", "Adam", "99.0 %", "5,000", "batches of 32"]),
        ("tutorial2", ["98.9 %", "batches of 64", "double", "5,000"]),
        ("tutorial3", ["61,706", "logits", "99.0 %", "255 twice", "corrected", "5,000"]),
        ("tutorial4", ["1,000 units", "99.2 %", "does not validate", "5,000"]),
        ("tutorial5", ["512", "RMSprop", "97.9 %", "does not validate", "5,000"]),
    ],
)
def test_tells_the_facts(description, name, facts):
    text = " ".join(description.sentences(name))
    assert [fact for fact in facts if fact not in text] == []


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_opens_with_the_title_and_esc_puts_it_away(description, owned):
    button = owned(QPushButton())
    button.show()
    description.show_preset("tutorial4", "4  Wide", button)
    assert description.isVisible()
    texts = [label.text() for label in description.findChildren(QLabel)]
    assert texts[0] == "4  Wide"
    assert len(texts) == 4
    QTest.keyClick(description, Qt.Key.Key_Escape)
    assert not description.isVisible()
