import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtTest import QTest

from mnist_desktop.widgets.picture_image import picture_from_qimage
from mnist_desktop.widgets.probability_bars import ProbabilityBars
from tests.fake_classifier import prediction_of


@pytest.fixture
def bars(qtbot):
    bars = ProbabilityBars()
    qtbot.addWidget(bars)
    bars.resize(300, 300)
    bars.show()
    return bars


def highlighted(bars):
    """Pixels of the highlight colour in each of the ten rows."""
    image = QImage(bars.size(), QImage.Format.Format_RGB32)
    bars.render(image)
    color = bars.palette().color(QPalette.ColorRole.Highlight)
    wanted = (color.red(), color.green(), color.blue())
    rows = (picture_from_qimage(image)[:, :, :3] == wanted).all(axis=2)
    return [int(rows[row * 30 : (row + 1) * 30].sum()) for row in range(10)]


def test_starts_empty(bars):
    assert bars.probabilities().tolist() == [0] * 10
    assert sum(highlighted(bars)) == 0
    assert "%" not in bars.explanation(3)


def test_the_winner_alone_is_highlighted_and_rows_keep_their_places(bars):
    for digit in (7, 2):
        bars.set_prediction(prediction_of(digit))
        pixels = highlighted(bars)
        assert pixels[digit] > 500
        assert sum(pixels) == pixels[digit]


def test_the_bar_is_as_long_as_the_probability(bars):
    lengths = []
    for confidence in (0.9, 0.6):
        bars.set_prediction(prediction_of(4, confidence))
        lengths.append(highlighted(bars)[4])
    assert lengths[1] / lengths[0] == pytest.approx(0.6 / 0.9, abs=0.05)


def test_empty_again_when_nothing_is_drawn(bars):
    bars.set_prediction(prediction_of(4))
    bars.set_prediction(None)
    assert bars.probabilities().sum() == 0
    assert sum(highlighted(bars)) == 0


def test_explains_the_row_under_the_pointer(bars, qtbot):
    bars.set_prediction(prediction_of(7, 0.97))
    with qtbot.waitSignal(bars.row_explained) as explained:
        QTest.mouseMove(bars, QPoint(100, 7 * 30 + 15))
    assert "97.00" in explained.args[0]
    assert f"{bars._prediction.logits[7]:.2f}" in explained.args[0]


def test_explains_by_keyboard(bars, qtbot):
    bars.set_prediction(prediction_of(7))
    said = []
    bars.row_explained.connect(said.append)
    for _ in range(11):
        QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Up)
    assert said == [bars.explanation(row) for row in [*range(10), 0, 9]]


def test_a_screen_reader_hears_the_winner(bars):
    assert bars.accessibleName()
    bars.set_prediction(prediction_of(7))
    assert bars.accessibleDescription() == bars.explanation(7)


@pytest.mark.parametrize(("y", "row"), [(-5, 0), (0, 0), (29, 0), (30, 1), (299, 9), (900, 9)])
def test_rows_by_height(bars, y, row):
    assert bars.row_at(y) == row
