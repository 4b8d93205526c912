"""The command `learn`: a model that has learned a person's own drawings."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from mnist_desktop.cli.predict import files_in
from mnist_desktop.cli.terminal import ProgressLine, print_json, print_line, say
from mnist_desktop.messages import one_line, text_of
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_file import write_model
from mnist_desktop.samples.labelled_files import SUFFIXES, LabelledInk, labelled_inks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mnist_desktop.recognition.ink import Ink
    from mnist_desktop.recognition.model_file import Model
    from mnist_desktop.samples.hand import LearnedHand
    from mnist_desktop.samples.hand_result import HandResult


def add_learn_command(commands: Any) -> argparse.ArgumentParser:
    """Adds `learn` to the commands and returns its parser."""
    learn: argparse.ArgumentParser = commands.add_parser(
        "learn",
        help="teach a model your own handwriting",
        description="Learns labelled drawings: .digitink and .json files with a digit as their"
        " text, .digits files, collections of drawings (.npz); folders with all that is in them."
        " The last layer is refitted at once, which needs no TensorFlow; MNIST's validation images"
        " may lose 0.1 points at most.",
        epilog="With --json one line with one JSON object: {file, samples, before, after,"
        " mnist_before, mnist_after, seconds}; before and after are how many of the samples are"
        " read correctly, each judged by a network that has not learned its round (they are dealt"
        " into three rounds); mnist_... are accuracies, from 0 to 1, on MNIST's 5,000 validation"
        " images. Exit status 1 if any file could not be read.",
        allow_abbrev=False,
    )
    learn.add_argument("files", nargs="+", type=Path, metavar="FILE|FOLDER|PATTERN")
    learn.add_argument(
        "--base", type=Path, metavar="MODEL", help="a .digitmodel instead of the built-in one"
    )
    learn.add_argument(
        "--deep", action="store_true", help="fine-tune all layers with Keras instead"
    )
    learn.add_argument("--out", type=Path, required=True, metavar="FILE", help="the new model")
    learn.add_argument("--json", action="store_true", help="JSON instead of text, see below")
    return learn


def run_learn(options: argparse.Namespace, line: ProgressLine) -> int:
    """Learns as the options say and returns the exit status; progress is shown on `line`."""
    from mnist_desktop.cli.destination import checked_destination

    destination = checked_destination(options.out)
    base = _base(options.base)
    drawings = read_drawings(options.files, line)
    if drawings.failed and not drawings.inks:
        return 1  # why has been said
    started = time.monotonic()
    line.announce("learning...")
    learn = _learn_deep if options.deep else _learn
    hand = learn(base, drawings, destination.stem)
    write_model(destination, hand.model)
    seconds = time.monotonic() - started
    line.clear()
    if options.json:
        print_json(_as_json(destination, hand.result, seconds))
    else:
        has_learned = base.metadata.has_learned_drawings
        print_line(in_words(destination, hand.result, seconds, has_learned=has_learned))
    return 1 if drawings.failed else 0


@dataclass(frozen=True, eq=False)
class Drawings:
    """Labelled drawings.

    Attributes:
        inks: none of them blank.
        labels: (n,) the digits.
        failed: files that could not be read.
    """

    inks: tuple[Ink, ...]
    labels: NDArray[np.uint8]
    failed: int


def read_drawings(paths: Iterable[Path], line: ProgressLine) -> Drawings:
    """The drawings of digits in files and folders.

    Says a line for each file that cannot be read, and how many drawings are left out.
    """
    drawn: list[LabelledInk] = []
    failed = blank = others = 0
    for path, problem in files_in(paths, SUFFIXES):
        try:
            if problem is not None:
                raise problem
            found = labelled_inks(path)
        except AppError as error:
            failed += 1
            line.clear()
            say(f"{one_line(str(path))}: {text_of(error)}")
            continue
        drawn += [one for one in found.digits if not one.ink.is_blank]
        blank += sum(one.ink.is_blank for one in found.digits)
        others += found.others
        line.show([f"{len(drawn)} drawings read"])
    line.clear()
    if blank:
        say(f"nothing is drawn in {blank} of the drawings, which are left out")
    if others:
        say(f"left out, as their label is no digit: {others}")
    labels = np.array([one.digit for one in drawn], np.uint8)
    return Drawings(tuple(one.ink for one in drawn), labels, failed)


def _base(path: Path | None) -> Model:
    """The model that learns; AppError for one that does not read digits."""
    from mnist_desktop.assets import asset_path
    from mnist_desktop.recognition.classifier import BUILT_IN
    from mnist_desktop.recognition.model_file import read_model

    model = read_model(asset_path(BUILT_IN) if path is None else path)
    if model.metadata.classes:
        raise AppError("hand_other_classes")
    if path is None:
        return replace(model, metadata=replace(model.metadata, title="built-in"))
    return model


def _learn(base: Model, drawings: Drawings, title: str) -> LearnedHand:
    from mnist_desktop.samples.hand import check_samples, learn_hand
    from mnist_desktop.samples.kept_features import kept_features

    check_samples(len(drawings.labels))
    kept = kept_features(base)
    assert kept is not None, "nobody has stopped it"
    return learn_hand(base, kept, drawings.inks, drawings.labels, title=title)


def _learn_deep(base: Model, drawings: Drawings, title: str) -> LearnedHand:
    from mnist_desktop.learning.fine_tuning import learn_deep

    hand = learn_deep(base, drawings.inks, drawings.labels, title=title)
    assert hand is not None, "nobody has stopped it"
    return hand


def _as_json(destination: Path, result: HandResult, seconds: float) -> dict[str, object]:
    return {
        "file": str(destination),
        "samples": result.samples,
        "before": result.before,
        "after": result.after,
        "mnist_before": result.mnist_before / result.mnist_images,
        "mnist_after": result.mnist_after / result.mnist_images,
        "seconds": round(seconds, 3),
    }


def in_words(
    destination: Path, result: HandResult, seconds: float, *, has_learned: bool = False
) -> str:
    """As `learn` prints it.

    Args:
        destination: the file.
        result: what learning brought.
        seconds: that it took.
        has_learned: whether the base had learned drawings before, perhaps some of these.
    """
    how = ", each judged without its own round."
    if has_learned:
        how = "; but it may have learned some of them before, so only new ones can tell."
    elif result.after != result.before and result.could_be_luck:
        how += " That could be luck: write ten new ones."
    lines = [
        f"saved: {one_line(str(destination))} ({result.samples} drawings, {seconds:.1f} s)",
        f"{result.before} of your {result.samples} were right before, {result.after} now{how}",
        f"MNIST validation: {result.mnist_before:,} of {result.mnist_images:,} right before,"
        f" {result.mnist_after:,} now",
    ]
    if result.letters:
        lines.append(
            f"letters refused: {result.refused_letters_before} of {result.letters} before,"
            f" {result.refused_letters_after} now"
        )
    if not result.scale:
        lines.append("nothing was learned: any step would have cost MNIST more than 0.1 points")
    return "\n".join(lines)
