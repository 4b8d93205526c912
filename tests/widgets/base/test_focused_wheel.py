import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.widgets.base.fields import FocusedWheel


@pytest.fixture
def area(qtbot):
    """A column that is higher than its window, with a field of each kind."""
    area, column = QScrollArea(), QWidget()
    layout = QVBoxLayout(column)
    combo = QComboBox()
    combo.addItems(["a", "b", "c"])
    combo.setCurrentIndex(1)
    for field in (QSpinBox(), QDoubleSpinBox(), combo):
        layout.addWidget(field)
    layout.addStretch(1)
    column.setMinimumHeight(2000)
    FocusedWheel(column)
    area.setWidget(column)
    area.setWidgetResizable(True)
    area.resize(200, 200)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    return area


def turn(field):
    """The wheel, one notch towards the person, over a field's middle."""
    window = field.window()
    middle = field.mapTo(window, field.rect().center())
    QTest.wheelEvent(window.windowHandle(), QPointF(middle), QPoint(0, -120))


def state(field):
    return field.currentIndex() if isinstance(field, QComboBox) else field.value()


@pytest.mark.parametrize("kind", [QSpinBox, QDoubleSpinBox, QComboBox])
def test_the_column_scrolls_in_passing(area, kind):
    field = area.findChild(kind)
    if kind is not QComboBox:
        field.setValue(50)
    area.setFocus()
    before = state(field)
    turn(field)
    assert state(field) == before
    assert not field.hasFocus()
    assert area.verticalScrollBar().value() > 0


@pytest.mark.parametrize("kind", [QSpinBox, QDoubleSpinBox, QComboBox])
def test_a_field_with_the_focus_takes_the_wheel(area, kind, qtbot):
    field = area.findChild(kind)
    if kind is not QComboBox:
        field.setValue(50)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    before = state(field)
    turn(field)
    assert state(field) != before
    assert area.verticalScrollBar().value() == 0
