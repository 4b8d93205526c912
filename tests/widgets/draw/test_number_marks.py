import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTransform

from mnist_desktop.widgets.draw.number_marks import NumberMark, NumberMarks

SIZE = QSize(400, 400)
DIGITS = [NumberMark((x, 150.0, 40.0, 80.0), "97 %") for x in (40.0, 130.0, 220.0)]


@pytest.fixture
def font(qapp):
    return QFont()


def shown(marks, font, to_view=None):
    number = NumberMarks()
    number.show(marks, to_view or QTransform(), 5.0, SIZE, font)
    return number


def painted(number, font):
    """Which pixels are painted, as a set of places."""
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        number.paint(painter, QRectF(0, 0, 400, 400), font)
    white = QColor("white").rgb()
    return {(x, y) for y in range(400) for x in range(400) if image.pixel(x, y) != white}


@pytest.mark.parametrize("top", [150.0, 0.0, 310.0], ids=["middle", "top edge", "bottom edge"])
@pytest.mark.parametrize("gap", [90.0, 52.0], ids=["apart", "close"])
def test_no_mark_covers_ink(font, top, gap):
    marks = [NumberMark((30 + at * gap, top, 30.0, 80.0), ">99.9 %") for at in range(6)]
    pixels = painted(shown(marks, font), font)
    assert pixels
    for mark in marks:
        x, y, width, height = mark.box
        inked = QRectF(x - 5, y - 5, width + 10, height + 10).adjusted(1, 1, -1, -1)
        assert not [place for place in pixels if inked.contains(QPointF(*place))]


def labelled(number, boxes):
    """The digits with a label: what belongs to them reaches beyond their frames."""
    frames = [QRectF(*box).adjusted(-9, -9, 9, 9) for box in boxes]
    places = [QPointF(x, y) for x in range(0, 200, 4) for y in range(40, 240, 4)]
    beyond = (place for place in places if not any(one.contains(place) for one in frames))
    return {number.digit_at(place) for place in beyond} - {None}


def test_of_close_digits_some_have_no_label_but_always_the_one_looked_at(font):
    boxes = [(30.0 + at * 4, 100.0, 3.0, 80.0) for at in range(20)]
    for focus in (0, 9, 19):
        marks = [
            NumberMark(box, ">99.9 %", is_focused=at == focus, short=">99")
            for at, box in enumerate(boxes)
        ]
        with_label = labelled(shown(marks, font), boxes)
        assert focus in with_label
        assert 4 <= len(with_label) < 20


def test_a_place_on_ink_or_label_is_that_digit(font):
    number = shown([*DIGITS, NumberMark((300.0, 150.0, 60.0, 4.0), "not read", is_rest=True)], font)
    assert number.digit_at(QPointF(60, 190)) == 0
    assert number.digit_at(QPointF(240, 140)) == 2
    assert number.digit_at(QPointF(330, 152)) is None
    assert number.digit_at(QPointF(20, 20)) is None


def test_boxes_of_a_picture_are_where_it_is_shown(font):
    view = QTransform(2, 0, 0, 2, 100, 0)
    number = shown([NumberMark((10.0, 50.0, 20.0, 40.0), "97 %")], font, view)
    assert number.digit_at(QPointF(140, 140)) == 0
    assert number.digit_at(QPointF(20, 70)) is None


def test_a_digit_in_doubt_and_the_one_looked_at_are_told_apart_without_colour(font):
    plain, doubted, focused = (
        painted(shown([NumberMark((150.0, 150.0, 60.0, 90.0), "", **how)], font), font)
        for how in ({}, {"is_unsure": True}, {"is_focused": True})
    )
    assert len({frozenset(plain), frozenset(doubted), frozenset(focused)}) == 3


def test_only_what_has_changed_is_painted_again(font):
    number = shown(DIGITS, font)
    touched = number.show(DIGITS[:1], QTransform(), 5.0, SIZE, font)
    assert touched.contains(QRectF(215, 145, 50, 90))
    assert not number.show((), QTransform(), 5.0, SIZE, font).contains(QRectF(215, 145, 50, 90))
