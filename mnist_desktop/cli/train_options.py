"""The options of `train`: their values, and the settings of the run that they ask for."""

import argparse
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from mnist_desktop.cli.data_options import add_data_options, check_data_options
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.config import (
    DEVICES,
    LOSSES,
    MAX_BATCH_SIZE,
    MAX_CLASS_WEIGHT,
    MAX_EPOCHS,
    MAX_LEARNING_RATE,
    MAX_SAMPLES,
    MAX_SEED,
    OPTIMIZERS,
    SCHEDULES,
    TrainingConfig,
)
from mnist_desktop.learning.presets import PRESETS, TRAINING_IMAGES, with_samples
from mnist_desktop.percentage import percentage
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, CLASSES

ClassWeight = tuple[str, float]
"""The index or name of a class as typed, and its weight."""
N = TypeVar("N", int, float)


def class_weight(text: str) -> ClassWeight:
    """Parses "9=2"; ArgumentTypeError for anything else."""
    name, _, weight = text.rpartition("=")
    try:
        value = float(weight)
    except ValueError:
        value = math.nan
    if not name.strip() or not 0 <= value <= MAX_CLASS_WEIGHT:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a class and a number from 0 to {MAX_CLASS_WEIGHT:g}, such as 9=2"
        )
    return name.strip(), value


def _option(parse: Callable[[str], N], fits: Callable[[N], bool], what: str) -> Callable[[str], N]:
    def number(text: str) -> N:
        try:
            value = parse(text)
        except ValueError:
            value = None
        if value is None or not fits(value):
            raise argparse.ArgumentTypeError(f"{text!r} is not {what}")
        return value

    return number


def whole(low: int, high: int) -> Callable[[str], int]:
    """An option type: an integer from `low` to `high`."""
    what = f"a whole number from {low:,} to {high:,}"
    return _option(int, lambda value: low <= value <= high, what)


def decimal(high: float) -> Callable[[str], float]:
    """An option type: a number above 0, at most `high`."""
    what = f"a number above 0, {high:g} at most"
    return _option(float, lambda value: 0 < value <= high, what)


_BATCH_SIZE = "images learned at once; by default smaller where there are few images"
DEFAULT_PRESET = "quick"

_USAGE = """\
mnist-desktop train [--preset NAME] [--architecture NAME] [--samples N] [--epochs N]
       [--batch-size N] [--learning-rate X] [--optimizer NAME] [--augment]
       [--class-weight D=W]... [--schedule NAME] [--loss NAME] [--patience N]
       [--device auto|cpu|gpu] [--seed N] [--data PATH [--turn [HOW]] [--invert]]
       [--also FILE...] --out FILE [--json]
       mnist-desktop train --resume FILE [--epochs N] [--device auto|cpu|gpu] [--data PATH]
       --out FILE [--json]
       mnist-desktop train [the settings as above] --print-code"""
_EPILOG = """\
Ctrl-C stops and saves the best epoch so far, before the first one ends the newest weights; a second
Ctrl-C ends at once. While it trains, a .checkpoint beside the model keeps all that --resume needs;
it is removed when the run comes to its end.

With --json the last and only line is one JSON object: {file, preset, architecture, outcome, epochs,
best_epoch, validated, train_accuracy, validation_accuracy, test_accuracy, test_loss, seconds,
images_seen, parameters, device, seed, history: [{epoch, loss, accuracy, val_loss, val_accuracy,
train_accuracy, seconds}]}. loss and accuracy are means over an epoch while it was learned; its
train_accuracy is of the weights after it, on at most 2,000 of the images learned. outcome is
finished, early (no better epoch for --patience epochs), stopped or diverged.
train_accuracy is measured like test_accuracy, on at most 10,000 of the images learned.

Exit status: 0 for a run that ended or was stopped, its model saved; 1 if it failed or its loss
became infinite or no number; 2 for wrong usage; 130 (143 for SIGTERM) if it was stopped before
anything was learned, or at once."""


