"""Keras's own `compile` and `fit`, from a `TrainingConfig`; importing this imports Keras."""

from mnist_desktop.learning.keras_model import import_keras

import_keras()
