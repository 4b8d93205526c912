"""Kept drawings of digits on their way into a training run, and what is noted of it."""

from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.samples.own_images import OwnImages
from tests.fake_learning import CONFIG, FakeLearning
from tests.samples.drawings import sample

NAMES = ("Ann", "Bo")


class Learning(FakeLearning):
    """Counts the own drawings of its runs, as a real run does."""

    def train(self, config, **settings):
        result = super().train(config, **settings)
        own = 0 if config.also is None else OwnImages.load(config.also).drawings
        return replace(result, own_drawings=own)


@pytest.fixture
def backend():
    return Learning()


@pytest.fixture
def drawn(session, qtbot):
    """Two digits by Ann, one by Bo, and a cat."""
    keep(session, qtbot, *(sample(number, str(number), "Ann") for number in (1, 2)))
    keep(session, qtbot, sample(7, "7", "Bo"), sample(8, "cat", "Bo"))


def keep(session, qtbot, *samples):
    for one in samples:
        with qtbot.waitSignal(session.sample_tasks.added, timeout=10_000):
            session.sample_tasks.add(one)


def ready(session, qtbot, config=CONFIG):
    """The settings that a run gets."""
    found = []
    session.own_drawings.add_to(config, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    return found[0]


def trained(session, qtbot, config):
    with qtbot.waitSignal(session.trainer.ended, timeout=10_000):
        session.trainer.start(config)
    qtbot.waitUntil(lambda: not session.tasks.threads(), timeout=10_000)
    return session.trainer.run_model.path


def own_files(folders):
    return sorted(folders.samples.glob("own-*.npz"))


def test_a_run_gets_the_digits_of_everybody(session, drawn, qtbot):
    assert ready(session, qtbot) == CONFIG  # not wanted
    session.own_drawings.set_wanted(True)
    config = ready(session, qtbot)
    assert replace(config, also=None) == CONFIG
    own = OwnImages.load(config.also)
    assert own.labels[: own.drawings].tolist() == [1, 2, 7]
    other = replace(CONFIG, data=config.also)
    assert ready(session, qtbot, other) == other  # a data set with classes of its own


def test_whose_drawings_a_model_has_learned_is_noted(session, drawn, qtbot):
    session.own_drawings.set_wanted(True)
    model = trained(session, qtbot, ready(session, qtbot))
    writers = session.sample_tasks.kept.store().writers
    assert writers.learned(model.stem) == {"Ann": 2, "Bo": 1}
    with qtbot.waitSignal(session.sample_tasks.writer_deleted, timeout=10_000) as deleted:
        session.sample_tasks.delete_writer("Ann")
    assert deleted.args == ["Ann", (model.stem,)]


def test_a_model_without_them_is_not_noted(session, drawn, qtbot):
    model = trained(session, qtbot, CONFIG)
    assert session.sample_tasks.kept.store().writers.learned(model.stem) == {}


def test_an_image_goes_when_its_writer_does(session, drawn, qtbot, folders):
    session.own_drawings.set_wanted(True)
    ready(session, qtbot)
    assert len(own_files(folders)) == 1
    with qtbot.waitSignal(session.sample_tasks.writer_deleted, timeout=10_000):
        session.sample_tasks.delete_writer("Ann")
    assert own_files(folders) == []


def test_only_the_file_of_the_run_stays(session, drawn, qtbot, folders):
    session.own_drawings.set_wanted(True)
    first = ready(session, qtbot)
    keep(session, qtbot, sample(3, "3", "Ann"))
    second = ready(session, qtbot)
    assert own_files(folders) == sorted([first.also, second.also])
    trained(session, qtbot, second)
    assert own_files(folders) == [second.also]
    session.shut_down()
    assert own_files(folders) == []


def test_an_interrupted_run_finds_its_file_at_the_next_start(session, drawn, qtbot, folders):
    session.own_drawings.set_wanted(True)
    config = ready(session, qtbot)
    folders.checkpoint.write_bytes(b"of a run that goes on")
    session.shut_down()
    assert own_files(folders) == [config.also]


def test_a_classroom_leaves_nothing(session, qtbot, folders):
    session.own_drawings.set_wanted(True)
    with qtbot.waitSignal(session.sample_tasks.classroom_changed, timeout=10_000):
        session.sample_tasks.set_classroom(True)
    keep(session, qtbot, sample(1, "1", "Cy"))
    also = ready(session, qtbot).also
    assert OwnImages.load(also).drawings == 1
    assert own_files(folders) == []
    session.shut_down()
    assert not also.exists()


def test_without_a_digit_there_is_nothing_to_add(session, qtbot):
    keep(session, qtbot, sample(8, "cat"))
    session.own_drawings.set_wanted(True)
    with qtbot.waitSignal(session.failed, timeout=10_000) as failed:
        session.own_drawings.add_to(CONFIG, lambda _config: pytest.fail("nothing is ready"))
    assert failed.args[0].key == "own_drawings_none"


def test_a_test_image_is_never_learned(session, drawn, qtbot):
    store = session.sample_tasks.kept.store()
    first = store.samples()[0]
    store.hold_out("others", "fingerprint", np.stack([first.image]))
    session.own_drawings.set_wanted(True)
    own = OwnImages.load(ready(session, qtbot).also)
    assert own.labels[: own.drawings].tolist() == [2, 7]