def add_train_command(commands: Any) -> argparse.ArgumentParser:
    """Adds `train` to the sub-parsers of a command line; returns its parser."""
    train: argparse.ArgumentParser = commands.add_parser(
        "train",
        help="train a network",
        usage=_USAGE,
        description="Trains a network and saves it as a .digitmodel. The best epoch is kept: the"
        " one that reads most images of the validation part right. Options override the preset.",
        epilog=f"presets:\n{_presets()}\n\n{_EPILOG}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_settings(train)
    train.add_argument("--device", choices=DEVICES, help="default auto: the GPU if there is one")
    add_data_options(train)
    train.add_argument("--resume", type=Path, metavar="FILE", help="go on from a .checkpoint")
    train.add_argument("--out", type=Path, metavar="FILE", help="the model; .digitmodel is added")
    train.add_argument("--json", action="store_true", help="JSON instead of text, see below")
    train.add_argument(
        "--print-code", action="store_true", help="print the run as a plain Keras script instead"
    )
    train.set_defaults(refuse=train.error)
    return train


def _add_settings(train: argparse.ArgumentParser) -> None:
    """The options that a resumed run has already; None or empty where they are not given."""
    add = train.add_argument
    add("--preset", choices=PRESETS, metavar="NAME", help=f"default {DEFAULT_PRESET}, see below")
    networks = ", ".join(ARCHITECTURES)
    add("--architecture", choices=ARCHITECTURES, metavar="NAME", help=f"network: {networks}")
    add("--samples", type=whole(CLASSES, MAX_SAMPLES), metavar="N", help="training images")
    add("--epochs", type=whole(1, MAX_EPOCHS), metavar="N", help="times through them all")
    add("--batch-size", type=whole(1, MAX_BATCH_SIZE), metavar="N", help=_BATCH_SIZE)
    add(
        "--learning-rate",
        type=decimal(MAX_LEARNING_RATE),
        metavar="X",
        help="largest step, e.g. 0.001",
    )
    add("--optimizer", choices=OPTIMIZERS, metavar="NAME", help=", ".join(OPTIMIZERS))
    add("--augment", action="store_true", help="new examples made from old ones")
    add(
        "--class-weight",
        type=class_weight,
        action="append",
        default=[],
        metavar="D=W",
        help="a class counts W times, e.g. 9=2",
    )
    add("--schedule", choices=SCHEDULES, metavar="NAME", help=", ".join(SCHEDULES))
    add("--loss", choices=LOSSES, metavar="NAME", help=", ".join(LOSSES))
    patience = "end after N epochs without a better one; 0: never"
    add("--patience", type=whole(0, MAX_EPOCHS), metavar="N", help=patience)
    add("--seed", type=whole(0, MAX_SEED), metavar="N", help="of first weights and order")
    add(
        "--also",
        nargs="+",
        type=Path,
        default=[],
        metavar="FILE",
        help="own drawings of digits, learned beside MNIST: files as `learn` takes them. They and"
        " copies of them are one image in twenty, or more if there are so many. During the run they"
        " are beside the model as NAME.drawings.npz; --print-code leaves them in own.drawings.npz",
    )


def _presets() -> str:
    lines = []
    for name, preset in PRESETS.items():
        config = preset.config
        published = f"; the tutorial tells {percentage(preset.told)} %" if preset.told else ""
        lines.append(
            f"  {name:10} network {config.architecture.name}, {config.epochs} epochs{published}"
        )
    return "\n".join(lines)


_SETTINGS = (
    *("preset", "architecture", "samples", "epochs", "batch_size", "learning_rate", "optimizer"),
    *("augment", "class_weight", "schedule", "loss", "patience", "seed", "also"),
)
"""The options that a resumed run has already."""


def check_together(options: argparse.Namespace) -> None:
    """Refuses options that do not go together, by SystemExit 2."""
    if options.resume is not None:
        for name in _SETTINGS:
            given = getattr(options, name)
            # 0 is a value too
            if name != "epochs" and given is not None and given is not False and given != []:
                options.refuse(f"--{name.replace('_', '-')} cannot be changed by --resume")
        if options.turn or options.invert:
            options.refuse("--turn and --invert cannot be changed by --resume")
        if options.print_code:
            options.refuse("--print-code does not go together with --resume")
    else:
        check_data_options(options)
    if options.also and options.data is not None:
        options.refuse("--also goes with MNIST, not with --data")
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
    """The settings of a new run; SystemExit 2 where they are impossible.

    The data set has these class names, none for the digits, and `available` training images.
    """
    preset = PRESETS[options.preset or DEFAULT_PRESET].config
    changes = {
        name: getattr(options, name)
        for name in _SETTINGS
        if name in TrainingConfig.__dataclass_fields__ and getattr(options, name) is not None
    }
    changes.pop("preset", None)
    changes.pop("also", None)  # files of any form, see `own_drawings`
    if options.architecture is not None:
        changes["architecture"] = ARCHITECTURES[options.architecture]
    if options.device is not None:
        changes["device"] = options.device
    if options.data is not None:
        changes |= {"data": options.data.absolute(), "orientation": orientation}
    if options.batch_size is None:  # smaller for few images, as in the window
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


def resumed_config(options: argparse.Namespace, saved: TrainingConfig) -> TrainingConfig:
    """The settings of a resumed run; SystemExit 2 where they are impossible."""
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
    """The weight of each class; () if all are equal."""
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
