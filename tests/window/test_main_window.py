from collections import Counter
from dataclasses import replace

import numpy as np
from PIL import Image
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QMessageBox,
    QWidget,
)

from mnist_desktop import __version__
from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.folders import Folders
from mnist_desktop.problem import AppError
from mnist_desktop.recognition import Ink
from mnist_desktop.recognition.drawing import Drawing
from tests.pointers import (
    Finger,
    Move,
    Press,
    Release,
    draw,
    mouse_move,
    mouse_press,
    mouse_stroke,
    send_proximity,
    send_tablet,
)
from tests.window.parts import action, canvas_of, digit, label, strip

WIDGETS = [
    "drawingCanvas",
    "probabilityBars",
    "digitLabel",
    "modelLabel",
    "networkInput",
    "explanationLabel",
    "deviceLabel",
]
ACTIONS = [
    "undoAction",
    "redoAction",
    "clearAction",
    "eraserAction",
    "openAction",
    "pasteAction",
    "testImageAction",
    "saveDrawingAction",
    "saveModelAction",
    "openModelAction",
]


def test_fixed_names_are_there_once_and_the_canvas_gives_ink(window, qtbot):
    found = {name: len(window.findChildren(QObject, name)) for name in [*WIDGETS, *ACTIONS]}
    assert set(found.values()) == {1}, found
    canvas = canvas_of(window)
    assert isinstance(canvas.ink(), Ink)
    with qtbot.waitSignal(canvas.ink_changed):
        mouse_stroke(canvas, [(10, 10), (90, 90)])


class TestReading:
    def test_a_seven_drawn_with_the_mouse(self, window, a_seven, answered):
        answered(window, a_seven, "7")
        bars = window.findChild(QWidget, "probabilityBars")
        assert bars.probabilities().argmax() == 7
        assert window.findChild(QWidget, "networkInput").image().shape == (28, 28)

    def test_a_seven_drawn_with_a_finger(self, window, a_seven, touch_screen, qtbot):
        canvas = canvas_of(window)
        finger = Finger(canvas, touch_screen)
        first, *others = np.rint(a_seven * canvas.height()).astype(int).tolist()
        finger.press(*first)
        for place in others:
            finger.move(*place)
        finger.release(*others[-1])
        qtbot.waitUntil(lambda: digit(window) == "7", timeout=10_000)

    def test_a_seven_drawn_with_a_pen(self, window, a_seven, qtbot):
        canvas = canvas_of(window)
        first, *others = (a_seven * canvas.height()).tolist()
        send_tablet(canvas, Press, *first, pressure=0.1)
        for number, place in enumerate(others):
            send_tablet(canvas, Move, *place, pressure=0.1 + number / 50)
        send_tablet(canvas, Release, *others[-1], pressure=0)
        send_proximity(is_near=False)
        qtbot.waitUntil(lambda: digit(window) == "7", timeout=10_000)

    def test_small_and_large_anywhere(self, window, a_seven, answered):
        for scale, x, y in ((0.2, 0.05, 0.7), (0.3, 0.68, 0.02)):
            answered(window, a_seven * scale + [x, y], "7")
            action(window, "clearAction").trigger()

    def test_by_keyboard(self, window, a_seven, answered, qtbot):
        empty = digit(window)
        assert not action(window, "undoAction").isEnabled()
        answered(window, a_seven, "7")
        QTest.keySequence(window, "Ctrl+Z")
        qtbot.waitUntil(lambda: digit(window) == empty)
        QTest.keySequence(window, "Ctrl+Y")
        qtbot.waitUntil(lambda: digit(window) == "7")
        QTest.keySequence(window, "Ctrl+N")
        qtbot.waitUntil(lambda: digit(window) == empty)
        QTest.keyClick(window, Qt.Key.Key_T)
        qtbot.waitUntil(lambda: canvas_of(window).picture() is not None, timeout=10_000)
        assert str(canvas_of(window).picture().label) in label(window, "captionLabel")
        QTest.keyClick(window, Qt.Key.Key_E)
        assert action(window, "eraserAction").isChecked()

    def test_a_dropped_photo(self, window, qtbot, tmp_path):
        image = Drawing(picture=load_mnist().test.as_floats()[2], label=1)
        grey = np.full((120, 160), 255, np.uint8)
        grey[30:86, 50:106] = np.kron(255 - np.rint(image.picture * 255), np.ones((2, 2)))
        Image.fromarray(grey).save(tmp_path / "photo.png")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.png"))])
        canvas_of(window).mime_dropped.emit(mime)
        qtbot.waitUntil(lambda: canvas_of(window).picture() is not None, timeout=10_000)
        view = window.findChild(QWidget, "networkInput")
        qtbot.waitUntil(lambda: view.image() is not None, timeout=10_000)
        assert np.corrcoef(view.image().ravel(), image.picture.ravel())[0, 1] > 0.8

    def test_the_paper_just_resized_is_said_until_the_way_back(self, window, answered, a_seven):
        answered(window, a_seven, "7")
        action(window, "resizePreprocessing").trigger()
        note = window.findChild(QWidget, "preprocessingNote")
        assert note.isVisible()
        QTest.mouseClick(note, Qt.MouseButton.LeftButton)
        assert not note.isVisible()


