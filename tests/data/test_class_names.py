"""The names of classes: in a data set's files, beside them, or suggested by their name."""

import numpy as np
import pytest

from mnist_desktop.data import class_names, data_set
from mnist_desktop.data.class_names import FASHION_MNIST, KMNIST
from mnist_desktop.data.data_set import load_data_set
from mnist_desktop.data.orientation_check import OrientationCheck
from mnist_desktop.messages import text_of
from tests.data.data_set_files import arrays, key_of, problem_of, write_idx, write_npz


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "我的数据"


class TestNamesThatAFileSuggests:
    """They are taken only where the images are as many of each class as were published."""

    @pytest.fixture
    def published(self, monkeypatch):
        """Arrays of a published set's counts, which are made small here, and of noise."""
        monkeypatch.setattr(class_names, "TRAINING_PER_CLASS", 20)
        monkeypatch.setattr(class_names, "TEST_PER_CLASS", 5)
        return arrays(train=200, test=50, classes=10)

    @pytest.mark.parametrize(
        ("name", "classes"), [("FashionMNIST/raw", FASHION_MNIST), ("Kuzushiji", KMNIST)]
    )
    def test_the_published_sets(self, tmp_path, published, name, classes):
        write_idx(tmp_path / name, published)
        loaded = load_data_set(tmp_path / name)
        assert loaded.classes == classes
        assert loaded.name in ("Fashion-MNIST", "KMNIST")

    @pytest.mark.parametrize("classes", [3, 10])
    def test_other_images_under_such_a_name_have_numbers(self, tmp_path, classes):
        path = write_npz(tmp_path / "fashion.npz", **arrays(train=200, classes=classes))
        loaded = load_data_set(path)
        assert (loaded.name, loaded.classes) == ("fashion", ())
        (remark,) = loaded.remarks[1:]
        assert "Fashion-MNIST" in text_of(remark)
        assert "classes.txt" in text_of(remark)

    def test_digits_of_these_counts_have_numbers(self, tmp_path, published, monkeypatch):
        read = OrientationCheck(500, 480)
        monkeypatch.setattr(data_set, "check_orientation", lambda images: read)
        assert load_data_set(write_npz(tmp_path / "fashion.npz", **published)).classes == ()

    def test_the_counts_are_those_of_the_papers(self):
        """60,000 and 10,000 images, as many of each of the ten classes (arXiv:1708.07747)."""
        assert (class_names.TRAINING_PER_CLASS, class_names.TEST_PER_CLASS) == (6_000, 1_000)


def test_names_in_the_npz(tmp_path):
    names = np.array(["dog", "cat", "鸟", "fish"])
    loaded = load_data_set(write_npz(tmp_path / "fashion.npz", classes=names))
    assert loaded.classes == ("dog", "cat", "鸟", "fish")
    assert loaded.name == "fashion"
    other = load_data_set(write_npz(tmp_path / "b.npz", classes=names[::-1]))
    assert other.fingerprint != loaded.fingerprint
    digits = load_data_set(write_npz(tmp_path / "c.npz", classes=np.array(list("0123456789"))))
    assert digits.classes == ()


@pytest.mark.parametrize("file", ["classes.txt", "labels.txt"])
def test_names_beside_the_files(folder, file):
    write_idx(folder, arrays())
    (folder / file).write_bytes("\ufeffdog\r\ncat\r\n 鸟 \r\nT-shirt/top\r\n\r\n".encode())
    assert load_data_set(folder).classes == ("dog", "cat", "鸟", "T-shirt/top")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"one",
        b"a\nb\na",
        b"a\n\nb",
        b"a\n" + b"x" * 41,
        "\n".join("abcdefghijk").encode(),
        b"a\n\xff\xfe",
        b"a\nb\x1b[31m",
        b"a\nb" + b"\n" * 5000,
    ],
)
def test_other_names_are_refused(folder, content):
    write_idx(folder, arrays())
    (folder / "classes.txt").write_bytes(content)
    assert key_of(folder) == "data_names"


def test_other_names_in_the_npz_are_refused(tmp_path):
    for names in (np.array(["a"]), np.array(["a", "a"]), np.array(["a", "b\n"] * 9), np.ones(3)):
        assert key_of(write_npz(tmp_path / "x.npz", classes=names)) == "data_names"


def test_a_label_needs_a_name_or_is_a_digit(tmp_path):
    path = tmp_path / "x.npz"
    problem = problem_of(write_npz(path, classes=np.array(["a", "b", "c"])))
    assert (problem.key, problem.values["label"], problem.values["last"]) == ("data_labels", 3, 2)
    labels = arrays()["y_train"].astype(np.int64)
    for label in (-1, 2**62):
        labels[7] = label
        assert key_of(write_npz(path, y_train=labels)) == "data_labels"
    for label in (9, 10, 256):
        labels[7] = label
        problem = problem_of(write_npz(path, y_train=labels))
        assert (problem.key, problem.values["label"]) == ("data_few_training", str(label))


def test_numbers_beyond_nine_are_names(tmp_path):
    content = arrays()
    content |= {name: content[name] * 5 + 5 for name in ("y_train", "y_test")}
    loaded = load_data_set(write_npz(tmp_path / "x.npz", **content))
    assert loaded.classes == ("5", "10", "15", "20")
    np.testing.assert_array_equal(loaded.test.labels, arrays()["y_test"])


def test_more_than_ten_classes_are_told(tmp_path):
    content = arrays(train=300, classes=26)
    problem = problem_of(write_npz(tmp_path / "letters.npz", **content))
    assert (problem.key, problem.values["count"]) == ("data_many_classes", 26)
