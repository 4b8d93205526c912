"""A lesson in the real window, step by step, with a fake run."""

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)

from mnist_desktop.lessons.lesson_file import lesson_of, read_lesson, shipped_lessons
from tests.fake_learning import FakeLearning
from tests.pointers import draw
from tests.window.parts import action, canvas_of, entry_of, label, strip


def said(en):
    return {"en": en, "zh_CN": "中文"}


LESSON = {
    "format": 1,
    "name": "short",
    "title": said("A short one"),
    "summary": said("For a test."),
    "steps": [
        {"text": said("Draw."), "point": "drawingCanvas", "wait": {"what": "drawing"}},
        {
            "text": said("Which?"),
            "choices": [
                {"text": said("This"), "reply": said("Yes.")},
                {"text": said("That"), "reply": said("No.")},
            ],
        },
        {
            "text": said("Train."),
            "tab": "trainTab",
            "point": "trainButton",
            "settings": {"preset": "tutorial3", "samples": 2000, "epochs": 2},
            "wait": {"what": "run_started"},
        },
        {
            "text": said("Watch."),
            "point": "accuracyChart",
            "wait": {"what": "run_ended", "number": 1},
        },
        {
            "text": said("Look:"),
            "claims": [
                {
                    "left": "1.validation_accuracy",
                    "relation": "above",
                    "right": 0.5,
                    "holds": said("It reads {1.validation_accuracy} %."),
                    "otherwise": said("Only {1.validation_accuracy} %."),
                }
            ],
        },
    ],
}


@pytest.fixture
def lesson_window(opened):
    """The window of a fake `learning`, and what begins a lesson in it."""
    return opened(FakeLearning())


def begin(window, content):
    from mnist_desktop.window.lesson_controller import LessonController

    window.findChild(LessonController).begin(lesson_of(content))


def press(window, name):
    button = window.findChild(QPushButton, name)
    assert button.isVisible(), name
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def is_ready(window):
    return window.findChild(QPushButton, "lessonNext").isEnabled()


def go_as_far_as_the_run(window, qtbot, choice):
    begin(window, LESSON)
    press(window, "lessonSkip")
    press(window, choice)
    press(window, "lessonNext")
    with qtbot.waitSignal(window.session.trainer.ended, timeout=20_000):
        press(window, "trainButton")
        press(window, "lessonNext")
    qtbot.waitUntil(lambda: is_ready(window))


def test_a_learner_goes_through_a_lesson(lesson_window, a_seven, qtbot):
    window = lesson_window
    begin(window, LESSON)
    assert label(window, "lessonProgress") == "Step 1 of 5"
    assert window.findChild(QWidget, "lessonPointer").isVisible()
    assert not is_ready(window)
    draw(canvas_of(window), a_seven)
    qtbot.waitUntil(lambda: is_ready(window), timeout=10_000)
    press(window, "lessonNext")
    press(window, "lessonChoice2")
    assert label(window, "lessonReply") == "No."
    press(window, "lessonNext")
    assert window.findChild(QComboBox, "presetCombo").currentData() == "tutorial3"
    assert window.findChild(QSpinBox, "epochsSpin").value() == 2
    with qtbot.waitSignal(window.session.trainer.ended, timeout=20_000):
        press(window, "trainButton")
        assert is_ready(window)
        press(window, "lessonNext")
    qtbot.waitUntil(lambda: is_ready(window))
    press(window, "lessonNext")
    assert label(window, "lessonFound") == "• It reads 85.0 %."
    press(window, "lessonNext")
    assert window.findChild(QWidget, "lessonPanel").isHidden()
    assert not window.findChild(QWidget, "lessonPointer").isVisible()


def test_a_skipped_run_is_not_spoken_of(lesson_window):
    window = lesson_window
    begin(window, LESSON)
    for _ in range(4):
        press(window, "lessonSkip")
    assert "Nothing can be said" in label(window, "lessonFound")


def test_a_run_with_other_settings_is_called_so(lesson_window, qtbot):
    window = lesson_window
    begin(window, LESSON)
    press(window, "lessonSkip")
    press(window, "lessonSkip")
    window.findChild(QSpinBox, "epochsSpin").setValue(3)
    with qtbot.waitSignal(window.session.trainer.ended, timeout=20_000):
        press(window, "trainButton")
        press(window, "lessonNext")
    qtbot.waitUntil(lambda: is_ready(window))
    press(window, "lessonNext")
    assert "other settings" in label(window, "lessonFound")


def test_esc_closes_a_lesson_and_it_goes_on_where_it_was(lesson_window, qtbot):
    window = lesson_window
    begin(window, LESSON)
    press(window, "lessonSkip")
    action(window, "endAction").trigger()
    assert window.findChild(QWidget, "lessonPanel").isHidden()
    begin(window, LESSON)
    assert label(window, "lessonProgress") == "Step 2 of 5"
    action(window, "zh_CNLanguage").trigger()
    qtbot.waitUntil(lambda: label(window, "lessonText") == "中文")


def test_what_came_of_a_lesson_is_kept_while_it_is_closed(lesson_window, qtbot):
    window = lesson_window
    go_as_far_as_the_run(window, qtbot, "lessonChoice1")
    press(window, "lessonClose")
    begin(window, LESSON)
    press(window, "lessonNext")
    assert label(window, "lessonFound") == "• It reads 85.0 %."
    press(window, "lessonNext")  # the end: the next time it waits again
    begin(window, LESSON)
    assert label(window, "lessonWaiting") == "Waiting for your drawing."


