import gzip
import struct
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.data.data_set import load_data_set
from mnist_desktop.data.formats.data_folder import file_on_disk
from mnist_desktop.data.formats.four_files import read_idx
from mnist_desktop.data.formats.image_arrays import ImageBudget, check_labels
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.npz_arrays import ArrayHeader
from tests.data.data_set_files import idx_bytes

IMAGES = np.random.default_rng(0).integers(0, 256, (5, 28, 28), np.uint8)
LABELS = np.arange(5, dtype=np.uint8)
WHOLE = idx_bytes(IMAGES)
KEYS = {"data_damaged", "data_too_large", "data_labels_form"}


def key_of(path, check):
    with pytest.raises(AppError) as caught:
        read_idx(file_on_disk(path), check)
    assert caught.value.values.get("name") == path.name
    return caught.value.key


def array_or_key(path):
    try:
        return read_idx(file_on_disk(path), check_labels)
    except AppError as problem:
        return problem.key


@pytest.fixture
def path(tmp_path):
    return tmp_path / "数据-train-images-idx3-ubyte.gz"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_arrays_come_back_packed_or_not_whatever_the_name(path, pack):
    path.write_bytes(pack(WHOLE))
    read = read_idx(file_on_disk(path), ImageBudget().check)
    np.testing.assert_array_equal(read, IMAGES)
    assert read.dtype == np.uint8
    path.write_bytes(pack(idx_bytes(LABELS)))
    np.testing.assert_array_equal(read_idx(file_on_disk(path), check_labels), LABELS)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("length", [0, 1, 3, 4, 15, 16, 17, 1000, len(WHOLE) - 1])
def test_a_torn_file_is_damaged(path, pack, length):
    path.write_bytes(pack(WHOLE[:length]))
    assert key_of(path, ImageBudget().check) == "data_damaged"


@pytest.mark.parametrize("length", [0, 2, 9, 100, -9, -8, -1])
def test_a_torn_packing_is_damaged(path, length):
    path.write_bytes(gzip.compress(WHOLE)[:length])
    assert key_of(path, ImageBudget().check) == "data_damaged"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_more_than_it_says_is_damaged(path, pack):
    path.write_bytes(pack(WHOLE + b"\0"))
    assert key_of(path, ImageBudget().check) == "data_damaged"


def test_a_changed_byte_in_the_packing_is_damaged(path):
    packed = bytearray(gzip.compress(WHOLE))
    packed[-6] ^= 1  # the checksum
    path.write_bytes(packed)
    assert key_of(path, ImageBudget().check) == "data_damaged"


@pytest.mark.parametrize(
    "magic",
    [b"\0\0\x0a\x03", b"\0\0\x0f\x03", b"\0\0\x08\0", b"\0\0\x08\xff", b"\1\0\x08\3", b"PK\3\4"],
)
def test_another_magic_number_is_damaged(path, magic):
    path.write_bytes(magic + WHOLE[4:])
    assert key_of(path, ImageBudget().check) == "data_damaged"


@pytest.mark.parametrize(
    ("shape", "key"),
    [
        ((5, 28, 270), "data_images_form"),
        ((5, 783), "data_images_form"),
        ((5, 28, 28, 2), "data_images_form"),
        ((1_000_001, 28, 28), "data_too_large"),
        ((2**32 - 1, 28, 28), "data_too_large"),
        ((700_000, 28, 28), "data_too_large"),
    ],
)
def test_another_size_is_refused_before_anything_is_unpacked(path, shape, key):
    path.write_bytes(struct.pack(f">HBB{len(shape)}I", 0, 8, len(shape), *shape))
    assert key_of(path, ImageBudget().check) == key


def test_images_share_one_limit(path):
    check = ImageBudget().check
    header = ArrayHeader((150_000, 28, 28), np.dtype(np.uint8))
    for _ in range(4):
        check("x", header)
    with pytest.raises(AppError, match="data_too_large"):
        check("x", header)


@pytest.mark.parametrize(
    ("code", "dtype"), [(9, ">i1"), (11, ">i2"), (12, ">i4"), (13, ">f4"), (14, ">f8")]
)
def test_other_numbers_than_bytes(path, code, dtype):
    numbers = np.arange(40).reshape(5, 8).astype(dtype)
    path.write_bytes(struct.pack(">HBBII", 0, code, 2, 5, 8) + numbers.tobytes())
    read = read_idx(file_on_disk(path), check_labels)
    np.testing.assert_array_equal(read, numbers)
    assert read.dtype.isnative


def test_labels_have_one_dimension(path):
    path.write_bytes(WHOLE)
    assert key_of(path, check_labels) == "data_labels_form"


def test_what_is_unpacked_is_worth_its_file(path):
    images = np.zeros((30_000, 28, 28), np.uint8)
    path.write_bytes(gzip.compress(idx_bytes(images), 9))
    assert path.stat().st_size < 30_000
    assert key_of(path, ImageBudget().check) == "data_damaged"


def test_tiny_images_that_would_become_large(tmp_path):
    path = tmp_path / "train-images-idx3-ubyte.gz"
    path.write_bytes(gzip.compress(idx_bytes(np.zeros((100_000, 2, 2), np.uint8)), 9))
    labels = tmp_path / "train-labels-idx1-ubyte.gz"
    labels.write_bytes(gzip.compress(idx_bytes(np.zeros(100_000, np.uint8)), 9))
    with pytest.raises(AppError, match="data_damaged"):
        load_data_set(path)


def test_several_members_one_after_the_other_and_zeros_after_them(path):
    whole = idx_bytes(IMAGES)
    packed = gzip.compress(whole[:100]) + gzip.compress(b"") + gzip.compress(whole[100:])
    path.write_bytes(packed + bytes(70_000))
    np.testing.assert_array_equal(read_idx(file_on_disk(path), ImageBudget().check), IMAGES)


def test_members_without_end_are_damaged(path):
    path.write_bytes(gzip.compress(b"") * 30_000 + gzip.compress(idx_bytes(IMAGES)))
    assert key_of(path, ImageBudget().check) == "data_damaged"


def test_a_packed_bomb_is_not_unpacked(path):
    with gzip.open(path, "wb", 1) as file:
        file.write(WHOLE)
        for _ in range(300):
            file.write(bytes(2**20))
    tracemalloc.start()
    try:
        assert key_of(path, ImageBudget().check) == "data_damaged"
        assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
    finally:
        tracemalloc.stop()


def test_missing_file_and_folder(tmp_path):
    assert key_of(tmp_path / "none", ImageBudget().check) == "file_missing"
    assert key_of(tmp_path, ImageBudget().check) == "file_is_folder"


@given(data=st.binary(max_size=200), is_packed=st.booleans(), has_start=st.booleans())
def test_any_bytes_are_an_array_or_a_problem(tmp_path_factory, data, is_packed, has_start):
    path = tmp_path_factory.getbasetemp() / "any-idx1-ubyte"
    data = b"\0\0\x08\x01\0\0\0" * has_start + data
    path.write_bytes(gzip.compress(data) if is_packed else data)
    found = array_or_key(path)
    assert found in KEYS if isinstance(found, str) else found.ndim == 1


@given(place=st.integers(0, 400), value=st.integers(0, 255))
def test_any_changed_byte_of_the_packing_is_noticed_or_harmless(tmp_path_factory, place, value):
    packed = bytearray(gzip.compress(idx_bytes(LABELS)))
    packed[place % len(packed)] = value
    path = tmp_path_factory.getbasetemp() / "changed.gz"
    path.write_bytes(packed)
    found = array_or_key(path)
    assert found in KEYS if isinstance(found, str) else (found == LABELS).all()
