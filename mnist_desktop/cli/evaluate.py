"""The command `evaluate`: accuracy, accuracy per class and confusion matrix of a model."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mnist_desktop.data.data_set import LabelledParts, labelled_parts, load_data_set
from mnist_desktop.data.evaluate import DrawnImages, Evaluation, evaluate
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.messages import one_line
from mnist_desktop.percentage import percentage
from mnist_desktop.problem import AppError, InkError, Message
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.model_metadata import MAX_CLASSES, class_name
from mnist_desktop.recognition.preprocessing import image_from_ink


@dataclass(frozen=True, eq=False)
class EvaluationImages:
    """What a model is evaluated on: MNIST ("mnist_test") or a data set, by its path.

    The labels are indices of the model's classes; `classes` are the data set's, none for digits.
    Where images `may_be_blank`, an empty one is a picture in which nothing was found.
    """

    name: str
    images: LabelledImages
    remarks: tuple[Message, ...] = ()
    classes: tuple[str, ...] = ()
    orientation: Orientation = AS_IS
    may_be_blank: bool = False


def images_to_evaluate(
    classifier: Classifier,
    data: Path | None = None,
    orient: Callable[[LabelledImages], Orientation] = lambda _: AS_IS,
) -> EvaluationImages:
    """MNIST's test images; or those of a data set, all of them if it has no test part.

    The data set's classes must be the model's; `orient` chooses the orientation of its images.

    Raises:
        AppError: "model_of_other_classes", "data_of_other_classes", "data_few_test" and those of
            the files.
    """
    if data is None:
        _check_reads_digits(classifier)
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


def _check_reads_digits(classifier: Classifier) -> None:
    """Raises the AppError "model_of_other_classes" for a model of anything else."""
    if classifier.classes:
        raise AppError("model_of_other_classes", classes=_listed(classifier.classes))


def _labels_for(classifier: Classifier, found: LabelledParts) -> np.ndarray:
    """The model's index of each class of the data set, which may have fewer in another order."""
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


@dataclass(frozen=True, eq=False)
class EvaluationReport:
    """An evaluation as `evaluate` prints it; `classes` are the model's, none for digits."""

    data: str
    evaluation: Evaluation
    classes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """As `evaluate --json` prints it, after the model."""
        return {
            "data": self.data,
            **({"classes": list(self.classes)} if self.classes else {}),
            "samples": len(self.evaluation),
            "correct": self.evaluation.correct,
            "accuracy": self.evaluation.accuracy,
            "per_digit": self.evaluation.class_accuracies,
            "confusion": self.evaluation.confusion.tolist(),
            "blank": self.evaluation.blank_counts.tolist(),
        }

    def in_words(self) -> str:
        """As `evaluate` prints it."""
        found = self.evaluation
        lines = [
            f"data: {one_line(self.data)}",
            f"accuracy: {percentage(found.accuracy, 2)} % ({found.correct} of {len(found)})",
            "",
            *self._table(),
        ]
        if found.is_blank.any():
            blank = found.is_blank.sum()
            lines += ["", f"nothing to read in {blank} of them, which count as wrong"]
        return "\n".join(lines)

    def _table(self) -> list[str]:
        confusion, accuracies = self.evaluation.confusion, self.evaluation.class_accuracies
        heads = [f"{index:>5}" for index in range(len(confusion))]
        if self.classes:
            heads = [f"{index} {name}" for index, name in enumerate(self.classes)]
        width = max(5, *(_columns(head) for head in heads))
        answers = "".join(f"{index:6}" for index in range(len(heads)))
        first = "class" if self.classes else "digit"
        lines = [f"{first:<{width}}   right   read as{answers}"]
        for head, row, accuracy in zip(heads, confusion, accuracies, strict=True):
            right = "      -" if accuracy is None else f"{percentage(accuracy):>5} %"
            padding = " " * (width - _columns(head))
            lines.append(f"{head}{padding} {right}          " + "".join(f"{n:6}" for n in row))
        return lines


def evaluate_model(
    classifier: Classifier, chosen: EvaluationImages | Path, on_progress: Callable[[int, int], None]
) -> EvaluationReport:
    """Evaluates a model on labelled images, or on the ink corpus of digits at a path.

    `on_progress` is called with how many of how many are done.

    Raises:
        AppError: "model_of_other_classes", "corpus_not_digits" and those of the corpus.
    """
    if isinstance(chosen, EvaluationImages):
        found = evaluate(classifier, chosen.images, on_progress, may_be_blank=chosen.may_be_blank)
        return EvaluationReport(chosen.name, found, classifier.classes)
    _check_reads_digits(classifier)
    corpus = InkCorpus.load(chosen)
    drawn = DrawnImages(_digits(corpus, chosen), lambda index: image_from_ink(corpus.ink(index)))
    return EvaluationReport(
        str(chosen), evaluate(classifier, drawn, on_progress, may_be_blank=True)
    )


def _columns(text: str) -> int:
    """The width of a text on a terminal, where Chinese characters take two columns."""
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _digits(corpus: InkCorpus, path: Path) -> npt.NDArray[np.int64]:
    texts = [str(label) for label in corpus.labels.tolist()]
    if not all(len(text) == 1 and text in "0123456789" for text in texts):
        raise InkError("corpus_not_digits", name=path.name)
    return np.array([int(text) for text in texts], np.int64)
