"""Exports in a process of their own."""

import tempfile
from pathlib import Path

import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.model_export import ModelExport

STARTING = 60_000  # ms, on a busy machine


@pytest.fixture(scope="module")
def model():
    return Classifier.load().model


@pytest.fixture
def export(tasks, tmp_path, monkeypatch, qtbot):
    """Its temporary folders lie where the test can see them."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    export = ModelExport(tasks)
    yield export
    export.close()
    qtbot.waitUntil(lambda: not tasks.threads(), timeout=STARTING)
    assert not list((tmp_path / "temporary").iterdir())


def test_a_file_and_its_text_are_put_in_place(export, model, qtbot, tmp_path):
    path = tmp_path / "mine, 第 1.onnx"
    with qtbot.waitSignal(export.succeeded, timeout=STARTING) as done:
        export.start(model, "onnx", path)
    (written,) = done.args
    assert (written.path, written.images) == (path, 1000)
    assert path.stat().st_size > 1e6
    assert written.read_me == path.with_name("mine, 第 1.onnx.README.txt")
    assert "mine, 第 1.onnx" in written.read_me.read_text(encoding="utf-8")
    assert not export.is_running


def test_what_is_cancelled_leaves_the_old_file(export, model, qtbot, tmp_path):
    path = tmp_path / "x.onnx"
    path.write_bytes(b"old")
    with qtbot.waitSignal(export.cancelled, timeout=STARTING):
        export.start(model, "onnx", path)
        export.cancel()
    assert not export.is_running
    assert {one.name for one in tmp_path.iterdir() if one.is_file()} == {"x.onnx"}
    assert path.read_bytes() == b"old"


def test_a_process_that_is_cancelled_ends(export, model, qtbot, tmp_path, tasks):
    export.start(model, "onnx", tmp_path / "x.onnx")
    qtbot.waitUntil(lambda: not tasks.threads(), timeout=STARTING)  # the model is written
    with qtbot.waitSignal(export.cancelled, timeout=STARTING):
        export.cancel()
    assert not (tmp_path / "x.onnx").exists()


def test_a_folder_that_is_gone_is_said(export, model, qtbot, tmp_path):
    with qtbot.waitSignal(export.failed, timeout=STARTING) as failed:
        export.start(model, "onnx", tmp_path / "none" / "x.onnx")
    assert failed.args[0].key == "saving_refused"


def test_what_the_command_says_is_passed_on(export, model, qtbot, tmp_path):
    with qtbot.waitSignal(export.failed, timeout=STARTING) as failed:
        export.start(model, "no such format", tmp_path / "x.onnx")
    assert failed.args[0].key == "export_ended"
    assert "no such format" in failed.args[0].values["reason"]
    assert not Path(tmp_path / "x.onnx").exists()


def test_one_that_begins_right_after_a_cancelled_one_is_another(export, model, qtbot, tmp_path):
    with qtbot.waitSignal(export.failed, timeout=STARTING) as failed:
        export.start(model, "onnx", tmp_path / "first.onnx")
        export.cancel()
        export.start(model, "no such format", tmp_path / "second.onnx")
    assert "no such format" in failed.args[0].values["reason"]
    assert not list(tmp_path.glob("*.onnx"))
