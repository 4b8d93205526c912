import os

import pytest

from mnist_desktop.folders import Folders
from mnist_desktop.samples.schema import put_aside
from mnist_desktop.samples.store import SampleStore
from mnist_desktop.session.user_data import UserData
from tests.samples.drawings import sample

OURS = [
    "settings.ini",
    "mnist-test-counts.json",
    "drawing.digitink",
    "drawing.broken",
    "drawing-earlier.digitink",
    "lock.old",
    "training.checkpoint",
    ".0123.part",
    "models/one.digitmodel",
    "models/one.checkpoint",
    "models/.4567.part",
    "samples/7-1.digitink",
    "samples/3-2.png",
    "samples/own-0123456789abcdef.npz",
    "samples/My classes.npz",
    "logs/mnist-desktop.log",
    "logs/mnist-desktop.log.1",
    "logs/crash.log",
    "logs/crash.log.1",
    "cache/0123.neighbours",
    "cache/0123.sureness",
    "cache/.89ab.part",
]
OTHERS = [
    "lock",
    "running",
    "thesis.txt",
    "seven.digitink",
    "models/notes.txt",
    "models/deeper/two.digitmodel",
    "samples/photo.jpg",
    "samples/mine.npz",
    "logs/other.log",
    "cache/other.txt",
]


@pytest.fixture
def folders(tmp_path):
    folders = Folders.at(tmp_path / "kept")
    folders.create()
    (folders.models / "deeper").mkdir()
    folders.cache.mkdir()
    for name in OURS + OTHERS:
        (folders.data / name).touch()
    return folders


@pytest.fixture
def kept(folders):
    return UserData(folders)


def test_what_is_counted(kept):
    assert [path.name for path in kept.models()] == ["one.digitmodel"]
    assert kept.sample_count() == 2


def test_samples_in_the_store_are_counted_while_it_is_open_and_removed_with_it(tmp_path):
    folders = Folders.at(tmp_path / "other")
    folders.create()
    kept = UserData(folders)
    with SampleStore(folders.sample_store) as store:
        store.add_all([sample(1), sample(2)])
        store.delete([store.add(sample(3))])
        assert kept.sample_count() == 2
    assert kept.sample_count() == 2
    broken = put_aside(folders.sample_store)
    SampleStore(folders.sample_store).close()
    assert kept.sample_count() == 0
    assert kept.remove() == []
    assert not broken.exists()
    assert not folders.sample_store.exists()


def test_what_the_program_wrote_goes_and_nothing_else(kept, folders):
    assert kept.remove() == []
    left = {path.relative_to(folders.data).as_posix() for path in folders.data.rglob("*.*")}
    assert not left & {*OURS}
    assert all((folders.data / name).exists() for name in OTHERS)
    assert kept.remove() == []


def test_what_cannot_be_removed_is_returned(kept, folders):
    folder = folders.models / "a folder.digitmodel"
    folder.mkdir()
    assert kept.remove() == [folder]
    assert not folders.settings.exists()


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_links_are_not_followed(kept, folders, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    theirs = elsewhere / "theirs.digitink"
    theirs.touch()
    (folders.samples / "link.digitink").symlink_to(theirs)
    kept.remove()
    assert not (folders.samples / "link.digitink").is_symlink()
    for path in folders.samples.iterdir():
        path.unlink()
    folders.samples.rmdir()
    folders.samples.symlink_to(elsewhere)
    assert kept.sample_count() == 0
    assert kept.remove() == [folders.samples]
    assert theirs.exists()


def test_where_nothing_was_ever_kept(tmp_path):
    assert UserData(Folders.at(tmp_path / "none")).remove() == []
