import io
import pickle
import tracemalloc
import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.data.formats.data_folder import file_on_disk
from mnist_desktop.data.formats.npz_file import read_npz
from mnist_desktop.problem import AppError

IMAGES = np.random.default_rng(0).integers(0, 256, (5, 28, 28), np.uint8)
LABELS = np.arange(5, dtype=np.int64)


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


def key_of(path):
    with pytest.raises(AppError) as caught:
        read_npz(file_on_disk(path))
    assert caught.value.values.get("name") == path.name
    return caught.value.key


def arrays_or_key(path):
    try:
        return read_npz(file_on_disk(path)).parts["train"]
    except AppError as problem:
        return problem.key


@pytest.mark.parametrize("packing", [np.savez, np.savez_compressed])
@pytest.mark.parametrize("dtype", ["u1", "<i8", ">i4", "<f4", "U3"])
def test_arrays_come_back(path, packing, dtype):
    path.write_bytes(npz_bytes(packing, y=LABELS.astype(dtype), more=np.zeros(3)))
    read = read_npz(file_on_disk(path)).parts["train"]
    np.testing.assert_array_equal(read.images, IMAGES)
    np.testing.assert_array_equal(read.labels, LABELS.astype(dtype))


def test_another_order_of_the_numbers_and_names(path):
    names = np.array(list("数字bcd"))
    path.write_bytes(npz_bytes(x=np.asfortranarray(IMAGES), classes=names))
    read = read_npz(file_on_disk(path))
    np.testing.assert_array_equal(read.parts["train"].images, IMAGES)
    assert read.names == ("数", "字", "b", "c", "d")


@pytest.mark.parametrize(
    "names",
    [
        ("x_train", "y_train", "x_val", "y_val", "x_test", "y_test"),
        ("X_train", "Y_train", "X_valid", "Y_valid", "X_test", "Y_test"),
        ("train_images", "train_labels", "val_images", "val_labels", "test_images", "test_labels"),
        ("trainX", "trainY", "devX", "devY", "testX", "testY"),
        ("images_tr", "labels_tr", "images_val", "labels_val", "images_te", "labels_te"),
    ],
)
def test_parts_are_known_by_the_names(path, names):
    parts = [array for at in range(3) for array in (IMAGES[at:], LABELS[at:])]
    np.savez(path, **dict(zip(names, parts, strict=True)))
    read = read_npz(file_on_disk(path)).parts
    for at, part in enumerate(("train", "validation", "test")):
        np.testing.assert_array_equal(read[part].images, IMAGES[at:])
        np.testing.assert_array_equal(read[part].labels, LABELS[at:])


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3)])
def test_arrays_without_names_are_known_by_their_forms(path, order):
    arrays = (IMAGES, LABELS, IMAGES[:3], LABELS[:3])
    np.savez(path, *(arrays[at] for at in order))
    read = read_npz(file_on_disk(path)).parts
    assert [len(read[part].labels) for part in ("train", "test")] == [5, 3]
    np.testing.assert_array_equal(read["test"].images, IMAGES[:3])


def test_missing_arrays(path):
    path.write_bytes(zip_bytes(x=header((0, 28, 28))))
    assert key_of(path) == "data_array_missing"
    path.write_bytes(zip_bytes(y=header((5,)) + bytes(5)))
    assert key_of(path) == "data_array_missing"


@pytest.mark.parametrize(
    ("name", "array", "key"),
    [
        ("x", np.zeros((5, 28, 129), np.uint8), "data_images_form"),
        ("x", np.zeros((5, 783), np.uint8), "data_images_form"),
        ("x", np.zeros((5, 28, 28), np.complex64), "data_images_form"),
        ("x", np.array(3, np.uint8), "data_images_form"),
        ("x", np.zeros((4, 28, 28), np.uint8), "data_counts"),
        ("y", np.zeros(5, [("a", "u1")]), "data_labels_form"),
        ("y", np.zeros(5, np.uint8), "data_one_class"),
    ],
)
def test_other_arrays_are_refused(path, name, array, key):
    path.write_bytes(npz_bytes(**{name: array}))
    assert key_of(path) == key


@pytest.mark.parametrize(
    "names", [np.zeros(3), np.array([["a", "b"]]), np.array(["a" * 20_000]), np.array([b"a", b"b"])]
)
def test_other_texts_are_refused(path, names):
    path.write_bytes(npz_bytes(classes=names))
    assert key_of(path) == "data_names"


def test_a_text_of_no_characters_is_damaged(path):
    names = np.full(2, 0x110000, np.uint32).view("U1")
    path.write_bytes(npz_bytes(classes=names))
    assert key_of(path) == "data_names"
    path.write_bytes(npz_bytes(y=np.full(5, 0x110000, np.uint32).view("U1")))
    assert key_of(path) == "data_damaged"


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
    path.write_bytes(zip_bytes(x=head, y=header((5,)) + bytes(range(5))))
    assert key_of(path) == key


def test_arrays_that_are_not_needed_may_be_anything(path):
    path.write_bytes(npz_bytes(info=np.array({"author": print}, object), more=np.zeros((2, 3))))
    assert len(read_npz(file_on_disk(path)).parts["train"].labels) == 5


def test_objects_are_never_unpickled(path):
    path.write_bytes(npz_bytes(y=np.array([print] * 5, object)))
    assert key_of(path) == "data_damaged"


@pytest.mark.parametrize("extra", [-1, 1, 300 * 2**20])
def test_other_lengths_are_damaged_and_bombs_not_unpacked(path, extra):
    data = header((5, 28, 28)) + bytes(5 * 784 + extra)
    path.write_bytes(zip_bytes(x=data, y=header((5,)) + bytes(range(5))))
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
        np.testing.assert_array_equal(found.images, IMAGES)
        np.testing.assert_array_equal(found.labels, LABELS)


@given(text=st.binary(max_size=300))
def test_any_header_is_an_array_or_a_problem(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.npz"
    head = b"\x93NUMPY\1\0" + len(text).to_bytes(2, "little") + text
    path.write_bytes(zip_bytes(x=head))
    assert key_of(path).startswith("data_")
