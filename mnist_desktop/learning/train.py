"""Training a network: `train`, which a window, a command line and a recipe call alike."""

from collections.abc import Callable
from pathlib import Path

from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.learning.devices import device_for, gpus, import_tensorflow
from mnist_desktop.learning.events import (
    BatchProgress,
    EpochSummary,
    TrainingConfig,
    TrainingResult,
    WeightsInTraining,
)
from mnist_desktop.learning.tensorflow_problem import told_as_problems
from mnist_desktop.learning.training_run import TrainingRun, Watching
from mnist_desktop.learning.training_sets import TrainingSets
from mnist_desktop.problem import SavingError


def _ignore(_: object) -> None:
    """For those who do not watch."""


def _never() -> bool:
    return False


def _raise(problem: SavingError) -> None:
    raise problem


def train(
    config: TrainingConfig,
    *,
    on_batch: Callable[[BatchProgress], None] = _ignore,
    on_epoch: Callable[[EpochSummary], None] = _ignore,
    on_weights: Callable[[WeightsInTraining], None] = _ignore,
    should_stop: Callable[[], bool] = _never,
    should_pause: Callable[[], bool] = _never,
    on_unsaved: Callable[[SavingError], None] = _raise,
    sets: TrainingSets | None = None,
    checkpoint: Path | None = None,
    resume: bool | Path = False,
) -> TrainingResult:
    """Train a network. All callables are called on this thread; one that raises ends the run.

    Args:
        config: what to train and how.
        on_batch: called after every batch.
        on_epoch: called after every epoch, when it is scored and its checkpoint written.
        on_weights: given a copy of the weights after the first batch, then at most 4 times a
            second.
        should_stop: asked in every batch and while images are scored; True ends the run, which
            keeps its best epoch.
        should_pause: asked likewise; the run waits as long as it is True.
        on_unsaved: told when a checkpoint cannot be written; the run goes on if it returns. By
            default it ends.
        sets: what to learn from; by default what the config says.
        checkpoint: where a checkpoint goes after every epoch, every 30 s and at the end; short
            epochs write one a second at most.
        resume: go on from that file, or from another one, which stays as it is.

    Raises:
        AppError: TensorFlow or the data cannot be used (see `devices`, `data_set`); "no_gpu";
            "checkpoint_of_another_run" if it is not this run's; ModelFileError if it cannot be
            read; SavingError if it cannot be written and `on_unsaved` is not given; "memory_short"
            and "training_failed" where TensorFlow gives up.
    """
    import_tensorflow()
    with told_as_problems():
        device, device_name = device_for(config.device, gpus())
        sets = sets or TrainingSets.of(config)
        watching = Watching(on_batch, on_epoch, on_weights, should_stop, should_pause, on_unsaved)
        run = TrainingRun(config, sets, device, watching, checkpoint)
        begun = resume if isinstance(resume, Path) else checkpoint if resume else None
        if begun is not None:
            run.restore(Checkpoint.load(begun), begun.name)
        outcome = run.go()
        return run.result(outcome, device_name)
