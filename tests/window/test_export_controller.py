"""File > Export model, as a person uses it."""

import re

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QProgressDialog

from mnist_desktop.problem import Message
from mnist_desktop.window import export_controller

STARTING = 60_000  # ms, on a busy machine


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """The name that the person types: without an ending."""
    path = tmp_path / "for school"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def action(window, kind):
    return window.findChild(QAction, f"export{kind}Action")


def test_the_model_is_written_and_said(window, chosen, qtbot):
    export = action(window, "Onnx")
    assert export.text() == "For ONNX Runtime (.onnx)…"
    with qtbot.waitSignal(window.session.model_export.succeeded, timeout=STARTING):
        export.trigger()
        progress = window.findChild(QProgressDialog, "exportProgress")
        assert progress.isVisible()
        assert "for school.onnx" in progress.labelText()
    assert not progress.isVisible()
    assert {one.name for one in chosen.parent.iterdir()} >= {
        "for school.onnx",
        "for school.onnx.README.txt",
    }
    labels = window.statusBar().findChildren(QLabel)
    said = "for school.onnx.README.txt says how to load it."
    assert any(one.text().endswith(said) for one in labels)


def test_cancel_ends_it(window, chosen, qtbot):
    with qtbot.waitSignal(window.session.model_export.cancelled, timeout=STARTING):
        action(window, "Keras").trigger()
        window.findChild(QProgressDialog, "exportProgress").canceled.emit()
    assert not list(chosen.parent.glob("for school*"))


def test_what_needs_tensorflow_is_grey_without_it(window, monkeypatch):
    menu = action(window, "Onnx").parent()
    reason = Message("tensorflow_missing")
    monkeypatch.setattr(window.session.backend, "why_no_training", lambda: reason)
    menu.aboutToShow.emit()
    states = [action(window, kind).isEnabled() for kind in ("Keras", "Onnx")]
    assert states == [False, True]


def test_a_large_page_is_announced(window, chosen, qtbot, monkeypatch):
    asked = []

    def refuse(_, title, question):
        asked.append(question)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", refuse)
    monkeypatch.setattr(export_controller, "USUAL_PARAMETERS", 100_000)
    action(window, "Html").trigger()
    parameters = f"{window.session.classifier.architecture.parameters:,}"
    (question,) = asked
    assert re.fullmatch(
        rf"The page will have about \d\.\d MB, as this network has {parameters} parameters\."
        r" Write it\?",
        question,
    )
    assert not window.session.model_export.is_running


def test_a_usual_page_is_written_without_a_question(window, chosen, qtbot):
    export = window.session.model_export
    with qtbot.waitSignal(export.succeeded, timeout=STARTING) as done:
        action(window, "Html").trigger()
    (written,) = done.args
    assert (written.path, written.read_me) == (chosen.with_name("for school.html"), None)
    assert written.path.read_bytes().startswith(b"<!doctype html>")
    labels = window.statusBar().findChildren(QLabel)
    assert any("change no probability of 1,000 images" in one.text() for one in labels)
