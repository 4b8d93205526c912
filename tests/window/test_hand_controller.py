"""A learner writes thirty digits, lets a model learn them, sits the exam, keeps and undoes."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.selection import Selection
from tests.digit_strokes import DIGITS
from tests.pointers import draw, mouse_stroke
from tests.samples.hands import hand as drawn_by_a_hand
from tests.window.parts import action, canvas_of, label


@pytest.fixture
def hand(window):
    """The window with the tab My hand open."""
    action(window, "showHandAction").trigger()
    return window


def button(window, name):
    return window.findChild(QPushButton, name)


def click(window, name):
    widget = button(window, name)
    assert widget.isVisible(), name
    assert widget.isEnabled(), name
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def shows(window, name):
    return window.findChild(QWidget, name).isVisible()


def write_digit(window, shake):
    """Writes what is asked for, and returns it."""
    canvas, digit = canvas_of(window), int(label(window, "promptLabel")[-1])
    side = canvas.height()
    mirrored = digit == 9  # a form that hardly any network knows
    for stroke in DIGITS[digit]:
        x, y = stroke.T
        shape = np.stack([1 - x if mirrored else x, y], axis=1)
        mouse_stroke(canvas, (shape * 0.6 + 0.2 + shake.uniform(-0.05, 0.05, 2)) * side)
    return digit


def write_all(window, key=Qt.Key.Key_Space):
    shake, digits = np.random.default_rng(3), []
    while shows(window, "writingPrompt"):
        digits.append(write_digit(window, shake))
        QTest.keyClick(canvas_of(window), key)
    return digits


def kept(window, **selection):
    return window.session.sample_tasks.kept.store().samples(Selection(**selection))


def is_idle(window):
    return lambda: not window.session.tasks.threads()


def test_thirty_are_written_learned_examined_kept_and_taken_back(hand, a_seven, qtbot):
    draw(canvas_of(hand), a_seven)
    before = canvas_of(hand).drawing()
    learn = button(hand, "learnMyHandButton")
    qtbot.waitUntil(lambda: "0; at least 6" in label(hand, "learnReason"), timeout=10_000)
    assert not learn.isEnabled()

    click(hand, "writeThirtyButton")
    assert canvas_of(hand).drawing().is_blank
    digits = write_all(hand)
    assert [sorted(digits[at : at + 10]) for at in (0, 10, 20)] == [list(range(10))] * 3
    assert canvas_of(hand).drawing() is before
    qtbot.waitUntil(lambda: len(kept(hand)) == 30)
    qtbot.waitUntil(learn.isEnabled)
    samples = kept(hand)
    assert [int(one.label) for one in samples] == digits
    assert [one.round for one in samples] == [1] * 10 + [2] * 10 + [3] * 10
    assert len({one.series for one in samples}) == 1
    assert {one.device for one in samples} == {"mouse"}

    click(hand, "learnMyHandButton")
    qtbot.waitUntil(lambda: shows(hand, "handCard"), timeout=20_000)
    assert "of your 30 were right before" in label(hand, "handOwn")
    assert shows(hand, "answererSwitch")  # the new one answers, the one in use beside it
    assert not hand.session.models.models()

    click(hand, "examButton")
    assert sorted(write_all(hand, Qt.Key.Key_Return)) == list(range(10))
    qtbot.waitUntil(lambda: shows(hand, "examView"), timeout=10_000)
    assert "of 10, now " in label(hand, "examText")
    assert len(kept(hand)) == 30
    click(hand, "keepExamButton")
    qtbot.waitUntil(lambda: len(kept(hand)) == 40, timeout=10_000)
    assert {one.origin for one in kept(hand)[30:]} == {"exam"}

    assert hand.findChild(QLineEdit, "handModelName").text() == "built-in, my hand"
    click(hand, "keepHandButton")
    qtbot.waitUntil(lambda: shows(hand, "handKept"), timeout=10_000)
    qtbot.waitUntil(lambda: hand.session.model_path is not None, timeout=10_000)
    path = hand.session.model_path
    assert path.stem == "built-in, my hand"
    assert path.exists()
    assert hand.session.classifier.metadata.settings["hand_samples"] == 30
    writers = hand.session.sample_tasks.kept.store().writers
    assert writers.learned(path.stem) == {"": 30}
    assert not shows(hand, "answererSwitch")

    hand.session.model_files.rename(path, "mine")
    qtbot.waitUntil(lambda: "“mine” answers now" in label(hand, "handKept"), timeout=10_000)
    click(hand, "takeBackHandButton")
    qtbot.waitUntil(lambda: hand.session.model_path is None, timeout=10_000)
    qtbot.waitUntil(lambda: shows(hand, "keepHandButton"), timeout=10_000)
    assert not hand.session.models.models()
    assert writers.learned("mine") == {}
    click(hand, "discardHandButton")
    assert not shows(hand, "handCard")
    assert not shows(hand, "answererSwitch")


def test_back_stop_and_going_on_at_the_next_start(hand, make_window, qtbot):
    shake = np.random.default_rng(5)
    click(hand, "writeThirtyButton")
    QTest.keyClick(canvas_of(hand), Qt.Key.Key_Space)
    assert label(hand, "promptPosition") == "Nothing is drawn yet."
    digits = []
    for _ in range(3):
        digits.append(write_digit(hand, shake))
        click(hand, "promptNextButton")
    QTest.keyClick(canvas_of(hand), Qt.Key.Key_Backspace)
    assert label(hand, "promptLabel") == f"Write a {digits[2]}"
    click(hand, "promptBackButton")
    assert label(hand, "promptPosition") == "round 1 of 3, 2 of 10"
    write_digit(hand, shake)
    action(hand, "undoAction").trigger()  # within this digit alone
    assert label(hand, "promptLabel") == f"Write a {digits[1]}"
    QTest.keyClick(hand, Qt.Key.Key_Escape)
    assert not shows(hand, "writingPrompt")
    assert canvas_of(hand).drawing().is_blank
    qtbot.waitUntil(is_idle(hand), timeout=10_000)
    hand.close()

    window = make_window(language="en")
    window.show()
    window.start()
    window.findChild(object, "firstSteps").hide()
    action(window, "showHandAction").trigger()
    go_on = button(window, "goOnWritingButton")
    qtbot.waitUntil(go_on.isVisible, timeout=20_000)
    assert "1 of the last thirty are done" in label(window, "keptCount")
    click(window, "goOnWritingButton")
    assert label(window, "promptLabel") == f"Write a {digits[1]}"
    click(window, "promptBackButton")  # also what an earlier start has kept
    assert label(window, "promptLabel") == f"Write a {digits[0]}"
    qtbot.waitUntil(lambda: not kept(window), timeout=10_000)


def test_what_is_opened_or_closed_meanwhile_ends_the_writing(hand, a_seven, qtbot):
    draw(canvas_of(hand), a_seven)
    before = canvas_of(hand).drawing()
    click(hand, "writeThirtyButton")
    draw(canvas_of(hand), a_seven)
    assert canvas_of(hand).own_drawing() is before  # what the next start would show
    with qtbot.waitSignal(hand.session.drawings.opened, timeout=20_000):
        action(hand, "testImageAction").trigger()
    assert not shows(hand, "writingPrompt")
    assert canvas_of(hand).picture() is not None
    action(hand, "undoAction").trigger()
    assert canvas_of(hand).drawing() is before


def test_another_writer_ends_the_writing_and_has_drawings_of_their_own(hand, qtbot):
    click(hand, "writeThirtyButton")
    write_digit(hand, np.random.default_rng(2))
    QTest.keyClick(canvas_of(hand), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(kept(hand)) == 1)
    hand.session.sample_tasks.set_writer("Ada")
    assert not shows(hand, "writingPrompt")
    qtbot.waitUntil(lambda: label(hand, "keptCount") == "Drawings of your digits: 0.")
    assert not shows(hand, "goOnWritingButton")
    hand.session.sample_tasks.set_writer("")
    qtbot.waitUntil(lambda: shows(hand, "goOnWritingButton"))


def test_what_a_hand_taught_is_not_offered_to_another_writer_or_class(hand, qtbot):
    tasks = hand.session.sample_tasks
    inks, _ = drawn_by_a_hand()

    def learn_of(writer, store):
        drawings = (NewSample.of_ink(ink, ink.text, Origin.DRAWN, writer=writer) for ink in inks)
        store.add_all(drawings)
        tasks.set_writer(writer)
        tasks.load()
        qtbot.waitUntil(button(hand, "learnMyHandButton").isEnabled, timeout=10_000)
        click(hand, "learnMyHandButton")
        qtbot.waitUntil(lambda: shows(hand, "handCard"), timeout=20_000)
        assert shows(hand, "answererSwitch")

    learn_of("Ada", tasks.kept.store())
    tasks.set_writer("Bob")  # whose drawings would sit Ada's exam
    assert not shows(hand, "handCard")
    assert not shows(hand, "answererSwitch")
    tasks.set_classroom(True)
    qtbot.waitUntil(lambda: tasks.is_classroom and is_idle(hand)(), timeout=10_000)
    learn_of("Pupil", tasks.kept.store())
    with qtbot.waitSignal(tasks.classroom_changed, timeout=10_000):
        tasks.set_classroom(False)  # where nobody knows the pupil
    assert not shows(hand, "handCard")
    learn_of("", tasks.kept.store())
    with qtbot.waitSignal(tasks.writer_deleted, timeout=10_000):
        tasks.delete_writer("")
    assert not shows(hand, "handCard")


def test_a_drawing_that_cannot_be_kept_is_asked_for_again(hand, qtbot, monkeypatch):
    from mnist_desktop.problem import SavingError
    from mnist_desktop.samples.store import SampleStore

    add = SampleStore.add
    full = [True]

    def add_on_a_full_disk(store, sample):
        if full.pop() if full else False:
            raise SavingError("disk_full", name="samples")
        return add(store, sample)

    monkeypatch.setattr(SampleStore, "add", add_on_a_full_disk)
    click(hand, "writeThirtyButton")
    wish = label(hand, "promptLabel")
    write_digit(hand, np.random.default_rng(1))
    drawn = canvas_of(hand).drawing()
    with qtbot.waitSignal(hand.session.sample_tasks.not_added, timeout=10_000):
        QTest.keyClick(canvas_of(hand), Qt.Key.Key_Space)
    assert label(hand, "promptLabel") == wish
    assert canvas_of(hand).drawing() is drawn
    with qtbot.waitSignal(hand.session.sample_tasks.added, timeout=10_000):
        QTest.keyClick(canvas_of(hand), Qt.Key.Key_Space)
    assert [f"Write a {one.label}" for one in kept(hand)] == [wish]


def test_a_correction_waits_while_digits_are_asked_for(hand, answered, a_seven, qtbot):
    click(hand, "writeThirtyButton")
    answered(hand, a_seven, "7")
    assert not hand.findChild(QWidget, "correction7").isEnabled()
    QTest.keyClick(canvas_of(hand), Qt.Key.Key_7)
    qtbot.waitUntil(is_idle(hand), timeout=10_000)
    assert kept(hand) == []
    QTest.keyClick(hand, Qt.Key.Key_Escape)
    assert hand.findChild(QAction, "correction7Action").isEnabled()
