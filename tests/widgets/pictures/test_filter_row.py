"""What images have in common, chosen in lists and fields."""

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QSpinBox, QToolButton, QWidget

from mnist_desktop.data.data_set import DataSet
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.data.picture_filter import PictureFilter, PictureOrder
from mnist_desktop.widgets.pictures.filter_row import FilterRow


def part(count):
    return LabelledImages(np.zeros((count, 28, 28), np.uint8), np.zeros(count, np.uint8))


@pytest.fixture
def row(shown):
    row = shown(FilterRow(), 380, 200)
    row.set_data(DataSet("pets", part(300), part(20), part(10), ("cat", "dog"), "pets"))
    return row


@pytest.fixture
def choose(row, qtbot):
    def choose(name, text):
        field = row.findChild(QComboBox, name)
        field.setFocus()
        with qtbot.waitSignal(row.filter_chosen) as chosen:
            field.setCurrentIndex(field.findText(text))
            field.activated.emit(field.currentIndex())
        return chosen.args[0]

    return choose


def test_what_is_chosen_in_one_list_after_the_other(choose):
    assert choose("pictureSet", "training, 300").part == "train"
    assert choose("pictureLabel", "label dog").label == 1
    assert choose("pictureAnswer", "read as cat").answer == 0
    assert choose("pictureRight", "wrong only").is_right is False
    found = choose("pictureOrder", "surest mistakes first")
    assert found == PictureFilter("train", 1, 0, False, order=PictureOrder.MOST_WRONG)
    assert choose("pictureSet", "all sets").part is None


def test_sureness_and_number_are_folded_away(row, qtbot):
    fields = [row.findChild(QSpinBox, name) for name in ("surenessTo", "numberFrom", "numberTo")]
    assert not any(field.isVisible() for field in fields)
    row.findChild(QToolButton, "pictureMore").click()
    assert all(field.isVisible() for field in fields)
    fields[0].setValue(50)
    assert row.filter.sureness == (0.0, 0.5)
    fields[1].setValue(7)
    assert row.filter.numbers == (7, 299)
    fields[1].setValue(0)
    assert row.filter.numbers is None


def test_a_filter_of_another_view_is_shown_and_not_reported(row):
    heard = []
    row.filter_chosen.connect(heard.append)
    row.set_filter(PictureFilter("test", label=1, answer=0, sureness=(0.981, 0.992)))
    texts = [
        row.findChild(QComboBox, name).currentText()
        for name in ("pictureSet", "pictureLabel", "pictureAnswer", "pictureRight")
    ]
    assert texts == ["test, 10", "label dog", "read as cat", "right and wrong"]
    assert (heard, row.filter.sureness) == ([], (0.981, 0.992))


def test_without_answers_only_labels_can_be_chosen(row):
    row.set_answers_possible(False)
    enabled = {field.objectName(): field.isEnabled() for field in row.findChildren(QComboBox)}
    assert enabled["pictureLabel"]
    assert not enabled["pictureAnswer"]
    assert not row.findChild(QWidget, "similarButton").isEnabled()
