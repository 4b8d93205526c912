"""The command `export`."""

import json

import numpy as np
import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.recognition.model_file import Model, write_model
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES

BLOCKED = """
import sys
for name in ("PySide6", "tensorflow", "keras"):
    sys.modules[name] = None
from mnist_desktop.__main__ import main
raise SystemExit(main(sys.argv[1:]))
"""


def test_onnx_needs_neither_tensorflow_nor_a_window(run_python, tmp_path):
    path = tmp_path / "my model"
    done = run_python(BLOCKED, "export", "built-in", "--to", "onnx", path, "--json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["file"], report["images"]) == (0, f"{path}.onnx", 1000)
    assert report["difference"] < 1e-4
    assert {one.name for one in tmp_path.iterdir()} == {"my model.onnx", "my model.onnx.README.txt"}


def test_a_page_is_one_file_and_a_large_one_is_announced(capsys, tmp_path):
    assert main(["export", "built-in", "--to", "html", str(tmp_path / "x")]) == 0
    saved, compared, use = capsys.readouterr().out.splitlines()
    assert saved.startswith(f"saved: {tmp_path / 'x.html'} (")
    assert "not in a browser, on 1,000 images" in compared
    assert use == "how it is used: open it in a browser"
    network = ARCHITECTURES["wide"]
    weights = {name: np.zeros(shape, "f4") for name, shape in network.weight_shapes.items()}
    write_model(tmp_path / "wide.digitmodel", Model(network, weights, ModelMetadata()))
    arguments = [str(tmp_path / "wide.digitmodel"), "--to", "html", str(tmp_path / "wide")]
    assert main(["export", *arguments]) == 0
    first, saved, *_ = capsys.readouterr().out.splitlines()
    assert first == "the page will have about 3.0 MB, as the network has 1,087,106 parameters"
    assert f"{(tmp_path / 'wide.html').stat().st_size / 1e6:.1f} MB" in saved
    assert {one.suffix for one in tmp_path.iterdir()} == {".html", ".digitmodel"}
    assert main(["export", *arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["read_me"] is None


def test_without_tensorflow_keras_is_refused_in_a_sentence(run_python, tmp_path):
    done = run_python(BLOCKED, "export", "built-in", "--to", "keras", tmp_path / "x")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "TensorFlow" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no such.digitmodel", "--to", "onnx", "x"], "does not exist"),
        (["built-in", "--to", "onnx", "no folder/x"], "no folder"),
        (["built-in", "--to", "onnx", "."], "."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(arguments, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["export", *arguments]) == 1
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_another_format_is_wrong_usage(capsys, tmp_path):
    with pytest.raises(SystemExit) as ended:
        main(["export", "built-in", "--to", "pickle", str(tmp_path / "x")])
    assert ended.value.code == 2
    assert "pickle" in capsys.readouterr().err
