from dataclasses import replace
from threading import Event

import numpy as np
import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.samples import kept_features
from mnist_desktop.samples.sample import NewSample, Origin
from tests.insight.small_networks import POOLED, model_of
from tests.samples.hands import hand, small_data_set

NAMES = ("Ann", "Bo", "Cy")


@pytest.fixture
def written(session):
    """Ten digits by each of three writers."""
    store = session.sample_tasks.kept.store()
    for seed, name in enumerate(NAMES):
        inks, labels = hand(rounds=1, seed=seed)
        store.add_all(
            NewSample.of_ink(ink, str(label), Origin.DRAWN, writer=name)
            for ink, label in zip(inks, labels, strict=True)
        )
    return store


@pytest.fixture
def small(monkeypatch):
    """What must not be forgotten comes from a few drawings instead of MNIST."""
    monkeypatch.setattr(kept_features, "load_mnist", small_data_set)


def test_drawings_are_counted_by_writer(session, written, qtbot):
    tasks, classifier = session.pooled_tasks, Classifier(model_of(POOLED))
    with qtbot.waitSignal(tasks.counted, timeout=10_000) as counted:
        tasks.count(classifier)
        tasks.count(classifier)  # one more for what changed meanwhile
    counts, numbers = counted.args
    assert [(one.writer, one.drawings) for one in counts] == [(name, 10) for name in NAMES]
    assert set(numbers) == {*NAMES}


def test_each_writer_is_read_by_what_learned_the_others(session, written, small, qtbot):
    tasks, told = session.pooled_tasks, []
    tasks.progressed.connect(lambda *done: told.append(done))
    with qtbot.waitSignal(tasks.answered, timeout=20_000) as answered:
        tasks.ask(model_of(POOLED))
    (result,) = answered.args
    assert [one.writer for one in result.writers] == [*NAMES]
    assert result.samples == 30
    assert told[0] == (0, 0)
    assert told[-1] == (2, 3)


def test_it_can_be_stopped_at_once(session, written, small, qtbot):
    tasks, waiting = session.pooled_tasks, Event()
    session.tasks.queue("something long", lambda _should_stop: waiting.wait(60))
    tasks.ask(model_of(POOLED))
    tasks.ask(model_of(POOLED))  # it is asked already
    with qtbot.waitSignal(tasks.answered, timeout=10_000) as answered:
        tasks.stop()
    assert answered.args == [None]
    waiting.set()
    tasks.progressed.connect(lambda _done, _count: tasks.stop())
    with qtbot.waitSignal(tasks.answered, timeout=20_000) as answered:
        tasks.ask(model_of(POOLED))
    assert answered.args == [None]


def test_one_writer_is_no_class(session, written, small, qtbot):
    for name in NAMES[1:]:
        written.writers.delete(name)
    with qtbot.waitSignal(session.failed, timeout=10_000) as failed:
        session.pooled_tasks.ask(model_of(POOLED))
    assert failed.args[0].key == "pooled_few_writers"


def test_what_is_held_out_teaches_nobody(session, written, small, qtbot):
    of_cy = [one.image for one in written.samples() if one.writer == "Cy"]
    written.hold_out("test", "fingerprint", np.stack(of_cy))
    with qtbot.waitSignal(session.pooled_tasks.answered, timeout=20_000) as answered:
        session.pooled_tasks.ask(replace(model_of(POOLED)))
    assert [one.writer for one in answered.args[0].writers] == ["Ann", "Bo"]
