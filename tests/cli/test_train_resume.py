"""Whatever `train --resume` is given, the run that was being kept stays, and so does the file."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.learning.checkpoint import Checkpoint, PartialEpoch
from mnist_desktop.learning.events import TrainingConfig
from mnist_desktop.learning.train import train
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A run of 100 of MNIST's images after its first batch."""
    config = TrainingConfig(ARCHITECTURES["mlp"], 2, samples=100, batch_size=10)
    path, looks = tmp_path_factory.mktemp("run") / "saved.checkpoint", iter((False, True))
    train(config, checkpoint=path, should_stop=lambda: next(looks))
    return Checkpoint.load(path)


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
def test_a_bad_checkpoint_overwrites_nothing(saved, spoil, words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    saved.save(tmp_path / "good.checkpoint")
    spoil(saved).save(tmp_path / "bad.checkpoint")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert main(["train", "--resume", "bad.checkpoint", "--out", "good"]) == 1
    told = capsys.readouterr()
    assert words in told.err.splitlines()[-1]
    assert "Traceback" not in told.err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_good_one_goes_on_elsewhere_and_stays(saved, tmp_path, monkeypatch, capsys):
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


def test_a_checkpoint_that_cannot_be_written_is_told_and_ends_no_run(
    saved, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    saved.save(tmp_path / "one.checkpoint")
    (tmp_path / "two.checkpoint").mkdir()
    assert main(["train", "--resume", "one.checkpoint", "--out", "two"]) == 0
    (line,) = (line for line in capsys.readouterr().err.splitlines() if "could not be" in line)
    assert "two.checkpoint could not be saved: " in line
    assert line.endswith("The training itself is not affected.")
    assert (tmp_path / "two.digitmodel").is_file()
