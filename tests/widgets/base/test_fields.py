import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QScrollArea,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.widgets.base.fields import (
    MNIST_IMAGES,
    AmountField,
    FocusedWheel,
    LearningRateSpin,
    SampleSpin,
    SteppedSpin,
    stepped,
)

UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture
def shown(qtbot):
    """Shows a field in English."""

    def show(field):
        field.setLocale(QLocale("en"))
        qtbot.addWidget(field)
        field.show()
        return field

    return show


def enter(field, text):
    """Types a number in place of the old one."""
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


class TestSteppedSpin:
    @pytest.fixture
    def spin(self, shown):
        spin = shown(SteppedSpin((32, 64, 128, 256), 8, 1024))
        spin.set_value(64)
        return spin

    def test_the_arrows_go_to_the_next_stop(self, spin):
        for start, up, down in ((64, 128, 32), (100, 128, 64), (256, 1024, 128), (8, 32, 8)):
            for key, end in ((UP, up), (DOWN, down)):
                spin.set_value(start)
                QTest.keyClick(spin, key)
                assert spin.value() == end
        QTest.keyClick(spin, Qt.Key.Key_PageUp)
        assert spin.value() == 1024

    @pytest.mark.parametrize(
        ("text", "value"),
        [("77", 77), ("1,000", 1000), ("1000", 1000), ("99999999999999", 1024), ("3", 8), ("", 64)],
    )
    def test_any_number_can_be_typed(self, spin, text, value):
        enter(spin, text)
        assert spin.value() == value
        assert spin.cleanText() == f"{value:,}"

    def test_a_chosen_value_is_reported_and_a_shown_one_is_not(self, spin):
        chosen = []
        spin.value_chosen.connect(chosen.append)
        spin.set_value(4096)  # out of the bounds
        assert spin.value() == 4096
        spin.set_value(128)
        assert chosen == []
        QTest.keyClick(spin, UP)
        assert chosen == [256]


class TestAmountField:
    def test_shows_a_share_in_percent_and_reports_the_share(self, shown, qtbot):
        field = shown(AmountField(90, 5, 0, "%", factor=100))
        with qtbot.assertNotEmitted(field.value_chosen):
            field.set_value(0.1)
        assert field.text() == "10\u00a0%"
        with qtbot.waitSignal(field.value_chosen) as chosen:
            QTest.keyClick(field, UP)
        assert chosen.args == [0.15]
        field.set_value(0.95)  # past the largest
        assert field.value() == 95

    @pytest.mark.parametrize("text", ["1,5", "1.5"])
    def test_a_comma_is_a_point(self, shown, text):
        field = shown(AmountField(90, 0.5, 1, "px"))
        enter(field, text)
        assert field.value() == 1.5  # and not 15
        assert field.text().startswith("1.5")


class TestLearningRateSpin:
    @pytest.fixture
    def spin(self, shown):
        spin = shown(LearningRateSpin())
        spin.set_value(1e-3)
        return spin

    @pytest.mark.parametrize(
        ("rate", "up", "down"),
        [(1e-3, 2e-3, 5e-4), (2e-3, 5e-3, 1e-3), (3e-3, 5e-3, 2e-3), (1e-5, 2e-5, 5e-6)],
    )
    def test_the_steps(self, rate, up, down):
        assert (stepped(rate, is_up=True), stepped(rate, is_up=False)) == (up, down)

    def test_the_arrow_keys_step_between_the_bounds(self, spin):
        for key, end in ((UP, 10), (DOWN, 1e-6)):
            for _ in range(30):
                QTest.keyClick(spin, key)
            assert spin.value() == pytest.approx(end)

    @pytest.mark.parametrize(
        ("text", "rate", "shown_text"),
        [
            ("0.02", 0.02, "0.02"),
            ("2e-2", 0.02, "0.02"),
            ("0,02", 0.02, "0.02"),
            ("3E-5", 3e-5, "3e-5"),
            ("0.0001", 1e-4, "0.0001"),
            ("10", 10, "10"),
            (".5", 0.5, "0.5"),
        ],
    )
    def test_plain_and_scientific_numbers_can_be_typed(self, spin, text, rate, shown_text):
        enter(spin, text)
        assert spin.value() == pytest.approx(rate)
        assert spin.text() == shown_text

    @pytest.mark.parametrize("text", ["0", "11", "1e9", "1e-", "1e-400", ".", "0x.0-0inf2nan"])
    def test_what_is_no_rate_is_refused(self, spin, text):
        enter(spin, text)
        assert 1e-6 <= spin.value() <= 10
        assert float(spin.text()) == pytest.approx(spin.value())

    def test_a_rate_is_shown_silently(self, spin, qtbot):
        with qtbot.assertNotEmitted(spin.value_chosen):
            spin.set_value(1e-8)
        assert spin.text() == "1e-8"


