import os
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.problem import SampleError
from mnist_desktop.recognition.drawing import Drawing, image_of
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.selection import Selection
from mnist_desktop.samples.store import SampleStore
from tests.samples.drawings import assert_same_points, ink, sample


@pytest.fixture
def path(tmp_path):
    return tmp_path / "samples.sqlite"


@pytest.fixture
def store():
    """A store in memory: a classroom's; what is on a disk is looked at where that matters."""
    with SampleStore(None) as store:
        yield store


@pytest.fixture(scope="module")
def judged_by():
    return load_mnist().test.images


def labels(store):
    return [one.label for one in store.samples()]


class TestKeeping:
    def test_everything_about_a_drawing_is_there_at_the_next_start(self, path):
        date = datetime(2026, 11, 28, 8, 30, 12, tzinfo=timezone(timedelta(hours=8)))
        new = NewSample.of_ink(
            *(ink(3), "猫", Origin.EXAM),
            writer="Ann",
            series="first",
            round=2,
            device="pen",
            date=date,
        )
        with SampleStore(path) as store:
            kept = store.add(new)
        with SampleStore(path) as store:
            (found,) = store.samples()
            assert (found.id, found.label, found.writer) == (kept, "猫", "Ann")
            assert (found.origin, found.device) == (Origin.EXAM, "pen")
            assert (found.series, found.round, found.date) == ("first", 2, date)
            np.testing.assert_array_equal(found.image, np.rint(image_of(ink(3)) * 255))
            assert_same_points(store.ink(kept), ink(3), columns=4)
            assert store.ink(kept).text == "猫"
            assert store.picture(kept) is None

    def test_a_picture_is_kept_as_its_file(self, store):
        picture = np.full((60, 50), 255, np.uint8)
        picture[10:50, 20:28] = 0
        kept = store.add(NewSample.of_drawing(Drawing(picture=picture), "1", Origin.CORRECTION))
        assert store.picture(kept).startswith(b"\x89PNG")
        assert store.ink(kept) is None
        assert store.samples()[0].image.max() > 200
        assert list(store.drawings()) == []

    @pytest.mark.parametrize(
        ("label", "writer", "key"),
        [
            *(("", "", "sample_label"), (" 7", "", "sample_label")),
            *(("7\n", "", "sample_label"), ("x" * 41, "", "sample_label")),
            *(("7", "a\0b", "sample_writer"), ("7", "x" * 61, "sample_writer")),
        ],
    )
    def test_names_are_short_and_printable(self, label, writer, key):
        with pytest.raises(SampleError) as problem:
            sample(label=label, writer=writer)
        assert problem.value.key == key

    def test_a_drawing_is_neither_blank_nor_endless(self):
        for strokes, key in (((), "sample_blank"), ((np.zeros((20_001, 2)),), "sample_too_long")):
            with pytest.raises(SampleError) as problem:
                NewSample.of_ink(Ink(strokes), "7", Origin.DRAWN)
            assert problem.value.key == key

    def test_an_error_among_many_keeps_none(self, store):
        def some():
            yield sample(1)
            yield sample(label="")

        with pytest.raises(SampleError):
            store.add_all(some())
        assert store.samples() == []

    def test_a_number_is_never_used_twice(self, path):
        with SampleStore(path) as store:
            first = store.add(sample())
            store.delete([first])
        with SampleStore(path) as store:
            assert store.add(sample()) > first


