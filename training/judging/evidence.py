"""Whether the weights of evidence predict other removals: `python -m training.judging.evidence`.

For each digit 50 runs of two to four pieces that were not among the measured removals are taken
away, and the sums of their weights are compared with what the margin then loses; the same with
patches of the image. With `--folds` each digit is read by a network of `training.cross_validate`
that has not learned its donor; without, by one model. The built-in model has learned all donors,
one trained on MNIST alone has learned none. The constants of `insight/` were chosen on donors of
the folds syn, ibm and gmd, with the built-in model and one trained on MNIST alone.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.files import write_whole
from mnist_desktop.insight.evidence import (
    Evidence,
    connected,
    evidence_of_image,
    evidence_of_ink,
    scores_without,
)
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.preprocessing import image_from_ink
from training.drawings.folds import folds_of
from training.judging.grid import clean_digits
from training.recipe.fold_models import FoldModels

DIGITS = 1000
CURVE_DIGITS = 200
CURVE = (100, 200, 300, 400, 800)
"""Numbers of removals."""
RUNS, MIN_RUN, MAX_RUN = 50, 2, 4
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Prediction:
    """How well the weights of one drawing predict unseen removals.

    Attributes:
        correlation: Spearman's, of predicted and measured losses; 0 if either is constant.
        explained: share of the measured losses' mean square that the predictions explain.
    """

    correlation: float
    explained: float


@dataclass(frozen=True)
class DigitFigures:
    """One digit's figures.

    Attributes:
        fold: of its donor.
        answer: the evidence for the answer.
        runner_up: the evidence for the digit with the second highest score.
        patches: the evidence of its image, for the answer; None if it is too small.
        curve: correlation by number of removals; empty for most digits.
        cost: processor time of the evidence by that of reading as many images.
    """

    fold: str
    answer: Prediction
    runner_up: Prediction
    patches: Prediction | None
    curve: Mapping[int, float]
    cost: float


def rank_correlation(one: Floats, other: Floats) -> float:
    """Spearman's, with equal values at their mean rank; 0 if either is constant."""
    ranks = np.stack([_ranks(one), _ranks(other)])
    if (np.ptp(ranks, axis=1) == 0).any():
        return 0.0
    return float(np.corrcoef(*ranks)[0, 1])


def _ranks(values: Floats) -> Floats:
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    means = np.cumsum(counts, dtype=np.float64)
    means -= (counts - 1) / 2
    return means[places]


def unseen_runs(evidence: Evidence[Any], seed: int) -> NDArray[np.bool_]:
    """(up to RUNS, parts) different connected runs of MIN_RUN to MAX_RUN parts."""
    random = Random(seed)
    runs: set[tuple[int, ...]] = set()
    for _ in range(20 * RUNS):
        run = connected(evidence.neighbours, random.randint(MIN_RUN, MAX_RUN), random)
        if MIN_RUN <= len(run) < len(evidence.parts):
            runs.add(tuple(sorted(run)))
        if len(runs) == RUNS:
            break
    removed = np.zeros((len(runs), len(evidence.parts)), np.bool_)
    for row, parts in zip(removed, sorted(runs), strict=True):
        row[list(parts)] = True
    return removed


def without_runs(evidence: Evidence[Any], runs: NDArray[np.bool_]) -> Evidence[Any]:
    """The evidence without the removals that are one of these runs."""
    known = {row.tobytes() for row in runs}
    unseen = np.array([row.tobytes() not in known for row in evidence.removed])
    return replace(evidence, removed=evidence.removed[unseen], scores=evidence.scores[unseen])


def predicted(
    evidence: Evidence[Any], runs: NDArray[np.bool_], scores: NDArray[np.float32], digit: int
) -> Prediction:
    """Compares the sums of weights with what was measured.

    Args:
        evidence: without these runs.
        runs: (n, parts).
        scores: (n, classes), measured without each run.
        digit: asked about.
    """
    sums = runs @ evidence.weights(digit)
    measured = replace(evidence, removed=runs, scores=scores).lost(digit)
    missed = float(((measured - sums) ** 2).sum()) / max(float((measured**2).sum()), 1e-9)
    return Prediction(rank_correlation(sums, measured), 1 - missed)


