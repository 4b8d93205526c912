"""A trained network on the test images, after the choice of it."""

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.examples import balanced
from mnist_desktop.learning.judgement import Judgement
from mnist_desktop.learning.labelled_images import LabelledImages
from mnist_desktop.learning.progress import TrainingResult
from mnist_desktop.learning.training_sets import cached_data_set
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model, ModelMetadata

MOST_TRAINING_IMAGES = 10_000
SHOWN = 5


def judged(result: TrainingResult, other: Model | None) -> Judgement:
    """The network of a result, and another for comparison.

    Args:
        result: with weights.
        other: the model that was in use; left out where it knows other classes.
    """
    data = cached_data_set(result.config.data)
    metadata = ModelMetadata(classes=result.classes)
    classifier = Classifier.from_weights(result.config.architecture, result.weights, metadata)
    learned = balanced(data.train, result.config.samples, result.config.seed)
    part = balanced(learned, MOST_TRAINING_IMAGES, result.config.seed)
    answers = _answers(classifier, data.test)
    is_comparable = other is not None and other.metadata.classes == result.classes
    others = _answers(Classifier(other), data.test) if other is not None and is_comparable else None
    shown = _shown(answers, data.test.labels)
    return Judgement(
        test_accuracy=_share(answers, data.test),
        training_accuracy=_share(_answers(classifier, part), part),
        other_accuracy=None if others is None else _share(others, data.test),
        images=data.test.images[shown],
        labels=data.test.labels[shown],
        predictions=answers[shown],
        seconds=result.seconds,
        device=result.device,
    )


def _answers(classifier: Classifier, labelled: LabelledImages) -> npt.NDArray[np.uint8]:
    answers = classifier.predict(labelled.as_floats()).argmax(axis=1)
    return np.asarray(answers, np.uint8)


def _share(answers: npt.NDArray[np.uint8], labelled: LabelledImages) -> float:
    return float((answers == labelled.labels).mean())


def _shown(answers: npt.NDArray[np.uint8], labels: npt.NDArray[np.uint8]) -> npt.NDArray[np.intp]:
    """Five images: two that were read wrong, where there are, among some that were not."""
    wrong = np.flatnonzero(answers != labels)[:2]
    right = np.flatnonzero(answers == labels)[: SHOWN - len(wrong)]
    return np.sort(np.concatenate([wrong, right]))[:SHOWN]
