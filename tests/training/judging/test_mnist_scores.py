import pytest

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.recognition.classifier import Classifier
from training.judging.mnist_scores import KNOWN_WRONG, mnist_scores


def test_fifteen_labels_are_known_to_be_wrong():
    assert len(set(KNOWN_WRONG)) == 15
    labels = load_mnist().test.labels
    assert [labels[place] for place in (947, 2462, 2597, 6651)] == [8, 2, 5, 0]


@pytest.mark.long
def test_misread_ones_are_listed():
    test = load_mnist().test
    scores = mnist_scores(Classifier.load(), test)
    assert scores.count == 10_000
    assert scores.accuracy == 1 - len(scores.misread) / 10_000 > 0.995
    assert set(scores.known_wrong) == set(scores.misread) & set(KNOWN_WRONG)
