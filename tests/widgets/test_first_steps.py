import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from mnist_desktop.widgets.first_steps import FirstSteps

COLUMNS = [(0, 330), (330, 230), (560, 340)]  # left and width
TARGETS = [(40, 450), (160, 250), (120, 44)]  # top and height: the paper, the bars, Train


@pytest.fixture
def area(owned):
    area = owned(QWidget())
    area.resize(900, 500)
    return area


@pytest.fixture
def steps(area):
    hints = []
    for (left, width), (top, height) in zip(COLUMNS, TARGETS, strict=True):
        column = QWidget(area)
        column.setGeometry(left, 0, width, 500)
        target = QWidget(column)
        target.setGeometry(8, top, width - 16, height)
        hints.append((column, target))
    steps = FirstSteps(hints, area)
    area.show()
    return steps


def text(steps):
    return steps.findChild(QLabel, "firstStepText").text()


def press_next(steps):
    QTest.mouseClick(steps.findChild(QAbstractButton, "firstStepNext"), Qt.MouseButton.LeftButton)


def test_hidden_until_asked_for(steps):
    assert steps.isHidden()


def test_one_hint_after_the_other_each_at_its_place(steps, qtbot):
    steps.begin()
    texts, places = [text(steps)], [steps.geometry()]
    for _ in range(2):
        press_next(steps)
        texts.append(text(steps))
        places.append(steps.geometry())
    assert len(set(texts)) == 3
    for place, (left, width) in zip(places, COLUMNS, strict=True):
        assert QRect(left, 0, width, 500).contains(place)
    with qtbot.waitSignal(steps.ended):
        press_next(steps)
    assert steps.isHidden()


def test_drawing_answers_the_first_hint_only(steps):
    steps.note_drawing()
    assert steps.isHidden()
    steps.begin()
    first = text(steps)
    steps.note_drawing()
    second = text(steps)
    steps.note_drawing()
    assert first != second
    assert text(steps) == second


def test_begins_again_from_the_first(steps):
    steps.begin()
    first = text(steps)
    press_next(steps)
    steps.begin()
    assert text(steps) == first


def test_each_points_at_what_it_speaks_of(steps):
    steps.begin()
    for (left, width), (top, height) in zip(COLUMNS, TARGETS, strict=True):
        target = QRect(left, top, width, height)
        assert target.adjusted(-2, -2, 2, 2).contains(steps.tip())
        at = steps.mapFrom(steps.parentWidget(), steps.tip())
        assert at.y() <= 0 or at.y() >= steps.height() - 1
        press_next(steps)


def test_follows_its_column(steps, area):
    column = area.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[0]
    steps.begin()
    column.setGeometry(100, 20, 240, 400)
    assert column.geometry().contains(steps.geometry())


def test_skip_escape_and_a_training_run_end_them(steps):
    ended = []
    steps.ended.connect(lambda: ended.append(steps.isHidden()))
    skip = steps.findChild(QAbstractButton, "firstStepSkip")
    for end in (
        lambda: QTest.mouseClick(skip, Qt.MouseButton.LeftButton),
        lambda: QTest.keyClick(steps, Qt.Key.Key_Escape),
        steps.note_training,
    ):
        steps.begin()
        end()
    steps.note_training()  # hidden already
    assert ended == [True] * 3
