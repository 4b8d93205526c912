"""The state of one training run, which callbacks change and a checkpoint keeps."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import keras
import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.batches import TrainingSets
from mnist_desktop.learning.checkpoint import Checkpoint, PartialEpoch
from mnist_desktop.learning.config import MAX_CHANGES, RunChange, TrainingConfig
from mnist_desktop.learning.events import (
    EpochSummary,
    TrainingOutcome,
    TrainingResult,
    Weights,
    best_of,
)
from mnist_desktop.learning.fit.compile import compile_model
from mnist_desktop.learning.fit.datasets import NumberedEpochs, RestOfEpoch, dataset_of
from mnist_desktop.learning.fit.printed import AveragedWeights
from mnist_desktop.learning.keras_model import (
    attach_values,
    copied,
    keras_weights,
    weight_variables,
)
from mnist_desktop.learning.scoring import Scoring
from mnist_desktop.problem import AppError, BrokenCheckpointError
from mnist_desktop.recognition.model_file import Model, ModelMetadata
from mnist_desktop.recognition.networks.architectures import first_kernels
from mnist_desktop.recognition.networks.network_json import CUSTOM

State = dict[str, npt.NDArray[Any]]
ChangeWish = tuple[float, Augmentation | None]
"""Learning rate and augmentation that a run is to go on with."""


class Stopwatch:
    """Seconds that have passed, pauses apart, and those `already` there."""

    def __init__(self, already: float = 0.0) -> None:
        self._started = time.monotonic() - already

    @property
    def seconds(self) -> float:
        """How many have passed."""
        return time.monotonic() - self._started

    def leave_out(self, wait: Callable[[], None]) -> None:
        """Calls `wait`, the time of which does not count."""
        before = time.monotonic()
        try:
            wait()
        finally:
            self._started += time.monotonic() - before


class TrainingRun:
    """A compiled model, its history and its best weights so far.

    Attributes:
        model: the Keras model.
        averaging: the callback that averages its weights, or None.
        history: the epochs that are scored.
        so_far: of the epoch that has begun.
        best: the weights of the epoch that is kept; empty before the first has ended.
        newest: finite weights, the last that were handed out; empty before.
        outcome: how the run ended; None while it goes on.
        film: name of its film; empty if it has none.
        changed: the settings that it goes on with after a change, for which it ended; else None.
        clock: of the epoch that has begun.
        callbacks: of `fit`.
    """

    def __init__(self, config: TrainingConfig, sets: TrainingSets) -> None:
        self.config = config
        self.sets = sets
        self.model = compile_model(config, sets.examples.batches)
        self.averaging: Any = None
        if config.averaging:
            self.averaging = AveragedWeights(  # type: ignore[no-untyped-call]
                self.model, config.averaging
            )
        self.scoring = Scoring(config, sets)
        self.history: list[EpochSummary] = []
        self.so_far = PartialEpoch()
        self.best: Weights = {}
        self.newest: Weights = {}
        self.outcome: TrainingOutcome | None = None
        self.film = ""
        self.changed: TrainingConfig | None = None
        self.clock = Stopwatch()
        self.callbacks: list[Any] = [self.averaging] if self.averaging else []
        optimizer = self.model.optimizer
        # On one device there is nothing to sum; what would sum keeps the graph of every run.
        optimizer._all_reduce_sum_gradients = list
        optimizer.build(self.model.trainable_variables)

    @property
    def step(self) -> int:
        """How many batches are learned."""
        attach_values(self.model)
        return int(self.model.optimizer.iterations)

    def fit(self) -> None:
        """Trains up to the last epoch, or until a callback ends the run.

        Keras asks for the number of batches once, so the rest of an epoch has a `fit` of its own.
        """
        examples, epoch = self.sets.examples, len(self.history)
        if self.so_far.batches == examples.batches:  # all are learned, and not scored
            scoring = keras.callbacks.CallbackList(self.callbacks, model=self.model)
            scoring.on_epoch_begin(epoch)
            scoring.on_epoch_end(epoch)
        elif self.so_far.batches:
            dataset = dataset_of(examples, epoch)
            rest = RestOfEpoch(dataset, self.so_far.batches)
            self._fit(rest, NumberedEpochs(dataset), epoch, epoch + 1)
        epoch = len(self.history)
        if self.outcome is None and epoch < self.config.all_epochs:
            dataset = dataset_of(examples, epoch)
            self._fit(dataset, NumberedEpochs(dataset), epoch, self.config.all_epochs)
        if self.outcome is None:
            self.outcome = TrainingOutcome.FINISHED

    def _fit(self, dataset: Any, numbered: NumberedEpochs, first: int, last: int) -> None:
        self.model.fit(
            dataset,
            epochs=last,
            initial_epoch=first,
            class_weight=dict(enumerate(self.config.class_weights)) or None,
            callbacks=[numbered, *self.callbacks],
            shuffle=False,  # the dataset does it, by the run's seed
            verbose=0,
        )

    def end_for(self, wish: ChangeWish) -> None:
        """Lets `fit` end after this batch, to go on with other settings; MAX_CHANGES times."""
        if len(self.config.changes) >= MAX_CHANGES:
            return
        step = self.step
        epochs = min(step / self.sets.examples.batches, float(self.config.all_epochs))
        self.changed = self.config.changed(RunChange(step, epochs, *wish))
        self.end(TrainingOutcome.STOPPED)

    def end(self, outcome: TrainingOutcome) -> None:
        """Lets `fit` end after this batch."""
        self.outcome = outcome
        self.model.stop_training = True

    def kept_weights(self) -> Weights | None:
        """A copy of the weights to score and keep, the averaged ones if any; None if not finite.

        They are for images in [0, 1]: a second division by 255 is done to the first kernels.
        """
        if self.averaging:
            weights = self._by_path(self.averaging.weights)
        else:
            weights = keras_weights(self.model, self.config.architecture)
        if self.config.divides_twice:
            kernels = first_kernels(self.config.architecture)
            divided = {path: weights[path] / np.float32(255) for path in kernels}
            weights = {**weights, **divided}
        return weights if _are_finite(weights) else None

    @property
    def kept_epoch(self) -> int:
        """The epoch whose weights are kept; 0 before the first has ended."""
        if not self.history:
            return 0
        return (self.history[-1] if self.sets.keeps_last else best_of(self.history)).epoch

    def add_epoch(self, summary: EpochSummary, weights: Weights) -> None:
        """Takes in an epoch that is scored, with its weights."""
        self.history.append(summary)
        if self.kept_epoch == summary.epoch:
            self.best = weights
        self.so_far = PartialEpoch()

    @property
    def should_stop_early(self) -> bool:
        """Whether there has been no better epoch for as long as the config waits."""
        added = self.config.more_epochs
        first = self.config.all_epochs - added[-1] if added else 0  # of what was asked for last
        best = max(best_of(self.history).epoch, first)
        return 0 < self.config.patience <= len(self.history) - best

    def checkpoint(self) -> Checkpoint | None:
        """What a resumed run needs; None if it is not finite or there is nothing yet."""
        state = self.state()
        if not self.step or not _are_finite(state):
            return None
        history = tuple(self.history)
        kept = (state, self.best, history, self.so_far, self.film)
        return Checkpoint(self.config, self.sets.images, *kept)

    def restore(self, saved: Checkpoint, name: str) -> None:
        """Goes on from a checkpoint, which may be of fewer epochs.

        Raises:
            AppError: "checkpoint_of_another_run"; BrokenCheckpointError "checkpoint_broken".
        """
        if saved.images != self.sets.images or not _is_same_run(saved.config, self.config):
            raise AppError("checkpoint_of_another_run", name=name)
        batches = self.sets.examples.batches
        try:
            if saved.so_far.batches > batches or bool(saved.best) != bool(saved.history):
                raise ValueError("its parts do not fit together")
            self._set_state(dict(saved.state))
            if self.step != len(saved.history) * batches + saved.so_far.batches:
                raise ValueError("its parts do not fit together")
            if saved.best:
                self.best = Model(self.config.architecture, saved.best, ModelMetadata()).weights
        except ValueError as error:
            raise BrokenCheckpointError("checkpoint_broken", name=name) from error
        self.history = list(saved.history)
        self.so_far = saved.so_far

    def result(self, device: str) -> TrainingResult:
        """What came of the run."""
        assert self.outcome is not None
        weights = self.best
        if not self.history:
            if self.outcome is TrainingOutcome.STOPPED and self.step:
                self.newest = self.kept_weights() or self.newest
            if self.outcome is TrainingOutcome.DIVERGED and self.newest:
                self.newest = self.newest if self.scoring.makes_sense(self.newest) else {}
            weights = self.newest
        return TrainingResult(
            config=self.config,
            weights=weights,
            best_epoch=self.kept_epoch,
            history=tuple(self.history),
            images_seen=self.step * self.sets.examples.batch_size,
            outcome=self.outcome,
            seconds=sum(epoch.seconds for epoch in self.history) + self.so_far.seconds,
            device=device,
            classes=self.sets.classes,
            own_drawings=self.sets.own_drawings,
            film=self.film,
        )

    def state(self) -> State:
        """All variables that a resumed run needs, and the averages, by name."""
        state = {name: copied(variable) for name, variable in self._variables().items()}
        if self.averaging:
            averages = self._by_path(self.averaging.weights)
            state |= {f"average/{path}": weight for path, weight in averages.items()}
        return state

    def _set_state(self, state: State) -> None:
        """Goes on from a state; ValueError if it is another network's."""
        state = _in_our_types(state, self.state())
        for name, variable in self._variables().items():
            variable.assign(state[name])
        if self.averaging:
            paths = self._paths()
            self.averaging.weights = [state[f"average/{path}"] for path in paths]
            self.averaging.step = self.step

    def _variables(self) -> dict[str, Any]:
        weights = weight_variables(self.model, self.config.architecture)
        known = {id(variable) for variable in weights.values()}
        metrics = {id(variable) for variable in self.model.metrics_variables}
        others = [one for one in self.model.variables if id(one) not in known | metrics]
        # The rate follows from the settings, and epochs that are added turn it into a schedule.
        rate = self.model.optimizer.learning_rate
        optimizer = [one for one in self.model.optimizer.variables if one is not rate]
        return (
            {f"last/{path}": variable for path, variable in weights.items()}
            | {f"optimizer/{i}": variable for i, variable in enumerate(optimizer)}
            | {f"dropout/{i}": variable for i, variable in enumerate(others)}
        )

    def _paths(self) -> list[str]:
        """Of the model's weights, in Keras's order."""
        paths = {
            id(variable): path
            for path, variable in weight_variables(self.model, self.config.architecture).items()
        }
        return [paths[id(variable)] for variable in self.model.weights]

    def _by_path(self, weights: list[npt.NDArray[np.float32]]) -> Weights:
        return dict(zip(self._paths(), weights, strict=True))


