"""File > Back up everything and Restore from a backup, as a person uses them."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLabel, QPushButton

from mnist_desktop.folders import Folders
from tests.pointers import draw

LONG = 30_000  # ms, on a busy machine


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    path = tmp_path / "all.digitbackup"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


def press(window, name):
    window.findChild(QAction, name).trigger()


def test_what_is_backed_up_comes_back_elsewhere(make_window, chosen, tmp_path, qtbot, a_seven):
    first = make_window(Folders.at(tmp_path / "first"))
    first.show()
    with qtbot.waitSignal(first.session.model_changed, timeout=LONG):
        first.start()
    draw(first.canvas, a_seven)
    first.session.save_model(first.session.models.free_path("mine"))
    with qtbot.waitSignal(first.session.backups.written, timeout=LONG):
        press(first, "backUpAction")
    assert chosen.exists()

    second = make_window(Folders.at(tmp_path / "second"))
    second.show()
    second.start()
    with qtbot.waitSignal(second.session.backups.opened, timeout=LONG):
        press(second, "restoreAction")
    dialog = second.findChild(QDialog, "restoreDialog")
    assert "models: 1 new, 0 here already" in dialog.findChild(QLabel, "restoreAdded").text()
    assert not dialog.findChild(QCheckBox, "restoreSettings").isChecked()
    dialog.findChild(QCheckBox, "restoreCanvas").setChecked(True)
    with qtbot.waitSignal(second.session.backups.restored, timeout=LONG):
        dialog.findChild(QPushButton, "restoreButton").click()
    assert (tmp_path / "second" / "models" / "mine.digitmodel").exists()
    assert len(second.canvas.drawing().strokes) == 1
    assert not list((tmp_path / "second").glob(".*.part"))
