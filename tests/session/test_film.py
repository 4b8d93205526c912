from weakref import ref

import pytest

from mnist_desktop.learning.film import Film
from mnist_desktop.learning.film_folder import film_of
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.session.background_tasks import BackgroundTasks
from mnist_desktop.session.film import ShownFilm
from mnist_desktop.session.model_files import ModelFiles
from mnist_desktop.session.trainer import Trainer
from tests.fake_learning import CONFIG, FakeLearning


@pytest.fixture
def learning():
    learning = FakeLearning()
    learning.has_films = True
    return learning


@pytest.fixture
def trainer(qapp, learning, tmp_path):
    (tmp_path / "models").mkdir()
    tasks = BackgroundTasks()
    folder = ModelFolder(tmp_path / "models")
    trainer = Trainer(learning, folder, tmp_path / "training.checkpoint", tasks)
    trainer.tasks, trainer.folder = tasks, folder
    yield trainer
    tasks.close()
    trainer.close()
    learning.may_go_on.set()
    for thread in (*trainer.threads(), *tasks.threads()):
        assert thread.wait(10_000)


@pytest.fixture
def shown(trainer):
    return ShownFilm(trainer, trainer.folder, trainer.tasks)


@pytest.fixture
def run(trainer, shown, qtbot):
    """A run of two epochs of three batches, ended and written."""
    with qtbot.waitSignal(trainer.ended, timeout=20_000):
        trainer.start(CONFIG)
    qtbot.waitUntil(lambda: trainer.run_model.path.exists(), timeout=10_000)
    return trainer


def wind(shown, qtbot, index):
    with qtbot.waitSignal(shown.moved, timeout=10_000):
        shown.look_at(index)
    return shown.candidate


def test_winds_back_to_any_moment_and_comes_back(run, shown, qtbot):
    assert len(shown.film.moments) == 6
    assert shown.index is None
    first = wind(shown, qtbot, 0)
    assert (shown.index, first.moment) == (0, shown.film.moments[0])
    later = wind(shown, qtbot, 4)
    assert later.classifier is not first.classifier
    shown.look_at(None)
    assert shown.candidate is None


def test_a_moment_that_was_looked_at_answers_at_once(run, shown, qtbot):
    first = wind(shown, qtbot, 0).classifier
    wind(shown, qtbot, 1)
    shown.look_at(0)
    assert shown.candidate.classifier is first


def test_of_many_wishes_the_newest_counts(run, shown, qtbot):
    for index in range(6):
        shown.look_at(index)
    qtbot.waitUntil(lambda: shown.index == 5, timeout=10_000)
    shown.look_at(2)
    shown.look_at(None)
    qtbot.waitUntil(lambda: not run.tasks.threads(), timeout=10_000)
    assert shown.candidate is None


def test_goes_back_while_the_run_goes_on(trainer, learning, shown, qtbot):
    learning.may_go_on.clear()
    with qtbot.waitSignal(shown.changed, check_params_cb=None, timeout=20_000):
        trainer.start(CONFIG)
    qtbot.waitUntil(lambda: shown.film is not None, timeout=10_000)
    assert shown.is_live
    then = wind(shown, qtbot, 0)
    learning.may_go_on.set()
    qtbot.waitUntil(lambda: not shown.is_live, timeout=10_000)
    assert len(shown.film.moments) == 6
    assert shown.candidate is then  # the person looks at it still


def test_a_new_run_begins_with_the_present(run, shown, learning, qtbot):
    wind(shown, qtbot, 0)
    before = run.result.film
    with qtbot.waitSignal(run.ended, timeout=20_000):
        run.start(CONFIG)
    assert shown.candidate is None
    assert run.result.film != before


def test_epochs_that_are_added_go_on_in_a_film_of_their_own(run, shown, learning, qtbot):
    run.continue_run()
    qtbot.waitUntil(lambda: not run.is_running, timeout=20_000)
    _, settings = learning.runs[-1]
    assert settings["film"] != learning.runs[0][1]["film"]
    assert Film.open(learning.runs[0][1]["film"]).moments


def test_a_model_that_is_opened_later_brings_its_film(run, qtbot):
    other = Trainer(FakeLearning(), run.folder, run.films.path.parent / "x.checkpoint", run.tasks)
    later = ShownFilm(other, run.folder, run.tasks)
    kept = Classifier(read_model(run.run_model.path))
    with qtbot.waitSignal(later.changed, check_params_cb=None):
        later.show_model(kept)
    qtbot.waitUntil(lambda: later.film is not None, timeout=10_000)
    assert len(later.film.moments) == 6
    later.show_model(Classifier.load())  # which has none
    assert later.film is None


def test_a_model_that_is_deleted_takes_its_film_along_and_brings_it_back(run, shown, qtbot):
    film = run.films.file(run.result.film)
    with qtbot.waitSignal(run.run_model.listing_changed):
        run.run_model.remove()
    assert not film.exists()
    assert shown.film is None
    with qtbot.waitSignal(run.run_model.listing_changed):
        run.run_model.restore()
    assert film.exists()
    qtbot.waitUntil(lambda: shown.film is not None, timeout=10_000)
    files = ModelFiles(run.folder, run, run.tasks)
    with qtbot.waitSignal(files.renamed):
        files.rename(run.run_model.path, "another name")
    assert film.exists()
    with qtbot.waitSignal(files.removed):
        files.remove(run.run_model.path)
    assert not film.exists()


def test_a_film_that_is_damaged_meanwhile_is_reported(run, shown, qtbot):
    path = run.films.file(run.result.film)
    path.write_bytes(path.read_bytes()[:500])
    with qtbot.waitSignal(run.tasks.failed) as failed:
        shown.look_at(5)
    assert failed.args[0].key == "film_broken"
    assert shown.candidate is None


def test_the_last_moments_stay_in_memory_and_those_that_somebody_keeps(
    run, shown, qtbot, monkeypatch
):
    monkeypatch.setattr("mnist_desktop.session.film.MAX_CACHED", 2)
    kept = wind(shown, qtbot, 0).classifier  # as the digit map does
    left = ref(wind(shown, qtbot, 1).classifier)
    for index in (2, 3, 4):
        wind(shown, qtbot, index)
    qtbot.waitUntil(lambda: left() is None, timeout=10_000)
    assert wind(shown, qtbot, 0).classifier is kept


@pytest.mark.parametrize("is_pinned", [False, True])
def test_a_pinned_model_keeps_its_film(run, shown, qtbot, monkeypatch, is_pinned):
    film = run.films.path / f"{film_of(read_model(run.run_model.path).metadata)}.film"
    run.folder.set_pinned(run.run_model.path, is_pinned)
    monkeypatch.setattr(type(run.films), "make_room", _with_no_room(run.films.make_room))
    for _ in range(2):  # the film of the last run stays until another starts
        with qtbot.waitSignal(run.ended, timeout=20_000):
            run.start(CONFIG)
    qtbot.waitUntil(lambda: not run.tasks.threads(), timeout=10_000)
    assert film.exists() == is_pinned


def _with_no_room(make_room):
    return lambda _folder, pinned: make_room(pinned, most=0)
