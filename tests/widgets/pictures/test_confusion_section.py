import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider, QTableView, QToolButton

from mnist_desktop.insight.confusion import Confusion
from mnist_desktop.widgets.pictures.confusion_section import ConfusionSection

COUNTS = np.array([[8, 2, 0], [1, 9, 3], [0, 0, 7]])
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def section(qtbot):
    section = ConfusionSection()
    qtbot.addWidget(section)
    section.show_now(Confusion(COUNTS), "validation", 30)
    section.set_unfolded(True)
    section.resize(360, 500)
    with qtbot.waitExposed(section):
        section.show()
    return section


@pytest.fixture
def cells(section):
    found = []
    section.cell_chosen.connect(found.append)
    return found


def table(section):
    return section.findChild(QTableView, "confusionMatrix")


def click(section, row, column):
    view = table(section)
    place = view.visualRect(view.model().index(row, column)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=place)


def shown(section):
    model = table(section).model()
    columns = range(model.columnCount())
    return [[model.index(row, at).data() for at in columns] for row in range(model.rowCount())]


def button(section, name):
    return section.findChild(QToolButton, name)


def test_an_empty_matrix_says_why(section):
    section.show_now(None, "validation", 0, note="The images are being read…")
    axes = section.findChild(QLabel, "confusionAxes").text()
    assert axes == "Rows: label; columns: answer. The images are being read…"


def test_counts_and_how_many_of_each_label_are_right(section):
    assert shown(section) == [
        ["8", "2", "·", "80.0 %"],
        ["1", "9", "3", "69.2 %"],
        ["·", "·", "7", "100.0 %"],
    ]
    assert button(section, "confusionButton").text() == (
        "Confusion matrix: 6 of 30 misread (validation)"
    )


def test_a_click_on_a_number_a_label_or_an_answer_asks_for_images(section, cells):
    click(section, 1, 2)
    click(section, 1, 3)  # how many of them are right
    view = table(section)
    rows, columns = view.verticalHeader(), view.horizontalHeader()
    QTest.mouseClick(rows.viewport(), LEFT, pos=QPoint(5, rows.sectionPosition(2) + 5))
    QTest.mouseClick(columns.viewport(), LEFT, pos=QPoint(columns.sectionPosition(0) + 5, 5))
    assert cells == [(1, 2), (1, None), (2, None), (None, 0)]


def test_a_second_click_and_escape_choose_nothing(section, cells):
    section.show_chosen((1, 2))
    click(section, 1, 2)
    QTest.keyClick(table(section), Qt.Key.Key_Escape)
    assert cells == [(None, None)] * 2


def test_keys_reach_every_cell_and_say_what_it_means(section, cells):
    view = table(section)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == "0 read as 1: 2 of 10."
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert cells == [(0, 1)]


def test_the_commonest_mistakes_in_words(section, cells):
    names = [button(section, f"mistake{n}") for n in range(5)]
    assert [one.text() for one in names if one.isVisible()] == [
        "1 read as 2: 3",
        "0 read as 1: 2",
        "1 read as 0: 1",
    ]
    QTest.mouseClick(names[1], LEFT)
    assert cells == [(0, 1)]


def test_while_it_is_read(section):
    section.show_now(Confusion(COUNTS), "validation", 5_000)
    assert button(section, "confusionButton").text() == (
        "Confusion matrix: 6 of 30 misread (validation) so far"
    )
    section.show_now(None, "validation", 0)
    assert button(section, "confusionButton").text() == "Confusion matrix"
    assert shown(section) == []


def test_names_stand_beside_their_numbers(section):
    section.show_now(Confusion(COUNTS, ("cat & dog", "cow", "hen")), "test", 30)
    model = table(section).model()
    vertical, horizontal = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
    assert [model.headerData(n, vertical) for n in range(3)] == ["0 cat & dog", "1 cow", "2 hen"]
    assert [model.headerData(n, horizontal) for n in range(4)] == ["0", "1", "2", "right"]
    assert button(section, "mistake1").text() == "cat && dog read as cow: 2"


@pytest.mark.parametrize("k", [2, 10])
def test_every_number_has_its_place_in_a_narrow_tab(section, k):
    section.show_now(Confusion(np.full((k, k), 999)), "train", k * k * 999)
    view = table(section)
    last = view.visualRect(view.model().index(k - 1, k))
    assert view.viewport().rect().contains(last)


def test_the_counts_after_each_epoch(section, cells):
    slider = section.findChild(QSlider, "confusionEpoch")
    assert not slider.isVisible()
    first = Confusion(np.diag([3, 3]))
    section.show_epochs([(1, first), (2, Confusion(np.diag([4, 4])))])
    assert section.is_now
    assert slider.isVisible()
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert shown(section) == [["3", "·", "100.0 %"], ["·", "3", "100.0 %"]]
    click(section, 0, 0)
    assert cells == []  # only the counts are kept
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert shown(section)[0][0] == "8"


def test_while_a_run_is_on_one_stays_at_the_epoch_one_looks_back_at(section):
    slider = section.findChild(QSlider, "confusionEpoch")
    epochs = [(n, Confusion(np.diag([n, n]))) for n in range(1, 5)]
    section.show_epochs(epochs[:2])
    assert section.is_now
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    section.show_epochs(epochs)
    assert shown(section)[0][0] == "1"
    QTest.keyClick(slider, Qt.Key.Key_End)
    section.show_epochs([])
    assert shown(section)[0][0] == "8"
