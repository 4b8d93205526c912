"""Runs that follow one another: repeats with other seeds, two kinds compared, a sweep."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
)

from mnist_desktop.recognition.model_file import Model, ModelMetadata, write_model
from tests.recognition.random_weights import SMALL, random_weights
from tests.window.runs import HISTORY, choose, press, said


@pytest.fixture
def window(window_of_three):
    return window_of_three


def whole(folder, name, seed, accuracy, **changed):
    settings = {"preset": "quick", "epochs": 2, "batch_size": 64, "samples": 1000}
    settings |= {"optimizer": "sgd", "learning_rate": 0.05, "schedule": "cosine"}
    settings |= {"loss": "cross_entropy", "patience": 0, "weight_decay": 0.0, "averaging": 0.0}
    settings |= {"mixed_precision": False, "augmentation": "", "outcome": "finished"} | changed
    metadata = ModelMetadata(
        scores={"mnist_validation": accuracy}, settings=settings, history=HISTORY, seed=seed
    )
    write_model(folder / f"{name}.digitmodel", Model(SMALL, random_weights(SMALL), metadata))


def test_a_run_is_repeated_with_five_seeds_in_the_background(window, section, qtbot):
    folder, session = window.session.folders.models, window.session
    whole(folder, "d val 91.00 %", 0, 0.91)
    with qtbot.waitSignal(session.model_files.listed):
        session.model_files.read()
    choose(section, "d val 91.00 %")
    in_use = session.model_path
    press(section, "fiveSeedsButton")
    expected = {f"d seed {seed}" for seed in range(1, 6)}
    qtbot.waitUntil(lambda: expected <= {one.name for one in section.table.models}, timeout=20_000)
    assert session.model_path == in_use
    qtbot.waitUntil(lambda: section.findChild(QPushButton, "stopAllButton").isHidden())
    assert {one.group for one in section.table.models if one.name in expected} == {
        one.group for one in section.table.models if one.name == "d val 91.00 %"
    }
    choose(section, "d seed 2")
    press(section, "fiveSeedsButton")
    qtbot.waitUntil(lambda: "already" in said(section, "runsSaid"))


def test_seeds_that_wait_are_not_queued_again(window, section, qtbot):
    session, folder = window.session, window.session.folders.models
    session.backend.may_go_on.clear()  # the first one goes on until it is stopped
    whole(folder, "d", 1, 0.91)
    with qtbot.waitSignal(session.model_files.listed):
        session.model_files.read()
    choose(section, "d")
    queue = session.run_queue
    with qtbot.waitSignal(queue.changed):
        press(section, "fiveSeedsButton")
    assert len(queue.unfinished) == 4
    press(section, "fiveSeedsButton")
    qtbot.waitUntil(lambda: "still to come" in said(section, "runsSaid"))
    assert queue.count == 4
    queue.stop_all()
    qtbot.waitUntil(lambda: queue.count == 0)


def test_two_kinds_of_run_are_compared_by_five_each(window, section, qtbot):
    folder, files = window.session.folders.models, window.session.model_files
    for seed in range(1, 6):
        whole(folder, f"few seed {seed}", seed, 0.95 + seed / 1000)
        whole(folder, f"many seed {seed}", seed, 0.98 + seed / 1000, samples=10_000)
        whole(folder, f"slow seed {seed}", seed, 0.9505 + seed / 1000, learning_rate=0.01)
    with qtbot.waitSignal(files.listed):
        files.read()
    choose(section, "few seed 1", "slow seed 3")
    press(section, "compareRunsButton")
    assert said(section, "runsSaid") == (
        "These runs differ no more than repeats of the same run do. We cannot tell yet which is"
        " better."
    )
    choose(section, "few seed 1", "many seed 3")
    press(section, "compareRunsButton")
    assert said(section, "runsSaid").startswith("many is better than few: on average 98.30 %")
    choose(section, "few seed 1", "few seed 3")
    assert not section.findChild(QPushButton, "compareRunsButton").isEnabled()


def test_kinds_of_run_with_the_same_name_are_told_apart(window, section, qtbot):
    folder, files = window.session.folders.models, window.session.model_files
    for seed in range(1, 6):
        whole(folder, f"quick seed {seed}", seed, 0.95 + seed / 1000)
        whole(folder, f"quick seed {seed} (2)", seed, 0.98 + seed / 1000, samples=5_000)
    with qtbot.waitSignal(files.listed):
        files.read()
    choose(section, "quick seed 1", "quick seed 1 (2)")
    press(section, "compareRunsButton")
    qtbot.waitUntil(lambda: said(section, "runsSaid") != "")
    better = "quick with 5,000 images is better than quick with 1,000 images: on average 98.30 %"
    assert said(section, "runsSaid").startswith(better)


def test_several_values_of_one_setting_are_tried(window, section, qtbot):
    press(section, "sweepButton")
    dialog = window.findChild(QDialog, "sweepDialog")
    field = dialog.findChild(QLineEdit, "sweepValues")
    field.setText("0.01")
    dialog.findChild(QPushButton, "startSweepButton").click()
    problem = dialog.findChild(QLabel, "sweepProblem")
    assert problem.text().startswith("Type two to 6")
    QTest.keyClicks(field, ", 0.02")
    assert problem.isHidden()
    dialog.findChild(QCheckBox, "sweepSeeds").setChecked(False)
    dialog.findChild(QPushButton, "startSweepButton").click()
    expected = {"quick, rate 0.01 seed 1", "quick, rate 0.02 seed 1"}
    qtbot.waitUntil(lambda: expected <= {one.name for one in section.table.models}, timeout=20_000)


def test_closing_asks_while_runs_wait(window, section, qtbot, monkeypatch):
    asked = []
    queue = window.session.run_queue
    monkeypatch.setattr(type(queue), "waiting", ["one", "another"])

    def question(_, __, text):
        asked.append(text)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", question)
    assert not window.close()
    assert asked == ["2 runs still wait for their turn. They are gone if you close now."]
    monkeypatch.undo()
