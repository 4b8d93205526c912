import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from mnist_desktop.widgets.base.fields import SteppedSpin


@pytest.fixture
def spin(qtbot):
    spin = SteppedSpin((32, 64, 128, 256), 8, 1024)
    spin.setLocale(QLocale("en"))
    qtbot.addWidget(spin)
    spin.set_value(64)
    spin.show()
    return spin


def typed(spin, text, key=Qt.Key.Key_Return):
    spin.selectAll()
    QTest.keyClicks(spin, text)
    QTest.keyClick(spin, key)


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (64, Qt.Key.Key_Up, 128),
        (64, Qt.Key.Key_Down, 32),
        (100, Qt.Key.Key_Up, 128),
        (100, Qt.Key.Key_Down, 64),
        (256, Qt.Key.Key_Up, 1024),
        (1024, Qt.Key.Key_Up, 1024),
        (32, Qt.Key.Key_Down, 8),
        (8, Qt.Key.Key_Down, 8),
        (64, Qt.Key.Key_PageUp, 1024),
    ],
)
def test_the_arrows_go_to_the_next_stop(spin, start, key, end):
    spin.set_value(start)
    QTest.keyClick(spin, key)
    assert spin.value() == end


@pytest.mark.parametrize(
    ("text", "value"),
    [("77", 77), ("1,000", 1000), ("1000", 1000), ("99999999999999", 1024), ("3", 8), ("", 64)],
)
def test_any_number_can_be_typed(spin, text, value):
    spin.set_value(64)
    spin.selectAll()
    QTest.keyClick(spin, Qt.Key.Key_Delete)
    typed(spin, text)
    assert spin.value() == value
    assert spin.cleanText() == f"{value:,}"


def test_a_change_is_told_and_a_set_value_is_not(spin):
    told = []
    spin.value_chosen.connect(told.append)
    spin.set_value(128)
    assert told == []
    QTest.keyClick(spin, Qt.Key.Key_Up)
    assert told == [256]


def test_a_value_out_of_the_bounds_is_shown_as_it_is(spin):
    spin.set_value(4096)
    assert spin.value() == 4096
