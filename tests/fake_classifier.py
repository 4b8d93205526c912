"""A classifier whose answers are known beforehand."""

from functools import cached_property

import numpy as np

from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from tests.recognition.random_weights import random_weights


def prediction_of(digit, confidence=0.97, accepted=True, runner_up=None, image=None, refused=False):
    """An answer, the rest of its probability on the runner-up."""
    runner_up = (digit + 5) % 10 if runner_up is None else runner_up
    probabilities = np.zeros(10, np.float32)
    probabilities[[digit, runner_up]] = confidence, 1 - confidence
    logits = np.log(probabilities + 1e-6)
    image = np.zeros((28, 28), np.float32) if image is None else image
    return Prediction(image, logits, probabilities, accepted, refused)


class FakeClassifier:
    """Always gives the same digit.

    Args:
        digit: the answer.
        title: as a model file would have it.
        classes: names of the answers; () for digits.
    """

    def __init__(self, digit, title="", classes=()):
        self.digit = digit
        self.metadata = ModelMetadata(title=title, scores={"mnist_test": 0.9}, classes=classes)
        self.classes = classes
        self.architecture = ARCHITECTURES["mlp"]

    @cached_property
    def model(self):
        weights = random_weights(self.architecture, self.digit)
        return Model(self.architecture, weights, self.metadata)

    def read(self, image):
        return prediction_of(self.digit, image=image)

    def logits(self, images):
        return np.stack([prediction_of(self.digit).logits for _ in images])

    def probabilities(self, logits):
        powers = np.exp(logits)
        return powers / powers.sum(axis=1, keepdims=True)

    def prediction(self, image, logits):
        return self.read(image)
