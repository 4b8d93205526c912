import threading

import numpy as np
import pytest

from mnist_desktop.data.data_set import DataSet
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.problem import AppError, SampleError
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.store import SampleStore
from mnist_desktop.session.sample_store import KeptDrawings

INK = Ink((np.array([[10.0, 20.0], [200.0, 300.0]]),))
SEVEN = NewSample.of_ink(INK, "7", Origin.DRAWN)


@pytest.fixture
def drawings(folders):
    drawings = KeptDrawings(folders.sample_store)
    yield drawings
    drawings.close()


def labels(drawings):
    return [one.label for one in drawings.store().samples()]


def data_set(ink):
    """A data set whose test part holds the image of an ink."""
    images = NewSample.of_ink(ink, "7", Origin.DRAWN).image[np.newaxis]
    part = LabelledImages(images, np.array([7], np.uint8))
    return DataSet("Letters", part, part, part, (), "fingerprint")


def test_nothing_is_made_before_it_is_needed(drawings, folders):
    assert list(folders.samples.iterdir()) == []
    assert drawings.stores() == []
    drawings.close()
    assert list(folders.samples.iterdir()) == []


def test_what_earlier_versions_kept_is_there(drawings, folders):
    Ink(INK.strokes, "3").save(folders.samples / "3-20251127-101112-123456.digitink")
    drawings.store().add(SEVEN)
    assert sorted(labels(drawings)) == ["3", "7"]
    assert not list(folders.samples.glob("*.digitink"))


def test_after_a_damage_a_new_one_is_begun(drawings, folders):
    folders.sample_store.write_bytes(b"no database " * 100)
    with pytest.raises(SampleError) as problem:
        drawings.store()
    assert problem.value.key == "samples_put_aside"
    assert (folders.samples / str(problem.value.values["name"])).exists()
    drawings.store().add(SEVEN)
    assert labels(drawings) == ["7"]


def test_a_classroom_begins_empty_and_leaves_nothing(drawings, folders):
    drawings.store().add(SEVEN)
    drawings.set_classroom(True)
    assert labels(drawings) == []
    drawings.store().add(SEVEN)
    assert labels(drawings) == ["7"]
    drawings.set_classroom(False)
    assert labels(drawings) == ["7"]
    drawings.set_classroom(True)
    assert labels(drawings) == []
    drawings.close()
    with SampleStore(folders.sample_store) as store:
        assert len(store.samples()) == 1


def test_a_classroom_without_anything_kept_makes_no_file(drawings, folders):
    drawings.set_classroom(True)
    drawings.store().add(SEVEN)
    drawings.close()
    assert list(folders.samples.iterdir()) == []


def test_a_test_image_is_kept_neither_here_nor_in_a_classroom(drawings):
    drawings.store()
    drawings.hold_out(lambda: data_set(INK))
    for is_classroom in (False, True, False):
        drawings.set_classroom(is_classroom)
        with pytest.raises(SampleError) as problem:
            drawings.store().add(SEVEN)
        assert problem.value.values == {"set": "Letters"}


def test_a_data_set_opened_in_a_classroom_is_known_afterwards(drawings):
    drawings.set_classroom(True)
    drawings.hold_out(lambda: data_set(INK))
    drawings.store()
    drawings.set_classroom(False)
    with pytest.raises(SampleError):
        drawings.store().add(SEVEN)


def test_a_data_set_that_is_gone_stops_nothing(drawings):
    def load():
        raise AppError("data_unreadable")

    drawings.hold_out(load)
    drawings.store().add(SEVEN)
    assert labels(drawings) == ["7"]


def test_two_threads_open_one_store(drawings):
    found = []
    threads = [threading.Thread(target=lambda: found.append(drawings.store())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(store) for store in found}) == 1
