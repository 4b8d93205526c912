"""One network being trained: the step of a batch, the averaged weights, and all of its state.

Why not `keras.Model.fit`: a step of our own stops, pauses and resumes in the middle of an epoch to
the bit, hands out averaged weights, and is no slower (1.0 to 1.5 times as fast, measured).
"""

from contextlib import AbstractContextManager
from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.config import TrainingConfig
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
from mnist_desktop.learning.losses import losses_of
from mnist_desktop.recognition.networks.architectures import CLASSES

State = dict[str, npt.NDArray[Any]]
CPU = "/CPU:0"


class Fit:
    """A network, its optimizer and, where asked for, the running average of its weights.

    Args:
        config: what to train and how.
        batches: in an epoch.
        device: where, in TensorFlow's words.
    """

    def __init__(self, config: TrainingConfig, batches: int, device: str = CPU) -> None:
        keras = import_keras()
        self._config = config
        self._batches = batches
        self._device = device
        self.step = 0
        precision = MIXED_PRECISION if config.mixed_precision else FULL_PRECISION
        with self._on_device():
            self._model = build_keras_model(
                config.architecture, seed=config.seed, precision=precision
            )
            self._optimizer = _optimizer(keras, config)
            # On one device there is nothing to sum; what would sum keeps the graph of every run
            self._optimizer._all_reduce_sum_gradients = list
            self._optimizer.build(self._model.trainable_variables)
            self._variables = weight_variables(self._model, config.architecture)
            self._averages = self._started_averages(keras) if config.averaging else {}
        weights = config.class_weights or (1.0,) * CLASSES
        self._class_weights = np.array([*weights, 1.0], np.float32)  # the last is NO_CLASS's
        self._learned = _compiled(self._learn)

    def learn(self, batch: Batch) -> tuple[float, float]:
        """Learn one batch; its mean loss, every class counting alike, and its accuracy."""
        images, labels = batch
        keep = min(self._config.averaging, (1 + self.step) / (10 + self.step))
        with self._on_device():
            self._optimizer.learning_rate.assign(self._config.rate_at(self.step / self._batches))
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
            losses = losses_of(self._config.loss, labels, logits)
            # As Keras: a mean over the images, weighted
            loss = tf.reduce_mean(losses * tf.gather(self._class_weights, labels))
        trained = self._model.trainable_variables
        self._optimizer.apply(tape.gradient(loss, [v.value for v in trained]), trained)
        for path, average in self._averages.items():
            variable = self._variables[path]
            average.assign(variable + keep * (average - variable))
        right = tf.equal(tf.argmax(logits, axis=1, output_type=tf.int32), labels)
        return tf.reduce_mean(losses), tf.reduce_mean(tf.cast(right, tf.float32))

    def _on_device(self) -> AbstractContextManager[Any]:
        import tensorflow as tf

        device: AbstractContextManager[Any] = tf.device(self._device)
        return device

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


def _optimizer(keras: Any, config: TrainingConfig) -> Any:
    kinds = keras.optimizers
    rate = config.learning_rate
    if config.optimizer == "adam":
        return kinds.Adam(rate)
    if config.optimizer == "rmsprop":
        return kinds.RMSprop(rate)
    if config.optimizer == "sgd":
        return kinds.SGD(rate, momentum=0.9)
    # beta_2: the averages over 100 steps instead of 1,000 follow a short run.
    optimizer = kinds.AdamW(rate, weight_decay=config.weight_decay, beta_2=0.99)
    optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
    return optimizer


def _check(state: State, own: State) -> None:
    """Refuse a state that is not finite or not of the names, shapes and types of ours."""
    if state.keys() != own.keys():
        raise ValueError("the state is another network's")
    for name, value in state.items():
        if (value.shape, value.dtype) != (own[name].shape, own[name].dtype):
            raise ValueError(f"{name} has another shape or type")
        if not np.isfinite(value).all():
            raise ValueError(f"{name} is not finite")


def _compiled(function: Any) -> Any:
    # AutoGraph reads the source, which a frozen app does not have; nothing here needs it.
    import tensorflow as tf

    return tf.function(function, autograph=False, reduce_retracing=True)
