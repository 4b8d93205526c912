import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from mnist_desktop.widgets.base.fields import AmountField


@pytest.fixture
def percent(qtbot):
    field = AmountField(90, 5, 0, "%", a_unit=100)
    qtbot.addWidget(field)
    field.show()
    return field


def test_shows_a_share_in_percent_and_tells_the_share(percent, qtbot):
    with qtbot.assertNotEmitted(percent.value_chosen):
        percent.set_value(0.1)
    assert percent.text() == "10\u00a0%"
    with qtbot.waitSignal(percent.value_chosen) as told:
        QTest.keyClick(percent, Qt.Key.Key_Up)
    assert told.args == [0.15]


def test_typed_and_past_the_largest(percent):
    percent.selectAll()
    QTest.keyClicks(percent, "33")
    assert percent.value() == 33
    percent.set_value(0.95)
    assert percent.value() == 95


def test_a_comma_is_a_point(qtbot):
    field = AmountField(90, 0.5, 1, "px")
    qtbot.addWidget(field)
    field.setLocale(QLocale("en"))
    field.show()
    for typed in ("1,5", "1.5"):
        field.set_value(0)
        field.selectAll()
        QTest.keyClicks(field, typed)
        assert field.value() == 1.5  # and not 15
        assert field.text().startswith("1.5")