class TestEnd:
    def test_the_next_start_finds_the_drawing(self, make_window, qtbot, a_seven):
        first = make_window()
        first.show()
        first.start()
        draw(canvas_of(first), a_seven)
        canvas_of(first).set_brush(44)
        draw(canvas_of(first), a_seven / 3)
        ink = canvas_of(first).ink()
        first.close()
        second = make_window()
        second.show()
        with qtbot.waitSignal(second.session.drawing_restored):
            second.start()
        assert canvas_of(second).drawing().widths == (canvas_of(first).drawing().widths[0], 44)
        for stroke, expected in zip(canvas_of(second).ink().strokes, ink.strokes, strict=True):
            np.testing.assert_array_equal(stroke, expected)
        qtbot.waitUntil(lambda: digit(second) not in ("", "–"), timeout=10_000)

    def test_closing_during_a_stroke_keeps_it(self, make_window, qtbot):
        first = make_window()
        first.show()
        first.start()
        mouse_press(canvas_of(first), 30, 30)
        mouse_move(canvas_of(first), 90, 90)
        first.close()
        second = make_window()
        with qtbot.waitSignal(second.session.drawing_restored):
            second.start()
        assert len(canvas_of(second).ink().strokes[0]) == 2

    def test_the_threads_have_ended_and_nothing_opens_it_again(self, window, tmp_path):
        assert window.session.is_running
        window.close()
        assert not window.session.is_running
        window.shut_down()
        window.open_from_elsewhere(tmp_path / "seven.png")  # a second start was too late
        assert not window.isVisible()

    def test_size_columns_and_brush_are_remembered(self, make_window):
        first = make_window()
        first.show()
        first.resize(780, 600)  # the offscreen screen is no wider
        first.findChild(QWidget, "brushSlider").setValue(50)
        first.close()
        second = make_window()
        assert (second.width(), second.height()) == (780, 600)
        assert canvas_of(second).brush() == 50


def test_about_and_licences(window):
    action(window, "aboutAction").trigger()
    about = window.findChild(QMessageBox, "aboutDialog")
    assert about.isVisible()
    assert __version__ in about.text()
    about.close()
    action(window, "licencesAction").trigger()
    licences = window.findChild(QWidget, "licencesDialog")
    assert licences.isVisible()
    assert "MIT License" in licences.findChild(QWidget, "licenceText").toPlainText()
    licences.close()


class TestFirstSteps:
    def test_at_the_first_start_until_they_were_read(self, make_window):
        first = make_window()
        first.show()
        first.start()
        assert first.findChild(QWidget, "firstSteps").isVisible()
        first.close()
        second = make_window()
        second.show()
        second.start()
        button = second.findChild(QWidget, "firstStepNext")
        for _ in range(3):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        second.close()
        third = make_window()
        third.show()
        third.start()
        assert not third.findChild(QWidget, "firstSteps").isVisible()
        action(third, "firstStepsAction").trigger()
        assert third.findChild(QWidget, "firstSteps").isVisible()

    def test_drawing_goes_on_underneath_but_a_restored_drawing_does_not(self, make_window, qtbot):
        window = make_window()
        before = label(window, "firstStepText")
        window.show()
        with qtbot.waitSignal(window.session.drawing_restored):
            window.start()
        assert label(window, "firstStepText") == before
        mouse_stroke(canvas_of(window), [(30, 30), (90, 90)])
        assert label(window, "firstStepText") != before


class TestTrouble:
    def test_broken_settings(self, make_window, kept):
        kept.mkdir()
        (kept / "settings.ini").write_bytes(b"\0\xff[[[\nno = settings\n%%%%\n")
        window = make_window()
        window.show()
        assert strip(window)
        window.close()
        assert strip(make_window()) == ""

    def test_a_home_that_cannot_be_written(self, make_window, tmp_path, a_seven, qtbot, capfd):
        (tmp_path / "file").write_text("a file where the home should be")
        window = make_window(Folders.at(tmp_path / "file" / "kept"))
        window.show()
        window.start()
        assert strip(window)
        window.findChild(QWidget, "firstSteps").hide()
        draw(canvas_of(window), a_seven)
        qtbot.waitUntil(lambda: digit(window) == "7", timeout=20_000)
        window.close()
        assert "Traceback" not in capfd.readouterr().err

    def test_a_folder_on_a_stick_that_cannot_be_written(self, make_window, tmp_path):
        refused = tmp_path / "stick" / "data"
        folders = replace(Folders.at(), refused=refused)
        said = strip(make_window(folders))
        assert str(refused) in said
        assert str(folders.data) in said


def test_no_two_widgets_have_one_name(window):
    """Scripts, tests and lessons find them by it; parts of what is there twice apart."""
    names = Counter(one.objectName() for one in window.findChildren(QWidget) if one.objectName())
    twice = {name for name, count in names.items() if count > 1 and not name.startswith("qt_")}
    assert twice <= {"chartSentence", "ownDrawingsBox", "ownDrawingsSentence"}


def test_a_message_leaves_the_tabs_to_be_clicked(make_window, qtbot):
    window = make_window(language="en")
    window.show()
    window.show_problem(AppError("data_no_images", name="nothing"))
    message, tabs = (window.findChild(QWidget, name) for name in ("messageStrip", "labTabs"))
    for width in (1400, 1180, 960):
        window.resize(width, 700)
        qtbot.waitUntil(lambda: _right_of(message) < tabs.mapToGlobal(QPoint(0, 0)).x())
        assert message.width() > 0.4 * width


def _right_of(widget):
    return widget.mapToGlobal(widget.rect().topRight()).x()