class TestSampleSpin:
    @pytest.fixture
    def spin(self, shown):
        return shown(SampleSpin())

    def test_the_arrows_go_by_tens_from_all_of_mnist(self, spin):
        assert (spin.samples(), spin.text()) == (None, "55,000")
        seen = []
        for _ in range(4):
            QTest.keyClick(spin, DOWN)
            seen.append(spin.samples())
        assert seen == [10_000, 1_000, 100, 10]
        for _ in range(4):
            QTest.keyClick(spin, UP)
        assert spin.samples() is None

    @pytest.mark.parametrize(("samples", "kept"), [(None, None), (100, 100), (55_000, None)])
    def test_shows_a_number_silently(self, spin, qtbot, samples, kept):
        with qtbot.assertNotEmitted(spin.value_chosen):
            spin.set_samples(samples)
        assert spin.samples() == kept

    def test_all_stays_all_in_another_data_set(self, spin, qtbot):
        with qtbot.assertNotEmitted(spin.value_chosen):
            spin.set_available(4_000)
        assert (spin.samples(), spin.text()) == (None, "4,000")
        spin.set_available(MNIST_IMAGES)
        assert spin.samples() is None

    def test_a_number_stays_where_there_are_enough(self, spin):
        spin.set_samples(1_000)
        spin.set_available(60_000)
        assert spin.samples() == 1_000
        spin.set_available(500)
        assert (spin.samples(), spin.value()) == (None, 500)


class TestFocusedWheel:
    @pytest.fixture
    def area(self, qtbot):
        """A column that is higher than its window, with a field of each kind."""
        area, column = QScrollArea(), QWidget()
        layout = QVBoxLayout(column)
        combo = QComboBox()
        combo.addItems(["a", "b", "c"])
        combo.setCurrentIndex(1)
        for field in (QSpinBox(value=50), QDoubleSpinBox(value=50), QSlider(value=50), combo):
            layout.addWidget(field)
        layout.addStretch(1)
        column.setMinimumHeight(2000)
        FocusedWheel(column)
        area.setWidget(column)
        area.setWidgetResizable(True)
        area.resize(200, 200)
        qtbot.addWidget(area)
        with qtbot.waitExposed(area):
            area.show()
        return area

    @staticmethod
    def turn(field):
        """One notch over a field's middle; whether its value is another then."""
        value = field.currentIndex if isinstance(field, QComboBox) else field.value
        before = value()
        middle = field.mapTo(field.window(), field.rect().center())
        QTest.wheelEvent(field.window().windowHandle(), QPointF(middle), QPoint(0, -120))
        return value() != before

    @pytest.mark.parametrize("kind", [QSpinBox, QDoubleSpinBox, QSlider, QComboBox])
    def test_only_a_field_with_the_focus_takes_the_wheel(self, area, kind, qtbot):
        field = area.findChild(kind)
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        assert self.turn(field)
        assert area.verticalScrollBar().value() == 0
        area.setFocus()
        assert not self.turn(field)
        assert not field.hasFocus()
        assert area.verticalScrollBar().value() > 0
