import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel

from mnist_desktop.recognition.numbers.number import Number, ReadDigit
from mnist_desktop.widgets.answer.answer_panel import AnswerPanel
from mnist_desktop.widgets.answer.model_colors import ModelOrigin, color_of
from tests.fake_classifier import prediction_of


@pytest.fixture
def panel(owned):
    return owned(AnswerPanel())


@pytest.fixture
def said(panel):
    """What the big label and the small one say."""
    labels = [panel.findChild(QLabel, name) for name in ("digitLabel", "surenessLabel")]
    return lambda: tuple(label.text() for label in labels)


def test_sure(panel, said):
    for confidence, percent in ((0.5001, "50"), (0.97, "97"), (0.9949, "99.5"), (1.0, ">99.9")):
        panel.set_prediction(prediction_of(7, confidence))
        assert said()[0] == "7"
        assert said()[1].startswith(f"{percent} %")


def test_not_sure_names_the_two_it_hesitates_between(panel, said):
    panel.set_prediction(prediction_of(4, 0.45, accepted=False, runner_up=9))
    assert "4" in said()[0]
    assert "9" in said()[0]
    assert "%" not in said()[1]


def test_every_part_shows_the_same_answer_and_none_again(panel, said):
    empty = said()
    assert empty[0] == "–"
    answer, other = prediction_of(7), prediction_of(2)
    panel.set_prediction(answer, other)
    assert panel.network_input.image() is answer.image
    assert panel.bars.probabilities() is answer.probabilities
    assert panel.bars.ticks() is other.probabilities
    description = panel.findChild(QLabel, "digitLabel").accessibleDescription()
    assert all(text in description for text in said())
    panel.set_prediction(None)
    assert said() == empty
    assert panel.network_input.image() is None
    assert panel.bars.ticks() is None


def test_a_title_is_shown_as_it_is(panel):
    panel.set_model("<b>a & b</b>", ModelOrigin.OWN)
    label = panel.findChild(QLabel, "modelLabel")
    assert "&lt;b>a &amp; b" in label.text()
    assert label.accessibleName() == "<b>a & b</b>"


def test_picture_digit_and_bars_grow_with_the_column(panel):
    label = panel.findChild(QLabel, "digitLabel")
    panel.set_prediction(prediction_of(7))
    sizes = []
    panel.show()
    for width, height in ((240, 590), (560, 950)):
        panel.resize(width, height)
        parts = (panel.network_input, panel.bars)
        sizes.append([*(part.height() for part in parts), label.font().pixelSize()])
    (picture, bars, digit), larger = sizes
    assert picture == pytest.approx(96, abs=6)
    assert digit == pytest.approx(75, abs=6)
    assert larger[0] == 224  # whole pixels of the 28
    assert larger[1] > 1.5 * bars
    assert larger[2] > 2 * digit


def test_a_digit_of_some_height_for_a_room(panel):
    label = panel.findChild(QLabel, "digitLabel")
    panel.resize(480, 900)
    panel.show()
    panel.set_digit_px(180)
    for digit in range(10):
        panel.set_prediction(prediction_of(digit))
        drawn = QFontMetrics(label.font()).tightBoundingRect(label.text())
        assert drawn.height() >= 179
        assert drawn.width() <= label.width()
    panel.set_digit_px(0)
    assert label.font().pixelSize() < 180


def test_under_a_digit_for_a_room_the_image_is_named_if_the_bars_keep_their_lines(panel):
    caption = next(
        one for one in panel.preprocessing.findChildren(QLabel) if "28 × 28" in one.text()
    )
    panel.show()
    panel.set_digit_px(128)
    shown = []
    for height in (420, 640):
        panel.resize(300, height)
        assert panel.network_input.isVisible()
        shown.append(caption.isVisible())
    assert shown == [False, True]
    assert panel.bars.height() >= 10 * QFontMetrics(panel.font()).height()


@pytest.mark.parametrize("has_other", [False, True])
def test_all_of_it_fits_a_low_column(panel, has_other):
    if has_other:
        panel.set_other("ticks: built-in, 99.5 %", ModelOrigin.BUILT_IN)
        panel.switch.show()
    assert panel.minimumSizeHint().height() <= (400 if has_other else 360)
    assert panel.minimumSizeHint().width() <= 240


@pytest.mark.parametrize("height", [400, 440, 560])
@pytest.mark.parametrize("rows", [1, 2])
def test_beside_a_number_each_bar_keeps_a_line(panel, rows, height):
    digits = tuple(ReadDigit((0, 0, 1, 1), prediction_of(digit)) for digit in (2, 7))
    panel.resize(240, height)
    panel.show()
    panel.set_prediction(prediction_of(7))
    panel.set_number(Number(((digits,),) * rows))
    assert panel.bars.height() >= 10 * QFontMetrics(panel.font()).height() - 5
    panel.set_number(None)
    assert panel.network_input.isVisible()


def test_every_part_knows_the_names(panel, said):
    panel.set_classes(("Bag", "Coat"))
    panel.set_prediction(prediction_of(1, runner_up=0))
    assert said()[0] == "Coat"
    assert panel.bars.explanation(1).startswith("Coat: ")
    assert "Bag" in panel.correction.findChild(QAbstractButton, "correction0").accessibleName()


def test_who_answers_has_a_sign_of_its_own(panel):
    label = panel.findChild(QLabel, "modelLabel")
    texts = set()
    for answerer in ModelOrigin:
        panel.set_model("quick", answerer)
        assert answerer.value in label.text()
        texts.add(label.text())
    assert len(texts) == len(ModelOrigin)


def test_the_ticks_have_a_name_while_there_are_any(panel):
    label = panel.findChild(QLabel, "otherModelLabel")
    assert label.isHidden()
    panel.set_other("ticks: mine", ModelOrigin.OWN)
    assert not label.isHidden()
    assert "ticks: mine" in label.text()
    panel.set_other("", None)
    assert label.isHidden()


def test_the_new_network_has_one_colour_as_answer_and_as_ticks(panel):
    panel.bars.resize(240, 300)
    panel.set_model("new", ModelOrigin.IN_TRAINING)
    label = panel.findChild(QLabel, "modelLabel").text()
    panel.set_other("ticks", ModelOrigin.IN_TRAINING)
    panel.set_prediction(prediction_of(7), prediction_of(2))
    image = panel.bars.grab().toImage()
    color = color_of(ModelOrigin.IN_TRAINING, panel.palette())
    assert color.name() in label
    row = range(2 * 30, 3 * 30)
    assert any(image.pixelColor(x, y) == color for y in row for x in range(240))
    assert color_of(ModelOrigin.OWN, panel.palette()) != color


def test_a_kept_drawing_stays_kept_while_networks_come_and_go(panel):
    button = panel.correction.findChild(QAbstractButton, "correction3")
    panel.set_prediction(prediction_of(7))
    assert button.isEnabled()
    panel.correction.show_kept(3)
    panel.set_prediction(prediction_of(8), kept=3)
    assert not button.isEnabled()
    panel.set_prediction(prediction_of(8))
    assert button.isEnabled()
