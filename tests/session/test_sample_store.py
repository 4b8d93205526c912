import threading

import numpy as np
import pytest

from mnist_desktop.problem import SampleError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.session.sample_store import KeptDrawings

INK = Drawing((np.array([[10.0, 20.0], [200.0, 300.0]]),), (30.0,))


@pytest.fixture
def drawings(folders):
    drawings = KeptDrawings(folders.sample_store)
    yield drawings
    drawings.close()


def labels(drawings):
    return [one.label for one in drawings.store().samples()]


def test_nothing_is_made_before_it_is_needed(drawings, folders):
    assert list(folders.samples.iterdir()) == []
    drawings.close()
    assert list(folders.samples.iterdir()) == []


def test_kept_and_removed_again_also_if_it_is_gone(drawings):
    kept = drawings.keep(INK, "7")
    assert labels(drawings) == ["7"]
    drawings.remove(kept)
    drawings.remove(kept)
    assert labels(drawings) == []


def test_what_earlier_versions_kept_is_there(drawings, folders):
    Ink(INK.strokes, "3").save(folders.samples / "3-20251127-101112-123456.digitink")
    drawings.keep(INK, "7")
    assert sorted(labels(drawings)) == ["3", "7"]
    assert not list(folders.samples.glob("*.digitink"))


def test_after_a_damage_a_new_one_is_begun(drawings, folders):
    folders.sample_store.write_bytes(b"no database " * 100)
    with pytest.raises(SampleError) as problem:
        drawings.keep(INK, "7")
    assert problem.value.key == "samples_put_aside"
    assert (folders.samples / str(problem.value.values["name"])).exists()
    drawings.keep(INK, "7")
    assert labels(drawings) == ["7"]


def test_a_classroom_reads_and_leaves_nothing(folders):
    Ink(INK.strokes, "3").save(folders.samples / "3-20251127-101112-123456.digitink")
    drawings = KeptDrawings(folders.sample_store, in_memory=True)
    drawings.keep(INK, "7")
    assert labels(drawings) == ["7"]
    drawings.close()
    assert [path.suffix for path in folders.samples.iterdir()] == [".digitink"]


def test_two_threads_open_one_store(drawings):
    found = []
    threads = [threading.Thread(target=lambda: found.append(drawings.store())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(store) for store in found}) == 1
