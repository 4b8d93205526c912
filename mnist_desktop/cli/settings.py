"""The settings of a training run, from the options of `train`."""

import argparse
from collections.abc import Sequence
from dataclasses import replace

from mnist_desktop.cli.data_options import check_data_options
from mnist_desktop.cli.option_kinds import ClassWeight
from mnist_desktop.cli.train_options import DEFAULT_PRESET
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.events import TrainingConfig
from mnist_desktop.learning.presets import PRESETS, TRAINING_IMAGES, with_samples
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, CLASSES

_SETTINGS = (
    *("preset", "architecture", "samples", "epochs", "batch_size", "learning_rate", "optimizer"),
    *("augment", "class_weight", "schedule", "loss", "patience", "seed"),
)
"""What a run that is resumed has already; options of these names."""


def check_together(options: argparse.Namespace) -> None:
    """Refuses options that do not go together; leaves by SystemExit 2."""
    if options.resume is not None:
        for name in _SETTINGS:
            given = getattr(options, name)
            # A 0 is given, too
            if name != "epochs" and given is not None and given is not False and given != []:
                options.refuse(f"--{name.replace('_', '-')} cannot be changed by --resume")
        if options.turn or options.invert:
            options.refuse("--turn and --invert cannot be changed by --resume")
        if options.print_code:
            options.refuse("--print-code does not go together with --resume")
    else:
        check_data_options(options)
    if options.out is None and not options.print_code:
        options.refuse("the following arguments are required: --out")
    if options.out is not None and not options.out.name:
        options.refuse(f"argument --out: {str(options.out)!r} is not the name of a file")


def chosen_config(
    options: argparse.Namespace,
    classes: Sequence[str],
    available: int = TRAINING_IMAGES,
    orientation: Orientation = AS_IS,
) -> TrainingConfig:
    """The settings of a new run; leaves by SystemExit 2 where they are impossible.

    Args:
        options: of `train`.
        classes: names of the data set's classes; empty for the digits.
        available: training images of the data set.
        orientation: what is done to its images.
    """
    preset = PRESETS[options.preset or DEFAULT_PRESET].config
    changes = {
        name: getattr(options, name)
        for name in _SETTINGS
        if name in TrainingConfig.__dataclass_fields__ and getattr(options, name) is not None
    }
    changes.pop("preset", None)
    if options.architecture is not None:
        changes["architecture"] = ARCHITECTURES[options.architecture]
    if options.device is not None:
        changes["device"] = options.device
    if options.data is not None:
        changes |= {"data": options.data.absolute(), "orientation": orientation}
    if options.batch_size is None:  # few images are learned in small batches, as in the window
        fitted = with_samples(preset, options.samples, available, TRAINING_IMAGES)
        changes["batch_size"] = fitted.batch_size
    if options.augment and preset.augmentation is None:
        changes["augmentation"] = Augmentation()
    try:
        weights = _weights(options.class_weight, preset.class_weights, classes)
        return replace(preset, class_weights=weights, **changes)
    except ValueError as error:
        options.refuse(f"argument --class-weight: {error}")
        raise


def continued_config(options: argparse.Namespace, saved: TrainingConfig) -> TrainingConfig:
    """The settings of a run that goes on; leaves by SystemExit 2 where they are impossible."""
    if options.device is not None:
        saved = replace(saved, device=options.device)
    if options.data is not None:
        saved = replace(saved, data=options.data.absolute())
    added = (options.epochs or saved.all_epochs) - saved.all_epochs
    if added < 0:
        options.refuse(f"argument --epochs: this run has {saved.all_epochs} epochs, and at least")
    return saved.continued(added) if added else saved


def _weights(
    asked: Sequence[ClassWeight], weights: Sequence[float], classes: Sequence[str]
) -> tuple[float, ...]:
    """How much each class counts; () for all alike."""
    if not asked:
        return tuple(weights)
    changed = list(weights or (1.0,) * CLASSES)
    for text, weight in asked:
        changed[_label(text, classes)] = weight
    if not any(changed):
        raise ValueError("one class must count at least")
    return () if set(changed) == {1.0} else tuple(changed)


def _label(text: str, classes: Sequence[str]) -> int:
    names = list(classes) or [str(digit) for digit in range(CLASSES)]
    numbers = [str(number) for number in range(len(names))]
    for known in (names, [name.casefold() for name in names], numbers):
        for typed in (text, text.casefold()):
            if typed in known:
                return known.index(typed)
    raise ValueError(f"there is no class {text!r}, but {', '.join(names)}")
