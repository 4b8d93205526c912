"""Ctrl-C and SIGTERM while `train` is at work."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.cli.train_report import TrainingProgress
from mnist_desktop.learning import checkpoint
from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.recognition.model_file import read_model
from tests.cli.train_process import SMALL_RUN, command, environment, run
from tests.conftest import rest_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals")

IMPORTED = """
import os, signal
class Sender:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.{name})
sys.meta_path.insert(0, Sender())
"""
EARLY = [
    ("mnist_desktop.learning.checkpoint", "SIGINT", 130),
    ("tensorflow.python.ops", "SIGTERM", 143),
]
LATER = [("tensorflow", "SIGTERM", 143), ("keras.src", "SIGINT", 130)]


@pytest.mark.parametrize(
    ("module", "name", "status"),
    [*EARLY, *(pytest.param(*one, marks=pytest.mark.long) for one in LATER)],
)
def test_before_anything_is_learned(tmp_path, module, name, status):
    script = IMPORTED.format(module=module, name=name)
    done = run(*SMALL_RUN, "--out", tmp_path / "x", script=script)
    assert done.returncode == status
    assert done.stderr == "mnist-desktop: stopped before anything was learned; nothing was saved\n"
    assert done.stdout == ""
    assert not list(tmp_path.glob("x*"))


@pytest.fixture
def train(tmp_path, monkeypatch):
    """Trains in this process, in `tmp_path`, and raises signals after a batch; gives the status."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checkpoint, "INTERVAL", 1e9)  # none within an epoch, however slow

    def run(*options, after, signals):
        def show_batch(_, progress):
            if (progress.epoch, progress.batch) == after:
                for number in signals:
                    signal.raise_signal(number)

        monkeypatch.setattr(TrainingProgress, "show_batch", show_batch)
        return main(["train", *SMALL_RUN, "--batch-size", "10", "--out", "x", *options])

    return run


def test_in_the_first_epoch_the_newest_weights_are_saved(train, tmp_path, capsys):
    options = ("--epochs", "50", "--json")
    assert train(*options, after=(1, 3), signals=[signal.SIGINT]) == 0
    out, errors = capsys.readouterr()
    told = json.loads(out)
    assert (told["outcome"], told["validated"], told["best_epoch"]) == ("stopped", False, 0)
    assert told["history"] == []
    assert told["validation_accuracy"] is None
    assert told["images_seen"] == 30
    assert errors == (
        "mnist-desktop: stopped; saved x.digitmodel; go on with --resume x.checkpoint\n"
    )
    scores = read_model(tmp_path / "x.digitmodel").metadata.scores
    assert scores.keys() == {"mnist_test", "train"}


@pytest.mark.long
def test_later_the_best_epoch_is_saved_and_the_run_can_go_on(train, tmp_path, capsys):
    assert train("--epochs", "5", after=(3, 7), signals=[signal.SIGTERM]) == 0
    out, errors = capsys.readouterr()
    assert "stopped after 2 of 5 epochs" in out
    assert errors.splitlines()[-1].startswith("mnist-desktop: stopped; saved x.digit")
    read_model(tmp_path / "x.digitmodel")
    saved = Checkpoint.load(tmp_path / "x.checkpoint")
    assert (len(saved.history), saved.so_far.batches) == (2, 7)

    assert main(["train", "--resume", "x.checkpoint", "--out", "y", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [epoch["epoch"] for epoch in told["history"]] == [1, 2, 3, 4, 5]
    assert (told["preset"], told["images_seen"]) == ("tutorial5", 500)
    names = sorted(path.name for path in tmp_path.glob("*.*"))
    assert names == ["x.checkpoint", "x.digitmodel", "y.digitmodel"]

    more = ["--resume", "x.checkpoint", "--epochs", "7", "--out", "x", "--json"]
    assert main(["train", *more]) == 0
    told_more = json.loads(capsys.readouterr().out)
    assert len(told_more["history"]) == told_more["epochs"] == 7
    assert told_more["history"][0] == told["history"][0]
    assert not (tmp_path / "x.checkpoint").exists()


@pytest.mark.parametrize("first", [signal.SIGINT, signal.SIGTERM])
def test_the_second_one_ends_at_once(train, tmp_path, first, capsys):
    assert train("--json", after=(1, 2), signals=[first, signal.SIGINT]) == 130
    assert capsys.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_the_second_one_while_the_model_is_written_leaves_no_half_file(
    train, tmp_path, capsys, monkeypatch
):
    replace = Path.replace

    def interrupted(self, target):
        if target.suffix == ".digitmodel":
            signal.raise_signal(signal.SIGINT)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    assert train("--json", after=(1, 2), signals=[signal.SIGINT]) == 130
    assert capsys.readouterr().err == ""
    assert [path.name for path in tmp_path.iterdir()] == ["x.checkpoint"]


@pytest.mark.long
@pytest.mark.timeout(600)  # TensorFlow is imported twice
def test_killed_and_resumed(tmp_path):
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
    # The kill may have come while the next checkpoint was written, and left a hidden part of it
    assert [path.name for path in tmp_path.glob("[!.]*")] == ["x.digitmodel"]


def test_ctrl_c_of_a_terminal_between_epochs(tmp_path):
    with subprocess.Popen(
        command("", *SMALL_RUN, "--epochs", "1000", "--out", tmp_path / "x"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
    ) as process:
        assert process.stderr.readline().startswith("epoch 1/1000")
        process.send_signal(signal.SIGINT)
        told, errors = rest_of(process)  # pytest-timeout ends it if it hangs
    assert process.returncode == 0
    assert "stopped after" in told
    assert "Traceback" not in errors
    read_model(tmp_path / "x.digitmodel")
