"""The table of runs, from its buttons to the folder and back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QTableView,
    QToolButton,
)

from mnist_desktop.recognition.model_file import read_model
from tests.recognition.random_weights import SMALL
from tests.window.runs import choose, press, put, said, view


@pytest.fixture
def window(window_of_three):
    return window_of_three


def names(section):
    return [one.name for one in section.table.shown]


def cells(section, row):
    model = section.table
    return [model.index(row, column).data() for column in range(model.columnCount())]


def rename(section, text):
    press(section, "renameModelButton")
    line = view(section).findChild(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_lists_runs_newest_first_and_sorts_and_filters_them(section):
    assert names(section) == ["c", "b", "a"]
    assert cells(section, 0)[:5] == ["c", "98.50 %", "own", "letters.npz", "all"]
    assert cells(section, 1)[1] == ""
    assert cells(section, 2)[6] == "9.12 %"
    header = view(section).horizontalHeader()
    middle = header.height() // 2
    for expected in (["c", "a", "b"], ["a", "c", "b"]):  # what is not known comes last
        at = header.sectionViewportPosition(1) + 5
        button = Qt.MouseButton.LeftButton
        QTest.mouseClick(header.viewport(), button, pos=QPoint(at, middle))
        assert names(section) == expected
    QTest.keyClicks(section.findChild(QLineEdit, "runsFilter"), "letters 98")
    assert names(section) == ["c"]
    assert said(section, "runsCount") == "1 of 3"


def test_uses_and_renames_the_model_that_answers(window, section, qtbot):
    session, folder = window.session, window.session.folders.models
    choose(section, "b")
    with qtbot.waitSignals([session.model_changed, session.model_files.listed]):
        QTest.keyClick(view(section), Qt.Key.Key_Return)
    assert session.model_path == folder / "b.digitmodel"
    with qtbot.waitSignals([session.model_changed, session.model_files.listed]):
        rename(section, "best of 7b")
    qtbot.waitUntil(lambda: window._settings.model == folder / "best of 7b.digitmodel")
    assert "best of 7b" in window.findChild(QLabel, "modelLabel").text()
    assert (folder / "best of 7b.digitmodel").exists()
    qtbot.waitUntil(lambda: "best of 7b (in use)" in [cells(section, n)[0] for n in range(3)])


def test_what_is_being_typed_outlives_a_new_list(window, section, qtbot):
    choose(section, "b")
    QTest.keyClick(view(section), Qt.Key.Key_F2)
    editor = view(section).findChild(QLineEdit)
    editor.setText("best of")
    with qtbot.waitSignal(window.session.model_files.listed):
        window.session.model_files.read()
    assert editor.isVisible()
    editor.setText("best of 7b")
    with qtbot.waitSignal(window.session.model_files.renamed):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "best of 7b" in names(section))


def test_the_next_start_follows_a_model_that_does_not_answer_this_time(window, section, qtbot):
    session, folder, settings = window.session, window.session.folders.models, window._settings
    settings.model = folder / "b.digitmodel"
    with qtbot.waitSignal(session.model_changed):
        session.use_model(folder / "c.digitmodel", is_choice=False)
    for before, after in (("b", "x"), ("c", "y")):
        qtbot.waitUntil(lambda before=before: before in names(section))
        choose(section, before)
        with qtbot.waitSignals([session.model_files.renamed, session.model_files.listed]):
            rename(section, after)
    qtbot.waitUntil(lambda: session.model_path == folder / "y.digitmodel")
    assert settings.model == folder / "x.digitmodel"
    with qtbot.waitSignal(session.model_files.removed):
        session.model_files.remove(folder / "x.digitmodel")
    assert settings.model is None
    assert session.model_path == folder / "y.digitmodel"
    with qtbot.waitSignal(session.model_files.restored):
        session.model_files.restore(folder / "x.digitmodel")
    assert settings.model == folder / "x.digitmodel"


def test_a_name_that_will_not_do_is_told_below_the_table(window, section, qtbot):
    choose(section, "b")
    with qtbot.waitSignals([window.session.model_files.failed, window.session.model_files.listed]):
        rename(section, "a")
    assert said(section, "runsProblem") == "There is already a model called a."
    assert names(section) == ["c", "b", "a"]
    field = view(section).findChild(QLineEdit)
    assert field.text() == "a"  # to be corrected: Enter in the table would use the model
    QTest.keyClicks(field, "b")
    with qtbot.waitSignal(window.session.model_files.renamed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert said(section, "runsProblem") == ""
    assert window.session.model_path is None
    assert (window.session.folders.models / "ab.digitmodel").exists()


def test_what_is_deleted_comes_back_and_answers_again(window, section, qtbot):
    session, files = window.session, window.session.model_files
    choose(section, "c")
    with qtbot.waitSignals([session.model_changed, files.listed]):
        press(section, "useModelButton")
    path = session.model_path
    content = path.read_bytes()
    choose(section, "c", "b")
    with qtbot.waitSignals([session.model_changed, files.removed, files.removed]):
        QTest.keyClick(view(section), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(section) == ["a"])
    assert said(section, "runsSaid") == "2 models are deleted. The built-in model answers now."
    assert not path.exists()
    with qtbot.waitSignals([session.model_changed, files.restored, files.restored]):
        press(section, "undoDeletionButton")
    qtbot.waitUntil(lambda: names(section) == ["c", "b", "a"])
    assert session.model_path == path
    assert path.read_bytes() == content


def test_a_pinned_model_stays_at_the_top_with_the_same_weights_and_date(window, section, qtbot):
    path = window.session.folders.models / "a.digitmodel"
    before, written = read_model(path), path.stat().st_mtime_ns
    choose(section, "a")
    with qtbot.waitSignals([window.session.model_files.changed, window.session.model_files.listed]):
        press(section, "pinModelButton")
    assert [cells(section, row)[0] for row in range(3)] == ["a (pinned)", "c", "b"]
    after = read_model(path)
    assert path.stat().st_mtime_ns == written
    assert after.metadata.date == before.metadata.date
    for name, weight in before.weights.items():
        assert after.weights[name].tobytes() == weight.tobytes()
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    with qtbot.waitSignals([window.session.model_files.changed, window.session.model_files.listed]):
        press(section, "pinModelButton")
    assert names(section) == ["c", "b", "a"]


def test_the_settings_of_a_run_are_opened_and_what_is_missing_is_said(window, section, qtbot):
    folder, files = window.session.folders.models, window.session.model_files
    settings = {"preset": "quick", "epochs": 7, "batch_size": 64, "samples": 1000}
    settings |= {"optimizer": "sgd", "learning_rate": 0.05, "schedule": "cosine"}
    settings |= {"loss": "cross_entropy", "patience": 2, "weight_decay": 0.0, "averaging": 0.0}
    settings |= {"mixed_precision": False, "augmentation": "rotation 9, shift 2"}
    put(folder, "d", **settings)
    with qtbot.waitSignal(files.listed):
        files.read()
    choose(section, "d")
    press(section, "openSettingsButton")
    qtbot.waitUntil(lambda: said(section, "runsSaid") != "")
    config = window._training.settings.config()
    assert said(section, "runsSaid") == "The settings above are those of d."
    assert (config.epochs, config.batch_size, config.samples) == (7, 64, 1000)
    assert (config.optimizer, config.learning_rate, config.patience) == ("sgd", 0.05, 2)
    assert (config.augmentation.rotation, config.augmentation.zoom) == (9, 0)
    assert config.architecture == SMALL
    assert config.seed == 4
    choose(section, "c")
    press(section, "openSettingsButton")
    qtbot.waitUntil(lambda: "letters.npz" in said(section, "runsSaid"))
    assert "learning rate" in said(section, "runsSaid")


def test_the_menu_opens_the_table(window, qtbot):
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()  # as by a click
    with qtbot.waitSignal(window.session.model_files.listed):
        window.findChild(object, "allModelsAction").trigger()
    assert window.findChild(QTableView, "runsTable").isVisible()


def test_a_new_run_appears_and_is_deleted_before_it_is_evaluated(window, section, qtbot):
    session = window.session
    with qtbot.waitSignal(session.trainer.run_model.written):
        window.findChild(QPushButton, "trainButton").click()
    path = session.trainer.run_model.path
    qtbot.waitUntil(lambda: path in [one.path for one in section.table.shown])
    with qtbot.waitSignal(session.model_files.removed):
        session.model_files.remove(path)
    with qtbot.waitSignal(session.trainer.run_model.scored):
        window.findChild(QPushButton, "keepButton").click()
    qtbot.waitUntil(lambda: session.model_path == path)  # kept nevertheless: it is there again
    qtbot.waitUntil(path.exists)


def test_curves_of_chosen_runs_are_laid_over_the_charts(window, section, qtbot):
    pair = window._training.pair
    choose(section, "c", "a")
    with qtbot.waitSignal(pair.overlaid_changed):
        press(section, "showCurvesButton")
    assert [one.name for one in pair.overlaid] == ["c", "a"]
    assert pair.overlaid[0].accuracy == ((1.0, 0.9),)
    assert section.findChild(QPushButton, "showCurvesButton").text() == "Hide curves"
    press(section, "showCurvesButton")
    assert pair.overlaid == ()
    with qtbot.waitSignal(window.session.trainer.run_model.written):
        window.findChild(QPushButton, "trainButton").click()
    name = pair.run.name
    with qtbot.waitSignal(window.session.trainer.run_model.written):
        window.findChild(QPushButton, "trainButton").click()
    assert [one.name for one in pair.overlaid] == [name]


def test_histories_of_chosen_runs_are_exported(window, section, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "runs.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "CSV"))
    choose(section, "c", "a")
    section.findChild(QAction, "exportTableAction").trigger()
    qtbot.waitUntil(lambda: said(section, "runsSaid") == f"Saved as {path}.")
    assert path.read_text(encoding="utf-8-sig").splitlines()[1].startswith("c,4,1,0.3,")


def test_buttons_stay_where_they_are_whatever_is_said(section):
    button = section.findChild(QPushButton, "renameModelButton")
    before = button.mapTo(section, QPoint())
    for say in (section.say, section.show_problem, section.show_about, section.show_queue):
        say("a sentence")
    section.layout().activate()
    assert button.mapTo(section, QPoint()) == before


def test_runs_that_are_gone_are_not_exported_and_no_model_is_kept_twice(window, section):
    answering = window.session.classifier
    section.export_requested.emit([], False)
    window.session.answering.keep_new_model()
    assert window.session.classifier is answering


def test_a_small_window_scrolls_to_the_runs_and_to_the_curves_asked_for(window, qtbot):
    window.resize(960, 540)
    scrolled = window.findChild(QScrollArea, "trainingScroll")
    with qtbot.waitSignal(window.session.model_files.listed):
        QTest.mouseClick(window.findChild(QToolButton, "runsButton"), Qt.MouseButton.LeftButton)
    section = window.findChild(object, "runsSection")
    show = section.findChild(QPushButton, "showCurvesButton")

    def is_seen(widget):
        corners = widget.rect().topLeft(), widget.rect().bottomRight()
        places = [widget.mapTo(scrolled.viewport(), corner) for corner in corners]
        return all(scrolled.viewport().rect().contains(place) for place in places)

    qtbot.waitUntil(lambda: is_seen(show))
    assert is_seen(view(section))
    choose(section, "a")
    show.setFocus()
    with qtbot.waitSignal(window._training.pair.overlaid_changed):
        QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_seen(window._training.pair))
