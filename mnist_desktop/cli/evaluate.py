"""How many digits, or other things, a model reads right, and which it takes for which."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.data_set import LabelledParts, labelled_parts, load_data_set
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.messages import one_line
from mnist_desktop.percentage import percentage
from mnist_desktop.problem import AppError, InkError, Message
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.model_metadata import MAX_CLASSES, class_name
from mnist_desktop.recognition.preprocessing import Image, image_from_ink


@dataclass(frozen=True, eq=False)
class EvaluationImages:
    """Images with the classes of a model.

    Attributes:
        name: "mnist_test" or the path of a data set.
        images: labelled by the model's classes.
        remarks: sentences on what was left out or changed.
        classes: names of the data set's classes; empty for digits.
        orientation: what was done to the images.
        may_be_blank: whether an empty image stands for a picture in which nothing was found.
    """

    name: str
    images: LabelledImages
    remarks: tuple[Message, ...] = ()
    classes: tuple[str, ...] = ()
    orientation: Orientation = AS_IS
    may_be_blank: bool = False


def images_to_judge(
    classifier: Classifier,
    data: Path | None = None,
    orient: Callable[[LabelledImages], Orientation] = lambda _: AS_IS,
) -> EvaluationImages:
    """MNIST's test images; or those of a data set, all of them if it has no test part.

    Args:
        classifier: the model, whose classes must be the data set's.
        data: a data set's file or folder, such as pictures in a folder for each class.
        orient: says what is to be done to its images.

    Raises:
        AppError: "model_of_other_classes", "data_of_other_classes", "data_few_test" and those of
            the files.
    """
    if data is None:
        check_reads_digits(classifier)
        return EvaluationImages("mnist_test", load_data_set().test)
    found = labelled_parts(data)
    labels = _labels_for(classifier, found)
    remarks = found.remarks
    chosen = found.parts.get("test")
    if chosen is None:
        parts = found.parts.values()
        chosen = LabelledImages(
            np.concatenate([part.images for part in parts]),
            np.concatenate([part.labels for part in parts]),
        )
        remarks += (Message("data_all_judged", name=data.name, count=f"{len(chosen):,}"),)
    if not len(chosen):
        raise AppError("data_few_test", name=found.file, least=1)
    orientation = orient(chosen)
    images = LabelledImages(orientation.applied(chosen.images), labels[chosen.labels])
    return EvaluationImages(
        str(data), images, remarks, found.classes, orientation, found.may_be_blank
    )


def check_reads_digits(classifier: Classifier) -> None:
    """Raises the AppError "model_of_other_classes" for a model of anything else."""
    if classifier.classes:
        raise AppError("model_of_other_classes", classes=_listed(classifier.classes))


def _labels_for(classifier: Classifier, found: LabelledParts) -> np.ndarray:
    """The model's number of each class of the data set: its classes may be fewer, or in order."""
    if not found.classes and not classifier.classes:
        return np.arange(MAX_CLASSES)
    if not found.classes or not set(found.classes) <= set(classifier.classes):
        raise AppError(
            "data_of_other_classes",
            name=found.name,
            data=_listed(found.classes),
            model=_listed(classifier.classes),
        )
    return np.array([classifier.classes.index(name) for name in found.classes])


def _listed(classes: tuple[str, ...]) -> str:
    return ", ".join(class_name(classes, index) for index in range(len(classes) or MAX_CLASSES))


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
            f"accuracy: {percentage(self.accuracy, 2)} % ({self.correct} of {self.samples})",
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
            right = "      -" if share is None else f"{percentage(share):>5} %"
            padding = " " * (width - _columns(head))
            lines.append(f"{head}{padding} {right}          " + "".join(f"{n:6}" for n in row))
        return lines


def evaluated(
    classifier: Classifier,
    judged_on: EvaluationImages | Path,
    on_progress: Callable[[int, int], None],
) -> Evaluation:
    """A model judged on labelled images, or on an ink corpus of digits.

    Args:
        classifier: the model.
        judged_on: images from `images_to_judge`, or the path of a corpus, `.npz`.
        on_progress: called with how many of how many are done.

    Raises:
        AppError: "model_of_other_classes", "corpus_not_digits" and those of the corpus.
    """
    if isinstance(judged_on, EvaluationImages):
        name, labelled = judged_on.name, judged_on.images
        labels = labelled.labels.astype(np.int64)

        def images(part: slice) -> list[Image | None]:
            seen = labelled[part].as_floats()
            is_read = not judged_on.may_be_blank
            return [image if is_read or image.any() else None for image in seen]
    else:
        check_reads_digits(classifier)
        corpus = InkCorpus.load(judged_on)
        name, labels = str(judged_on), _digits(corpus, judged_on)

        def images(part: slice) -> list[Image | None]:
            return [image_from_ink(corpus.ink(index)) for index in range(len(corpus))[part]]

    count = len(classifier.classes) or MAX_CLASSES
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
    return Evaluation(name, confusion, blank, classifier.classes)


def _columns(text: str) -> int:
    """How wide a terminal shows a text: Chinese takes two columns a character."""
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _digits(corpus: InkCorpus, path: Path) -> npt.NDArray[np.int64]:
    texts = [str(label) for label in corpus.labels.tolist()]
    if not all(len(text) == 1 and text in "0123456789" for text in texts):
        raise InkError("corpus_not_digits", name=path.name)
    return np.array([int(text) for text in texts], np.int64)
