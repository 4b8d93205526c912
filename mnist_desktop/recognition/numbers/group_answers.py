"""The recogniser's answers to groups of parts, kept while a drawing grows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.recognition.classifier import Classifier, Prediction
from mnist_desktop.recognition.image_batch import images_from_segments
from mnist_desktop.recognition.numbers.parts import Key, Part, joined
from mnist_desktop.recognition.preprocessing import PEN_WIDTH

Group = Sequence[Part]


class GroupAnswers:
    """Answers of one classifier; those of the drawing before are still known."""

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier
        self._before: dict[tuple[Key, ...], Prediction] = {}
        self._answers: dict[tuple[Key, ...], Prediction] = {}

    def begin(self) -> None:
        """A new drawing: answers that it does not need are forgotten with the next one."""
        self._before, self._answers = self._answers, {}

    def of(self, groups: Sequence[Group]) -> list[Prediction]:
        """The answer to each group, all new ones in one run of the network."""
        runs = [joined(group) for group in groups]
        keys = [tuple(sorted(part.key for part in own)) for own in runs]
        new: dict[tuple[Key, ...], Group] = {}
        for key, own in zip(keys, runs, strict=True):
            if key in self._before:
                self._answers[key] = self._before[key]
            elif key not in self._answers:
                new[key] = own
        if new:
            images = _images(list(new.values()))
            scores = self._classifier.logits(images)
            for key, image, logits in zip(new, images, scores, strict=True):
                self._answers[key] = self._classifier.prediction(image, logits)
        return [self._answers[key] for key in keys]


def _images(groups: Sequence[Group]) -> NDArray[np.float32]:
    lines = [np.concatenate([part.lines for part in group]) for group in groups]
    first = np.cumsum([0, *(len(one) for one in lines[:-1])])
    return images_from_segments(np.concatenate(lines), first, np.full(len(groups), PEN_WIDTH))
