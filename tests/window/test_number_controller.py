"""Numbers written with real events, read by the built-in model; one digit looked at, corrected."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.settings import WindowSettings
from tests.digit_strokes import DIGITS
from tests.pointers import mouse_stroke
from tests.window.parts import action, canvas_of, digit, label

HEIGHT = 0.25  # of the paper's height
LEFT = Qt.MouseButton.LeftButton


class Writer:
    """Writes in the real window, and waits for what it says."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.canvas = canvas_of(window)
        self.number = window.findChild(QWidget, "numberLabel")
        self.answers = []
        window.session.answered.connect(self.answers.append)

    def write(self, text, left=0.04, top=0.3, height=HEIGHT):
        """Writes digits from left to right; shares of the paper's height."""
        for sign in text:
            if sign == " ":
                left += 1.4 * height
                continue
            for stroke in DIGITS[int(sign)]:
                place = np.array([left, top]) + stroke * height * [0.7, 1]
                mouse_stroke(self.canvas, place * self.canvas.height())
            left += 0.9 * height

    def says(self, text):
        """Waits until the number is said, by its accessible name."""
        self.qtbot.waitUntil(lambda: self.number.accessibleName() == text, timeout=10_000)
        return True

    def looks_at(self, place):
        """Waits until the answer is of the digit at a place."""
        self.qtbot.waitUntil(lambda: self.answers[-1].focus == place, timeout=10_000)
        return True

    def tap(self, place):
        """Clicks on a digit on the paper."""
        x, y, width, height = self.answers[-1].number.digits[place].box
        scale = self.canvas.height() / 400
        self.click(self.canvas, (x + width / 2) * scale, (y + height / 2) * scale)

    def click(self, widget, x, y):
        QTest.mouseClick(widget, LEFT, pos=QPoint(round(x), round(y)))

    def press(self, name):
        QTest.mouseClick(self.window.findChild(QWidget, name), LEFT)

    def count(self):
        return len(self.canvas.drawing().strokes)


@pytest.fixture
def writer(window, qtbot):
    window.resize(1180, 720)
    return Writer(window, qtbot)


def test_2746_is_read_and_its_second_digit_looked_at(writer, window):
    writer.write("2746")
    assert writer.says("2746")
    assert writer.number.isVisible()
    assert digit(window) == "6"  # drawn last
    assert label(window, "numberFocusLabel") == "Below: the 6, digit 4 of 4"
    strokes = writer.count()
    writer.tap(1)
    assert writer.looks_at(1)
    assert digit(window) == "7"
    assert writer.count() == strokes  # it was no dot
    assert label(window, "numberFocusLabel") == "Below: the 7, digit 2 of 4"
    writer.number.setFocus()
    QTest.keyClick(writer.number, Qt.Key.Key_Right)
    assert writer.looks_at(2)
    assert digit(window) == "4"
    QTest.keyClick(writer.number, Qt.Key.Key_Home)
    assert writer.looks_at(0)
    QTest.keyClick(writer.number, Qt.Key.Key_Left)
    assert digit(window) == "2"


def test_words_stand_apart(writer):
    QTest.mouseClick(tool_button(writer.window, "widePaperAction"), LEFT)
    writer.write("3 1 4 1 5", height=0.11)  # fits where a screen of 800 px narrows the window too
    assert writer.says("3 1 4 1 5")


def tool_button(window, name):
    wanted = action(window, name)
    (button,) = (one for one in window.findChildren(QToolButton) if one.defaultAction() is wanted)
    return button


def test_one_digit_is_corrected_shown_at_once_and_undone(writer, window, qtbot):
    samples = window.session.sample_tasks
    writer.write("2746")
    assert writer.says("2746")
    writer.tap(1)
    assert writer.looks_at(1)
    with qtbot.waitSignal(samples.correction_kept):
        writer.press("correction1")
    assert writer.says("2146")
    assert label(window, "correctionLabel") == "Kept as 1"
    writer.tap(2)
    assert writer.looks_at(2)
    assert label(window, "correctionLabel") == "Wrong? It is a"
    ((sample, ink),) = samples.kept.store().drawings()
    assert (sample.label, len(ink.strokes)) == ("1", len(DIGITS[7]))
    action(window, "undoAction").trigger()  # the 6
    assert writer.says("214")
    action(window, "redoAction").trigger()
    assert writer.says("2146")
    writer.tap(1)
    assert writer.looks_at(1)
    with qtbot.waitSignal(samples.correction_removed):
        writer.press("undoCorrection")
    assert writer.says("2746")
    assert samples.kept.store().samples() == []


