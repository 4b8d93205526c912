"""One training of a sweep: its task, and its result."""

import os
import traceback
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from mnist_desktop.learning.devices import import_tensorflow
from mnist_desktop.learning.keras_model import BACKENDS, backend, choose_backend
from mnist_desktop.recognition.classifier import Classifier
from training.drawings.not_digit_images import Sources
from training.judging.held_out import misread_counts
from training.recipe.one_training import train_recipe
from training.recipe.recipe import Recipe
from training.recipe.recipe_data import RecipeData
from training.sweeps.sweep_results import Result

THREADS = "TF_NUM_INTRAOP_THREADS"
"""TensorFlow's environment variable for the number of threads per operation."""


@dataclass(frozen=True)
class SweepTask:
    """A training without one fold, which is read afterwards; picklable, for another computer.

    The key is a hash of all that the result depends on; the folder is for checkpoint and log.
    """

    key: str
    name: str
    recipe: Recipe
    seed: int
    without: str
    sources: Sources
    cache: Path
    folder: Path
    backend: str = BACKENDS[0]

    @property
    def checkpoint(self) -> Path:
        """The checkpoint to resume from."""
        return self.folder / f"{self.key}.checkpoint"

    @property
    def log(self) -> Path:
        """The file of its progress."""
        return self.folder / f"{self.key}.log"

    def tidy(self) -> None:
        """Removes checkpoint and log, once the result is kept."""
        self.checkpoint.unlink(missing_ok=True)
        self.log.unlink(missing_ok=True)


def train_task(task: SweepTask) -> Result:
    """Trains, or resumes, and reads the fold; progress and tracebacks go into the log.

    Raises:
        ValueError: the training diverged, or the backend is not installed here.
        AppError: see `train_recipe`.
    """
    task.folder.mkdir(parents=True, exist_ok=True)
    with task.log.open("a", encoding="utf-8") as log, redirect_stdout(log):
        try:
            return _trained(task)
        except Exception:
            traceback.print_exc(file=log)
            raise


def _trained(task: SweepTask) -> Result:
    choose_backend(task.backend)
    _limit_threads()
    data = _data(task.recipe, task.sources, task.cache)
    result = train_recipe(
        task.recipe, data, seed=task.seed, without=task.without, checkpoint=task.checkpoint
    )
    classifier = Classifier.from_weights(result.config.architecture, result.weights)
    return {
        "key": task.key,
        "network": task.recipe.network,
        "settings": asdict(task.recipe),
        "seed": task.seed,
        "without": task.without,
        **misread_counts(classifier, data.pens, task.without),
        "mnist_validation": result.validation_accuracy,
        "seconds": round(result.seconds, 1),
    }


def _limit_threads() -> None:
    """Limits TensorFlow's threads as the worker's environment says, instead of all cores.

    PyTorch reads OMP_NUM_THREADS itself; JAX uses all cores.
    """
    threads = os.environ.get(THREADS)
    if threads and backend() == "tensorflow":
        tensorflow = import_tensorflow()
        tensorflow.config.threading.set_intra_op_parallelism_threads(int(threads))


_data = lru_cache(1)(RecipeData.draw)
"""Shared by successive trainings of the same settings."""
