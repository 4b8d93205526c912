import pytest
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QLabel

from mnist_desktop.widgets.digit_answer import DigitAnswer
from tests.fake_classifier import prediction_of

DOUBT = prediction_of(4, 0.45, accepted=False, runner_up=9)
ANSWERS = {"nothing": None, "sure": prediction_of(7), "doubt": DOUBT}


@pytest.fixture
def answer(qtbot):
    answer = DigitAnswer()
    qtbot.addWidget(answer)
    answer.resize(130, answer.height())
    answer.show()
    return answer


@pytest.fixture
def labels(answer):
    return [answer.findChild(QLabel, name) for name in ("digitLabel", "surenessLabel")]


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("prediction", ANSWERS.values(), ids=ANSWERS)
def test_everything_can_be_read(answer, labels, prediction, scale):
    answer.set_scale(scale)
    answer.resize(round(130 * scale), answer.height())
    answer.set_prediction(prediction)
    assert not labels[0].geometry().intersects(labels[1].geometry())
    for label in labels:
        assert label.text()
        assert answer.rect().contains(label.geometry())
        drawn = QFontMetrics(label.font()).tightBoundingRect(label.text())
        assert drawn.width() <= label.width()
        assert drawn.height() <= label.height()


def test_a_digit_is_larger_than_a_doubt(answer, labels):
    answer.set_prediction(prediction_of(7))
    sure = labels[0].font().pixelSize()
    answer.set_prediction(DOUBT)
    assert labels[0].font().pixelSize() < sure


def test_nothing_is_faint_and_an_answer_is_not(answer, labels):
    roles = []
    for prediction in ANSWERS.values():
        answer.set_prediction(prediction)
        roles.append(labels[0].foregroundRole())
    nothing, sure, doubt = roles
    assert sure == doubt == QPalette.ColorRole.WindowText
    assert nothing == QPalette.ColorRole.PlaceholderText


def test_the_answer_stays_in_another_language_and_another_size(answer, labels):
    answer.set_prediction(DOUBT)
    before = [label.text() for label in labels]
    answer.set_scale(1.5)
    answer.retranslate()
    assert [label.text() for label in labels] == before


def test_a_new_answer_lays_out_nothing(answer, labels):
    places = [label.geometry() for label in labels]
    for prediction in ANSWERS.values():
        answer.set_prediction(prediction)
        assert [label.geometry() for label in labels] == places


def test_takes_as_much_more_room_as_its_type(answer):
    usual = answer.height()
    for _ in range(2):
        answer.set_scale(1.5)
        assert answer.height() == pytest.approx(1.5 * usual, abs=1)
