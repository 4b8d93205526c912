import json
from pathlib import Path

import pytest

from mnist_desktop.data.orientation import AS_IS
from mnist_desktop.messages import text_of
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.session.session import Session
from tests.conftest import end_session
from tests.fake_learning import CONFIG, FakeLearning
from tests.recognition.random_weights import SMALL, random_weights


def model(seed=0, **metadata):
    return Model(SMALL, random_weights(SMALL, seed), ModelMetadata(**metadata))


@pytest.fixture
def start(qapp, folders):
    """Starts the program, with a built-in model that has weights."""
    sessions = []

    def start(backend=None):
        built_in = Classifier(model())
        session = Session(folders, lambda _path: built_in, backend or FakeLearning())
        session.start(Drawing)
        sessions.append(session)
        return session

    yield start
    for session in sessions:
        end_session(session)


def rest(session, qtbot):
    qtbot.waitUntil(lambda: not session.tasks.threads(), timeout=10_000)


def test_opened_for_a_model_once_and_not_for_another(start, qtbot):
    opening = start().test_opening
    assert not opening.is_open(model())
    with qtbot.waitSignal(opening.changed):
        opening.open(model(title="mine"))
    assert opening.is_open(model(title="renamed"))
    assert not opening.is_open(model(seed=1))
    with qtbot.assertNotEmitted(opening.changed):
        opening.open(model())
    assert (opening.count(model()), opening.count(model(seed=1))) == (1, 0)


def test_the_next_start_shows_validation_images_and_remembers(start, qtbot, folders):
    first = start()
    first.test_opening.open(model())
    rest(first, qtbot)
    first.shut_down()
    second = start()
    assert not second.test_opening.is_open(model())
    second.test_opening.open(model())
    assert text_of(second.test_opening.count_message(model())).startswith(
        "It has been tested on test images at least 2 times."
    )
    rest(second, qtbot)
    assert list(json.loads(folders.test_counts.read_text())["opened"].values()) == [2]


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b'{"opened": {"a": 0}}', b"{" * 10_000])
def test_a_foreign_file_counts_nothing(start, folders, content):
    folders.test_counts.write_bytes(content)
    assert start().test_opening.count(model()) == 0


def test_of_another_data_set_they_are_still_closed(start, qtbot):
    session = start()
    session.test_opening.open(model())
    with qtbot.waitSignal(session.preparation.data_opened):
        session.preparation.open_data(Path("other.npz"))
    assert not session.test_opening.is_open(model())
    session.test_opening.open(model())
    assert session.test_opening.count(model()) == 2


def test_the_final_test_of_a_run_counts_for_both_models_and_opens_nothing(start, qtbot):
    session = start()
    qtbot.waitUntil(lambda: session.classifier is not None)
    with qtbot.waitSignal(session.trainer.ended):
        session.trainer.start(CONFIG)
    new = session.trainer.candidate.classifier.model
    assert not session.test_opening.is_open(new)
    with qtbot.waitSignal(session.trainer.run_model.evaluated):
        session.answering.go_back()
    for one in (new, session.classifier.model):
        assert not session.test_opening.is_open(one)
        assert session.test_opening.count(one) == 1
    with qtbot.waitSignal(session.test_opening.changed):
        session.test_opening.open(new)
    assert session.test_opening.is_open(new)
    assert session.test_opening.count(new) == 1  # a closer look at the same test
    assert session.test_opening.of_final_test == (1, 1)
    assert session.preparation.data == (None, AS_IS)


def test_a_network_that_learns_cannot_be_tested(start, qtbot):
    session = start(FakeLearning(is_held=True))
    qtbot.waitUntil(lambda: session.classifier is not None)
    session.trainer.start(CONFIG)
    qtbot.waitUntil(lambda: session.trainer.candidate is not None)
    opening, learning = session.test_opening, session.trainer.candidate.classifier.model
    assert not opening.can_open(learning)
    assert "still learns" in text_of(opening.invitation(learning))
    assert opening.can_open(session.classifier.model)
    with qtbot.waitSignal(session.trainer.ended):
        session.trainer.stop()
    assert opening.can_open(session.trainer.candidate.classifier.model)


def test_a_test_accuracy_in_its_file_is_a_test_too(start):
    opening, tested = start().test_opening, model(scores={"mnist_test": 0.9})
    assert (opening.count(model()), opening.count(tested)) == (0, 1)
    opening.open(tested)
    assert opening.count(tested) == 2


def test_the_invitation_is_true_of_any_model(start):
    opening = start().test_opening
    chosen = model(settings={"validated": True})
    assert text_of(opening.invitation(chosen)).startswith("You chose this network with the valid")
    assert text_of(opening.invitation(model())).startswith("Networks are chosen with the valid")
