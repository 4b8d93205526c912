"""The options of `train` and `evaluate` that name a data set and orient its images."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mnist_desktop.cli.terminal import say
from mnist_desktop.data.orientation import TURNS, Orientation
from mnist_desktop.messages import text_of

if TYPE_CHECKING:
    from mnist_desktop.data.labelled_images import LabelledImages

AUTO = "auto"
KINDS = "an .npz, CSV or IDX file, a ZIP of such files, or a folder of them or of pictures by class"


def add_data_options(command: Any, data_group: Any = None) -> None:
    """Adds `--data`, in a group that excludes other options, `--turn` and `--invert`."""
    (data_group or command).add_argument(
        "--data", type=Path, metavar="PATH", help=f"instead of MNIST: {KINDS}"
    )
    command.add_argument(
        "--turn",
        nargs="?",
        choices=(AUTO, *TURNS[1:]),
        const=AUTO,
        metavar="HOW",
        help="turn the images of --data: transpose, left, right, half, mirror, flip, antitranspose;"
        " without HOW as the built-in model reads most of them",
    )
    command.add_argument(
        "--invert", action="store_true", help="swap dark and bright in the images of --data"
    )


def check_data_options(options: argparse.Namespace) -> None:
    """Refuses `--turn` and `--invert` without `--data`; leaves by SystemExit 2."""
    if options.data is None and (options.turn or options.invert):
        options.refuse(f"--{'turn' if options.turn else 'invert'} needs --data")


def asked_orientation(options: argparse.Namespace, images: LabelledImages) -> Orientation:
    """The orientation that the options ask for; prints what "auto" found for the images."""
    if options.turn != AUTO:
        return Orientation(options.turn or "none", options.invert)
    from mnist_desktop.data.labelled_images import LabelledImages
    from mnist_desktop.data.orientation_check import check_orientation

    inverted = Orientation(inverted=options.invert)
    seen = LabelledImages(inverted.applied(images.images), images.labels)
    turn = check_orientation(seen).change.turn
    if turn == "none":
        say("--turn found nothing to turn.")
    else:
        say(f"--turn chose {turn}, by what the built-in model reads.")
    return Orientation(turn, options.invert)


def say_hint(images: LabelledImages, classes: tuple[str, ...], orientation: Orientation) -> None:
    """Suggests options on standard error if digits seem to be turned or inverted.

    Nothing is printed for images of other things. The images are oriented as the options asked.
    """
    from mnist_desktop.data.orientation_check import check_orientation

    if classes:
        return
    check = check_orientation(images)
    question = check.in_words()
    if question is not None and orientation:
        say(text_of(question))
    elif question is not None:
        words = ["--turn"] if check.change.turn != "none" else []
        words += ["--invert"] if check.change.inverted else []
        say(f"{text_of(question)} To do that: {' '.join(words)}")