class TestTestImages:
    def test_mnist_s_are_not_kept_whoever_says_what_they_are(self, store, judged_by):
        shown = Drawing(picture=judged_by[5].astype(np.float32) / 255, label=1)
        with pytest.raises(SampleError) as problem:
            NewSample.of_drawing(shown, "1", Origin.CORRECTION)
        assert problem.value.values == {"set": "MNIST"}
        silent = NewSample("1", judged_by[5], Origin.DRAWN, picture=b"PNG")
        with pytest.raises(SampleError) as problem:
            store.add(silent)
        assert problem.value.values == {"set": "MNIST"}
        assert store.add_all([silent, sample()]).test_images == 1
        assert labels(store) == ["7"]

    @pytest.mark.parametrize("change", ["as it is", "negative", "RGBA"])
    def test_nor_if_opened_from_a_picture_file(self, store, judged_by, change):
        picture = judged_by[9]
        if change == "negative":
            picture = 255 - picture
        elif change == "RGBA":
            picture = np.stack([picture] * 3 + [np.full_like(picture, 255)], axis=2)
        with pytest.raises(SampleError) as problem:
            store.add(NewSample.of_drawing(Drawing(picture=picture), "9", Origin.CORRECTION))
        assert problem.value.key == "sample_test_image"

    def test_another_data_set_s_are_not_kept_once_it_was_open(self, path):
        images = np.random.default_rng(0).integers(0, 256, (50, 28, 28), np.uint8)
        one = NewSample("a", images[7], Origin.DRAWN, picture=b"PNG")
        with SampleStore(path) as store:
            kept = store.add(one)
            assert [found.id for found in store.to_learn()] == [kept]
            store.hold_out("Leaves", "f00d", images)
            store.hold_out("Leaves", "f00d", images)
        with SampleStore(path) as store:
            assert [found.id for found in store.samples()] == [kept]
            assert store.to_learn() == []  # known too late to refuse, but not to leave out
            with pytest.raises(SampleError) as problem:
                store.add(one)
            assert problem.value.values == {"set": "Leaves"}

    def test_another_store_learns_of_them(self, store):
        images = np.random.default_rng(0).integers(0, 256, (50, 28, 28), np.uint8)
        store.hold_out("Leaves", "f00d", images)
        with SampleStore(None) as other:
            other.hold_out_as(store)
            other.hold_out_as(store)
            assert other.held_out() == store.held_out()
            with pytest.raises(SampleError) as problem:
                other.add(NewSample("a", images[7], Origin.DRAWN, picture=b"PNG"))
            assert problem.value.values == {"set": "Leaves"}

    def test_training_images_may_be_kept(self, store):
        image = load_mnist().train.images[0]
        store.add(NewSample("5", image, Origin.DRAWN, picture=b"PNG"))
        assert len(store.to_learn()) == 1


class TestLooking:
    @pytest.fixture
    def store(self, store):
        for number, (label, writer) in enumerate([("1", "A"), ("2", "A"), ("1", "B"), ("1", "A")]):
            store.add(sample(number, label, writer, series="s" if number else "", round=number + 1))
        return store

    @pytest.mark.parametrize(
        ("selection", "rounds"),
        [
            (Selection(), [1, 2, 3, 4]),
            (Selection(label="1"), [1, 3, 4]),
            (Selection(label="1", writer="A"), [1, 4]),
            (Selection(series="s"), [2, 3, 4]),
            (Selection(ids=[2, 4, 99]), [2, 4]),
            (Selection(ids=[]), []),
            (Selection(origins=(Origin.EXAM, Origin.IMPORT)), []),
            (Selection(writer="A' OR 1=1 --"), []),
        ],
    )
    def test_a_grid_shows_what_is_selected(self, store, selection, rounds):
        assert [one.round for one in store.samples(selection)] == rounds

    def test_the_numbers_of_a_selection_the_newest_first(self, store):
        assert store.ids() == [4, 3, 2, 1]
        store.delete([4])
        assert store.ids(Selection(label="1", writer="A")) == [1]

    def test_a_page_of_it(self, store):
        assert [one.round for one in store.samples(first=1, most=2)] == [2, 3]

    def test_how_many_there_are(self, store):
        assert store.counts() == {"A": {"1": 2, "2": 1}, "B": {"1": 1}}
        assert store.counts(Selection(label="2")) == {"A": {"2": 1}}

    def test_the_strokes_of_all(self, store):
        for number, (found, strokes) in enumerate(store.drawings()):
            assert_same_points(strokes, ink(number))
            assert strokes.text == found.label


class TestChanging:
    def test_another_label_and_back(self, store):
        ids = [store.add(sample(number, str(number))) for number in range(3)]
        change = store.relabel(ids[:2], "9")
        assert labels(store) == ["9", "9", "2"]
        store.undo(change)
        assert labels(store) == ["0", "1", "2"]
        with pytest.raises(SampleError):
            store.relabel(ids, "")

    def test_deleted_and_had_back(self, store):
        ids = [store.add(sample(number, str(number))) for number in range(3)]
        change = store.delete(ids[1:])
        assert labels(store) == ["0"]
        assert store.counts() == {"": {"0": 1}}
        with pytest.raises(KeyError):
            store.ink(ids[1])
        store.undo(change)
        assert labels(store) == ["0", "1", "2"]

    def test_changes_are_taken_back_in_any_order(self, store):
        kept = store.add(sample(label="1"))
        first, second = store.relabel([kept], "2"), store.delete([kept])
        store.undo(first)
        store.undo(second)
        assert labels(store) == ["1"]

    def test_after_closing_nothing_of_a_deleted_one_is_in_the_file(self, path):
        with SampleStore(path) as store:
            store.add(sample(1))
            kept = store.add(sample(2, "Bernoulli"))
            strokes = store.ink(kept).strokes[0]
            change = store.delete([kept])
        assert b"Bernoulli" not in path.read_bytes()
        assert str(strokes[7, 1]).encode() not in path.read_bytes()
        with SampleStore(path) as store:
            store.undo(change)
            assert labels(store) == ["7"]