def test_what_came_of_a_lesson_is_there_at_the_next_start(opened, folders, qtbot):
    window = opened(FakeLearning(), folders=folders)
    go_as_far_as_the_run(window, qtbot, "lessonChoice2")
    window.close()
    window = opened(FakeLearning(), folders=folders)
    begin(window, LESSON)
    assert "no longer in the charts" in label(window, "lessonFound")
    press(window, "lessonNext")
    assert label(window, "lessonFound") == "• It reads 85.0 %."
    for _ in range(3):
        press(window, "lessonBack")
    assert label(window, "lessonReply") == "No."


def test_the_dialog_lists_the_lessons_and_begins_one(lesson_window, qtbot):
    window = lesson_window
    action(window, "lessonsAction").trigger()
    dialog = window.findChild(QWidget, "lessonsDialog")
    rows = dialog.findChild(QListWidget, "lessonsList")
    assert rows.count() == 10
    rows.setCurrentRow(5)
    assert "by heart" in dialog.findChild(QLabel, "lessonSummary").text()
    QTest.mouseClick(dialog.findChild(QPushButton, "lessonBegin"), Qt.MouseButton.LeftButton)
    assert label(window, "lessonTitle") == "6  Overfitting"
    qtbot.waitUntil(lambda: window.findChild(QWidget, "lessonsDialog") is None)
    action(window, "lessonsAction").trigger()
    again = window.findChild(QListWidget, "lessonsList").currentItem().text()
    assert again == "6  Overfitting  (open)"


def test_a_page_is_printed_and_a_copy_saved(lesson_window, tmp_path, monkeypatch, qtbot):
    window = lesson_window
    from mnist_desktop.window import lessons_dialog

    shown = []
    monkeypatch.setattr(
        lessons_dialog.QDesktopServices, "openUrl", lambda url: shown.append(url) or True
    )
    files = window.findChild(lessons_dialog.LessonFiles)
    places = iter([tmp_path / "page.html", tmp_path / "mine.lesson"])
    monkeypatch.setattr(
        "mnist_desktop.window.file_dialogs.QFileDialog.getSaveFileName",
        lambda *_: (str(next(places)), ""),
    )
    action(window, "lessonsAction").trigger()
    dialog = window.findChild(QWidget, "lessonsDialog")
    with qtbot.waitSignal(files.succeeded):
        action(window, "worksheetPageAction").trigger()
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<h2>Predict</h2>" in page
    assert len(shown) == 1
    with qtbot.waitSignal(files.succeeded):
        QTest.mouseClick(dialog.findChild(QPushButton, "lessonCopy"), Qt.MouseButton.LeftButton)
    assert read_lesson(tmp_path / "mine.lesson") == read_lesson(shipped_lessons()[0])


def by_second_start(window, path):
    window.open_from_elsewhere(path)


def by_file_menu(window, path):
    action(window, "openAction").trigger()


def by_drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copies, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copies, mime, left, none)
    drop = QDropEvent(QPointF(5, 5), copies, mime, left, none)
    for event in (enter, drop):
        QApplication.sendEvent(window, event)


def by_paste(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    canvas_of(window).mime_dropped.emit(mime)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_lesson_that_was_handed_out_opens_however_it_comes(
    lesson_window, tmp_path, monkeypatch, qtbot
):
    window, path = lesson_window, tmp_path / "mine.lesson"
    monkeypatch.setattr(
        "mnist_desktop.window.file_dialogs.QFileDialog.getOpenFileName",
        lambda *_: (str(path), ""),
    )
    for way in (by_second_start, by_file_menu, by_drop, by_paste):
        path.write_text("no lesson", encoding="utf-8")
        way(window, path)
        qtbot.waitUntil(lambda: "mine.lesson is not a lesson" in strip(window), timeout=20_000)
        path.write_text(json.dumps(LESSON), encoding="utf-8")
        way(window, path)
        qtbot.waitUntil(lambda: label(window, "lessonTitle") == "A short one", timeout=20_000)
        assert strip(window) == ""  # what was said of the file before
        press(window, "lessonClose")
        window.findChild(QLabel, "lessonTitle").setText("")
    assert entry_of(window, "mine.lesson").isVisible()


def test_a_strangers_file_that_is_none_gives_a_sentence(
    lesson_window, tmp_path, monkeypatch, qtbot
):
    window = lesson_window
    path = tmp_path / "evil.lesson"
    path.write_text(json.dumps(LESSON | {"run": "rm"}), encoding="utf-8")
    monkeypatch.setattr(
        "mnist_desktop.window.file_dialogs.QFileDialog.getOpenFileName",
        lambda *_: (str(path), ""),
    )
    action(window, "lessonsAction").trigger()
    QTest.mouseClick(window.findChild(QPushButton, "lessonOpen"), Qt.MouseButton.LeftButton)
    strip = window.findChild(QWidget, "messageStrip")
    qtbot.waitUntil(lambda: "evil.lesson is not a lesson" in strip.text())
    assert window.findChild(QWidget, "lessonPanel").isHidden()
