import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest

from mnist_desktop.widgets.base.fields import MNIST_IMAGES, SampleSpin


@pytest.fixture
def spin(qtbot):
    spin = SampleSpin()
    spin.setLocale(QLocale("en"))
    qtbot.addWidget(spin)
    spin.show()
    return spin


def test_all_of_mnist_at_first(spin):
    assert spin.samples() is None
    assert spin.text() == "55,000"


def test_the_arrows_go_by_tens(spin):
    seen = []
    for _ in range(4):
        QTest.keyClick(spin, Qt.Key.Key_Down)
        seen.append(spin.samples())
    assert seen == [10_000, 1_000, 100, 10]
    for _ in range(4):
        QTest.keyClick(spin, Qt.Key.Key_Up)
    assert spin.samples() is None


def test_any_number_can_be_typed(spin):
    spin.selectAll()
    QTest.keyClicks(spin, "12345")
    assert spin.samples() == 12_345
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert spin.text() == "12,345"


@pytest.mark.parametrize(("samples", "kept"), [(None, None), (100, 100), (55_000, None)])
def test_shows_a_number_silently(spin, qtbot, samples, kept):
    with qtbot.assertNotEmitted(spin.value_chosen):
        spin.set_samples(samples)
    assert spin.samples() == kept


def test_all_stays_all_in_another_data_set(spin, qtbot):
    with qtbot.assertNotEmitted(spin.value_chosen):
        spin.set_available(4_000)
    assert spin.samples() is None
    assert spin.text() == "4,000"
    spin.set_available(MNIST_IMAGES)
    assert spin.samples() is None


def test_a_number_stays_where_there_are_enough(spin):
    spin.set_samples(1_000)
    spin.set_available(60_000)
    assert spin.samples() == 1_000
    spin.set_available(500)
    assert spin.samples() is None
    assert spin.value() == 500
