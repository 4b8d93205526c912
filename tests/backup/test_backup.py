"""Everything that is kept, to one file and back on another computer; and files of strangers."""

import hashlib
import json
import os
import shutil
import sqlite3
import stat
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.backup.contents import MANIFEST, Entry, Manifest, kind_of
from mnist_desktop.backup.kept_settings import KeptSettings
from mnist_desktop.backup.read_backup import unpack_backup
from mnist_desktop.backup.restore import compare, restore
from mnist_desktop.backup.write_backup import write_backup
from mnist_desktop.data.test_counts import counts_to_json
from mnist_desktop.folders import Folders
from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError, BackupError, SavingError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_file import read_model, with_setting, write_model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.store import SampleStore
from mnist_desktop.samples.store_copies import Stopped
from tests.samples.drawings import assert_same_points, ink, sample

SETTINGS = KeptSettings("en", "dark", 20.0, "", True, "", True, False)


def picture():
    pixels = np.full((60, 50, 3), 255, np.uint8)
    pixels[10:50, 22:28] = 0
    return Drawing(picture=pixels)


@pytest.fixture
def model():
    return Classifier.load().model


@pytest.fixture
def here(tmp_path, model):
    """A computer with two models, a film that is none, drawings and test counts."""
    folders = Folders.at(tmp_path / "here")
    folders.create()
    write_model(folders.models / "mine.digitmodel", model)
    write_model(folders.models / "数字 2.digitmodel", with_setting(model, "pinned", True))
    (folders.models / "half.digitmodel").write_bytes(b"half")
    folders.test_counts.write_bytes(counts_to_json({"ab": 2}))
    with SampleStore(folders.sample_store) as store:
        store.add_all([sample(number, writer="Ada") for number in range(5)])
        store.add(NewSample.of_drawing(picture(), "1", Origin.CORRECTION))
        gone = store.add(sample(77, label="9"))
        store.writers.note_learned("mine", [1, 2])
        store.delete([gone])
    return folders


@pytest.fixture
def there(tmp_path):
    folders = Folders.at(tmp_path / "there")
    folders.create()
    return folders


@pytest.fixture
def work(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "settings.json").write_bytes(SETTINGS.to_json())
    (folder / "drawing.digitink").write_text('{"strokes": []}')
    return folder


@pytest.fixture
def backup(here, work, tmp_path):
    path = tmp_path / "all.digitbackup"
    write_backup(path, here, work)
    return path


def unpacked_in(folders, path, **watched):
    folder = folders.data / ".0.part"
    folder.mkdir()
    return unpack_backup(path, folder, **watched)


