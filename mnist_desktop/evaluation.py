"""How many digits a model reads right, and which it takes for which."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.mnist import load_mnist
from mnist_desktop.messages import one_line
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.preprocessing import Image, image_from_ink
from mnist_desktop.recognition.problem import InkError

_BATCH = 500


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The answers of a model to labelled digits.

    Attributes:
        data: "mnist_test" or the path of a corpus.
        confusion: (10, 10) counts, a row for each true digit, a column for each answer.
        blank: (10,) counts for each true digit of drawings in which there is nothing to read;
            they have no answer, and so are not read right.
    """

    data: str
    confusion: npt.NDArray[np.int64]
    blank: npt.NDArray[np.int64]

    @property
    def samples(self) -> int:
        """How many digits there were."""
        return int(self.confusion.sum() + self.blank.sum())

    @property
    def correct(self) -> int:
        """How many were read right."""
        return int(np.trace(self.confusion))

    @property
    def accuracy(self) -> float:
        """Their share, in [0, 1]."""
        return self.correct / self.samples

    @property
    def per_digit(self) -> list[float | None]:
        """The share read right of each digit; None where there was none."""
        counts = self.confusion.sum(axis=1) + self.blank
        return [
            float(right / count) if count else None
            for right, count in zip(self.confusion.diagonal(), counts, strict=True)
        ]

    def to_json(self) -> dict[str, object]:
        """As `evaluate --json` prints it, after the model."""
        return {
            "data": self.data,
            "samples": self.samples,
            "correct": self.correct,
            "accuracy": self.accuracy,
            "per_digit": self.per_digit,
            "confusion": self.confusion.tolist(),
            "blank": self.blank.tolist(),
        }

    def in_words(self) -> str:
        """As `evaluate` prints it."""
        lines = [
            f"data: {one_line(self.data)}",
            f"accuracy: {100 * self.accuracy:.2f} % ({self.correct} of {self.samples})",
            "",
            "digit   right   read as" + "".join(f"{digit:6}" for digit in range(10)),
        ]
        for digit, (row, share) in enumerate(zip(self.confusion, self.per_digit, strict=True)):
            right = "      -" if share is None else f"{100 * share:5.1f} %"
            lines.append(f"{digit:>5} {right}          " + "".join(f"{count:6}" for count in row))
        if self.blank.any():
            lines += ["", f"nothing to read in {self.blank.sum()} of them, which count as wrong"]
        return "\n".join(lines)


def evaluated(
    classifier: Classifier, ink: Path | None, on_progress: Callable[[int, int], None]
) -> Evaluation:
    """A model judged on MNIST's test set, or on an ink corpus.

    Args:
        classifier: the model.
        ink: a corpus of digits, `.npz`; None for MNIST.
        on_progress: called with how many of how many are done.
    """
    if ink is None:
        test = load_mnist().test
        labels = test.labels.astype(np.int64)

        def images(part: slice) -> list[Image | None]:
            return list(test[part].as_floats())
    else:
        corpus = InkCorpus.load(ink)
        labels = _digits(corpus, ink)

        def images(part: slice) -> list[Image | None]:
            return [image_from_ink(corpus.ink(index)) for index in range(len(corpus))[part]]

    confusion, blank = np.zeros((10, 10), np.int64), np.zeros(10, np.int64)
    for start in range(0, len(labels), _BATCH):
        on_progress(start, len(labels))
        part = slice(start, start + _BATCH)
        seen = images(part)
        is_drawn = np.array([image is not None for image in seen])
        np.add.at(blank, labels[part][~is_drawn], 1)
        if is_drawn.any():
            drawn = np.stack([image for image in seen if image is not None])
            answers = classifier.predict(drawn).argmax(axis=1)
            np.add.at(confusion, (labels[part][is_drawn], answers), 1)
    return Evaluation("mnist_test" if ink is None else str(ink), confusion, blank)


def _digits(corpus: InkCorpus, path: Path) -> npt.NDArray[np.int64]:
    texts = [str(label) for label in corpus.labels.tolist()]
    if not all(len(text) == 1 and text in "0123456789" for text in texts):
        raise InkError("corpus_not_digits", name=path.name)
    return np.array([int(text) for text in texts], np.int64)
