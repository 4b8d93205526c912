import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from mnist_desktop.widgets.answer_panel import Answerer, AnswerPanel
from tests.fake_classifier import prediction_of


@pytest.fixture
def panel(qtbot):
    panel = AnswerPanel()
    qtbot.addWidget(panel)
    return panel


@pytest.fixture
def said(panel):
    """What the big label and the small one say."""
    labels = [panel.findChild(QLabel, name) for name in ("digitLabel", "surenessLabel")]
    return lambda: tuple(label.text() for label in labels)


def test_nothing_drawn(panel, said):
    assert said()[0] == "–"
    assert said()[1]


@pytest.mark.parametrize(
    ("confidence", "percent"),
    [
        (0.97, "97 %"),
        (0.5001, "50 %"),
        (0.9949, "99.5 %"),
        (0.9993, "99.9 %"),
        (0.99999, ">99.9 %"),
    ],
)
def test_sure(panel, said, confidence, percent):
    panel.set_prediction(prediction_of(7, confidence))
    assert said()[0] == "7"
    assert said()[1].startswith(percent)


def test_not_sure_names_the_two_it_hesitates_between(panel, said):
    panel.set_prediction(prediction_of(4, 0.45, accepted=False, runner_up=9))
    assert "4" in said()[0]
    assert "9" in said()[0]
    assert "%" not in said()[1]


def test_nothing_drawn_again(panel, said):
    empty = said()
    panel.set_prediction(prediction_of(7))
    panel.set_prediction(None)
    assert said() == empty
    assert panel.network_input.image() is None


def test_every_part_shows_the_same_answer(panel):
    answer = prediction_of(7)
    panel.set_prediction(answer)
    assert panel.network_input.image() is answer.image
    assert panel.bars.probabilities() is answer.probabilities


def test_a_screen_reader_hears_the_answer(panel, said):
    panel.set_prediction(prediction_of(7))
    description = panel.findChild(QLabel, "digitLabel").accessibleDescription()
    assert all(text in description for text in said())


def test_a_title_is_shown_as_it_is(panel):
    panel.set_model("<b>a & b</b>", Answerer.OWN)
    label = panel.findChild(QLabel, "modelLabel")
    assert "&lt;b>a &amp; b" in label.text()
    assert label.accessibleName() == "<b>a & b</b>"


def test_larger_type_for_a_room(panel):
    label = panel.findChild(QLabel, "digitLabel")
    panel.set_prediction(prediction_of(7))
    before = label.font().pixelSize()
    panel.set_scale(1.5)
    assert label.font().pixelSize() == pytest.approx(1.5 * before)
    panel.set_scale(1.0)
    assert label.font().pixelSize() == before


def test_every_part_knows_the_names(panel, said):
    panel.set_classes(("Bag", "Coat"))
    panel.set_prediction(prediction_of(1, runner_up=0))
    assert said()[0] == "Coat"
    assert panel.bars.explanation(1).startswith("Coat: ")
    assert "Bag" in panel.correction.findChild(QAbstractButton, "correction0").accessibleName()


def test_who_answers_has_a_dot_of_its_own_colour(panel):
    label = panel.findChild(QLabel, "modelLabel")
    texts = set()
    for answerer in Answerer:
        panel.set_model("quick", answerer)
        assert answerer.value in label.text()
        texts.add(label.text())
    assert len(texts) == len(Answerer)


def test_the_other_model_shows_as_ticks(panel):
    panel.set_prediction(prediction_of(7), prediction_of(2))
    assert panel.bars.ticks().argmax() == 2
    panel.set_prediction(prediction_of(7))
    assert panel.bars.ticks() is None
