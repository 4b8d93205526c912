import io
import pickle
import tracemalloc
import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.learning.data_arrays import ImageCheck, check_labels, check_names
from mnist_desktop.learning.npz_file import read_npz
from mnist_desktop.recognition.problem import Problem

IMAGES = np.random.default_rng(0).integers(0, 256, (5, 28, 28), np.uint8)
LABELS = np.arange(5, dtype=np.int64)


def checks():
    return {"x": ImageCheck(), "y": check_labels}


def npz_bytes(packing=np.savez, **arrays):
    file = io.BytesIO()
    packing(file, **({"x": IMAGES, "y": LABELS} | arrays))
    return file.getvalue()


def header(shape, descr="'|u1'", version=b"\1\0"):
    text = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}".encode()
    return b"\x93NUMPY" + version + len(text).to_bytes(2 if version < b"\2" else 4, "little") + text


def zip_bytes(packing=zipfile.ZIP_DEFLATED, **members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as packed:
        for name, data in members.items():
            packed.writestr(f"{name}.npy", data)
    return file.getvalue()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "数据.npz"


def key_of(path, wanted=None):
    with pytest.raises(Problem) as caught:
        read_npz(path, wanted or checks())
    assert caught.value.values.get("name") == path.name
    return caught.value.key


def arrays_or_key(path):
    try:
        return read_npz(path, checks())
    except Problem as problem:
        return problem.key


@pytest.mark.parametrize("packing", [np.savez, np.savez_compressed])
@pytest.mark.parametrize("dtype", ["u1", "<i8", ">i4", "<u8"])
def test_arrays_come_back(path, packing, dtype):
    path.write_bytes(npz_bytes(packing, y=LABELS.astype(dtype), more=np.zeros(3)))
    read = read_npz(path, checks())
    assert read.keys() == {"x", "y"}
    np.testing.assert_array_equal(read["x"], IMAGES)
    np.testing.assert_array_equal(read["y"], LABELS)


def test_another_order_of_the_numbers_and_texts(path):
    path.write_bytes(npz_bytes(x=np.asfortranarray(IMAGES), names=np.array(["数字", "b"])))
    read = read_npz(path, {"x": ImageCheck(), "names": check_names})
    np.testing.assert_array_equal(read["x"], IMAGES)
    assert read["names"].tolist() == ["数字", "b"]


def test_missing_arrays(path):
    path.write_bytes(zip_bytes(x=header((0, 28, 28))))
    assert key_of(path) == "data_array_missing"
    assert read_npz(path, checks(), optional=frozenset({"y"})).keys() == {"x"}


@pytest.mark.parametrize(
    ("name", "array", "key"),
    [
        ("x", np.zeros((5, 28, 27), np.uint8), "data_images_form"),
        ("x", np.zeros((5, 784), np.uint8), "data_images_form"),
        ("x", np.zeros((5, 28, 28), np.float32), "data_images_form"),
        ("x", np.zeros((5, 28, 28), np.int8), "data_images_form"),
        ("x", np.array(3, np.uint8), "data_images_form"),
        ("y", np.zeros(5), "data_labels_form"),
        ("y", np.zeros((5, 1), np.uint8), "data_labels_form"),
        ("y", np.array(["a"] * 5), "data_labels_form"),
        ("y", np.zeros(5, bool), "data_labels_form"),
        ("y", np.zeros(5, [("a", "u1")]), "data_labels_form"),
    ],
)
def test_other_arrays_are_refused(path, name, array, key):
    path.write_bytes(npz_bytes(**{name: array}))
    assert key_of(path) == key


@pytest.mark.parametrize(
    "names", [np.zeros(3), np.array([["a", "b"]]), np.array(["a" * 20_000]), np.array([b"a", b"b"])]
)
def test_other_texts_are_refused(path, names):
    path.write_bytes(npz_bytes(names=names))
    assert key_of(path, {"names": check_names}) == "data_names"


@pytest.mark.parametrize(
    ("head", "key"),
    [
        (header((1_000_001, 28, 28)), "data_too_large"),
        (header((690_000, 28, 28)), "data_too_large"),
        (header((10**30, 28, 28)), "data_too_large"),
        (header((5, 28, 28), "'|O'"), "data_damaged"),
        (header((-5, 28, 28)), "data_damaged"),
        (header((5, 28, 28), version=b"\3\0"), "data_damaged"),
        (header((5, 28, 28), version=b"\2\0"), "data_damaged"),  # without numbers after it
        (header("(5, 28, 28), 'more': 1"), "data_damaged"),
        (header("__import__('os').getcwd()"), "data_damaged"),
        (header("(" * 400), "data_damaged"),
        (header("'''"), "data_damaged"),
        (header("1" * 5000), "data_damaged"),
        (header((5, 28, 28), "[('a', '|O')]"), "data_damaged"),
        (b"\x93NUMPY", "data_damaged"),
        (b"", "data_damaged"),
        (pickle.dumps(IMAGES), "data_damaged"),
    ],
)
def test_claims_are_checked_before_anything_is_unpacked(path, head, key):
    path.write_bytes(zip_bytes(x=head, y=header((5,))))
    assert key_of(path) == key


def test_objects_are_never_unpickled(path):
    path.write_bytes(npz_bytes(y=np.array([print] * 5, object)))
    assert key_of(path) == "data_damaged"


@pytest.mark.parametrize("extra", [-1, 1, 300 * 2**20])
def test_other_lengths_are_damaged_and_bombs_not_unpacked(path, extra):
    data = header((5, 28, 28)) + bytes(5 * 784 + extra)
    path.write_bytes(zip_bytes(x=data, y=header((5,)) + bytes(5)))
    del data
    tracemalloc.start()
    try:
        assert key_of(path) == "data_damaged"
        assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_packings_are_refused(path, packing):
    path.write_bytes(zip_bytes(packing, x=header((0, 28, 28)), y=header((0,))))
    assert key_of(path) == "data_damaged"


def test_a_long_list_of_contents_is_refused_unread(path):
    path.write_bytes(zip_bytes(**{f"a{number}": b"" for number in range(2000)}))
    assert key_of(path) == "data_damaged"


def test_another_end_is_refused(path):
    data = npz_bytes()
    large = b"PK\x06\x07" + bytes(16)
    for changed in (data[:-2] + b"\1\0x", data[:-22] + large + data[-22:], data + b"\0"):
        path.write_bytes(changed)
        assert key_of(path) == "data_damaged"


@pytest.mark.parametrize("length", [0, 3, 21, 22, 100, 3000, -23, -22, -1])
def test_a_torn_file_is_damaged(path, length):
    path.write_bytes(npz_bytes()[:length])
    assert key_of(path) == "data_damaged"


@given(changes=st.dictionaries(st.integers(0, 5000), st.integers(0, 255), min_size=1, max_size=4))
def test_any_changed_bytes_are_noticed_or_harmless(tmp_path_factory, changes):
    data = bytearray(npz_bytes(np.savez_compressed))
    for place, value in changes.items():
        data[-1 - place % len(data)] = value
    path = tmp_path_factory.getbasetemp() / "changed.npz"
    path.write_bytes(data)
    found = arrays_or_key(path)
    if isinstance(found, str):
        assert found.startswith("data_")
    else:
        np.testing.assert_array_equal(found["x"], IMAGES)
        np.testing.assert_array_equal(found["y"], LABELS)


@given(text=st.binary(max_size=300))
def test_any_header_is_an_array_or_a_problem(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.npz"
    head = b"\x93NUMPY\1\0" + len(text).to_bytes(2, "little") + text
    path.write_bytes(zip_bytes(x=head))
    with pytest.raises(Problem, match="data_"):
        read_npz(path, checks())
