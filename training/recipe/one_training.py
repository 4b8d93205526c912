"""One training of a recipe: all data, or all but one fold; resumable, with its progress told."""

import time
from pathlib import Path

from mnist_desktop.learning.events import (
    BatchProgress,
    EpochSummary,
    TrainingOutcome,
    TrainingResult,
)
from mnist_desktop.learning.train import train
from training.recipe.recipe import Recipe
from training.recipe.recipe_data import RecipeData

EVERY = 100
"""Batches between two lines of progress."""


def train_recipe(
    recipe: Recipe, data: RecipeData, *, seed: int, without: str, checkpoint: Path
) -> TrainingResult:
    """Train, or go on from `checkpoint` if it is of the very same training.

    Args:
        recipe: the settings.
        data: what is learned.
        seed: of the weights, the order and the changes of the images.
        without: a fold whose people are not learned, or NO_FOLD.
        checkpoint: written every 30 s and after every epoch; its folder must exist.

    Raises:
        ValueError: it diverged.
        AppError: the checkpoint is another training's.
    """
    result = train(
        recipe.config(seed),
        sets=data.sets(recipe, seed, without),
        on_batch=_show_batch,
        on_epoch=_show_epoch,
        checkpoint=checkpoint,
        resume=checkpoint.exists(),
    )
    if result.outcome is TrainingOutcome.DIVERGED:  # its weights are of an earlier epoch
        raise ValueError("the training diverged")
    return result


def _show_batch(progress: BatchProgress) -> None:
    if progress.batch % EVERY == 0:
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
