"""The labelled images that `evaluate` judges a model on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mnist_desktop.data.data_set import LabelledParts, labelled_parts, load_data_set
from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.problem import Problem
from mnist_desktop.recognition.class_names import MOST_CLASSES, class_name
from mnist_desktop.recognition.classifier import Classifier


@dataclass(frozen=True, eq=False)
class JudgedImages:
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
    remarks: tuple[Problem, ...] = ()
    classes: tuple[str, ...] = ()
    orientation: Orientation = AS_IS
    may_be_blank: bool = False


def images_to_judge(
    classifier: Classifier,
    data: Path | None = None,
    orient: Callable[[LabelledImages], Orientation] = lambda _: AS_IS,
) -> JudgedImages:
    """MNIST's test images; or those of a data set, all of them if it has no test part.

    Args:
        classifier: the model, whose classes must be the data set's.
        data: a data set's file or folder, such as pictures in a folder for each class.
        orient: says what is to be done to its images.

    Raises:
        Problem: "model_of_other_classes", "data_of_other_classes", "data_few_test" and those of
            the files.
    """
    if data is None:
        check_reads_digits(classifier)
        return JudgedImages("mnist_test", load_data_set().test)
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
        remarks += (Problem("data_all_judged", name=data.name, count=f"{len(chosen):,}"),)
    if not len(chosen):
        raise Problem("data_few_test", name=found.file, least=1)
    orientation = orient(chosen)
    images = LabelledImages(orientation.applied(chosen.images), labels[chosen.labels])
    return JudgedImages(str(data), images, remarks, found.classes, orientation, found.may_be_blank)


def check_reads_digits(classifier: Classifier) -> None:
    """Raises the Problem "model_of_other_classes" for a model of anything else."""
    if classifier.classes:
        raise Problem("model_of_other_classes", classes=_listed(classifier.classes))


def _labels_for(classifier: Classifier, found: LabelledParts) -> np.ndarray:
    """The model's number of each class of the data set: its classes may be fewer, or in order."""
    if not found.classes and not classifier.classes:
        return np.arange(MOST_CLASSES)
    if not found.classes or not set(found.classes) <= set(classifier.classes):
        raise Problem(
            "data_of_other_classes",
            name=found.name,
            data=_listed(found.classes),
            model=_listed(classifier.classes),
        )
    return np.array([classifier.classes.index(name) for name in found.classes])


def _listed(classes: tuple[str, ...]) -> str:
    return ", ".join(class_name(classes, index) for index in range(len(classes) or MOST_CLASSES))
