import numpy as np
import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.samples.leave_one_writer_out import WriterResult
from mnist_desktop.samples.pooled_reading import PooledResult, WriterCount, read_by_writer
from mnist_desktop.samples.store import SampleStore
from tests.recognition.random_weights import SMALL, random_weights
from tests.samples.drawings import sample


@pytest.fixture
def samples():
    """Two of Bo's digits, then three of whoever uses the program, and a house."""
    with SampleStore(None) as store:
        store.add_all(sample(number, label=str(number), writer="Bo") for number in (4, 7))
        store.add_all(sample(10 + number, label=str(number)) for number in (1, 2, 3))
        store.add(sample(99, label="house", writer="Cy"))
        yield store.samples()


def answering(monkeypatch, classes=()):
    """A network that reads everything as a 7, or as its second class."""
    metadata = ModelMetadata(classes=classes)
    classifier = Classifier.from_weights(SMALL, random_weights(SMALL), metadata)
    scores = np.eye(10, dtype=np.float32)[1 if classes else 7]
    monkeypatch.setattr(classifier, "logits", lambda images: np.tile(scores, (len(images), 1)))
    return classifier


def test_digits_are_counted_by_writer_and_other_labels_are_not_judged(samples, monkeypatch):
    counts = read_by_writer(answering(monkeypatch), samples)
    assert counts == (WriterCount("Bo", 2, 1), WriterCount("", 3, 3))


def test_a_network_of_own_classes_is_judged_by_them(samples, monkeypatch):
    counts = read_by_writer(answering(monkeypatch, ("4", "house")), samples)
    assert counts == (WriterCount("Bo", 1, 1), WriterCount("Cy", 1, 0))
    assert read_by_writer(answering(monkeypatch, ("x", "y")), samples) == ()


def test_a_small_difference_could_be_luck():
    one = WriterResult(
        "Ann", 30, misread_before=4, gained=3, lost=1, margin_before=3, margin_after=4
    )
    other = WriterResult(
        "Bo", 30, misread_before=9, gained=8, lost=0, margin_before=3, margin_after=4
    )
    both = PooledResult((one, other))
    assert (both.samples, both.misread_before, both.misread_after) == (60, 13, 3)
    assert PooledResult((one,)).could_be_luck
    assert not both.could_be_luck
