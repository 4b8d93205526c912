"""Which images are looked at: of six, by label, answer, sureness and number."""

import numpy as np
import pytest

from mnist_desktop.data.data_set import DataSet
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.data.part_answers import PartAnswers
from mnist_desktop.data.picture_filter import PictureFilter, PictureOrder
from tests.fake_classifier import FakeClassifier

LABELS = np.array([4, 9, 4, 1, 9, 4], np.uint8)
ANSWERS = [4, 4, 9, 1, 9, 9]
SURENESS = [0.99, 0.6, 0.9, 0.8, 0.52, 0.95]


def data_set():
    part = LabelledImages(np.zeros((6, 28, 28), np.uint8), LABELS)
    return DataSet("six", part, part, part, (), "six")


def answers(done=6):
    probabilities = np.full((6, 10), 1e-9, np.float32)
    probabilities[range(6), ANSWERS] = SURENESS
    rest = (np.array(ANSWERS) + 5) % 10
    probabilities[range(6), rest] = 1 - np.array(SURENESS)
    return PartAnswers(FakeClassifier(0), data_set(), "validation", np.log(probabilities), done)


def found(known=None, **wanted):
    return PictureFilter(**wanted).indices(data_set(), known).tolist()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, [0, 1, 2, 3, 4, 5]),
        ({"label": 4}, [0, 2, 5]),
        ({"answer": 9}, [2, 4, 5]),
        ({"label": 4, "answer": 9}, [2, 5]),
        ({"is_right": False}, [1, 2, 5]),
        ({"is_right": True, "label": 9}, [4]),
        ({"sureness": (0.55, 0.85)}, [1, 3]),
        ({"numbers": (2, 4)}, [2, 3, 4]),
        ({"numbers": (5, 99), "label": 1}, []),
        ({"order": PictureOrder.LEAST_SURE}, [4, 1, 3, 2, 5, 0]),
        ({"order": PictureOrder.MOST_WRONG}, [5, 2, 1, 4, 3, 0]),
        ({"order": PictureOrder.MOST_WRONG, "label": 4}, [5, 2, 0]),
    ],
)
def test_images_that_match(wanted, expected):
    assert found(answers(), **wanted) == expected


def test_before_a_network_has_read_the_labels_can_be_looked_for():
    assert found(label=1) == [3]
    assert found(is_right=False) == []
    assert found(order=PictureOrder.LEAST_SURE) == []


def test_only_what_is_read_has_an_answer():
    assert found(answers(done=2), is_right=False) == [1]
    assert found(answers(done=2), label=4) == [0, 2, 5]


def test_the_figures_of_what_is_read():
    known = answers(done=3)
    assert not known.is_complete
    assert (len(known.evaluation), known.evaluation.correct) == (3, 1)
    np.testing.assert_allclose(known.sureness, SURENESS[:3], atol=1e-5)
