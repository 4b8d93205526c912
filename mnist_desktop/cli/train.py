"""The command `train`: from its options to a model file."""

from __future__ import annotations

import argparse
import os
import stat
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.cli.stop_signals import NOTHING_LEARNED, StopSignals
from mnist_desktop.cli.terminal import print_json, print_line, say
from mnist_desktop.cli.train_options import check_together, chosen_config, continued_config
from mnist_desktop.cli.train_report import ProgressBar, TrainingReport
from mnist_desktop.learning.trained_model import TrainingCurve, trained_model, with_scores
from mnist_desktop.messages import one_line, text_of
from mnist_desktop.problem import AppError, ModelFileError, SavingError
from mnist_desktop.recognition.model_file import SUFFIX, write_model

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet
    from mnist_desktop.data.orientation import Orientation
    from mnist_desktop.learning.batches import TrainingSets
    from mnist_desktop.learning.events import BatchProgress, TrainingConfig, TrainingResult


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
        AppError: the data set or the checkpoint cannot be used, or nothing can be trained here.
    """
    from mnist_desktop.learning.batches import TrainingSets
    from mnist_desktop.learning.checkpoint import SUFFIX, Checkpoint
    from mnist_desktop.learning.devices import why_no_training

    why = why_no_training()
    if why is not None:
        raise why
    checkpoint = destination.with_suffix(SUFFIX)
    if options.resume is None:
        orientation = orientation_of(options)
        config = config_for_data(options, orientation)
        _report_of_data(options, orientation)
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


def _report_of_data(options: argparse.Namespace, orientation: Orientation) -> None:
    """Says how the data set was split, and whether its images seem to lie otherwise."""
    from mnist_desktop.cli.data_options import say_hint

    if options.data is None:
        return
    data = _data_set(options.data.absolute(), orientation)
    for remark in data.remarks:
        say(text_of(remark))
    say_hint(data.train, data.classes, orientation)


def _data_set(path: Path | None, orientation: Orientation | None = None) -> DataSet:
    """A data set; a AppError with it names the file, which may come from a checkpoint."""
    from mnist_desktop.data.orientation import AS_IS
    from mnist_desktop.learning.batches import cached_data_set

    try:
        return cached_data_set(path, orientation or AS_IS)
    except AppError as problem:
        if not problem.key.startswith(("file_", "folder_")):  # the others name it themselves
            raise
        reason = text_of(problem)
        raise AppError("data_refused", name=path, reason=reason.removesuffix(".")) from problem


def model_destination(asked: Path) -> Path:
    """The path of the model file: with its suffix, in a folder that can be written to.

    Raises:
        SavingError: "saving_refused", "destination_folder_missing", "folder_not_writable" and
            "destination_not_a_file".
    """
    if os.path.isdir(asked):  # noqa: PTH112 - not beside it under a name much like its own
        raise SavingError("destination_not_a_file", name=asked)
    path = asked if asked.suffix.lower() == SUFFIX else asked.with_name(asked.name + SUFFIX)
    folder = path.parent
    if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises for names that are too long
        raise SavingError("destination_folder_missing", folder=folder)
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        kind = stat.S_IFREG
    except (OSError, ValueError) as error:  # a name that is too long; a NUL in it
        reason = getattr(error, "strerror", None) or error
        raise SavingError("saving_refused", name=path.name, reason=reason) from error
    if not stat.S_ISREG(kind):
        raise SavingError("destination_not_a_file", name=path.name)
    try:
        # What the folder's rights say is not all: disks may be full or read-only.
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise SavingError("folder_not_writable", folder=folder) from error
    return path


def run_train(options: argparse.Namespace) -> int:
    """Does what the options say and returns the exit status."""
    check_together(options)
    if options.print_code:
        return _print_code(options)
    destination = model_destination(options.out)
    bar = ProgressBar(sys.stderr, has_lines=not options.json)
    try:
        with StopSignals() as signals:
            plan = training_plan(options, destination)
            return _CommandRun(plan, destination, bar, signals, is_json=options.json).status()
    finally:
        bar.clear()


class _CommandRun:
    """A run with its bar, its signals and its files."""

    def __init__(
        self,
        plan: TrainingPlan,
        destination: Path,
        bar: ProgressBar,
        signals: StopSignals,
        *,
        is_json: bool,
    ) -> None:
        self._plan = plan
        self._destination = destination
        self._bar = bar
        self._signals = signals
        self._is_json = is_json
        self._curve = TrainingCurve()
        self._is_about_to_go_on = plan.resumed is not None
        self._checkpoint_before = _written_at(plan.checkpoint)

    def status(self) -> int:
        """Trains, saves, tells; what comes of it as an exit status."""
        if not self._is_about_to_go_on:
            self._report_what_is_lost()
        try:
            return self._saved(self._trained())
        except (AppError, MemoryError) as error:
            self._bar.clear()
            problem = error if isinstance(error, AppError) else AppError("memory_short")
            say(_explained(problem) + self._way_on(" What was learned is kept; go on with"))
            return 1

    def _trained(self) -> TrainingResult:
        from mnist_desktop.learning.devices import import_tensorflow
        from mnist_desktop.learning.train import train

        self._bar.tell("starting TensorFlow...")
        import_tensorflow()
        self._signals.begin()
        plan = self._plan
        self._bar.begin(plan.config.batch_size, len(plan.sets.validation))
        return train(
            plan.config,
            on_batch=self._show_batch,
            on_epoch=self._bar.show_epoch,
            should_stop=self._signals.is_set,
            sets=plan.sets,
            checkpoint=plan.checkpoint,
            resume=plan.resumed or False,
        )

    def _report_what_is_lost(self) -> None:
        if self._checkpoint_before is not None and not self._plan.goes_on_in_place:
            say(
                f"the unfinished run in {_shown(self._plan.checkpoint)} will be overwritten"
                " (--resume would go on with it)"
            )

    def _show_batch(self, progress: BatchProgress) -> None:
        if self._is_about_to_go_on:  # a checkpoint that cannot be used overwrites none
            self._is_about_to_go_on = False
            self._report_what_is_lost()
        self._curve.add(progress)
        self._bar.show_batch(progress)

    def _saved(self, result: TrainingResult) -> int:
        from mnist_desktop.learning.events import TrainingOutcome

        if not result.weights and result.outcome is TrainingOutcome.STOPPED:
            self._bar.clear()
            say(NOTHING_LEARNED)
            return self._signals.status
        report = self._measured(result) if result.weights else TrainingReport(None, result, None)
        self._bar.clear()
        has_diverged = result.outcome is TrainingOutcome.DIVERGED
        if has_diverged:
            say(_diverged_in_words(report))
        elif result.outcome is TrainingOutcome.STOPPED:
            say(f"stopped; saved {_shown(self._destination)}" + self._way_on("; go on with"))
        else:
            with suppress(OSError):  # it is in nobody's way
                self._plan.checkpoint.unlink(missing_ok=True)
        if self._is_json:
            print_json(report.to_json())
        else:
            print_line(report.in_words())
        return 1 if has_diverged else 0

    def _measured(self, result: TrainingResult) -> TrainingReport:
        """Saves the model, first as it is and then with its scores."""
        from mnist_desktop.learning.judging import judged

        model = trained_model(result, self._destination.stem, self._curve.points)
        write_model(self._destination, model)
        self._bar.tell("reading the test images...")
        judgement = judged(result, None)
        write_model(self._destination, with_scores(model, result.config, judgement))
        return TrainingReport(self._destination, result, judgement)

    def _way_on(self, words: str) -> str:
        """How to go on where this run has left a checkpoint, else nothing."""
        checkpoint = self._plan.checkpoint
        if _written_at(checkpoint) in (None, self._checkpoint_before):
            return ""
        return f"{words} --resume {_shown(checkpoint)}"


def _diverged_in_words(report: TrainingReport) -> str:
    result = report.result
    saved = "nothing was saved"
    if report.file is not None:
        what = f"those of epoch {result.best_epoch}" if result.is_validated else "not validated"
        saved = f"the last good weights, {what}, are saved in {_shown(report.file)}"
    rate = result.config.learning_rate / 10
    return (
        f"the training went wrong in epoch {len(result.history) + 1}: the loss became infinite or"
        f" no number; {saved}; a tenth of the learning rate may help: --learning-rate {rate:.3g}"
    )


def _explained(problem: AppError) -> str:
    """The sentence; where a GPU is missed, with another one on where it could come from."""
    from mnist_desktop.learning.devices import why_cpu

    why = why_cpu(sys.platform, []) if problem.key == "no_gpu" else None
    return text_of(problem) if why is None else f"{text_of(problem)} {text_of(why)}"


def _print_code(options: argparse.Namespace) -> int:
    from mnist_desktop.learning.batches import cached_data_set
    from mnist_desktop.learning.keras_code.script import keras_script

    orientation = orientation_of(options)
    config = config_for_data(options, orientation)
    data, reading = None, None
    if config.data is not None:
        data = config.data.absolute()
        reading = cached_data_set(config.data, orientation).reading
    print_line(keras_script(config, data, reading).rstrip("\n"))
    return 0


def _written_at(path: Path) -> int | None:
    """When a file was last written, in ns; None if there is none."""
    try:
        return path.stat().st_mtime_ns
    except (OSError, ValueError):
        return None


def _shown(path: Path) -> str:
    return one_line(str(path))
