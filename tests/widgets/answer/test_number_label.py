import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mnist_desktop.recognition.numbers.number import Number, ReadDigit
from mnist_desktop.widgets.answer.number_label import NumberLabel, number_text
from tests.fake_classifier import prediction_of

Keys = Qt.Key


def digit(value, **how):
    return ReadDigit((0, 0, 1, 1), prediction_of(value, **how))


SURE = Number((((digit(2), digit(7), digit(4), digit(6)),),))
ROWS = Number((((digit(3),), (digit(1),)), ((digit(4),),)))
DOUBTED = Number((((digit(1), digit(9, confidence=0.4, accepted=False), digit(8, refused=True)),),))
REFUSED = Number((((digit(1), digit(9, confidence=0.4, accepted=False, refused=True)),),))


@pytest.fixture
def label(shown):
    label = shown(NumberLabel())
    label.resize(220, 80)
    return label


def words(label):
    return label.findChild(QLabel, "numberFocusLabel").text()


@pytest.mark.parametrize(("number", "text"), [(SURE, "2746"), (ROWS, "3 1\n4"), (REFUSED, "1?")])
def test_its_name_is_the_number(label, number, text):
    label.set_number(number)
    assert label.accessibleName() == text


def test_says_whose_bars_are_below_it(label):
    said = []
    label.set_number(SURE, 2)
    said.append(words(label))
    label.set_number(DOUBTED, 1)
    said.append(words(label))
    label.set_number(REFUSED, 1)
    said.append(words(label))
    label.set_number(SURE, 1, {1: 1})
    said.append(words(label))
    assert said == [
        "Below: the 4, digit 3 of 4",
        "Below: digit 2 of 3, not sure",
        "Below: 2 of 2, not a digit",
        "Below: digit 2 of 4, read as 7",
    ]
    assert label.accessibleDescription() == said[-1]
    assert label.accessibleName() == "2146"


def test_what_a_person_corrected_is_part_of_the_text():
    assert number_text(SURE, {}) == "2746"
    assert number_text(REFUSED, {1: 4}) == "14"
    assert number_text(ROWS, {2: 9}) == "3 1\n9"


def test_keys_move_within_the_number(label):
    chosen = []
    label.digit_chosen.connect(chosen.append)
    label.set_number(SURE, 1)
    for key in (Keys.Key_Left, Keys.Key_Right, Keys.Key_Home, Keys.Key_End):
        QTest.keyClick(label, key)
    assert chosen == [0, 2, 0, 3]
    label.set_number(SURE, 3)
    QTest.keyClick(label, Keys.Key_Right)
    assert chosen == [0, 2, 0, 3]


def test_a_click_chooses_a_digit(label):
    chosen = []
    label.digit_chosen.connect(chosen.append)
    label.set_number(SURE, 0)
    for x in range(0, label.width(), 4):
        QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(x, 25))
    assert sorted(set(chosen)) == [0, 1, 2, 3]
    assert chosen == sorted(chosen)


@pytest.mark.parametrize("width", [214, 270, 600])
@pytest.mark.parametrize("count", [1, 6, 11, 16])
def test_long_numbers_fit(label, count, width):
    """Each digit is there to be clicked, and as wide as the first."""
    chosen = []
    label.digit_chosen.connect(chosen.append)
    label.resize(width, 80)
    label.set_number(Number(((tuple(digit(8) for _ in range(count)),),)))
    for x in range(width):
        QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(x, 25))
    wide = [chosen.count(at) for at in range(count)]
    assert max(wide) - min(wide) <= 1
    assert min(wide) > 0


def test_of_a_number_that_is_too_long_the_digit_looked_at_is_seen(label):
    chosen = []
    label.digit_chosen.connect(chosen.append)
    unsure = digit(8, confidence=0.4, accepted=False)
    number = Number(((tuple(unsure for _ in range(30)),),))
    for focus in (0, 15, 29):
        label.set_number(number, focus)
        for x in range(0, label.width(), 4):
            QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(x, 31))
        assert focus in chosen
        chosen.clear()