def test_eraser_and_undo_change_the_number(writer, window):
    writer.write("27")
    assert writer.says("27")
    action(window, "eraserAction").trigger()
    x, y, width, height = writer.answers[-1].number.digits[1].box
    scale, canvas = writer.canvas.height() / 400, writer.canvas
    rows = np.linspace(y - 10, y + height + 10, 24)
    path = [(side, row) for row in rows for side in (x - 5, x + width + 20)]
    mouse_stroke(canvas, np.array(path) * scale)
    writer.qtbot.waitUntil(lambda: writer.number.isHidden(), timeout=10_000)
    assert digit(window) == "2"
    action(window, "undoAction").trigger()
    assert writer.says("27")
    action(window, "clearAction").trigger()
    writer.qtbot.waitUntil(lambda: writer.number.isHidden(), timeout=10_000)


def test_what_the_journal_held_is_read_as_a_number(writer, qtbot):
    strokes = [stroke * [70, 100] + [left, 100] for left in (40, 500) for stroke in DIGITS[7]]
    writer.canvas.restore(Drawing(tuple(strokes), (22.0,) * len(strokes)))
    assert writer.says("7 7")
    assert writer.canvas.width() / writer.canvas.height() > 1.3  # all of it can be seen


def test_one_digit_as_before_and_remembered(writer, window, folders, qtbot):
    writer.write("27")
    assert writer.says("27")
    writer.press("oneDigitButton")
    qtbot.waitUntil(lambda: label(window, "surenessLabel") == "one digit at a time")
    assert writer.number.isHidden()
    window.save()
    assert not WindowSettings(folders.settings).reads_numbers
    writer.press("numbersButton")
    assert writer.says("27")


def test_a_long_number_on_wide_paper_stays_as_it_is(writer, window):
    before = writer.canvas.width() / writer.canvas.height()
    wide = tool_button(window, "widePaperAction")
    QTest.mouseClick(wide, LEFT)
    assert writer.canvas.width() / writer.canvas.height() > 1.4 * before
    writer.write("274613")
    assert writer.says("274613")
    ink = writer.canvas.ink()
    QTest.mouseClick(wide, LEFT)
    assert writer.says("274613")
    assert all(map(np.array_equal, ink.strokes, writer.canvas.ink().strokes))
    # All of it can be seen
    assert writer.canvas.drawing().width <= 400 * writer.canvas.width() / writer.canvas.height() + 1


def test_a_number_is_saved_as_its_own_label(writer, window, monkeypatch, tmp_path):
    path = tmp_path / "number.digitink"
    monkeypatch.setattr(FileDialogs, "drawing_to_save", lambda _self, is_picture: path)
    writer.write("27")
    assert writer.says("27")
    action(window, "saveDrawingAction").trigger()
    assert Ink.load(path).text == "27"


def test_why_explains_the_digit_that_is_looked_at(writer, window, qtbot):
    canvas = writer.canvas
    writer.write("27")
    assert writer.says("27")
    action(window, "whyAction").trigger()
    qtbot.waitUntil(lambda: canvas.accessibleDescription() != "", timeout=60_000)
    of_seven = canvas.accessibleDescription()
    writer.tap(0)
    assert writer.looks_at(0)
    qtbot.waitUntil(lambda: canvas.accessibleDescription() not in ("", of_seven), timeout=60_000)
    action(window, "whyAction").trigger()


def test_a_picture_of_a_number_has_frames_and_is_corrected(writer, window, qtbot):
    window.session.drawings.open_pixels(picture_of("274"))
    assert writer.says("274")
    assert writer.answers[-1].focus == 0
    before = writer.canvas.drawing()
    x, y, width, height = writer.answers[-1].number.digits[1].box
    side = max(before.picture.shape[:2])
    scale, top = writer.canvas.height() / side, (side - before.picture.shape[0]) / 2
    writer.click(writer.canvas, (x + width / 2) * scale, (y + height / 2 + top) * scale)
    assert writer.looks_at(1)
    assert writer.canvas.drawing() is before
    samples = window.session.sample_tasks
    with qtbot.waitSignal(samples.correction_kept):
        writer.press("correction1")
    assert writer.says("214")
    assert [one.label for one in samples.kept.store().samples()] == ["1"]


def picture_of(text):
    """Digits on white paper, (H, W, 4) uint8."""
    from PIL import Image, ImageDraw

    paper = Image.new("RGBA", (150 * len(text) + 50, 200), "white")
    pen = ImageDraw.Draw(paper)
    for at, sign in enumerate(text):
        for stroke in DIGITS[int(sign)]:
            places = stroke * [80, 110] + [50 + 150 * at, 45]
            pen.line([tuple(place) for place in places.tolist()], "black", 9, "curve")
    return np.asarray(paper)
