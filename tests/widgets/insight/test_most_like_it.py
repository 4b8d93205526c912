"""A learner looks at the training images most like the drawing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mnist_desktop.insight.neighbours import Neighbour, NeighbourImages
from mnist_desktop.widgets.insight.most_like_it import MostLikeIt
from tests.session.small_data import labelled

LABELS = (4, 4, 9, 4, 4)


def found(labels=LABELS, classes=()):
    neighbours = tuple(
        Neighbour(1000 * place, label, 1 - 0.00004 * (place + 1))
        for place, label in enumerate(labels)
    )
    return NeighbourImages(neighbours, labelled(5, 1).images, 55_000, "MNIST", classes)


@pytest.fixture
def section(shown):
    return shown(MostLikeIt(), 320, 260)


def text(section, name):
    part = section.findChild(object, name)
    return "" if part.isHidden() else part.text()


def is_there(section, name):
    return not section.findChild(object, name).isHidden()


def test_labels_are_told_in_words_and_signs(section):
    section.show_images(found(), 4)
    assert text(section, "neighbourLabels") == (
        "Of 55,000 training images of MNIST; 4 of 5 are labelled 4, too."
    )
    words = section.row.accessibleDescription()
    assert words.startswith("4, as it was read; 4, as it was read; 9, another;")
    section.show_images(found((4,) * 5), 4)
    assert "all are labelled 4" in text(section, "neighbourLabels")
    section.show_images(found((9,) * 5), 4)
    assert "none is labelled 4" in text(section, "neighbourLabels")


def test_what_is_not_read_as_a_digit_is_compared_with_none(section):
    section.show_images(found(), None)
    assert text(section, "neighbourLabels") == "Of 55,000 training images of MNIST."
    assert section.row.accessibleDescription() == "4; 4; 9; 4; 4"


def test_agreement_is_not_told_by_colour_alone(section):
    section.show_images(found(), 4)
    grey = (
        section.row.grab().toImage().convertToFormat(section.grab().toImage().Format.Format_RGB32)
    )
    side = section.row.width() // 5

    def frame(place):
        """The upper edge of an image's frame."""
        xs = range(place * side + 8, (place + 1) * side - 8)
        return len({grey.pixelColor(x, 1).lightness() // 32 for x in xs})

    assert frame(0) == 1  # a line
    assert frame(2) > 1  # dashes


def test_each_image_is_explained_to_pointer_and_keys(section):
    section.show_images(found(classes=tuple("abcdefghij")), 4)
    said = []
    section.row.explained.connect(said.append)
    QTest.mouseMove(section.row, QPoint(section.row.width() // 2, 10))
    assert said[-1].startswith("A training image of MNIST, labelled j. Similarity 0.9999:")
    section.row.setFocus()
    QTest.keyClick(section.row, Qt.Key.Key_Right)
    assert "labelled e. Similarity 0.9999:" in said[-1]
    QTest.keyClick(section.row, Qt.Key.Key_Left)
    assert "> 0.9999" in said[-1]


def test_reading_is_shown_stopped_and_taken_up_again(section, qtbot):
    section.show_progress(0, 0)
    assert text(section, "neighbourState") == "Opening the data set…"
    section.show_progress(12_000, 55_000)
    assert text(section, "neighbourState") == "Reading the training images: 12,000 of 55,000"
    with qtbot.waitSignal(section.stop_requested):
        QTest.mouseClick(section.findChild(object, "stopReadingButton"), Qt.MouseButton.LeftButton)
    section.show_stopped()
    assert not is_there(section, "neighbourProgress")
    with qtbot.waitSignal(section.read_requested):
        QTest.mouseClick(section.findChild(object, "readImagesButton"), Qt.MouseButton.LeftButton)
    section.show_images(found(), 4)
    assert not is_there(section, "readImagesButton")


def test_why_there_are_none(section):
    section.show_images(found(), 4)
    section.show_in_training()
    assert text(section, "neighbourState").startswith("After the run")
    assert text(section, "neighbourLabels") == ""
    section.show_unavailable("Other classes.")
    assert text(section, "neighbourState") == "Other classes."


def test_a_cleared_drawing_leaves_no_old_answer(section):
    section.show_images(found(), 4)
    section.show_sureness("Of 500 images it misread 3.", "By chance 2 to 9.")
    assert section.findChild(object, "surenessSentence").statusTip() == "By chance 2 to 9."
    section.clear()
    assert text(section, "neighbourLabels") == text(section, "surenessSentence") == ""
    assert section.row.accessibleDescription() == ""
