import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPalette
from PySide6.QtTest import QTest

from mnist_desktop.widgets.answer.probability_bars import ProbabilityBars
from mnist_desktop.widgets.answer.probability_row import RowColumns
from mnist_desktop.widgets.base.images import picture_from_qimage
from mnist_desktop.widgets.base.labels import bold
from tests.fake_classifier import prediction_of


@pytest.fixture
def bars(shown):
    return shown(ProbabilityBars(), 300, 300)


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


def test_a_probability_below_1_is_never_said_to_be_100_percent(bars):
    prediction = prediction_of(3)
    prediction.probabilities[3] = 0.999999
    bars.set_prediction(prediction, prediction)
    assert bars.explanation(3).count("99.99 %") == 2


def test_a_longer_language_cuts_no_figure_on_its_left():
    font, longer = QFont(), "100.0 % lor"
    columns = RowColumns.fitting(["7"], longer, 200, font)
    assert columns.percentage >= QFontMetricsF(bold(font)).horizontalAdvance(longer)


def test_the_winner_alone_is_highlighted_and_rows_keep_their_places(bars):
    for digit in (7, 2):
        bars.set_prediction(prediction_of(digit))
        pixels = highlighted(bars)
        assert pixels[digit] > 500
        assert sum(pixels) == pixels[digit]
        assert bars.accessibleDescription() == bars.explanation(digit)
    bars.set_prediction(None)
    assert bars.probabilities().sum() == sum(highlighted(bars)) == 0


def test_the_bar_is_as_long_as_the_probability(bars):
    lengths = []
    for confidence in (0.9, 0.6):
        bars.set_prediction(prediction_of(4, confidence))
        lengths.append(highlighted(bars)[4])
    assert lengths[1] / lengths[0] == pytest.approx(0.6 / 0.9, abs=0.05)


def test_explains_the_row_under_the_pointer(bars, qtbot):
    prediction = prediction_of(7, 0.97)
    bars.set_prediction(prediction)
    with qtbot.waitSignal(bars.row_explained) as explained:
        QTest.mouseMove(bars, QPoint(100, 7 * 30 + 15))
    assert "97.00" in explained.args[0]
    assert f"{prediction.logits[7]:.2f}" in explained.args[0]


def test_explains_by_keyboard(bars, qtbot):
    bars.set_prediction(prediction_of(7))
    said = []
    bars.row_explained.connect(said.append)
    for _ in range(11):
        QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Up)
    assert said == [bars.explanation(row) for row in [*range(10), 0, 9]]


def test_rows_by_height(bars):
    assert [bars.row_at(y) for y in (-5, 0, 29, 30, 299, 900)] == [0, 0, 0, 1, 9, 9]


FASHION = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal")


def bar_left(bars, row):
    """Where the bar of a row begins."""
    image = QImage(bars.size(), QImage.Format.Format_RGB32)
    bars.render(image)
    color = bars.palette().color(QPalette.ColorRole.Highlight)
    pixels = picture_from_qimage(image)[:, :, :3] == (color.red(), color.green(), color.blue())
    height = bars.height() // 6
    columns = pixels.all(axis=2)[row * height : (row + 1) * height].any(axis=0)
    return int(columns.argmax())


def test_as_many_rows_as_there_are_names(bars, qtbot):
    bars.set_classes(FASHION)
    bars.set_prediction(prediction_of(5, runner_up=1))
    assert [bars.row_at(y) for y in (0, 49, 50, 299, 900)] == [0, 0, 1, 5, 5]
    said = []
    bars.row_explained.connect(said.append)
    for _ in range(7):
        QTest.keyClick(bars, Qt.Key.Key_Down)
    assert [text.split(":")[0] for text in said] == [*FASHION, FASHION[0]]
    assert bars.accessibleDescription().startswith("Sandal: ")
    assert bars.minimumSizeHint().height() < ProbabilityBars().minimumSizeHint().height()


def test_names_have_room_up_to_two_fifths(bars):
    lefts = []
    for names in (list("abcdef"), FASHION, ["x" * 40, *FASHION[1:]]):
        bars.set_classes(names)
        bars.set_prediction(prediction_of(5, runner_up=1))
        lefts.append(bar_left(bars, 5))
    assert lefts[0] < lefts[1] < lefts[2] <= 0.4 * 300 + 16


def test_a_whole_name_is_explained(bars, qtbot):
    long = "a name of forty characters, which is cut"
    bars.set_classes((long, "b"))
    bars.set_prediction(prediction_of(0, runner_up=1))
    with qtbot.waitSignal(bars.row_explained) as explained:
        QTest.mouseMove(bars, QPoint(100, 15))
    assert explained.args[0].startswith(long)
    assert bars.accessibleDescription().startswith(long)


def test_other_names_take_the_answer_away_and_a_late_one_does_no_harm(bars):
    digits = bars.accessibleName(), bars.statusTip()
    bars.set_prediction(prediction_of(7))
    bars.set_classes(("no", "yes"))
    assert bars.probabilities().sum() == 0
    bars.set_prediction(prediction_of(7))
    assert bars.accessibleDescription().startswith("7: ")
    assert sum(highlighted(bars)) == 0
    assert (bars.accessibleName(), bars.statusTip()) != digits
    bars.set_classes([])
    assert (bars.accessibleName(), bars.statusTip()) == digits
    assert bars.row_at(299) == 9


def test_the_same_names_change_nothing(bars):
    bars.set_classes(FASHION)
    bars.set_prediction(prediction_of(2, runner_up=1))
    bars.set_classes(list(FASHION))
    assert bars.probabilities().sum() == pytest.approx(1)


def test_a_row_is_chosen_by_a_click_or_by_enter_and_framed(bars, qtbot):
    bars.set_prediction(prediction_of(7))
    with qtbot.waitSignal(bars.row_chosen) as chosen:
        QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(100, 4 * 30 + 15))
    assert chosen.args == [4]
    QTest.keyClick(bars, Qt.Key.Key_Down)
    with qtbot.waitSignal(bars.row_chosen) as chosen:
        QTest.keyClick(bars, Qt.Key.Key_Return)
    row = chosen.args[0]
    before = bars.grab().toImage()
    bars.set_framed(row)
    framed = bars.grab().toImage()
    assert framed != before
    bars.set_framed(None)
    assert bars.grab().toImage() == before
