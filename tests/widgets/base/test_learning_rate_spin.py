import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mnist_desktop.widgets.base.fields import LearningRateSpin, stepped


@pytest.fixture
def spin(qtbot):
    spin = LearningRateSpin()
    qtbot.addWidget(spin)
    spin.set_value(1e-3)
    spin.show()
    return spin


@pytest.mark.parametrize(
    ("rate", "up", "down"),
    [
        (1e-3, 2e-3, 5e-4),
        (2e-3, 5e-3, 1e-3),
        (5e-3, 1e-2, 2e-3),
        (3e-3, 5e-3, 2e-3),
        (8e-3, 1e-2, 5e-3),
        (0.5, 1.0, 0.2),
        (1e-5, 2e-5, 5e-6),
    ],
)
def test_the_steps(rate, up, down):
    assert stepped(rate, is_up=True) == up
    assert stepped(rate, is_up=False) == down


def test_the_arrow_keys_step(spin):
    QTest.keyClick(spin, Qt.Key.Key_Up)
    assert spin.value() == pytest.approx(2e-3)
    for _ in range(30):
        QTest.keyClick(spin, Qt.Key.Key_Up)
    assert spin.value() == 10
    for _ in range(30):
        QTest.keyClick(spin, Qt.Key.Key_Down)
    assert spin.value() == pytest.approx(1e-6)


@pytest.mark.parametrize(
    ("text", "rate", "shown"),
    [
        ("0.02", 0.02, "0.02"),
        ("2e-2", 0.02, "0.02"),
        ("0,02", 0.02, "0.02"),
        ("3E-5", 3e-5, "3e-5"),
        ("1e-6", 1e-6, "1e-6"),
        ("0.0001", 1e-4, "0.0001"),
        ("10", 10, "10"),
        ("1", 1, "1"),
        (".5", 0.5, "0.5"),
    ],
)
def test_plain_and_scientific_numbers_can_be_typed(spin, text, rate, shown):
    spin.selectAll()
    QTest.keyClicks(spin, text)
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert spin.value() == pytest.approx(rate)
    assert spin.text() == shown


@pytest.mark.parametrize("text", ["0", "11", "1e9", "1e-", "1e-400", "."])
def test_what_is_no_rate_is_not_taken(spin, text):
    spin.selectAll()
    QTest.keyClick(spin, Qt.Key.Key_Delete)
    QTest.keyClicks(spin, text)
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert 1e-6 <= spin.value() <= 10
    assert float(spin.text()) == pytest.approx(spin.value())


def test_letters_are_not_taken(spin):
    spin.selectAll()
    QTest.keyClicks(spin, "0x.0-0inf2nan")
    assert spin.value() == pytest.approx(1e-3) or spin.value() == pytest.approx(0.002)
    assert "x" not in spin.text()


def test_a_set_rate_is_shown_silently(spin, qtbot):
    with qtbot.assertNotEmitted(spin.value_chosen):
        spin.set_value(1e-8)
    assert spin.text() == "1e-8"
