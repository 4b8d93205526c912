import json
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QLocale, QMimeData, QObject, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QMenu,
    QMessageBox,
    QTableWidget,
    QToolBar,
    QWidget,
)

from mnist_desktop import __version__
from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.folders import Folders
from mnist_desktop.problem import Message
from mnist_desktop.recognition import Classifier, Ink, write_model
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_file import Model, ModelMetadata
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
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


def label(window, name):
    return window.findChild(QLabel, name).text()


def digit(window):
    return label(window, "digitLabel")


def strip(window):
    return window.findChild(QWidget, "messageStrip").text()


def action(window, name):
    return window.findChild(QAction, name)


def canvas_of(window):
    return window.findChild(QWidget, "drawingCanvas")


def all_actions(window):
    """Every action of the window that a person can reach, separators apart."""
    return [
        one
        for one in window.findChildren(QAction)
        if not one.isSeparator() and one.menu() is None and not isinstance(one.parent(), QToolBar)
    ]


def entry_of(window, text):
    """The one menu entry with the text, after every menu was opened as by a click."""
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    (found,) = (one for one in all_actions(window) if text in one.text())
    return found


@pytest.fixture
def answered(qtbot):
    """Draws with the mouse and waits for the digit that the window says."""

    def wait(window, shape, expected):
        draw(canvas_of(window), shape)
        qtbot.waitUntil(lambda: digit(window) == expected, timeout=10_000)

    return wait


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


class TestFiles:
    def test_a_copied_picture_can_be_pasted(self, window, qtbot, a_seven, answered):
        answered(window, a_seven, "7")
        action(window, "copyPictureAction").trigger()
        assert not QGuiApplication.clipboard().image().isNull()
        action(window, "pasteAction").trigger()
        qtbot.waitUntil(lambda: canvas_of(window).picture() is not None, timeout=10_000)
        qtbot.waitUntil(lambda: digit(window) == "7", timeout=10_000)
        assert strip(window) == ""

    def test_what_cannot_be_read_is_said_in_one_sentence(self, window, qtbot, tmp_path):
        (tmp_path / "text.png").write_text("no picture")
        window.session.open_file(tmp_path / "text.png")
        qtbot.waitUntil(lambda: strip(window) != "", timeout=10_000)
        assert "\n" not in strip(window)

    def test_wrong_it_is_a_seven(self, window, kept, a_seven, answered, qtbot):
        answered(window, a_seven, "7")
        with qtbot.waitSignal(window.session.drawing_kept):
            QTest.mouseClick(window.findChild(QWidget, "correction1"), Qt.MouseButton.LeftButton)
        (path,) = (kept / "samples").iterdir()
        assert json.loads(path.read_text())["text"] == "1"

    def test_a_number_key_keeps_it_and_a_slip_is_undone(
        self, window, kept, a_seven, answered, qtbot
    ):
        window.activateWindow()
        QTest.keyClick(canvas_of(window), Qt.Key.Key_4)  # nothing is drawn
        answered(window, a_seven, "7")
        spin = window.findChild(QWidget, "epochsSpin")
        spin.setFocus()
        QTest.keyClick(spin, Qt.Key.Key_5)
        canvas_of(window).setFocus()
        with qtbot.waitSignal(window.session.drawing_kept):
            QTest.keyClick(canvas_of(window), Qt.Key.Key_1)
        (path,) = (kept / "samples").iterdir()
        assert path.name.startswith("1-")
        with qtbot.waitSignal(window.session.kept_drawing_removed):
            undo = window.findChild(QWidget, "undoCorrection")
            QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
        assert list((kept / "samples").iterdir()) == []
        assert window.findChild(QWidget, "correction1").isEnabled()

    def test_recent_files(self, window, qtbot, tmp_path):
        path = tmp_path / "a & b.digitink"
        Ink([np.array([[10, 10], [90, 90]])]).save(path)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        with qtbot.waitSignal(window.session.drawing_opened):
            canvas_of(window).mime_dropped.emit(mime)
        recent = entry_of(window, "digitink")
        assert recent.text().replace("&&", "&") == path.name
        with qtbot.waitSignal(window.session.drawing_opened):
            recent.trigger()

    def test_nothing_to_paste_is_said_until_something_is_opened(self, window, qtbot):
        QGuiApplication.clipboard().setText("seven")
        action(window, "pasteAction").trigger()
        assert strip(window)
        with qtbot.waitSignal(window.session.drawing_opened):
            window.session.open_test_image()
        assert strip(window) == ""


