"""A training run as `train` is asked for it: everything looked at before TensorFlow is imported."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.cli.settings import chosen_config, continued_config
from mnist_desktop.cli.terminal import say
from mnist_desktop.messages import text_of
from mnist_desktop.problem import ModelFileError, Problem

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet
    from mnist_desktop.data.orientation import Orientation
    from mnist_desktop.learning.events import TrainingConfig
    from mnist_desktop.learning.training_sets import TrainingSets


@dataclass(frozen=True, eq=False)
class TrainingPlan:
    """What is to be done.

    Attributes:
        config: what to train and how.
        sets: what it learns from.
        checkpoint: where the run is kept while it is not finished.
        resumed: the checkpoint of the run that goes on; None for a new run.
    """

    config: TrainingConfig
    sets: TrainingSets
    checkpoint: Path
    resumed: Path | None = None

    @property
    def goes_on_in_place(self) -> bool:
        """Whether a run goes on from its own checkpoint, so that none is lost."""
        resumed = self.resumed
        return (
            resumed is not None and self.checkpoint.exists() and self.checkpoint.samefile(resumed)
        )


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
        config = config_for_data(options, orientation)
        _tell_of_data(options, orientation)
        return TrainingPlan(config, TrainingSets.of(config), checkpoint)
    saved = Checkpoint.load(options.resume)
    config = continued_config(options, saved.config)
    if saved.images != _data_set(config.data, config.orientation).fingerprint:
        raise ModelFileError("checkpoint_of_other_images", name=options.resume.name)
    return TrainingPlan(config, TrainingSets.of(config), checkpoint, options.resume)


def config_for_data(options: argparse.Namespace, orientation: Orientation) -> TrainingConfig:
    """The settings of a new run on the data set asked for; raises and leaves as `training_plan`."""
    if options.data is None:  # MNIST's figures are known without reading it
        return chosen_config(options, ())
    data = _data_set(options.data.absolute(), orientation)
    return chosen_config(options, data.classes, len(data.train), orientation)


def orientation_of(options: argparse.Namespace) -> Orientation:
    """What the options say is to be done to the data set's images."""
    from mnist_desktop.cli.data_options import asked_orientation
    from mnist_desktop.data.orientation import AS_IS

    if not (options.turn or options.invert):
        return AS_IS
    return asked_orientation(options, _data_set(options.data.absolute()).train)


def _tell_of_data(options: argparse.Namespace, orientation: Orientation) -> None:
    """Says how the data set was split, and whether its images seem to lie otherwise."""
    from mnist_desktop.cli.data_options import say_hint

    if options.data is None:
        return
    data = _data_set(options.data.absolute(), orientation)
    for remark in data.remarks:
        say(text_of(remark))
    say_hint(data.train, data.classes, orientation)


def _data_set(path: Path | None, orientation: Orientation | None = None) -> DataSet:
    """A data set; a Problem with it names the file, which may come from a checkpoint."""
    from mnist_desktop.data.orientation import AS_IS
    from mnist_desktop.learning.training_sets import cached_data_set

    try:
        return cached_data_set(path, orientation or AS_IS)
    except Problem as problem:
        if not problem.key.startswith(("file_", "folder_")):  # the others name it themselves
            raise
        reason = text_of(problem)
        raise Problem("data_refused", name=path, reason=reason.removesuffix(".")) from problem
