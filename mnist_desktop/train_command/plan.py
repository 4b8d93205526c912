"""A training run as `train` is asked for it: everything looked at before TensorFlow is imported."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.messages import text_of
from mnist_desktop.recognition.problem import ModelFileError, Problem
from mnist_desktop.standard_output import say
from mnist_desktop.train_command.settings import chosen_config, continued_config

if TYPE_CHECKING:
    from mnist_desktop.learning.checkpoint import Checkpoint
    from mnist_desktop.learning.data_set import DataSet
    from mnist_desktop.learning.orientation import Orientation
    from mnist_desktop.learning.progress import TrainingConfig
    from mnist_desktop.learning.training_sets import TrainingSets


@dataclass(frozen=True, eq=False)
class TrainingPlan:
    """What is to be done.

    Attributes:
        config: what to train and how.
        sets: what it learns from.
        checkpoint: where the run is kept while it is not finished.
        saved: the run that goes on, of another file than `checkpoint`.
        is_resumed: whether there is a run that goes on.
    """

    config: TrainingConfig
    sets: TrainingSets
    checkpoint: Path
    saved: Checkpoint | None
    is_resumed: bool


def training_plan(options: argparse.Namespace, destination: Path) -> TrainingPlan:
    """The run that the options of `train` ask for; leaves by SystemExit 2 for impossible ones.

    Args:
        options: of `train`.
        destination: of the model; the checkpoint goes beside it.

    Raises:
        Problem: the data set or the checkpoint cannot be used, or nothing can be trained here.
    """
    from mnist_desktop.learning.checkpoint import SUFFIX, Checkpoint
    from mnist_desktop.learning.devices import why_no_training
    from mnist_desktop.learning.training_sets import TrainingSets

    why = why_no_training()
    if why is not None:
        raise why
    checkpoint = destination.with_suffix(SUFFIX)
    if options.resume is None:
        orientation = orientation_of(options)
        config = chosen_config(options, classes_of(options.data), orientation)
        _tell_of_data(options, orientation)
        return TrainingPlan(config, TrainingSets.of(config), checkpoint, None, is_resumed=False)
    saved = Checkpoint.load(options.resume)
    config = continued_config(options, saved.config)
    if saved.images != _data_set(config.data, config.orientation).fingerprint:
        raise ModelFileError("checkpoint_of_other_images", name=options.resume.name)
    is_elsewhere = not (checkpoint.exists() and checkpoint.samefile(options.resume))
    sets = TrainingSets.of(config)
    other = saved if is_elsewhere else None
    return TrainingPlan(config, sets, checkpoint, other, is_resumed=True)


def classes_of(data: Path | None) -> tuple[str, ...]:
    """Names of a data set's classes; empty for the digits."""
    return () if data is None else _data_set(data.absolute()).classes


def orientation_of(options: argparse.Namespace) -> Orientation:
    """What the options say is to be done to the data set's images."""
    from mnist_desktop.data_options import asked_orientation
    from mnist_desktop.learning.orientation import AS_IS

    if not (options.turn or options.invert):
        return AS_IS
    return asked_orientation(options, _data_set(options.data.absolute()).train)


def _tell_of_data(options: argparse.Namespace, orientation: Orientation) -> None:
    """Says how the data set was split, and whether its images seem to lie otherwise."""
    from mnist_desktop.data_options import say_hint

    if options.data is None:
        return
    data = _data_set(options.data.absolute(), orientation)
    for remark in data.remarks:
        say(text_of(remark))
    say_hint(data.train, data.classes, orientation)


def _data_set(path: Path | None, orientation: Orientation | None = None) -> DataSet:
    """A data set; a Problem with it names the file, which may come from a checkpoint."""
    from mnist_desktop.learning.orientation import AS_IS
    from mnist_desktop.learning.training_sets import cached_data_set

    try:
        return cached_data_set(path, orientation or AS_IS)
    except Problem as problem:
        if not problem.key.startswith(("file_", "folder_")):  # the others name it themselves
            raise
        reason = text_of(problem)
        raise Problem("data_refused", name=path, reason=reason.removesuffix(".")) from problem
