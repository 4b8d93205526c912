"""A day with the kept drawings: look through them, relabel, delete, undo, open, filter."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QPushButton, QWidget

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.store import SampleStore
from tests.window.parts import action, canvas_of, strip

SHAPES = {"1": [(200, 60), (200, 340)], "7": [(80, 80), (320, 80), (160, 340)]}


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
def hand(window):
    """Shows the tab My hand and returns the window."""
    action(window, "showHandAction").trigger()
    return window


def grid_of(window):
    return window.findChild(QWidget, "sampleGrid")


def shown(window):
    """What is read under the pictures, from the first on."""
    grid = grid_of(window)
    return [grid.samples.index(row).data() for row in range(grid.samples.rowCount())]


def wait_for(qtbot, window, *labels):
    def are_shown():
        grid_of(window).viewport().repaint()  # what is painted is read
        assert shown(window) == list(labels)

    qtbot.waitUntil(are_shown, timeout=10_000)


def click(window, row, modifiers=Qt.KeyboardModifier.NoModifier):
    grid = grid_of(window)
    place = grid.visualRect(grid.samples.index(row)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifiers, place)


def text(window, name):
    return window.findChild(QWidget, name).text()


def labels_in(window):
    return sorted(one.label for one in window.session.sample_tasks.kept.store().samples())


def test_the_empty_tab_says_what_to_do(hand, qtbot):
    qtbot.waitUntil(lambda: hand.findChild(QLabel, "noDrawings").isVisible())
    assert "Write thirty" in text(hand, "noDrawings")
    assert not grid_of(hand).isVisible()
    assert not hand.findChild(QPushButton, "exportDrawings").isEnabled()


@pytest.mark.usefixtures("store_file")
class TestLooking:
    def test_the_newest_come_first_with_their_counts(self, hand, qtbot):
        wait_for(qtbot, hand, "1", "1", "7", "7", "7")
        assert text(hand, "labelAll") == "All: 5"
        assert (text(hand, "label1"), text(hand, "label7")) == ("1: 2", "7: 3")
        assert not hand.findChild(QWidget, "label5").isEnabled()
        said = grid_of(hand).samples.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said.startswith("1, writer: Ann, ")

    def test_one_label_by_a_click_and_by_the_keyboard(self, hand, qtbot):
        wait_for(qtbot, hand, "1", "1", "7", "7", "7")
        hand.activateWindow()
        QTest.mouseClick(hand.findChild(QWidget, "label7"), Qt.MouseButton.LeftButton)
        wait_for(qtbot, hand, "7", "7", "7")
        hand.findChild(QWidget, "label7").setFocus()
        QTest.keyClick(hand.findChild(QWidget, "label7"), Qt.Key.Key_Left)
        wait_for(qtbot, hand, "1", "1")

    def test_one_writer(self, hand, qtbot):
        wait_for(qtbot, hand, "1", "1", "7", "7", "7")
        owner = hand.findChild(QWidget, "shownWriter")
        assert [owner.itemText(at) for at in range(owner.count())] == ["all writers", "me", "Ann"]
        QTest.keyClick(owner, Qt.Key.Key_End)
        wait_for(qtbot, hand, "1", "1")
        assert text(hand, "label7") == "7: 0"

    def test_a_double_click_opens_it_on_the_paper(self, hand, qtbot):
        wait_for(qtbot, hand, "1", "1", "7", "7", "7")
        click(hand, 4)
        grid = grid_of(hand)
        place = grid.visualRect(grid.samples.index(4)).center()
        with qtbot.waitSignal(hand.session.drawing_opened):
            QTest.mouseDClick(
                grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
            )
        np.testing.assert_array_equal(canvas_of(hand).drawing().strokes[0][:, :2], SHAPES["7"])


class TestChanging:
    @pytest.fixture(autouse=True)
    def _five_drawings(self, store_file, hand, qtbot):
        hand.activateWindow()
        wait_for(qtbot, hand, "1", "1", "7", "7", "7")

    def test_a_typed_digit_relabels_what_is_chosen_and_undo_takes_it_back(self, hand, qtbot):
        click(hand, 2)
        click(hand, 4, Qt.KeyboardModifier.ShiftModifier)
        assert text(hand, "chosenCount").startswith("Chosen: 3.")
        QTest.keyClick(grid_of(hand), Qt.Key.Key_2)
        wait_for(qtbot, hand, "1", "1", "2", "2", "2")
        assert len(grid_of(hand).chosen_ids()) == 3  # they stay chosen
        assert canvas_of(hand).drawing().is_blank
        QTest.keyClick(grid_of(hand), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        wait_for(qtbot, hand, "1", "1", "7", "7", "7")
        assert not hand.findChild(QPushButton, "undoDrawings").isEnabled()

    def test_del_deletes_and_leaves_the_paper_alone(self, hand, qtbot):
        canvas_of(hand).replace(hand.session.sample_tasks.kept.drawing(1))
        click(hand, 0)
        QTest.keyClick(grid_of(hand), Qt.Key.Key_Delete)
        wait_for(qtbot, hand, "1", "7", "7", "7")
        assert not canvas_of(hand).drawing().is_blank
        undo = hand.findChild(QPushButton, "undoDrawings")
        assert undo.text() == "Undo delete"
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
        wait_for(qtbot, hand, "1", "1", "7", "7", "7")

    def test_the_last_of_a_label_gives_way_to_all(self, hand, qtbot):
        QTest.mouseClick(hand.findChild(QWidget, "label1"), Qt.MouseButton.LeftButton)
        wait_for(qtbot, hand, "1", "1")
        grid_of(hand).selectAll()
        QTest.mouseClick(hand.findChild(QPushButton, "deleteDrawings"), Qt.MouseButton.LeftButton)
        wait_for(qtbot, hand, "7", "7", "7")
        assert hand.findChild(QWidget, "labelAll").isChecked()

    def test_a_label_of_ones_own_from_the_menu(self, hand, qtbot, monkeypatch):
        monkeypatch.setattr(QInputDialog, "getText", lambda *_args: (" house ", True))
        click(hand, 0)
        menu = hand.findChild(QWidget, "relabelMenu")
        menu.aboutToShow.emit()
        action(hand, "otherLabelAction").trigger()
        wait_for(qtbot, hand, "house", "1", "7", "7", "7")
        assert text(hand, "labelhouse") == "house: 1"
        menu.aboutToShow.emit()
        assert "house" in [one.text() for one in menu.actions()]

    def test_a_correction_appears(self, hand, qtbot, a_seven, answered):
        answered(hand, a_seven, "7")
        QTest.mouseClick(hand.findChild(QWidget, "correction1"), Qt.MouseButton.LeftButton)
        wait_for(qtbot, hand, "1", "1", "1", "7", "7", "7")

    def test_a_drawing_that_is_gone_cannot_be_opened(self, hand, qtbot):
        hand.session.sample_tasks.kept.store().delete([5])
        click(hand, 0)
        QTest.keyClick(grid_of(hand), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: strip(hand) == "This drawing is no longer kept.")


def test_thousands_are_scrolled_with_few_in_memory(hand, folders, qtbot):
    store = hand.session.sample_tasks.kept.store()
    store.add_all([kept("7", number / 100) for number in range(1_500)])
    with qtbot.waitSignal(hand.session.sample_tasks.changed):
        hand.session.sample_tasks.load()
    grid = grid_of(hand)
    qtbot.waitUntil(lambda: grid.samples.rowCount() == 1_500)
    bar = grid.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for place in (bar.maximum(), bar.maximum() // 2, 0):
        bar.setValue(place)
        QApplication.processEvents()
        row = grid.indexAt(QPoint(20, 20)).row()
        qtbot.waitUntil(lambda row=row: grid.samples.index(row).data() == "7")
    assert shown(hand).count("7") <= 400
