"""`train` from end to end, in processes of their own, and with a run that is not real."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.cli.train import model_destination
from mnist_desktop.learning import devices
from mnist_desktop.learning import train as training
from mnist_desktop.learning.checkpoint import Checkpoint, PartialEpoch
from mnist_desktop.learning.events import (
    EpochSummary,
    TrainingConfig,
    TrainingOutcome,
    TrainingResult,
)
from mnist_desktop.learning.train import train
from mnist_desktop.problem import NoGpuError, SavingError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from tests.conftest import ROOT
from tests.recognition.random_weights import random_weights

SMALL_RUN = ("--preset", "tutorial5", "--samples", "100")
WITHOUT_QT = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in BLOCKED:
            raise ImportError(name + " must not be imported")
BLOCKED = {"PySide6"}
sys.meta_path.insert(0, Blocker())
"""
MAIN = """
from mnist_desktop.__main__ import main
from mnist_desktop.cli.train import model_destination
sys.exit(main(sys.argv[1:]))
"""
KILLED_BY_ITSELF = """
import os, signal
def send(*numbers):
    for number in numbers:
        os.kill(os.getpid(), number)
"""
JSON_KEYS = [
    *("file", "preset", "architecture", "outcome", "epochs", "best_epoch", "validated"),
    *("train_accuracy", "validation_accuracy", "test_accuracy", "test_loss", "seconds"),
    *("images_seen", "parameters", "device", "seed", "history"),
]


def command(script, *arguments):
    return [sys.executable, "-c", WITHOUT_QT + script + MAIN, "train", *map(str, arguments)]


def environment(**changes):
    return {**os.environ, "PYTHONPATH": str(ROOT), **changes}


def run(*arguments, script="", env=None, **options):
    return subprocess.run(
        command(script, *arguments),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env=environment(**(env or {})),
        **options,
    )


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

    def test_it_scores_as_evaluate_does(self, done, folder):
        env = environment()
        judged = subprocess.run(
            [
                *(sys.executable, "-m", "mnist_desktop", "evaluate", "--json", "--model"),
                str(folder / "数字.digitmodel"),
            ],
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            env=env,
        )
        found, told = json.loads(judged.stdout), json.loads(done.stdout)
        assert found["accuracy"] == told["test_accuracy"]

    def test_in_words(self, tmp_path):
        done = run(*SMALL_RUN, "--epochs", "1", "--out", tmp_path / "x.digitmodel")
        assert done.returncode == 0
        assert done.stderr.startswith("epoch 1/1: loss ")
        assert done.stderr.count("\n") == 1
        assert f"saved               {tmp_path / 'x.digitmodel'}\n" in done.stdout
        assert "finished after 1 of 1 epochs" in done.stdout
        assert "epoch 1, the best" in done.stdout
        assert "10,000 images that it had never seen" in done.stdout

    def test_a_data_set_with_names(self, tmp_path):
        path = tmp_path / "两类.npz"
        images = np.zeros((60, 28, 28), np.uint8)
        labels = (np.arange(60) % 2).astype(np.uint8)
        images[labels == 1] = 200
        parts = {"x_train": images, "y_train": labels, "x_test": images, "y_test": labels}
        np.savez(path, classes=np.array(["Shirt", "Coat"]), **parts)
        options = ("--epochs", "3", "--batch-size", "10", "--class-weight", "coat=2")
        done = run(
            *("--preset", "tutorial5", "--data", path.name, *options, "--out", "x", "--json"),
            cwd=tmp_path,
        )
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        assert told["test_accuracy"] == 1
        metadata = read_model(tmp_path / "x.digitmodel").metadata
        assert metadata.classes == ("Shirt", "Coat")
        assert metadata.scores.keys() == {"validation", "test", "train"}
        assert metadata.settings["data"] == "两类.npz"
        assert metadata.settings["class_weights"] == "1=2"

    @pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals")
    def test_a_bar_on_a_terminal(self, tmp_path):
        told = on_terminal(*SMALL_RUN, "--epochs", "2", "--out", tmp_path / "x", "--json")
        assert "starting TensorFlow" in told
        assert "epoch 1/2" in told
        assert "Traceback" not in told

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110
    def test_a_full_output_loses_no_model(self, tmp_path):
        with open("/dev/full", "w") as full:  # noqa: PTH123
            done = subprocess.run(
                command("", *SMALL_RUN, "--epochs", "1", "--out", tmp_path / "x", "--json"),
                stdout=full,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                timeout=120,
                env=environment(),
            )
        assert done.returncode == 1
        assert done.stderr.startswith("mnist-desktop: Nothing can be written to standard output")
        assert done.stderr.count("\n") == 1
        read_model(tmp_path / "x.digitmodel")


