"""One network being trained: the step of a batch, the averaged weights, and all of its state."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.examples import Batch
from mnist_desktop.learning.keras_model import (
    FULL_PRECISION,
    MIXED_PRECISION,
    build_keras_model,
    copied,
    import_keras,
    keras_weights,
    weight_variables,
)
from mnist_desktop.learning.progress import TrainingConfig

State = dict[str, npt.NDArray[Any]]

WARM_UP = 0.1
"""Share of the steps in which a one-cycle rate rises."""
FIRST_RATE = 0.04
LAST_RATE = 0.002
"""Of the largest rate."""


class Fit:
    """A network, its optimizer and, where asked for, the running average of its weights.

    Args:
        config: what to train and how.
        steps: batches in the whole run, which the one-cycle rate needs.
    """

    def __init__(self, config: TrainingConfig, steps: int) -> None:
        keras = import_keras()
        self._config = config
        self._steps = steps
        self.step = 0
        precision = MIXED_PRECISION if config.mixed_precision else FULL_PRECISION
        self._model = build_keras_model(config.architecture, seed=config.seed, precision=precision)
        self._optimizer = keras.optimizers.AdamW(
            config.learning_rate, weight_decay=config.weight_decay, beta_2=0.99
        )
        self._optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
        self._optimizer.build(self._model.trainable_variables)
        self._variables = weight_variables(self._model, config.architecture)
        self._averages = self._started_averages(keras) if config.averaging else {}
        self._learned = _compiled(keras, self._learn)
        self._seen = _compiled(keras, lambda images: self._model(images, training=False))

    def learn(self, batch: Batch) -> tuple[float, float]:
        """Learn one batch; its mean loss and accuracy."""
        images, labels = batch
        if self._config.one_cycle:
            share = self.step / self._steps
            self._optimizer.learning_rate.assign(self._config.learning_rate * one_cycle(share))
        keep = min(self._config.averaging, (1 + self.step) / (10 + self.step))
        loss, accuracy = self._learned(
            images[..., np.newaxis], labels.astype(np.int32), np.float32(keep)
        )
        self.step += 1
        return float(loss), float(accuracy)

    def kept_weights(self) -> dict[str, npt.NDArray[np.float32]]:
        """A copy of the weights to score and keep: the averaged ones where there are any."""
        if not self._averages:
            return keras_weights(self._model, self._config.architecture)
        return {path: copied(average) for path, average in self._averages.items()}

    def state(self) -> State:
        """Everything a resumed run needs, by name."""
        state = {name: copied(variable) for name, variable in self._all_variables().items()}
        return state | {"step": np.array(self.step, np.int64)}

    def restore(self, state: State) -> None:
        """Go on from a state; ValueError if it is another network's."""
        variables = self._all_variables()
        _check(state, self.state())
        for name, variable in variables.items():
            variable.assign(state[name])
        self.step = int(state["step"])

    def _learn(self, images: Any, labels: Any, keep: Any) -> tuple[Any, Any]:
        import tensorflow as tf

        with tf.GradientTape() as tape:
            logits = self._model(images, training=True)
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)
            loss = tf.reduce_mean(losses)
        trained = self._model.trainable_variables
        self._optimizer.apply(tape.gradient(loss, [v.value for v in trained]), trained)
        for path, average in self._averages.items():
            variable = self._variables[path]
            average.assign(variable + keep * (average - variable))
        right = tf.equal(tf.argmax(logits, axis=1, output_type=tf.int32), labels)
        return loss, tf.reduce_mean(tf.cast(right, tf.float32))

    def _started_averages(self, keras: Any) -> dict[str, Any]:
        return {
            path: keras.Variable(variable.value, trainable=False, name="average")
            for path, variable in self._variables.items()
        }

    def _all_variables(self) -> dict[str, Any]:
        known = {id(variable) for variable in self._variables.values()}
        others = [variable for variable in self._model.variables if id(variable) not in known]
        return (
            {f"last/{path}": variable for path, variable in self._variables.items()}
            | {f"average/{path}": variable for path, variable in self._averages.items()}
            | {f"optimizer/{i}": variable for i, variable in enumerate(self._optimizer.variables)}
            | {f"dropout/{i}": variable for i, variable in enumerate(others)}
        )


def _check(state: State, own: State) -> None:
    """Refuse a state that is not finite or not of the names, shapes and types of ours."""
    if state.keys() != own.keys():
        raise ValueError("the state is another network's")
    for name, value in state.items():
        if (value.shape, value.dtype) != (own[name].shape, own[name].dtype):
            raise ValueError(f"{name} has another shape or type")
        if not np.isfinite(value).all():
            raise ValueError(f"{name} is not finite")


def one_cycle(share: float) -> float:
    """Share of the largest rate at a share of the run: up for a tenth, then down by a cosine."""
    if share < WARM_UP:
        return FIRST_RATE + (1 - FIRST_RATE) * share / WARM_UP
    done = min((share - WARM_UP) / (1 - WARM_UP), 1.0)
    return LAST_RATE + (1 - LAST_RATE) * (1 + math.cos(math.pi * done)) / 2


def _compiled(keras: Any, function: Any) -> Any:
    # AutoGraph reads the source, which a frozen app does not have; nothing here needs it.
    import tensorflow as tf

    return tf.function(function, autograph=False, reduce_retracing=True)
