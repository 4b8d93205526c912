"""A compiled Keras model from a `TrainingConfig`; `keras_code` prints the same calls."""

from typing import Any

import keras

from mnist_desktop.learning.config import (
    CONTINUED_RATE,
    FIRST_RATE,
    LAST_RATE,
    SMOOTHING,
    UNWEIGHTED_LOSS,
    WARM_UP,
    TrainingConfig,
)
from mnist_desktop.learning.fit.printed import ChangedRate, InTurn, squared_error
from mnist_desktop.learning.keras_model import FULL_PRECISION, MIXED_PRECISION, build_keras_model


def compile_model(config: TrainingConfig, batches: int) -> Any:
    """A model with its first weights, loss, optimizer and metrics, ready for `fit`.

    It takes images (b, 28, 28, 1) float32 in [0, 1] and rows of ten probabilities (b, 10) float32.
    The learning rate follows the number of batches in an epoch.
    """
    keras.utils.set_random_seed(config.seed)
    precision = MIXED_PRECISION if config.mixed_precision else FULL_PRECISION
    model = build_keras_model(
        config.architecture, precision=precision, divides_twice=config.divides_twice
    )
    model.compile(
        optimizer_of(config, batches),
        loss_of(config),
        metrics=_metrics(config),
        # By itself Keras would compile with XLA wherever TensorFlow sees a GPU: a first batch of
        # many seconds, which Stop cannot interrupt. JAX without it would not compile at all.
        jit_compile=False if keras.backend.backend() == "tensorflow" else "auto",
    )
    return model


def loss_of(config: TrainingConfig) -> Any:
    """What training makes smaller: a Keras loss for rows of probabilities and for logits."""
    if config.loss == "squared_error":
        return squared_error
    return keras.losses.CategoricalCrossentropy(
        from_logits=True, label_smoothing=_smoothing(config)
    )


def optimizer_of(config: TrainingConfig, batches: int) -> Any:
    """A Keras optimizer; after how many batches it stands is its own `iterations`."""
    rate = _rate(config, batches)
    if config.optimizer == "adam":
        return keras.optimizers.Adam(rate)
    if config.optimizer == "rmsprop":
        return keras.optimizers.RMSprop(rate)
    if config.optimizer == "sgd":
        return keras.optimizers.SGD(rate, momentum=0.9)
    # beta_2: averages over 100 steps instead of 1,000 follow a short run.
    optimizer = keras.optimizers.AdamW(rate, weight_decay=config.weight_decay, beta_2=0.99)
    optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])
    return optimizer


def _metrics(config: TrainingConfig) -> list[Any]:
    # Not "accuracy": Keras would make its variables while it traces the first batch, and then trace
    # all of it once more.
    accuracy = keras.metrics.CategoricalAccuracy("accuracy")
    if not config.class_weights:
        return [accuracy]
    if config.loss == "squared_error":
        return [accuracy, keras.metrics.MeanMetricWrapper(squared_error, UNWEIGHTED_LOSS)]
    unweighted = keras.metrics.CategoricalCrossentropy(
        UNWEIGHTED_LOSS, from_logits=True, label_smoothing=_smoothing(config)
    )
    return [accuracy, unweighted]


def _smoothing(config: TrainingConfig) -> float:
    return SMOOTHING if config.loss == "smoothed_cross_entropy" else 0.0


def _rate(config: TrainingConfig, batches: int) -> Any:
    """The learning rate: a number, or a schedule of all parts of the run and of its changes."""
    rate = _planned_rate(config, batches)
    if not config.changes:
        return rate
    factors = [(one.step, one.learning_rate / config.learning_rate) for one in config.changes]
    return ChangedRate(rate, *factors)  # type: ignore[no-untyped-call]


def _planned_rate(config: TrainingConfig, batches: int) -> Any:
    first, smaller = config.learning_rate, CONTINUED_RATE * config.learning_rate
    if config.schedule != "constant":
        parts = [(config.epochs * batches, first)]
        parts += [(epochs * batches, smaller) for epochs in config.more_epochs]
        schedules = [(steps, _cosine(config, largest, steps)) for steps, largest in parts]
        return InTurn(*schedules) if config.more_epochs else schedules[0][1]  # type: ignore[no-untyped-call]
    if not config.more_epochs:
        return first
    steps = config.epochs * batches
    return keras.optimizers.schedules.PiecewiseConstantDecay([steps - 1], [first, smaller])


def _cosine(config: TrainingConfig, largest: float, steps: int) -> Any:
    """The schedule of one part: up for a tenth of it if that is asked for, then down."""
    cosine = keras.optimizers.schedules.CosineDecay
    if config.schedule == "cosine":
        return cosine(largest, steps, alpha=LAST_RATE)
    return cosine(
        FIRST_RATE * largest,
        (1 - WARM_UP) * steps,
        alpha=LAST_RATE,
        warmup_target=largest,
        warmup_steps=WARM_UP * steps,
    )
