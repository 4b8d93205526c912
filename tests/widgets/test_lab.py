"""The tabs of the third column."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.lab import Lab

_TABS = ("trainTab", "insideTab", "picturesTab", "handTab")


@pytest.fixture
def lab(shown):
    return shown(Lab(*(named(name, QWidget()) for name in _TABS)), 400, 300)


def test_the_first_tab_says_what_to_do_and_how_far_a_run_is(lab):
    assert lab.tabText(0) == "Train"
    lab.show_starting()
    assert (lab.tabText(0), lab.tabToolTip(0)) == ("Train", "Train: starting…")
    lab.show_epoch(2, 5)
    lab.show_tab("insideTab")
    assert (lab.tabText(0), lab.tabToolTip(0)) == ("2/5", "Train: epoch 2 of 5")
    lab.show_idle()
    assert (lab.tabText(0), lab.tabToolTip(0)) == ("Train", "")


def test_a_run_takes_no_room_from_the_other_tabs(lab):
    idle = [lab.tabBar().tabRect(place).width() for place in range(1, lab.count())]
    lab.show_epoch(10, 20)
    assert [lab.tabBar().tabRect(place).width() for place in range(1, lab.count())] == idle


def test_an_unknown_tab_changes_nothing(lab):
    lab.show_tab("insideTab")
    lab.show_tab("no tab of ours")
    assert lab.currentWidget().objectName() == "insideTab"


def test_each_tab_has_a_word_and_an_icon(lab):
    for index in range(lab.count()):
        assert lab.tabText(index)
        assert not lab.tabIcon(index).isNull()


def test_a_longer_language_costs_the_icons_and_never_a_letter(lab):
    def room_for_words(index):
        word = lab.fontMetrics().horizontalAdvance(lab.tabText(index))
        return lab.tabBar().tabRect(index).width() - word

    lab.resize(400, 300)
    spare = room_for_words(1)
    for index in range(1, lab.count()):
        lab.setTabText(index, f"{lab.tabText(index)} lorem")
    QApplication.sendEvent(lab, QEvent(QEvent.Type.FontChange))  # measures them again
    assert all(lab.tabIcon(index).isNull() for index in range(lab.count()))
    assert all(0 < room_for_words(index) < spare for index in range(1, lab.count()))
    assert not scroll_buttons(lab)
    lab.resize(700, 300)
    assert not any(lab.tabIcon(index).isNull() for index in range(lab.count()))
    lab.resize(250, 300)
    left, right = scroll_buttons(lab)
    last = lab.count() - 1
    assert lab.tabBar().tabRect(last).right() > lab.tabBar().width()
    while right.isEnabled():
        QTest.mouseClick(right, Qt.MouseButton.LeftButton)
    assert lab.tabBar().tabRect(last).right() <= left.x()


def scroll_buttons(lab):
    return [one for one in lab.tabBar().findChildren(QToolButton) if one.isVisible()]