class TestWriters:
    def test_another_pseudonym(self, store):
        store.add(sample(1, writer="A"))
        store.add(sample(2, writer="B"))
        store.writers.rename("A", "阿")
        assert store.writers.names() == ["B", "阿"]
        assert [one.writer for one in store.samples()] == ["阿", "B"]
        with pytest.raises(SampleError) as problem:
            store.writers.rename("B", "阿")
        assert problem.value.key == "writer_taken"
        assert store.writers.names() == ["B", "阿"]

    def test_nothing_of_a_deleted_writer_is_in_any_file(self, path):
        with SampleStore(path) as store:
            store.add(sample(1, writer="Other"))
            ids = [store.add(sample(number, "Xanthippe", "Eulalia")) for number in range(2, 60)]
            strokes = store.ink(ids[7]).strokes[0]
            store.delete(ids[:3])
            store.writers.rename("Eulalia", "Theophrast")
            assert store.writers.delete("Theophrast") == []
            for file in path.parent.iterdir():
                for trace in ("Eulalia", "Theophrast", "Xanthippe", str(strokes[7, 1])):
                    assert trace.encode() not in file.read_bytes(), file.name
            assert store.writers.names() == ["Other"]
            assert labels(store) == ["7"]

    def test_the_models_that_learned_from_one_are_named(self, store):
        mine = [store.add(sample(number, writer="")) for number in range(3)]
        hers = [store.add(sample(number, writer="A")) for number in range(3, 5)]
        store.writers.note_learned("both", mine + hers)
        store.writers.note_learned("mine", mine)
        store.writers.note_learned("gone", hers)
        store.writers.rename_model("both", "our hands")
        learned = store.writers.forget_model("gone")
        assert learned == {"A": 2}
        store.writers.remember_model("gone", learned | {"deleted since": 1})
        assert store.writers.learned("gone") == learned
        store.writers.forget_model("gone")
        assert store.writers.learned("our hands") == {"": 3, "A": 2}
        assert store.writers.delete("A") == ["our hands"]
        assert store.writers.learned("our hands") == {"": 3}

    def test_models_whose_names_are_not_utf_8_are_followed(self, store):
        odd = os.fsdecode(b"odd\xff")
        ids = [store.add(sample(writer="A"))]
        store.writers.note_learned(odd, ids)
        store.writers.note_derived("new", odd)
        assert store.writers.learned(odd) == store.writers.learned("new") == {"A": 1}
        store.writers.rename_model(odd, "even")
        store.writers.remember_model(odd, store.writers.forget_model("even"))
        assert store.writers.forget_model(odd) == {"A": 1}

    def test_a_writer_known_to_a_model_alone_can_still_be_deleted(self, path):
        with SampleStore(path) as store:
            kept = store.add(sample(writer="A"))
            store.writers.note_learned("model", [kept])
            store.delete([kept])
        with SampleStore(path) as store:
            assert store.writers.names() == ["A"]
            assert store.writers.delete("A") == ["model"]

    def test_who_wrote_last_follows_the_writer(self, path):
        with SampleStore(path) as store:
            assert store.writers.last() == ""
            store.writers.set_last("Anastasius")
        with SampleStore(path) as store:
            assert (store.writers.last(), store.writers.names()) == ("Anastasius", [])
            store.writers.rename("Anastasius", "Bartholomew")
            assert store.writers.last() == "Bartholomew"
            store.writers.delete("Bartholomew")
            assert store.writers.last() == ""
            for file in path.parent.iterdir():
                assert b"Bartholomew" not in file.read_bytes(), file.name

    def test_a_store_of_an_earlier_version_learns_who_wrote_last(self, path):
        SampleStore(path).close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DROP TABLE last_writer")
        with SampleStore(path) as store:
            store.writers.set_last("Ann")
            assert store.writers.last() == "Ann"


def test_a_cleared_store_is_empty_and_goes_on(store):
    store.add_all([sample(0), sample(1, writer="A")])
    store.clear()
    assert (store.samples(), store.writers.names()) == ([], [])
    store.add(sample(2))
    assert labels(store) == ["7"]


def test_a_classroom_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with SampleStore(None) as store:
        store.add(sample())
        store.delete([store.add(sample(1, writer="A"))])
        store.writers.delete("A")
        assert store.path is None
    assert list(tmp_path.iterdir()) == []
    with SampleStore(None) as store:
        assert store.samples() == []


def test_many_threads_use_one_store(path):
    def write(first):
        for number in range(first, first + 10):
            store.add(sample(number, str(first)))
            store.samples(most=3)

    with SampleStore(path) as store:
        threads = [threading.Thread(target=write, args=(n * 10,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert set(store.counts()[""].values()) == {10}


def test_a_date_without_more_is_now(store):
    store.add(sample())
    assert abs(store.samples()[0].date - datetime.now(UTC)) < timedelta(minutes=1)