def figures_of(
    classifier: Classifier, ink: Ink, fold: str, seed: int, curve: Sequence[int] = ()
) -> DigitFigures | None:
    """The figures of one digit; None if it has no evidence, as a dot."""
    start = process_time()
    evidence = evidence_of_ink(classifier, ink)
    if evidence is None:
        return None
    evidence.weights(evidence.digit)
    middle = process_time()
    classifier.logits(np.repeat(evidence.images[:1], len(evidence.removed), axis=0))
    cost = (middle - start) / (process_time() - middle)
    runs = unseen_runs(evidence, seed)
    scores = scores_without(classifier, evidence.images, runs)
    unseen = without_runs(evidence, runs)
    by_removals = {}
    if curve:
        most = without_runs(_of(evidence_of_ink(classifier, ink, max(curve))), runs)
        for count in curve:
            some = replace(most, removed=most.removed[:count], scores=most.scores[:count])
            by_removals[count] = predicted(some, runs, scores, evidence.digit).correlation
    return DigitFigures(
        fold,
        predicted(unseen, runs, scores, evidence.digit),
        predicted(unseen, runs, scores, int(np.argsort(evidence.whole)[-2])),
        _of_patches(classifier, ink, seed),
        by_removals,
        cost,
    )


def _of(evidence: Evidence[Any] | None) -> Evidence[Any]:
    assert evidence is not None
    return evidence


def _of_patches(classifier: Classifier, ink: Ink, seed: int) -> Prediction | None:
    image = image_from_ink(ink)
    evidence = None if image is None else evidence_of_image(classifier, image)
    if evidence is None:
        return None
    runs = unseen_runs(evidence, seed)
    scores = scores_without(classifier, evidence.images, runs)
    return predicted(without_runs(evidence, runs), runs, scores, evidence.digit)


def summary(figures: Sequence[DigitFigures]) -> dict[str, object]:
    """Medians and tenth percentiles, by what was asked, by fold and by number of removals."""
    patches = [one.patches for one in figures if one.patches is not None]
    groups = {
        "answer": [one.answer for one in figures],
        "runner-up": [one.runner_up for one in figures],
        "patches": patches,
        **{
            f"answer, {fold}": [one.answer for one in figures if one.fold == fold]
            for fold in sorted({one.fold for one in figures})
        },
    }
    counts = sorted({count for one in figures for count in one.curve})
    return {
        **{name: _spread(group) for name, group in groups.items()},
        **{
            f"{count} removals": _percentiles([one.curve[count] for one in figures if one.curve])
            for count in counts
        },
        "cost": float(np.median([one.cost for one in figures])),
    }


def _spread(predictions: Sequence[Prediction]) -> dict[str, float]:
    explained = float(np.median([one.explained for one in predictions]))
    return {**_percentiles([one.correlation for one in predictions]), "explained": explained}


def _percentiles(correlations: Sequence[float]) -> dict[str, float]:
    low, middle = np.percentile(correlations, [10, 50])
    return {"median": float(middle), "tenth": float(low), "count": len(correlations)}


def measured(options: argparse.Namespace) -> Iterator[DigitFigures]:
    """The figures of the chosen digits, fold by fold."""
    places, _, writers = clean_digits(options.ink)
    folds = folds_of(writers)
    classifiers = _classifiers(options)
    corpora = {path: InkCorpus.load(path) for path in options.ink}
    for fold, classifier in classifiers.items():
        generator = np.random.default_rng(options.seed)
        theirs = generator.permutation(np.flatnonzero(folds == fold))
        for nth, place in enumerate(theirs[: options.digits // len(classifiers)].tolist()):
            path, index = places[place]
            curve = CURVE if nth < CURVE_DIGITS // len(classifiers) else ()
            figures = figures_of(classifier, corpora[path].ink(index), fold, index, curve)
            if figures is not None:
                yield figures


def _classifiers(options: argparse.Namespace) -> dict[str, Classifier]:
    """By fold, those that are trained."""
    if options.folds is None:
        return dict.fromkeys(options.of, Classifier.load(options.model))
    models = FoldModels.load(options.folds)
    return {fold: models.classifier(fold) for fold in options.of if models.has(fold)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, measures, prints a line per figure."""
    parser = argparse.ArgumentParser(
        prog="python -m training.judging.evidence", description=__doc__
    )
    parser.add_argument("--folds", type=Path, help="of training.cross_validate")
    parser.add_argument("--model", type=Path, help="instead of the built-in model")
    parser.add_argument("--ink", type=Path, nargs="+", required=True, help="pen corpora, .npz")
    parser.add_argument(
        "--of", nargs="+", default=("ap", "uci", "rest"), help="these folds' digits"
    )
    parser.add_argument("--digits", type=int, default=DIGITS, help="of all folds together")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--json", type=Path, help="write the figures here")
    options = parser.parse_args(arguments)
    figures = list(measured(options))
    for name, value in summary(figures).items():
        print(f"{name:20} {value}")
    if options.json:
        write_whole(options.json, json.dumps([asdict(one) for one in figures], indent=1).encode())


if __name__ == "__main__":
    main()
