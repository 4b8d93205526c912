"""The command `train`: from its options to a model file."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_desktop.cli.data_options import asked_orientation, say_hint
from mnist_desktop.cli.destination import checked_destination
from mnist_desktop.cli.own_drawings import SUFFIX as DRAWINGS_SUFFIX
from mnist_desktop.cli.own_drawings import own_images_file
from mnist_desktop.cli.stop_signals import NOTHING_LEARNED, StopSignals
from mnist_desktop.cli.terminal import ProgressLine, print_json, print_line, say
from mnist_desktop.cli.train_options import check_together, chosen_config, resumed_config
from mnist_desktop.cli.train_report import TrainingProgress, TrainingReport
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.learning.trained_model import TrainingCurve, trained_model, with_scores
from mnist_desktop.messages import one_line, text_of
from mnist_desktop.problem import AppError, ModelFileError, NoGpuError, SavingError, TensorFlowError
from mnist_desktop.recognition.model_file import write_model

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet
    from mnist_desktop.learning.batches import TrainingSets
    from mnist_desktop.learning.events import BatchProgress, TrainingConfig, TrainingResult


@dataclass(frozen=True, eq=False)
class TrainingPlan:
    """What to train, from what, and the checkpoints that it is kept in and resumed from.

    `drawings` are own ones as images, in a file that was made for this run alone.
    """

    config: TrainingConfig
    sets: TrainingSets
    checkpoint: Path
    resumed: Path | None = None
    drawings: Path | None = None

    @property
    def resumes_in_place(self) -> bool:
        """Whether the run is resumed from the checkpoint that it will overwrite."""
        resumed = self.resumed
        return (
            resumed is not None and self.checkpoint.exists() and self.checkpoint.samefile(resumed)
        )


def training_plan(
    options: argparse.Namespace, destination: Path, line: ProgressLine
) -> TrainingPlan | None:
    """The run that the options of `train` ask for; SystemExit 2 where they are impossible.

    Its checkpoint goes beside the destination of the model, and so do own drawings as images. None
    if these cannot be read, and why has been said.

    Raises:
        AppError: the data set or the checkpoint cannot be used, or nothing can be trained here.
    """
    from mnist_desktop.learning.batches import TrainingSets
    from mnist_desktop.learning.checkpoint import SUFFIX, Checkpoint
    from mnist_desktop.learning.tensorflow_requirements import why_no_training

    why = why_no_training()
    if why is not None:
        raise TensorFlowError.of(why)
    checkpoint = destination.with_suffix(SUFFIX)
    if options.resume is None:
        orientation = orientation_of(options)
        config = config_for_data(options, orientation)
        _describe_data(options, orientation)
        made = destination.with_suffix(DRAWINGS_SUFFIX).absolute()
        if options.also:
            also = own_images_file(options.also, made, line)
            if also is None:
                return None
            config = replace(config, also=also)
        is_given = made in [path.absolute() for path in options.also]
        drawings = made if config.also == made and not is_given else None
        return TrainingPlan(config, TrainingSets.of(config), checkpoint, drawings=drawings)
    saved = Checkpoint.load(options.resume)
    config = resumed_config(options, saved.config)
    _data_set(config.data, config.orientation)
    sets = TrainingSets.of(config)
    if saved.images != sets.images:
        raise ModelFileError("checkpoint_of_other_images", name=options.resume.name)
    made = options.resume.with_suffix(DRAWINGS_SUFFIX).absolute()
    drawings = made if config.also == made else None
    return TrainingPlan(config, sets, checkpoint, options.resume, drawings)


def config_for_data(options: argparse.Namespace, orientation: Orientation) -> TrainingConfig:
    """The settings of a new run on the data set asked for; raises and leaves as `training_plan`."""
    if options.data is None:  # MNIST's figures are known without reading it
        return chosen_config(options, ())
    data = _data_set(options.data.absolute(), orientation)
    return chosen_config(options, data.classes, len(data.train), orientation)


def orientation_of(options: argparse.Namespace) -> Orientation:
    """How the options ask to turn or invert the images."""
    if not (options.turn or options.invert):
        return AS_IS
    return asked_orientation(options, _data_set(options.data.absolute()).train)


def _describe_data(options: argparse.Namespace, orientation: Orientation) -> None:
    """Says how the data set was split, and whether its images seem to be turned or inverted."""
    if options.data is None:
        return
    data = _data_set(options.data.absolute(), orientation)
    for remark in data.remarks:
        say(text_of(remark))
    say_hint(data.train, data.classes, orientation)


def _data_set(path: Path | None, orientation: Orientation = AS_IS) -> DataSet:
    """A data set; an error with it names the file, whose path may come from a checkpoint."""
    from mnist_desktop.learning.batches import cached_data_set

    try:
        return cached_data_set(path, orientation)
    except AppError as problem:
        if not problem.key.startswith(("file_", "folder_")):  # the others name it themselves
            raise
        reason = text_of(problem)
        raise AppError("data_refused", name=path, reason=reason.removesuffix(".")) from problem


def run_train(options: argparse.Namespace, line: ProgressLine) -> int:
    """Trains as the options say and returns the exit status; progress is shown on `line`."""
    check_together(options)
    if options.print_code:
        return _print_code(options, line)
    destination = checked_destination(options.out)
    with StopSignals() as signals:
        plan = training_plan(options, destination, line)
        if plan is None:
            return 1
        return _CommandRun(plan, destination, line, signals, is_json=options.json).status()


class _CommandRun:
    """One run: trains, shows its progress, saves and reports."""

    def __init__(
        self,
        plan: TrainingPlan,
        destination: Path,
        line: ProgressLine,
        signals: StopSignals,
        *,
        is_json: bool,
    ) -> None:
        self._plan = plan
        self._destination = destination
        self._line = line
        self._progress = TrainingProgress(sys.stderr, line, has_epochs=not is_json)
        self._signals = signals
        self._is_json = is_json
        self._curve = TrainingCurve()
        self._is_resuming = plan.resumed is not None
        self._has_said_unsaved = False
        self._checkpoint_before = _written_at(plan.checkpoint)

    def status(self) -> int:
        """Trains, saves and reports; returns the exit status."""
        if not self._is_resuming:
            self._warn_of_overwriting()
        try:
            return self._finish(self._trained())
        except (AppError, MemoryError) as error:
            self._line.clear()
            problem = error if isinstance(error, AppError) else AppError("memory_short")
            say(_explained(problem) + self._how_to_resume(" What was learned is kept; go on with"))
            return 1

    def _trained(self) -> TrainingResult:
        from mnist_desktop.learning.devices import import_tensorflow
        from mnist_desktop.learning.train import train

        self._line.announce("starting TensorFlow...")
        import_tensorflow()
        self._signals.begin()
        plan = self._plan
        self._progress.begin(plan.config.batch_size, len(plan.sets.validation))
        return train(
            plan.config,
            on_batch=self._show_batch,
            on_epoch=self._progress.show_epoch,
            should_stop=self._signals.is_set,
            sets=plan.sets,
            on_unsaved=self._say_unsaved,
            checkpoint=plan.checkpoint,
            resume=plan.resumed or False,
        )

    def _say_unsaved(self, problem: SavingError) -> None:
        """Says once that a checkpoint could not be written; the next one may be."""
        if not self._has_said_unsaved:
            self._has_said_unsaved = True
            self._line.clear()
            say(f"{text_of(problem)} The training itself is not affected.")

    def _warn_of_overwriting(self) -> None:
        if self._checkpoint_before is not None and not self._plan.resumes_in_place:
            say(
                f"the unfinished run in {_shown(self._plan.checkpoint)} will be overwritten"
                " (--resume would go on with it)"
            )

    def _show_batch(self, progress: BatchProgress) -> None:
        if self._is_resuming:  # not earlier: a checkpoint that cannot be used overwrites none
            self._is_resuming = False
            self._warn_of_overwriting()
        self._curve.add(progress)
        self._progress.show_batch(progress)

    def _finish(self, result: TrainingResult) -> int:
        from mnist_desktop.learning.events import TrainingOutcome

        if not result.weights and result.outcome is TrainingOutcome.STOPPED:
            self._line.clear()
            say(NOTHING_LEARNED)
            return self._signals.status
        report = self._save_model(result) if result.weights else TrainingReport(None, result, None)
        self._line.clear()
        has_diverged = result.outcome is TrainingOutcome.DIVERGED
        if has_diverged:
            say(_diverged_in_words(report))
        elif result.outcome is TrainingOutcome.STOPPED:
            say(f"stopped; saved {_shown(self._destination)}" + self._how_to_resume("; go on with"))
        else:
            with suppress(OSError):  # a checkpoint left behind does no harm
                self._plan.checkpoint.unlink(missing_ok=True)
                if self._plan.drawings is not None:
                    self._plan.drawings.unlink(missing_ok=True)
        if self._is_json:
            print_json(report.to_json())
        else:
            print_line(report.in_words())
        return 1 if has_diverged else 0

    def _save_model(self, result: TrainingResult) -> TrainingReport:
        """Saves the model at once, and again with the scores of its final test."""
        from mnist_desktop.learning.final_test import final_test

        model = trained_model(result, self._destination.stem, self._curve.points)
        write_model(self._destination, model)
        self._line.announce("reading the test images...")
        test = final_test(result, None)
        write_model(self._destination, with_scores(model, result.config, test))
        return TrainingReport(self._destination, result, test)

    def _how_to_resume(self, words: str) -> str:
        """How to resume, if this run has left a checkpoint; else empty."""
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
    """The message; for a missing GPU also why TensorFlow sees none."""
    from mnist_desktop.learning.devices import why_cpu

    why = why_cpu(sys.platform, []) if isinstance(problem, NoGpuError) else None
    return text_of(problem) if why is None else f"{text_of(problem)} {text_of(why)}"


def _print_code(options: argparse.Namespace, line: ProgressLine) -> int:
    from mnist_desktop.learning.batches import cached_data_set
    from mnist_desktop.learning.keras_code.script import keras_script

    orientation = orientation_of(options)
    config = config_for_data(options, orientation)
    if options.also:
        also = own_images_file(options.also, Path(f"own{DRAWINGS_SUFFIX}"), line)
        if also is None:
            return 1
        config = replace(config, also=also)
    data, reading = None, None
    if config.data is not None:
        data = config.data.absolute()
        reading = cached_data_set(config.data, orientation).layout
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
