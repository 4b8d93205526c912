import os
import shutil
import stat
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from mnist_desktop.files import written_whole
from mnist_desktop.folders import Folders
from mnist_desktop.messages import text_of
from mnist_desktop.problem import SavingError


def test_one_variable_or_argument_moves_everything(tmp_path, monkeypatch):
    monkeypatch.setenv("MNIST_DESKTOP_HOME", str(tmp_path / "a"))
    for folders, data in (
        (Folders.at(), tmp_path / "a"),
        (Folders.at(tmp_path / "b"), tmp_path / "b"),
    ):
        assert folders.data == data
        assert folders.refused is None
        for path in filter(None, vars(folders).values()):
            assert path.is_relative_to(data)
        assert not data.exists()


def test_the_systems_own_place_and_relative_ones_are_absolute(monkeypatch):
    monkeypatch.setenv("MNIST_DESKTOP_HOME", "")
    assert Folders.at().data.is_absolute()
    assert Folders.at(Path("here")).data == Path.cwd() / "here"


@pytest.mark.skipif(os.name != "posix", reason="permissions")
def test_made_for_the_owner_only(tmp_path):
    folders = Folders.at(tmp_path / "deep" / "place")
    folders.create()
    folders.create()
    for path in (folders.data, folders.models, folders.samples, folders.logs):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_a_place_that_cannot_be_is_a_problem(tmp_path):
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(SavingError) as caught:
            Folders.at(place).create()
        problem = caught.value
        assert problem.key == "data_folder_not_writable"
        assert str(place) in text_of(problem)
        assert "--data-dir" in text_of(problem)
        assert "MNIST_DESKTOP_HOME" in text_of(problem)


@pytest.mark.skipif(sys.platform == "win32", reason="owners")
def test_whose_it_is_if_it_is_not_ours(tmp_path, monkeypatch):
    folders = Folders.at(tmp_path / "theirs")
    folders.create()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != folders.models)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(SavingError) as caught:
        folders.create()
    said = text_of(caught.value)
    assert f"{folders.models} belongs to {folders.data.owner()}" in said
    assert "Permission denied" in said


@pytest.mark.skipif(sys.platform == "win32", reason="file systems")
def test_a_disk_that_is_read_only(tmp_path, monkeypatch):
    read_only = SimpleNamespace(f_flag=os.ST_RDONLY)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    monkeypatch.setattr(os, "statvfs", lambda path: read_only)
    with pytest.raises(SavingError) as caught:
        Folders.at(tmp_path).create()
    assert "Read-only file system" in text_of(caught.value)


def test_why_a_file_could_not_be_written(tmp_path):
    folders, error = Folders.at(tmp_path / "kept"), SavingError("disk_full")
    assert folders.why_not_saved(error) is error
    assert folders.models.is_dir()  # somebody had taken it away
    shutil.rmtree(folders.models)
    folders.models.touch()
    assert folders.why_not_saved(error).key == "data_folder_not_writable"


def test_what_a_kill_left_half_written_goes_but_not_what_may_be_at_work(tmp_path):
    folders = Folders.at(tmp_path)
    folders.create()
    folders.cache.mkdir()
    old = [one / ".0123.part" for one in (folders.data, folders.models, folders.cache)]
    others = [folders.models / ".89ab.part", folders.models / "a.part", folders.settings]
    for path in (*old, *others):
        path.touch()
    for path in (*old, *others[1:]):
        os.utime(path, (0, 0))
    folders.remove_unfinished()
    assert not any(path.exists() for path in old)
    assert all(path.exists() for path in others)


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be removed")
def test_what_a_kill_left_a_moment_ago_goes_and_what_is_being_written_stays(tmp_path):
    folders = Folders.at(tmp_path)
    folders.create()
    left, moment = folders.samples / ".0123.part", time.time() - 10
    left.touch()
    os.utime(left, (moment, moment))
    with written_whole(folders.models / "mine.digitmodel") as file:
        (being_written,) = folders.models.glob(".*.part")
        file.write(b"half")
        file.flush()
        os.utime(being_written, (moment, moment))
        folders.remove_unfinished()
    assert not left.exists()
    assert (folders.models / "mine.digitmodel").read_bytes() == b"half"


def test_a_backup_that_was_being_unpacked_goes(tmp_path):
    folders = Folders.at(tmp_path)
    folders.create()
    (folders.data / ".0123.part").mkdir()
    (folders.data / ".0123.part" / "models").touch()
    folders.remove_unfinished()
    assert not (folders.data / ".0123.part").exists()


def test_nothing_half_written_where_there_is_no_folder(tmp_path):
    Folders.at(tmp_path / "none").remove_unfinished()


class TestPortable:
    @pytest.fixture
    def stick(self, tmp_path, monkeypatch):
        """The folder of the frozen program."""
        stick = tmp_path / "教学软件"
        stick.mkdir()
        monkeypatch.delenv("MNIST_DESKTOP_HOME")
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(stick / "MNIST Desktop.exe"))
        return stick

    @pytest.fixture
    def data(self, stick):
        (stick / "data").mkdir()
        return stick / "data"

    def test_a_folder_beside_the_program_holds_everything(self, data):
        folders = Folders.at()
        assert folders.data == data
        assert folders.refused is None
        assert list(data.iterdir()) == []

    def test_without_one_all_is_at_the_usual_place(self, stick):
        (stick / "data").touch()  # no folder
        assert not Folders.at().data.is_relative_to(stick)

    def test_on_macos_it_is_beside_the_app(self, data, monkeypatch):
        program = data.parent / "MNIST Desktop.app" / "Contents" / "MacOS" / "mnist-desktop"
        monkeypatch.setattr(sys, "executable", str(program))
        assert Folders.at().data == data

    def test_only_for_the_frozen_program(self, data, monkeypatch):
        monkeypatch.setattr(sys, "frozen", False)
        assert Folders.at().data != data

    def test_what_is_asked_for_wins(self, data, tmp_path, monkeypatch):
        assert Folders.at(tmp_path / "b").data == tmp_path / "b"
        monkeypatch.setenv("MNIST_DESKTOP_HOME", str(tmp_path / "a"))
        assert Folders.at().data == tmp_path / "a"

    def test_one_that_cannot_be_written_to_is_refused(self, data, monkeypatch):
        def refuse(path, *_):
            raise PermissionError(path)

        monkeypatch.setattr(Path, "open", refuse)
        folders = Folders.at()
        assert folders.refused == data
        assert not folders.data.is_relative_to(data)
