import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from mnist_desktop.widgets.first_steps import FirstSteps

PLACES = [(0, 400), (400, 200), (450, 450)]  # left and width; the second is narrow


@pytest.fixture
def area(qtbot):
    area = QWidget()
    qtbot.addWidget(area)
    area.resize(900, 500)
    return area


@pytest.fixture
def steps(area):
    targets = [QWidget(area) for _ in range(3)]
    for target, (left, width) in zip(targets, PLACES, strict=True):
        target.setGeometry(left, 0, width, 500)
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
    texts, places = [text(steps)], [steps.geometry()]
    for _ in range(2):
        press_next(steps)
        texts.append(text(steps))
        places.append(steps.geometry())
    assert len(set(texts)) == 3
    first, second, third = places
    assert first.left() > 0
    assert first.right() < 400
    assert second.left() > 600  # beside, so that nothing of it is hidden
    assert third.left() > 450
    assert all(place.right() < 900 and place.bottom() < 500 for place in places)
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


def test_a_training_ends_them(steps, qtbot):
    steps.begin()
    with qtbot.waitSignal(steps.ended):
        steps.note_training()
    assert steps.isHidden()
    with qtbot.assertNotEmitted(steps.ended):
        steps.note_training()
