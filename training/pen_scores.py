"""A model on pen digits it did not learn: `python -m training.pen_scores --ink FILE...`.

Accuracy by donor, of those that `training.build_model` holds out, drawn as the program draws.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.preprocessing import image_from_ink
from training.mixed_examples import HELD_OUT_DONORS, donor, held_out


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print a line a donor."""
    parser = argparse.ArgumentParser(prog="python -m training.pen_scores", description=__doc__)
    parser.add_argument("--ink", type=Path, nargs="+", required=True, help="as given to the recipe")
    parser.add_argument("--model", type=Path, help="another than the built-in model")
    options = parser.parse_args(arguments)
    classifier = Classifier.load(options.model)
    corpora = [InkCorpus.load(path) for path in options.ink]
    writers = np.concatenate([corpus.writers for corpus in corpora])
    right = np.concatenate([right_answers(classifier, corpus) for corpus in corpora])
    unseen = held_out(writers, classifier.metadata.seed or 0)
    donors = np.array([donor(writer) for writer in writers.tolist()])
    _show("not learned", right[unseen])
    _show("institutes not learned at all", right[np.isin(donors, HELD_OUT_DONORS)])
    for name in np.unique(donors[unseen]):
        _show(f"{name}, not learned", right[unseen & (donors == name)])


def right_answers(classifier: Classifier, corpus: InkCorpus) -> NDArray[np.bool_]:
    """Which drawings of a corpus are read right; a blank one is not."""
    images = [image_from_ink(corpus.ink(index)) for index in range(len(corpus))]
    drawn = np.array([image is not None for image in images])
    right = np.zeros(len(corpus), bool)
    digits = classifier.logits(np.stack([i for i in images if i is not None])).argmax(axis=1)
    right[drawn] = digits == corpus.labels[drawn].astype(np.int64)
    return right


def _show(what: str, right: NDArray[np.bool_]) -> None:
    if len(right):
        print(f"{what:32} {right.mean():7.2%} of {len(right)}")


if __name__ == "__main__":
    main()
