import gzip
import hashlib
import os
import sys

import numpy as np
import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.data import data_set
from mnist_desktop.data.data_set import (
    MIN_TRAINING,
    load_data_set,
    load_mnist,
    numbers_of_training_images,
)
from mnist_desktop.data.labelled_images import stratified
from mnist_desktop.data.orientation import Orientation
from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError
from tests.data.data_set_files import (
    NAMES,
    arrays,
    key_of,
    parts,
    problem_of,
    same,
    write_idx,
    write_npz,
)

KMNIST_NAMES = {
    "x_train": "kmnist-train-imgs.npz",
    "y_train": "kmnist-train-labels.npz",
    "x_test": "kmnist-test-imgs.npz",
    "y_test": "kmnist-test-labels.npz",
}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "我的数据"


@pytest.fixture(scope="module")
def mnist():
    return load_mnist()


@pytest.fixture(scope="module")
def mnist_arrays():
    from mnist_desktop.assets import asset_path

    with np.load(asset_path("mnist.npz"), allow_pickle=False) as bundled:
        return {name: bundled[name] for name in NAMES}


def test_nothing_named_is_the_bundled_mnist(mnist):
    loaded = load_data_set()
    assert same(loaded, mnist)
    assert (loaded.name, loaded.classes) == ("MNIST", ())
    assert len(loaded.fingerprint) == 64
    images = hashlib.sha256(loaded.validation.images.tobytes()).hexdigest()
    assert images.startswith("8d619d04ba4a155b")  # the split of every run that was measured


@pytest.mark.parametrize("packed", [False, True])
def test_mnist_as_idx_files_is_the_same(mnist, mnist_arrays, folder, packed):
    paths = write_idx(folder, mnist_arrays, packed=packed)
    loaded = load_data_set(folder)
    assert same(loaded, mnist)
    assert loaded.fingerprint == mnist.fingerprint
    assert loaded.classes == ()
    assert loaded.name == "我的数据"
    assert same(load_data_set(paths["y_test"]), mnist)


@pytest.mark.parametrize("form", ["u1", "<i8"])
def test_mnist_as_npz_is_the_same(mnist, mnist_arrays, tmp_path, form):
    path = tmp_path / "数字.npz"
    labels = {name: mnist_arrays[name].astype(form) for name in ("y_train", "y_test")}
    np.savez(path, **(mnist_arrays | labels))
    loaded = load_data_set(path)
    assert same(loaded, mnist)
    assert (loaded.fingerprint, loaded.name) == (mnist.fingerprint, "数字")


@pytest.mark.parametrize("chosen", ["x_train", "y_train", "x_test", "y_test"])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("prefix", ["", "mine-digits-", "数"])
def test_one_of_the_four_files_names_them_all(folder, chosen, packed, prefix):
    content = arrays()
    write_idx(folder, arrays(train=50), prefix="other-")
    paths = write_idx(folder, content, prefix, packed)
    loaded = load_data_set(paths[chosen])
    np.testing.assert_array_equal(loaded.test.images, content["x_test"])
    assert len(loaded.train) + len(loaded.validation) == 40
    assert loaded.name == (prefix.rstrip("-") or "我的数据")


@pytest.mark.parametrize(
    ("old", "new"), [("-idx", ".idx"), ("t10k", "test"), ("train", "Train"), ("ubyte", "UBYTE")]
)
def test_other_spellings(folder, old, new):
    write_idx(folder, arrays(), names={k: v.replace(old, new) for k, v in NAMES.items()})
    assert len(load_data_set(folder).test) == 20


def test_of_packed_and_unpacked_the_one_that_was_chosen(folder):
    plain = write_idx(folder, arrays())
    packed = write_idx(folder, arrays() | {"x_test": arrays()["x_test"][::-1]}, packed=True)
    plain_first = load_data_set(plain["x_test"]).test.images[0]
    packed_first = load_data_set(packed["x_test"]).test.images[0]
    assert (plain_first != packed_first).any()


