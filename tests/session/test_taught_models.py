import pytest

from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.sample import NewSample, Origin
from tests.fake_learning import CONFIG

INK = Ink(([(10, 20), (200, 300)],))


@pytest.fixture
def learned(session):
    """What a store says of a model, once all that was asked for is done; one sample by Ann."""
    store = session.sample_tasks.kept.store()
    store.add(NewSample.of_ink(INK, "7", Origin.DRAWN, writer="Ann"))
    return store.writers.learned


def rest(session, qtbot):
    qtbot.waitUntil(lambda: not session.tasks.threads(), timeout=10_000)


def test_a_renamed_and_a_removed_model(session, learned, folders, qtbot):
    mine = folders.models / "mine.digitmodel"
    mine.touch()
    session.sample_tasks.kept.store().writers.note_learned("mine", [1])
    session.model_files.rename(mine, "hers")
    rest(session, qtbot)
    assert (learned("mine"), learned("hers")) == ({}, {"Ann": 1})
    session.model_files.remove(mine.with_stem("hers"))
    rest(session, qtbot)
    assert learned("hers") == {}


def test_the_last_runs_model_is_removed_and_restored(session, learned, qtbot):
    with qtbot.waitSignal(session.trainer.ended):
        session.trainer.start(CONFIG)
    rest(session, qtbot)
    name = session.trainer.run_model.path.stem
    session.sample_tasks.kept.store().writers.note_learned(name, [1])
    session.trainer.run_model.remove()
    rest(session, qtbot)
    assert learned(name) == {}
    session.trainer.run_model.restore()
    rest(session, qtbot)
    assert learned(name) == {"Ann": 1}


def test_without_a_store_none_is_made(session, folders, qtbot):
    mine = folders.models / "mine.digitmodel"
    mine.touch()
    session.model_files.remove(mine)
    rest(session, qtbot)
    assert list(folders.samples.iterdir()) == []
