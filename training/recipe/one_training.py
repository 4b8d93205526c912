"""Trains a recipe on all data or without one fold; resumable, prints its progress."""

import time
from collections.abc import Callable
from pathlib import Path

from mnist_desktop.learning.batches import TrainingSets
from mnist_desktop.learning.events import (
    BatchProgress,
    EpochSummary,
    TrainingOutcome,
    TrainingResult,
)
from mnist_desktop.learning.train import train
from training.recipe.recipe import Recipe
from training.recipe.recipe_data import RecipeData

PROGRESS_INTERVAL = 100  # batches


def train_recipe(
    recipe: Recipe, data: RecipeData, *, seed: int, without: str, checkpoint: Path
) -> TrainingResult:
    """Trains, or resumes from `checkpoint` if it exists and belongs to the same training.

    The people of the fold `without` are left out. The checkpoint's folder must exist.

    Raises:
        ValueError: the training diverged.
        AppError: the checkpoint is another training's.
    """
    sets = data.sets(recipe, seed, without)
    return train_sets(recipe, sets, seed=seed, checkpoint=checkpoint)


def _never() -> bool:
    return False


def train_sets(
    recipe: Recipe,
    sets: TrainingSets,
    *,
    seed: int,
    checkpoint: Path,
    should_stop: Callable[[], bool] = _never,
) -> TrainingResult:
    """The same from sets that are made; asked after every batch whether it should stop.

    A training that is stopped can be resumed from its checkpoint.
    """
    result = train(
        recipe.config(seed),
        sets=sets,
        on_batch=_show_batch,
        on_epoch=_show_epoch,
        should_stop=should_stop,
        checkpoint=checkpoint,
        resume=checkpoint.exists(),
    )
    if result.outcome is TrainingOutcome.DIVERGED:  # its weights are of an earlier epoch
        raise ValueError("the training diverged")
    return result


def _show_batch(progress: BatchProgress) -> None:
    if progress.batch % PROGRESS_INTERVAL == 0:
        print(
            f"{time.strftime('%H:%M:%S')} epoch {progress.epoch}/{progress.epochs} "
            f"batch {progress.batch}/{progress.batches} loss {progress.loss:.4f} "
            f"accuracy {progress.accuracy:.4f}",
            flush=True,
        )


def _show_epoch(epoch: EpochSummary) -> None:
    print(
        f"{time.strftime('%H:%M:%S')} epoch {epoch.epoch} done in {epoch.seconds:.0f} s: "
        f"validation loss {epoch.validation_loss:.4f} "
        f"accuracy {epoch.validation_accuracy:.4f}",
        flush=True,
    )
