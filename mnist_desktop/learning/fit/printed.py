"""What a run and its Keras script share: the script prints these definitions word for word.

Without type hints, and with one-line docstrings, so that a learner reads them easily.
"""
# mypy: ignore-errors
# ruff: noqa: ANN001, ANN002, ANN201, ANN204, D102

import keras
import numpy as np


class Batches(keras.utils.PyDataset):
    """Batches of all images, every epoch in a new order; an incomplete last batch is left out."""

    def __init__(self, x, y, size, seed):
        super().__init__()
        self.x, self.y, self.size = x, y, min(size, len(y))
        self.seed, self.epoch, self.order = seed, -1, np.arange(len(y))

    def on_epoch_begin(self):
        self.epoch += 1
        self.order = np.random.default_rng([self.seed, self.epoch]).permutation(len(self.y))

    def __len__(self):
        return len(self.y) // self.size

    def __getitem__(self, index):
        chosen = self.order[index * self.size : (index + 1) * self.size]
        return self.x[chosen][..., None].astype("float32") / 255, self.y[chosen]


class AveragedWeights(keras.callbacks.Callback):
    """The running average of all weights, batch norm's too; at first over fewer batches."""

    def __init__(self, model, decay):
        super().__init__()
        self.weights, self.decay, self.step = model.get_weights(), decay, 0

    def on_train_batch_end(self, batch, logs=None):
        keep = min(self.decay, (1 + self.step) / (10 + self.step))
        pairs = zip(self.weights, self.model.get_weights(), strict=True)
        self.weights = [new + keep * (old - new) for old, new in pairs]
        self.step += 1


class InTurn(keras.optimizers.schedules.LearningRateSchedule):
    """Learning rate schedules one after another, each with its number of steps."""

    def __init__(self, *parts):
        self.parts = parts

    def __call__(self, step):
        start, rate = 0, None
        for steps, schedule in self.parts:
            own = schedule(step - start)
            rate = own if rate is None else keras.ops.where(step < start, rate, own)
            start += steps
        return rate


class ChangedRate(keras.optimizers.schedules.LearningRateSchedule):
    """A learning rate, or a schedule, that was multiplied by a factor from some steps on."""

    def __init__(self, rate, *changes):
        self.rate, self.changes = rate, changes

    def __call__(self, step):
        rate = self.rate(step) if callable(self.rate) else self.rate
        factor = 1.0
        for start, changed in self.changes:
            factor = keras.ops.where(step < start, factor, changed)
        return factor * rate


def squared_error(wanted, scores):
    """Mean squared difference between probabilities and what is wanted."""
    return keras.ops.mean((keras.ops.softmax(scores) - wanted) ** 2, axis=-1)
