import numpy as np
import pytest

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.samples.hand_drawings import HandState, hand_drawings
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.store import SampleStore
from tests.samples.drawings import sample


@pytest.fixture
def store():
    with SampleStore(None) as store:
        yield store


def write(store, rounds, digits=10, **more):
    for number in rounds:
        for digit in range(digits):
            store.add(sample(100 * number + digit, str(digit), round=number, **more))


def test_the_rounds_in_which_they_were_written(store):
    write(store, (1, 2, 3), series="thirty 1")
    write(store, (1, 2, 3), series="thirty 2")
    drawings = hand_drawings(store, "")
    assert len(drawings.inks) == len(drawings.ids) == 60
    assert drawings.are_rounds_written
    assert np.bincount(drawings.rounds).tolist() == [20, 20, 20]
    assert drawings.labels[:3].tolist() == [0, 1, 2]


@pytest.mark.parametrize("also", [None, 2])
def test_they_are_dealt_where_rounds_say_too_little(store, also):
    write(store, (1,), series="thirty 1")
    store.add(sample(7, "7", round=also))  # a correction, or the first one of another round
    drawings = hand_drawings(store, "")
    assert not drawings.are_rounds_written
    assert len(set(drawings.rounds.tolist())) == 3


def test_digits_of_one_writer_that_were_drawn(store):
    store.add(sample(1, "7"))
    store.add(sample(2, "cat"))
    store.add(sample(3, "٣"))  # a digit in another script
    store.add(sample(4, "7", writer="Ada"))
    pixels = np.full((40, 40), 255, np.uint8)
    pixels[10:30, 18:22] = 0
    store.add(NewSample.of_drawing(Drawing(picture=pixels), "1", Origin.CORRECTION))
    assert hand_drawings(store, "").labels.tolist() == [7]
    assert HandState.of(store, "").learnable == 1
    assert HandState.of(store, "Ada").learnable == 1
    assert hand_drawings(store, "Bob").ids == ()


def test_a_test_image_is_never_learned(store):
    store.add(sample(1, "7"))
    store.hold_out("others", "f", store.samples()[0].image[None])
    assert HandState.of(store, "").learnable == 0
    assert hand_drawings(store, "").ids == ()
