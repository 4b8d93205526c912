"""Evaluates a model and its recipe: `python -m training.evaluate --folds FOLDER ...`.

MNIST's test set by the shipped model; pen digits, the robustness grid, confidence and refusal by
the six networks of `training.cross_validate`, each on the people of its own fold. Prints a table;
`--json` and `--html` write it to files, with plots and pictures of the worst mistakes.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.data.evaluate import evaluate
from mnist_desktop.files import write_whole
from mnist_desktop.learning.losses import mean_loss
from mnist_desktop.recognition.classifier import Classifier
from training.drawings.not_digit_images import Sources, draw_to_evaluate
from training.drawings.pen_images import draw_pen_images
from training.judging.confidence import (
    accuracy_at,
    calibration_error,
    confidences,
    fitted_temperature,
)
from training.judging.grid import DIGITS, Grid
from training.judging.held_out import HeldOut
from training.judging.plots import mistakes_sheet, plots
from training.judging.refusal import refusal_scores
from training.judging.report import Mistake, html_report, table
from training.recipe.fold_models import FoldModels
from training.recipe.recipe_data import CACHE, DRAWN_WITH

Figures = dict[str, object]
PARTS = ("mnist", "folds", "confidence", "refusal", "grid")
COVERAGE = 0.99
CONFUSED = ((1, 7), (0, 8), (4, 9), (4, 1), (1, 5), (3, 5), (8, 9))
"""Pairs counted in both directions: an improvement of one must not cost the other."""
WRONG_LABELS = (
    *(947, 1621, 1901, 2130, 2462, 2597, 2654, 3520),
    *(3558, 5937, 6651, 6783, 8527, 9679, 9729),
)
"""MNIST's test images whose label fewer than three of five people agree with (Northcutt, Athalye
and Mueller 2021, arXiv:2103.14749; counted in their published answers for MNIST)."""
WORST = 60
"""Number of mistakes in the report."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, measures, reports."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--model", type=Path, help="another than the built-in model")
    parser.add_argument("--folds", type=Path, required=True, help="of training.cross_validate")
    parser.add_argument("--ink", type=Path, nargs="+", required=True, help="pen corpora, .npz")
    parser.add_argument("--letters", type=Path, required=True, help="corpus of letters, .npz")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--digits", type=int, default=DIGITS, help="in a cell of the grid")
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--html", type=Path, help="write a report here")
    parser.add_argument("--mistakes", type=Path, help="write a picture of the worst here")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where drawn images go")
    options = parser.parse_args(arguments)
    if not _has_networks(options.folds):
        parser.error(f"{options.folds} has no networks: run python -m training.cross_validate")
    figures, digits = measure(options)
    print("\n".join(table(figures)))
    mistakes = _mistakes(digits)
    if options.json:
        write_whole(options.json, json.dumps(figures, indent=1).encode())
    if options.html:
        page = html_report(figures, plots(digits.clean), mistakes)
        write_whole(options.html, page.encode())
    if options.mistakes:
        write_whole(options.mistakes, mistakes_sheet(mistakes))


def _has_networks(folder: Path) -> bool:
    try:
        return bool(FoldModels.load(folder).trained)
    except FileNotFoundError:
        return False


def measure(options: argparse.Namespace) -> tuple[Figures, HeldOut]:
    """The figures of the chosen parts, and the pen digits with their answers.

    Folds without a trained network are left out.
    """
    figures: Figures = {}
    models = FoldModels.load(options.folds)
    pens = draw_pen_images(options.ink, models.recipe.variants, DRAWN_WITH, options.cache)
    digits = HeldOut.read(models, pens)
    if "mnist" in options.only:
        figures["mnist"] = _mnist(options.model)
    if "folds" in options.only:
        figures["folds"] = _folds(digits)
    if "confidence" in options.only:
        figures["confidence"] = _confidence(digits.clean)
    if "refusal" in options.only:
        sources = Sources(options.letters, tuple(options.ink))
        drawings = draw_to_evaluate(sources, DRAWN_WITH, options.cache)
        figures["refusal"] = refusal_scores(models, drawings, digits.clean)
    if "grid" in options.only:
        figures["grid"] = Grid(models, options.ink, options.digits).scores()
    return figures, digits


def _mnist(model: Path | None) -> Figures:
    answers = evaluate(Classifier.load(model), load_mnist().test)
    misread = np.flatnonzero(~answers.is_correct).tolist()
    return {
        "misread": len(misread),
        "count": len(answers),
        "accuracy": answers.accuracy,
        "misread with a wrong label": [index for index in misread if index in WRONG_LABELS],
    }


def _folds(digits: HeldOut) -> Figures:
    folds: Figures = {"pooled, raw": digits.scores(), "pooled, clean": digits.clean.scores()}
    for fold in np.unique(digits.folds):
        theirs = digits[digits.folds == fold]
        folds[f"{fold}, raw"] = theirs.scores()
        folds[f"{fold}, clean"] = theirs.clean.scores()
    counts = digits.clean.confusion
    folds["confused, clean"] = {
        f"{one} as {other}": int(counts[one, other])
        for pair in CONFUSED
        for one, other in (pair, pair[::-1])
    }
    return folds


def _confidence(clean: HeldOut) -> Figures:
    scaled = clean.calibrated
    confidence = confidences(scaled, 1.0)
    return {
        "temperature": fitted_temperature(clean.logits, clean.labels),
        "temperatures of the folds": sorted(set(clean.temperatures().tolist())),
        "NLL": mean_loss("cross_entropy", clean.labels, scaled),
        "ECE": calibration_error(confidence, clean.is_correct),
        "accuracy at 99 % coverage": accuracy_at(COVERAGE, confidence, clean.is_correct),
    }


def _mistakes(digits: HeldOut) -> list[Mistake]:
    """The wrong answers to clean digits with the highest confidence."""
    sure = confidences(digits.logits, 1.0)
    wrong = np.flatnonzero(~digits.is_correct & ~digits.excluded)
    worst = wrong[np.argsort(-sure[wrong], kind="stable")][:WORST]
    return [
        Mistake(
            digits.images[place],
            int(digits.labels[place]),
            int(digits.logits[place].argmax()),
            float(sure[place]),
            str(digits.folds[place]),
        )
        for place in worst
    ]


if __name__ == "__main__":
    main()
