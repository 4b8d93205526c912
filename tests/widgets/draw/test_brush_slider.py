import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider

from mnist_desktop.widgets.draw.brush_slider import BrushSlider
from mnist_desktop.widgets.draw.canvas import MAX_BRUSH, MIN_BRUSH


@pytest.fixture
def brush(shown):
    return shown(BrushSlider())


@pytest.fixture
def slider(brush):
    return brush.findChild(QSlider)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [(22, 22), (30.4, 30), (MIN_BRUSH, MIN_BRUSH), (0, MIN_BRUSH), (1e6, MAX_BRUSH)],
)
def test_shows_a_width_the_canvas_can_draw(brush, asked, expected):
    brush.set_width_units(asked)
    assert brush.width_units() == expected


def test_tells_another_width_as_a_float(brush, qtbot):
    with qtbot.waitSignal(brush.width_changed) as changed:
        brush.set_width_units(40)
    assert changed.args == [40.0]
    assert isinstance(changed.args[0], float)


@pytest.mark.parametrize(("key", "sign"), [(Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, -1)])
def test_a_key_does_the_same_as_a_step(brush, slider, key, sign):
    brush.set_width_units(40)
    brush.step(sign)
    after_step = brush.width_units()
    assert (after_step - 40) * sign > 0
    brush.set_width_units(40)
    QTest.keyClick(slider, key)
    assert brush.width_units() == after_step


def test_says_what_it_is(brush, slider):
    assert brush.findChild(QLabel).buddy() is slider
    assert brush.findChild(QLabel).text()
    assert slider.accessibleName()
    assert slider.statusTip()
