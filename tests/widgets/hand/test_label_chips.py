import pytest
from PySide6.QtWidgets import QLabel, QToolButton

from mnist_desktop.widgets.hand.label_chips import LabelChips


@pytest.fixture
def chips(qtbot):
    chips = LabelChips()
    qtbot.addWidget(chips)
    return chips


def texts(chips):
    """Of the chips in their order, those that cannot be chosen in brackets."""
    found = [chips.layout().itemAt(at).widget() for at in range(chips.layout().count())]
    return [
        chip.text() if chip.isEnabled() else f"({chip.text()})"
        for chip in found
        if isinstance(chip, QToolButton)
    ]


def test_digits_first_then_labels_of_ones_own(chips):
    chips.set_counts({"7": 1_200, "house": 2, "cat & dog": 1})
    assert texts(chips)[0] == "All: 1,203"
    assert texts(chips)[8:] == ["7: 1,200", "(8: 0)", "(9: 0)", "cat && dog: 1", "house: 2"]


def test_a_label_that_is_gone_has_no_chip(chips, qtbot):
    chips.set_counts({"house": 2})
    chips.findChild(QToolButton, "labelhouse").click()
    assert chips.chosen == "house"
    with qtbot.waitSignal(chips.label_chosen, check_params_cb=lambda label: label is None):
        chips.set_counts({"cat": 2})
    assert texts(chips)[11:] == ["cat: 2"]


def test_of_thousands_of_labels_the_most_frequent_are_shown(chips):
    chips.set_counts({f"label {number:04}": 5_000 - number for number in range(5_000)})
    assert len(texts(chips)) == 1 + 10 + 20
    assert texts(chips)[11] == "label 0000: 5,000"
    assert chips.findChild(QLabel, "labelsRest").text() == "and 4980 other labels"


def test_a_long_label_is_cut(chips):
    chips.set_counts({"a name of more than fourteen characters": 1})
    assert texts(chips)[11] == "a name of mor…: 1"
