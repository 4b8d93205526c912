import numpy as np
import pytest

from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.film import Film, FilmSubject, Moment
from mnist_desktop.learning.film_folder import FilmFolder, film_name, film_of
from mnist_desktop.learning.film_writer import FilmWriter
from mnist_desktop.problem import ModelFileError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.layers import Dense, Flatten
from tests.recognition.random_weights import SMALL, random_weights

BATCHES = 20
SUBJECT = FilmSubject(SMALL, BATCHES, preset="quick")


def moments(count, batches=BATCHES):
    return [Moment(1 + n // batches, 1 + n % batches, 0.5) for n in range(count)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "films" / "0123456789abcdef.film"


@pytest.fixture
def film(path):
    writer = FilmWriter(path, SUBJECT)
    for seed, moment in enumerate(moments(3)):
        writer.add(moment, random_weights(SMALL, seed))
    writer.close()
    return Film.open(path)


def test_answers_as_it_did_then(film):
    images = np.random.default_rng(0).random((50, 28, 28), np.float32)
    assert film.moments == tuple(moments(3))
    for index in range(3):
        then = Classifier.from_weights(SMALL, random_weights(SMALL, index))
        now = film.classifier(index)
        np.testing.assert_allclose(now.predict(images), then.predict(images), atol=0.01)
    assert film.done(2) == pytest.approx(3 / BATCHES)


def test_statistics_of_batch_norm_are_not_rounded(film):
    weights = film.classifier(1).model.weights
    exact = random_weights(SMALL, 1)
    for name, weight in weights.items():
        is_statistic = name.endswith(("moving_mean", "moving_variance"))
        stored = exact[name] if is_statistic else exact[name].astype(np.float16)
        np.testing.assert_array_equal(weight, stored.astype(np.float32))


def test_a_killed_program_loses_the_moment_that_it_was_writing(film, path):
    content = path.read_bytes()
    path.write_bytes(content[:-100])
    assert Film.open(path).moments == film.moments[:2]
    first = film.places[0]
    path.write_bytes(content[: first + 60] + b"torn" + content[first + 64 :])
    assert Film.open(path).moments == film.moments[1:]


@pytest.mark.parametrize("content", [b"", b"mnistflm", b"mnistflm\x02\0\0\0{}", bytes(5000)])
def test_what_is_no_film_is_refused(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(ModelFileError) as caught:
        Film.open(path)
    assert caught.value.key == "film_broken"


def test_a_film_that_is_gone_says_so(film, path):
    path.unlink()
    for read in (lambda: Film.open(path), lambda: film.classifier(0)):
        with pytest.raises(ModelFileError) as caught:
            read()
        assert caught.value.key == "film_unreadable"


def test_a_slot_that_another_moment_took_is_not_shown_as_the_old_one(film, path):
    writer = FilmWriter(path, SUBJECT, step=2)  # as if the third had never been
    writer.add(Moment(1, 4), random_weights(SMALL, 9))
    writer.close()
    with pytest.raises(ModelFileError):
        film.classifier(2)


def test_a_resumed_run_goes_on_with_what_it_had_learned(film, path):
    writer = FilmWriter(path, SUBJECT, step=2)
    writer.add(Moment(1, 5), random_weights(SMALL, 5))
    writer.close()
    assert [one.batch for one in Film.open(path).moments] == [1, 2, 5]
    FilmWriter(path, SUBJECT).close()  # a new run of the same name begins anew
    with pytest.raises(ModelFileError):
        Film.open(path)


def test_the_end_of_an_epoch_takes_the_place_of_its_last_batch(film, path):
    writer = FilmWriter(path, SUBJECT, step=3)
    end = Moment(1, 3, None, 0.9)
    writer.add(end, random_weights(SMALL, 2))
    writer.close()
    assert writer.film.moments == (*moments(2), end)


def test_stays_bounded_and_is_denser_at_the_beginning(path, monkeypatch):
    subject = FilmSubject(SMALL, 50)
    monkeypatch.setattr("mnist_desktop.learning.film.MAX_SIZE", 40 * subject.slot_size)
    writer = FilmWriter(path, subject)
    weights = random_weights(SMALL)
    for moment in moments(1000, 50):
        is_end = moment.batch == 50
        writer.add(Moment(moment.epoch, moment.batch, 0.5, 0.9 if is_end else None), weights)
    writer.close()
    film = Film.open(path)
    steps = [one.step(50) for one in film.moments]
    assert len(steps) == 40
    assert path.stat().st_size == len(subject.header()) + 40 * subject.slot_size
    assert (steps[0], steps[-1]) == (1, 1000)
    assert set(range(50, 1001, 50)) <= set(steps)  # the ends of all 20 epochs
    assert sum(step <= 100 for step in steps) > sum(step > 900 for step in steps)


def test_a_network_that_is_too_large_has_none():
    wide = Architecture(
        "own",
        (
            Flatten("flat", ("image",)),
            Dense("hidden", ("flat",), units=2048),
            Dense("more", ("hidden",), units=2048),
            Dense("scores", ("more",), units=10),
        ),
    )
    assert FilmSubject(wide, 1).capacity == 0
    assert all(FilmSubject(one, 1).capacity >= 8 for one in ARCHITECTURES.values())


def test_weights_beyond_float16_are_left_out(path):
    weights = random_weights(SMALL)
    weights["scores/bias"][0] = 1e6
    writer = FilmWriter(path, FilmSubject(SMALL, 3))
    writer.add(Moment(1, 1), weights)
    writer.close()
    assert writer.film is None


def test_says_which_data_it_learned(tmp_path):
    config = TrainingConfig(SMALL, 2, preset="quick", data=tmp_path / "clothes.npz")
    subject = FilmSubject.of(config, 3, ("shirt", "shoe"))
    assert subject.metadata.settings == {"data": "clothes.npz"}
    assert FilmSubject.from_header(subject.header()[12:]) == subject


def test_a_model_names_its_film_and_nothing_else():
    assert film_of(ModelMetadata(settings={"film": "0123456789abcdef"})) == "0123456789abcdef"
    assert film_of(ModelMetadata(settings={"film": "../../etc/passwd"})) == ""
    assert film_of(ModelMetadata()) == ""
    with pytest.raises(ValueError, match="film"):
        film_name("a" * 17)


def test_films_come_back_with_their_model_until_the_next_start(tmp_path):
    folder = FilmFolder(tmp_path)
    name = folder.new_name()
    folder.file(name).write_bytes(b"film")
    folder.remove(name)
    assert not folder.file(name).exists()
    folder.restore(name)
    assert folder.file(name).read_bytes() == b"film"
    folder.remove(name)
    folder.purge()
    assert list(tmp_path.iterdir()) == []


def test_the_oldest_films_make_room_but_for_the_pinned(tmp_path):
    import os

    folder = FilmFolder(tmp_path)
    names = [folder.new_name() for _ in range(4)]
    for age, name in enumerate(names):
        folder.file(name).write_bytes(bytes(10))
        os.utime(folder.file(name), (age, age))
    folder.make_room({names[0]}, most=25)
    left = [name for name in names if folder.file(name).exists()]
    assert left == [names[0], names[3]]