def files_below(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


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


# Files of strangers


def written_anew(path, change_files=None, change_infos=None, manifest=None):
    """The backup with other files, of which the manifest tells the truth unless it is given."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name != MANIFEST}
    if change_files is not None:
        change_files(files)
    if manifest is None:
        entries = tuple(
            Entry(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()
        )
        manifest = Manifest("1", "2026-01-01T00:00:00+00:00", entries).to_json()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**files, MANIFEST: manifest}.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if change_infos is not None:
                change_infos(info)
            archive.writestr(info, data)


def named(name, data=b"x"):
    return lambda path: written_anew(path, lambda files: files.update({name: data}))


def with_file(name, change):
    return lambda path: written_anew(path, lambda files: files.update({name: change(files[name])}))


def as_link(path):
    def change(info):
        if info.filename.startswith("models/"):
            info.external_attr = (stat.S_IFLNK | 0o777) << 16

    written_anew(path, change_infos=change)


def twice(path):
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("settings.json", b"{}")


def in_other_case(path):
    written_anew(
        path,
        lambda files: files.update({"models/MINE.digitmodel": files["models/mine.digitmodel"]}),
    )


def not_in_the_manifest(path):
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("models/more.digitmodel", b"more")


def with_another_hash(path):
    with zipfile.ZipFile(path) as archive:
        content = json.loads(archive.read(MANIFEST))
    content["files"][0]["sha256"] = "0" * 64
    written_anew(path, manifest=json.dumps(content).encode())


def of_the_future(path):
    written_anew(path, manifest=json.dumps({"format": 99}).encode())


def without_manifest(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("settings.json", SETTINGS.to_json())


def encrypted(path):
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(data)


def changed_store(path, statement):
    def change(data):
        database = path.with_suffix(".sqlite")
        database.write_bytes(data)
        with closing(sqlite3.connect(database)) as connection:
            connection.executescript(statement)
        return database.read_bytes()

    with_file("samples.sqlite", change)(path)


def with_trigger(path):
    changed_store(path, "CREATE TRIGGER t AFTER INSERT ON samples BEGIN SELECT 1; END;")


def with_view_for_a_table(path):
    changed_store(path, "DROP TABLE last_writer; CREATE VIEW last_writer AS SELECT 1 AS writer;")


def with_bad_strokes(path):
    changed_store(path, "UPDATE samples SET strokes = '[[' WHERE id = 1")


def with_bad_label(path):
    changed_store(path, "UPDATE samples SET label = char(10) WHERE id = 1")


def with_bad_picture(path):
    changed_store(path, "UPDATE samples SET picture = zeroblob(99) WHERE picture IS NOT NULL")


def cut(path):
    path.write_bytes(path.read_bytes()[:-300])


def not_an_archive(path):
    path.write_bytes(b"hello")


STRANGE = [
    (named("../evil.digitmodel"), "backup_foreign"),
    (named("/etc/evil"), "backup_foreign"),
    (named("models/../../evil.digitmodel"), "backup_foreign"),
    (named("models/C:evil.digitmodel"), "backup_foreign"),
    (named("models\\evil.digitmodel"), "backup_foreign"),
    (named("models/NUL.digitmodel"), "backup_foreign"),
    (named("models/.hidden.digitmodel"), "backup_foreign"),
    (named("models/sub/evil.digitmodel"), "backup_foreign"),
    (named("films/evil.film"), "backup_foreign"),
    (named("autorun.inf"), "backup_foreign"),
    (named("models/a.digitmodel/"), "backup_foreign"),
    (as_link, "backup_foreign"),
    (twice, "backup_bad"),
    (in_other_case, "backup_bad"),
    (not_in_the_manifest, "backup_bad"),
    (without_manifest, "backup_bad"),
    (encrypted, "backup_bad"),
    (cut, "backup_bad"),
    (not_an_archive, "backup_bad"),
    (with_another_hash, "backup_damaged"),
    (of_the_future, "backup_newer"),
    (named("models/bomb.digitmodel", b"\0" * 80 * 2**20), "backup_bad"),
    (named("settings.json", b" " * 100_000), "backup_large"),
    (named("settings.json", b'{"language": 5}'), "backup_damaged"),
    (named("test-counts.json", b"[]"), "backup_damaged"),
    (named("training.checkpoint"), "backup_damaged"),
    (named("films/0123456789abcdef.film"), "backup_damaged"),
    (with_file("models/mine.digitmodel", lambda data: data[:-4]), "backup_damaged"),
    (with_file("samples.sqlite", lambda data: data[:5000]), "backup_damaged"),
    (with_trigger, "backup_damaged"),
    (with_view_for_a_table, "backup_damaged"),
    (with_bad_strokes, "backup_damaged"),
    (with_bad_label, "backup_damaged"),
    (with_bad_picture, "backup_damaged"),
]


@pytest.mark.parametrize(("spoil", "key"), STRANGE)
def test_a_file_that_is_none_of_ours_is_refused(backup, there, tmp_path, spoil, key):
    spoil(backup)
    before = set(files_below(tmp_path))
    with pytest.raises(BackupError) as caught:
        unpacked_in(there, backup)
    assert caught.value.key == key
    assert "\n" not in text_of(caught.value)
    new = set(files_below(tmp_path)) - before
    assert all(Path(name).parts[:2] == ("there", ".0.part") for name in new)


def test_no_room_on_the_disk_is_said_before(backup, there, monkeypatch):
    usage = shutil.disk_usage(there.data)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(BackupError) as caught:
        unpacked_in(there, backup)
    assert caught.value.key == "backup_no_room"


def test_a_missing_file_is_said(there):
    with pytest.raises(AppError) as caught:
        unpacked_in(there, there.data / "none.digitbackup")
    assert caught.value.key == "file_missing"


def test_only_known_names_are_known():
    assert kind_of("models/数字 2.digitmodel") is not None
    assert kind_of("manifest.json") is None
