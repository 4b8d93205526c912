"""What a grid shows: images of several parts with their answers, the first twenty, an average."""

import numpy as np

from mnist_desktop.data.data_set import DataSet
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.data.part_answers import PartAnswers
from mnist_desktop.data.picture_filter import PictureFilter, PictureOrder
from mnist_desktop.data.picture_list import UNREAD, PictureList, first_twenty
from tests.fake_classifier import FakeClassifier


def part(labels, grey):
    images = np.full((len(labels), 28, 28), grey, np.uint8)
    return LabelledImages(images, np.array(labels, np.uint8))


DATA = DataSet("eight", part([4, 9, 1], 10), part([4, 9, 4], 20), part([1, 4], 40), (), "eight")


def answers(name, answered, sureness, done=None):
    probabilities = np.full((len(answered), 10), 1e-9, np.float32)
    probabilities[range(len(answered)), answered] = sureness
    probabilities[range(len(answered)), (np.array(answered) + 1) % 10] = 1 - np.array(sureness)
    done = len(answered) if done is None else done
    return PartAnswers(FakeClassifier(0), DATA, name, np.log(probabilities), done)


READ = {
    "train": answers("train", [4, 4, 1], [0.99, 0.7, 0.9], done=2),
    "validation": answers("validation", [9, 9, 4], [0.8, 0.6, 0.95]),
}


def test_images_of_all_parts_that_may_be_shown_with_what_is_known_of_each():
    found = PictureList.filtered(PictureFilter(part=None), DATA, READ, ("train", "validation"))
    assert found.places.tolist() == [0, 1, 2, 3, 4, 5]
    assert found.labels.tolist() == [4, 9, 1, 4, 9, 4]
    assert found.read_as.tolist() == [4, 4, UNREAD, 9, 9, 4]
    assert np.flatnonzero(found.is_wrong).tolist() == [1, 3]
    assert found[3].part == "validation"
    assert (found[3].index, found[3].label, found[3].answer, found[3].is_wrong) == (0, 4, 9, True)
    assert found[2].answer is None
    assert found.image(4)[0, 0] == 20
    assert found.row_of(5) == 5
    assert found.row_of(6) is None


def test_the_surest_mistakes_of_all_parts_come_first():
    wanted = PictureFilter(part=None, is_right=False, order=PictureOrder.MOST_WRONG)
    found = PictureList.filtered(wanted, DATA, READ, ("train", "validation"))
    assert found.places.tolist() == [3, 1]


def test_the_average_of_what_is_listed():
    every = PictureFilter(part=None, label=4)
    found = PictureList.filtered(every, DATA, READ, ("train", "validation", "test"))
    np.testing.assert_allclose(found.average(), (10 + 20 + 20 + 40) / 4 / 255, rtol=1e-6)
    assert PictureList(DATA, np.zeros(0, np.intp)).average() is None


def test_by_number_images_of_one_file_are_mixed_as_there_and_those_of_another_follow():
    numbers = {"train": np.array([0, 2, 4]), "validation": np.array([1, 3, 5])}
    parts = DATA.train, DATA.validation, DATA.test
    mixed = DataSet("MNIST", *parts, (), "mixed", numbers=numbers)
    wanted = PictureFilter(part=None)
    found = PictureList.filtered(wanted, mixed, READ, ("train", "validation", "test"))
    assert found.places.tolist() == [0, 3, 1, 4, 2, 5, 6, 7]
    assert [found[row].number for row in range(len(found))] == [0, 1, 2, 3, 4, 5, 0, 1]


def test_the_first_twenty_are_those_of_the_file():
    rest = part([0] * 30, 0)
    numbers = {"train": np.arange(0, 60, 2), "validation": np.arange(1, 61, 2)}
    mixed = DataSet("MNIST", rest, rest, rest, (), "mixed", numbers=numbers)
    assert [first_twenty(mixed)[row].number for row in range(20)] == [*range(20)]
    assert [one.part for one in (first_twenty(mixed)[0], first_twenty(mixed)[1])] == [
        "train",
        "validation",
    ]
    plain = DataSet("own", part([1, 2, 3], 0), rest, rest, (), "own")
    assert first_twenty(plain).places.tolist() == [0, 1, 2]