class TestModels:
    @pytest.fixture
    def my_model(self, kept):
        """The built-in network under a name of one's own, in the models folder."""
        built_in = Classifier.load().model
        path = kept / "models" / "mine.digitmodel"
        path.parent.mkdir(parents=True)
        metadata = ModelMetadata(title="another name", scores={"mnist_test": 0.987})
        write_model(path, Model(built_in.architecture, built_in.weights, metadata))
        return path

    def test_one_that_must_choose_a_digit_says_so(self, window, qtbot, tmp_path):
        """Without a confidence branch nothing can be told to be no digit; with it, it can."""
        note = window.findChild(QLabel, "limitNote")
        assert note.isHidden()
        mlp = ARCHITECTURES["mlp"]
        weights = {name: np.zeros(shape, np.float32) for name, shape in mlp.weight_shapes.items()}
        path = tmp_path / "mine.digitmodel"
        write_model(path, Model(mlp, weights, ModelMetadata(title="mine")))
        for model, is_limited in ((path, True), (None, False)):
            with qtbot.waitSignal(window.session.model_changed, timeout=10_000):
                window.session.use_model(model)
            assert note.isHidden() != is_limited
            assert "must choose one" in note.toolTip()
            assert ("digit" in note.toolTip()) != is_limited  # not known of that file

    def test_can_be_chosen_from_the_menu_again_and_again(self, my_model, window, qtbot):
        for text, path in (("mine", my_model), ("Built-in", None), ("mine", my_model)):
            choice = entry_of(window, text)
            with qtbot.waitSignal(window.session.model_changed, timeout=10_000):
                choice.trigger()
            assert window.session.model_path == path
        assert "98.7" in label(window, "modelLabel")
        assert entry_of(window, "mine").isChecked()
        assert not entry_of(window, "Built-in").isChecked()

    def test_the_chosen_one_answers_at_the_next_start(self, my_model, make_window, qtbot):
        first = make_window()
        with qtbot.waitSignal(first.session.model_changed, timeout=10_000):
            first.start()
        with qtbot.waitSignal(first.session.model_changed, timeout=10_000):
            first.session.use_model(my_model)
        first.close()
        second = make_window()
        with qtbot.waitSignal(second.session.model_changed, timeout=10_000):
            second.show()  # it starts by itself
        assert second.session.model_path == my_model

    def test_the_one_of_the_command_line_answers_this_time(self, my_model, make_window, qtbot):
        first = make_window()
        with qtbot.waitSignal(first.session.model_changed, timeout=10_000):
            first.start(model=my_model)
        assert first.session.model_path == my_model
        first.close()
        second = make_window()
        with qtbot.waitSignal(second.session.model_changed, timeout=10_000):
            second.start()
        assert second.session.model_path is None


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


