"""The panel of Why? with records made by hand."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QWidget

from mnist_desktop.insight.changed_parts import ChangedPart
from mnist_desktop.insight.changes import InkChange
from mnist_desktop.insight.evidence import Evidence
from mnist_desktop.insight.ink_pieces import ink_pieces
from mnist_desktop.insight.sentences import Sentence
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.widgets.insight.evidence_marks import marks_of_ink, place_of_patches
from mnist_desktop.widgets.insight.evidence_texts import EvidenceTexts
from mnist_desktop.widgets.insight.ghost import ghost_of
from mnist_desktop.widgets.insight.why_panel import WhyPanel

EMPTY = np.zeros((0, 2))
LINE = np.stack([np.linspace(50, 350, 60), np.full(60, 200.0)], axis=1)
UP = np.array([[350.0, 200.0], [350.0, 60.0]])


@pytest.fixture
def panel(shown):
    return shown(WhyPanel(), 340, 300)


def part(panel, kind, name):
    return panel.findChild(kind, name)


def text(panel, name):
    label = panel.findChild(QLabel, name)
    return label.text() if label.isVisibleTo(panel) else ""


# The sentence


def sentence(change="closed"):
    return Sentence(change, ("top",), 4, 9, 0.71, (), (UP,))


def test_the_sentence_has_its_ghost(panel):
    changed = []
    panel.sentence.ghost_changed.connect(lambda: changed.append(panel.sentence.is_ghost_shown))
    panel.sentence.show_sentence(sentence())
    assert (
        text(panel, "whySentence")
        == "Read as 4. With the opening at the top closed, this network reads 9 (71 %)."
    )
    part(panel, QCheckBox, "showSentence").click()
    assert changed == [True]
    panel.sentence.clear()
    assert not panel.sentence.is_ghost_shown
    assert not part(panel, QCheckBox, "showSentence").isVisibleTo(panel)


def test_without_a_sentence_it_says_so(panel):
    searching = text(panel, "whySentence")
    panel.sentence.show_sentence(None)
    assert text(panel, "whySentence") not in ("", searching)


# What would make it another digit


def change(*parts):
    return InkChange(9, Ink((LINE,)), 0.93, 0.21, parts)


def test_the_likeliest_digit_is_offered_first(panel, qtbot):
    panel.change.show_digits([9, 8, 7], ())
    combo = part(panel, QComboBox, "changeDigit")
    assert [combo.itemText(at) for at in range(3)] == ["a 9", "an 8", "a 7"]
    with qtbot.waitSignal(panel.change.find_requested) as wanted:
        part(panel, QPushButton, "findChangeButton").click()
    assert wanted.args == [9]
    panel.change.show_digits([7, 9, 8], ())  # another drawing
    assert combo.currentText() == "a 7"


def test_a_search_can_be_stopped_and_says_how_it_ended(panel, qtbot):
    panel.change.show_digits([9], ())
    panel.change.show_waiting()
    panel.change.show_progress(0.4)
    with qtbot.waitSignal(panel.change.stop_requested):
        part(panel, QPushButton, "findChangeButton").click()
    panel.change.show_none_found(9, is_stopped=True)
    assert text(panel, "changeText") == "Stopped before a change to 9 was found."
    panel.change.show_none_found(9, is_stopped=False)
    assert text(panel, "changeText").startswith("No small change was found")
    assert not part(panel, QPushButton, "applyChangeButton").isVisibleTo(panel)


def test_a_change_is_told_in_steps_and_can_be_applied(panel, qtbot):
    parts = ChangedPart("lengthened", EMPTY, UP), ChangedPart("shortened", LINE[:5], EMPTY)
    panel.change.show_digits([9], ())
    panel.change.show_change(change(*parts), Ink((LINE,)))
    assert text(panel, "changeText") == (
        "Draw an end further at the upper right. Shorten an end on the left."
        " Then it is read as 9 (93 %); 21 % of the ink is changed."
    )
    assert panel.change.is_ghost_shown
    with qtbot.waitSignal(panel.change.apply_requested):
        part(panel, QPushButton, "applyChangeButton").click()
    panel.change.show_nothing()
    assert not panel.change.is_ghost_shown


def test_classes_have_their_names(panel):
    panel.change.show_digits([1, 0], ("Boot", "Bag"))
    combo = part(panel, QComboBox, "changeDigit")
    assert [combo.itemText(at) for at in range(2)] == ["Bag", "Boot"]


# Sections of others


def test_sections_are_added_and_more_is_folded(panel, qtbot):
    above, folded = QLabel("most like it"), QLabel("scores")
    assert not panel.more.isVisibleTo(panel)
    panel.add_section(above)
    panel.more.add_section(folded)
    qtbot.waitUntil(above.isVisible)
    assert not folded.isVisible()
    panel.findChild(QWidget, "whyMoreButton").click()
    qtbot.waitUntil(folded.isVisible)


# On the ink


class Halves:
    """Evidence of a line whose left half speaks for 4 and whose right half against it."""

    def __init__(self):
        self.drawing = Drawing((LINE,), (30.0,))
        self.pieces = ink_pieces(self.drawing.ink)
        count = len(self.pieces)
        removed = np.eye(count, dtype=bool)
        scores = np.zeros((count, 10), np.float32)
        scores[: count // 2, 4], scores[count // 2 :, 4] = -4, 4
        neighbours = [[] for _ in range(count)]
        whole = np.zeros(10, np.float32)
        self.evidence = Evidence(self.pieces, None, neighbours, removed, scores, whole)


@pytest.fixture
def halves():
    return Halves()


def painted(paint):
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        paint(painter)
    return image


def shares(image, left, right):
    """Shares of the line's pixels that are teal, for, and magenta, against."""
    pixels = [image.pixelColor(x, y) for x in range(left, right, 3) for y in range(190, 211, 3)]
    excess = np.array([one.green() - one.red() for one in pixels])
    return (excess > 30).mean(), (excess < -30).mean()


def test_for_and_against_have_their_colours_on_the_ink(halves):
    image = painted(marks_of_ink(halves.drawing, halves.evidence, 4))
    teal, magenta = shares(image, 70, 180)
    assert teal > 0.5 > 0.1 > magenta
    teal, magenta = shares(image, 220, 330)
    assert magenta > 0.35 > 0.1 > teal  # crossed lines cover more
    assert image.pixelColor(200, 100) == Qt.GlobalColor.white


def test_the_strongest_parts_in_words(halves, qapp):
    words = EvidenceTexts().strongest(halves.evidence, 4, "4")
    assert words.startswith("Strongest for 4: the ")
    assert "Strongest against: the " in words
    assert words.count("stroke 1") == 2


def test_patches_lie_where_the_canvas_shows_the_picture():
    image = Drawing(picture=np.zeros((28, 28), np.float32))
    assert place_of_patches(image, is_centred=True)((14, 7, 7, 7)) == QRectF(200, 100, 100, 100)
    wide = Drawing(picture=np.zeros((50, 100), np.uint8))
    assert place_of_patches(wide, is_centred=False)((0, 0, 28, 28)) == QRectF(0, 100, 400, 200)


def test_a_ghost_hollows_what_is_gone_and_dashes_what_is_new():
    image = painted(ghost_of([LINE], [UP], 22.0))
    along = [image.pixelColor(350, y).lightness() for y in range(105, 195)]
    assert min(along) < 60
    assert max(along) > 150
