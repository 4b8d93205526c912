"""What networks answer to the images that are open, read in the background."""

from pathlib import Path
from threading import Event

import numpy as np
import pytest

from mnist_desktop.data.answer_files import AnswerFiles
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.picture_answers import MAX_KEPT, READ, PictureAnswers
from mnist_desktop.session.training_backend import TrainingPreparation
from tests.insight.small_networks import POOLED, model_of
from tests.session.small_data import SmallData


@pytest.fixture
def backend():
    return SmallData(training=1_300)


@pytest.fixture
def preparation(backend, tasks):
    return TrainingPreparation(backend, tasks)


@pytest.fixture
def pictures(backend, preparation, tasks, tmp_path):
    return PictureAnswers(backend, preparation, AnswerFiles(tmp_path), tasks)


@pytest.fixture(scope="module")
def classifier():
    return Classifier(model_of(POOLED))


def opened(pictures, qtbot):
    with qtbot.waitSignal(pictures.opened, timeout=10_000) as waited:
        pictures.open()
    return waited.args[0]


def complete(pictures, classifier, part, qtbot):
    heard = []
    pictures.answered.connect(heard.append)
    pictures.read(classifier, part)
    qtbot.waitUntil(lambda: bool(heard) and heard[-1].is_complete, timeout=10_000)
    pictures.answered.disconnect(heard.append)
    return heard


def test_the_data_set_is_read_once_and_a_part_of_it_answered(pictures, classifier, backend, qtbot):
    data_set = opened(pictures, qtbot)
    assert opened(pictures, qtbot) is data_set
    assert backend.times_read == 1
    assert pictures.answers(classifier, "train") is None
    heard = complete(pictures, classifier, "train", qtbot)
    assert [one.done for one in heard] == sorted(one.done for one in heard)
    known = pictures.answers(classifier, "train")
    assert (known.part, known.done, known.data_set) == ("train", 1_300, data_set)
    expected = classifier.logits(data_set.train.as_floats())
    np.testing.assert_allclose(known.logits, expected, rtol=1e-4, atol=1e-4)


def test_what_is_known_is_said_at_once_the_next_time(pictures, classifier, qtbot):
    opened(pictures, qtbot)
    complete(pictures, classifier, "validation", qtbot)
    with qtbot.waitSignal(pictures.answered, timeout=0) as waited:
        pictures.read(classifier, "validation")
    assert waited.args[0].is_complete


def test_answers_to_validation_images_are_known_at_the_next_start(
    backend, preparation, classifier, tasks, tmp_path, monkeypatch, qtbot
):
    first, second = (
        PictureAnswers(backend, preparation, AnswerFiles(tmp_path), tasks) for _ in range(2)
    )
    opened(first, qtbot)
    complete(first, classifier, "validation", qtbot)
    again = Classifier(classifier.model)
    monkeypatch.setattr(Classifier, "logits", None)  # nothing is computed
    opened(second, qtbot)
    complete(second, again, "validation", qtbot)
    np.testing.assert_array_equal(
        first.answers(classifier, "validation").logits, second.answers(again, "validation").logits
    )


def test_the_last_parts_that_were_asked_for_are_kept(pictures, qtbot):
    opened(pictures, qtbot)
    networks = [Classifier(model_of(POOLED, seed)) for seed in range(MAX_KEPT + 1)]
    for network in networks:
        complete(pictures, network, "test", qtbot)
    is_known = [pictures.answers(one, "test") is not None for one in networks]
    assert is_known == [False] + [True] * MAX_KEPT


def test_reading_gives_way_and_goes_on(pictures, classifier, tasks, qtbot):
    opened(pictures, qtbot)
    ends, may_go_on = [], Event()
    pictures.answered.connect(lambda one: ends.append("read") if one.is_complete else None)
    tasks.queue("atlas", lambda should_stop: may_go_on.wait(60))  # while this is on, two queue up
    pictures.read(classifier, "train")
    tasks.queue("change", lambda should_stop: None, lambda _: ends.append("change"))
    may_go_on.set()
    qtbot.waitUntil(lambda: len(ends) == 2, timeout=10_000)
    assert ends == ["change", "read"]


def test_the_newest_wish_comes_first_and_one_that_is_not_wanted_waits(
    pictures, classifier, tasks, qtbot
):
    opened(pictures, qtbot)
    ends, may_go_on, other = [], Event(), Classifier(model_of(POOLED, 1))
    pictures.answered.connect(lambda one: ends.append(one.classifier) if one.is_complete else None)
    tasks.queue("atlas", lambda should_stop: may_go_on.wait(60))
    for network, part in ((classifier, "train"), (other, "test"), (classifier, "test")):
        pictures.read(network, part)
    pictures.stop(classifier, "train")
    may_go_on.set()
    qtbot.waitUntil(lambda: not tasks.names, timeout=10_000)
    assert ends == [classifier, other]
    complete(pictures, classifier, "train", qtbot)


def test_validation_images_are_read_at_once_but_not_while_a_run_is_on(
    backend, preparation, classifier, tasks, tmp_path, qtbot
):
    is_training, may_go_on = Event(), Event()
    files = AnswerFiles(tmp_path)
    pictures = PictureAnswers(backend, preparation, files, tasks, is_training.is_set)
    opened(pictures, qtbot)
    tasks.queue("atlas", lambda should_stop: may_go_on.wait(60))
    pictures.read(classifier, "train")
    complete(pictures, classifier, "validation", qtbot)
    assert "atlas" in tasks.names

    def reading_at_once():
        return [one for one in tasks.threads() if one.objectName() == READ and not one.is_long]

    qtbot.waitUntil(lambda: not reading_at_once(), timeout=10_000)
    is_training.set()
    pictures.read(Classifier(model_of(POOLED, 1)), "validation")
    assert not reading_at_once()
    may_go_on.set()
    qtbot.waitUntil(lambda: not tasks.names, timeout=10_000)


def test_another_data_set_is_read_for_whoever_looks(
    pictures, preparation, classifier, backend, qtbot
):
    opened(pictures, qtbot)
    complete(pictures, classifier, "validation", qtbot)
    backend.classes = ("cat", "dog")
    with qtbot.waitSignals([pictures.closed, pictures.opened], timeout=10_000, order="strict"):
        preparation.open_data(Path("pets"))
    assert pictures.data_set.name == "pets"
    assert pictures.answers(classifier, "validation") is None
    assert pictures.why_no_answers(classifier).key == "other_classes"
    pictures.read(classifier, "validation")
    assert pictures.answers(classifier, "validation") is None


def test_a_data_set_that_cannot_be_read_is_reported_and_tried_again(pictures, backend, qtbot):
    def fail(*_):
        raise AppError("mnist_missing", name="mnist.npz")

    read, backend.data_set = backend.data_set, fail
    with qtbot.waitSignal(pictures.failed, timeout=10_000) as why:
        pictures.open()
    assert why.args[0].key == "mnist_missing"
    backend.data_set = read
    assert opened(pictures, qtbot).name == "MNIST"


def test_an_image_for_the_paper_says_what_it_is(pictures, qtbot):
    data_set = opened(pictures, qtbot)
    drawing = pictures.drawing("validation", 13)
    np.testing.assert_array_equal(drawing.picture, data_set.validation.as_floats()[13])
    assert (drawing.label, drawing.part, drawing.number, drawing.data_set) == (
        *(3, "validation", 13),
        "",
    )
