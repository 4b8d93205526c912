"""The options of `train`, and what they may be."""

import argparse
from pathlib import Path
from typing import Any

from mnist_desktop.cli.data_options import add_data_options
from mnist_desktop.cli.option_kinds import class_weight, decimal, whole
from mnist_desktop.learning.config import (
    DEVICES,
    LOSSES,
    MOST_BATCH_SIZE,
    MOST_EPOCHS,
    MOST_LEARNING_RATE,
    MOST_SAMPLES,
    MOST_SEED,
    OPTIMIZERS,
    SCHEDULES,
)
from mnist_desktop.learning.events import PRESETS
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, CLASSES

_BATCH_SIZE = "images learned at once; by default smaller where there are few images"
DEFAULT_PRESET = "quick"

_USAGE = """\
mnist-desktop train [--preset NAME] [--architecture NAME] [--samples N] [--epochs N]
       [--batch-size N] [--learning-rate X] [--optimizer NAME] [--augment]
       [--class-weight D=W]... [--schedule NAME] [--loss NAME] [--patience N]
       [--device auto|cpu|gpu] [--seed N] [--data PATH [--turn [HOW]] [--invert]]
       --out FILE [--json]
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
    add("--samples", type=whole(CLASSES, MOST_SAMPLES), metavar="N", help="training images")
    add("--epochs", type=whole(1, MOST_EPOCHS), metavar="N", help="times through them all")
    add("--batch-size", type=whole(1, MOST_BATCH_SIZE), metavar="N", help=_BATCH_SIZE)
    add(
        "--learning-rate",
        type=decimal(MOST_LEARNING_RATE),
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
    add("--patience", type=whole(0, MOST_EPOCHS), metavar="N", help=patience)
    add("--seed", type=whole(0, MOST_SEED), metavar="N", help="of first weights and order")


def _presets() -> str:
    lines = []
    for name, preset in PRESETS.items():
        config = preset.config
        told = f"; the tutorial tells {100 * preset.told:.1f} %" if preset.told else ""
        lines.append(
            f"  {name:10} network {config.architecture.name}, {config.epochs} epochs{told}"
        )
    return "\n".join(lines)
