"""The list of all models, from its buttons to the folder and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QMessageBox, QPushButton, QTreeWidget

from mnist_desktop.recognition.model_file import Model, ModelMetadata, write_model
from tests.fake_learning import FakeLearning
from tests.recognition.random_weights import SMALL, random_weights


@pytest.fixture
def window(make_window, qtbot, folders):
    for name, scores in (("a", {"mnist_test": 0.0912}), ("b", {}), ("c", {"test": 0.99})):
        metadata = ModelMetadata(date=f"2026-11-0{ord(name) - 96}T00:00:00", scores=scores)
        model = Model(SMALL, random_weights(SMALL), metadata)
        write_model(folders.models / f"{name}.digitmodel", model)
    window = make_window(folders, "en", FakeLearning())
    window.show()
    with qtbot.waitSignal(window.session.model_changed, timeout=20_000):
        window.start()
    return window


@pytest.fixture
def dialog(window, qtbot):
    files = window.session.model_files
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()  # as by a click
    with qtbot.waitSignal(files.listed):
        window.findChild(object, "allModelsAction").trigger()
    return window.findChild(object, "modelsDialog")


@pytest.fixture
def answer(monkeypatch):
    """What the person says to a question; the questions are kept."""
    asked = []

    def choose(button):
        def question(_parent, _title, text, *_):
            asked.append(text)
            return QMessageBox.StandardButton[button]

        monkeypatch.setattr(QMessageBox, "question", question)
        return asked

    return choose


def table(dialog):
    return dialog.findChild(QTreeWidget, "modelsTable")


def rows(dialog):
    items = [table(dialog).topLevelItem(at) for at in range(table(dialog).topLevelItemCount())]
    return [[item.text(column) for column in range(5)] for item in items]


def mark(dialog, name):
    (item,) = table(dialog).findItems(name, Qt.MatchFlag.MatchExactly)
    table(dialog).setCurrentItem(item)


def press(dialog, name):
    QTest.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def rename(dialog, text):
    press(dialog, "renameModelButton")
    line = table(dialog).findChild(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_lists_them_newest_first_and_sorts_accuracies_as_numbers(dialog):
    assert rows(dialog) == [
        ["c", "2026-11-03", "", "own", "99.00 %"],
        ["b", "2026-11-02", "", "own", "not tested"],
        ["a", "2026-11-01", "MNIST", "own", "9.12 %"],
    ]
    table(dialog).sortByColumn(4, Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in rows(dialog)] == ["b", "a", "c"]


def test_uses_and_renames_the_model_that_answers(window, dialog, qtbot):
    session, folder = window.session, window.session.folders.models
    mark(dialog, "b")
    with qtbot.waitSignals([session.model_changed, session.model_files.listed]):
        QTest.keyClick(table(dialog), Qt.Key.Key_Return)
    assert session.model_path == folder / "b.digitmodel"
    assert dialog.isVisible()
    with qtbot.waitSignals([session.model_changed, session.model_files.listed]):
        rename(dialog, "best of 7b")
    qtbot.waitUntil(lambda: window._settings.model == folder / "best of 7b.digitmodel")
    assert "best of 7b" in window.findChild(QLabel, "modelLabel").text()
    assert (folder / "best of 7b.digitmodel").exists()
    qtbot.waitUntil(
        lambda: ["best of 7b", "not tested, in use"] in [[r[0], r[4]] for r in rows(dialog)]
    )


def test_what_is_being_typed_outlives_a_new_list(window, dialog, qtbot):
    mark(dialog, "b")
    QTest.keyClick(table(dialog), Qt.Key.Key_F2)
    editor = table(dialog).findChild(QLineEdit)
    editor.setText("best of")
    with qtbot.waitSignal(window.session.model_files.listed):
        window.session.model_files.read()
    assert editor.isVisible()
    editor.setText("best of 7b")
    with qtbot.waitSignal(window.session.model_files.renamed):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "best of 7b" in [row[0] for row in rows(dialog)])


def test_the_next_start_follows_a_model_that_does_not_answer_this_time(window, dialog, qtbot):
    session, folder, settings = window.session, window.session.folders.models, window._settings
    settings.model = folder / "b.digitmodel"
    with qtbot.waitSignal(session.model_changed):
        session.use_model(folder / "c.digitmodel", is_choice=False)
    for before, after in (("b", "x"), ("c", "y")):
        qtbot.waitUntil(lambda before=before: before in [row[0] for row in rows(dialog)])
        mark(dialog, before)
        with qtbot.waitSignals([session.model_files.renamed, session.model_files.listed]):
            rename(dialog, after)
    qtbot.waitUntil(lambda: session.model_path == folder / "y.digitmodel")
    assert settings.model == folder / "x.digitmodel"
    with qtbot.waitSignal(session.model_files.removed):
        session.model_files.remove(settings.model)
    assert settings.model is None
    assert session.model_path == folder / "y.digitmodel"


def test_a_name_that_will_not_do_is_told_in_the_list(window, dialog, qtbot):
    mark(dialog, "b")
    with qtbot.waitSignals([window.session.model_files.failed, window.session.model_files.listed]):
        rename(dialog, "a")
    label = dialog.findChild(QLabel, "modelsProblem")
    assert label.text() == "There is already a model called a."
    assert label.isVisible()
    assert [row[0] for row in rows(dialog)] == ["c", "b", "a"]
    field = table(dialog).findChild(QLineEdit)
    assert field.text() == "a"  # to be corrected: Enter in the table would use the model
    QTest.keyClicks(field, "b")
    with qtbot.waitSignal(window.session.model_files.renamed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert label.isHidden()
    assert window.session.model_path is None
    assert (window.session.folders.models / "ab.digitmodel").exists()


@pytest.mark.parametrize("button", ["Yes", "No"])
def test_the_model_that_answers_is_deleted_only_after_a_question(
    window, dialog, qtbot, answer, button
):
    session, files = window.session, window.session.model_files
    mark(dialog, "c")
    with qtbot.waitSignals([session.model_changed, files.listed]):
        press(dialog, "useModelButton")
    asked = answer(button)
    path = session.model_path
    if button == "No":
        press(dialog, "deleteModelButton")
        assert session.model_path == path
        assert path.exists()
    else:
        with qtbot.waitSignals([files.removed, session.model_changed]):
            QTest.keyClick(table(dialog), Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: len(rows(dialog)) == 2)
        assert session.model_path is None
        assert not path.exists()
    assert "It answers now; the built-in model will." in asked[0]


def test_the_model_of_a_run_is_deleted_before_it_is_evaluated(window, dialog, qtbot, answer):
    dialog.close()
    session = window.session
    with qtbot.waitSignal(session.trainer.ended):
        QTest.mouseClick(window.findChild(QPushButton, "trainButton"), Qt.MouseButton.LeftButton)
    path = session.trainer.path
    qtbot.waitUntil(path.exists)
    with qtbot.waitSignal(session.model_files.removed):
        session.model_files.remove(path)
    with qtbot.waitSignal(session.trainer.scored):
        QTest.mouseClick(window.findChild(QPushButton, "keepButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.model_path == path)  # kept nevertheless: it is there again
    qtbot.waitUntil(path.exists)
