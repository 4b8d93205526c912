"""`train` from end to end, and with a run that is not real."""

import json
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.learning import devices
from mnist_desktop.learning import train as training
from mnist_desktop.learning.events import (
    EpochSummary,
    TrainingOutcome,
    TrainingResult,
)
from mnist_desktop.problem import NoGpuError, SavingError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import read_model
from tests.cli.train_process import SMALL_RUN, run
from tests.conftest import ROOT
from tests.recognition.random_weights import random_weights

JSON_KEYS = [
    *("file", "preset", "architecture", "outcome", "epochs", "best_epoch", "validated"),
    *("train_accuracy", "validation_accuracy", "test_accuracy", "test_loss", "seconds"),
    *("images_seen", "parameters", "device", "seed", "history"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("模型 von Zoë")


@pytest.fixture(scope="module")
def done(folder):
    """A small run with JSON at its end, in a folder with a name in Chinese."""
    options = ("--epochs", "2", "--class-weight", "9=2", "--augment", "--seed", "5")
    return run(*SMALL_RUN, *options, "--out", folder / "数字", "--json")


class TestARun:
    def test_json_is_one_line_and_nothing_else_is_told(self, done, folder):
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        assert done.stdout.count("\n") == 1
        told = json.loads(done.stdout)
        assert list(told) == JSON_KEYS
        assert told["file"] == str(folder / "数字.digitmodel")
        assert (told["preset"], told["architecture"]) == ("tutorial5", "mlp")
        assert (told["outcome"], told["validated"]) == ("finished", True)
        assert (told["epochs"], told["seed"], told["device"]) == (2, 5, "CPU")
        assert told["images_seen"] == 2 * 12 * 8  # in batches of 8
        assert told["parameters"] == 407_050
        assert told["seconds"] > 0
        for name in ("train_accuracy", "validation_accuracy", "test_accuracy"):
            assert 0.1 < told[name] <= 1
        assert told["test_loss"] > 0
        epochs = told["history"]
        assert [epoch["epoch"] for epoch in epochs] == [1, 2]
        names = ["epoch", "loss", "accuracy", "val_loss", "val_accuracy"]
        names += ["train_accuracy", "seconds"]
        assert all(list(epoch) == names for epoch in epochs)
        assert epochs[told["best_epoch"] - 1]["val_accuracy"] == told["validation_accuracy"]

    def test_the_model_is_whole_and_knows_how_it_came_about(self, done, folder):
        told = json.loads(done.stdout)
        path = folder / "数字.digitmodel"
        metadata = read_model(path).metadata
        assert metadata.title == "数字"
        assert metadata.scores == {
            "mnist_validation": told["validation_accuracy"],
            "mnist_test": told["test_accuracy"],
            "train": told["train_accuracy"],
        }
        assert metadata.settings["class_weights"] == "9=2"
        assert metadata.settings["augmentation"].startswith("rotation 12, ")
        assert metadata.settings["best_epoch"] == told["best_epoch"]
        assert len(metadata.history) == 2
        assert metadata.curve[-1][0] == 2.0
        assert len(metadata.curve) == 2 * 12
        Classifier.load(path)

    def test_nothing_else_is_left_behind(self, done, folder):
        assert [path.name for path in folder.iterdir()] == ["数字.digitmodel"]

    def test_it_scores_as_evaluate_does(self, done, folder, capsys):
        model = str(folder / "数字.digitmodel")
        assert main(["evaluate", "--json", "--model", model]) == 0
        found, told = json.loads(capsys.readouterr().out), json.loads(done.stdout)
        assert found["accuracy"] == told["test_accuracy"]

    def test_in_words(self, tmp_path, capsys):
        path = tmp_path / "x.digitmodel"
        assert main(["train", *SMALL_RUN, "--epochs", "1", "--out", str(path)]) == 0
        told, errors = capsys.readouterr()
        assert errors.startswith("epoch 1/1: loss ")
        assert errors.count("\n") == 1
        assert f"saved               {path}\n" in told
        assert "finished after 1 of 1 epochs" in told
        assert "epoch 1, the best" in told
        assert "10,000 images that it had never seen" in told

    def test_a_data_set_with_names(self, tmp_path, monkeypatch, capsys):
        path = tmp_path / "两类.npz"
        images = np.zeros((60, 28, 28), np.uint8)
        labels = (np.arange(60) % 2).astype(np.uint8)
        images[labels == 1] = 200
        parts = {"x_train": images, "y_train": labels, "x_test": images, "y_test": labels}
        np.savez(path, classes=np.array(["Shirt", "Coat"]), **parts)
        monkeypatch.chdir(tmp_path)
        options = ("--epochs", "3", "--batch-size", "10", "--class-weight", "coat=2", "--json")
        run = ["train", "--preset", "tutorial5", "--data", path.name, *options, "--out", "x"]
        assert main(run) == 0
        assert json.loads(capsys.readouterr().out)["test_accuracy"] == 1
        metadata = read_model(tmp_path / "x.digitmodel").metadata
        assert metadata.classes == ("Shirt", "Coat")
        assert metadata.scores.keys() == {"validation", "test", "train"}
        assert metadata.settings["data"] == "两类.npz"
        assert metadata.settings["class_weights"] == "1=2"

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
    def test_a_bar_on_a_terminal_and_a_full_output_loses_no_model(
        self, tmp_path, monkeypatch, capsys
    ):
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        out = ["--out", str(tmp_path / "x"), "--json"]
        with Path("/dev/full").open("w") as full, monkeypatch.context() as replaced:
            replaced.setattr(sys, "stdout", full)
            assert main(["train", *SMALL_RUN, "--epochs", "2", *out]) == 1
        told = capsys.readouterr().err
        assert "starting TensorFlow" in told
        assert "epoch 1/2" in told
        assert "mnist-desktop: Nothing can be written to standard output" in told
        read_model(tmp_path / "x.digitmodel")


class TestWithoutTensorFlow:
    def test_it_is_missing(self, tmp_path):
        done = run("--out", tmp_path / "x", script='BLOCKED |= {"tensorflow", "keras"}\n')
        assert done.returncode == 1
        assert done.stderr.startswith("mnist-desktop: Training needs TensorFlow")
        assert done.stderr.count("\n") == 1

    def test_it_is_broken(self, tmp_path):
        package = tmp_path / "packages" / "tensorflow"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text("raise OSError('a DLL was not found\\nat all')\n")
        env = {"PYTHONPATH": os.pathsep.join([str(package.parent), str(ROOT)])}
        done = run("--out", tmp_path / "x", env=env)
        assert done.returncode == 1
        assert "cannot be loaded" in done.stderr
        assert "(a DLL was not found)" in done.stderr
        assert done.stderr.count("\n") == 1
        assert not (tmp_path / "x.digitmodel").exists()

    def test_code_is_printed_all_the_same(self, tmp_path):
        script = 'BLOCKED |= {"tensorflow", "keras", "onnxruntime"}\n'
        options = ("--preset", "tutorial3", "--epochs", "7", "--print-code")
        done = run(*options, script=script, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "EPOCHS, BATCH_SIZE, SEED = 7, 64" in done.stdout
        assert "mnist.npz" in done.stdout
        compile(done.stdout, "script", "exec")
        assert not list(tmp_path.iterdir())


@pytest.fixture
def no_tensorflow(monkeypatch):
    """TensorFlow must not be imported."""

    def refuse():
        raise AssertionError

    monkeypatch.setattr(devices, "import_tensorflow", refuse)


@pytest.mark.usefixtures("no_tensorflow")
class TestWrongOptions:
    @pytest.mark.parametrize(
        "arguments",
        [
            [],
            ["--out", ""],
            ["--out", "x", "--preset", "nope"],
            ["--out", "x", "--architecture", "resnet"],
            ["--out", "x", "--epochs", "1001"],
            ["--out", "x", "--samples", "9"],
            ["--out", "x", "--learning-rate", "nan"],
            ["--out", "x", "--optimizer", "lbfgs"],
            ["--out", "x", "--schedule", "none"],
            ["--out", "x", "--loss", "hinge"],
            ["--out", "x", "--device", "tpu"],
            ["--out", "x", "--class-weight", "10=2"],
            ["--out", "x", "--class-weight", "Coat=2"],
            ["--out", "x", *[f"--class-weight={digit}=0" for digit in range(10)]],
            ["--out", "x", "--resume", "y.checkpoint", "--seed", "1"],
            ["--resume", "y.checkpoint"],
            ["--resume", "y.checkpoint", "--print-code"],
            ["--print-code", "--turn"],
            ["--out", "x", "--invert"],
            ["--out", "x", "--resume", "y.checkpoint", "--turn"],
            ["--out", "x", "more"],
            ["--ou", "x"],
        ],
    )
    def test_wrong_usage_is_2(self, arguments, capsys, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with pytest.raises(SystemExit) as left:
            main(["train", *arguments])
        assert left.value.code == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith("usage: mnist-desktop ")
        assert told.err.count("error: ") == 1
        assert not list(tmp_path.glob("x*"))

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["--out", "none/x"], "no folder none"),
            (["--out", "a folder"], "a folder is not an ordinary file"),
            (["--out", "x" * 300], "could not be saved"),
            (["--out", "x", "--data", "none.npz"], "none.npz cannot be used: There is no such"),
            (["--out", "x", "--data", "a folder"], "no data set in a folder"),
            (["--print-code", "--data", "none.npz"], "none.npz cannot be used: There is no such"),
            (["--out", "x", "--data", "bad.npz"], "bad.npz"),
            (["--out", "x", "--resume", "none.checkpoint"], "none.checkpoint cannot be opened"),
            (
                ["--out", "x", "--resume", "bad.npz"],
                "bad.npz is not a complete training checkpoint",
            ),
        ],
    )
    def test_what_fails_is_1_and_one_line(self, arguments, words, capsys, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "a folder").mkdir()
        (tmp_path / "bad.npz").write_bytes(b"PK nothing")
        assert main(["train", *arguments]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert words in told.err
        assert told.err.count("\n") == 1
        assert not list(tmp_path.glob("x*"))


class TestEnds:
    """With a `train` that is not real."""

    @pytest.fixture
    def come_to(self, monkeypatch, tmp_path):
        """Runs `train`, which has this outcome or raises this; returns the exit status."""
        monkeypatch.setattr(devices, "import_tensorflow", lambda: pytest.importorskip("tensorflow"))

        def come_to(outcome, epochs=2, *, weights=True, **changes):
            def train(config, *, checkpoint, **_rest):
                checkpoint.write_bytes(b"so far")
                if isinstance(outcome, Exception):
                    raise outcome
                history = tuple(
                    EpochSummary(number, 0.5, 0.9, 0.4, 0.9 + number / 100, 1.0)
                    for number in range(1, epochs + 1)
                )
                return TrainingResult(
                    config=config,
                    weights=random_weights(config.architecture) if weights else {},
                    best_epoch=epochs,
                    history=history,
                    images_seen=1000,
                    outcome=outcome,
                )

            monkeypatch.setattr(training, "train", train)
            monkeypatch.chdir(tmp_path)
            return main(["train", "--samples", "100", "--out", "x", *changes.get("more", [])])

        return come_to

    def test_diverged_with_good_weights(self, come_to, capsys, tmp_path):
        assert come_to(TrainingOutcome.DIVERGED, more=["--json", "--learning-rate", "2"]) == 1
        told = capsys.readouterr()
        assert told.err == (
            "mnist-desktop: the training went wrong in epoch 3: the loss became infinite or no"
            " number; the last good weights, those of epoch 2, are saved in x.digitmodel; a tenth"
            " of the learning rate may help: --learning-rate 0.2\n"
        )
        assert json.loads(told.out)["outcome"] == "diverged"
        read_model(tmp_path / "x.digitmodel")

    def test_diverged_at_once(self, come_to, capsys, tmp_path):
        assert come_to(TrainingOutcome.DIVERGED, 0, weights=False, more=["--json"]) == 1
        told = capsys.readouterr()
        assert "went wrong in epoch 1" in told.err
        assert "nothing was saved" in told.err
        found = json.loads(told.out)
        assert list(found) == JSON_KEYS
        assert found["file"] is found["test_accuracy"] is None
        assert not (tmp_path / "x.digitmodel").exists()

    @pytest.mark.parametrize("outcome", [TrainingOutcome.FINISHED, TrainingOutcome.EARLY])
    def test_the_checkpoint_goes_when_the_run_is_through(self, come_to, capsys, tmp_path, outcome):
        assert come_to(outcome) == 0
        assert not (tmp_path / "x.checkpoint").exists()
        assert ("ended early" in capsys.readouterr().out) == (outcome is TrainingOutcome.EARLY)

    def test_an_unfinished_run_is_mentioned_before_it_is_overwritten(
        self, come_to, capsys, tmp_path
    ):
        (tmp_path / "x.checkpoint").write_bytes(b"of yesterday")
        assert come_to(TrainingOutcome.FINISHED) == 0
        assert capsys.readouterr().err == (
            "mnist-desktop: the unfinished run in x.checkpoint will be overwritten (--resume would"
            " go on with it)\n"
        )

    @pytest.mark.parametrize(
        ("error", "words"),
        [
            (SavingError("disk_full", name="x.checkpoint"), "The disk is full"),
            (
                NoGpuError("no_gpu"),
                "TensorFlow sees no GPU here to train on. Training runs on the CPU here",
            ),
            (MemoryError(), "not enough memory"),
        ],
    )
    def test_a_failure_is_one_line_and_says_how_to_go_on(self, come_to, capsys, error, words):
        assert come_to(error) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert words in told.err
        assert told.err.endswith("What was learned is kept; go on with --resume x.checkpoint\n")
        assert told.err.count("\n") == 1
