import contextlib
import tracemalloc
import zipfile

import numpy as np
import pytest

from mnist_desktop.problem import InkError
from mnist_desktop.recognition.ink_corpus import InkCorpus

ARRAYS = {
    "points": np.arange(14, dtype=np.float32).reshape(7, 2),
    "stroke_start": np.array([0, 2, 5]),
    "sample_start": np.array([0, 2]),
    "labels": np.array([7, 1]),
    "writers": np.array(["abc/one", "xyz/two"]),
}


def saved(tmp_path, **changes):
    path = tmp_path / "pens.npz"
    arrays = {name: array for name, array in (ARRAYS | changes).items() if array is not None}
    np.savez(path, **arrays)
    return path


def test_samples_have_their_strokes(tmp_path):
    corpus = InkCorpus.load(saved(tmp_path))
    assert len(corpus) == 2
    first, second = corpus.ink(0), corpus.ink(1)
    assert [stroke.tolist() for stroke in first.strokes] == [
        [[0, 1], [2, 3]],
        [[4, 5], [6, 7], [8, 9]],
    ]
    assert [stroke.tolist() for stroke in second.strokes] == [[[10, 11], [12, 13]]]
    assert (first.text, second.text) == ("7", "1")


@pytest.mark.parametrize(
    "changes",
    [
        {"points": None},
        {"points": np.zeros((7, 3), np.float32)},
        {"points": np.zeros((7, 2), np.int32)},
        {"stroke_start": np.array([0, 5, 2])},
        {"stroke_start": np.array([0, 2, 9])},
        {"stroke_start": np.array([1, 2, 3])},
        {"sample_start": np.array([0.0, 2.0])},
        {"sample_start": np.array([0, 3])},
        {"labels": np.array([7])},
        {"writers": np.array([1, 2])},
        {"labels": np.array([7, None], dtype=object)},
    ],
)
def test_other_files_are_refused(tmp_path, changes):
    with pytest.raises(InkError) as caught:
        InkCorpus.load(saved(tmp_path, **changes))
    assert caught.value.key == "not_an_ink_corpus"


def npy(descr, shape, data=b""):
    """A `.npy` with whatever its header claims."""
    text = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}".encode()
    return b"\x93NUMPY\1\0" + len(text).to_bytes(2, "little") + text + data


GOOD = {
    "stroke_start": npy("'<i8'", (1,), bytes(8)),
    "sample_start": npy("'<i8'", (1,), bytes(8)),
    "labels": npy("'|u1'", (1,), b"\7"),
    "writers": npy("'<U1'", (1,), b"a\0\0\0"),
}


@pytest.mark.parametrize(
    ("changes", "packing", "key"),
    [
        ({"points": npy("'<f4'", (10**9, 2))}, 8, "corpus_too_large"),
        ({"points": npy("'<f4'", (10**30, 2))}, 8, "corpus_too_large"),
        ({"points": npy("'<f4'", (4, 2), bytes(64 * 2**20))}, 8, "not_an_ink_corpus"),
        ({"points": npy("'<f4'", (2, 2), bytes(16))}, 14, "not_an_ink_corpus"),
        ({"points": npy("'<f4'", "(" * 900)}, 0, "not_an_ink_corpus"),
        ({"points": npy("'<f4'", "-" * 900 + "1")}, 0, "not_an_ink_corpus"),
        ({"points": npy("'|O'", (2, 2), bytes(99))}, 0, "not_an_ink_corpus"),
        ({"points": npy("'<f4'", (1, 2), b"\0\0\xc0\x7f" * 2)}, 0, "not_an_ink_corpus"),
        ({"writers": npy("'<U1'", (1,), b"\xff" * 4)}, 0, "not_an_ink_corpus"),
        ({"labels": npy("'<c8'", (1,), bytes(8))}, 0, "not_an_ink_corpus"),
    ],
)
def test_hostile_files_are_one_error_and_fill_no_memory(tmp_path, changes, packing, key):
    path = tmp_path / "pens.npz"
    members = {"points": npy("'<f4'", (1, 2), bytes(8))} | GOOD | changes
    with zipfile.ZipFile(path, "w", packing) as packed:
        for name, data in members.items():
            packed.writestr(f"{name}.npy", data)
    del members, changes
    tracemalloc.start()
    try:
        with pytest.raises(InkError) as caught:
            InkCorpus.load(path)
        assert tracemalloc.get_traced_memory()[1] < 16 * 2**20
    finally:
        tracemalloc.stop()
    assert caught.value.key == key


def test_any_changed_byte_is_noticed_or_harmless(tmp_path):
    path = saved(tmp_path)
    whole = path.read_bytes()
    for place in range(0, len(whole), 37):
        data = bytearray(whole)
        data[place] ^= 0x55
        path.write_bytes(data)
        with contextlib.suppress(InkError):
            assert InkCorpus.load(path).points.tolist() == ARRAYS["points"].tolist()


def test_what_is_no_zip_is_refused(tmp_path):
    path = tmp_path / "text.npz"
    path.write_text("hello")
    with pytest.raises(InkError) as caught:
        InkCorpus.load(path)
    assert caught.value.key == "not_an_ink_corpus"
