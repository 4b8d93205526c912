"""How many digits, or other things, a model reads right, and which it takes for which."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.data_set import load_data_set
from mnist_desktop.learning.labelled_images import LabelledImages
from mnist_desktop.messages import one_line
from mnist_desktop.recognition.class_names import MOST_CLASSES, class_name
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.preprocessing import Image, image_from_ink
from mnist_desktop.recognition.problem import InkError, Problem

_BATCH = 500


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The answers of a model to labelled digits, or to whatever it names.

    Attributes:
        data: "mnist_test" or the path of a corpus or data set.
        confusion: (k, k) counts, a row for each true class, a column for each answer; k = 10 for
            digits.
        blank: (k,) counts for each true class of drawings in which there is nothing to read;
            they have no answer, and so are not read right.
        classes: the k names; empty for digits.
    """

    data: str
    confusion: npt.NDArray[np.int64]
    blank: npt.NDArray[np.int64]
    classes: tuple[str, ...] = ()

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
            **({"classes": list(self.classes)} if self.classes else {}),
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
            *self._table(),
        ]
        if self.blank.any():
            lines += ["", f"nothing to read in {self.blank.sum()} of them, which count as wrong"]
        return "\n".join(lines)

    def _table(self) -> list[str]:
        heads = [
            f"{index} {name}" if self.classes else f"{index:>5}"
            for index, name in enumerate(self.classes or range(len(self.confusion)))
        ]
        width = max(5, *(_columns(head) for head in heads))
        answers = "".join(f"{index:6}" for index in range(len(heads)))
        first = "class" if self.classes else "digit"
        lines = [f"{first:<{width}}   right   read as{answers}"]
        for head, row, share in zip(heads, self.confusion, self.per_digit, strict=True):
            right = "      -" if share is None else f"{100 * share:5.1f} %"
            padding = " " * (width - _columns(head))
            lines.append(f"{head}{padding} {right}          " + "".join(f"{n:6}" for n in row))
        return lines


def evaluated(
    classifier: Classifier,
    ink: Path | None,
    on_progress: Callable[[int, int], None],
    data: Path | None = None,
) -> Evaluation:
    """A model judged on MNIST's test set, an ink corpus, or the test part of a data set.

    Args:
        classifier: the model.
        ink: a corpus of digits, `.npz`.
        on_progress: called with how many of how many are done.
        data: a data set's file or folder; without it and `ink` it is MNIST.

    Raises:
        Problem: "model_of_other_classes" and "data_of_other_classes" besides those of the files.
    """
    if ink is None:
        test = _test_images(classifier, data)
        labels = test.labels.astype(np.int64)

        def images(part: slice) -> list[Image | None]:
            return list(test[part].as_floats())
    else:
        _check_reads_digits(classifier)
        corpus = InkCorpus.load(ink)
        labels = _digits(corpus, ink)

        def images(part: slice) -> list[Image | None]:
            return [image_from_ink(corpus.ink(index)) for index in range(len(corpus))[part]]

    count = len(classifier.classes) or MOST_CLASSES
    confusion, blank = np.zeros((count, count), np.int64), np.zeros(count, np.int64)
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
    judged_on = data if ink is None else ink
    name = "mnist_test" if judged_on is None else str(judged_on)
    return Evaluation(name, confusion, blank, classifier.classes)


def _test_images(classifier: Classifier, data: Path | None) -> LabelledImages:
    if data is None:
        _check_reads_digits(classifier)
    loaded = load_data_set(data)
    if loaded.classes != classifier.classes:
        raise Problem(
            "data_of_other_classes",
            name=loaded.name,
            data=_listed(loaded.classes),
            model=_listed(classifier.classes),
        )
    return loaded.test


def _check_reads_digits(classifier: Classifier) -> None:
    if classifier.classes:
        raise Problem("model_of_other_classes", classes=_listed(classifier.classes))


def _listed(classes: tuple[str, ...]) -> str:
    return ", ".join(class_name(classes, index) for index in range(len(classes) or MOST_CLASSES))


def _columns(text: str) -> int:
    """How wide a terminal shows a text: Chinese takes two columns a character."""
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _digits(corpus: InkCorpus, path: Path) -> npt.NDArray[np.int64]:
    texts = [str(label) for label in corpus.labels.tolist()]
    if not all(len(text) == 1 and text in "0123456789" for text in texts):
        raise InkError("corpus_not_digits", name=path.name)
    return np.array([int(text) for text in texts], np.int64)
