"""Where `train` may write its model."""

import os
import sys
from pathlib import Path

import pytest

from mnist_desktop.cli.destination import checked_destination
from mnist_desktop.problem import SavingError


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
    assert checked_destination(tmp_path / asked) == tmp_path / name
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_is_replaced_later(tmp_path):
    path = tmp_path / "x.digitmodel"
    path.write_bytes(b"old")
    assert checked_destination(path) == path
    assert path.read_bytes() == b"old"


def refusal_of(path):
    with pytest.raises(SavingError) as caught:
        checked_destination(path)
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