def test_emnist_is_turned_upright(folder):
    content = arrays()
    write_idx(folder, content, prefix="emnist-digits-", packed=True)
    loaded = load_data_set(folder)
    np.testing.assert_array_equal(loaded.test.images, content["x_test"].transpose(0, 2, 1))
    assert loaded.test.images.flags.c_contiguous
    inverted = load_data_set(folder, Orientation(inverted=True)).test.images
    np.testing.assert_array_equal(inverted, 255 - loaded.test.images)
    assert loaded.name == "emnist-digits"


def test_kmnist_in_four_npz(folder):
    folder.mkdir()
    content = arrays(train=200, test=50, classes=10)
    for name, array in content.items():
        np.savez_compressed(folder / KMNIST_NAMES[name], array)
    for path in (folder, folder / "kmnist-test-labels.npz"):
        loaded = load_data_set(path)
        np.testing.assert_array_equal(loaded.test.labels, content["y_test"])
        assert loaded.name == "kmnist"
    (folder / "kmnist-train-imgs.npz").unlink()
    assert problem_of(folder).values == {"missing": "kmnist-train-imgs.npz"}


def test_too_few_images_are_refused(tmp_path):
    path = tmp_path / "x.npz"
    content = arrays(train=4 * MIN_TRAINING - 1)
    assert key_of(write_npz(path, **content)) == "data_few_training"
    assert key_of(write_npz(path, **arrays(classes=1))) == "data_one_class"
    assert key_of(write_npz(path, **arrays(test=9))) == "data_few_test"
    assert key_of(write_npz(path, **arrays(train=0))) == "data_no_images"
    few = arrays(train=8) | {"x_test": None, "y_test": None}  # of which 10 would be the test's
    assert key_of(write_npz(path, **few)) == "data_few_training"
    assert key_of(write_npz(path, **arrays(test=0))) == "data_few_test"
    assert key_of(write_npz(path, **(arrays(train=47) | {"x_test": None}))) == "data_few_training"


def test_counts_that_differ_are_refused(tmp_path, folder):
    content = arrays() | {"y_test": np.zeros(19, np.uint8)}
    assert key_of(write_npz(tmp_path / "x.npz", **content)) == "data_counts"
    write_idx(folder, content)
    assert key_of(folder) == "data_counts"


@pytest.mark.parametrize(("train", "validation"), [(40, 4), (60, 5), (1200, 100)])
def test_a_small_set_gives_a_twelfth_for_validation(tmp_path, train, validation):
    loaded = load_data_set(write_npz(tmp_path / "x.npz", **arrays(train=train)))
    assert [len(part) for part in parts(loaded)] == [train - validation, validation, 20]


def test_a_missing_array_or_another_form(tmp_path):
    path = tmp_path / "x.npz"
    for name in ("x_train", "y_train"):
        assert problem_of(write_npz(path, **{name: None})).values["array"] == name
    assert key_of(write_npz(path, x_train=np.zeros((40, 783), np.uint8))) == "data_images_form"


@pytest.mark.parametrize("missing", [("x_test", "y_test"), ("y_test",)])
def test_without_a_test_part_a_sixth_is_held_back(tmp_path, missing):
    content = arrays(train=240) | dict.fromkeys(missing)
    loaded = load_data_set(write_npz(tmp_path / "x.npz", **content))
    assert [len(part) for part in parts(loaded)] == [184, 16, 40]
    assert np.bincount(loaded.test.labels).tolist() == [10] * 4
    told = text_of(loaded.remarks[0])
    assert all(str(count) in told for count in (184, 16, 40))
    held = {image.tobytes() for image in loaded.test.images}
    assert not held & {image.tobytes() for image in loaded.train.images}


def test_a_validation_part_of_the_files_is_used(tmp_path):
    content = arrays()
    content |= {"x_val": content["x_test"][::-1], "y_val": content["y_test"][::-1]}
    loaded = load_data_set(write_npz(tmp_path / "x.npz", **content))
    assert [len(part) for part in parts(loaded)] == [40, 20, 20]
    np.testing.assert_array_equal(loaded.validation.images, content["x_val"])


