"""Everything that is kept, to one file and back on another computer."""

import os
import shutil
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest

from mnist_desktop.backup.kept_settings import KeptSettings
from mnist_desktop.backup.restore import compare, restore
from mnist_desktop.backup.write_backup import write_backup
from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.model_file import read_model, with_setting, write_model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.samples.store import SampleStore
from mnist_desktop.samples.store_copies import Stopped
from tests.backup.parts import SETTINGS, files_below, unpacked_in
from tests.samples.drawings import assert_same_points, ink, sample


def test_everything_comes_back_on_another_computer(here, there, work, tmp_path):
    path = tmp_path / "all.digitbackup"
    with SampleStore(here.sample_store) as in_use:  # while drawings are being kept
        in_use.delete([in_use.add(sample(78, label="8"))])
        done = write_backup(path, here, work)
    assert (done.models, done.drawings, done.left_out) == (2, 6, ("half.digitmodel",))
    assert done.size == path.stat().st_size

    unpacked = unpacked_in(there, path)
    models = ModelFolder(there.models)
    with SampleStore(there.sample_store) as store:
        told = compare(unpacked, there, models, store)
        assert (told.here, told.models, told.known_models, told.drawings.added) == (0, 2, 0, 6)
        restored = restore(unpacked, there, models, store)
        assert restored.models.keys() == {"mine", "数字 2"}
        assert store.counts() == {"": {"1": 1}, "Ada": {"7": 5}}
        assert_same_points(store.ink(1), ink(0), columns=4)
        assert store.picture(6).startswith(b"\x89PNG")
        assert store.writers.learned("mine") == {"Ada": 2}
    for name in ("mine", "数字 2"):
        copied = there.models / f"{name}.digitmodel"
        assert copied.read_bytes() == (here.models / copied.name).read_bytes()
    assert unpacked.settings == SETTINGS
    assert unpacked.test_counts == {"ab": 2}


def test_a_clock_that_went_back_to_1970(here, there, work, tmp_path, monkeypatch):
    """As where its battery is empty. ZIP knows no dates before 1980."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(0, tz)

    monkeypatch.setattr("mnist_desktop.backup.write_backup.datetime", Clock)
    monkeypatch.setattr("time.time", lambda: 0.0)
    path = tmp_path / "all.digitbackup"
    write_backup(path, here, work)
    assert unpacked_in(there, path).manifest.date.startswith(("1970", "1969"))


def test_settings_that_no_backup_may_hold_are_left_out():
    """A model's file may have any name, and anybody may edit the settings."""
    settings = replace(SETTINGS, model="my\n\udcff", tab="x" * 100)
    assert KeptSettings.from_json(settings.to_json()) == replace(SETTINGS, model="", tab="")


def test_what_is_there_stays_and_nothing_comes_twice(backup, here, there, model):
    other = with_setting(model, "seed", 5)
    write_model(there.models / "mine.digitmodel", other)
    models = ModelFolder(there.models)
    with SampleStore(there.sample_store) as store:
        store.add(sample(2, label="3", writer="Bob"))
        for turn in range(2):
            unpacked = unpacked_in(there, backup)
            told = compare(unpacked, there, models, store)
            restored = restore(unpacked, there, models, store)
            shutil.rmtree(there.data / ".0.part")
            if turn == 0:
                assert told.renamed == ("mine",)
                assert restored.models["mine"].name == "mine (2).digitmodel"
                assert (told.drawings.added, told.drawings.known) == (5, 1)
                assert store.writers.learned("mine (2)") == {"Ada": 2}
            else:
                assert (told.models, told.known_models) == (0, 2)
                assert (told.drawings.added, told.drawings.known) == (0, 6)
        assert store.counts()["Bob"] == {"3": 1}
        assert len(store.ids()) == 6
    assert read_model(there.models / "mine.digitmodel").metadata.settings["seed"] == 5


def test_deleted_drawings_are_not_in_it(here, work, tmp_path):
    with SampleStore(here.sample_store) as store:
        number = store.add(sample(50, label="secretlabel"))
        store.delete([number])  # can still be undone
        write_backup(tmp_path / "b.digitbackup", here, work)
    with zipfile.ZipFile(tmp_path / "b.digitbackup") as archive:
        assert b"secretlabel" not in archive.read("samples.sqlite")


def test_a_backup_is_written_whole_or_not_at_all(here, work, backup, monkeypatch):
    before = backup.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    shutil.rmtree(work)
    work.mkdir()
    with pytest.raises(SavingError) as caught:
        write_backup(backup, here, work)
    assert caught.value.key == "disk_full"
    assert backup.read_bytes() == before
    assert not list(backup.parent.glob(".*.part"))


def test_it_can_be_called_off(here, there, work, backup, tmp_path):
    shutil.rmtree(work)
    work.mkdir()
    with pytest.raises(Stopped):
        write_backup(tmp_path / "other.digitbackup", here, work, should_stop=lambda: True)
    with pytest.raises(Stopped):
        unpacked_in(there, backup, should_stop=lambda: True)
    assert not (tmp_path / "other.digitbackup").exists()


def test_killed_in_the_middle_leaves_the_old_one(here, backup, run_python, tmp_path):
    before = backup.read_bytes()
    script = """
import os, sys
from pathlib import Path
from mnist_desktop.backup.write_backup import write_backup
from mnist_desktop.folders import Folders
here, path, work = map(Path, sys.argv[1:])
write_backup(path, Folders.at(here), work, lambda share: share > 0.4 and os._exit(9))
"""
    (tmp_path / "work2").mkdir()
    process = run_python(script, here.data, backup, tmp_path / "work2")
    assert process.returncode == 9, process.stderr
    assert backup.read_bytes() == before


@pytest.mark.parametrize("step", ["model", "drawings"])
def test_a_restore_that_fails_leaves_what_was_there(backup, there, model, monkeypatch, step):
    write_model(there.models / "mine.digitmodel", with_setting(model, "seed", 5))
    models = ModelFolder(there.models)
    with SampleStore(there.sample_store) as store:
        store.add(sample(2))
        unpacked = unpacked_in(there, backup)
        before = files_below(there.models)
        if step == "model":
            count = iter(range(9))

            def full(_):
                if next(count) == 1:
                    raise OSError(28, "No space left on device")

            monkeypatch.setattr(os, "fsync", full)
        else:
            monkeypatch.setattr(
                "mnist_desktop.samples.store.merge_attached",
                lambda connection, _: connection.execute("INSERT INTO nowhere VALUES (1)"),
            )
        with pytest.raises(SavingError):
            restore(unpacked, there, models, store)
        assert files_below(there.models) == before
        assert len(store.ids()) == 1
