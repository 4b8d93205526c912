import numpy as np
import pytest

from mnist_desktop.data.data_set import MIN_TRAINING, load_data_set
from mnist_desktop.problem import SampleError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.samples.class_parts import MIN_DRAWINGS, ClassParts
from mnist_desktop.samples.class_set import write_class_set
from mnist_desktop.samples.copies import COPIES
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.store import SampleStore
from tests.samples.drawings import sample

NAMES = ("cat", "房子", "4")


@pytest.fixture
def store():
    """Twelve different drawings of each class, and a digit that is none of them."""
    with SampleStore(None) as store:
        store.add_all(
            sample(100 * place + number, label=name)
            for place, name in enumerate(NAMES)
            for number in range(12)
        )
        store.add(sample(999, label="7"))
        yield store


def images_of(part, label):
    return {image.tobytes() for image in part.images[part.labels == label]}


def test_the_program_opens_it_with_names_and_three_parts(store, tmp_path):
    path = tmp_path / "My classes.npz"
    made = write_class_set(store, NAMES, path)
    data = load_data_set(path)
    assert data.classes == NAMES
    assert made.parts == tuple(ClassParts(name, 6, 2, 4) for name in NAMES)
    assert (len(data.validation), len(data.test)) == (made.validation, made.test) == (6, 12)
    assert len(data.train) == made.train * (1 + made.copies) == 18 * (1 + COPIES)


def test_no_drawing_nor_a_copy_of_it_is_in_two_parts(store, tmp_path):
    write_class_set(store, NAMES, tmp_path / "set.npz")
    data = load_data_set(tmp_path / "set.npz")
    for label, name in enumerate(NAMES):
        train, *judges = (
            images_of(part, label) for part in (data.train, data.validation, data.test)
        )
        assert not train & (judges[0] | judges[1])
        assert not judges[0] & judges[1]
        drawn = {one.image.tobytes() for one in store.samples() if one.label == name}
        assert judges[0] | judges[1] <= drawn  # copies are learned only
        assert len(train & drawn) == 6


def test_what_was_a_test_drawing_stays_one_when_more_is_drawn(store, tmp_path):
    path = tmp_path / "set.npz"
    write_class_set(store, NAMES, path)
    before = load_data_set(path)
    store.hold_out(before.name, before.fingerprint, before.test.images)
    store.add_all(sample(50 + number, label="cat") for number in range(20))
    made = write_class_set(store, NAMES, path)
    assert made.parts[0] == ClassParts("cat", 20, 5, 7)
    after = load_data_set(path)
    for label in range(3):
        assert images_of(before.test, label) <= images_of(after.test, label)


def test_a_drawing_that_was_kept_twice_counts_once(store, tmp_path):
    store.add_all(sample(number, label="cat") for number in range(5))
    assert write_class_set(store, NAMES, tmp_path / "set.npz").parts[0].train == 6


def test_two_classes_need_half_of_ten_drawings_to_be_tested(tmp_path):
    with SampleStore(None) as store:
        store.add_all(sample(number, label="ab"[number % 2]) for number in range(20))
        made = write_class_set(store, "ab", tmp_path / "set.npz")
    assert made.parts[0] == ClassParts("a", 4, 1, 5)
    assert len(load_data_set(tmp_path / "set.npz").test) == 10


@pytest.mark.parametrize("names", [("cat",), tuple("abcdefghijk")])
def test_one_class_or_eleven_are_refused(store, names, tmp_path):
    with pytest.raises(SampleError, match="classes_number"):
        write_class_set(store, names, tmp_path / "set.npz")


def test_as_many_are_needed_as_the_program_opens():
    assert MIN_DRAWINGS == MIN_TRAINING


def test_a_class_with_few_drawings_is_named(store, tmp_path):
    store.add_all(sample(500 + number, label="dog") for number in range(9))
    with pytest.raises(SampleError, match="classes_few name=dog count=9 least=10"):
        write_class_set(store, ("cat", "dog"), tmp_path / "set.npz")
    assert not (tmp_path / "set.npz").exists()


def test_pictures_are_repeated_where_drawings_have_copies(tmp_path):
    rng = np.random.default_rng(0)
    with SampleStore(None) as store:
        store.add_all(sample(number, label="cat") for number in range(10))
        for number in range(10):
            picture = np.zeros((80, 80), np.uint8)
            picture[10 : 40 + number, 30 : 40 + number] = 200 + rng.integers(50)
            drawing = Drawing(picture=picture)
            store.add(NewSample.of_drawing(drawing, "box", Origin.CORRECTION))
        write_class_set(store, ("cat", "box"), tmp_path / "set.npz")
    data = load_data_set(tmp_path / "set.npz")
    assert len(images_of(data.train, 0)) == 4 * (1 + COPIES)
    assert len(images_of(data.train, 1)) == 4
