"""Whether the sentences about drawings are true: `python -m training.judging.sentences`.

Digits of donors on whom nothing about sentences was tuned, each read by the network that was
trained without its donor. Every sentence is obeyed on copies of the drawing by a second
implementation of the edits (`training.judging.obeyed_edits`), and equal edits are made elsewhere.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.files import write_whole
from mnist_desktop.insight.sentences import Sentence, sentence_of_ink
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.preprocessing import image_from_ink
from training.drawings.folds import FOLDS, folds_of
from training.judging.grid import clean_digits
from training.judging.obeyed_edits import Copy, Lines, elsewhere, in_common_unit, obeyed
from training.recipe.fold_models import FoldModels

TUNED_ON = ("syn", "gmd", "ibm")
"""Folds whose digits were looked at while the sentences were developed."""
COPIES, OBEYED = 20, 18
Figures = dict[str, object]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Verdict:
    """One digit's sentence, judged.

    Attributes:
        sentence: None where none was said.
        seconds: processor time of the sentence.
        held: copies of COPIES that changed as said.
        elsewhere: share of the equal edits elsewhere that changed the answer, too; None if there
            was no room for any.
    """

    label: int
    sentence: Sentence | None
    seconds: float
    held: int = 0
    elsewhere: float | None = None


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, judges, reports."""
    parser = argparse.ArgumentParser(prog="python -m training.judging.sentences")
    readers = parser.add_mutually_exclusive_group(required=True)
    readers.add_argument("--folds", type=Path, help="of training.cross_validate")
    readers.add_argument("--model", type=Path, help="one that learned from none of the donors")
    parser.add_argument("--ink", type=Path, nargs="+", required=True, help="pen corpora, .npz")
    parser.add_argument("--digits", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1, help="of the choice of digits")
    parser.add_argument("--dev", action="store_true", help="digits that it was tuned on instead")
    parser.add_argument("--json", type=Path, help="write the figures here")
    options = parser.parse_args(arguments)
    verdicts = judged(options)
    found = figures(verdicts)
    print(json.dumps(found, indent=1))
    if options.json:
        write_whole(options.json, json.dumps(found, indent=1).encode())


def judged(options: argparse.Namespace) -> list[Verdict]:
    """The verdict on each digit."""
    readers = _readers(options)
    places, labels, writers = clean_digits(options.ink)
    folds = folds_of(writers)
    allowed = np.isin(folds, TUNED_ON) if options.dev else ~np.isin(folds, TUNED_ON)
    known = np.flatnonzero(allowed & np.isin(folds, list(readers)))
    chosen = np.random.default_rng(options.seed).permutation(known)[: options.digits]
    corpora = {path: InkCorpus.load(path) for path in options.ink}
    verdicts = []
    for number, index in enumerate(chosen):
        path, place = places[index]
        generator = np.random.default_rng([options.seed, number])
        ink = corpora[path].ink(place)
        verdicts.append(judge(readers[folds[index]], ink, int(labels[index]), generator))
        if (number + 1) % 50 == 0:
            said = sum(verdict.sentence is not None for verdict in verdicts)
            print(f"{time.strftime('%H:%M:%S')} {number + 1} digits, {said} sentences", flush=True)
    return verdicts


def _readers(options: argparse.Namespace) -> dict[str, Classifier]:
    """The network that reads each fold's digits."""
    if options.model is not None:
        return dict.fromkeys(FOLDS, Classifier.load(options.model))
    models = FoldModels.load(options.folds)
    return {fold: models.classifier(fold) for fold in models.trained}


def judge(classifier: Classifier, ink: Ink, label: int, generator: np.random.Generator) -> Verdict:
    """Asks for the sentence about a drawing and obeys it."""
    started = time.process_time()
    sentence = sentence_of_ink(classifier, ink)
    seconds = time.process_time() - started
    if sentence is None:
        return Verdict(label, None, seconds)
    strokes = [stroke[:, :2] for stroke in ink.strokes]
    own, removed, added = in_common_unit(strokes, sentence.removed, sentence.added)
    copies, others = [], []
    for _ in range(COPIES):
        copy = Copy(generator)
        lines = [copy.of(part) for part in (own, removed, added)]
        copies += [lines[0], obeyed(lines[0], lines[1], lines[2], generator)]
        control = next(
            (c for _ in range(20) if (c := elsewhere(own, removed, added, generator))), None
        )
        if control:
            others.append(obeyed(own, *control, generator))
    read = _read(classifier, copies)
    as_before = read[::2].argmax(axis=1) == sentence.before
    held = as_before & _is_obeyed(read[1::2], sentence)
    share = None
    if others:
        share = float((_read(classifier, others).argmax(axis=1) != sentence.before).mean())
    return Verdict(label, sentence, seconds, int(held.sum()), share)


def _is_obeyed(read: Floats, sentence: Sentence) -> NDArray[np.bool_]:
    """(n,) which answers are as the sentence says."""
    answers = read.argmax(axis=1)
    is_gone = answers != sentence.before
    return np.asarray(is_gone if sentence.is_lost else answers == sentence.after)


def _read(classifier: Classifier, drawings: Sequence[Lines]) -> Floats:
    """(n, 10) probabilities; a drawing of which nothing is left is no digit at all."""
    images = [image_from_ink(Ink(tuple(drawing))) for drawing in drawings]
    blank = np.zeros((28, 28), np.float32)
    shown = np.stack([blank if image is None else image for image in images])
    return classifier.predict(shown)


def figures(verdicts: Sequence[Verdict]) -> Figures:
    """What the goals ask for, and the same by kind of sentence."""
    said = [verdict for verdict in verdicts if verdict.sentence]
    return {
        "digits": len(verdicts),
        "with a sentence": len(said) / max(len(verdicts), 1),
        **_figures_of(said),
        "name another digit": _figures_of(
            [v for v in said if v.sentence and not v.sentence.is_lost]
        ),
        "no longer reads it": _figures_of([v for v in said if v.sentence and v.sentence.is_lost]),
        "by digit": {
            str(label): [sum(v.label == label for v in part) for part in (said, verdicts)]
            for label in range(10)
        },
        "by change": {
            change: _figures_of([v for v in said if v.sentence and v.sentence.change == change])
            for change, _ in Counter(v.sentence.change for v in said if v.sentence).most_common()
        },
        "milliseconds, median and ninth decile": [
            round(1000 * float(np.quantile([v.seconds for v in verdicts], share)))
            for share in (0.5, 0.9)
        ],
    }


def _figures_of(said: Sequence[Verdict]) -> Figures:
    shares = [verdict.elsewhere for verdict in said if verdict.elsewhere is not None]
    return {
        "sentences": len(said),
        f"at least {OBEYED} of {COPIES} change as said": (
            sum(verdict.held >= OBEYED for verdict in said) / max(len(said), 1)
        ),
        "copies that change as said": float(np.mean([v.held for v in said] or [0])) / COPIES,
        "equal edits elsewhere that change it": float(np.mean(shares or [0])),
    }


if __name__ == "__main__":
    main()
