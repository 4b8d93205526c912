import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from mnist_desktop.widgets.first_steps import FirstSteps


@pytest.fixture
def area(qtbot):
    area = QWidget()
    qtbot.addWidget(area)
    area.resize(900, 500)
    return area


@pytest.fixture
def steps(area):
    targets = [QWidget(area) for _ in range(3)]
    for number, target in enumerate(targets):
        target.setGeometry(number * 300, 0, 300, 500)
    steps = FirstSteps(targets, area)
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
    texts, places = [], []
    for _ in range(2):
        texts.append(text(steps))
        places.append(steps.geometry().center().x() // 300)
        press_next(steps)
    texts.append(text(steps))
    places.append(steps.geometry().center().x() // 300)
    assert len(set(texts)) == 3
    assert places == [0, 1, 2]
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


def test_escape_ends_them(steps, qtbot):
    steps.begin()
    with qtbot.waitSignal(steps.ended):
        QTest.keyClick(steps, Qt.Key.Key_Escape)
    assert steps.isHidden()


def test_begins_again_from_the_first(steps):
    steps.begin()
    first = text(steps)
    press_next(steps)
    steps.begin()
    assert text(steps) == first


def test_stays_inside_the_window(steps, area):
    steps.begin()
    press_next(steps)
    press_next(steps)
    area.resize(600, 300)
    assert area.rect().contains(steps.geometry())