def test_a_folder_without_the_files(folder):
    folder.mkdir()
    (folder / "notes.txt").touch()
    assert key_of(folder) == "data_none_in_folder"
    paths = write_idx(folder, arrays(), prefix="a-")
    paths["x_test"].unlink()
    problem = problem_of(folder)
    assert problem.values == {"missing": "a-t10k-images-idx3-ubyte"}
    assert problem_of(paths["x_train"]).values == problem.values
    paths["y_test"].unlink()
    assert key_of(folder) == "data_few_training"  # 10 of 40 would be held back to test with


def test_a_folder_with_several_sets(folder):
    for prefix in ("a-", "b-"):
        write_idx(folder, arrays(), prefix=prefix)
    assert key_of(folder) == "data_several_in_folder"


def test_a_folder_with_one_whole_set_and_parts_of_others(folder):
    write_idx(folder, arrays(), prefix="b-")
    write_idx(folder, arrays(), prefix="a-")["x_train"].unlink()
    assert load_data_set(folder).name == "b"


def test_other_files_and_missing_ones(tmp_path):
    (tmp_path / "x.png").touch()
    assert key_of(tmp_path / "x.png") == "data_unknown"
    assert key_of(tmp_path / "none.npz") == "file_missing"
    assert key_of(tmp_path / NAMES["x_test"]) == "file_missing"
    assert key_of(tmp_path / "nul\0.npz") == "file_missing"
    assert key_of(tmp_path / ("x" * 300)) == "file_unreadable"


@pytest.mark.parametrize("array", NAMES)
def test_each_of_the_four_may_be_damaged(folder, array):
    paths = write_idx(folder, arrays(), packed=True)
    data = gzip.decompress(paths[array].read_bytes())
    paths[array].write_bytes(gzip.compress(data[:-1]))
    problem = problem_of(folder)
    assert (problem.key, problem.values["name"]) == ("data_damaged", paths[array].name)


def test_three_parts_of_the_known_sizes():
    loaded = load_mnist()
    assert [len(part) for part in (loaded.train, loaded.validation, loaded.test)] == [
        55_000,
        5_000,
        10_000,
    ]
    for part in (loaded.train, loaded.validation, loaded.test):
        assert part.images.shape == (len(part), 28, 28)
        assert part.images.dtype == part.labels.dtype == np.uint8
        assert part.images.max() == 255
    floats = loaded.validation[:3].as_floats()
    assert (floats.dtype, floats.max()) == (np.float32, 1.0)


def test_validation_has_each_digits_share_and_is_always_the_same():
    first, again = load_mnist(), load_mnist()
    assert (first.validation.images == again.validation.images).all()
    of_all = np.bincount(first.train.labels) + np.bincount(first.validation.labels)
    shares = np.bincount(first.validation.labels) / of_all
    np.testing.assert_allclose(shares, 1 / 12, atol=1 / 5000)


def test_the_seed_decides_the_split():
    labels = np.repeat(np.arange(10, dtype=np.uint8), 100)
    one, same, other = (stratified(labels, 50, seed) for seed in (1, 1, 2))
    assert (one == same).all()
    assert (one != other).any()
    assert np.bincount(labels[one]).tolist() == [5] * 10


def test_a_missing_or_changed_file_is_refused(tmp_path):
    with pytest.raises(AppError) as caught:
        load_mnist(tmp_path / data_set.FILE)
    assert caught.value.key == "mnist_missing"
    (tmp_path / data_set.FILE).write_bytes(b"PK")
    with pytest.raises(AppError) as caught:
        load_mnist(tmp_path / data_set.FILE)
    assert caught.value.key == "mnist_damaged"


def test_the_numbers_of_the_training_images_in_mnist_s_file(mnist):
    numbers = numbers_of_training_images()
    with np.load(asset_path("mnist.npz")) as file:
        assert (file["y_train"][numbers] == mnist.train.labels).all()
        assert (file["x_train"][numbers[::500]] == mnist.train.images[::500]).all()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are Unicode")
def test_the_name_is_a_line_that_every_file_of_ours_may_hold(tmp_path):
    plain = write_npz(tmp_path / "plain.npz")
    path = plain.rename(tmp_path / os.fsdecode(b"two\n\xff.npz"))
    assert load_data_set(path).name == "two\\n\\udcff"
