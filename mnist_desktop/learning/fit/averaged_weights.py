"""The running average of a run's weights; the Keras script prints the class word for word.

Like `printed`: without type hints, and with one-line docstrings, so that a learner reads it easily.
"""
# mypy: ignore-errors
# ruff: noqa: ANN001, ANN201, ANN204, D102

import keras


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
