"""The seconds of a training without a window.

CONFIG is a `TrainingConfig` as JSON. `--fit` takes `keras.Model.fit` with the same settings, as a
plain script would, for comparison; it knows no averaging and no augmentation.
"""

import argparse
import json
import sys
import time
from typing import Any

import numpy as np

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.batches import TrainingSets
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.devices import import_tensorflow
from mnist_desktop.learning.events import BatchProgress
from mnist_desktop.learning.keras_model import build_keras_model, import_keras, keras_weights
from mnist_desktop.learning.train import train
from mnist_desktop.recognition.classifier import Classifier


def main() -> int:
    """Trains and prints one line of JSON: seconds of different parts, and test accuracy."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("config")
    parser.add_argument("--fit", action="store_true", help="keras.Model.fit")
    arguments = parser.parse_args()
    config = TrainingConfig.from_json(json.loads(arguments.config))
    import_tensorflow()
    sets = TrainingSets.of(config)
    figures, weights = (_fitted if arguments.fit else _trained)(config, sets)
    test = load_mnist().test
    answers = Classifier.from_weights(config.architecture, weights).predict(test.as_floats())
    accuracy = float((answers.argmax(axis=1) == test.labels).mean())
    print(json.dumps(figures | {"test_accuracy": accuracy}))
    return 0


def _trained(config: TrainingConfig, sets: TrainingSets) -> tuple[dict[str, float], Any]:
    learned: dict[int, float] = {}  # s of each epoch up to its last batch

    def note(progress: BatchProgress) -> None:
        learned[progress.epoch] = progress.seconds

    started = time.perf_counter()
    result = train(config, sets=sets, on_batch=note)
    # All of it, the building of the network too: as `fit` is timed
    seconds = time.perf_counter() - started
    unvalidated = seconds - result.seconds + sum(learned.values())
    figures = {
        **{"seconds": seconds, "epoch_seconds": result.seconds, "unvalidated": unvalidated},
        "last_epoch": learned[max(learned)],  # its batches alone: nothing is built or scored
    }
    return figures, result.weights


def _fitted(config: TrainingConfig, sets: TrainingSets) -> tuple[dict[str, float], Any]:
    keras = import_keras()
    learned = _whole(sets)
    started = time.perf_counter()
    model = build_keras_model(config.architecture, seed=config.seed)
    steps = sets.examples.batches * config.epochs
    kind = {"adam": "Adam", "adamw": "AdamW", "rmsprop": "RMSprop", "sgd": "SGD"}[config.optimizer]
    rate: Any = config.learning_rate
    if config.schedule != "constant":
        rate = keras.optimizers.schedules.CosineDecay(rate, steps)
    model.compile(
        optimizer=getattr(keras.optimizers, kind)(rate),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    fitting = time.perf_counter()
    model.fit(
        learned.as_floats()[..., np.newaxis],
        learned.labels,
        batch_size=config.batch_size,
        epochs=config.epochs,
        validation_data=(sets.validation.as_floats()[..., np.newaxis], sets.validation.labels),
        verbose=0,
    )
    ended = time.perf_counter()
    figures = {"seconds": ended - started, "epoch_seconds": ended - fitting}
    return figures, keras_weights(model, config.architecture)


def _whole(sets: TrainingSets) -> LabelledImages:
    """All images of the examples, in the order of one epoch."""
    batches = [sets.examples.batch(0, index) for index in range(sets.examples.batches)]
    images = np.concatenate([np.round(images * 255).astype(np.uint8) for images, _ in batches])
    return LabelledImages(images, np.concatenate([labels for _, labels in batches]))


if __name__ == "__main__":
    sys.exit(main())
