"""Files of strangers, damaged ones, and a full disk."""

import hashlib
import json
import shutil
import sqlite3
import stat
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from mnist_desktop.backup.contents import MANIFEST, Entry, Manifest, kind_of
from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError, BackupError
from tests.backup.parts import SETTINGS, files_below, unpacked_in


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
