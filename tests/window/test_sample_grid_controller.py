"""A day with the kept drawings: look through them, relabel, delete, undo, open, filter."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QPushButton, QWidget

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.store import SampleStore
from tests.window.kept_drawings import Hand
from tests.window.parts import action, canvas_of

SHAPES = {"1": [(200, 60), (200, 340)], "7": [(80, 80), (320, 80), (160, 340)]}
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def kept(label, number=0, writer=""):
    points = np.array(SHAPES[label], float) + number
    return NewSample.of_ink(Ink((points,)), label, Origin.DRAWN, writer=writer)


@pytest.fixture
def store_file(folders):
    """Three sevens by whoever uses the program and two ones by Ann, in this order."""
    with SampleStore(folders.sample_store) as store:
        store.add_all([kept("7", number) for number in range(3)])
        store.add_all([kept("1", number, "Ann") for number in range(2)])
    return folders.sample_store


@pytest.fixture
def hand(qapp, folders, qtbot):
    hand = Hand(folders)
    qtbot.addWidget(hand)
    yield hand
    hand.end()


def look(hand, qtbot, *labels):
    hand.show()
    hand.activateWindow()
    hand.wait_for(qtbot, *labels)


def click(hand, row, modifiers=NONE):
    place = hand.grid.visualRect(hand.grid.samples.index(row)).center()
    QTest.mouseClick(hand.grid.viewport(), LEFT, modifiers, place)


def press(window, name):
    QTest.mouseClick(window.findChild(QWidget, name), LEFT)


def text(hand, name):
    return hand.findChild(QWidget, name).text()


def test_the_empty_tab_says_what_to_do(hand, qtbot):
    hand.show()
    qtbot.waitUntil(lambda: hand.findChild(QLabel, "noDrawings").isVisible())
    assert "Write thirty" in text(hand, "noDrawings")
    assert not hand.grid.isVisible()
    assert not hand.findChild(QPushButton, "exportDrawings").isEnabled()


class TestLooking:
    @pytest.fixture(autouse=True)
    def _five_drawings(self, store_file, hand, qtbot):
        look(hand, qtbot, "1", "1", "7", "7", "7")

    def test_the_newest_come_first_with_their_counts(self, hand):
        assert text(hand, "labelAll") == "All: 5"
        assert (text(hand, "label1"), text(hand, "label7")) == ("1: 2", "7: 3")
        assert not hand.findChild(QWidget, "label5").isEnabled()
        said = hand.grid.samples.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said.startswith("1, writer: Ann, ")

    def test_one_label_by_a_click_and_by_the_keyboard(self, hand, qtbot):
        press(hand, "label7")
        hand.wait_for(qtbot, "7", "7", "7")
        QTest.keyClick(hand.findChild(QWidget, "label7"), Qt.Key.Key_Left)
        hand.wait_for(qtbot, "1", "1")

    def test_one_writer(self, hand, qtbot):
        owner = hand.findChild(QWidget, "shownWriter")
        assert [owner.itemText(at) for at in range(owner.count())] == ["all writers", "me", "Ann"]
        QTest.keyClick(owner, Qt.Key.Key_End)
        hand.wait_for(qtbot, "1", "1")
        assert text(hand, "label7") == "7: 0"

    def test_a_double_click_opens_it_on_the_paper(self, hand, qtbot):
        click(hand, 4)
        place = hand.grid.visualRect(hand.grid.samples.index(4)).center()
        with qtbot.waitSignal(hand.session.drawings.opened) as opened:
            QTest.mouseDClick(hand.grid.viewport(), LEFT, NONE, place)
        np.testing.assert_array_equal(opened.args[0].strokes[0][:, :2], SHAPES["7"])


class TestChanging:
    @pytest.fixture(autouse=True)
    def _five_drawings(self, store_file, hand, qtbot):
        look(hand, qtbot, "1", "1", "7", "7", "7")

    def test_a_typed_digit_relabels_what_is_chosen_and_undo_takes_it_back(self, hand, qtbot):
        click(hand, 2)
        click(hand, 4, Qt.KeyboardModifier.ShiftModifier)
        assert text(hand, "chosenCount").startswith("Chosen: 3.")
        QTest.keyClick(hand.grid, Qt.Key.Key_2)
        hand.wait_for(qtbot, "1", "1", "2", "2", "2")
        assert len(hand.grid.chosen_ids()) == 3  # they stay chosen
        QTest.keyClick(hand.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        hand.wait_for(qtbot, "1", "1", "7", "7", "7")
        assert not hand.findChild(QPushButton, "undoDrawings").isEnabled()

    def test_the_chosen_ones_stay_chosen_while_others_go(self, hand, qtbot):
        for row in (0, 1, 3):
            click(hand, row, Qt.KeyboardModifier.ControlModifier)
        assert hand.grid.chosen_ids() == [5, 4, 2]
        hand.samples.delete([5, 3])
        hand.wait_for(qtbot, "1", "7", "7")
        assert hand.grid.chosen_ids() == [4, 2]

    def test_the_last_of_a_label_gives_way_to_all(self, hand, qtbot):
        press(hand, "label1")
        hand.wait_for(qtbot, "1", "1")
        hand.grid.selectAll()
        press(hand, "deleteDrawings")
        hand.wait_for(qtbot, "7", "7", "7")
        assert hand.findChild(QWidget, "labelAll").isChecked()
        assert text(hand, "undoDrawings") == "Undo delete"
        press(hand, "undoDrawings")
        hand.wait_for(qtbot, "1", "1", "7", "7", "7")

    def test_a_label_of_ones_own_from_the_menu(self, hand, qtbot, monkeypatch):
        monkeypatch.setattr(QInputDialog, "getText", lambda *_args: (" house ", True))
        click(hand, 0)
        menu = hand.findChild(QWidget, "relabelMenu")
        menu.aboutToShow.emit()
        action(hand, "otherLabelAction").trigger()
        hand.wait_for(qtbot, "house", "1", "7", "7", "7")
        assert text(hand, "labelhouse") == "house: 1"
        menu.aboutToShow.emit()
        assert "house" in [one.text() for one in menu.actions()]

    def test_a_drawing_that_is_gone_cannot_be_opened(self, hand, qtbot):
        hand.samples.kept.store().delete([5])
        click(hand, 0)
        QTest.keyClick(hand.grid, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: [one.key for one in hand.problems] == ["sample_gone"])


def test_thousands_are_scrolled_with_few_in_memory(hand, folders, qtbot):
    with SampleStore(folders.sample_store) as store:
        one = kept("7")  # drawing the image of each would take most of the time
        store.add_all([one] * 3_000)
    hand.show()
    qtbot.waitUntil(lambda: hand.grid.samples.rowCount() == 3_000, timeout=10_000)
    bar = hand.grid.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for place in (bar.maximum(), bar.maximum() // 2, 0):
        bar.setValue(place)
        QApplication.processEvents()
        row = hand.grid.indexAt(QPoint(20, 20)).row()
        qtbot.waitUntil(lambda row=row: hand.grid.samples.index(row).data() == "7")
    assert hand.labels.count("7") <= 800


def test_in_the_window_the_keys_of_the_grid_are_not_those_of_the_paper(
    store_file, window, qtbot, a_seven, answered
):
    answered(window, a_seven, "7")
    action(window, "showHandAction").trigger()
    grid = window.findChild(QWidget, "sampleGrid")
    qtbot.waitUntil(lambda: grid.samples.rowCount() == 5, timeout=10_000)
    samples = window.session.sample_tasks
    grid.setFocus()
    grid.selectAll()
    for key, modifiers, labels in (
        (Qt.Key.Key_1, NONE, {"1": 5}),
        (Qt.Key.Key_Delete, NONE, {}),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, {"1": 5}),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, {"1": 2, "7": 3}),
    ):
        with qtbot.waitSignal(samples.changed):
            QTest.keyClick(grid, key, modifiers)
        found = [*samples.summary.counts.get("", {}).items()]
        found += [*samples.summary.counts.get("Ann", {}).items()]
        counted = {label: sum(n for one, n in found if one == label) for label, _ in found}
        assert counted == labels
        assert len(canvas_of(window).drawing().strokes) == 1
    press(window, "correction1")
    qtbot.waitUntil(lambda: grid.samples.rowCount() == 6, timeout=10_000)