class TestForEverybody:
    def focusable(self, window):
        """What the Tab key can come to."""
        widgets = [window, *window.findChildren(QWidget)]
        return [
            widget
            for widget in widgets
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and widget.isEnabled()
            and widget.focusProxy() is None
        ]

    def test_tab_comes_to_everything_and_all_of_it_has_a_name(self, window, a_seven, answered):
        answered(window, a_seven, "7")
        window.activateWindow()
        wanted = {widget for widget in self.focusable(window) if widget is not window}
        nameless = []
        for widget in wanted:
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name):
                nameless.append((type(widget).__name__, widget.objectName()))
        assert nameless == []
        start = canvas_of(window)
        start.setFocus()
        seen = []
        for _ in range(3 * len(wanted) + 10):
            widget = QApplication.focusWidget()
            if seen and widget is start:
                break
            seen.append(widget)
            QTest.keyClick(widget, Qt.Key.Key_Tab)
        else:
            pytest.fail(f"a tab trap: {seen[-3:]}")
        assert not wanted - set(seen)

    def test_the_focus_is_explained(self, window):
        bars = window.findChild(QWidget, "probabilityBars")
        window.activateWindow()
        canvas_of(window).setFocus()
        bars.setFocus()
        assert label(window, "explanationLabel") == bars.statusTip()
        assert label(window, "deviceLabel") != bars.statusTip()
        window.resize(900, 500)  # too low for a line of its own
        canvas_of(window).setFocus()
        assert label(window, "deviceLabel") == canvas_of(window).statusTip()

    def test_actions_are_explained_no_shortcut_is_taken_twice_and_all_are_listed(self, window):
        for one in all_actions(window):
            assert one.text(), one.objectName()
            assert one.statusTip() or not one.isEnabled(), one.text()
        taken = [key.toString() for one in all_actions(window) for key in one.shortcuts()]
        assert len(taken) == len(set(taken))
        action(window, "shortcutsAction").trigger()
        dialog = window.findChild(QWidget, "shortcutsDialog")
        table = dialog.findChild(QTableWidget)
        listed = [table.item(row, 1).text() for row in range(table.rowCount())]
        assert sorted(", ".join(filter(None, listed)).split(", ")) == sorted(taken)
        dialog.close()

    def test_a_message_moves_nothing_and_escape_ends_one_thing_after_the_other(self, window):
        action(window, "firstStepsAction").trigger()
        hints = window.findChild(QWidget, "firstSteps")
        before = canvas_of(window).mapTo(window, canvas_of(window).rect().center())
        window.show_problem(Message("nothing_to_paste"))
        middle = canvas_of(window).mapTo(window, canvas_of(window).rect().center())
        shown = window.findChild(QWidget, "messageStrip")
        assert middle == before
        assert not shown.rect().contains(shown.mapFrom(window, middle))
        window.activateWindow()
        canvas_of(window).setFocus()
        QTest.keyClick(canvas_of(window), Qt.Key.Key_Escape)
        assert not hints.isVisible()
        assert strip(window)
        QTest.keyClick(canvas_of(window), Qt.Key.Key_Escape)
        assert strip(window) == ""

    def test_fits_a_small_screen_and_each_hint_points_into_its_column(self, window):
        window.resize(960, 540)
        assert (window.width(), window.height()) == (960, 540)
        for name in ("drawingCanvas", "probabilityBars", "digitLabel", "networkInput"):
            widget = window.findChild(QWidget, name)
            corner = widget.mapTo(window, widget.rect().bottomRight())
            assert window.rect().contains(corner), name
        action(window, "firstStepsAction").trigger()
        hint = window.findChild(QWidget, "firstSteps")
        for name in ("drawPanel", "answerPanel", "trainTab"):
            column = window.findChild(QWidget, name)
            place = QRect(column.mapTo(window, QPoint(0, 0)), column.size())
            assert place.contains(QRect(hint.mapTo(window, QPoint(0, 0)), hint.size()))
            next_ = window.findChild(QWidget, "firstStepNext")
            QTest.mouseClick(next_, Qt.MouseButton.LeftButton)

    def test_all_of_the_window_is_on_the_screen(self, make_window, folders):
        """At first, and where it was left off the screen."""
        for _ in range(2):
            window = make_window(folders)
            window.show()
            available = window.screen().availableGeometry()
            assert available.contains(window.frameGeometry())
            window.setGeometry(5000, -3000, 2400, 1600)
            window.close()

    def test_presentation_mode_and_back(self, window):
        size = window.findChild(QLabel, "digitLabel").font().pixelSize()
        action(window, "presentationAction").trigger()
        assert window.isFullScreen()
        assert window.findChild(QLabel, "digitLabel").font().pixelSize() > 1.4 * size
        action(window, "presentationAction").trigger()
        assert not window.isFullScreen()
        assert window.findChild(QLabel, "digitLabel").font().pixelSize() == size


class TestLanguages:
    def texts(self, window):
        texts = [one.text() for one in all_actions(window)]
        texts += [one.title() for one in window.findChildren(QMenu)]
        labels = window.findChildren(QLabel)
        texts += [one.text() for one in labels if one.objectName() != "explanationLabel"]
        return [text for text in texts if text]

    @pytest.fixture
    def speak(self, window, qtbot):
        """Chooses a language and waits until every widget has heard of it."""

        def choose(code):
            title = action(window, "undoAction").text()
            action(window, f"{code}Language").trigger()
            qtbot.waitUntil(lambda: action(window, "undoAction").text() != title)

        return choose

    def test_there_and_back_and_the_chosen_one_is_kept(self, window, make_window, speak):
        english = self.texts(window)
        speak("zh_CN")
        chinese = self.texts(window)
        assert not [text for text in set(english) & set(chinese) if _is_english(text)]
        speak("en")
        assert self.texts(window) == english
        speak("zh_CN")
        window.close()
        other = make_window()
        other.start()
        assert action(other, "zh_CNLanguage").isChecked()
        assert action(other, "undoAction").text() in chinese

    def test_numbers_are_of_the_windows_language_on_any_system(self, make_window, qtbot):
        """On a German system Qt wrote 55.000 beside our own 0.02 and 99.9 %."""
        QLocale.setDefault(QLocale("de_DE"))
        window = make_window(language="en")
        fields = window.findChildren(QAbstractSpinBox)
        assert {field.locale() for field in fields} == {QLocale("en")}
        samples = window.findChild(QAbstractSpinBox, "samplesSpin")
        assert samples.text() == "55,000"
        samples.selectAll()
        QTest.keyClicks(samples, "12,345")
        assert samples.value() == 12_345
        action(window, "zh_CNLanguage").trigger()
        qtbot.waitUntil(lambda: fields[0].locale() == QLocale("zh_CN"))
        assert {field.locale() for field in fields} == {QLocale("zh_CN")}


def _is_english(text):
    """Whether a text has English words, names apart."""
    kept = ("English", "Language", "MNIST Desktop", "NumPy")
    return any(
        part.isalpha() and part.isascii() and len(part) > 2 for part in text.split()
    ) and not any(name in text for name in kept)
