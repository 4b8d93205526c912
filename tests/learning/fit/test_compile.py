import numpy as np
import pytest

from mnist_desktop.learning.batches import NO_CLASS
from mnist_desktop.learning.config import CONTINUED_RATE, LOSSES, UNWEIGHTED_LOSS, TrainingConfig
from mnist_desktop.learning.fit.compile import compile_model, loss_of, optimizer_of
from mnist_desktop.learning.fit.datasets import targets_of
from mnist_desktop.learning.losses import mean_loss
from tests.recognition.random_weights import SMALL

BATCHES = 20


def config(**changes):
    return TrainingConfig(**{"architecture": SMALL, "epochs": 4, "learning_rate": 1.0} | changes)


def rates(config):
    """The learning rate of every step, and of some after the last."""
    optimizer = optimizer_of(config, BATCHES)
    optimizer.build([])
    found = []
    for step in range(BATCHES * config.all_epochs + 5):
        optimizer.iterations.assign(step)
        found.append(float(optimizer.learning_rate))
    return found


@pytest.mark.parametrize("loss", LOSSES)
def test_what_is_learned_is_what_is_scored(loss):
    generator = np.random.default_rng(0)
    logits = generator.normal(0, 3, (50, 10)).astype(np.float32)
    labels = generator.integers(0, 10, 50).astype(np.uint8)
    learned = np.mean(loss_of(config(loss=loss))(targets_of(labels), logits))
    assert learned == pytest.approx(mean_loss(loss, labels, logits.astype(np.float64)), rel=1e-5)


@pytest.mark.parametrize("loss", ["cross_entropy", "smoothed_cross_entropy"])
def test_an_image_of_no_class_is_to_be_read_as_all_of_them_alike(loss):
    logits = np.random.default_rng(0).normal(0, 3, (1, 10)).astype(np.float32)
    log_p = logits - np.log(np.exp(logits).sum())
    learned = loss_of(config(loss=loss))(targets_of(np.array([NO_CLASS])), logits)
    assert float(learned) == pytest.approx(-log_p.mean(), rel=1e-5)


def test_one_cycle_rises_for_a_tenth_and_falls_to_almost_nothing():
    found = rates(config(schedule="one_cycle"))
    assert found[8] == max(found) == pytest.approx(1)
    assert found[0] == pytest.approx(0.04)
    assert found[:9] == sorted(found[:9])
    assert found[8:] == sorted(found[8:], reverse=True)
    assert found[-1] == pytest.approx(0.002)


@pytest.mark.parametrize("schedule", ["constant", "one_cycle", "cosine"])
def test_added_epochs_have_a_smaller_cycle_of_their_own(schedule):
    first = rates(config(schedule=schedule))[: 4 * BATCHES]
    more = rates(config(schedule=schedule).continued(4).continued(2))
    assert more[: 4 * BATCHES] == pytest.approx(first, rel=1e-4)
    smaller = [CONTINUED_RATE * rate for rate in first]
    assert more[4 * BATCHES : 8 * BATCHES] == pytest.approx(smaller, rel=1e-3, abs=1e-4)
    assert max(more[8 * BATCHES :]) == pytest.approx(CONTINUED_RATE, rel=0.01)


def test_with_class_weights_the_loss_in_which_all_count_alike_is_measured_too():
    images = np.random.default_rng(0).random((20, 28, 28, 1), dtype=np.float32)
    rows = targets_of(np.arange(20) % 10)
    logs = []
    for weights in ((), (5.0,) * 5 + (0.1,) * 5):
        model = compile_model(config(class_weights=weights), 1)
        class_weight = dict(enumerate(weights)) or None
        history = model.fit(images, rows, batch_size=20, verbose=0, class_weight=class_weight)
        logs.append(history.history)
    plain, weighted = logs
    assert weighted[UNWEIGHTED_LOSS] == pytest.approx(plain["loss"], rel=1e-5)
    assert weighted["loss"] != pytest.approx(plain["loss"], rel=0.01)


def test_what_keeps_the_graph_of_every_run_is_still_there_to_be_replaced():
    """A Keras that renames it would let memory grow again, silently."""
    assert callable(optimizer_of(config(), BATCHES)._all_reduce_sum_gradients)
