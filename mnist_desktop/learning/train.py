"""Training a network: `train`, which a window, a command line and a recipe call alike."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.learning.batches import TrainingSets, changed_sets
from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.learning.devices import device_scope, import_backend
from mnist_desktop.learning.events import (
    BatchProgress,
    CandidateWeights,
    EpochSummary,
    TrainingConfig,
    TrainingOutcome,
    TrainingResult,
)
from mnist_desktop.learning.film import Film
from mnist_desktop.learning.tensorflow_setup import tensorflow_errors_as_problems
from mnist_desktop.problem import SavingError

if TYPE_CHECKING:
    from mnist_desktop.learning.fit.run import ChangeWish


def _ignore(_: object) -> None:
    """Default callback: does nothing."""


def _never() -> bool:
    return False


def _nothing() -> None:
    return None


def _raise(problem: SavingError) -> None:
    raise problem


def train(
    config: TrainingConfig,
    *,
    on_batch: Callable[[BatchProgress], None] = _ignore,
    on_epoch: Callable[[EpochSummary], None] = _ignore,
    on_weights: Callable[[CandidateWeights], None] = _ignore,
    should_stop: Callable[[], bool] = _never,
    should_pause: Callable[[], bool] = _never,
    on_unsaved: Callable[[SavingError], None] = _raise,
    sets: TrainingSets | None = None,
    checkpoint: Path | None = None,
    resume: bool | Path = False,
    film: Path | None = None,
    on_film: Callable[[Film], None] = _ignore,
    take_change: Callable[[], "ChangeWish | None"] = _nothing,
    on_changed: Callable[[TrainingConfig], None] = _ignore,
) -> TrainingResult:
    """Trains a network with `keras.Model.fit`.

    All callables are called on this thread; one that raises ends the run.

    Args:
        config: what to train and how.
        on_batch: called after every batch.
        on_epoch: called after every epoch, when it is scored and its checkpoint written.
        on_weights: given a copy of the weights after the first batch, then at most 4 times a
            second.
        should_stop: asked before the first batch, after every batch and while images are scored;
            True ends the run, which keeps its best epoch.
        should_pause: asked likewise; the run waits as long as it is True.
        on_unsaved: called when a checkpoint cannot be written; the run goes on if it returns. By
            default it ends.
        sets: what to learn from; by default what the config says.
        checkpoint: where a checkpoint goes after every epoch, every 25 s and at the end; short
            epochs write one per second at most.
        resume: go on from that file, or from another one, which stays as it is.
        film: where the run's film goes, if anywhere; that of its earlier part goes on.
        on_film: called whenever the film has grown.
        take_change: asked like `should_stop`: the learning rate and the augmentation that the run
            is to go on with, once; None for no change.
        on_changed: called when such a change holds, with the settings that tell of it.

    Raises:
        AppError: TensorFlow or the data cannot be used (see `devices`, `data_set`); "no_gpu";
            "checkpoint_of_another_run" if it is not this run's; ModelFileError if it cannot be
            read; SavingError if it cannot be written and `on_unsaved` is not given; "memory_short"
            and "training_failed" where TensorFlow gives up.
    """
    import_backend()
    from mnist_desktop.learning.fit import callbacks  # which imports Keras
    from mnist_desktop.learning.fit.filming import Filming
    from mnist_desktop.learning.fit.run import TrainingRun

    with tensorflow_errors_as_problems():
        scope, device = device_scope(config.device)
        with scope:
            sets = sets or TrainingSets.of(config)
            source = resume if isinstance(resume, Path) else checkpoint if resume else None
            saved = None if source is None else Checkpoint.load(source)
            while True:
                run = TrainingRun(config, sets)
                if saved is not None:
                    run.restore(saved, "" if source is None else source.name)
                filming = None if film is None else Filming(run, film, on_film)
                recorded = on_weights if filming is None else filming.recording(on_weights)
                candidates = callbacks.Candidates(run, recorded)
                interruption = callbacks.StopAndPause(
                    run, should_stop, should_pause, candidates.hand_out, take_change
                )
                checkpoints = callbacks.Checkpoints(run, checkpoint, on_unsaved)
                run.callbacks += [
                    callbacks.EpochMeans(run),
                    candidates,
                    callbacks.Validation(run, interruption.wait),
                    *([filming] if filming else []),
                    callbacks.EarlyStopping(run),
                    checkpoints,
                    callbacks.Progress(run, on_batch, on_epoch),
                    interruption,
                ]
                try:
                    if interruption.wait():
                        run.fit()
                finally:
                    if filming is not None:
                        filming.close()
                if run.changed is None:
                    break
                # What Keras has compiled knows the old settings, so the run is made anew
                config, saved = run.changed, run.checkpoint()
                if saved is None and run.step:
                    run.outcome = TrainingOutcome.DIVERGED
                    break
                sets = changed_sets(sets, config)
                on_changed(config)
            if run.outcome is not TrainingOutcome.DIVERGED:
                checkpoints.save()
            return run.result(device)
