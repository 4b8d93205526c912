"""What training makes smaller, for TensorFlow's tensors and, to score, for NumPy's arrays."""

from typing import Any

import numpy as np
import numpy.typing as npt

from mnist_desktop.learning.config import Loss
from mnist_desktop.recognition.networks.architectures import CLASSES

NO_CLASS = CLASSES
"""Label of an image that belongs to no class; its target is spread evenly over all of them (outlier
exposure, Hendrycks et al. 2019). No data set has it, our recipes do."""

SMOOTHING = 0.1
"""Share of the target that is spread evenly over the classes (Szegedy et al. 2016)."""


def losses_of(loss: Loss, labels: Any, logits: Any) -> Any:
    """Loss of each image: (b,) tensor from labels (b,) int32 and logits (b, 10) float32.

    cross_entropy: -log p of the right class. smoothed_cross_entropy: the same against targets of
    which SMOOTHING is spread evenly. squared_error: mean over the classes of (p - target)^2; it
    knows no NO_CLASS.
    """
    import tensorflow as tf

    targets = tf.one_hot(labels, CLASSES)
    if loss == "squared_error":
        return tf.reduce_mean(tf.square(tf.nn.softmax(logits) - targets), axis=1)
    if loss == "cross_entropy":
        classes = tf.minimum(labels, CLASSES - 1)
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(classes, logits)
    else:
        smoothed = targets * (1 - SMOOTHING) + SMOOTHING / CLASSES
        losses = tf.nn.softmax_cross_entropy_with_logits(smoothed, logits)
    of_none = -tf.reduce_mean(tf.nn.log_softmax(logits), axis=1)
    return tf.where(labels == NO_CLASS, of_none, losses)


def mean_loss(loss: Loss, labels: npt.NDArray[np.uint8], logits: npt.NDArray[np.float64]) -> float:
    """The mean of `losses_of` for arrays, over as many classes as there are logits."""
    return float(losses_of_logits(loss, labels, logits).mean())


def losses_of_logits(
    loss: Loss, labels: npt.NDArray[np.uint8], logits: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """`losses_of` for arrays: (n,) from labels (n,) and logits (n, classes)."""
    classes = logits.shape[1]
    targets = np.eye(classes)[labels]
    log_p = log_softmax(logits)
    if loss == "squared_error":
        squares: npt.NDArray[np.float64] = ((np.exp(log_p) - targets) ** 2).mean(axis=1)
        return squares
    if loss == "smoothed_cross_entropy":
        targets = targets * (1 - SMOOTHING) + SMOOTHING / classes
    losses: npt.NDArray[np.float64] = -(targets * log_p).sum(axis=1)
    return losses


def cross_entropy(
    logits: npt.NDArray[np.float64], labels: npt.NDArray[np.uint8], temperature: float = 1.0
) -> float:
    """Mean of -log p of the right class, for logits (n, classes) and labels (n,)."""
    log_p = log_softmax(logits / temperature)
    return float(-log_p[np.arange(len(labels)), labels].mean())


def log_softmax(logits: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Logarithms of the probabilities, (n, classes) as the logits."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    logarithms: npt.NDArray[np.float64] = shifted - np.log(
        np.exp(shifted).sum(axis=1, keepdims=True)
    )
    return logarithms
