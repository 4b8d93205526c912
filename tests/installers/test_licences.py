from editions import SMALL

from installers import licences
from mnist_desktop.window.licences import Work, works


def test_one_file_a_work(tmp_path, capsys):
    assert licences.main([str(tmp_path / "licences")]) == 0
    assert capsys.readouterr().err == ""
    names = {path.stem for path in (tmp_path / "licences").iterdir()}
    assert names == {work.name for work in works()}
    assert "LESSER" in (tmp_path / "licences" / "shiboken6.txt").read_text(encoding="utf-8")


def test_a_work_without_a_text_and_one_not_installed_fail(tmp_path, capsys, monkeypatch):
    found = [Work("a", lambda: "text"), Work("b", lambda: "\n")]
    monkeypatch.setattr(licences, "installed_works", lambda left_out: found)
    monkeypatch.setattr(licences, "required", lambda left_out: {"a": object(), "c": None})
    assert licences.main([str(tmp_path)]) == 1
    c, b = capsys.readouterr().err.splitlines()
    assert c.startswith("c is needed")
    assert b.startswith("b has no licence text")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "text"


def test_what_only_a_left_out_work_needs_is_left_out_too(tmp_path):
    assert licences.main([str(tmp_path), "--left-out", *SMALL.left_out]) == 0
    names = {path.stem for path in tmp_path.iterdir()}
    assert not {"tensorflow", "tensorflow_cpu", "keras", "h5py", "grpcio", "absl-py"} & names
    assert {"numpy", "onnxruntime", "ml_dtypes", "shiboken6"} <= names  # onnx needs ml_dtypes
    assert names < {work.name for work in works()}
