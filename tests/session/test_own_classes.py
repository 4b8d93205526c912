import pytest

from mnist_desktop.data.data_set import load_data_set
from mnist_desktop.session.own_classes import FILE
from tests.fake_learning import FakeLearning, data_set
from tests.samples.drawings import sample

NAMES = ("cat", "house")


class Learning(FakeLearning):
    """Reads the data set that was made."""

    def data_set(self, path, orientation):
        return load_data_set(path, orientation)

    def data_set_info(self, path, orientation):
        return data_set(path, classes=() if path is None else load_data_set(path).classes)


@pytest.fixture
def backend():
    return Learning()


@pytest.fixture
def drawn(session):
    """Ten of each, by Bo."""
    session.sample_tasks.kept.store().add_all(
        sample(number, NAMES[number % 2], "Bo") for number in range(20)
    )


def made(session, qtbot):
    opened = session.preparation.data_opened
    with qtbot.waitSignals([session.own_classes.made, opened], timeout=10_000):
        session.own_classes.make(NAMES)
    return session.preparation.data[0]


def test_the_data_set_is_opened_and_its_test_drawings_are_not_learned(
    session, drawn, qtbot, folders
):
    path = made(session, qtbot)
    assert path == folders.samples / FILE
    qtbot.waitUntil(lambda: not session.tasks.threads(), timeout=10_000)
    assert len(session.sample_tasks.kept.store().to_learn()) == 20 - len(load_data_set(path).test)


def test_it_goes_with_a_writer_and_mnist_is_back(session, drawn, qtbot, folders):
    made(session, qtbot)
    with qtbot.waitSignal(
        session.preparation.data_opened, check_params_cb=lambda info: info.path is None
    ):
        session.sample_tasks.delete_writer("Bo")
    assert not (folders.samples / FILE).exists()


def test_it_goes_with_the_classroom(session, qtbot, folders):
    with qtbot.waitSignal(session.sample_tasks.classroom_changed, timeout=10_000):
        session.sample_tasks.set_classroom(True)
    session.sample_tasks.kept.store().add_all(
        sample(number, NAMES[number % 2]) for number in range(20)
    )
    path = made(session, qtbot)
    assert path.parent != folders.samples
    with qtbot.waitSignal(
        session.preparation.data_opened, check_params_cb=lambda info: info.path is None
    ):
        session.sample_tasks.set_classroom(False)
    assert not path.exists()


def test_too_few_are_told(session, qtbot):
    with qtbot.waitSignal(session.failed, timeout=10_000) as failed:
        session.own_classes.make(NAMES)
    assert failed.args[0].key == "classes_few"
