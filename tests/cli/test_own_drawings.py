"""`train --also`: own drawings of digits, learned beside MNIST."""

import zipfile
from dataclasses import replace

import pytest

from mnist_desktop.__main__ import main
from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.learning.train import train
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.samples import own_images
from mnist_desktop.samples.own_images import OwnImages
from mnist_desktop.samples.sample import digest_of
from tests.cli.train_process import SMALL_RUN
from tests.samples.hands import hand


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with thirty drawings in a `.digits` file."""
    monkeypatch.chdir(tmp_path)
    inks, _ = hand()
    with zipfile.ZipFile("mine.digits", "w") as archive:
        archive.writestr("drawings.jsonl", "\n".join(ink.to_json() for ink in inks))
    return tmp_path


def test_they_are_learned_and_nothing_else_is_left(folder, capsys):
    assert main(["train", *SMALL_RUN, "--epochs", "1", "--also", "mine.digits", "--out", "m"]) == 0
    told = capsys.readouterr().err
    assert "own drawings: 30, with 12 copies of each, in" in told
    settings = read_model(folder / "m.digitmodel").metadata.settings
    assert settings["own_drawings"] == 30
    assert sorted(path.name for path in folder.iterdir()) == ["m.digitmodel", "mine.digits"]


def test_a_run_goes_on_with_the_same_drawings_only(folder, capsys):
    own = folder / "m.drawings.npz"
    OwnImages.of_inks(*hand()).write(own)
    config = replace(PRESETS["tutorial5"].config, samples=100, batch_size=10, epochs=1, also=own)
    looks = iter((False, True))
    train(config, checkpoint=folder / "m.checkpoint", should_stop=lambda: next(looks))

    OwnImages.of_inks(*hand(seed=5)).write(own)
    assert main(["train", "--resume", "m.checkpoint", "--out", "m"]) == 1
    assert "other images" in capsys.readouterr().err
    own.unlink()
    assert main(["train", "--resume", "m.checkpoint", "--out", "m"]) == 1
    assert "m.drawings.npz" in capsys.readouterr().err
    OwnImages.of_inks(*hand()).write(own)
    assert main(["train", "--resume", "m.checkpoint", "--out", "m"]) == 0
    assert read_model(folder / "m.digitmodel").metadata.settings["own_drawings"] == 30
    assert sorted(path.name for path in folder.iterdir()) == ["m.digitmodel", "mine.digits"]


def test_the_printed_code_reads_them(folder, capsys):
    assert main(["train", "--also", "mine.digits", "--print-code"]) == 0
    code = capsys.readouterr().out
    own = folder / "own.drawings.npz"
    assert own.as_posix() in code.replace("'\n    '", "")
    compile(code, "script", "exec")
    assert OwnImages.load(own).drawings == 30
    assert main(["train", "--also", own.name, "--print-code"]) == 0  # as it is
    assert capsys.readouterr().out == code


def test_a_file_that_cannot_be_read_trains_nothing(folder, capsys):
    (folder / "bad.digits").write_bytes(b"no archive")
    assert main(["train", "--also", "mine.digits", "bad.digits", "--out", "m"]) == 1
    told = capsys.readouterr().err
    assert "bad.digits is not a file of labelled drawings" in told
    assert not (folder / "m.digitmodel").exists()


def test_what_a_network_is_judged_by_is_not_learned(folder, capsys, monkeypatch):
    own = OwnImages.of_inks(*hand(rounds=1))
    own.write(folder / "own.npz")
    monkeypatch.setattr(own_images, "mnist_digests", lambda: (digest_of(own.images[3]),))
    for call in (["--out", "m"], ["--print-code"]):
        assert main(["train", "--also", "own.npz", *call]) == 1
        assert "own.npz holds test images of MNIST" in capsys.readouterr().err


@pytest.mark.parametrize("other", [("--data", "x.npz"), ("--resume", "x.checkpoint")])
def test_what_does_not_go_together(folder, other, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["train", "--also", "mine.digits", *other, "--out", "m"])
    assert "--also" in capsys.readouterr().err
