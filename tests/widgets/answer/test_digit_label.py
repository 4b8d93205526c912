import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QLabel

from installers.pseudo_language import longer
from mnist_desktop.widgets.answer.digit_label import DigitLabel
from tests.fake_classifier import prediction_of

DOUBT = prediction_of(4, 0.45, accepted=False, runner_up=9)
NO_DIGIT = prediction_of(4, 0.6, accepted=False, refused=True)
SEVERAL = prediction_of(4).of_several()
ANSWERS = {"nothing": None, "sure": prediction_of(7), "doubt": DOUBT, "no digit": NO_DIGIT}


@pytest.fixture
def answer(owned):
    answer = owned(DigitLabel())
    answer.resize(130, answer.height())
    answer.show()
    return answer


@pytest.fixture
def labels(answer):
    return [answer.findChild(QLabel, name) for name in ("digitLabel", "surenessLabel")]


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("prediction", [*ANSWERS.values(), SEVERAL], ids=[*ANSWERS, "several"])
def test_everything_can_be_read(answer, labels, prediction, scale):
    answer.set_scale(scale)
    answer.resize(round(130 * scale), round(96 * scale))
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
    nothing, sure, doubt, no_digit = roles
    assert sure == doubt == QPalette.ColorRole.WindowText
    assert nothing == no_digit == QPalette.ColorRole.PlaceholderText
    assert labels[1].text() == "That is not a digit"


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


FASHION = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker")


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("accepted", [True, False])
def test_names_are_as_large_as_they_fit(answer, labels, scale, accepted):
    answer.set_classes(FASHION)
    answer.set_scale(scale)
    answer.resize(round(130 * scale), round(96 * scale))
    for digit, name in enumerate(FASHION):
        other = (digit + 1) % 8
        answer.set_prediction(prediction_of(digit, 0.6, accepted=accepted, runner_up=other))
        lines = labels[0].text().split("\n")
        assert lines == ([name] if accepted else [name, f"or {FASHION[other]}?"])
        metrics = QFontMetrics(labels[0].font())
        assert max(metrics.horizontalAdvance(line) for line in lines) <= labels[0].width()
        assert metrics.lineSpacing() * len(lines) <= labels[0].height()
        assert labels[0].font().pixelSize() >= 13
        assert labels[0].toolTip() == ""


def test_a_name_grows_with_the_room(answer, labels):
    answer.set_classes(FASHION)
    answer.set_prediction(prediction_of(7))
    before = labels[0].font().pixelSize()
    answer.resize(300, answer.height())
    assert before < labels[0].font().pixelSize() <= 72
    answer.resize(130, answer.height())
    assert labels[0].font().pixelSize() == before


def test_a_name_that_is_too_long_is_cut_and_whole_in_the_tool_tip(answer, labels):
    name = "<b>the longest name that a class can have"[:40]
    answer.set_classes((name, "b"))
    answer.set_prediction(prediction_of(0, runner_up=1))
    assert labels[0].text().endswith("…")
    assert labels[0].text().startswith("<b>")
    assert labels[0].toolTip() == f"<p>{name.replace('<', '&lt;').replace('>', '&gt;')}</p>"
    assert name in labels[0].accessibleDescription()


def test_other_names_take_the_answer_away(answer, labels):
    digits = labels[0].accessibleName()
    answer.set_prediction(prediction_of(7))
    answer.set_classes(("no", "yes"))
    assert labels[0].text() == "–"
    assert labels[0].accessibleName() != digits
    answer.set_prediction(prediction_of(7))  # a late answer of the model before
    assert labels[0].text() == "7"
    answer.set_classes(())
    assert labels[0].accessibleName() == digits


def test_a_doubt_between_digits_is_not_cut_off_where_there_is_less_room(answer, labels):
    answer.resize(100, answer.height())
    answer.set_prediction(DOUBT)
    assert QFontMetrics(labels[0].font()).horizontalAdvance(labels[0].text()) <= 100


def test_one_digit_at_a_time_is_told(answer, labels):
    answer.set_prediction(SEVERAL)
    assert [label.text() for label in labels] == ["–", "one digit at a time"]
    assert "more than one digit" in labels[0].toolTip()
    answer.set_prediction(prediction_of(7))
    assert labels[0].text() == "7"
    assert not labels[0].toolTip()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_words_of_a_longer_language_take_two_lines(answer, labels, scale, monkeypatch):
    monkeypatch.setattr(DigitLabel, "tr", lambda _, text: longer(text))
    answer.set_scale(scale)
    answer.resize(100, 120)
    usual = labels[1].font().pointSizeF()
    answer.set_prediction(None)
    words = labels[1]
    assert words.text().startswith("ñóthíñg dráwñ yét")
    needed = QFontMetrics(words.font()).boundingRect(
        QRect(0, 0, words.width(), 0), Qt.TextFlag.TextWordWrap, words.text()
    )
    assert needed.width() <= words.width()
    assert needed.height() <= words.height()
    assert words.font().pointSizeF() > 0.75 * usual
    assert not labels[0].geometry().intersects(words.geometry())