def _in_our_types(state: State, own: State) -> State:
    """The state, if it is finite and of our names, shapes and types; else ValueError.

    Whole numbers may be of another size: Keras counts in 64 bits on TensorFlow, in 32 elsewhere.
    """
    if state.keys() != own.keys():
        raise ValueError("the state is another network's")
    return {name: _in_type(value, own[name], name) for name, value in state.items()}


def _in_type(value: npt.NDArray[Any], own: npt.NDArray[Any], name: str) -> npt.NDArray[Any]:
    are_whole = all(np.issubdtype(one.dtype, np.integer) for one in (value, own))
    converted = value.astype(own.dtype) if are_whole else value
    if (converted.shape, converted.dtype) != (own.shape, own.dtype):
        raise ValueError(f"{name} has another shape or type")
    if not np.isfinite(converted).all() or (converted != value).any():
        raise ValueError(f"{name} is out of bounds")
    return converted


def _is_same_run(saved: TrainingConfig, asked: TrainingConfig) -> bool:
    """Whether a run goes on from a saved one; epochs may be added, the device may be another.

    A network that is not the program's own has lost its name in the file.
    """
    one, other = (
        replace(
            config,
            architecture=replace(config.architecture, name=CUSTOM),
            more_epochs=(),
            changes=(),
            device="auto",
            data=None,
            also=None,
            preset="",
        )
        for config in (saved, asked)
    )
    is_continued = asked.more_epochs[: len(saved.more_epochs)] == saved.more_epochs
    is_changed = asked.changes[: len(saved.changes)] == saved.changes
    return one == other and is_continued and is_changed


def _are_finite(weights: Weights | State) -> bool:
    return all(bool(np.isfinite(weight).all()) for weight in weights.values())
