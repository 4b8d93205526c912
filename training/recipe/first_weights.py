"""The beginning of a training that is the same whatever Keras computes with."""

from pathlib import Path

import numpy as np

from mnist_desktop.learning.batches import TrainingSets
from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.learning.devices import device_scope, import_backend
from mnist_desktop.learning.keras_model import Weights, keras_weights, set_keras_weights
from training.recipe.recipe import Recipe


def write_beginning(recipe: Recipe, sets: TrainingSets, seed: int, checkpoint: Path) -> None:
    """Writes a checkpoint of no batches, with weights drawn by NumPy.

    Keras draws others on every backend, also from the same seed.
    """
    import_backend()
    from mnist_desktop.learning.fit.run import TrainingRun  # which imports Keras

    config = recipe.config(seed)
    scope, _ = device_scope(config.device)
    with scope:
        run = TrainingRun(config, sets)
        weights = with_drawn_kernels(keras_weights(run.model, config.architecture), seed)
        set_keras_weights(run.model, config.architecture, weights)
        if run.averaging:
            run.averaging.weights = run.model.get_weights()
        Checkpoint(config, sets.images, run.state(), {}, ()).save(checkpoint)


def with_drawn_kernels(weights: Weights, seed: int) -> Weights:
    """The weights with kernels as Keras draws them by default (Glorot and Bengio 2010, uniform)."""
    generator = np.random.default_rng(seed)
    drawn = dict(weights)
    for path, weight in weights.items():
        if path.endswith("/kernel"):
            *window, inputs, outputs = weight.shape
            limit = np.sqrt(6 / (np.prod(window) * (inputs + outputs)))
            drawn[path] = generator.uniform(-limit, limit, weight.shape).astype(np.float32)
    return drawn
