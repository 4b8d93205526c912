import json

import numpy as np
import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.assets import asset_path
from mnist_desktop.recognition.classifier import Classifier
from tests.cli.command_process import SEVEN, run


def test_evaluate_on_ink(tmp_path):
    strokes = np.array(SEVEN[0] * 4, np.float32)
    path = tmp_path / "pens.npz"
    np.savez(
        path,
        points=strokes,
        stroke_start=np.arange(0, 12, 3),
        sample_start=np.arange(4),
        labels=np.array([7, 7, 7, 1], np.uint8),
        writers=np.array(["a/b"] * 4),
    )
    done = run("evaluate", "--ink", path, "--json")
    found = json.loads(done.stdout)
    assert (found["samples"], found["correct"], found["accuracy"]) == (4, 3, 0.75)
    assert found["confusion"][7][7] == 3
    assert found["confusion"][1][7] == 1
    assert found["per_digit"][7] == 1
    assert found["per_digit"][2] is None
    assert found["model"] == "built-in"
    assert done.returncode == 0
    assert "75.00 % (3 of 4)" in run("evaluate", "--ink", path).stdout


def test_evaluate_refuses_letters_and_other_files(tmp_path, capsys):
    path = tmp_path / "letters.npz"
    np.savez(
        path,
        points=np.zeros((2, 2), np.float32),
        stroke_start=np.array([0]),
        sample_start=np.array([0]),
        labels=np.array(["A"]),
        writers=np.array(["a"]),
    )
    (tmp_path / "other.npz").write_text("x")
    for name in ("letters.npz", "other.npz", "missing.npz"):
        assert main(["evaluate", "--ink", str(tmp_path / name)]) == 1
        assert capsys.readouterr().err.count("\n") == 1


def test_evaluate_of_a_model_with_names_wants_its_data_set(named_model, tmp_path, capsys):
    assert main(["evaluate", "--model", str(named_model)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "--data" in told.err
    with np.load(asset_path("mnist.npz")) as arrays:
        few = {name: arrays[name][:500] for name in arrays.files}
    names = np.array(Classifier.load(named_model).classes)
    np.savez(tmp_path / "set.npz", **few, classes=names)
    command = ["evaluate", "--model", str(named_model), "--data", str(tmp_path / "set.npz")]
    assert main(command) == 0
    assert "7 七" in capsys.readouterr().out
    assert main([*command, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["accuracy"] > 0.98
    assert found["classes"] == names.tolist()


def test_evaluate_on_another_data_set(tmp_path, capsys):
    with np.load(asset_path("mnist.npz")) as arrays:
        np.savez(tmp_path / "set.npz", **{name: arrays[name][:500] for name in arrays.files})
    assert main(["evaluate", "--data", str(tmp_path / "set.npz"), "--json"]) == 0
    told = capsys.readouterr()
    assert (json.loads(told.out)["samples"], told.err) == (500, "")
    (tmp_path / "empty").mkdir()
    assert main(["evaluate", "--data", str(tmp_path / "empty")]) == 1
    assert "no data set" in capsys.readouterr().err


def test_evaluate_says_how_digits_lie_and_turns_them(tmp_path, capsys):
    path = tmp_path / "mine.npz"
    with np.load(asset_path("mnist.npz")) as arrays:
        lying = 255 - arrays["x_test"][:300].transpose(0, 2, 1)
        np.savez(path, images=lying, labels=arrays["y_test"][:300])
    assert main(["evaluate", "--data", str(path), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["accuracy"] < 0.5
    remark, hint = told.err.splitlines()
    assert "all 300 images" in remark
    assert " of 300 of these images" in hint
    assert hint.endswith("--turn --invert")
    for turn in (["--turn"], ["--turn", "transpose"]):
        assert main(["evaluate", "--data", str(path), *turn, "--invert", "--json"]) == 0
        told = capsys.readouterr()
        assert json.loads(told.out)["accuracy"] > 0.98
        chosen = ["mnist-desktop: --turn chose transpose, by what the built-in model reads."]
        assert told.err.splitlines() == [*(chosen if turn == ["--turn"] else []), remark]


@pytest.mark.slow
def test_evaluate_on_mnist():
    found = json.loads(run("evaluate", "--json").stdout)
    assert found["samples"] == 10_000
    assert found["accuracy"] > 0.99
    assert sum(map(sum, found["confusion"])) == 10_000
