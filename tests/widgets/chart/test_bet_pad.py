"""A curve is drawn with the mouse or typed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mnist_desktop.widgets.chart.bet_pad import BetPad


@pytest.fixture
def pad(qtbot):
    pad = BetPad()
    qtbot.addWidget(pad)
    pad.resize(320, 160)
    pad.set_epochs(4)
    with qtbot.waitExposed(pad):
        pad.show()
    pad.setFocus()
    return pad


def drag(pad, start, end):
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(pad, end)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=end)


def test_a_stroke_from_corner_to_corner(pad, qtbot):
    with qtbot.waitSignal(pad.curve_drawn):
        drag(pad, QPoint(2, 158), QPoint(318, 2))
    assert pad.curve.points[0] == (0, 0.0)
    assert pad.curve.points[-1] == (4, 1.0)
    assert len(pad.curve.points) == 5
    drag(pad, QPoint(318, 158), QPoint(318, 158))  # drawn again at the end
    assert pad.curve.points[-1] == (4, 0.0)
    assert "after epoch 4: 0.0 %" in pad.accessibleDescription()


def test_by_keyboard(pad):
    QTest.keyClick(pad, Qt.Key.Key_Right)
    QTest.keyClick(pad, Qt.Key.Key_PageUp)
    QTest.keyClick(pad, Qt.Key.Key_Right)
    QTest.keyClick(pad, Qt.Key.Key_Up)
    QTest.keyClick(pad, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pad.curve.points == ((0, 0.2), (1, 0.209))
    assert "after epoch 1: 20.9 %" in pad.accessibleDescription()
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.curve.points == ()
