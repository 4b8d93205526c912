"""The seconds of a training without a window.

CONFIG is a `TrainingConfig` as JSON. `--script` runs what *Show Keras code* prints instead of the
program's own `train`, for comparison.
"""

import argparse
import contextlib
import io
import json
import re
import sys
import tempfile
import time
from pathlib import Path

from mnist_desktop.assets import asset_path
from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.data.evaluate import evaluate
from mnist_desktop.learning.batches import TrainingSets
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.devices import import_backend
from mnist_desktop.learning.events import BatchProgress
from mnist_desktop.learning.film import Film
from mnist_desktop.learning.keras_code.script import keras_script
from mnist_desktop.learning.keras_model import BACKENDS, choose_backend, import_keras
from mnist_desktop.learning.train import train
from mnist_desktop.recognition.classifier import Classifier


def main() -> int:
    """Trains and prints one line of JSON: seconds of different parts, and test accuracy."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("config")
    parser.add_argument("--script", action="store_true", help="what Show Keras code prints")
    parser.add_argument("--film", action="store_true", help="records one, in a temporary folder")
    parser.add_argument("--backend", choices=BACKENDS, default=BACKENDS[0])
    arguments = parser.parse_args()
    config = TrainingConfig.from_json(json.loads(arguments.config))
    choose_backend(arguments.backend)
    import_backend()
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "0123456789abcdef.film" if arguments.film else None
        print(json.dumps(_scripted(config) if arguments.script else _trained(config, film)))
    return 0


def _trained(config: TrainingConfig, film: Path | None) -> dict[str, float]:
    sets = TrainingSets.of(config)
    learned: dict[int, float] = {}  # s of each epoch up to its last batch

    def note(progress: BatchProgress) -> None:
        learned[progress.epoch] = progress.seconds

    started = time.perf_counter()
    cpu = time.process_time()
    result = train(config, sets=sets, on_batch=note, film=film)
    seconds = time.perf_counter() - started
    cpu = time.process_time() - cpu
    classifier = Classifier.from_weights(config.architecture, result.weights)
    return {
        "seconds": seconds,
        "moments": 0 if film is None else len(Film.open(film).moments),
        "cpu_seconds": cpu,
        "epoch_seconds": result.seconds,
        "unvalidated": seconds - result.seconds + sum(learned.values()),
        "last_epoch": learned[max(learned)],  # its batches alone: nothing is built or scored
        "test_accuracy": evaluate(classifier, load_mnist().test).accuracy,
    }


def _scripted(config: TrainingConfig) -> dict[str, float]:
    """Of the script's `fit` alone, as of the epochs in the program."""
    keras = import_keras()
    fit_really = keras.Model.fit
    figures: dict[str, float] = {}

    def fit(*arguments: object, **settings: object) -> None:
        started, cpu = time.perf_counter(), time.process_time()
        fit_really(*arguments, **settings)
        figures["epoch_seconds"] = time.perf_counter() - started
        figures["cpu_seconds"] = time.process_time() - cpu

    keras.Model.fit = fit
    path = repr(asset_path("mnist.npz").as_posix())
    code = keras_script(config).replace('DATA = ""', f"DATA = {path}")
    started = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "script", "exec"), {"__name__": "__main__"})
    seconds = time.perf_counter() - started
    found = re.findall(r"test accuracy ([\d.]+) %", printed.getvalue())
    return figures | {"seconds": seconds, "test_accuracy": float(found[-1]) / 100}


if __name__ == "__main__":
    sys.exit(main())
