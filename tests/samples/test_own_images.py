import numpy as np
import pytest

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.problem import SampleError, SavingError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.samples.copies import COPIES
from mnist_desktop.samples.own_images import TEST_IMAGES, OwnImages
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.store import SampleStore
from tests.samples.drawings import sample
from tests.samples.hands import hand


@pytest.fixture
def store():
    """Three drawings of digits and a picture of a 3."""
    with SampleStore(None) as store:
        store.add_all([sample(number, label=str(number)) for number in (1, 4, 7)])
        picture = np.zeros((60, 60), np.uint8)
        picture[10:50, 25:32] = 255
        store.add(NewSample.of_drawing(Drawing(picture=picture), "3", Origin.CORRECTION))
        yield store


def of_store(store):
    samples = store.to_learn()
    return OwnImages.of_samples([(one, store.ink(one.id)) for one in samples]), samples


def test_drawings_come_first_and_then_copies_of_each(store):
    own, samples = of_store(store)
    assert own.drawings == 4
    assert own.images.shape == (4 * (1 + COPIES), 28, 28)
    np.testing.assert_array_equal(own.images[:4], [one.image for one in samples])
    assert own.labels.tolist() == [1, 4, 7, 3] * (1 + COPIES)
    assert own.samples.tolist() == [one.id for one in samples]
    copies = own.images.reshape(1 + COPIES, 4, 28, 28)
    assert (copies[1, :3] != copies[0, :3]).any(axis=(1, 2)).all()
    assert (copies[:, 3] == copies[0, 3]).all()  # a picture has no strokes to vary


def test_the_same_drawings_give_the_same_images(store):
    assert of_store(store)[0].digest == of_store(store)[0].digest


def test_a_file_gives_back_what_was_written(tmp_path, store):
    own, _ = of_store(store)
    path = tmp_path / "own.npz"
    own.write(path)
    read = OwnImages.load(path)
    assert read.digest == own.digest
    assert read.samples.tolist() == own.samples.tolist()


def test_they_are_a_twentieth_of_an_epoch_and_each_is_there():
    own = OwnImages.of_inks(*hand())
    assert own.drawings == 30
    assert own.count_beside(55_000) == 55_000 // 19
    assert own.count_beside(100) == 30


@pytest.mark.parametrize(
    "arrays",
    [
        {"x": np.zeros((2, 28, 28), np.uint8)},
        {
            "x": np.zeros((2, 28, 28), np.uint8),
            "y": np.array([1, 10], np.uint8),
            "samples": np.zeros(2, np.int64),
        },
        {
            "x": np.zeros((3, 28, 28)),
            "y": np.zeros(3, np.uint8),
            "samples": np.zeros(3, np.int64),
        },
        {
            "x": np.zeros((0, 28, 28), np.uint8),
            "y": np.zeros(0, np.uint8),
            "samples": np.zeros(0, np.int64),
        },
    ],
    ids=["arrays missing", "no digit", "other numbers", "empty"],
)
def test_other_files_are_refused(tmp_path, arrays):
    path = tmp_path / "own.npz"
    np.savez(path, **arrays)
    with pytest.raises(SampleError, match="own_images_bad"):
        OwnImages.load(path)


def test_a_file_with_a_test_image_is_refused(tmp_path):
    own = OwnImages.of_inks(*hand(rounds=1))
    images = own.images.copy()
    images[7] = load_mnist().test.images[1234]
    path = tmp_path / "own.npz"
    OwnImages(images, own.labels, own.samples).write(path)
    with pytest.raises(SampleError, match=TEST_IMAGES):
        OwnImages.load(path)


def test_damage_and_missing_files_are_told(tmp_path):
    path = tmp_path / "own.npz"
    with pytest.raises(SampleError, match="own_images_missing"):
        OwnImages.load(path)
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(SampleError, match="own_images_bad"):
        OwnImages.load(path)
    with pytest.raises(SavingError):
        OwnImages.of_inks(*hand(rounds=1)).write(tmp_path / "nowhere" / "own.npz")
