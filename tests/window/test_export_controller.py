"""File > Export model, as a person uses it."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from mnist_desktop.problem import Message

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
