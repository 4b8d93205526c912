import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QMenu,
    QTableWidget,
    QWidget,
)

from mnist_desktop.problem import Message
from tests.window.parts import action, all_actions, canvas_of, label, strip


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
