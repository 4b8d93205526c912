"""A hand is learned, examined, kept and taken back, with a small network and few drawings."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.problem import AppError, SavingError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.samples.kept_features import kept_features
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.selection import Selection
from mnist_desktop.session.hand_tasks import HandRequest, HandTasks
from mnist_desktop.session.sample_store import KeptDrawings
from tests.fake_learning import FakeLearning
from tests.insight.small_networks import POOLED, model_of
from tests.samples.conftest import small_mnist
from tests.samples.hands import hand

__all__ = ["small_mnist"]


class Features:
    """Has what the network must not forget in memory."""

    def __init__(self, kept):
        self.kept = kept
        self.error = None
        self.asked = 0

    def of(self, model, is_stopped):
        self.asked += 1
        if self.error is not None:
            raise self.error
        return self.kept


@pytest.fixture
def drawings(folders):
    drawings = KeptDrawings(folders.sample_store)
    yield drawings
    drawings.close()


@pytest.fixture
def models(folders):
    return ModelFolder(folders.models)


@pytest.fixture
def features(small_mnist):
    return Features(kept_features(model_of(POOLED), small_mnist))


@pytest.fixture
def learning(drawings, models, tasks, features):
    return HandTasks(drawings, features, models, FakeLearning(), tasks, tasks.run)


@pytest.fixture
def request_():
    return HandRequest(Classifier(model_of(POOLED)), None, "Ada")


def write(drawings, writer="Ada", rounds=3):
    drawings.store().add_all(
        NewSample.of_ink(ink, ink.text, Origin.DRAWN, writer=writer) for ink in hand(rounds)[0]
    )


def trial_of(learning, request, qtbot):
    with qtbot.waitSignal(learning.learned, timeout=20_000) as learned:
        learning.learn(request)
        assert learning.is_learning
    assert not learning.is_learning
    return learned.args[0]


def test_the_hand_of_one_writer_is_learned_and_nothing_written(
    learning, request_, drawings, models, qtbot
):
    write(drawings)
    write(drawings, writer="Bob", rounds=1)
    trial = trial_of(learning, request_, qtbot)
    assert trial.hand.result.samples == 30
    assert trial.writer == "Ada"
    assert not trial.is_deep
    assert trial.classifier.model is trial.hand.model
    assert models.models() == []


def test_too_few_drawings_are_said_and_the_next_try_is_possible(
    learning, request_, drawings, qtbot
):
    errors = []
    learning.failed.connect(errors.append)
    with qtbot.waitSignal(learning.not_learned, timeout=10_000):
        learning.learn(request_)
    assert [one.key for one in errors] == ["hand_few_samples"]
    write(drawings)
    assert trial_of(learning, request_, qtbot)


def test_both_models_sit_the_exam(learning, request_, drawings, qtbot):
    write(drawings)
    trial = trial_of(learning, request_, qtbot)
    inks, labels = hand(rounds=1, seed=9)
    with qtbot.waitSignal(learning.examined, timeout=10_000) as examined:
        learning.examine(trial, inks, labels.tolist())
    assert examined.args[0] is trial
    assert examined.args[1].labels.tolist() == list(range(10))


def test_kept_under_a_free_name_with_who_taught_it_and_taken_back(
    learning, request_, drawings, models, qtbot
):
    write(drawings)
    models.path.mkdir(exist_ok=True)
    (models.path / "mine.digitmodel").write_bytes(b"another")
    trial = trial_of(learning, request_, qtbot)
    with qtbot.waitSignal(learning.kept, timeout=10_000) as kept:
        learning.keep(trial, "mine")
    path = kept.args[1]
    assert path.stem == "mine (2)"
    writers = drawings.store().writers
    assert writers.learned("mine (2)") == {"Ada": 30}
    again = Classifier.load(path)
    np.testing.assert_array_equal(
        again.model.weights["scores/kernel"], trial.hand.model.weights["scores/kernel"]
    )
    with qtbot.waitSignal(learning.taken_back, timeout=10_000):
        learning.take_back(trial)
    assert not path.exists()
    assert writers.learned("mine (2)") == {}


def test_a_model_that_may_have_learned_the_drawings_before_is_known(
    learning, request_, drawings, qtbot
):
    write(drawings)
    trial = trial_of(learning, request_, qtbot)
    assert not trial.may_be_known
    learned = HandRequest(trial.classifier, None, "Ada")
    assert trial_of(learning, learned, qtbot).may_be_known
    ids = [one.id for one in drawings.store().samples()]
    drawings.store().writers.note_learned("trained on these", ids)
    trained = HandRequest(request_.base, Path("trained on these.digitmodel"), "Ada")
    assert trial_of(learning, trained, qtbot).may_be_known
    of_others = replace(model_of(POOLED), metadata=ModelMetadata(settings={"own_drawings": 30}))
    assert trial_of(learning, replace(request_, base=Classifier(of_others)), qtbot).may_be_known


def test_who_taught_the_base_is_known_of_what_began_as_it(
    learning, request_, drawings, models, qtbot
):
    write(drawings)
    write(drawings, writer="Bob", rounds=1)
    writers = drawings.store().writers
    bobs = [one.id for one in drawings.store().samples(Selection(writer="Bob"))]
    writers.note_learned("Bob's", bobs)
    base = HandRequest(request_.base, models.path / "Bob's.digitmodel", "Ada")
    with qtbot.waitSignal(learning.kept, timeout=10_000):
        learning.keep(trial_of(learning, base, qtbot), "both")
    assert writers.learned("both") == {"Ada": 30, "Bob": 10}
    assert writers.delete("Bob") == ["Bob's", "both"]


def test_nothing_comes_of_what_is_stopped_when_it_is_nearly_done(
    learning, request_, drawings, qtbot
):
    write(drawings)
    learned = []
    learning.learned.connect(learned.append)
    with qtbot.waitSignal(learning.not_learned, timeout=20_000):
        learning.learn(request_)
        learning.stop()
    assert learned == []
    assert not learning.is_learning


def test_a_model_that_cannot_be_written_is_said(learning, request_, drawings, models, qtbot):
    write(drawings)
    trial = trial_of(learning, request_, qtbot)
    models.path.rmdir()
    models.path.write_bytes(b"a file in its place")
    with qtbot.waitSignal(learning.failed, timeout=10_000) as failed:
        learning.keep(trial, "mine")
    assert isinstance(failed.args[0], SavingError)


def test_what_a_network_must_not_forget_is_prepared(learning, features, tasks, qtbot):
    errors = []
    learning.failed.connect(errors.append)
    learning.prepare(model_of(POOLED))
    qtbot.waitUntil(lambda: not tasks.threads(), timeout=10_000)
    assert features.asked == 1
    features.error = AppError("hand_too_wide", features=5000, most=2048)  # said where it is grey
    learning.prepare(model_of(POOLED))
    qtbot.waitUntil(lambda: not tasks.threads(), timeout=10_000)
    assert features.asked == 2
    assert errors == []
