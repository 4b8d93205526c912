import numpy as np
import pytest
from PIL import Image

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples import database, digits_file, schema
from mnist_desktop.samples.digits_file import Included, write_digits
from mnist_desktop.samples.imports import import_files, take_over
from mnist_desktop.samples.sample import Origin
from mnist_desktop.samples.store import SampleStore
from tests.samples.drawings import assert_same_points, ink, sample


@pytest.fixture
def connections(monkeypatch):
    """Those of the stores of a test, the newest last."""
    made = []

    def connected(path):
        made.append(schema.connected(path))
        return made[-1]

    monkeypatch.setattr(database, "connected", connected)
    return made


def fill_disk(connection):
    """Lets the store grow no further: SQLite's own full disk. Returns its pages."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count={pages}")
    return pages


@pytest.fixture
def store(tmp_path, connections):
    with SampleStore(tmp_path / "samples.sqlite") as store:
        yield store


@pytest.fixture
def of_a_pupil(tmp_path):
    """Writes a pupil's file of some drawings."""

    def written(name, numbers, writer=""):
        path = tmp_path / f"{name}.digits"
        with SampleStore(None) as theirs:
            theirs.add_all(sample(number, "7", writer) for number in numbers)
            write_digits(path, theirs.drawings(), Included())
        return path

    return written


class TestDigits:
    def test_a_class_at_once_each_by_the_name_of_the_file(self, store, of_a_pupil):
        paths = [of_a_pupil(name, range(at, at + 3)) for at, name in ((0, "Ann"), (10, "Bo"))]
        paths.append(of_a_pupil("x", range(20, 23), "Cleo"))
        assert len(import_files(store, paths).added.ids) == 9
        assert store.counts() == {name: {"7": 3} for name in ("Ann", "Bo", "Cleo")}

    def test_what_is_there_is_not_taken_twice(self, store, of_a_pupil):
        first, second = of_a_pupil("a", range(5)), of_a_pupil("b", range(3, 9))
        import_files(store, [first])
        added = import_files(store, [first, second, second]).added
        assert (len(added.ids), added.known) == (4, 13)
        assert len(store.samples()) == 9

    def test_one_s_own_export_brings_nothing_new(self, store, tmp_path):
        store.add(sample(1))
        write_digits(tmp_path / "a.digits", store.drawings())
        assert import_files(store, [tmp_path / "a.digits"]).added.known == 1

    def test_a_bad_file_among_good_ones(self, store, of_a_pupil, tmp_path):
        bad = tmp_path / "bad.digits"
        bad.write_bytes(b"no archive")
        imported = import_files(store, [of_a_pupil("a", range(3)), bad, of_a_pupil("b", [7])])
        assert len(imported.added.ids) == 4
        assert [(path, message.key) for path, message in imported.problems] == [
            (bad, "digits_file_bad")
        ]

    def test_an_import_is_undone(self, store, of_a_pupil):
        mine = store.add(sample(50))
        imported = import_files(store, [of_a_pupil("a", range(3))])
        store.delete(imported.added.ids)
        assert [one.id for one in store.samples()] == [mine]
        assert len(import_files(store, [of_a_pupil("a", range(3))]).added.ids) == 3

    def test_stopped_it_takes_nothing(self, store, of_a_pupil):
        imported = import_files(store, [of_a_pupil("a", range(3))], lambda: True)
        assert imported.is_stopped
        assert store.samples() == []

    def test_all_files_together_have_one_limit(self, store, of_a_pupil, monkeypatch):
        monkeypatch.setattr(digits_file, "MAX_SAMPLES", 5)
        paths = [of_a_pupil("a", range(3)), of_a_pupil("b", range(10, 13))]
        imported = import_files(store, paths)
        assert len(imported.added.ids) == 3
        assert [message.key for _, message in imported.problems] == ["digits_file_large"]

    def test_a_full_disk_takes_nothing(self, store, of_a_pupil, connections):
        path = of_a_pupil("a", range(3))
        fill_disk(connections[0])
        with pytest.raises(SavingError) as problem:
            import_files(store, [path])
        assert problem.value.key == "disk_full"
        assert store.samples() == []


class TestEarlierVersions:
    @pytest.fixture
    def folder(self, tmp_path):
        folder = tmp_path / "samples"
        folder.mkdir()
        for number, name in enumerate(["7-20251127-101112-123456", "3-20251127-101113-000001"]):
            Ink(ink(number).strokes, name[0]).save(folder / f"{name}.digitink")
        picture = np.full((60, 50), 255, np.uint8)
        picture[10:50, 20:28] = 0
        Image.fromarray(picture).save(folder / "1-20251127-101114-000001.png")
        return folder

    def test_drawings_and_pictures_move_into_the_store_once(self, store, folder):
        assert take_over(store, folder) == []
        assert list(folder.iterdir()) == []
        found = {one.label: one for one in store.samples()}
        assert found.keys() == {"7", "3", "1"}
        assert {one.origin for one in found.values()} == {Origin.CORRECTION}
        assert f"{found['7'].date.astimezone():%Y-%m-%d %H:%M:%S}" == "2025-11-27 10:11:12"
        assert_same_points(store.ink(found["3"].id), ink(1), columns=4)
        assert store.picture(found["1"].id).startswith(b"\x89PNG")
        assert take_over(store, folder) == []
        assert len(store.samples()) == 3

    def test_killed_before_the_files_are_deleted(self, store, folder):
        (file, *_) = sorted(folder.glob("*.digitink"))
        data = file.read_bytes()
        take_over(store, folder)
        file.write_bytes(data)
        assert take_over(store, folder) == []
        assert not file.exists()
        assert len(store.samples()) == 3

    def test_what_may_be_a_test_image_or_cannot_be_read_stays(self, store, folder):
        images = load_mnist()
        known, unknown = folder / "1-20251127-111111-000001.png", folder / "5-20251127-111111.png"
        Image.fromarray(images.test.images[2]).save(known)
        Image.fromarray(np.eye(28, dtype=np.uint8) * 255).save(unknown)
        broken = folder / "2-20251127-111111-000001.digitink"
        broken.write_bytes(b"{")
        (folder / "notes.digitink").write_bytes(b"{}")
        assert take_over(store, folder) == sorted([known, unknown, broken])
        assert len(store.samples()) == 3
        assert len(list(folder.iterdir())) == 4

    def test_on_a_full_disk_all_files_stay_and_move_later(self, store, folder, connections):
        pages = fill_disk(connections[0])
        with pytest.raises(SavingError):
            take_over(store, folder)
        assert len(list(folder.iterdir())) == 3
        connections[0].execute(f"PRAGMA max_page_count={pages * 10}")
        assert take_over(store, folder) == []
        assert len(store.samples()) == 3
