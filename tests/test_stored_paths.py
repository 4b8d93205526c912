"""A stick gets another letter, and everything on it is still found."""

import os
from pathlib import Path, PureWindowsPath

import pytest

from mnist_desktop import stored_paths
from mnist_desktop.stored_paths import StoredPaths, volume
from mnist_desktop.window.settings import WindowSettings


@pytest.fixture
def sticks(tmp_path, monkeypatch):
    """Two places at which a stick is found, one after the other."""
    places = [tmp_path / "E", tmp_path / "F"]

    def of(path):
        return next((str(place) for place in places if path.is_relative_to(place)), "/")

    monkeypatch.setattr(stored_paths, "volume", of)
    return places


def test_the_next_computer_finds_model_and_files_of_a_stick(sticks):
    before, after = sticks
    data = before / "MNIST Desktop 1.0" / "data"
    data.mkdir(parents=True)
    at_home = Path.home() / "three.png"
    settings = WindowSettings(data / "settings.ini")
    settings.model = data / "models" / "我的.digitmodel"
    settings.add_recent_file(at_home)
    settings.add_recent_file(before / "pictures" / "a, b;c=d%.png")
    settings.save()
    before.rename(after)

    found = WindowSettings(after / "MNIST Desktop 1.0" / "data" / "settings.ini")
    assert found.model == after / "MNIST Desktop 1.0" / "data" / "models" / "我的.digitmodel"
    assert found.recent_files == [after / "pictures" / "a, b;c=d%.png", at_home]


def test_a_folder_that_is_moved_takes_its_models_along(tmp_path):
    before, after = tmp_path / "data", tmp_path / "elsewhere" / "data"
    before.mkdir()
    beside = tmp_path / "beside.png"
    settings = WindowSettings(before / "settings.ini")
    settings.model = before / "models" / "m.digitmodel"
    settings.add_recent_file(beside)
    settings.save()
    after.parent.mkdir()
    before.rename(after)
    found = WindowSettings(after / "settings.ini")
    assert found.model == after / "models" / "m.digitmodel"
    assert found.recent_files == [beside]  # not on a stick: it has stayed where it was


def test_what_an_older_version_stored(tmp_path):
    path = tmp_path / "old.digitmodel"
    assert StoredPaths(tmp_path / "data").path(str(path)) == path


def test_both_systems_read_the_same_text(sticks):
    folder = sticks[0] / "app" / "data"
    text = StoredPaths(folder).text(sticks[0] / "pictures" / "7.png")
    assert text == "../../pictures/7.png"
    stored = PureWindowsPath("E:/app/data") / text
    assert stored == PureWindowsPath(r"E:\app\data\..\..\pictures\7.png")


@pytest.mark.skipif(os.name != "posix", reason="drives have letters there")
def test_the_volume_of_a_file_that_is_gone(tmp_path):
    assert volume(tmp_path / "gone" / "too.png") == volume(tmp_path)
    assert volume(Path("/proc/none/x")) == "/proc"


@pytest.mark.wine
def test_drives_differ_by_their_letter_whatever_its_case():
    assert volume(Path("C:\\a")) == volume(Path("c:\\b"))
    assert volume(Path("C:\\a")) != volume(Path("Z:\\a"))
    assert volume(Path(r"\\server\share\a")) == r"\\server\share"
