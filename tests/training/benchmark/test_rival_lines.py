import math
import subprocess
import sys

import numpy as np
import pytest

from training.benchmark import rival_lines
from training.benchmark.figures import Line
from training.benchmark.rival_lines import (
    OUR_LINE,
    RIVAL_LINE,
    TrainingLog,
    timed_training,
    write_collection,
)

RIVAL_PRINTS = """
print("Photos: 54000 to learn, 6000 to check (validation)")
for epoch, accuracy in ((1, 96.4), (2, 97.9), (3, 98.1)):
    print(f"Epoch {epoch:3d}/3  lr 0.0500  |  loss train 0.120  val 0.118  |"
          f"  accuracy train  97.3%  val {accuracy:5.1f}%", flush=True)
"""


def test_the_lines_of_both_programs_are_understood():
    found = timed_training([sys.executable, "-c", RIVAL_PRINTS], RIVAL_LINE)
    assert found.accuracies == (96.4, 97.9, 98.1)
    assert list(found.seconds) == sorted(found.seconds)
    ours = "epoch 2/3: loss 0.0618, accuracy 98.70 %, validation loss 0.05, accuracy 98.94 %, 4.1 s"
    assert OUR_LINE.search(ours)[1] == "98.94"


@pytest.mark.long
def test_ours_are_printed_so(tmp_path):
    command = rival_lines._our_training(tmp_path, "quick")
    found = timed_training([*command, "--epochs", "2", "--samples", "500"], OUR_LINE)
    assert len(found.seconds) == 2
    assert all(0 < accuracy < 100 for accuracy in found.accuracies)


def test_a_program_that_fails_is_told():
    with pytest.raises(subprocess.CalledProcessError):
        timed_training([sys.executable, "-c", "raise SystemExit(3)"], RIVAL_LINE)
    with pytest.raises(subprocess.CalledProcessError):
        timed_training([sys.executable, "-c", "print('another version')"], RIVAL_LINE)


def test_times_of_epochs():
    some = TrainingLog((5.0, 7.0, 9.5), (97.0, 98.0, 99.0))
    assert some.epoch_milliseconds == [2000.0, 2500.0]
    assert some.milliseconds_until_good == 7000.0
    assert math.isinf(TrainingLog((5.0,), (97.9,)).milliseconds_until_good)


def test_the_rival_finds_all_of_mnist(tmp_path):
    write_collection(tmp_path)
    with np.load(tmp_path / "train.npz") as saved:
        assert saved["photos"].shape == (60_000, 28, 28)
        assert saved["photos"].dtype == np.uint8
        assert np.bincount(saved["digits"])[1] == 6742  # as in MNIST
    with np.load(tmp_path / "test.npz") as saved:
        assert len(saved["digits"]) == 10_000
    for digit in range(10):  # it reads the file only where it is newer than the folders
        folder = tmp_path / "train" / str(digit)
        assert folder.stat().st_mtime <= (tmp_path / "train.npz").stat().st_mtime


def test_every_figure_is_beside_theirs(monkeypatch):
    monkeypatch.setattr(rival_lines, "install", lambda: None)
    monkeypatch.setattr(rival_lines, "write_collection", lambda _: None)
    monkeypatch.setattr(rival_lines, "_run", lambda *_, **__: None)
    monkeypatch.setattr(rival_lines, "start_window", lambda _: {"answered": 400.0})
    courses = {
        OUR_LINE: TrainingLog((4.0, 5.0), (98.5, 99.0)),
        RIVAL_LINE: TrainingLog((9, 14), (97, 98)),
    }
    monkeypatch.setattr(rival_lines, "timed_training", lambda _, line, *__: courses[line])
    epoch, *others, good, first = rival_lines.rival_lines(2)
    assert epoch.ratio == pytest.approx(0.2)
    assert good.ratio == pytest.approx(4 / 14)
    assert first.ratio == pytest.approx(0.4 / 14)
    assert len(others) == 2
    assert all(isinstance(line, Line) for line in others)
    courses[RIVAL_LINE] = TrainingLog((9, 14), (97, 97.9))  # it does not get there
    assert len(rival_lines.rival_lines(2)) == 3
