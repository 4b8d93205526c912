"""A bet in the window: drawn, picked, trained, and laid beside the truth."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from mnist_desktop.learning.events import TrainingOutcome
from mnist_desktop.samples.sample import NewSample, Origin
from tests.samples.hands import hand
from tests.window.parts import part


@pytest.fixture
def window(opened, qtbot, learning):
    window = opened(learning, size=(960, 540))
    click(window, "betSwitch")
    qtbot.waitUntil(lambda: window.findChild(QCheckBox, "betImage7") is not None, timeout=20_000)
    yield window
    learning.may_go_on.set()


def click(window, name):
    widget = part(window, name)
    assert widget.isVisible()
    pos = QPoint(10, widget.height() // 2)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=pos)


def draw_curve(window):
    pad = part(window, "betPad")
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(2, pad.height() - 2))
    QTest.mouseMove(pad, QPoint(pad.width() - 2, 2))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(pad.width() - 2, 2))


def words(window):
    return window.findChild(QLabel, "betWords").text()


def test_a_bet_is_laid_beside_the_run_and_a_new_one_can_be_made(window, train, qtbot):
    draw_curve(window)
    click(window, "betImage3")
    result = train()
    qtbot.waitUntil(lambda: "The images are read by" in words(window), timeout=10_000)
    chart = window.findChild(QWidget, "accuracyChart")
    assert not part(window, "betPad").isVisible()
    assert [epoch for epoch, _ in chart.expected] == list(range(result.config.epochs + 1))
    last = result.config.epochs
    assert f"You expected 100.0 % after epoch {last}" in words(window)
    assert "The one that you had picked was" in words(window)
    assert part(window, "betImage3").isChecked()
    box = part(window, "betImage2")
    part(window, "trainingScroll").ensureWidgetVisible(box)
    place = box.mapTo(window, QPoint(10, box.height() // 2))
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)  # too late
    assert not box.isChecked()
    click(window, "newBetButton")
    assert part(window, "betPad").isVisible()
    assert part(window, "betPad").curve.points
    click(window, "clearBetButton")
    assert not part(window, "betPad").curve.points


def test_a_run_without_a_bet_says_so(window, train):
    train()
    assert words(window) == "There was no bet on this run."


def test_a_stopped_run_is_compared_and_goes_on_with_its_bet(window, learning, qtbot):
    draw_curve(window)
    learning.may_go_on.clear()
    trainer = window.session.trainer
    with qtbot.waitSignal(trainer.batch_ended):
        click(window, "trainButton")
    with qtbot.waitSignal(trainer.ended) as ended:
        click(window, "stopButton")
        learning.may_go_on.set()
    assert ended.args[0].outcome is TrainingOutcome.STOPPED
    assert words(window).startswith("The run was stopped; finished epochs: 0 of")
    with qtbot.waitSignal(trainer.ended, timeout=20_000):
        click(window, "moreButton")
    assert "You expected 100.0 %" in words(window)


def test_a_run_stopped_before_it_began_leaves_the_bet_to_the_next(window, learning, qtbot):
    draw_curve(window)
    learning.may_import.clear()
    click(window, "trainButton")
    assert learning.is_importing.wait(60)
    with qtbot.waitSignal(window.session.trainer.ended):
        click(window, "stopButton")
    assert part(window, "betPad").isVisible()
    learning.may_import.set()


def test_own_digits_come_first(window, qtbot):
    store = window.session.sample_tasks.kept.store()
    inks, _ = hand(rounds=1)
    for ink, label in zip(inks, ("4", "x", "7"), strict=False):
        store.add(NewSample.of_ink(ink, label, Origin.DRAWN))
    click(window, "betSwitch")
    click(window, "betSwitch")
    question = window.findChild(QLabel, "betQuestion")
    qtbot.waitUntil(lambda: "2 of them are kept drawings" in question.text(), timeout=10_000)
    labels = {part(window, f"betImage{index}").text() for index in range(2)}
    assert labels == {"4", "7"}


def test_the_switch_is_remembered_and_takes_everything_away(window, train):
    assert part(window, "betBox").isVisible()
    draw_curve(window)
    train()
    click(window, "betSwitch")
    assert not part(window, "betBox").isVisible()
    assert not window.findChild(QWidget, "accuracyChart").expected
