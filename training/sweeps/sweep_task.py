"""One training of a sweep: what it is told, and what it ends with."""

import os
import traceback
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from mnist_desktop.learning.devices import import_tensorflow
from mnist_desktop.recognition.classifier import Classifier
from training.drawings.not_digit_images import Sources
from training.judging.held_out import misread_counts
from training.recipe.one_training import train_recipe
from training.recipe.recipe import Recipe
from training.recipe.recipe_data import RecipeData
from training.sweeps.sweep_results import Result

THREADS = "TF_NUM_INTRAOP_THREADS"
"""TensorFlow's own variable for how many threads share an operation."""


@dataclass(frozen=True)
class SweepTask:
    """A training without one fold; can be sent to another computer.

    Attributes:
        key: the hash of all that its result depends on.
        name: for people.
        recipe: its settings.
        seed: of the weights, the order and the changes of the images.
        without: the fold that is not learned but read.
        sources: the corpora.
        cache: the folder of the drawn images.
        folder: where its checkpoint goes.
    """

    key: str
    name: str
    recipe: Recipe
    seed: int
    without: str
    sources: Sources
    cache: Path
    folder: Path

    @property
    def checkpoint(self) -> Path:
        """What it goes on from when it is interrupted."""
        return self.folder / f"{self.key}.checkpoint"

    @property
    def log(self) -> Path:
        """Its progress, while it runs."""
        return self.folder / f"{self.key}.log"

    def tidy(self) -> None:
        """Remove what is done with once its result is kept."""
        self.checkpoint.unlink(missing_ok=True)
        self.log.unlink(missing_ok=True)


def train_task(task: SweepTask) -> Result:
    """Train, or go on, and read the fold. Progress and the trace of an error go into the log.

    Raises:
        ValueError: it diverged.
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
    """As the worker's environment says; `import_tensorflow` itself takes all cores."""
    threads = os.environ.get(THREADS)
    if threads:
        tensorflow = import_tensorflow()
        tensorflow.config.threading.set_intra_op_parallelism_threads(int(threads))


_data = lru_cache(1)(RecipeData.draw)
"""Once for trainings of the same settings one after another."""