def on_terminal(*arguments):
    """What is written to a terminal that is standard error."""
    outer, inner = os.openpty()
    with subprocess.Popen(
        command("", *arguments), stdout=subprocess.DEVNULL, stderr=inner, env=environment()
    ) as process:
        os.close(inner)
        told = b""
        while True:
            try:
                more = os.read(outer, 4096)
            except OSError:  # Linux's end of a terminal
                break
            if not more:
                break
            told += more
    os.close(outer)
    assert process.returncode == 0, told
    return told.decode()


@pytest.mark.skipif(os.name != "posix", reason="signals")
class TestSignals:
    @pytest.mark.slow
    @pytest.mark.parametrize(
        "module",
        ["mnist_desktop.learning.checkpoint", "tensorflow", "tensorflow.python.ops", "keras.src"],
    )
    @pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", 143)])
    def test_before_anything_is_learned(self, tmp_path, module, name, status):
        script = (
            KILLED_BY_ITSELF
            + f"""
class Sender:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            send(signal.{name})
sys.meta_path.insert(0, Sender())
"""
        )
        done = run(*SMALL_RUN, "--out", tmp_path / "x", script=script)
        assert done.returncode == status
        assert done.stderr == (
            "mnist-desktop: stopped before anything was learned; nothing was saved\n"
        )
        assert done.stdout == ""
        assert not list(tmp_path.glob("x*"))

    def at_batch(self, epoch, batch, *names):
        """A script that sends itself signals after a batch."""
        signals = ", ".join(f"signal.{name}" for name in names)
        return (
            KILLED_BY_ITSELF
            + f"""
from mnist_desktop.cli.train_report import TrainingProgress
def show_batch(self, progress):
    if (progress.epoch, progress.batch) == ({epoch}, {batch}):
        send({signals})
TrainingProgress.show_batch = show_batch
"""
        )

    def test_in_the_first_epoch_the_newest_weights_are_saved(self, tmp_path):
        options = ("--batch-size", "10", "--epochs", "50", "--out", "x", "--json")
        script = self.at_batch(1, 3, "SIGINT")
        done = run(*SMALL_RUN, *options, script=script, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        assert (told["outcome"], told["validated"], told["best_epoch"]) == ("stopped", False, 0)
        assert told["history"] == []
        assert told["validation_accuracy"] is None
        assert told["images_seen"] == 30
        assert done.stderr == (
            "mnist-desktop: stopped; saved x.digitmodel; go on with --resume x.checkpoint\n"
        )
        assert read_model(tmp_path / "x.digitmodel").metadata.scores.keys() == {
            "mnist_test",
            "train",
        }

    @pytest.mark.long
    def test_later_the_best_epoch_is_saved_and_the_run_can_go_on(self, tmp_path):
        options = ("--batch-size", "10", "--epochs", "5")
        script = self.at_batch(3, 7, "SIGTERM")
        done = run(*SMALL_RUN, *options, "--out", "x", script=script, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "stopped after 2 of 5 epochs" in done.stdout
        assert done.stderr.splitlines()[-1].startswith("mnist-desktop: stopped; saved x.digit")
        read_model(tmp_path / "x.digitmodel")
        saved = Checkpoint.load(tmp_path / "x.checkpoint")
        assert (len(saved.history), saved.so_far.batches) == (2, 7)

        again = run("--resume", "x.checkpoint", "--out", "y", "--json", cwd=tmp_path)
        assert again.returncode == 0, again.stderr
        told = json.loads(again.stdout)
        assert [epoch["epoch"] for epoch in told["history"]] == [1, 2, 3, 4, 5]
        assert (told["preset"], told["images_seen"]) == ("tutorial5", 500)
        names = sorted(path.name for path in tmp_path.glob("*.*"))
        assert names == ["x.checkpoint", "x.digitmodel", "y.digitmodel"]

        more = run(
            *("--resume", "x.checkpoint", "--epochs", "7", "--out", "x", "--json"), cwd=tmp_path
        )
        told_more = json.loads(more.stdout)
        assert len(told_more["history"]) == told_more["epochs"] == 7
        assert told_more["history"][0] == told["history"][0]
        assert not (tmp_path / "x.checkpoint").exists()

    @pytest.mark.parametrize("names", [("SIGINT", "SIGINT"), ("SIGTERM", "SIGINT")])
    def test_the_second_one_ends_at_once(self, tmp_path, names):
        script = self.at_batch(1, 2, *names)
        done = run(
            *(*SMALL_RUN, "--batch-size", "10", "--out", tmp_path / "x", "--json"), script=script
        )
        assert done.returncode == 130
        assert (done.stdout, done.stderr) == ("", "")
        assert not list(tmp_path.glob("*x*"))
        assert not list(tmp_path.glob(".*"))

    def test_the_second_one_while_the_model_is_written_leaves_no_half_file(self, tmp_path):
        script = (
            self.at_batch(1, 2, "SIGINT")
            + """
from pathlib import Path
replace = Path.replace
def interrupted(self, target):
    if target.suffix == ".digitmodel":
        send(signal.SIGINT)
    return replace(self, target)
Path.replace = interrupted
"""
        )
        done = run(
            *(*SMALL_RUN, "--batch-size", "10", "--out", tmp_path / "x", "--json"), script=script
        )
        assert done.returncode == 130
        assert done.stderr == ""
        assert [path.name for path in tmp_path.iterdir()] == ["x.checkpoint"]

    @pytest.mark.long
    def test_killed_and_resumed(self, tmp_path):
        options = ("--preset", "tutorial5", "--samples", "2000", "--epochs", "40")
        with subprocess.Popen(
            command("", *options, "--out", tmp_path / "x"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment(),
        ) as process:
            for line in process.stderr:
                assert line.startswith("epoch ")
                if (tmp_path / "x.checkpoint").exists():
                    break
            process.kill()
        done = run("--resume", tmp_path / "x.checkpoint", "--out", tmp_path / "x", "--json")
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        assert len(told["history"]) == told["epochs"] == 40
        assert told["images_seen"] == 40 * 2000
        assert [path.name for path in tmp_path.iterdir()] == ["x.digitmodel"]

    def test_ctrl_c_of_a_terminal_between_epochs(self, tmp_path):
        with subprocess.Popen(
            command("", *SMALL_RUN, "--epochs", "1000", "--out", tmp_path / "x"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment(),
        ) as process:
            assert process.stderr.readline().startswith("epoch 1/1000")
            process.send_signal(signal.SIGINT)
            told, errors = process.communicate(timeout=60)
        assert process.returncode == 0
        assert "stopped after" in told
        assert "Traceback" not in errors
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


class TestBadCheckpoints:
    """Whatever `--resume` is given, the run that was being kept stays, and so does the file."""

    @pytest.fixture
    def saved(self, tmp_path_factory):
        """A run of 100 of MNIST's images after its first batch."""
        config = TrainingConfig(ARCHITECTURES["mlp"], 2, samples=100, batch_size=10)
        path, looks = tmp_path_factory.mktemp("run") / "saved.checkpoint", iter((False, True))
        train(config, checkpoint=path, should_stop=lambda: next(looks))
        return Checkpoint.load(path)

    @staticmethod
    def not_finite(saved):
        name = next(name for name in saved.state if name.startswith("last/"))
        return replace(saved, state={**saved.state, name: np.full_like(saved.state[name], np.nan)})

    @pytest.mark.parametrize(
        ("spoil", "words"),
        [
            (not_finite, "bad.checkpoint is not a complete training"),
            (lambda saved: replace(saved, state={}), "not a complete training"),
            (
                lambda saved: replace(saved, so_far=PartialEpoch(3)),
                "not a complete training",
            ),
            (lambda saved: replace(saved, images="others"), "other images"),
            (
                lambda saved: replace(saved, config=replace(saved.config, data=Path("a\0b"))),
                "is not a complete training checkpoint",
            ),
        ],
        ids=["NaN", "foreign", "shape_error", "other images", "NUL"],
    )
    def test_it_overwrites_nothing(self, saved, spoil, words, tmp_path, monkeypatch, capsys):
        monkeypatch.chdir(tmp_path)
        saved.save(tmp_path / "good.checkpoint")
        spoil(saved).save(tmp_path / "bad.checkpoint")
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        assert main(["train", "--resume", "bad.checkpoint", "--out", "good"]) == 1
        told = capsys.readouterr()
        assert words in told.err.splitlines()[-1]
        assert "Traceback" not in told.err
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before

    def test_a_good_one_goes_on_elsewhere_and_stays(self, saved, tmp_path, monkeypatch, capsys):
        monkeypatch.chdir(tmp_path)
        saved.save(tmp_path / "one.checkpoint")
        before = (tmp_path / "one.checkpoint").read_bytes()
        (tmp_path / "two.checkpoint").write_bytes(b"of yesterday")
        assert main(["train", "--resume", "one.checkpoint", "--out", "two", "--json"]) == 0
        told = capsys.readouterr()
        assert "the unfinished run in two.checkpoint will be overwritten" in told.err
        assert json.loads(told.out)["images_seen"] == 200
        assert (tmp_path / "one.checkpoint").read_bytes() == before
        assert not (tmp_path / "two.checkpoint").exists()


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


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("x", "x.digitmodel"),
        ("x.digitmodel", "x.digitmodel"),
        ("X.DigitModel", "X.DigitModel"),
        ("x.keras", "x.keras.digitmodel"),
        ("第 1 个.模型", "第 1 个.模型.digitmodel"),
        (".hidden", ".hidden.digitmodel"),
    ],
)
def test_the_suffix_is_added(asked, name, tmp_path):
    assert model_destination(tmp_path / asked) == tmp_path / name
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_is_replaced_later(tmp_path):
    path = tmp_path / "x.digitmodel"
    path.write_bytes(b"old")
    assert model_destination(path) == path
    assert path.read_bytes() == b"old"


def refusal_of(path):
    with pytest.raises(SavingError) as caught:
        model_destination(path)
    return caught.value.key


def test_what_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "folder.digitmodel").mkdir()
    (tmp_path / "file").touch()
    assert refusal_of(tmp_path / "folder.digitmodel") == "destination_not_a_file"
    assert refusal_of(tmp_path) == "destination_not_a_file"
    assert refusal_of(tmp_path / "none" / "x") == "destination_folder_missing"
    assert refusal_of(tmp_path / "file" / "x") == "destination_folder_missing"
    assert refusal_of(tmp_path / ("x" * 300)) == "saving_refused"
    assert refusal_of(tmp_path / "a\0b") == "saving_refused"


@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_a_pipe_is_refused(tmp_path):
    os.mkfifo(tmp_path / "x.digitmodel")
    assert refusal_of(tmp_path / "x") == "destination_not_a_file"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_a_folder_in_which_nobody_can_write():
    assert refusal_of(Path("/proc/x")) == "folder_not_writable"
