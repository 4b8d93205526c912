"""What a real run records of itself."""

import numpy as np
import pytest

from mnist_desktop.learning.film import Film
from mnist_desktop.learning.fit import filming
from mnist_desktop.learning.train import train
from mnist_desktop.recognition.classifier import Classifier
from tests.learning.small_run import BATCHES, config, stop_after


@pytest.fixture
def path(tmp_path):
    return tmp_path / "films" / "0123456789abcdef.film"


def test_every_network_that_was_handed_out_is_in_the_film(sets, path):
    handed_out, grown = [], []
    result = train(
        config(), sets=sets, film=path, on_weights=handed_out.append, on_film=grown.append
    )
    film = Film.open(path)
    assert result.film == path.stem
    assert grown[-1].moments == film.moments
    places = {(one.epoch, one.batch): index for index, one in enumerate(film.moments)}
    images = np.random.default_rng(0).random((20, 28, 28), np.float32)
    for one in handed_out:
        then = Classifier.from_weights(result.config.architecture, one.weights).predict(images)
        now = film.classifier(places[one.epoch, one.batch]).predict(images)
        np.testing.assert_allclose(now, then, atol=0.01)


def test_the_first_batches_and_the_ends_of_epochs_are_in_it(sets, path, monkeypatch):
    monkeypatch.setattr(filming, "_ALLOWANCE", 1e9)  # however long a busy machine takes to write
    result = train(config(), sets=sets, film=path)
    moments = Film.open(path).moments
    assert [(one.epoch, one.batch) for one in moments[:3]] == [(1, 1), (1, 2), (1, 3)]
    ends = {one.epoch: one.validation_accuracy for one in moments if one.batch == BATCHES}
    expected = {one.epoch: one.validation_accuracy for one in result.history}
    assert ends == pytest.approx(expected)
    steps = [one.step(BATCHES) for one in moments]
    assert steps == sorted(set(steps))


def test_goes_on_where_a_resumed_run_does(sets, path, tmp_path):
    saved = tmp_path / "run.checkpoint"
    files = {"sets": sets, "film": path, "checkpoint": saved}
    train(config(), should_stop=stop_after(8), **files)
    before = Film.open(path).moments
    train(config(), resume=True, **files)
    after = Film.open(path).moments
    assert after[: len(before)] == before
    assert after[-1].epoch == 2
    assert after[-1].validation_accuracy is not None


def test_a_run_that_is_ended_before_its_first_moment_leaves_no_film(sets, path):
    def end(_):
        raise RuntimeError("nobody waits for it any more")

    with pytest.raises(RuntimeError, match="nobody waits"):
        train(config(), sets=sets, film=path, on_weights=end)
    assert not path.exists()


def test_a_film_that_cannot_be_written_stops_no_run(sets, tmp_path):
    (tmp_path / "films").write_bytes(b"a file where the folder should be")
    result = train(config(), sets=sets, film=tmp_path / "films" / "0123456789abcdef.film")
    assert len(result.history) == 2
    assert result.film == ""


def test_a_run_that_rests_has_handed_out_and_recorded_what_it_learned_last(sets, path):
    handed_out, batches, rests = [], [], []

    def should_pause():
        is_first = bool(batches) and batches[-1] not in rests
        if is_first:
            rests.append(batches[-1])
        return is_first

    train(
        config(epochs=1),
        sets=sets,
        film=path,
        on_weights=handed_out.append,
        on_batch=lambda one: batches.append((one.epoch, one.batch)),
        should_pause=should_pause,
    )
    everything = {(1, number) for number in range(1, BATCHES + 1)}
    assert {(one.epoch, one.batch) for one in handed_out} == everything
    assert {(one.epoch, one.batch) for one in Film.open(path).moments} == everything


class Abandoned(Exception):
    """A run that nobody waits for any more ends like this."""


@pytest.mark.parametrize("called", ["should_stop", "on_weights"])
def test_a_run_that_is_abandoned_leaves_no_film(sets, path, called):
    def abandon(*_):
        raise Abandoned

    grown = []
    with pytest.raises(Abandoned):
        train(config(), sets=sets, film=path, on_film=grown.append, **{called: abandon})
    assert not path.exists()
    assert grown == []
