from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from mnist_desktop.learning.events import TestResult as Measured
from mnist_desktop.widgets.training.test_result import TestImagesRow
from mnist_desktop.window.theme import palette

NAMES = tuple(f"Ankle boot {number}" for number in range(10))
IMAGES = np.zeros((5, 28, 28), np.uint8)
IMAGES[:, 10:18, 10:18] = 255
MEASURED = Measured(
    0.99,
    0.99,
    None,
    IMAGES,
    np.array([7, 2, 1, 0, 4], np.uint8),
    np.array([7, 2, 1, 6, 4], np.uint8),
    18.2,
    "CPU",
    0.03,
    10_000,
)


@pytest.fixture
def row(shown):
    return shown(TestImagesRow(), 356, 120)


def texts_of(row, kind):
    labels = [row.findChild(QLabel, f"testImage{kind}{number}") for number in range(5)]
    return [label.text() for label in labels if label.isVisible()]


def test_what_each_is_and_what_was_read(row):
    row.show_images(MEASURED, ())
    assert texts_of(row, "Label") == ["is 7", "is 2", "is 1", "is 0", "is 4"]
    assert texts_of(row, "Answer") == ["read 7", "read 2", "read 1", "read 6", "read 4"]


def test_a_wrong_one_is_marked_with_a_word(row):
    row.show_images(MEASURED, ())
    assert texts_of(row, "Mark") == ["", "", "", "✗ wrong", ""]


@pytest.mark.parametrize("is_dark", [False, True])
def test_white_on_black_and_the_wrong_one_framed(row, is_dark):
    row.setPalette(palette(is_dark=is_dark))
    row.show_images(MEASURED, ())
    image = row.grab().toImage()
    greys = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    assert sum(color.name() == "#000000" for color in greys) > 5 * 800
    assert sum(color.name() == "#ffffff" for color in greys) > 5 * 40
    assert row.palette().color(QPalette.ColorRole.BrightText) in greys


def test_the_names_of_the_classes_in_the_narrowest_column(row):
    row.show_images(MEASURED, NAMES)
    assert texts_of(row, "Label")[0] == "is Ankle boot 7"
    assert texts_of(row, "Answer")[3] == "read Ankle boot 6"
    assert row.minimumSizeHint().width() <= 356


def test_fewer_images(row):
    row.show_images(MEASURED, ())
    three = {name: getattr(MEASURED, name)[:3] for name in ("images", "labels", "predictions")}
    row.show_images(replace(MEASURED, **three), ())
    assert len(texts_of(row, "Label")) == 3


def test_stays_in_another_language(row):
    row.retranslate()
    row.show_images(MEASURED, NAMES)
    before = texts_of(row, "Label")
    row.retranslate()
    assert texts_of(row, "Label") == before
    assert row.statusTip()
