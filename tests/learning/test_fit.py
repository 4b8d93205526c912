import numpy as np
import pytest

from mnist_desktop.learning.events import TrainingConfig
from mnist_desktop.learning.fit import Fit
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from tests.recognition.random_weights import SMALL


def make_fit(**changes):
    return Fit(
        TrainingConfig(**{"architecture": SMALL, "epochs": 2, "averaging": 0.9} | changes), 4
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda state: state.pop("last/scores/bias"),
        lambda state: state.update(more=np.zeros(1)),
        lambda state: state.update({"last/scores/bias": np.zeros(9, np.float32)}),
        lambda state: state.update({"last/scores/bias": np.zeros(10)}),
        lambda state: state.update({"last/scores/bias": np.full(10, np.nan, np.float32)}),
    ],
)
def test_a_state_of_another_network_is_refused(spoil):
    fit = make_fit()
    state = fit.state()
    spoil(state)
    with pytest.raises(ValueError):  # noqa: PT011
        fit.restore(state)


def test_averages_start_as_the_first_weights():
    fit = make_fit(architecture=ARCHITECTURES["quick"])
    state = fit.state()
    for path, weight in fit.kept_weights().items():
        assert (weight == state[f"last/{path}"]).all()


def test_class_weights_change_what_is_learned_and_not_what_is_told():
    images = np.random.default_rng(0).random((20, 28, 28), dtype=np.float32)
    labels = np.arange(20, dtype=np.uint8) % 10
    plain, weighted = make_fit(), make_fit(class_weights=(5.0,) * 5 + (0.1,) * 5)
    assert plain.learn((images, labels)) == pytest.approx(weighted.learn((images, labels)))
    assert (plain.kept_weights()["scores/bias"] != weighted.kept_weights()["scores/bias"]).any()


def test_what_keeps_the_graph_of_every_run_is_still_there_to_be_replaced():
    """A Keras that renames it would let memory grow again, silently."""
    from mnist_desktop.learning.keras_model import import_keras

    assert callable(import_keras().optimizers.AdamW()._all_reduce_sum_gradients)
