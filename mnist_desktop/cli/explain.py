"""The command `explain`: why one drawing or picture is read so, and what would change that."""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np

from mnist_desktop.cli.explain_options import check_digits, digits_to_try
from mnist_desktop.cli.explain_report import (
    Explanation,
    LayerOutput,
    WeighedPart,
    WeighedPatch,
    WeighedPiece,
    box_of,
)
from mnist_desktop.cli.nearest_images import nearest_images
from mnist_desktop.cli.predict import FilePrediction, predict_file
from mnist_desktop.cli.terminal import ProgressLine, print_json, print_line, say
from mnist_desktop.insight.activations import Inspector
from mnist_desktop.insight.blocks import blocks_of
from mnist_desktop.insight.changes import InkChange, change_to, load_referee
from mnist_desktop.insight.evidence import evidence_of_image, evidence_of_pieces
from mnist_desktop.insight.image_patches import in_picture
from mnist_desktop.insight.ink_pieces import pieces_between_points
from mnist_desktop.insight.sentences import sentence_of_ink
from mnist_desktop.messages import one_line, text_of
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import MAX_SCORE, Classifier
from mnist_desktop.recognition.ink import SUFFIXES as INK_SUFFIXES
from mnist_desktop.recognition.ink import Ink, drawing_in_file, places_of_strokes
from mnist_desktop.recognition.numbers.number import Number, ReadDigit
from mnist_desktop.recognition.numbers.read_number import read_number
from mnist_desktop.recognition.pictures.find_digit import DigitInPicture
from mnist_desktop.recognition.preprocessing import Image, image_from_ink

BLANK = "Nothing is drawn there."


def run_explain(options: argparse.Namespace, progress: ProgressLine) -> int:
    """Explains the answer to one file; the exit status is 1 if there is none."""
    classifier = Classifier.load(options.model)
    check_digits(options, classifier)
    try:
        found = explained_file(options, classifier, progress)
        error = BLANK
    except AppError as problem:
        found = None
        error = text_of(problem)
    progress.clear()
    if found is None:
        if options.json:
            print_json({"file": str(options.file), "error": error})
        say(f"{one_line(str(options.file))}: {error}")
        return 1
    if options.json:
        print_json(found.to_json())
    else:
        print_line(found.in_words())
    return 1 if found.is_incomplete else 0


def explained_file(
    options: argparse.Namespace, classifier: Classifier, progress: ProgressLine
) -> Explanation | None:
    """The explanation of the answer to `options.file`; None if nothing is drawn there.

    Args:
        options: of the command.
        classifier: that answers.
        progress: shows what is going on.

    Raises:
        AppError: the file cannot be read. Where MNIST cannot be read, that is said, and the rest
            is explained.
    """
    path: Path = options.file
    progress.announce("weighing the parts")
    if path.suffix.lower() in INK_SUFFIXES:
        found = _of_drawing(options, classifier, progress)
    else:
        found = _of_picture(path, classifier)
    if found is None:
        return None
    model, image = classifier.model, found.prediction.image
    has_nearest = not options.no_nearest and not classifier.classes
    found = replace(found, layers=layer_outputs(classifier, image))
    try:
        nearest = nearest_images(model, image, progress) if has_nearest else ()
    except AppError as problem:
        progress.clear()
        say(text_of(problem))
        return replace(found, is_incomplete=True)
    return replace(found, nearest=nearest)


def _of_drawing(
    options: argparse.Namespace, classifier: Classifier, progress: ProgressLine
) -> Explanation | None:
    """What is said of drawings alone, and the evidence."""
    drawing = drawing_in_file(options.file)
    ink = Ink.of_json(drawing)
    image = image_from_ink(ink)
    if image is None:
        return None
    check_is_one(read_number(ink, classifier))
    prediction = classifier.read(image)  # of all the ink, which is what is explained
    one = ReadDigit(ink.box, prediction, ink)
    answer = FilePrediction(options.file, Number((((one,),),)), classifier.classes)
    evidence: tuple[WeighedPart, ...] = ()
    found = evidence_of_pieces(classifier, ink, pieces_between_points)
    if found is not None:
        strokes, weights = places_of_strokes(drawing), found.weights(prediction.digit)
        evidence = tuple(
            WeighedPiece(
                box_of(piece.points), weight, strokes[piece.stroke], piece.first, piece.last
            )
            for piece, weight in zip(found.parts, weights.tolist(), strict=True)
        )
    # As in the window: what is not taken for a digit is not said to be read as one
    sentence = None if prediction.refused else sentence_of_ink(classifier, ink)
    digits = digits_to_try(options, classifier, prediction)
    changes = found_changes(classifier, ink, digits, progress, is_one_enough=options.digit is None)
    return Explanation(answer, prediction, evidence, changes, sentence)


def _of_picture(path: Path, classifier: Classifier) -> Explanation | None:
    answer = predict_file(path, classifier)
    if answer.number is None:
        return None
    check_is_one(answer.number)
    (one,) = answer.digits
    prediction = one.prediction
    evidence: tuple[WeighedPart, ...] = ()
    found = evidence_of_image(classifier, prediction.image)
    if found is not None:
        digit = DigitInPicture(prediction.image, one.box)  # in pixels of the file
        weights = found.weights(prediction.digit).tolist()
        evidence = tuple(
            WeighedPatch(in_picture(patch, digit), weight)
            for patch, weight in zip(found.parts, weights, strict=True)
        )
    return Explanation(answer, prediction, evidence, is_drawing=False)


def check_is_one(number: Number | None) -> None:
    """AppError if there are several digits; one at a time is explained."""
    if number is not None and len(number.digits) > 1:
        text = number.text.replace("\n", " / ")
        raise AppError("explain_number", count=len(number.digits), text=text)


def found_changes(
    classifier: Classifier,
    ink: Ink,
    digits: tuple[int, ...],
    progress: ProgressLine,
    *,
    is_one_enough: bool,
) -> dict[int, InkChange | None]:
    """For each digit the drawing changed so that it is read as that one; None if none is found.

    Args:
        classifier: that answers.
        ink: the drawing.
        digits: in the order in which they are tried.
        progress: shows what is going on.
        is_one_enough: whether no more are tried once a change is found.
    """
    if not digits:
        return {}
    referee = None if classifier.classes else load_referee()
    changes = {}
    for nth, digit in enumerate(digits, 1):
        name = one_line(classifier.class_name(digit))
        of_all = "" if is_one_enough else f", {nth} of {len(digits)}"
        progress.announce(f"looking for a change to {name}{of_all}")
        changes[digit] = change_to(ink, digit, classifier, referee)
        if is_one_enough and changes[digit] is not None:
            break
    return changes


def layer_outputs(classifier: Classifier, image: Image) -> tuple[LayerOutput, ...]:
    """The layers of the network and the largest number that each gives for an image."""
    architecture, weights = classifier.architecture, classifier.model.weights
    names = [layer.name for layer in architecture.layers]
    values = Inspector(architecture, weights).activations(image, names).values
    sizes = dict.fromkeys(names, 0)
    for path, weight in weights.items():
        sizes[path.split("/")[0]] += weight.size
    return tuple(
        LayerOutput(
            layer.name,
            layer.kind,
            architecture.shapes[layer.name],
            sizes[layer.name],
            _finite(values[layer.name].max()),
            block.name,
        )
        for block in blocks_of(architecture)
        for layer in block.layers
    )


def _finite(value: np.float32) -> float:
    """The value, which finite weights may have made overflow, as JSON can hold it."""
    return float(np.nan_to_num(value, nan=0.0, posinf=MAX_SCORE, neginf=-MAX_SCORE))
