import numpy as np
import pytest

from mnist_desktop.data import data_set as mnist
from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.data.labelled_images import stratified
from mnist_desktop.problem import Problem


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
    with pytest.raises(Problem) as caught:
        load_mnist(tmp_path / mnist.FILE)
    assert caught.value.key == "mnist_missing"
    (tmp_path / mnist.FILE).write_bytes(b"PK")
    with pytest.raises(Problem) as caught:
        load_mnist(tmp_path / mnist.FILE)
    assert caught.value.key == "mnist_damaged"
