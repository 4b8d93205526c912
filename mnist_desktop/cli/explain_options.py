"""The options of `explain`."""

import argparse
from pathlib import Path
from typing import Any

from mnist_desktop.recognition.classifier import Classifier, Prediction
from mnist_desktop.recognition.model_metadata import MAX_CLASSES

ALL = "all"
MAX_TRIED = 3
"""Digits that are tried where none is asked for."""
_EPILOG = """\
With --json one line with one JSON object: {file, digit, probabilities, evidence, changes,
sentences, nearest, layers}; {file, error} and exit status 1 for a file that cannot be read or in
which nothing is drawn.

evidence   [{stroke, from, to, weight}]: pieces of the strokes by the numbers of their first and
           last point in the file, counted from 0; weight is about what the answer's margin over
           the next digit loses without the piece, in log odds of the scores before the confidence
           branch, the rest staying where it is. The sum over a run of pieces predicts what the
           run is worth; a piece alone is often bridged. Of pictures [{box, weight}], box =
           [x, y, width, height] in pixels.
changes    {digit: {strokes, probability, changed}}: the drawing changed so that it is read as
           that digit, in the file's unit; changed is altered ink : all ink. A digit is absent
           where no change was found, or where none was looked for: each takes seconds, so unless
           --digit asks for others only the likeliest are tried, until one is found, at most three.
sentences  [{text, change, digit}]: what was tried, and what the drawing is read as then; null
           where it is only no longer read as before, since what it becomes varies. Empty where
           nothing that was tried changes the answer reliably.
nearest    [{index, label, similarity}]: the five of MNIST's training images that are most alike to
           this network; index counts the 60,000 in MNIST's own order, of which the 5,000 for
           validation are left out; similarity is a cosine. To find them the network reads all of
           them once, which takes about a minute and is then kept. Empty for a model of other
           things than digits.
layers     [{name, kind, shape, parameters, largest}]: largest is the largest number that the layer
           gives for this drawing.

Changes and sentences are of drawings; for pictures they are empty.
"""


def add_explain_command(commands: Any) -> argparse.ArgumentParser:
    """Adds the command and its options."""
    command: argparse.ArgumentParser = commands.add_parser(
        "explain",
        help="why a drawing or picture is read so",
        description="What speaks for the answer to one drawing (.digitink, .json) or picture,"
        " what would change it, the training images most like it, and what the layers give.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument(
        "--model", type=Path, metavar="FILE", help="a .digitmodel instead of the built-in one"
    )
    changes = command.add_mutually_exclusive_group()
    changes.add_argument(
        "--digit",
        action="append",
        metavar="D",
        help="look for a change to this digit or class, 'all' for each of the others; may be"
        " repeated. Without it the likeliest are tried",
    )
    changes.add_argument("--no-changes", action="store_true", help="look for no change")
    command.add_argument("--no-nearest", action="store_true", help="leave out the training images")
    command.add_argument("--json", action="store_true", help="JSON instead of text, see below")
    command.set_defaults(refuse=command.error)
    return command


def check_digits(options: argparse.Namespace, classifier: Classifier) -> None:
    """Refuses what the model does not know; leaves by SystemExit 2."""
    names = _names(classifier)
    for name in options.digit or ():
        if name not in (*names, ALL):
            options.refuse(f"--digit {name}: the model knows {', '.join(names)}")


def digits_to_try(
    options: argparse.Namespace, classifier: Classifier, answer: Prediction
) -> tuple[int, ...]:
    """The digits to which changes are looked for, the likeliest first; never the answer."""
    names = _names(classifier)
    likely = (-answer.probabilities[: len(names)]).argsort(kind="stable")
    others = tuple(label for label in likely.tolist() if label != answer.digit)
    if options.digit is None:
        return () if options.no_changes else others[:MAX_TRIED]
    if ALL in options.digit and ALL not in names:
        return others
    return tuple(label for label in others if names[label] in options.digit)


def _names(classifier: Classifier) -> list[str]:
    count = len(classifier.classes) or MAX_CLASSES
    return [classifier.class_name(label) for label in range(count)]
