"""Trains the confidence branch of a trained network on digits and on drawings that are not.

The network itself stays as it is: trained on such drawings together with the digits, it misread
twice as many digits (assets/README.md), so the branch is trained on them afterwards.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.learning.batches import NO_CLASS
from mnist_desktop.learning.keras_model import build_keras_model, import_keras, set_keras_weights
from mnist_desktop.recognition.networks.architectures import CLASSES, Architecture
from mnist_desktop.recognition.networks.confidence_branch import (
    CONFIDENCE,
    EARLY,
    HIDDEN,
    LATE,
    POOLING,
    with_confidence_branch,
)
from training.recipe.fold_models import Weights
from training.recipe.recipe import Recipe
from training.recipe.recipe_data import RecipeData

Floats = NDArray[np.float32]

BATCHES = 1200
PEN_SHARE, NOT_DIGIT_SHARE = 0.4, 0.4
EPOCHS = 12
BATCH_SIZE = 256
LEARNING_RATE = 2e-3
WEIGHT_DECAY = 0.05
DROPOUT = 0.3
NOT_DIGIT_WEIGHT = 0.1
"""Sample weight of a drawing that is not a digit; a digit has 1."""
BLANKS = 200
SCALE = np.float32(4)
"""Factor of the scores, so that a branch between 0 and 1 can also raise them; a power of two, so
that no answer changes."""


@dataclass(frozen=True, eq=False)
class _Features:
    """Features of images in a trained network.

    Attributes:
        early: (n, channels), the global maxima of an early feature map.
        late: (n, features), the input of the last layer.
        scores: (n, 10) logits.
    """

    early: Floats
    late: Floats
    scores: Floats


def with_learned_confidence(
    architecture: Architecture,
    weights: Weights,
    recipe: Recipe,
    data: RecipeData,
    *,
    seed: int,
    without: str,
) -> Weights:
    """The weights of `with_confidence_branch(architecture)`, which answers every digit as before.

    The network was trained by the recipe, whose shares and batches are replaced here. The people of
    the fold `without` are left out.
    """
    shares = replace(
        recipe,
        pen_share=PEN_SHARE,
        last_share=0.0,
        picture_share=0.0,
        not_digit_share=NOT_DIGIT_SHARE,
        batches=BATCHES,
        epochs=1,
    )
    examples = data.sets(shares, seed, without).examples
    batches = [examples.batch(0, index) for index in range(examples.batches)]
    blanks = np.zeros((BLANKS, *batches[0][0].shape[1:]), batches[0][0].dtype)
    images = np.concatenate([*(batch[0] for batch in batches), blanks])
    labels = np.concatenate([*(batch[1] for batch in batches), np.full(BLANKS, NO_CLASS, np.uint8)])
    features = _features(architecture, weights, images)
    return {**_scaled(architecture, weights), **_learned(features, labels, seed)}


def _features(architecture: Architecture, weights: Weights, images: Floats) -> _Features:
    keras = import_keras()
    model = build_keras_model(architecture)
    set_keras_weights(model, architecture, weights)
    branch = {layer.name: layer for layer in with_confidence_branch(architecture).layers}
    early = keras.layers.GlobalMaxPooling2D()(model.get_layer(branch[POOLING].inputs[0]).output)
    late = model.get_layer(branch[LATE].inputs[0]).output
    outputs = keras.Model(model.input, [early, late, model.output])
    return _Features(*outputs.predict(images[..., np.newaxis], batch_size=500, verbose=0))


def _scaled(architecture: Architecture, weights: Weights) -> Weights:
    last = architecture.layers[-1].name
    return {
        name: weight * SCALE if name.startswith(f"{last}/") else weight
        for name, weight in weights.items()
    }


def _learned(features: _Features, labels: NDArray[np.uint8], seed: int) -> Weights:
    """The branch's weights."""
    keras = import_keras()
    from mnist_desktop.learning.fit.datasets import targets_of  # once Keras has its backend

    keras.utils.set_random_seed(seed)
    early, late = _Normalised(features.early), _Normalised(features.late)
    branch, layers = _branch(keras, features)
    steps = -(-len(labels) // BATCH_SIZE) * EPOCHS
    rate = keras.optimizers.schedules.CosineDecay(LEARNING_RATE, steps)
    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    branch.compile(keras.optimizers.AdamW(rate, WEIGHT_DECAY), loss)
    branch.fit(
        [early.values, late.values, features.scores * SCALE],
        targets_of(labels),
        batch_size=BATCH_SIZE,
        epochs=EPOCHS,
        sample_weight=np.where(labels == NO_CLASS, NOT_DIGIT_WEIGHT, 1.0),
        verbose=0,
    )
    kernel, bias = layers[CONFIDENCE].get_weights()
    return {
        **early.weights(EARLY, *layers[EARLY].get_weights()),
        **late.weights(LATE, *layers[LATE].get_weights()),
        f"{CONFIDENCE}/kernel": np.repeat(kernel, CLASSES, axis=1),
        f"{CONFIDENCE}/bias": np.repeat(bias, CLASSES),
    }


class _Normalised:
    """Features (n, k) with mean 0 and deviation 1; folds that into a dense layer's weights."""

    def __init__(self, features: Floats) -> None:
        self._mean = features.mean(axis=0)
        self._spread = features.std(axis=0) + np.float32(1e-3)
        self.values = (features - self._mean) / self._spread

    def weights(self, layer: str, kernel: Floats, bias: Floats) -> Weights:
        """Kernel and bias for the features as they were."""
        kernel = kernel / self._spread[:, np.newaxis]
        return {f"{layer}/kernel": kernel, f"{layer}/bias": bias - self._mean @ kernel}


def _branch(keras: Any, features: _Features) -> tuple[Any, dict[str, Any]]:
    """A Keras model from normalised features and scaled scores to scores; and its layers."""
    layers = {name: keras.layers.Dense(HIDDEN, name=name) for name in (EARLY, LATE)}
    layers[CONFIDENCE] = keras.layers.Dense(1, name=CONFIDENCE)
    early = keras.Input(features.early.shape[1:])
    late = keras.Input(features.late.shape[1:])
    scores = keras.Input(features.scores.shape[1:])
    dropped = [keras.layers.Dropout(DROPOUT)(part) for part in (early, late)]
    hidden = keras.layers.Add()([layers[EARLY](dropped[0]), layers[LATE](dropped[1])])
    confidence = layers[CONFIDENCE](keras.layers.ReLU()(hidden))
    sure = keras.layers.Multiply()([scores, keras.layers.Activation("sigmoid")(confidence)])
    return keras.Model([early, late, scores], sure), layers
